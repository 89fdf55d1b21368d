// Comfort only: sums while typing. Counted in whole fen, as the server counts.

function fen(typed) {
  const plain = typed.normalize('NFKC').replace(/[,，\s元]/g, '');
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) {
    return 0n;
  }
  const [yuan, rest = ''] = plain.split('.');
  return BigInt(yuan) * 100n + BigInt(rest.padEnd(2, '0'));
}

function words(sum) {
  const digits = sum.toString().padStart(3, '0');
  return digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + digits.slice(-2);
}

function total(fields) {
  return [...fields].reduce((sum, field) => sum + fen(field.value), 0n);
}

function show(line, text) {
  line.hidden = false;
  line.textContent = text;
}

document.querySelectorAll('form[data-scheme]').forEach(form => {
  const add = () => {
    form.querySelectorAll('[data-kind]').forEach(kind => {
      const line = kind.parentElement.querySelector('[data-sum]');
      show(line, `合计 ${words(total(kind.querySelectorAll('input.amount')))} 元`);
    });
    show(form.querySelector('[data-compensations]'), `补偿合计 ${words(total(form.querySelectorAll('[data-compensation]')))} 元`);
  };
  form.addEventListener('input', add);
  add();
});
