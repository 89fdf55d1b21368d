// Comfort only: the pages work without it. What was typed and photographed stays on the phone, per account and task, until
// the server has it, and goes at sign-out.

const me = document.body.dataset.me;
const task = document.body.dataset.task;
const sent = document.body.dataset.sent;
const PREFIX = 'tongxinqiao-work:';
const STORE = 'tongxinqiao-work';
const LONGEST_SIDE = 1600;
const WAITS = [2000, 5000, 15000, 30000];

/** Photos the server does not have yet, by their key. */
const waiting = new Map();

document.documentElement.classList.add('with-script');

/** Storage may be full or forbidden; then nothing is kept, and nothing else is lost. */
function attempt(part) {
  try {
    return part();
  } catch (error) {
    console.warn(error);
    return null;
  }
}

// ---- what was typed

function draftKey(form) {
  return `${PREFIX}${me}:${task}:${form.dataset.draft}`;
}

function forget(prefix) {
  attempt(() => Object.keys(localStorage).filter(key => key.startsWith(prefix)).forEach(key => localStorage.removeItem(key)));
}

function fields(form) {
  return [...form.elements].filter(field => field.name && !['hidden', 'file', 'submit', 'button'].includes(field.type));
}

function keep(form) {
  const values = Object.fromEntries(fields(form).map(field => [field.name, field.type === 'checkbox' ? field.checked : field.value]));
  attempt(() => localStorage.setItem(draftKey(form), JSON.stringify(values)));
}

function restore(form) {
  const values = attempt(() => JSON.parse(localStorage.getItem(draftKey(form))));
  if (!values) {
    return;
  }
  fields(form).filter(field => field.name in values).forEach(field => {
    if (field.type === 'checkbox') {
      field.checked = field.checked || values[field.name];
    } else if (!field.value) {
      field.value = values[field.name];
    }
  });
  const details = form.closest('details');
  if (details && fields(form).some(field => field.type !== 'checkbox' && field.value)) {
    details.open = true;
  }
}

// ---- the line

function showLine() {
  document.querySelectorAll('[data-offline]').forEach(notice => {
    notice.hidden = navigator.onLine;
  });
}

function say(form, words) {
  let notice = form.querySelector('.problem');
  if (!notice) {
    notice = document.createElement('p');
    notice.className = 'problem';
    notice.setAttribute('role', 'alert');
    form.append(notice);
  }
  notice.textContent = words;
}

/** Sends by hand, so that a broken line leaves the page as it is instead of the browser's own error page. */
async function send(form) {
  const buttons = form.querySelectorAll('button[type=submit]');
  buttons.forEach(button => {
    button.disabled = true;
  });
  try {
    const answer = await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
    if (answer.redirected) {
      forget(draftKey(form));
      location.assign(answer.url);
      return;
    }
    const page = await answer.text();
    document.open();
    document.write(page);
    document.close();
  } catch (error) {
    keep(form);
    say(form, '没有发出去：网络不通。写的内容已留在手机里，有网了再点一次。');
  } finally {
    buttons.forEach(button => {
      button.disabled = false;
    });
  }
}

document.querySelectorAll('form[data-draft]').forEach(form => {
  restore(form);
  form.addEventListener('input', () => keep(form));
  form.addEventListener('submit', event => {
    event.preventDefault();
    keep(form);
    if (waiting.size > 0 && form.dataset.draft === 'solved') {
      say(form, '照片还没有传完，传完再提交。');
      return;
    }
    send(form);
  });
});

// ---- photos

function store() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(STORE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('uploads', {keyPath: 'id'});
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function stored(act) {
  try {
    const database = await store();
    try {
      return await new Promise((resolve, reject) => {
        const request = act(database.transaction('uploads', 'readwrite').objectStore('uploads'));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } finally {
      database.close();
    }
  } catch (error) {
    console.warn(error);
    return null;
  }
}

async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    return blob && blob.size < file.size ? blob : file;
  } catch (error) {
    return file;
  }
}

const queue = document.querySelector('[data-queue]');

function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function line(upload) {
  if (!upload.line) {
    upload.line = document.createElement('li');
    queue.append(upload.line);
  }
  return upload.line;
}

async function enqueue(purpose, label, blob, name) {
  const upload = {id: newId(), me, task, purpose, label, blob, name};
  await stored(uploads => uploads.put({...upload}));
  await go(upload);
}

async function go(upload) {
  waiting.set(upload.id, upload);
  for (let tries = 0; waiting.has(upload.id); tries++) {
    line(upload).textContent = `${upload.label}：正在上传…`;
    const done = await put(upload);
    if (done) {
      waiting.delete(upload.id);
      await stored(uploads => uploads.delete(upload.id));
    } else {
      line(upload).textContent = `${upload.label}：网络不好，照片已留在手机里，会自动再传。`;
      await patience(WAITS[Math.min(tries, WAITS.length - 1)]);
    }
  }
}

/** A while, or until the line is back. */
function patience(milliseconds) {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener('online', end);
  });
}

/** True when there is nothing left to repeat. The key makes a repetition the same upload, however often it arrives. */
async function put(upload) {
  const body = new FormData();
  body.append('purpose', upload.purpose);
  body.append('files', upload.blob, upload.name);
  let answer;
  try {
    answer = await fetch(document.body.dataset.upload, {method: 'POST', body, headers: {'Idempotency-Key': upload.id}});
  } catch (error) {
    return false;
  }
  if (answer.status === 401) {
    line(upload).textContent = `${upload.label}：登录已过期，请重新登录后再打开这一页，照片会接着传。`;
    return false;
  }
  if (answer.status >= 500 || answer.status === 429) {
    return false;
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    line(upload).textContent = `${upload.label}：没有收下。${told.detail || ''}`;
    return true;
  }
  line(upload).remove();
  (told.files || []).forEach(show);
  return true;
}

function show(file) {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  link.href = `${document.body.dataset.upload}/${encodeURIComponent(file.id)}`;
  if (file.photo) {
    const picture = document.createElement('img');
    picture.src = link.href + '?small=true';
    picture.alt = file.label;
    link.append(picture);
  }
  const label = document.createElement('span');
  label.textContent = file.label;
  link.append(label);
  entry.append(link);
  document.querySelector('[data-photos]').append(entry);
}

const LABELS = {BEFORE: '办理前照片', AFTER: '办理后照片', SIGNATURE: '签字'};

document.querySelectorAll('form[data-upload-form]').forEach(form => {
  const purpose = form.elements.purpose.value;
  const input = form.querySelector('input[type=file]');
  form.querySelector('[data-plain]').hidden = true;
  form.querySelector('label').classList.add('button', 'second');
  input.addEventListener('change', async () => {
    const files = [...input.files];
    input.value = '';
    for (const file of files) {
      const blob = await smaller(file);
      enqueue(purpose, LABELS[purpose], blob, blob === file ? file.name : 'photo.jpg');
    }
  });
});

async function resume() {
  const left = await stored(uploads => uploads.getAll()) || [];
  for (const upload of left) {
    if (upload.me !== me) {
      stored(uploads => uploads.delete(upload.id));
    } else if (upload.task === task && queue) {
      go(upload);
    }
  }
}

window.addEventListener('beforeunload', event => {
  if (waiting.size > 0) {
    event.preventDefault();
  }
});

// ---- signature

function sign(form) {
  const canvas = form.querySelector('[data-canvas]');
  const pen = canvas.getContext('2d');
  let written = false;
  let last = null;
  const clear = () => {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    written = false;
  };
  const point = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.hidden = false;
  form.querySelector('[data-canvas-buttons]').hidden = false;
  clear();
  canvas.addEventListener('pointerdown', event => {
    last = point(event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (!last) {
      return;
    }
    const next = point(event);
    pen.strokeStyle = '#111';
    pen.lineWidth = 5;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    last = next;
    written = true;
  });
  ['pointerup', 'pointercancel'].forEach(name => canvas.addEventListener(name, () => {
    last = null;
  }));
  form.querySelector('[data-clear]').addEventListener('click', clear);
  form.querySelector('[data-keep]').addEventListener('click', () => {
    if (!written) {
      say(form, '还没有签字。');
      return;
    }
    canvas.toBlob(blob => {
      clear();
      form.closest('details').open = false;
      enqueue('SIGNATURE', LABELS.SIGNATURE, blob, 'signature.png');
    }, 'image/png');
  });
}

document.querySelectorAll('form[data-sign]').forEach(sign);

// ---- where it is

document.querySelectorAll('[data-locate]').forEach(button => {
  if (!window.isSecureContext || !navigator.geolocation) {
    return;
  }
  button.hidden = false;
  const told = button.form.querySelector('[data-located]');
  button.addEventListener('click', () => {
    told.textContent = '正在定位…';
    navigator.geolocation.getCurrentPosition(async position => {
      const {latitude, longitude, accuracy} = position.coords;
      try {
        const answer = await fetch(button.dataset.locate, {
          method: 'POST',
          headers: {'Content-Type': 'application/json'},
          body: JSON.stringify({latitude, longitude, accuracy})
        });
        const refused = answer.ok ? null : await answer.json().catch(() => ({}));
        told.textContent = answer.ok ? '位置已保存。' : `没有保存。${refused.detail || ''}`;
      } catch (error) {
        told.textContent = '没有发出去：网络不通，有网了再点一次。';
      }
    }, () => {
      told.textContent = '手机没有给出位置，请写在下面。';
    }, {enableHighAccuracy: true, timeout: 20000});
  });
});

// ---- signing out

async function signOut() {
  const token = document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='));
  forget(PREFIX);
  waiting.clear();
  attempt(() => indexedDB.deleteDatabase(STORE));
  try {
    await fetch('/camunda/api/admin/auth/user/default/logout', {
      method: 'POST',
      headers: token ? {'X-XSRF-TOKEN': token.slice('XSRF-TOKEN='.length)} : {}
    });
  } finally {
    location.assign('/staff');
  }
}

document.querySelectorAll('[data-sign-out]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', signOut);
});

// ---- what is left of others, or of what the server has

attempt(() => Object.keys(localStorage)
  .filter(key => key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${me}:`))
  .forEach(key => localStorage.removeItem(key)));
if (sent) {
  forget(`${PREFIX}${me}:${sent}:`);
}
resume();
showLine();
window.addEventListener('online', showLine);
window.addEventListener('offline', showLine);
