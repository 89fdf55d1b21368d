// What a clerk needs to choose the next case: how urgent, what, where and how long it still has. All cards of a page are
// asked for at once.

import {home} from './place.js';

let waiting = new Map();

async function ask(asked) {
  const tasks = [...asked.keys()];
  for (let from = 0; from < tasks.length; from += 50) {
    const query = tasks.slice(from, from + 50).map(id => 'task=' + encodeURIComponent(id)).join('&');
    const answer = await fetch(home + '/api/task-cards?' + query);
    if (answer.ok) {
      (await answer.json()).forEach(card => asked.get(card.task).forEach(place => show(place, card)));
    }
  }
}

function part(name, text) {
  const element = document.createElement('span');
  element.className = 'txq-' + name;
  element.textContent = text;
  return element;
}

function show(place, card) {
  const row = place.closest('li.task');
  const title = row?.querySelector('h4')?.textContent || '';
  const parts = [
    card.urgencyLabel && card.urgency !== 'NORMAL' && part('urgency', card.urgencyLabel),
    ...card.marks.map(mark => part('mark', mark)),
    card.tier && part('tier', card.tier),
    card.category && !title.includes(card.category) && part('category', card.category),
    part('place', card.place),
    card.left && part('left', card.left)
  ].filter(Boolean);
  place.replaceChildren(...parts);
  place.className = 'txq-card';
  if (row) {
    row.dataset.urgency = card.urgency || '';
    row.dataset.shade = card.shade;
  }
}

export default {
  id: 'task-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (place, {taskId}) => {
    if (waiting.size === 0) {
      setTimeout(() => {
        const asked = waiting;
        waiting = new Map();
        ask(asked).catch(console.error);
      }, 30);
    }
    waiting.set(taskId, [...(waiting.get(taskId) || []), place]);
  }
};
