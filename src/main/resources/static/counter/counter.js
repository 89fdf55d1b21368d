// Comfort only: the page works without it.
const text = document.querySelector("textarea[data-limit]");
if (text) {
  const limit = Number(text.dataset.limit);
  const output = document.querySelector("output[for=text]");
  const count = () => {
    const length = text.value.trim().length;
    output.textContent = length > limit ? ` 超出 ${length - limit} 字。` : ` 已写 ${length} 字。`;
    output.classList.toggle("over", length > limit);
  };
  text.addEventListener("input", count);
  count();
}
const form = document.querySelector("form");
if (form) {
  form.addEventListener("submit", () => {
    form.querySelector("button[type=submit]").disabled = true;
  });
  window.addEventListener("pageshow", () => {
    form.querySelector("button[type=submit]").disabled = false;
  });
}
