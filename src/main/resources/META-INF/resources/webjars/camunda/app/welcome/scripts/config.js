import {configuration} from '../../tongxinqiao/house.js';

export default configuration({
  name: '欢迎页',
  url: import.meta.url,
  // Instead of the engine maker's pages.
  links: []
});
