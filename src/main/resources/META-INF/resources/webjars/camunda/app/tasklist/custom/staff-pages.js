// Links to the pages of our own, for those who may open them: the counter at once, the others folded away.

import {home} from './place.js';

const elsewhere = ['/my-work'];

function link(page) {
  const element = document.createElement('a');
  element.href = home + page.path;
  element.textContent = page.label;
  return element;
}

async function showPages(place) {
  const answer = await fetch(home + '/api/staff-pages');
  if (!answer.ok) {
    return;
  }
  const pages = (await answer.json()).filter(page => !elsewhere.includes(page.path));
  const counter = pages.find(page => page.path === '/counter');
  const others = pages.filter(page => page !== counter);
  place.classList.add('txq-nav');
  if (counter) {
    place.append(link(counter));
  }
  if (others.length > 0) {
    const folded = document.createElement('details');
    const summary = document.createElement('summary');
    const list = document.createElement('div');
    folded.className = 'txq-pages';
    summary.textContent = '其他页面';
    list.append(...others.map(link));
    folded.append(summary, list);
    place.append(folded);
    document.addEventListener('click', event => {
      if (!folded.contains(event.target)) {
        folded.open = false;
      }
    });
  }
}

export default {
  id: 'staff-pages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render: place => showPages(place).catch(console.error)
};
