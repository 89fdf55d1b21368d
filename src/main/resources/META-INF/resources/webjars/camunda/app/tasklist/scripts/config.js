import {configuration} from '../../tongxinqiao/house.js';

export default configuration({
  name: '待办',
  url: import.meta.url,
  // One file and one line for each part; one that fails is left out.
  scripts: [
    'custom/chinese.js',
    'custom/staff-pages.js',
    'custom/notices.js',
    'custom/task-cards.js',
    'custom/task-order.js',
    'custom/task-counts.js',
    'custom/case-file.js',
    'custom/form-fixes.js',
    'custom/house-links.js',
    'custom/reply-templates.js',
    'custom/publication-preview.js',
    'custom/handling-proof.js',
    'custom/my-work-link.js',
    'custom/claim-next.js',
    'custom/pass-on.js'
  ],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领选中的任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个列表'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表里的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到表单的第一格'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“发起流程”窗口'
    }
  }
});
