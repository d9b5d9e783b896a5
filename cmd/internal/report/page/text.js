// Wording on the page: plain, with changes marked, with words marked.

// changed draws operations. side says what to show: 'both' in one text, 'a' without additions, 'b' without what was taken out.
function changed(ops, lang, side = 'both') {
  const el = h('p', {class: 'wording', lang});
  for (const o of ops) {
    if (o.op === '=') el.append(o.text);
    else if (o.op === '-' && side !== 'b') el.append(piece('del', o));
    else if (o.op === '+' && side !== 'a') el.append(piece('ins', o));
  }
  return el;
}

function piece(tag, o) {
  const el = h(tag, {}, o.text);
  if (!o.move) return el;
  el.classList.add('moved');
  el.dataset.move = o.move;
  el.tabIndex = 0;
  el.title = t('legendMov');
  const light = (on) => () => {
    const home = el.closest('.linked') || el.parentElement;
    for (const twin of home.querySelectorAll(`[data-move="${o.move}"]`))
      if (twin.closest('[lang]').lang === el.closest('[lang]').lang) twin.classList.toggle('lit', on);
  };
  for (const [on, off] of [
    ['mouseenter', 'mouseleave'],
    ['focus', 'blur'],
  ]) {
    el.addEventListener(on, light(true));
    el.addEventListener(off, light(false));
  }
  return el;
}

const plain = (u, lang) => h('p', {class: 'wording', lang}, textOf(u, lang));

// legendChanges explains the marks of changes.
const legendChanges = () =>
  h(
    'p',
    {class: 'changes-legend'},
    h('ins', {}, t('legendIns')),
    ' ',
    h('del', {}, t('legendDel')),
    ' ',
    h('ins', {class: 'moved'}, t('legendMov')),
  );

// langPanes sets the languages of the corpus side by side: make(lang) gives what to show.
function langPanes(make, langs = languages) {
  return h(
    'div',
    {class: 'panes', vars: {'--panes': langs.length}},
    langs.map((l) => h('div', {class: 'pane'}, langs.length > 1 && h('span', {class: 'tongue'}, tongue(l)), make(l))),
  );
}

// under shows the chapeau that a unit is read under.
function under(u, lang) {
  const up = chapeaux(u);
  return up.length ? h('p', {class: 'chapeau', lang}, up.map((c) => textOf(c, lang).trim()).join(' ')) : null;
}

const refLink = (u) => h('a', {class: 'ref', href: address('unit', u.ref)}, u.ref);

// kept tells how many of the words stayed.
function kept(ops) {
  const n = {'=': 0, '-': 0, '+': 0};
  for (const o of ops) n[o.op] += tokens(o.text).filter(isWord).length;
  return Math.round((200 * n['=']) / Math.max(1, 2 * n['='] + n['-'] + n['+']));
}

// summary says in a few words what a diff found.
function summary(ops) {
  let n = 0,
    moved = new Set(),
    inside = false;
  for (const o of ops) {
    if (o.move) moved.add(o.move);
    else if (o.op !== '=' && !inside) n++;
    inside = o.op !== '=' && !o.move;
  }
  if (!n && !moved.size) return t('identical');
  return [n ? count(n, 'change1', 'changes') : null, moved.size ? t('movedN', moved.size) : null, t('share', kept(ops))]
    .filter(Boolean)
    .join(' · ');
}

// choices is a row of buttons of which one is pressed.
function choices(label, options, value, pick) {
  const row = h('div', {class: 'choices', role: 'group', 'aria-label': label});
  const draw = (now) =>
    row.replaceChildren(
      ...options.map(([v, name]) =>
        h(
          'button',
          {
            type: 'button',
            'aria-pressed': String(v === now),
            onclick: () => {
              draw(v);
              pick(v);
              row.querySelector('[aria-pressed="true"]').focus();
            },
          },
          name,
        ),
      ),
    );
  draw(value);
  return row;
}

// forceBadge names the force of a unit and whom it asks.
function forceBadge(u) {
  if (!u.force) return null;
  const whom = (u.force.to || []).map((x) => t(x));
  return [
    h('span', {class: 'forceword', title: t('force')}, forceName(u.force)),
    whom.length ? h('span', {title: t('addressee')}, '→ ' + listing(whom)) : null,
    u.force.apart
      ? h(
          'span',
          {class: 'flag'},
          t(
            'forceApart',
            Object.entries(u.force.apart)
              .map(([l, n]) => `${l} ${n}`)
              .join(', '),
          ),
        )
      : null,
  ];
}

// formed is the drafting formula of a unit in a few words.
const formed = (u, lang) => (u.force && u.force.formed[lang] ? h('p', {class: 'formed', lang}, u.force.formed[lang]) : null);
