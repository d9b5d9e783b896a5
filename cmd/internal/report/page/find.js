// Find: a phrase in every unit and language, whatever its accents and endings.

let searchIndex = null; // language -> by block: [{u, words: its stem numbers}]

// buildSearch numbers the words of all blocks. Papers have the same words over and over, and each is looked up once.
function buildSearch() {
  searchIndex = new Map(
    languages.map((lang) => {
      const stems = stemIndex.get(lang),
        seen = new Map(); // by token: its stem, -1 for an unknown word, null for what is no word
      const number = (tok) => {
        let n = seen.get(tok);
        if (n === undefined) {
          n = isWord(tok) ? (stems.get(searchKey(tok)) ?? -1) : null;
          seen.set(tok, n);
        }
        return n;
      };
      const words = (u) =>
        tokens(textOf(u, lang), lang)
          .map(number)
          .filter((n) => n !== null);
      return [lang, blocks.map((u) => ({u, words: words(u)}))];
    }),
  );
}

// spotsOf gives where the words of a text stand, as search counts them.
function spotsOf(text, lang) {
  const out = [];
  let at = 0;
  for (const tok of tokens(text, lang)) {
    if (isWord(tok)) out.push([at, at + tok.length]);
    at += tok.length;
  }
  return out;
}

// wanted reads a phrase: its words as sets of stems per language, and whether their order counts.
function wanted(phrase, lang, last) {
  const exact = /^\s*["«“].*["»”]\s*$/.test(phrase);
  const words = tokens(phrase, lang)
    .filter(isWord)
    .filter((w) => !/['’]$/.test(w) || exact);
  return {exact, sets: words.map((w, i) => (last && i === words.length - 1 ? typing(w, lang) : stemsOf(w, lang)))};
}

// either are the alternatives of a phrase: what stands between bars.
const either = (phrase) =>
  phrase
    .split('|')
    .map((p) => p.trim())
    .filter(Boolean);

// search gives the units that hold a phrase, or one of its alternatives, best first: as a phrase, then all its words,
// then, for long phrases, most.
function search(phrase, langs = languages) {
  if (!searchIndex) buildSearch();
  const found = new Map();
  for (const lang of langs) {
    for (const one of either(phrase)) {
      const {exact, sets} = wanted(one, lang, true);
      if (!sets.length || sets.every((s) => !s.size)) continue;
      for (const doc of searchIndex.get(lang)) {
        const hit = match(doc.words, sets, exact);
        if (!hit) continue;
        const had = found.get(doc.u);
        if (had && had.lang === lang) hit.at = [...new Set([...had.at, ...hit.at])].sort((a, b) => a - b);
        if (!had || hit.score > had.score) found.set(doc.u, {u: doc.u, lang, ...hit});
        else if (had.lang === lang) had.at = hit.at;
      }
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.u.i - b.u.i);
}

// match looks for the sets of a phrase in the words of a block; at are the words that it finds.
function match(words, sets, exact) {
  const n = sets.length,
    at = new Set();
  let have = 0;
  for (const set of sets) {
    let any = false;
    words.forEach((w, i) => {
      if (set.has(w)) {
        any = true;
        at.add(i);
      }
    });
    if (any) have++;
  }
  if (have < n && (exact || n < 3 || have < n * 0.6)) return null;
  for (let i = 0; i + n <= words.length; i++) {
    if (sets.every((s, k) => s.has(words[i + k]))) return {score: 3, how: 'exact', at: sets.map((_, k) => i + k)};
  }
  if (exact) return null;
  return {score: have === n ? 2 : have / n, how: have === n ? 'allWords' : 'someWords', at: [...at].sort((a, b) => a - b)};
}

// threadsWith ranks the threads of which a unit, read under its chapeaux, holds a phrase: words of its own count
// double, and so does a phrase that most versions have.
function threadsWith(phrase) {
  if (!searchIndex) buildSearch();
  const best = new Map();
  for (const [lang, one] of languages.flatMap((l) => either(phrase).map((p) => [l, p]))) {
    const {exact, sets} = wanted(one, lang, true),
      docs = searchIndex.get(lang);
    if (!sets.length || sets.every((s) => !s.size)) continue;
    for (const th of threads) {
      let top = 0,
        held = 0;
      for (const u of th.units) {
        const own = docs[u.i].words,
          words = [...chapeaux(u).flatMap((c) => docs[c.i].words), ...own];
        const part = (list) => sets.filter((s) => list.some((w) => s.has(w))).length / sets.length;
        held += part(words);
        const hit = match(words, sets, exact);
        if (hit) top = Math.max(top, hit.score + part(own));
      }
      const score = top + held / th.units.length;
      if (top && score > (best.get(th)?.score ?? 0)) best.set(th, {th, score});
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.th.meetings.length - a.th.meetings.length || a.th.i - b.th.i);
}

function findView([phrase = ''], query) {
  const out = h('div');
  const state = {lang: query.get('lang') || 'all'};
  const input = h('input', {
    type: 'search',
    id: 'q',
    value: phrase,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: debounce(90, () => draw()),
  });
  function draw() {
    const q = input.value.trim();
    history.replaceState(null, '', address('find', ...(q ? [q] : [])) + (state.lang === 'all' ? '' : '?lang=' + state.lang));
    if (!q) return out.replaceChildren();
    const hits = search(q, state.lang === 'all' ? languages : [state.lang]);
    const n = count(hits.length, 'hit1', 'hits');
    say(n);
    out.replaceChildren(
      ...(hits.length
        ? [h('p', {class: 'soft'}, n), spread(hits), lazily(hits, hitRow, {block: 30, guess: 120})]
        : [h('p', {}, t('nothing', q), ' ', t('nothingHint'))]),
    );
  }
  draw();
  return {
    title: t('findTitle'),
    el: h(
      'div',
      {},
      h('h1', {}, t('findTitle')),
      h(
        'div',
        {class: 'controls'},
        h('label', {class: 'pick grow', for: 'q'}, t('findLabel'), input),
        languages.length > 1
          ? h(
              'label',
              {class: 'pick'},
              t('langs'),
              h(
                'select',
                {
                  onchange: (e) => {
                    state.lang = e.target.value;
                    draw();
                  },
                },
                [['all', t('all')], ...languages.map((l) => [l, tongue(l)])].map(([v, n]) =>
                  h('option', {value: v, selected: v === state.lang}, n),
                ),
              ),
            )
          : null,
      ),
      h('p', {class: 'soft'}, t('findHint')),
      out,
    ),
    focus: () => input.focus({preventScroll: true}),
  };
}

// spread shows in which periods the hits are.
function spread(hits) {
  const n = periods.map(() => 0);
  for (const x of hits) n[periodOf(x.u)]++;
  const top = Math.max(...n),
    {names, named} = periodNames();
  return h(
    'div',
    {class: 'spread' + dense(), vars: {'--n': periods.length}},
    periods.map((p, i) =>
      h(
        'span',
        {vars: {'--v': n[i] / top}, title: `${titleOfPeriod(p)}: ${n[i]}`},
        h('i', {}),
        dense() ? h('b', {}, named(i) ? names[i] : '') : [h('b', {}, nameOf(p)), h('small', {}, n[i].toLocaleString(locale()))],
      ),
    ),
  );
}

function hitRow({u, lang, how, at: found}) {
  const text = textOf(u, lang),
    all = spotsOf(text, lang),
    spots = found.map((n) => all[n]),
    p = h('p', {class: 'wording', lang});
  let at = 0;
  for (const [s, e] of joined(spots, text)) {
    p.append(text.slice(at, s), h('mark', {}, text.slice(s, e)));
    at = e;
  }
  p.append(text.slice(at));
  const others = languages.filter((l) => l !== lang && textOf(u, l));
  return h(
    'article',
    {class: 'hit'},
    h('span', {class: 'gutter'}, refLink(u), h('span', {class: 'soft'}, when(u)), h('span', {class: 'soft small'}, t(how))),
    h(
      'div',
      {class: 'panes', vars: {'--panes': 1 + others.length}},
      h('div', {class: 'pane'}, under(u, lang), p),
      others.map((l) => h('div', {class: 'pane beside'}, under(u, l), plain(u, l))),
    ),
    u.thread ? h('p', {class: 'after'}, h('a', {href: address('thread', u.thread.ref, u.ref)}, t('openThread'))) : null,
  );
}

// joined merges neighbouring hits, so that a phrase is one mark.
function joined(spots, text) {
  const out = [];
  for (const [s, e] of spots) {
    const last = out[out.length - 1];
    if (last && /^[\s’'-]*$/.test(text.slice(last[1], s))) last[1] = e;
    else out.push([s, e]);
  }
  return out;
}
