// The case of a task (案卷), read from our own API: the request in full, photos, contact, timeline, cases alike. Whatever
// comes from the API is put in as text, never as markup.

import {home} from './place.js';
import {mediationsOf, otherCase} from './other-case.js';

const SHOWN_FOR = 60_000;
const PURPOSES = [['BEFORE', '办理前照片'], ['AFTER', '办理后照片'], ['SIGNATURE', '签字材料'], ['PAPER', '办理材料']];
const REASONS = ['上门前先联系', '核实情况', '约定办理时间', '回访办理结果'];

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('../styles/case-file.css' + new URL(import.meta.url).search, import.meta.url).href;
document.head.append(style);

/** An element: properties as they are, `on...` as listeners, data and aria as attributes; null children are left out. */
function el(name, properties, ...children) {
  const element = document.createElement(name);
  Object.entries(properties || {}).forEach(([key, value]) => {
    if (value === null || value === undefined) {
      return;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (key in element && !key.includes('-')) {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  });
  element.append(...there(children));
  return element;
}

const there = children => children.flat().filter(child => child !== null && child !== undefined && child !== '');

const at = time => time ? time.slice(5, 16).replace('T', ' ') : '';
const day = time => time ? time.slice(0, 10) : '';

/** Keys are not secrets; browsers give randomUUID to pages by https only. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(home + '/' + path, {credentials: 'same-origin', ...options});
  } catch (broken) {
    throw new Error('没有连上服务器，请稍后再试，刚才的内容还在。');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail || '没有办成，请稍后再试。'), {status: answer.status});
  }
  return answer.status === 204 ? null : answer.json();
}

const post = (path, body) => call(path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(body)
});

class CaseFile {

  constructor(place, taskId, beside) {
    this.place = place;
    this.beside = beside;
    this.taskId = taskId;
    this.gone = false;
  }

  async load(focusOn) {
    if (!this.place.firstChild) {
      this.place.replaceChildren(el('p', {className: 'case-file-wait', role: 'status'}, '正在取案卷……'));
    }
    try {
      const other = await otherCase(this.taskId, el, call).catch(() => null);
      if (other) {
        if (!this.gone) {
          this.place.replaceChildren(other);
        }
        return;
      }
      const view = await call('api/tasks/' + encodeURIComponent(this.taskId) + '/case');
      if (!this.gone) {
        this.show(view);
        if (focusOn) {
          this.place.querySelector(focusOn)?.focus();
        }
      }
    } catch (failure) {
      if (!this.gone) {
        this.place.replaceChildren(el('p', {className: 'case-file-wait', role: 'alert'},
          failure.status === 404 ? '这项任务的案卷您不能看，或任务已办结。' : failure.message, ' ',
          el('button', {type: 'button', className: 'btn btn-default btn-sm', onclick: () => this.load()}, '再试一次')));
      }
    }
  }

  leave() {
    this.gone = true;
    clearTimeout(this.hiding);
    this.place.replaceChildren();
  }

  show(view) {
    this.view = view;
    this.path = 'api/cases/' + encodeURIComponent(view.matter.number);
    this.place.replaceChildren(el('article', {className: 'case-file', 'aria-label': '案卷 ' + view.matter.number},
      this.head(),
      this.matter(),
      this.alike(),
      this.proofs(),
      this.photos(),
      this.papers(),
      this.addFiles(),
      this.earlier(),
      this.view.whole ? mediationsOf(this.view, el, call) : null,
      this.timeline(),
      this.ledger(),
      this.reasons(),
      this.mails()));
  }

  head() {
    const m = this.view.matter;
    const badge = (text, kind) => text ? el('span', {className: 'case-file-badge ' + (kind || '')}, text) : null;
    return el('header', {className: 'case-file-head'},
      el('h3', {}, m.number),
      el('p', {},
        badge(m.type), badge(m.category), badge(m.tier),
        badge(m.urgencyLabel, 'urgency-' + (m.urgency || '').toLowerCase()),
        badge(m.statusLabel, 'status'),
        m.urged ? badge('催办 ' + m.urged + ' 次', 'warn') : null,
        m.returned ? badge('退回 ' + m.returned + ' 次', 'warn') : null,
        m.reworked ? badge('重办 ' + m.reworked + ' 次', 'warn') : null),
      this.clocks(),
      el('p', {className: 'case-file-links'},
        this.view.whole ? el('a', {href: home + '/cases/' + encodeURIComponent(m.number), target: '_blank', rel: 'noopener'},
          '时间账全页') : null,
        el('button', {type: 'button', className: 'btn btn-link', onclick: () => this.print()}, '打印'),
        this.beside ? null : el('button', {type: 'button', className: 'btn btn-link', onclick: () => beside.turn(true)},
          '放在表单旁边')));
  }

  clocks() {
    const clocks = this.view.clocks.filter(clock => clock.dueAt || clock.doneAt);
    return clocks.length === 0 ? null : el('ul', {className: 'case-file-clocks'}, clocks.map(clock => {
      const bar = el('span', {className: 'bar'});
      bar.style.width = Math.min(100, clock.percent || 0) + '%';
      return el('li', {className: 'light-' + (clock.light || 'none').toLowerCase()},
        el('span', {className: 'track', 'aria-hidden': 'true'}, bar),
        clock.label + '：',
        clock.doneAt ? at(clock.doneAt) + ' 完成' : '限 ' + at(clock.dueAt),
        clock.lightLabel ? '（' + clock.lightLabel + '）' : '');
    }));
  }

  section(title, kind, ...content) {
    return el('section', {className: 'case-file-part ' + kind}, el('h4', {}, title), content);
  }

  folded(title, kind, ...content) {
    return el('details', {className: 'case-file-part ' + kind}, el('summary', {}, title), content);
  }

  matter() {
    const m = this.view.matter;
    const line = (label, ...value) => el('div', {}, el('dt', {}, label), el('dd', {}, value));
    return this.section('诉求', 'matter',
      el('p', {className: 'case-file-text'}, m.text),
      el('dl', {},
        line('地点', [m.community, m.compound, m.address].filter(Boolean).join(' ')),
        line('联系人', this.contact()),
        line('来源', m.channel + '　' + at(m.receivedAt) + ' 收到'),
        m.dueAt ? line('办理时限', at(m.dueAt), m.dueProvisional ? '（暂定）' : '') : null,
        m.unit ? line('承办', m.unit, m.handler ? ' ' + m.handler : '') : null,
        m.duplicateOf ? line('已并入', m.duplicateOf) : null,
        m.detailAsked ? line('请补充', m.detailAsked) : null,
        m.result ? line('办理情况', m.result) : null));
  }

  contact() {
    const masked = el('span', {className: 'case-file-contact'}, this.view.matter.contact);
    if (!this.view.may.reveal) {
      return masked;
    }
    const box = el('span', {className: 'case-file-reveal'});
    const closed = () => {
      clearTimeout(this.hiding);
      box.replaceChildren(masked, ' ', el('button', {type: 'button', className: 'btn btn-default btn-xs reveal',
        onclick: () => this.askReason(box, closed)}, '查看联系方式'));
    };
    closed();
    return box;
  }

  askReason(box, close) {
    const said = el('p', {role: 'alert', className: 'case-file-problem'});
    const field = el('input', {type: 'text', maxLength: 200, className: 'form-control input-sm',
      'aria-label': '查看理由', placeholder: '其他理由，2 至 200 个字'});
    const ask = async reason => {
      said.textContent = '';
      try {
        this.reveal(box, close, await post(this.path + '/contact', {reason}));
      } catch (failure) {
        said.textContent = failure.message;
      }
    };
    const form = el('form', {className: 'case-file-ask', onsubmit: event => {
      event.preventDefault();
      ask(field.value);
    }, onkeydown: event => event.key === 'Escape' && (close(), box.querySelector('button').focus())},
      el('p', {}, '为什么要看？每次查看都会记入审计。'),
      el('div', {}, REASONS.map(reason => el('button', {type: 'button', className: 'btn btn-default btn-xs',
        onclick: () => ask(reason)}, reason))),
      el('div', {className: 'case-file-own'}, field, el('button', {type: 'submit', className: 'btn btn-default btn-sm'}, '查看'),
        el('button', {type: 'button', className: 'btn btn-link btn-sm', onclick: close}, '取消')),
      said);
    box.replaceChildren(form);
    form.querySelector('button').focus();
  }

  reveal(box, close, contact) {
    this.hiding = setTimeout(close, SHOWN_FOR);
    box.replaceChildren(
      el('strong', {className: 'case-file-open', role: 'status'},
        contact.anonymous ? '对方不愿透露身份' : [contact.name || '未留姓名', ' ',
          contact.phone ? el('a', {href: 'tel:' + contact.phone.replace(/[^\d+]/g, '')}, contact.phone) : '未留电话']),
      ' ',
      el('button', {type: 'button', className: 'btn btn-default btn-xs', onclick: close}, '隐藏'));
    box.querySelector('button').focus();
  }

  /** What must be there before the case counts as handled; has an answer of its own, for it is asked for elsewhere too. */
  proofs() {
    if (!this.view.whole || !this.view.may.addFiles) {
      return null;
    }
    const box = el('section', {className: 'case-file-part proofs', hidden: true});
    const show = found => {
      const wanted = found.proofs.filter(proof => proof.need !== 'NONE');
      box.hidden = wanted.length === 0;
      box.replaceChildren(...there([
        el('h4', {}, '办结材料' + (found.complete ? '（齐了）' : '（还缺）')),
        el('ul', {}, wanted.map(proof => el('li', {className: proof.there ? 'there' : 'missing'},
          (proof.there ? '✓ ' : '✗ ') + proof.label + '（' + proof.needLabel + '）' + (proof.there ? '' : ' 还没有')))),
        found.explanation ? el('p', {className: 'case-file-none'}, found.explanation) : null,
        found.release ? el('p', {}, '已由 ' + found.release.by + ' 免交：' + found.release.reason) : null,
        wanted.some(proof => proof.proof === 'PLACE') ? this.workplace(found, show) : null,
        found.complete ? null : this.release(show)]));
    };
    call(this.path + '/proofs').then(show).catch(() => box.remove());
    return box;
  }

  workplace(found, show) {
    const said = el('p', {role: 'status', className: 'case-file-problem'});
    const words = el('input', {type: 'text', maxLength: 200, className: 'form-control input-sm', 'aria-label': '办理地点',
      placeholder: '写明办理地点'});
    const send = async place => {
      said.textContent = '';
      try {
        show(await post(this.path + '/place', place));
      } catch (failure) {
        said.textContent = failure.message;
      }
    };
    const locate = () => {
      said.textContent = '正在定位……';
      navigator.geolocation.getCurrentPosition(
        ({coords}) => send({latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy}),
        () => {
          said.textContent = '没有定位成功，请写明地点。';
        }, {enableHighAccuracy: true, timeout: 15_000});
    };
    return el('form', {className: 'case-file-place', onsubmit: event => {
      event.preventDefault();
      send({words: words.value});
    }},
      found.place ? el('p', {}, '办理地点：' + found.place) : null,
      el('div', {className: 'case-file-own'}, words,
        el('button', {type: 'submit', className: 'btn btn-default btn-sm'}, '登记地点'),
        window.isSecureContext && navigator.geolocation
          ? el('button', {type: 'button', className: 'btn btn-default btn-sm', onclick: locate}, '用当前定位') : null),
      said);
  }

  release(show) {
    const said = el('p', {role: 'status', className: 'case-file-problem'});
    const reason = el('input', {type: 'text', maxLength: 200, className: 'form-control input-sm', 'aria-label': '免交理由',
      placeholder: '免交理由'});
    return el('details', {className: 'case-file-release'}, el('summary', {}, '负责人免交'),
      el('form', {className: 'case-file-own', onsubmit: async event => {
        event.preventDefault();
        said.textContent = '';
        try {
          show(await post(this.path + '/proof-release', {reason: reason.value}));
        } catch (failure) {
          said.textContent = failure.message;
        }
      }}, reason, el('button', {type: 'submit', className: 'btn btn-default btn-sm'}, '免交')), said);
  }

  photos() {
    const photos = this.view.files.filter(file => file.photo);
    if (photos.length === 0) {
      return this.section('照片', 'photos', el('p', {className: 'case-file-none'}, '没有照片。'));
    }
    const order = ['REQUEST', ...PURPOSES.map(purpose => purpose[0])];
    photos.sort((one, other) => order.indexOf(one.purpose) - order.indexOf(other.purpose));
    return this.section('照片（' + photos.length + '）', 'photos', el('ul', {className: 'case-file-thumbs'},
      photos.map((photo, index) => el('li', {}, el('button', {type: 'button',
        'aria-label': '放大：' + this.caption(photo), onclick: () => new Viewer(this, photos).open(index)},
        el('img', {src: this.at(photo, true), alt: '', loading: 'lazy', width: 120, height: 90}),
        el('span', {}, photo.label))))));
  }

  caption(photo) {
    return photo.label + '，' + photo.addedBy + '，' + at(photo.addedAt);
  }

  at(file, small) {
    return home + '/' + this.view.filesAt + encodeURIComponent(file.id) + (small ? '?small=true' : '');
  }

  papers() {
    const papers = this.view.files.filter(file => !file.photo);
    return papers.length === 0 ? null : this.section('文件（' + papers.length + '）', 'papers', el('ul', {},
      papers.map(paper => el('li', {},
        el('a', {href: this.at(paper), download: paper.name}, paper.name),
        ' ' + paper.label + '，' + size(paper.size) + '，' + paper.addedBy + '，' + at(paper.addedAt)))));
  }

  addFiles() {
    if (!this.view.may.addFiles) {
      return null;
    }
    const said = el('p', {role: 'status', className: 'case-file-problem'});
    const purpose = el('select', {className: 'form-control input-sm', 'aria-label': '这是什么'},
      PURPOSES.map(([value, label]) => el('option', {value}, label)));
    const chooser = el('input', {type: 'file', multiple: true, 'aria-label': '选择照片或文件'});
    // Browsers write their own words on a file field, in the language they were installed in.
    const chosen = el('span', {}, '未选择');
    const choose = el('label', {className: 'btn btn-default btn-sm case-file-choose'}, '选择照片或文件', chooser);
    const accept = () => {
      const photosOnly = purpose.value === 'BEFORE' || purpose.value === 'AFTER';
      chooser.accept = 'image/jpeg,image/png' + (photosOnly ? '' : ',.pdf,.docx,.xlsx');
    };
    accept();
    const send = el('button', {type: 'submit', className: 'btn btn-default btn-sm'}, '上传');
    let key = newKey();
    const renew = () => {
      key = newKey();
    };
    chooser.addEventListener('change', () => {
      renew();
      chosen.textContent = [...chooser.files].map(file => file.name).join('、') || '未选择';
    });
    purpose.addEventListener('change', () => {
      renew();
      accept();
    });
    return el('form', {className: 'case-file-add case-file-part', 'aria-label': '加照片或文件', onsubmit: async event => {
      event.preventDefault();
      if (chooser.files.length === 0) {
        said.textContent = '请先选择照片或文件。';
        return;
      }
      const body = new FormData();
      body.append('purpose', purpose.value);
      [...chooser.files].forEach(file => body.append('files', file));
      send.disabled = true;
      said.textContent = '正在上传……';
      try {
        await call(this.path + '/files', {method: 'POST', headers: {'Idempotency-Key': key}, body});
        await this.load('.case-file-add input');
      } catch (failure) {
        said.textContent = failure.message;
        send.disabled = false;
      }
    }}, el('h4', {}, '加照片或文件'), el('div', {className: 'case-file-own'}, purpose, choose, chosen, send), said);
  }

  other(other, ...acts) {
    return el('li', {},
      el('p', {},
        other.readable
          ? el('a', {href: home + '/cases/' + encodeURIComponent(other.number), target: '_blank', rel: 'noopener'}, other.number)
          : el('span', {}, other.number),
        ' ' + [other.subject, other.status, day(other.receivedAt), other.compound, other.address].filter(Boolean).join('　'),
        other.likeness === null || other.likeness === undefined ? null
          : el('span', {className: 'case-file-badge'}, other.likeness < 20 ? '同小区同类' : '相似 ' + other.likeness + '%')),
      el('p', {className: 'case-file-excerpt'}, other.excerpt),
      acts);
  }

  alike() {
    const alike = this.view.alike;
    return alike.length === 0 ? null : this.section('附近、相似的在办诉求（' + alike.length + '）', 'alike', el('ul', {},
      alike.map(other => this.other(other, this.view.may.merge ? this.mergeInto(other) : null))));
  }

  mergeInto(other) {
    const box = el('div', {className: 'case-file-merge'});
    const closed = () => box.replaceChildren(el('button', {type: 'button', className: 'btn btn-default btn-xs merge',
      onclick: asked}, '并入这件'));
    const asked = () => {
      const said = el('span', {role: 'alert', className: 'case-file-problem'});
      const yes = el('button', {type: 'button', className: 'btn btn-primary btn-xs', onclick: async () => {
        yes.disabled = true;
        try {
          const merged = await post(this.path + '/merge', {into: other.number});
          this.done('已并入 ' + merged.into + '，诉求人会收到通知，本任务已办结。');
        } catch (failure) {
          said.textContent = failure.message;
          yes.disabled = false;
        }
      }}, '确认并单');
      box.replaceChildren('把本件并入 ' + other.number + '？并单后由那件一起办理和答复。 ', yes, ' ',
        el('button', {type: 'button', className: 'btn btn-link btn-xs', onclick: closed}, '取消'), said);
      yes.focus();
    };
    closed();
    return box;
  }

  /** The task has ended: leaves it, so that Tasklist fetches its list anew, and says so over the page. */
  done(words) {
    const said = el('p', {className: 'case-file-done', role: 'status'}, words);
    document.body.append(said);
    setTimeout(() => said.remove(), 8000);
    const [route, query] = location.hash.split('?');
    const search = new URLSearchParams(query);
    search.delete('task');
    search.delete('detailsTab');
    location.hash = route + '?' + search;
  }

  earlier() {
    const earlier = this.view.earlier;
    if (!earlier || earlier.cases.length + earlier.others === 0) {
      return null;
    }
    return this.section('此人以往的诉求（' + (earlier.cases.length + earlier.others) + '）', 'earlier',
      el('ul', {}, earlier.cases.map(other => this.other(other))),
      earlier.others ? el('p', {className: 'case-file-none'}, '另有 ' + earlier.others + ' 件不在您这里，不能查看。') : null);
  }

  timeline() {
    return this.section('经过', 'timeline', this.note(), el('ol', {}, this.view.timeline.map(step => el('li',
      {className: step.event === 'NOTE_ADDED' ? 'note' : ''},
      el('time', {dateTime: step.at}, at(step.at)), ' ',
      step.event === 'NOTE_ADDED' ? el('span', {className: 'case-file-badge'}, '备注') : null,
      step.told ? el('span', {className: 'told'}, '告知诉求人：') : null,
      el('span', {className: 'case-file-text'}, step.text),
      step.by ? el('span', {className: 'by'}, '　' + step.by) : null))));
  }

  note() {
    if (!this.view.may.note) {
      return null;
    }
    const said = el('p', {role: 'status', className: 'case-file-problem'});
    const text = el('textarea', {rows: 2, maxLength: 1000, className: 'form-control', 'aria-label': '写备注',
      placeholder: '写备注，只给工作人员看'});
    const send = el('button', {type: 'submit', className: 'btn btn-default btn-sm'}, '保存备注');
    return el('form', {className: 'case-file-note', onsubmit: async event => {
      event.preventDefault();
      send.disabled = true;
      said.textContent = '';
      try {
        await post(this.path + '/notes', {text: text.value});
        await this.load('.case-file-note textarea');
      } catch (failure) {
        said.textContent = failure.message;
        send.disabled = false;
      }
    }}, text, send, said);
  }

  ledger() {
    const ledger = this.view.ledger;
    return ledger === null ? null : this.folded('时间账', 'ledger', el('table', {className: 'table table-condensed'},
      el('thead', {}, el('tr', {}, ['从', '到', '环节', '谁', '用时'].map(title => el('th', {scope: 'col'}, title)))),
      el('tbody', {}, ledger.stretches.map(stretch => el('tr', {},
        el('td', {}, at(stretch.from)),
        el('td', {}, stretch.to ? at(stretch.to) : '现在'),
        el('td', {}, stretch.label),
        el('td', {}, [stretch.unit, stretch.holder].filter(Boolean).join(' ')),
        el('td', {}, stretch.time))))));
  }

  reasons() {
    return this.view.reasons.length === 0 ? null : this.folded('为什么这样办', 'reasons', el('ul', {},
      this.view.reasons.map(reason => el('li', {},
        el('strong', {}, reason.label + '：'), reason.text,
        reason.table ? '（' + reason.table + ' 第 ' + reason.version + ' 版）' : ''))));
  }

  mails() {
    return this.view.mails.length === 0 ? null : this.folded('邮件（' + this.view.mails.length + '）', 'mails', el('ul', {},
      this.view.mails.map(mail => el('li', {},
        at(mail.at) + ' ' + mail.label + '　' + [mail.to, mail.address].filter(Boolean).join(' ') + '　' + mail.status))));
  }

  /** Prints the case alone: a copy beside the page, which the printer leaves out. */
  print() {
    const copy = this.place.firstChild.cloneNode(true);
    copy.querySelectorAll('form, .btn, .case-file-reveal button').forEach(part => part.remove());
    copy.querySelectorAll('details').forEach(part => {
      part.open = true;
    });
    const sheet = el('div', {className: 'case-file-sheet'}, copy);
    document.body.append(sheet);
    document.body.classList.add('case-file-printing');
    window.addEventListener('afterprint', () => {
      sheet.remove();
      document.body.classList.remove('case-file-printing');
    }, {once: true});
    window.print();
  }
}

const size = bytes => bytes < 1_000_000 ? Math.max(1, Math.round(bytes / 1000)) + ' KB' : (bytes / 1_000_000).toFixed(1) + ' MB';

/** Photos large: arrows turn the pages, before and after lie side by side on demand, Esc closes. */
class Viewer {

  constructor(file, photos) {
    this.file = file;
    this.photos = photos;
    this.pairs = false;
  }

  open(index) {
    const opener = document.activeElement;
    this.index = index;
    this.dialog = el('dialog', {className: 'case-file-viewer', 'aria-label': '照片', onkeydown: event => {
      const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
      if (step) {
        event.preventDefault();
        this.turn(step);
      }
    }, onclick: event => event.target === this.dialog && this.dialog.close(), onclose: () => {
      this.dialog.remove();
      opener?.focus();
    }});
    document.body.append(this.dialog);
    this.show();
    this.dialog.showModal();
  }

  of(purpose) {
    return this.photos.filter(photo => photo.purpose === purpose);
  }

  turn(step) {
    this.index = (this.index + step + this.count()) % this.count();
    this.show();
  }

  count() {
    return this.pairs ? Math.max(this.of('BEFORE').length, this.of('AFTER').length) : this.photos.length;
  }

  show() {
    const shown = this.pairs
      ? [this.of('BEFORE')[this.index], this.of('AFTER')[this.index]].filter(Boolean)
      : [this.photos[this.index]];
    const hasPairs = this.of('BEFORE').length > 0 && this.of('AFTER').length > 0;
    const button = (label, act, words) => el('button', {type: 'button', className: 'btn btn-default', 'aria-label': words,
      onclick: act}, label);
    const focused = this.dialog.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
    this.dialog.replaceChildren(
      el('div', {className: 'bar'},
        button('‹ 上一张', () => this.turn(-1), '上一张'),
        el('span', {role: 'status'}, (this.index + 1) + ' / ' + this.count()),
        button('下一张 ›', () => this.turn(1), '下一张'),
        hasPairs ? button(this.pairs ? '逐张看' : '前后对比', () => {
          this.pairs = !this.pairs;
          this.index = 0;
          this.show();
        }, this.pairs ? '逐张看' : '前后对比') : null,
        button('关闭', () => this.dialog.close(), '关闭')),
      el('div', {className: 'large'}, shown.map(photo => el('figure', {},
        el('img', {src: this.file.at(photo, false), alt: this.file.caption(photo)}),
        el('figcaption', {}, this.file.caption(photo))))));
    if (focused) {
      [...this.dialog.querySelectorAll('button')].find(one => one.getAttribute('aria-label') === focused)?.focus();
    }
  }
}

/**
 * The case beside the form, over the lists, so that it can be read while the form is filled in: whoever turns to another tab
 * loses what is typed. Stays as it was chosen, in this browser.
 */
const beside = {
  chosen: () => localStorage.getItem('case-file-beside') === 'true',

  turn(on) {
    localStorage.setItem('case-file-beside', String(on));
    beside.once = null;
    if (on) {
      document.querySelector('.tabbed-content .nav-tabs a')?.click();
    }
    beside.follow();
  },

  /** Tasklist changes its address without an event of the browser's. */
  watch() {
    setInterval(beside.follow, 400);
    document.addEventListener('input', event => {
      beside.form = event.target.closest('.fjs-form') || beside.form;
    }, true);
    document.addEventListener('click', beside.spare, true);
  },

  /** Whoever turns to the tab in the middle of a form gets the case beside it instead, this once. */
  spare(event) {
    const tab = event.target.closest('.tabbed-content .nav-tabs a');
    if (tab?.textContent.trim() === '案卷' && beside.form?.isConnected) {
      event.preventDefault();
      event.stopPropagation();
      beside.once = beside.current();
      beside.follow();
    }
  },

  current: () => new URLSearchParams(location.hash.split('?')[1]).get('task'),

  follow() {
    const task = beside.current();
    const wanted = (beside.chosen() || beside.once === task) && task && shown === null && document.querySelector('.tabbed-content .nav-tabs');
    if (!wanted) {
      beside.hide();
    } else if (beside.task !== task) {
      beside.hide();
      beside.show(task);
    }
  },

  show(task) {
    const place = el('div', {className: 'case-file-beside-content'});
    beside.task = task;
    beside.panel = el('aside', {className: 'case-file-beside', 'aria-label': '案卷'},
      el('div', {className: 'case-file-beside-bar'}, el('strong', {}, '案卷'),
        el('button', {type: 'button', className: 'btn btn-default btn-xs', onclick: () => beside.turn(false)}, '收起')),
      place);
    document.body.append(beside.panel);
    const edge = document.querySelector('.tabbed-content').getBoundingClientRect().left;
    beside.panel.style.width = Math.max(360, edge - 12) + 'px';
    beside.file = new CaseFile(place, task, true);
    beside.file.load();
  },

  hide() {
    beside.file?.leave();
    beside.panel?.remove();
    beside.file = beside.panel = beside.task = null;
  }
};

let shown = null;
beside.watch();

export default {
  id: 'case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: '案卷'},
  render: (place, {taskId}) => {
    shown?.leave();
    shown = new CaseFile(place, taskId, false);
    beside.follow();
    shown.load();
  },
  unmount: () => {
    shown?.leave();
    shown = null;
  }
};
