// What the forms of this Tasklist do wrong: a list somebody edited shuts the completion of a task for good, folded rows of
// a list are lost, a form nobody changed may not be completed, and a date that is typed and not understood disappears
// without a word.

function attempt(part) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}

// ---- lists: rows that are folded away are not submitted

const formAddress = /\/deployed-(start-)?form(\?|$)/;

function unfold(component) {
  if (component.type === 'dynamiclist') {
    component.disableCollapse = true;
  }
  (component.components ?? []).forEach(unfold);
}

attempt(() => {
  const fetched = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await fetched.apply(window, asked);
    if (!answer.ok || !formAddress.test(String(asked[0]?.url ?? asked[0]))) {
      return answer;
    }
    try {
      const schema = await answer.clone().json();
      unfold(schema);
      return new Response(JSON.stringify(schema), {status: 200, headers: {'Content-Type': 'application/json'}});
    } catch (error) {
      console.error(error);
      return answer;
    }
  };
});

// ---- completing: what counts is whether the form shows an error, not what its last message to Tasklist said

function wrongFields(form) {
  return form.querySelectorAll('.fjs-form-field-error');
}

function watchErrors(form, tell) {
  let wrong = null;
  const look = () => {
    const now = wrongFields(form).length > 0;
    if (now !== wrong) {
      wrong = now;
      tell(now);
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(form, {subtree: true, childList: true});
  look();
  return () => watch.disconnect();
}

attempt(() => window.angular.module('cam.tasklist.custom').config(['$provide', $provide =>
  $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', $delegate => {
    const directive = $delegate[0];
    const link = directive.link;
    directive.compile = () => function (scope, element, attributes, controller) {
      let stop = () => {};
      let failed = false;
      const seen = Object.create(controller, {
        notifyFormInitialized: {value: () => {
          controller.notifyFormInitialized();
          stop();
          stop = watchErrors(element[0], wrong => setTimeout(() => controller.notifyFormValidated(wrong), 0));
        }},
        notifyFormInitializationFailed: {value: error => {
          failed = true;
          controller.notifyFormInitializationFailed(error);
        }},
        // What the form calls errors counts an empty list of them too; the watch tells.
        notifyFormValidated: {value: wrong => failed && controller.notifyFormValidated(wrong)}
      });
      scope.$on('$destroy', () => stop());
      return link.call(directive, scope, element, attributes, seen);
    };
    return $delegate;
  }])]));

/** Leads the eye to the first field that is wrong when somebody wants to complete and cannot. */
function leadToTheFirstError() {
  const wrong = document.querySelector('.fjs-form .fjs-form-field-error, .fjs-form .date-refused');
  if (wrong) {
    const field = wrong.closest('.fjs-form-field') ?? wrong;
    field.scrollIntoView({block: 'center'});
    field.querySelector('input, textarea, [tabindex]')?.focus({preventScroll: true});
  }
}

// ---- dates

const day = 24 * 60 * 60 * 1000;
const relative = {'今天': 0, '明天': 1, '后天': 2, '昨天': -1, '前天': -2};

function plain(text) {
  return text.normalize('NFKC').trim();
}

/** A day that is in the calendar, or null. */
function calendarDay(year, month, date) {
  const found = new Date(year, month - 1, date);
  return year >= 1900 && year <= 2199 && found.getMonth() === month - 1 && found.getDate() === date ? found : null;
}

/** Without a year the nearest such day is meant. */
function nearest(month, date) {
  const now = new Date();
  const found = [-1, 0, 1].map(years => calendarDay(now.getFullYear() + years, month, date)).filter(Boolean);
  found.sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
  return found[0] ?? null;
}

/** What people type for a day: 2026-11-20, 2026.11.20, 2026年11月20日, 20261120, 11-20, 11月20日, 明天. */
function understood(typed) {
  const text = plain(typed);
  if (text in relative) {
    return new Date(new Date().setHours(0, 0, 0, 0) + relative[text] * day);
  }
  const whole = text.match(/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/)
    ?? text.match(/^(\d{4})(\d{2})(\d{2})$/);
  if (whole) {
    return calendarDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  }
  const short = text.match(/^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/);
  return short ? nearest(Number(short[1]), Number(short[2])) : null;
}

function inWords(date) {
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

function say(input, message) {
  const place = input.closest('.fjs-datetime-subsection') ?? input.parentElement;
  place.querySelector('.date-refused')?.remove();
  if (message) {
    const refused = document.createElement('div');
    refused.className = 'date-refused';
    refused.setAttribute('role', 'alert');
    refused.style.color = 'var(--color-red-360-100-45, #c00)';
    refused.textContent = message;
    place.append(refused);
  }
}

/** Runs before the date picker reads the field: it would take a day that is none for another, or empty the field. */
function readDate(input) {
  const typed = input.value;
  if (plain(typed) === '') {
    say(input, null);
    return;
  }
  const found = understood(typed);
  const picker = input._flatpickr;
  const earliest = picker?.config?.minDate;
  if (!found) {
    input.value = '';
    say(input, `“${typed}”不是能认出的日期，没有填上。请写成 2026-11-20 这样，或在日历上点选。`);
  } else if (earliest && found < new Date(new Date(earliest).setHours(0, 0, 0, 0))) {
    input.value = '';
    say(input, `${inWords(found)}太早了，没有填上；最早可以填${inWords(new Date(earliest))}。`);
  } else {
    const shown = picker?.formatDate(found, picker.config.dateFormat);
    if (shown && shown !== typed) {
      input.value = shown;
    }
    say(input, null);
  }
}

function dateField(target) {
  return target instanceof HTMLInputElement && target.closest('.fjs-datepicker') ? target : null;
}

document.addEventListener('input', event => {
  const input = dateField(event.target);
  // The picker tells the form with the same event what it has made of the text.
  if (input && event.isTrusted) {
    input.dataset.typed = 'true';
    say(input, null);
  }
}, true);

function typedDateIsDone(event) {
  const input = dateField(event.target);
  if (input?.dataset.typed) {
    delete input.dataset.typed;
    readDate(input);
  }
}

document.addEventListener('blur', typedDateIsDone, true);
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' || event.key === 'ArrowDown') {
    typedDateIsDone(event);
  }
}, true);

/** A day chosen in the calendar takes the word of refusal away. */
document.addEventListener('click', event => {
  if (event.target.closest?.('.flatpickr-day')) {
    const input = event.target.closest('.fjs-datepicker')?.querySelector('input');
    if (input) {
      delete input.dataset.typed;
      say(input, null);
    }
  }
}, true);

// The form writes days the way the browser's language does; everybody here reads year, month, day.
attempt(() => {
  const Format = Intl.DateTimeFormat;
  const house = locales => locales === 'default' ? 'zh-CN' : locales;
  Intl.DateTimeFormat = new Proxy(Format, {
    construct: (target, [locales, options]) => new target(house(locales), options),
    apply: (target, self, [locales, options]) => target.call(self, house(locales), options)
  });
});

// ---- the button that completes

document.addEventListener('click', event => {
  const button = event.target.closest?.('.form-actions .btn-primary, .fjs-button[type=submit]');
  if (!button) {
    return;
  }
  // A refused day is not there; whoever overlooked that would complete without it.
  if (document.querySelector('.fjs-form .date-refused')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    leadToTheFirstError();
  } else {
    setTimeout(leadToTheFirstError, 400);
  }
}, true);

export default [];
