// Building the page. Text enters the page as text nodes and attributes only, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(el, props, kids) {
  for (const [k, v] of Object.entries(props || {})) {
    if (v === undefined || v === null || v === false) continue;
    if (k.startsWith('on')) el.addEventListener(k.slice(2), v);
    else if (k === 'vars') for (const [name, value] of Object.entries(v)) el.style.setProperty(name, value);
    else el.setAttribute(k, v === true ? '' : String(v));
  }
  el.append(...kids.flat(Infinity).filter((k) => k !== null && k !== undefined && k !== false && k !== ''));
  return el;
}

// h makes an HTML element; svg makes an SVG one. Attributes that are null or false are left out.
const h = (tag, props, ...kids) => fill(document.createElement(tag), props, kids);
const svg = (tag, props, ...kids) => fill(document.createElementNS(SVG, tag), props, kids);

// say puts a sentence where screen readers announce it.
function say(text) {
  document.getElementById('live').textContent = text;
}

// lazily shows a long list in blocks: each is an empty box of an estimated height until it comes near the window.
// make(item) returns an element; what is filled stays filled. Printing fills everything.
function lazily(items, make, {block = 40, guess = 120, tag = 'div'} = {}) {
  const list = h(tag, {class: 'lazy'});
  const boxes = [];
  const open = (box) => {
    if (box.done) return;
    box.done = true;
    watch.unobserve(box.el);
    box.el.style.removeProperty('min-height');
    box.el.append(...box.items.map(make));
  };
  const watch = new IntersectionObserver(
    (seen) => {
      for (const s of seen) if (s.isIntersecting) open(boxes.find((b) => b.el === s.target));
    },
    {rootMargin: '900px 0px'},
  );
  for (let i = 0; i < items.length; i += block) {
    const box = {el: h('div', {class: 'block'}), items: items.slice(i, i + block), done: false};
    boxes.push(box);
    list.append(box.el);
    if (i === 0) open(box);
    else {
      box.el.style.setProperty('min-height', box.items.length * guess + 'px');
      watch.observe(box.el);
    }
  }
  const all = () => boxes.forEach(open);
  leaving.push(() => {
    watch.disconnect();
    window.removeEventListener('beforeprint', all);
  });
  window.addEventListener('beforeprint', all);
  // reveal fills the block that holds an item, so that it can be scrolled to.
  list.reveal = (item) => {
    const box = boxes.find((b) => b.items.includes(item));
    if (box) open(box);
  };
  return list;
}

// leaving holds what is to be undone when the view changes.
const leaving = [];

function debounce(ms, f) {
  let t;
  return (...a) => {
    clearTimeout(t);
    t = setTimeout(() => f(...a), ms);
  };
}
