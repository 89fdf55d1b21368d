// What the scripts beside forms share: which task's form stands open, what its fields are called and what they hold. No
// script of its own.

import {home, openTask} from './place.js';

const appRoot = document.querySelector('base').getAttribute('app-root');
const watchers = [];
let open = null;

/** Path of our own pages and API. */
export function ours(path) {
  return home + path;
}

/** Calls our API; a refusal becomes an error with the words for people. */
export async function call(path, body) {
  const answer = await fetch(ours(path), body === undefined ? {} : {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body)
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw Object.assign(new Error(said.detail ?? '没有连上，请再试一次。'), {status: answer.status});
  }
  return said;
}

/** An element with text and attributes; no markup is ever taken from data. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function collect(components, fields) {
  (components ?? []).forEach(component => {
    if (component.key) {
      fields.set(component.key, component);
    }
    collect(component.components, fields);
  });
  return fields;
}

async function load(task) {
  const [schema, offer] = await Promise.all([
    fetch(`${appRoot}/api/engine/engine/default/task/${encodeURIComponent(task)}/deployed-form`)
      .then(answer => answer.ok ? answer.json() : null),
    call('/api/reply-templates?task=' + encodeURIComponent(task)).catch(() => null)
  ]);
  return schema && offer ? {fields: collect(schema.components, new Map()), offer} : null;
}

/** The form that stands open. */
class OpenForm {
  constructor(task, root, fields, offer) {
    this.task = task;
    this.root = root;
    this.fields = fields;
    this.offer = offer;
    this.id = offer.form;
    this.number = offer.number;
  }

  /** The element with the field's id, or the first of a group's; null while the form hides it. */
  input(key) {
    const field = this.fields.get(key);
    return field ? this.root.querySelector(`[id$="-${CSS.escape(field.id)}"], [id$="-${CSS.escape(field.id)}-0"]`) : null;
  }

  /** What stands around the field, label and help included. */
  place(key) {
    return this.input(key)?.closest('.fjs-form-field') ?? null;
  }

  /** What is chosen or typed; null when there is nothing. */
  value(key) {
    const field = this.fields.get(key);
    const place = this.place(key);
    if (!place) {
      return null;
    }
    if (field.type === 'radio') {
      const inputs = [...place.querySelectorAll('input[type=radio]')];
      return field.values[inputs.findIndex(input => input.checked)]?.value ?? null;
    }
    if (field.type === 'select') {
      const shown = place.querySelector('.fjs-select-display')?.textContent.trim() ?? place.querySelector('input')?.value;
      return (field.values ?? []).find(option => option.label === shown)?.value ?? null;
    }
    return this.input(key).value || null;
  }

  /** Whether the form may be written in. */
  writable(key) {
    const input = this.input(key);
    return Boolean(input) && !input.disabled && !input.readOnly;
  }
}

/** Puts a text into a field so that the form notices. */
export function write(area, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(area), 'value').set.call(area, text);
  area.dispatchEvent(new Event('input', {bubbles: true}));
}

function tell() {
  watchers.forEach(watcher => {
    try {
      watcher(open.form);
    } catch (error) {
      console.error(error);
    }
  });
}

function look() {
  const root = document.querySelector('.fjs-container');
  const task = openTask();
  if (!root || !task) {
    open = null;
    return;
  }
  if (open?.root !== root || open.task !== task) {
    const opened = {root, task, form: null};
    open = opened;
    load(task).then(loaded => {
      if (loaded && open === opened) {
        opened.form = new OpenForm(task, root, loaded.fields, loaded.offer);
        tell();
      }
    }).catch(console.error);
  } else if (open.form) {
    tell();
  }
}

let asked = false;

function soon() {
  if (!asked) {
    asked = true;
    setTimeout(() => {
      asked = false;
      look();
    }, 60);
  }
}

/**
 * Calls back whenever a form is open and something in it has changed. The watcher must bear being called again with
 * nothing changed.
 */
export function whenOpen(watcher) {
  if (watchers.push(watcher) === 1) {
    new MutationObserver(soon).observe(document.body, {subtree: true, childList: true, attributes: true,
      attributeFilter: ['class', 'disabled', 'readonly']});
    document.addEventListener('change', soon, true);
    window.addEventListener('hashchange', soon);
  }
  soon();
}

/** Loads our style once. */
export function style() {
  if (!document.getElementById('desk-forms-style')) {
    document.head.append(element('link',
      {id: 'desk-forms-style', rel: 'stylesheet', href: new URL('./desk-forms.css', import.meta.url).href}));
  }
}
