// Passes one's own task on: to a colleague of the unit, or back to those who may claim it, with a reason.

import {home, openTask} from './place.js';

function element(name, properties, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function dialog(task, {mine, colleagues}) {
  const told = element('p', {className: 'text-danger', role: 'alert'});
  const close = element('button', {type: 'button', className: 'btn btn-default', textContent: '取消'});
  const box = element('dialog', {});
  box.setAttribute('aria-label', '转办');
  close.addEventListener('click', () => box.close());
  box.addEventListener('close', () => box.remove());
  if (!mine) {
    told.textContent = '这项任务不在您手上，认领后才能转办。';
    box.append(told, close);
    return box;
  }
  const to = element('select', {className: 'form-control', id: 'pass-on-to'},
    new Option('退回，让其他人接', ''), ...colleagues.map(({id, name}) => new Option(name, id)));
  const reason = element('input', {className: 'form-control', id: 'pass-on-reason', maxLength: 200, required: true});
  const send = element('button', {type: 'submit', className: 'btn btn-primary', textContent: '转出'});
  const form = element('form', {},
    element('h4', {textContent: '转办'}),
    element('label', {htmlFor: to.id, textContent: '转给谁'}), to,
    element('label', {htmlFor: reason.id, textContent: '理由'}), reason,
    told, send, ' ', close);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    send.disabled = true;
    try {
      const answer = await fetch(`${home}/api/my-work/${encodeURIComponent(task)}/pass-on`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({to: to.value, reason: reason.value})
      });
      if (answer.ok) {
        box.close();
        location.hash = '#/';
      } else {
        told.textContent = (await answer.json()).detail;
      }
    } catch (error) {
      told.textContent = '没有转成：网络不通，请再试。';
    } finally {
      send.disabled = false;
    }
  });
  box.append(form);
  return box;
}

async function open(task) {
  const answer = await fetch(`${home}/api/my-work/${encodeURIComponent(task)}/colleagues`);
  const choice = answer.ok ? await answer.json() : {mine: false, colleagues: []};
  const box = dialog(task, choice);
  document.body.append(box);
  box.showModal();
}

export default {
  id: 'pass-on',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: place => {
    const button = element('button', {type: 'button', className: 'btn btn-link', title: '转给同事或退回待接单'});
    button.innerHTML = '<span class="glyphicon glyphicon-share-alt"></span> 转办';
    // This place of Tasklist is not told which task it stands above; the address is.
    button.addEventListener('click', () => open(openTask()).catch(console.error));
    place.append(button);
  }
};
