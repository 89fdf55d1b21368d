// Chinese for what the locale file does not reach: AngularJS' own dates and numbers, the date picker, and the
// messages form-js has in its code.

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const months = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map(month => month + '月');
const shortMonths = months.map((_, index) => index + 1 + '月');

/** Tasklist stays blank when a script fails: better one English calendar than no page. */
function attempt(part) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}

attempt(() => window.flatpickr.localize({
  weekdays: {shorthand: weekdays, longhand: weekdays.map(day => '星期' + day)},
  months: {shorthand: shortMonths, longhand: months},
  firstDayOfWeek: 1,
  rangeSeparator: ' 至 ',
  yearAriaLabel: '年',
  monthAriaLabel: '月',
  hourAriaLabel: '时',
  minuteAriaLabel: '分'
}));

const number = {gSize: 3, lgSize: 3, minInt: 1, minFrac: 0, maxFrac: 3, negPre: '-', negSuf: '', posPre: '', posSuf: ''};

attempt(() => window.angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', {
  id: 'zh-cn',
  localeID: 'zh_CN',
  pluralCat: () => 'other',
  DATETIME_FORMATS: {
    AMPMS: ['上午', '下午'],
    DAY: weekdays.map(day => '星期' + day),
    SHORTDAY: weekdays.map(day => '周' + day),
    MONTH: months,
    STANDALONEMONTH: months,
    SHORTMONTH: shortMonths,
    ERANAMES: ['公元前', '公元'],
    ERAS: ['公元前', '公元'],
    FIRSTDAYOFWEEK: 0,
    WEEKENDRANGE: [5, 6],
    fullDate: 'y年M月d日EEEE',
    longDate: 'y年M月d日',
    medium: 'y年M月d日 HH:mm:ss',
    mediumDate: 'y年M月d日',
    mediumTime: 'HH:mm:ss',
    short: 'yy/M/d HH:mm',
    shortDate: 'yy/M/d',
    shortTime: 'HH:mm'
  },
  NUMBER_FORMATS: {
    CURRENCY_SYM: '¥',
    DECIMAL_SEP: '.',
    GROUP_SEP: ',',
    PATTERNS: [number, {...number, minFrac: 2, maxFrac: 2, negPre: '-¤', posPre: '¤'}]
  }
})]));

const formTexts = [
  [/^Field is required\.$/, '必填。'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '最少 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字。'],
  [/^Field must match pattern .+\.$/, '格式不对。'],
  [/^Field must be a valid email\.$/, '电子邮箱格式不对。'],
  [/^Field must be a valid {1,2}international phone number\..*$/, '电话号码格式不对。'],
  [/^Date and time must both be entered\.$/, '日期和时间都要填。'],
  [/^yyyy\/mm\/dd$/, '年/月/日'],
  [/^Select$/, '请选择'],
  [/^Search$/, '输入文字查找'],
  [/^No results$/, '没有符合的'],
  [/^All values selected$/, '已全部选上'],
  [/^Nothing to show\.$/, '没有内容'],
  [/^Add new$/, '添加一项'],
  [/^Expand all \((\d+)\)$/, '展开全部（$1 项）'],
  [/^Collapse$/, '收起'],
  [/^Remove tag$/, '去掉'],
  [/^Increment$/, '加'],
  [/^Decrement$/, '减'],
  [/^Previous page$/, '上一页'],
  [/^Next page$/, '下一页']
];

const formAttributes = ['placeholder', 'title', 'aria-label'];

function chinese(text) {
  const plain = text.trim();
  const entry = formTexts.find(([english]) => english.test(plain));
  return entry ? plain.replace(entry[0], entry[1]) : text;
}

function translate(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const translated = chinese(text.data);
    if (translated !== text.data) {
      text.data = translated;
    }
  }
  [element, ...element.querySelectorAll('[placeholder], [title], [aria-label]')].forEach(holder =>
    formAttributes.filter(name => holder.hasAttribute(name)).forEach(name => {
      const translated = chinese(holder.getAttribute(name));
      if (translated !== holder.getAttribute(name)) {
        holder.setAttribute(name, translated);
      }
    }));
}

attempt(() => new MutationObserver(() => document.querySelectorAll('.fjs-form').forEach(translate))
  .observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: formAttributes
  }));

export default [];
