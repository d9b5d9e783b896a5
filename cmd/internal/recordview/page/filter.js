'use strict';
(() => {
  const form = document.querySelector('form.filter');
  if (!form) return;
  const fields = [...form.querySelectorAll('[data-for]')];
  const items = [...document.querySelectorAll('.item')];
  const fold = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const shown = form.querySelector('.shown');
  const keys = items.map((i) => fold(i.dataset.words || i.textContent));
  const filter = () => {
    let n = 0;
    items.forEach((item, at) => {
      const fits = fields.every((f) => !f.value || (f.dataset.for === 'words'
        ? fold(f.value).split(/\s+/).every((w) => keys[at].includes(w))
        : (item.dataset[f.dataset.for] || '').split(' ').includes(f.value)));
      item.hidden = !fits;
      if (fits) n++;
    });
    shown.textContent = shown.dataset.shown.replace('{n}', n).replace('{m}', items.length);
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (e) => e.preventDefault());
  filter();
})();
