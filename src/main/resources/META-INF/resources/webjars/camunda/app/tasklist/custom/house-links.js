// A form names a page of the house in a text nobody can click in. Under such a text stands a link for each page, opened
// beside Tasklist so that the task stays where it is.

import {element, ours, style} from './open-form.js';

// The words before the path become the link: 评分页面：/property-assessments/KH1/scores
const named = /(?:^|[\n，。；])([^\n，。；：]{1,40})：(\/[a-z][\w-]*(?:\/[\w-]+)*)/g;

function pages(text) {
  return [...text.matchAll(named)].map(([, words, path]) => ({words: words.trim(), path}));
}

function link(area) {
  const field = area.closest('.fjs-form-field');
  if (!field || area.dataset.linked === area.value) {
    return;
  }
  area.dataset.linked = area.value;
  field.querySelector('.house-links')?.remove();
  const found = pages(area.value);
  if (found.length) {
    field.append(element('p', {class: 'house-links'}, ...found.map(({words, path}) =>
      element('a', {href: ours(path), target: '_blank', rel: 'noopener'}, words))));
  }
}

let asked = false;

function soon() {
  if (!asked) {
    asked = true;
    setTimeout(() => {
      asked = false;
      document.querySelectorAll('.fjs-form textarea[readonly]').forEach(link);
    }, 60);
  }
}

style();
new MutationObserver(soon).observe(document.body, {subtree: true, childList: true});

export default [];
