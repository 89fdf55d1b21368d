// Chinese for the messages form-js has in its code.

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

new MutationObserver(() => document.querySelectorAll('.fjs-form').forEach(translate))
  .observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: formAttributes
  });

export default [];
