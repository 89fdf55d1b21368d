import {configuration} from '../../tongxinqiao/house.js';

export default configuration({
  name: '运行监控',
  url: import.meta.url,
  scripts: ['custom/chinese.js', 'custom/group-counts.js']
});
