import {configuration} from '../../tongxinqiao/house.js';

export default configuration({
  name: '用户管理',
  url: import.meta.url
});
