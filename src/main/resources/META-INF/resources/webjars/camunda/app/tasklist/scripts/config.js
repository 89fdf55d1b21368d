export default {
  app: {
    vendor: '同心桥',
    name: '待办'
  },
  // A second locale would race with the first for moment's global one.
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: ['custom/chinese.js', 'custom/counter-link.js', 'custom/notices.js', 'custom/task-cards.js', 'custom/task-order.js', 'custom/task-counts.js'],
  disableWelcomeMessage: true,

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
};
