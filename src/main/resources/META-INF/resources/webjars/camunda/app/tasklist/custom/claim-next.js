// Claims the most pressing task one may claim and opens it: by the button, or by Ctrl+Alt+N.

import {home} from './place.js';

/** How long a sentence stays beside the button. */
const reading = 8000;

function select(task) {
  const [path, search] = location.hash.split('?');
  const wanted = new URLSearchParams(search);
  wanted.set('task', task);
  wanted.delete('detailsTab');
  location.hash = `${path || '#/'}?${wanted}`;
}

async function claimNext(button, told) {
  button.disabled = true;
  try {
    const answer = await fetch(home + '/api/my-work/next', {method: 'POST'});
    const next = await answer.json();
    if (next.taskId) {
      select(next.taskId);
    }
    told.textContent = next.taskId ? `已抢到 ${next.number}` : next.detail;
  } catch (error) {
    told.textContent = '没有抢成：网络不通，请再试。';
  } finally {
    button.disabled = false;
    setTimeout(() => {
      told.textContent = '';
    }, reading);
  }
}

export default {
  id: 'claim-next',
  pluginPoint: 'tasklist.navbar.action',
  priority: 395,
  render: place => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-link';
    button.title = '在可以接的任务里抢最急的一件（Ctrl+Alt+N）';
    button.innerHTML = '<span class="glyphicon glyphicon-flash"></span> 抢下一件';
    const told = document.createElement('span');
    told.setAttribute('role', 'status');
    place.append(button, ' ', told);
    button.addEventListener('click', () => claimNext(button, told));
    document.addEventListener('keydown', event => {
      if (event.ctrlKey && event.altKey && event.code === 'KeyN' && button.isConnected) {
        event.preventDefault();
        button.click();
      }
    });
  }
};
