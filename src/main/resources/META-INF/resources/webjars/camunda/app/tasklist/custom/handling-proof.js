// Beside the result of a case: what must be there before it counts as handled, what there is, and a way to add it at once.

import {call, element, ours, style, whenOpen} from './open-form.js';

const formId = 'request-handling-handle';
const purposes = {PHOTO: 'AFTER', SIGNATURE: 'SIGNATURE'};

style();

async function upload(number, purpose, files, key) {
  const parts = new FormData();
  parts.append('purpose', purpose);
  [...files].forEach(file => parts.append('files', file));
  const answer = await fetch(ours(`/api/cases/${encodeURIComponent(number)}/files`),
    {method: 'POST', body: parts, headers: {'Idempotency-Key': key}});
  if (!answer.ok) {
    throw new Error((await answer.json().catch(() => ({}))).detail ?? '没有传上去，请再试一次。');
  }
}

function position() {
  return new Promise((found, failed) => navigator.geolocation.getCurrentPosition(
    ({coords}) => found({latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy}),
    () => failed(new Error('没有定上位，请写明地点。')),
    {enableHighAccuracy: true, timeout: 15000}));
}

class Panel {
  constructor(form) {
    this.form = form;
    this.path = `/api/cases/${encodeURIComponent(form.number)}`;
    this.root = element('div', {class: 'handling-proof', role: 'group', 'aria-label': '办结材料'});
    this.refresh();
  }

  refresh() {
    call(this.path + '/proofs').then(found => this.show(found), error => this.say(error.message));
  }

  say(message) {
    this.root.querySelector('[role=alert]')?.remove();
    this.root.append(element('p', {role: 'alert'}, message));
  }

  show(found) {
    const wanted = found.proofs.filter(proof => proof.need !== 'NONE' || proof.there);
    this.root.replaceChildren(...wanted.map(proof => this.line(proof, found)));
    if (found.release) {
      this.root.append(element('p', {}, '负责人已同意免交：' + found.release.reason));
    }
  }

  line(proof, found) {
    const state = proof.there ? '已有' : proof.need === 'REQUIRED' ? '还缺' : '没有';
    return element('div', {class: 'proof' + (proof.there ? ' there' : proof.need === 'REQUIRED' ? ' missing' : '')},
      element('span', {}, `${proof.label}（${proof.needLabel}）：${state}`),
      proof.proof === 'PLACE' && found.place ? element('span', {class: 'hint'}, found.place) : null,
      proof.proof === 'PLACE' ? this.placeControls() : this.fileControl(proof));
  }

  fileControl(proof) {
    // The browser's own words beside the field are in the browser's language; its button is covered by ours.
    const input = element('input', {type: 'file', multiple: true, accept: proof.proof === 'PHOTO' ? 'image/*' : null,
      onchange: () => this.busy(() =>
        upload(this.form.number, purposes[proof.proof], input.files, crypto.randomUUID?.() ?? String(Math.random())))});
    return element('label', {class: 'btn btn-default btn-xs'}, '添加' + proof.label, input);
  }

  placeControls() {
    const words = element('input', {type: 'text', maxlength: 200, 'aria-label': '办理地点', placeholder: '写明地点'});
    const keep = element('button', {type: 'button', class: 'btn btn-default btn-xs', onclick: () => this.busy(() =>
      call(this.path + '/place', {words: words.value}))}, '登记');
    const locate = window.isSecureContext && navigator.geolocation
      ? element('button', {type: 'button', class: 'btn btn-default btn-xs', onclick: () => this.busy(async () =>
        call(this.path + '/place', await position()))}, '定位')
      : null;
    return element('span', {}, words, keep, locate);
  }

  async busy(work) {
    this.root.querySelectorAll('input, button').forEach(control => control.disabled = true);
    try {
      await work();
      this.refresh();
    } catch (error) {
      this.root.querySelectorAll('input, button').forEach(control => control.disabled = false);
      this.say(error.message);
    }
  }
}

let panel = null;

// Files and places are added elsewhere on the page too. What somebody is typing here is not taken away for that.
const additions = /\/api\/cases\/[^/]+\/(files|place|proof-release)$/;
new PerformanceObserver(calls => {
  if (panel && !panel.root.contains(document.activeElement)
      && calls.getEntries().some(one => additions.test(one.name))) {
    panel.refresh();
  }
}).observe({type: 'resource'});

whenOpen(form => {
  const field = form.id === formId && form.number && form.writable('result') ? form.place('result') : null;
  if (!field) {
    panel = null;
  } else if (panel?.form !== form || panel.root.parentElement !== field) {
    panel = new Panel(form);
    field.querySelector('.handling-proof')?.remove();
    field.append(panel.root);
  }
});

export default [];
