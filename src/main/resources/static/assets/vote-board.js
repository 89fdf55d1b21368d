// Comfort only: the page works without it. What the server answers is the same page; here its parts take the place of the
// old ones, so that nobody loses sight of the house while entering a round of ballots.

const EVERY = 5000;
const SHOWN_FOR = 4000;
const PARTS = ['gap', 'house', 'missing'];
const CHANNEL = 'tongxinqiao-board-channel';

const here = () => new URL(location.href);
const part = id => document.getElementById(id);

/** Counts what was asked for, so that an answer that comes late does not undo a newer one. */
let asked = 0;
let busy = false;

document.documentElement.classList.add('with-script');

function attempt(act) {
  try {
    return act();
  } catch (error) {
    console.warn(error);
    return null;
  }
}

async function page(address, options = {}) {
  const answer = await fetch(address, {...options, headers: {'X-Requested-With': 'board'}});
  const text = await answer.text();
  return {answer, page: new DOMParser().parseFromString(text, 'text/html')};
}

function swap(page, ids) {
  const focused = document.activeElement && document.activeElement.closest('#house [data-home]');
  ids.forEach(id => {
    const fresh = page.getElementById(id);
    if (fresh && part(id)) {
      part(id).replaceWith(document.adoptNode(fresh));
    }
  });
  if (page.body.dataset.state) {
    document.body.dataset.state = page.body.dataset.state;
  }
  document.body.dataset.open = page.body.dataset.open;
  mark();
  if (focused && ids.includes('house')) {
    homeOf(focused.dataset.home)?.focus({preventScroll: true});
  }
}

const homeOf = id => document.querySelector(`#house a[data-home="${CSS.escape(id)}"]`);

/** Shows which home the panel is about, and which others are the same head's. */
function mark() {
  const chosen = part('panel').dataset.home;
  const party = chosen && homeOf(chosen)?.dataset.party;
  document.querySelectorAll('#house a[data-home]').forEach(link => {
    link.classList.toggle('chosen', link.dataset.home === chosen);
    link.classList.toggle('same', !!party && link.dataset.party === party && link.dataset.home !== chosen);
  });
}

function say(words) {
  const panel = part('panel');
  let line = panel.querySelector('[role=alert]');
  if (!line) {
    line = document.createElement('p');
    line.className = 'summary';
    line.setAttribute('role', 'alert');
    panel.prepend(line);
  }
  line.textContent = words;
  line.scrollIntoView({block: 'nearest'});
}

function dress() {
  const panel = part('panel');
  if (!panel.dataset.home) {
    return;
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'small plain-button close';
  close.textContent = '关上';
  close.addEventListener('click', shut);
  panel.prepend(close);
  const last = attempt(() => sessionStorage.getItem(CHANNEL));
  const channel = last && panel.querySelector(`input[name=channel][value="${CSS.escape(last)}"]`);
  if (channel) {
    channel.checked = true;
  }
}

function shut() {
  const panel = part('panel');
  const was = panel.dataset.home;
  delete panel.dataset.home;
  panel.replaceChildren();
  const address = here();
  address.searchParams.delete('home');
  address.hash = '';
  history.replaceState(null, '', address);
  mark();
  homeOf(was)?.focus();
}

/** Opens a home beside the house. */
async function choose(address) {
  const mine = ++asked;
  try {
    const {answer, page: fresh} = await page(address);
    if (mine !== asked) {
      return;
    }
    if (!answer.ok || !fresh.getElementById('panel')) {
      location.assign(address);
      return;
    }
    swap(fresh, [...PARTS, 'panel']);
    dress();
    const target = new URL(address, location.href);
    target.searchParams.delete('done');
    history.replaceState(null, '', target);
    (part('panel').querySelector('input[name=choice]') || part('panel')).focus({preventScroll: true});
  } catch (error) {
    say('没有打开：网络不通，有网了再点一次。');
  }
}

/** Sends a form of the panel; what was typed and chosen stays until the server has taken it. */
async function send(form) {
  if (busy) {
    return;
  }
  busy = true;
  const mine = ++asked;
  const buttons = form.querySelectorAll('button');
  buttons.forEach(button => {
    button.disabled = true;
  });
  const data = new FormData(form);
  const channel = data.get('channel');
  try {
    const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
    const {answer, page: fresh} = await page(form.action, {method: 'POST', body});
    const panel = fresh.getElementById('panel');
    if (!answer.ok) {
      const words = panel && panel.querySelector('[role=alert]');
      say(words ? words.textContent : answer.status === 401 || answer.status === 403
        ? '登录已过期或没有权限，请在新窗口重新登录后再点一次。' : '没有登记成功，请再试一次。');
      return;
    }
    if (channel) {
      attempt(() => sessionStorage.setItem(CHANNEL, channel));
    }
    if (mine === asked) {
      swap(fresh, [...PARTS, 'panel']);
      dress();
      (part('panel').querySelector('.next') || part('panel')).focus({preventScroll: true});
    }
  } catch (error) {
    say('没有发出去：网络不通。填的都还在，有网了再点一次，不会重复登记。');
  } finally {
    busy = false;
    buttons.forEach(button => {
      button.disabled = false;
    });
  }
}

document.addEventListener('click', event => {
  const link = event.target.closest('#house a.home, #missing dd a, #panel a.next');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    choose(link.href);
  }
});

document.addEventListener('submit', event => {
  const form = event.target.closest('#panel form, #missing form');
  if (form) {
    event.preventDefault();
    send(form);
  }
});

// ---- keys

const STEPS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};

function walk(link, [down, right]) {
  const cell = link.closest('td');
  let row = cell.parentElement;
  let at = [...row.children].indexOf(cell);
  for (;;) {
    if (down) {
      row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    } else {
      at += right;
    }
    const there = row && row.children[at];
    if (!there || there.tagName !== 'TD') {
      return;
    }
    const next = there.querySelector('a');
    if (next) {
      next.focus();
      return;
    }
  }
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const inHouse = event.target.closest('#house');
  const inPanel = event.target.closest('#panel');
  const writing = event.target.matches('input[type=text], input[type=datetime-local], textarea, select');
  const link = event.target.closest('#house a[data-home]');
  if (link && STEPS[event.key]) {
    event.preventDefault();
    walk(link, STEPS[event.key]);
  } else if (event.key === 'Escape' && part('panel').dataset.home) {
    shut();
  } else if (!writing && (inHouse || inPanel) && event.key === 'n') {
    const next = document.querySelector('#panel a.next, #missing dd a');
    if (next) {
      event.preventDefault();
      choose(next.href);
    }
  } else if (!writing && inPanel && ['1', '2', '3'].includes(event.key)) {
    const choice = document.querySelectorAll('#panel input[name=choice]')[Number(event.key) - 1];
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
    }
  }
});

// ---- what others enter

async function refresh() {
  if (document.hidden || busy || document.body.dataset.open !== 'true') {
    return;
  }
  const mine = asked;
  const address = here();
  ['home', 'done'].forEach(name => address.searchParams.delete(name));
  address.hash = '';
  try {
    const {answer, page: fresh} = await page(address);
    if (answer.ok && mine === asked && !busy && fresh.body.dataset.state
        && fresh.body.dataset.state !== document.body.dataset.state) {
      swap(fresh, PARTS);
      part('fresh').hidden = false;
      setTimeout(() => {
        part('fresh').hidden = true;
      }, SHOWN_FOR);
    }
  } catch (error) {
    // The line is down; the next round asks again.
  }
}

setInterval(refresh, EVERY);
document.addEventListener('visibilitychange', refresh);
dress();
if (part('panel').dataset.home) {
  part('panel').focus({preventScroll: true});
}
