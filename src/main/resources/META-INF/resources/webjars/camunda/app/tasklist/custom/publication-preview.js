// For those who write or check a result: what the public board would show of the case, masked as it would be.

import {call, element, style, whenOpen} from './open-form.js';

/** The forms it is offered in, the field the result is written or shown in, and whether it is being written. */
const places = new Map([
  ['request-handling-handle', {field: 'result', written: true}],
  ['request-feedback-visit', {field: 'result', written: false}],
  ['hard-request-check', {field: 'result', written: false}]
]);

style();

function text(pieces) {
  return pieces.map(piece => piece.hidden
    ? element('mark', {title: '个人信息，已遮蔽'}, piece.text)
    : document.createTextNode(piece.text));
}

function part(name, ...content) {
  return [element('dt', {}, name), element('dd', {}, ...content)];
}

function shown(preview) {
  if (!preview.published) {
    return [element('p', {}, '这件诉求按规则不公开。'), element('p', {}, preview.explanation ?? '')];
  }
  return [
    element('p', {class: 'hint'}, '办结后先由公开审核员核对，再上公示栏。标黄的是遮蔽的个人信息。'),
    element('dl', {},
      ...part('标题', preview.title),
      ...part('诉求', ...text(preview.text)),
      ...part('办理结果', ...(preview.result.length ? text(preview.result) : ['（还没有写）'])),
      ...part('承办单位', preview.unit ?? '还没有派到单位'),
      ...part('用时', preview.workingDays + ' 个工作日'),
      ...part('评价', preview.rating)),
    ...preview.warnings.map(warning => element('p', {class: 'warning'}, warning))
  ];
}

function show(content) {
  const close = element('button', {type: 'button', class: 'btn btn-default', onclick: () => dialog.close()}, '关闭');
  const dialog = element('dialog', {class: 'publication-preview', 'aria-labelledby': 'publication-preview-title'},
    element('h2', {id: 'publication-preview-title'}, '预览公开内容'), ...content, element('p', {}, close));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function preview(form, place) {
  const path = `/api/cases/${encodeURIComponent(form.number)}/publication-preview`;
  const written = place.written ? form.input(place.field)?.value ?? '' : null;
  try {
    show(shown(written === null ? await call(path) : await call(path, {result: written})));
  } catch (error) {
    show([element('p', {role: 'alert'}, error.message)]);
  }
}

whenOpen(form => {
  const place = places.get(form.id);
  const field = place && form.number ? form.place(place.field) : null;
  if (field && !field.querySelector('.publication-preview-link')) {
    field.append(element('button', {
      type: 'button',
      class: 'btn btn-default btn-sm publication-preview-link',
      onclick: () => preview(form, place)
    }, '预览公开内容'));
  }
});

export default [];
