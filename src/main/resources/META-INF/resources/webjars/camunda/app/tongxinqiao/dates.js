// Chinese for what the locale files do not reach: AngularJS' own dates and numbers, and the date pickers.

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const months = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map(month => month + '月');
const shortMonths = months.map((_, index) => index + 1 + '月');

/** Better one English calendar than none in Chinese. */
function attempt(part) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}

// Not every app has this picker.
attempt(() => window.flatpickr?.localize({
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

export default [];
