// Comfort only: the page works without it.
const form = document.querySelector("form");
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

function sending() {
  form.addEventListener("submit", event => {
    if (event.submitter?.id !== "look") {
      form.querySelector("button[type=submit]").disabled = true;
    }
  });
  window.addEventListener("pageshow", () => {
    form.querySelector("button[type=submit]").disabled = false;
  });
  form.addEventListener("keydown", event => {
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[type=submit]"));
    }
  });
}

/** Looks for the same matter a moment after text or place changed; an older answer never overwrites a newer one. */
function suggesting() {
  const place = document.getElementById("similar");
  const merged = document.getElementById("duplicateOf");
  let timer;
  let latest = 0;
  const look = async () => {
    const asked = ++latest;
    const fields = new URLSearchParams();
    ["_csrf", "community", "compound", "category", "text"].forEach(name => fields.set(name, form.elements[name].value));
    const answer = await fetch(form.dataset.similar, {method: "POST", body: fields});
    if (answer.ok && asked === latest) {
      place.innerHTML = await answer.text();
      offer();
    }
  };
  const offer = () => place.querySelectorAll("button[data-number]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => {
      merged.value = button.dataset.number;
      merged.focus();
    });
  });
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(console.error), 600);
  };
  text.addEventListener("input", soon);
  ["community", "compound", "category"].forEach(name => form.elements[name].addEventListener("change", soon));
  offer();
}

/** A few letters are enough where they fit one name only. */
function completing(field) {
  field.addEventListener("change", () => {
    const typed = field.value.trim();
    const fitting = [...field.list.options].map(option => option.value).filter(name => name.includes(typed));
    if (typed.length > 1 && fitting.length === 1) {
      field.value = fitting[0];
    }
  });
}

function listingCompounds() {
  const list = document.getElementById("compounds");
  const fill = async () => {
    const community = form.elements.community.value;
    const answer = await fetch(form.dataset.compounds + "?community=" + encodeURIComponent(community));
    if (answer.ok && community === form.elements.community.value) {
      list.innerHTML = await answer.text();
    }
  };
  const calmly = () => fill().catch(console.error);
  form.elements.community.addEventListener("change", calmly);
  calmly();
}

if (form) {
  completing(form.elements.community);
  completing(form.elements.compound);
  sending();
  suggesting();
  listingCompounds();
}

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
