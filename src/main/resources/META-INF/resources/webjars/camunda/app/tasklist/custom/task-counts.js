// Tasklist counts only the list that is open. Here every list says how much is on it, asked for in one call.

import {home} from './place.js';

const every = 60_000;
const atMost = 1_500;
let counts = new Map();
let asked = 0;

function show() {
  document.querySelectorAll('.task-filter h4.name > a').forEach(link => {
    const name = [...link.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim())?.data.trim();
    const count = counts.get(name);
    let place = link.querySelector('.txq-count');
    if (count === undefined) {
      place?.remove();
      return;
    }
    if (!place) {
      place = document.createElement('span');
      place.className = 'txq-count';
      link.append(place);
    }
    const text = String(count);
    if (place.textContent !== text) {
      place.textContent = text;
    }
  });
}

async function ask() {
  if (document.hidden || !document.querySelector('.task-filter') || Date.now() - asked < atMost) {
    return;
  }
  asked = Date.now();
  const answer = await fetch(home + '/api/task-lists');
  if (answer.ok) {
    counts = new Map((await answer.json()).map(list => [list.name, list.count]));
    show();
  }
}

const calmly = () => ask().catch(console.error);

setInterval(calmly, every);
window.addEventListener('hashchange', () => setTimeout(calmly, 500));
document.addEventListener('visibilitychange', calmly);
// Claiming, giving back and completing move a task from one list to another.
document.addEventListener('click', event => {
  if (event.target.closest('.form-actions, .fjs-button, .task-card .assignee')) {
    setTimeout(calmly, 2_000);
  }
}, true);
new MutationObserver(() => {
  show();
  if (asked === 0) {
    calmly();
  }
}).observe(document.body, {subtree: true, childList: true});

export default [];
