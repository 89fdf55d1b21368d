// Cases of other rooms beside their tasks, and beside the request they came from: read from the API of their own room.

import {home, engine} from './place.js';

const NUMBER = /([A-Z]{2})\d{8,}$/;
const at = time => time ? time.slice(0, 16).replace('T', ' ') : '';
const day = time => time ? time.slice(0, 10) : '';
const path = number => home + '/mediations/' + encodeURIComponent(number);

/** The case of a task that is no request's; null when no room here knows it. */
export async function otherCase(taskId, el, call) {
  const task = await call(engine + '/task/' + encodeURIComponent(taskId));
  const found = NUMBER.exec(task.name ?? '');
  if (found?.[1] === 'TJ') {
    return mediation(await call('api/mediations/' + encodeURIComponent(found[0])), el);
  }
  if (found?.[1] === 'JZ') {
    return page(found[0], '加装电梯', home + '/lift-cases/' + encodeURIComponent(found[0]), el);
  }
  return null;
}

function page(number, kind, href, el) {
  return el('article', {className: 'case-file', 'aria-label': '案卷 ' + number},
    el('header', {className: 'case-file-head'}, el('h3', {}, number),
      el('p', {className: 'case-file-links'}, el('a', {href, target: '_blank', rel: 'noopener'}, '打开' + kind + '的案卷页面'))));
}

function mediation(m, el) {
  const line = (label, ...value) => value.some(part => part) ? el('div', {}, el('dt', {}, label), el('dd', {}, value)) : null;
  const part = (title, kind, ...content) => el('section', {className: 'case-file-part ' + kind}, el('h4', {}, title), content);
  return el('article', {className: 'case-file', 'aria-label': '案卷 ' + m.number},
    el('header', {className: 'case-file-head'},
      el('h3', {}, m.number),
      el('p', {}, el('span', {className: 'case-file-badge status'}, m.statusLabel)),
      el('p', {className: 'case-file-links'},
        el('a', {href: path(m.number), target: '_blank', rel: 'noopener'}, '打开案卷页面'),
        '（登记意见、调解记录、延期、协议和签字）')),
    part('纠纷', 'matter',
      el('p', {className: 'case-file-text'}, m.facts || m.subject),
      el('dl', {},
        line('事由', m.subject),
        line('地点', m.place),
        line('来源', m.origin),
        line('申请', at(m.filedAt)),
        line('调解期限', day(m.lastDay)),
        line('结束', at(m.endedAt)))),
    part('当事人', 'sides', el('ul', {}, m.sides.map(side => el('li', {},
      side.roleLabel + ' ' + side.name + '：' + (side.consents === null ? '… 还没有表态'
        : side.consents ? '✓ 同意调解' : '✗ 不同意调解'))))),
    m.ways.length === 0 ? null : part('法定途径', 'ways', el('ul', {}, m.ways.map(way => el('li', {}, way)))),
    part('经过', 'timeline', el('ol', {}, m.timeline.map(step => el('li', {},
      el('time', {dateTime: step.at}, at(step.at)), ' ', step.text)))));
}

/** What became of the disputes in a request, and the way to have one mediated for those who may ask for it. */
export function mediationsOf(view, el, call) {
  const number = view.matter.number;
  const box = el('section', {className: 'case-file-part mediations', hidden: true});
  const ask = el('p', {className: 'case-file-links'}, el('a', {className: 'btn btn-default btn-sm',
    href: home + '/mediations/new?origin=' + encodeURIComponent(number), target: '_blank', rel: 'noopener'}, '申请人民调解'));
  const show = found => {
    const open = found.some(one => !one.endedAt);
    box.hidden = found.length === 0 && !view.may.passOn;
    box.replaceChildren(el('h4', {}, '人民调解'),
      found.length === 0 ? el('p', {className: 'case-file-none'}, '没有申请过。')
        : el('ul', {}, found.map(one => el('li', {}, el('a', {href: path(one.number), target: '_blank', rel: 'noopener'}, one.number),
          ' ' + one.subject + '，' + one.statusLabel + (one.failReasonLabel ? '（' + one.failReasonLabel + '）' : ''),
          one.endedAt ? '，' + day(one.endedAt) + ' 结束' : '，' + day(one.filedAt) + ' 申请'))),
      view.may.passOn && !open ? ask : '');
  };
  call('api/mediations?origin=' + encodeURIComponent(number)).then(show).catch(() => box.remove());
  return box;
}
