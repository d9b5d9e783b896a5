// Review: what waits for a person, one item at a time, by mouse or by keys. A server stands behind it.

// review is the queue and where the reader is in it; it outlives the view.
const review = {
  items: null,
  alarms: false,
  kind: 'all',
  paper: 'all',
  which: 'waiting',
  at: null,
  recent: new Set(),
  done: [],
  stale: null,
  draw: null,
};

const REVIEW_KINDS = ['pair', 'beads', 'alarm'];
const REVIEW_KEYS = {next: 'j', prev: 'k', confirm: 'c', reject: 'r', undo: 'u'};

// fetchQueue asks for what waits: first what is there at once, then the alarms, which take a while.
async function fetchQueue() {
  const first = await ask('queue.json');
  review.items = first.items;
  review.author = first.author;
  review.draw?.();
  const second = await ask('queue.json?alarms');
  review.items = [...review.items.filter((x) => x.kind !== 'alarm'), ...second.items];
  review.alarms = true;
  review.draw?.();
}

const waits = (x) => !x.decided;

// queueShown is the part of the queue that the filters leave, in its order. What was just decided stays in sight.
function queueShown() {
  return (review.items || []).filter(
    (x) =>
      (review.kind === 'all' || x.kind === review.kind) &&
      (review.paper === 'all' || String(x.paper) === review.paper) &&
      (review.which === 'all' || (review.which === 'waiting' ? waits(x) || review.recent.has(x.id) : !waits(x))),
  );
}

const currentItem = () => {
  const list = queueShown();
  return list.find((x) => x.id === review.at) || list.find(waits) || list[0];
};

function reviewView() {
  const head = h('div', {class: 'reviewhead'}),
    card = h('section', {class: 'reviewcard', tabindex: '-1', 'aria-label': t('reviewNow')}),
    list = h('div', {class: 'reviewlist'});
  const rows = new Map();
  const drawRow = (x) => {
    const row = reviewRow(x, () => {
      review.at = x.id;
      review.stale = null;
      drawCard(true);
    });
    rows.get(x.id)?.replaceWith(row);
    rows.set(x.id, row);
    return row;
  };
  function drawHead() {
    const left = review.items.filter(waits).length,
      all = review.items.length;
    head.replaceChildren(
      h(
        'p',
        {class: 'left'},
        h('b', {}, count(left, 'left1', 'leftN')),
        ' ',
        h('span', {class: 'soft'}, t('ofAll', all.toLocaleString(locale()))),
        review.alarms || languages.length < 2 ? null : h('span', {class: 'soft'}, ' · ', t('checking')),
      ),
      h('progress', {max: Math.max(1, all), value: all - left, 'aria-label': t('reviewDone')}),
    );
  }
  function drawCard(focus) {
    const x = currentItem();
    for (const row of list.querySelectorAll('[aria-current]')) row.removeAttribute('aria-current');
    if (x) {
      review.at = x.id;
      rows.get(x.id)?.setAttribute('aria-current', 'true');
    }
    card.replaceChildren(...(x ? reviewCard(x) : [h('p', {}, t(review.which === 'waiting' ? 'nothingLeft' : 'nothingHere'))]));
    if (focus) card.focus({preventScroll: false});
  }
  function draw() {
    if (!review.items) return card.replaceChildren(h('p', {class: 'soft'}, t('reviewLoading')));
    drawHead();
    name.placeholder = review.author || '';
    rows.clear();
    const shown = queueShown();
    controls.replaceChildren(...reviewControls(draw));
    list.replaceChildren(h('h2', {}, count(shown.length, 'item1', 'itemN')), lazily(shown, drawRow, {block: 60, guess: 48}));
    drawCard(false);
  }
  // changed shows one item anew, and goes on to the next that waits.
  review.changed = (x, on) => {
    drawHead();
    if (rows.has(x.id)) drawRow(x);
    controls.replaceChildren(...reviewControls(draw));
    if (on) {
      const shown = queueShown(),
        here = shown.indexOf(x);
      const next = [...shown.slice(here + 1), ...shown.slice(0, here)].find(waits);
      if (next) review.at = next.id;
    }
    drawCard(true);
  };
  const controls = h('div', {class: 'controls'});
  const name = h('input', {
    type: 'text',
    id: 'author',
    value: settings.get('author', ''),
    autocomplete: 'name',
    maxlength: 80,
    onchange: () => settings.set('author', name.value.trim()),
  });
  review.draw = draw;
  viewKey = reviewKey;
  leaving.push(() => {
    viewKey = null;
    review.draw = review.changed = null;
    review.stale = null;
  });
  if (!review.items) fetchQueue().catch((err) => card.replaceChildren(h('p', {role: 'alert'}, err.message)));
  draw();
  return {
    title: t('review'),
    el: h(
      'div',
      {class: 'review'},
      h('h1', {}, t('reviewTitle')),
      h('p', {class: 'soft'}, t('reviewHint', data.pins)),
      head,
      controls,
      card,
      list,
      h('p', {class: 'whoami'}, h('label', {class: 'pick', for: 'author'}, t('author'), name)),
    ),
  };
}

// reviewControls are the filters, each with how many wait behind it.
function reviewControls(draw) {
  const waiting = (test) => review.items.filter((x) => waits(x) && test(x)).length.toLocaleString(locale());
  const kinds = [
    ['all', `${t('all')} (${waiting(() => true)})`],
    ...REVIEW_KINDS.filter((k) => review.items.some((x) => x.kind === k)).map((k) => [
      k,
      `${t('kind_' + k)} (${waiting((x) => x.kind === k)})`,
    ]),
  ];
  const papers = [...new Set(review.items.map((x) => x.paper))].sort((a, b) => a - b);
  const set = (key) => (v) => {
    review[key] = v;
    review.recent.clear();
    review.at = null;
    review.stale = null;
    draw();
  };
  return [
    h('div', {class: 'labelled'}, h('span', {}, t('kinds')), choices(t('kinds'), kinds, review.kind, set('kind'))),
    h(
      'div',
      {class: 'labelled'},
      h('span', {}, t('which')),
      choices(
        t('which'),
        [
          ['waiting', t('waiting')],
          ['decided', t('decidedOnes')],
          ['all', t('all')],
        ],
        review.which,
        set('which'),
      ),
    ),
    papers.length > 1
      ? h(
          'label',
          {class: 'pick'},
          t('paper'),
          h(
            'select',
            {onchange: (e) => set('paper')(e.target.value)},
            [['all', t('all')], ...papers.map((p) => [String(p), paperName(p)])].map(([v, n]) =>
              h('option', {value: v, selected: v === review.paper}, n),
            ),
          ),
        )
      : null,
  ].filter(Boolean);
}

const paperName = (p) => data.papers[p].symbol || Object.values(data.papers[p].source)[0] || String(p + 1);

const scoreOf = (x) => (x.score ? t('likely', Math.min(99, Math.round(x.score * 100))) : '');

function reviewRow(x, pick) {
  const u = unitByRef.get(x.ref),
    lang = uiLang();
  return h(
    'button',
    {type: 'button', class: 'reviewrow' + (waits(x) ? '' : ' decided'), onclick: pick},
    h('span', {class: 'kind'}, t('kind1_' + x.kind)),
    h('span', {class: 'ref'}, x.earlier ? `${x.earlier} → ${x.ref}` : x.ref),
    h('span', {class: 'opening', lang}, u ? opening(u, lang, 70) : ''),
    h('span', {class: 'soft'}, waits(x) ? scoreOf(x) : t('verdict_' + x.decided.verdict)),
  );
}

// reviewCard is an item with what one must read to decide, and the buttons.
function reviewCard(x) {
  const shown = queueShown(),
    here = shown.indexOf(x);
  const button = (name, label, run, off) =>
    h(
      'button',
      {type: 'button', class: 'act ' + name, disabled: off, onclick: run, 'aria-keyshortcuts': REVIEW_KEYS[name]},
      label,
      ' ',
      h('kbd', {'aria-hidden': 'true'}, REVIEW_KEYS[name]),
    );
  const refs = x.earlier ? [refOf(x.earlier), ' → ', refOf(x.ref)] : [refOf(x.ref)];
  return [
    h(
      'header',
      {},
      h('h2', {}, t('kind1_' + x.kind), ' ', refs),
      h(
        'p',
        {class: 'meta row'},
        h('span', {}, t('itemOf', here + 1, shown.length)),
        data.papers.length > 1 ? h('span', {}, paperName(x.paper)) : null,
        scoreOf(x) ? h('span', {}, scoreOf(x)) : null,
      ),
    ),
    review.stale === x.id
      ? h('p', {class: 'note bad', role: 'alert'}, x.decided ? decidedText(x.decided) : t('takenBack'), ' ', t('staleHint'))
      : x.decided
        ? h('p', {class: 'note'}, decidedText(x.decided))
        : null,
    {pair: reviewPair, beads: reviewBeads, alarm: reviewAlarm}[x.kind](x),
    h(
      'p',
      {class: 'acts'},
      button('confirm', t('confirm_' + x.kind), () => judgeItem(x, 'confirmed')),
      button('reject', t('reject_' + x.kind), () => judgeItem(x, 'rejected')),
      button('undo', t('undo'), undoItem, !review.done.length && !x.decided),
      h('span', {class: 'grow'}),
      button('prev', t('prevItem'), () => move(-1), shown.length < 2),
      button('next', t('nextItem'), () => move(1), shown.length < 2),
    ),
  ].filter(Boolean);
}

const refOf = (ref) => {
  const u = unitByRef.get(ref);
  return u ? refLink(u) : ref;
};

// reviewPair lays two paragraphs side by side, with the differences that the program finds between them.
function reviewPair(x) {
  const a = unitByRef.get(x.earlier),
    b = unitByRef.get(x.ref),
    out = h('div', {class: 'linked'});
  if (!a || !b) return out;
  const draw = (found) =>
    out.replaceChildren(
      ...languages
        .filter((l) => textOf(a, l) && textOf(b, l))
        .map((l) => {
          const ops = found[l] ? unpack(found[l], textOf(a, l), textOf(b, l)) : null;
          const pane = (u, side) =>
            h(
              'div',
              {class: 'pane'},
              h('p', {class: 'meta'}, u.ref, ', ', when(u)),
              under(u, l),
              ops ? changed(ops, l, side) : plain(u, l),
            );
          return h(
            'section',
            {class: 'comparison'},
            languages.length > 1 ? h('h3', {}, tongue(l)) : null,
            h('div', {class: 'panes', vars: {'--panes': 2}}, pane(a, 'a'), pane(b, 'b')),
          );
        }),
    );
  draw({});
  differences(a, b).then(draw, () => {}); // without an answer the plain texts stay
  return out;
}

const reviewLangs = () =>
  h(
    'div',
    {class: 'siderow sidehead'},
    h('span'),
    languages.slice(0, 2).map((l) => h('b', {}, tongue(l))),
  );

// reviewBeads shows what stands beside what in a paragraph, with what speaks against it.
function reviewBeads(x) {
  return h(
    'div',
    {class: 'sideunit'},
    reviewLangs(),
    x.rows.map((r) =>
      h(
        'div',
        {class: 'siderow' + (r.d ? ' doubt' : '')},
        h('span', {class: 'gutter'}, r.d ? [h('span', {class: 'flag'}, t('doubt')), h('span', {class: 'why'}, said(r.d))] : null),
        languages
          .slice(0, 2)
          .map((l, k) => h('p', {class: 'wording', lang: l}, r.t[k] || h('span', {class: 'soft', lang: ui}, t('alone')))),
      ),
    ),
  );
}

// reviewAlarm shows two segments with the words of a finding marked.
function reviewAlarm(x) {
  const marked = (text, words) => {
    const at = words ? text.indexOf(words) : -1;
    return at < 0 ? text : [text.slice(0, at), h('mark', {}, words), text.slice(at + words.length)];
  };
  const [r] = x.rows;
  return h(
    'div',
    {class: 'sideunit'},
    h('p', {}, h('span', {class: 'flag'}, t('alarm_' + x.sort)), ' ', said(x.why)),
    reviewLangs(),
    h(
      'div',
      {class: 'siderow'},
      h('span', {class: 'gutter'}),
      languages.slice(0, 2).map((l, k) => h('p', {class: 'wording', lang: l}, marked(r.t[k], k ? x.others : x.words))),
    ),
  );
}

function move(by) {
  const shown = queueShown(),
    here = shown.indexOf(currentItem());
  if (!shown.length) return;
  review.at = shown[(here + by + shown.length) % shown.length].id;
  review.stale = null;
  review.changed?.(currentItem(), false);
}

// reviewKey does what a key stands for; it reports whether the key is one of the view's.
function reviewKey(key) {
  const x = review.items && currentItem();
  const name = Object.keys(REVIEW_KEYS).find((n) => REVIEW_KEYS[n] === key);
  if (!name || !x) return false;
  ({
    next: () => move(1),
    prev: () => move(-1),
    confirm: () => judgeItem(x, 'confirmed'),
    reject: () => judgeItem(x, 'rejected'),
    undo: undoItem,
  })[name]();
  return true;
}

// judgeItem decides on an item. To confirm beads is to set them as they are; to reject them is to set others.
function judgeItem(x, verdict) {
  if (x.kind !== 'beads') return sendItem(x, aboutItem(x, verdict));
  if (verdict === 'confirmed')
    return sendItem(
      x,
      aboutItem(
        x,
        x.rows.map((r) => [r.a, r.b]),
      ),
    );
  const u = unitByRef.get(x.ref),
    body = document.querySelector('.reviewcard .sideunit');
  if (u && body) edit(body, u, (beads) => sendItem(x, aboutItem(x, beads)));
}

// aboutItem is the decision of a verdict, or of beads, on an item; '' or none takes back.
function aboutItem(x, verdict) {
  if (x.kind === 'pair') return {pair: {earlier: x.earlier, later: x.ref, verdict}};
  if (x.kind === 'alarm') return {alarm: {ref: x.ref, sort: x.sort, words: x.words || '', others: x.others || '', verdict}};
  return {beads: {ref: x.ref, beads: verdict || []}};
}

// sendItem keeps a decision on an item and goes on. One that is stale is told, with the other's decision.
async function sendItem(x, decision, back) {
  const was = x.decided,
    beads = x.kind === 'beads' && was ? unitByRef.get(x.ref)?.beads.map((b) => [b.a, b.b]) : null;
  try {
    const out = await decide({...decision, seen: was ? was.seen : ''});
    x.decided = out.decided || undefined;
    review.stale = null;
    review.recent.add(x.id);
    if (!back) review.done.push({id: x.id, verdict: beads || (was ? was.verdict : '')});
    outdated = true;
    if (back) review.at = x.id;
    review.changed?.(x, !back);
    say(`${x.decided ? t('verdict_' + x.decided.verdict) : t('takenBack')} ${count(review.items.filter(waits).length, 'left1', 'leftN')}`);
  } catch (err) {
    if (!err.answer || !('decided' in err.answer)) return note(t('failed', err.message), true);
    x.decided = err.answer.decided || undefined;
    review.stale = review.at = x.id;
    review.recent.add(x.id);
    outdated = true;
    review.changed?.(x, false);
  }
}

// undoItem takes back the last decision of this page, else that on the item in sight.
function undoItem() {
  const last = review.done.pop(),
    x = last ? review.items.find((i) => i.id === last.id) : currentItem();
  if (!x || (!last && !x.decided)) return;
  sendItem(x, aboutItem(x, last ? last.verdict : ''), true);
}

// reviewTake puts the decisions that stand by now into the queue, and tells of those that others made.
function reviewTake(decided) {
  if (!review.items) return;
  const fresh = [];
  for (const x of review.items) {
    const now = decided[x.id];
    if ((now?.seen || '') === (x.decided?.seen || '')) continue;
    x.decided = now;
    review.recent.add(x.id);
    fresh.push(x);
  }
  if (!fresh.length) return;
  review.draw?.();
  note(
    t(
      'othersDecided',
      fresh
        .map((x) => `${x.earlier ? x.earlier + ' / ' : ''}${x.ref}: ${x.decided ? decidedText(x.decided) : t('takenBack')}`)
        .slice(0, 3)
        .join('; '),
    ),
  );
}

// decidedText tells a decision in words: decided by X at 10:31: confirmed.
function decidedText(d) {
  const verdict = t('verdict_' + d.verdict),
    at = d.at ? clock(d.at) : '';
  if (d.author) return at ? t('decidedByAt', d.author, at, verdict) : t('decidedBy', d.author, verdict);
  return at ? t('decidedAt', at, verdict) : t('decidedOnly', verdict);
}

// clock is the time of day, with the day where that is not today.
function clock(iso) {
  const d = new Date(iso),
    time = new Intl.DateTimeFormat(locale(), {hour: '2-digit', minute: '2-digit'}).format(d);
  if (d.toDateString() === new Date().toDateString()) return t('atTime', time);
  return t('onDay', new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'long', year: 'numeric'}).format(d), time);
}
