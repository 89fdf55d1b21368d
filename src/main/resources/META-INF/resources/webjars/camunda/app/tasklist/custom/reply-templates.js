// Beside each text a clerk writes to a requester or a colleague: texts to pick from. What stands in 【】 has to be filled in;
// the server takes no text in which one is left.

import {element, style, whenOpen, write} from './open-form.js';

const blank = /【[^【】\n]{1,40}】/g;

style();

function fitting(form, key) {
  return form.offer.templates.filter(template => template.fields.includes(key)
    && (!template.choice || form.value(template.choice.field) === template.choice.value));
}

function left(area, known) {
  return [...new Set(area.value.match(blank) ?? [])].filter(one => known.has(one));
}

function selectBlank(area, known) {
  const next = left(area, known)[0];
  if (next) {
    const at = area.value.indexOf(next);
    area.focus();
    area.setSelectionRange(at, at + next.length);
  }
}

function options(templates) {
  const groups = new Map();
  templates.forEach(template => {
    const name = template.category ?? '通用';
    groups.set(name, [...(groups.get(name) ?? []), template]);
  });
  return [...groups].map(([name, members]) => element('optgroup', {label: name},
    ...members.map(template => element('option', {value: template.id}, template.title))));
}

function put(area, template, known) {
  write(area, template.text);
  area.dataset.picked = template.text;
  selectBlank(area, known);
}

function build(area, templates, known) {
  const id = area.id + '-template';
  const rest = element('span', {class: 'blanks-left', role: 'status'});
  const next = element('button', {type: 'button', class: 'btn btn-link btn-xs', onclick: () => selectBlank(area, known)},
    '填下一个');
  const remind = () => {
    const blanks = left(area, known);
    rest.textContent = blanks.length ? '还没填：' + blanks.join('、') : '';
    next.hidden = !blanks.length;
  };
  const question = element('span', {class: 'replace-typed', role: 'alert'});
  const answered = template => {
    question.replaceChildren();
    if (template) {
      put(area, template, known);
      remind();
    } else {
      area.focus();
    }
  };
  const ask = template => question.replaceChildren(`换成“${template.title}”会去掉已经写的文字。`,
    element('button', {type: 'button', class: 'btn btn-default btn-xs', onclick: () => answered(template)}, '换掉'),
    element('button', {type: 'button', class: 'btn btn-default btn-xs', onclick: () => answered(null)}, '不换'));
  const select = element('select', {id, onchange: () => {
    const template = templates.find(one => one.id === select.value);
    select.value = '';
    if (template) {
      const typed = area.value.trim() && area.value !== area.dataset.picked;
      (typed ? ask : answered)(template);
    }
  }}, element('option', {value: ''}, '请选择'), ...options(templates));
  area.addEventListener('input', remind);
  remind();
  return element('div', {class: 'reply-templates', 'data-offer': templates.map(one => one.id).join(' ')},
    element('label', {for: id}, '选用模板'), select, question, rest, next);
}

whenOpen(form => {
  const known = new Set(form.offer.templates.flatMap(template => template.blanks));
  new Set(form.offer.templates.flatMap(template => template.fields)).forEach(key => {
    const area = form.input(key);
    const place = form.place(key);
    if (!place || area.tagName !== 'TEXTAREA') {
      return;
    }
    const templates = form.writable(key) ? fitting(form, key) : [];
    const offer = templates.map(one => one.id).join(' ');
    const shown = place.querySelector('.reply-templates');
    if ((shown?.dataset.offer ?? '') !== offer) {
      shown?.remove();
      if (templates.length) {
        area.before(build(area, templates, known));
      }
    }
  });
});

export default [];
