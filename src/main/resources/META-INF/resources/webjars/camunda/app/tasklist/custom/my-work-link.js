// Links to the phone's pages and to the tasks of one's unit, for those who may open them. What those pages keep in the
// browser goes when its writer signs out or another one signs in; an expired session keeps it.

const prefix = 'tongxinqiao-work:';
const kept = 'tongxinqiao-work';

function wipe(isOurs) {
  Object.keys(localStorage).filter(key => key.startsWith(prefix) && isOurs(key)).forEach(key => localStorage.removeItem(key));
}

window.angular.module('cam.tasklist.custom').run(['$rootScope', root => {
  root.$on('authentication.changed', (_, account) => account && wipe(key => !key.startsWith(`${prefix}${account.name}:`)));
  root.$on('authentication.logout.success', () => {
    wipe(() => true);
    indexedDB.deleteDatabase(kept);
  });
}]);

import {home} from './place.js';

async function showLinks(place) {
  const answer = await fetch(home + '/api/my-work/pages');
  if (!answer.ok) {
    return;
  }
  const {phone, unit} = await answer.json();
  const links = [
    phone && ['/my-work', 'glyphicon-phone', '手机版'],
    unit && ['/unit-work', 'glyphicon-th-list', '本单位任务']
  ];
  place.classList.add('txq-nav');
  place.innerHTML = links
    .filter(Boolean)
    .map(([path, icon, words]) => `<a href="${home}${path}"><span class="glyphicon ${icon}"></span> ${words}</a>`)
    .join(' ');
}

export default {
  id: 'my-work-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 390,
  render: place => showLinks(place).catch(console.error)
};
