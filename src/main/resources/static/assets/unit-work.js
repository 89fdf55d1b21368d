// Comfort only: ticks or unticks all tasks of the page.
const all = document.querySelector('[data-all]');
if (all) {
  all.hidden = false;
  all.nextElementSibling.textContent = '全选';
  all.addEventListener('change', () => document.querySelectorAll('input[name=ticked]').forEach(box => {
    box.checked = all.checked;
  }));
}
