// Chinese for the words Cockpit has in its code and in no locale file: a heading, and those around a decision table.

const places = [
  ['table > thead', new Map([['Actions', '操作']])],
  ['.ctn-sidebar', new Map([['null', '空']])],
  ['.dmn-decision-table-container', new Map([
    ['Hit policy:', '命中方式：'],
    ['Unique', '只中一条'],
    ['First', '取第一条'],
    ['Any', '任取一条'],
    ['Priority', '取最优先'],
    ['Collect', '全部收集'],
    ['Rule order', '按规则顺序'],
    ['Output order', '按输出顺序'],
    ['When', '当'],
    ['And', '且'],
    ['Then', '则'],
    ['Annotations', '说明'],
    ['string', '文本'],
    ['boolean', '是否'],
    ['integer', '整数'],
    ['long', '整数'],
    ['double', '小数'],
    ['number', '数'],
    ['date', '日期']
  ])]
];

/** What a rule says is the analyst's, also where it is one of these words. */
function isRule(text) {
  return text.parentElement.closest('tbody');
}

function translate(place, words) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const word = words.get(text.data.trim());
    if (word && !isRule(text)) {
      text.data = word;
    }
  }
}

new MutationObserver(() => places.forEach(([selector, words]) =>
  document.querySelectorAll(selector).forEach(place => translate(place, words))))
  .observe(document.body, {subtree: true, childList: true, characterData: true});

export default [];
