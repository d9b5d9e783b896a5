// Threads: the list of them, and one of them opened.

function threadsView(_, query) {
  const out = h('div');
  const state = {
    q: query.get('q') || '',
    rel: query.get('rel') || 'all',
    force: query.get('force') || 'all',
    sort: query.get('sort') || 'long',
  };
  const kinds = KINDS.filter((k) => k !== 'new' && pairs.some((p) => !p.rejected && !p.weak && shapeOf(p.rel) === k));
  const verdicts = VERDICTS.filter((v) => threads.some((th) => th.course.verdict === v));
  const input = h('input', {
    type: 'search',
    id: 'tq',
    value: state.q,
    autocomplete: 'off',
    oninput: debounce(80, () => {
      state.q = input.value;
      draw();
    }),
  });
  const lang = uiLang();
  const orders = {
    long: byLength,
    time: (l) => [...l].sort((a, b) => a.units[0].i - b.units[0].i),
    name: (l) => [...l].sort((a, b) => titleOf(a, lang).localeCompare(titleOf(b, lang), ui)),
  };
  function draw() {
    let list = state.q.trim() ? threadsWith(state.q).map((f) => f.th) : orders[state.sort](threads);
    if (state.rel !== 'all') list = list.filter((th) => th.pairs.some((p) => shapeOf(p.rel) === state.rel));
    if (state.force !== 'all') list = list.filter((th) => th.course.verdict === state.force);
    const q = new URLSearchParams(Object.entries(state).filter(([k, v]) => v && v !== 'all' && !(k === 'sort' && v === 'long')));
    history.replaceState(null, '', address('threads') + (q.size ? '?' + q : ''));
    const n = count(list.length, 'thread1', 'threadsN');
    say(n);
    out.replaceChildren(
      h('p', {class: 'soft'}, n),
      list.length ? h('div', {class: 'lanelist'}, laneHead(), lazily(list, laneRow, {block: 60, guess: 64})) : h('p', {}, t('noThreads')),
    );
  }
  const pickFrom = (key, label, options) =>
    options.length > 2
      ? h(
          'label',
          {class: 'pick'},
          label,
          h(
            'select',
            {
              onchange: (e) => {
                state[key] = e.target.value;
                draw();
              },
            },
            options.map(([v, n]) => h('option', {value: v, selected: v === state[key]}, n)),
          ),
        )
      : null;
  draw();
  return {
    title: t('threads'),
    el: h(
      'div',
      {},
      h('h1', {}, t('threads')),
      h(
        'div',
        {class: 'controls'},
        h('label', {class: 'pick grow', for: 'tq'}, t('filter'), input),
        pickFrom('rel', t('relations'), [['all', t('all')], ...kinds.map((k) => [k, t(k)])]),
        pickFrom('force', t('force'), [['all', t('all')], ...verdicts.map((v) => [v, t(v)])]),
        pickFrom('sort', t('sort'), [
          ['long', t('sortLong')],
          ['time', tell('sortTime')],
          ['name', t('sortName')],
        ]),
      ),
      out,
      h('details', {class: 'keybox'}, h('summary', {}, t('key')), legend()),
    ),
  };
}

// threadView opens the thread of a unit; a second ref scrolls to that version.
function threadView([ref, at]) {
  const u = unitByRef.get(ref);
  if (!u || !u.thread) return u ? unitView([ref]) : lost(ref);
  const th = u.thread,
    lang = uiLang();
  const state = {against: 'prev', lang: settings.get('lang', 'both')};
  if (state.lang !== 'both' && !languages.includes(state.lang)) state.lang = 'both';
  const body = h('div', {class: 'versions'});
  const table = h('div');
  const shown = () => (state.lang === 'both' ? languages : [state.lang]);
  function draw() {
    body.replaceChildren(...th.units.map((v) => version(th, v, state.against, shown())));
    table.replaceChildren(
      ...shown()
        .map((l) => variantsTable(th, l))
        .filter(Boolean),
    );
  }
  draw();
  const c = th.course;
  const el = h(
    'div',
    {class: 'thread'},
    h('p', {class: 'eyebrow'}, t('threadTitle'), ' ', th.ref),
    h('h1', {lang}, titleOf(th, lang)),
    h('p', {class: 'terms', lang}, termsOf(th, lang)),
    h('p', {class: 'lead'}, story(th), ' ', c.verdict === 'none' ? null : verdictText(c)),
    h('div', {class: 'lanelist alone'}, laneHead(), h('div', {class: 'lanerow'}, lane(th))),
    c.steps.length > 1 ? h('section', {}, h('h2', {}, t('force')), h('p', {class: 'soft'}, t('forceHow')), forceChart(c)) : null,
    h(
      'section',
      {},
      h('h2', {}, t('versions')),
      h(
        'div',
        {class: 'controls'},
        h(
          'div',
          {class: 'labelled'},
          h('span', {}, t('against')),
          choices(
            t('against'),
            [
              ['prev', t('againstPrev')],
              ['first', t('againstFirst')],
              ['none', t('againstNone')],
            ],
            state.against,
            (v) => {
              state.against = v;
              draw();
            },
          ),
        ),
        languages.length > 1
          ? h(
              'div',
              {class: 'labelled'},
              h('span', {}, t('langs')),
              choices(t('langs'), [['both', t('bothLangs')], ...languages.map((l) => [l, tongue(l)])], state.lang, (v) => {
                state.lang = v;
                settings.set('lang', v);
                draw();
              }),
            )
          : null,
      ),
      legendChanges(),
      body,
    ),
    th.columns.length > 2 && Object.keys(th.variants || {}).length
      ? h('section', {}, h('h2', {}, t('table')), h('p', {class: 'soft'}, t('tableHint')), table)
      : null,
    pairsTable(th),
  );
  return {title: titleOf(th, lang), el, focus: at && (() => document.getElementById('v-' + at)?.scrollIntoView({block: 'center'}))};
}

// version is one unit of a thread with its changes against an earlier one.
function version(th, u, against, langs) {
  const best = u.earlier.find((p) => p.a.thread === th);
  const base = against === 'none' || u === th.units[0] ? null : against === 'first' ? th.units[0] : best ? best.a : null;
  const kind = kindOf(u);
  const ops = base ? new Map(languages.map((l) => [l, changesBetween(base, u, l)])) : null;
  return h(
    'article',
    {class: 'version linked', id: 'v-' + u.ref},
    h(
      'header',
      {},
      h('h3', {}, mark(kind), refLink(u), h('span', {class: 'year'}, when(u))),
      h(
        'p',
        {class: 'meta'},
        h('span', {}, t(shapeOf(kind))),
        base
          ? h('a', {href: address('compare', base.ref, u.ref), title: t('compareThese')}, `← ${base.ref}`)
          : kind === 'cited'
            ? h(
                'span',
                {},
                '→ ',
                u.earlier.map((p, i) => [i ? ', ' : '', refLink(p.a)]),
              )
            : null,
        forceBadge(u),
        best && base === best.a ? driftNote(best) : null,
      ),
    ),
    langPanes((l) => [under(u, l), ops ? changed(ops.get(l), l) : plain(u, l), formed(u, l)], langs),
    best && base === best.a ? oneSided(best) : null,
  );
}

// driftNote says when the wording changed in one language only.
function driftNote(pair) {
  if (!pair || !languages.includes(pair.drift)) return null;
  return h('span', {class: 'flag', title: t('driftHint')}, t('changesIn', tongue(pair.drift)));
}

// oneSided lists the changes that one language has and the other has not.
function oneSided(pair) {
  if (!pair || !pair.only) return null;
  const other = (lang) => languages.find((l) => l !== lang);
  return h(
    'details',
    {class: 'drift', open: pair.only.length <= 3},
    h('summary', {title: t('driftHint')}, count(pair.only.length, 'only1', 'onlyN')),
    h(
      'ul',
      {},
      pair.only.map((c) =>
        h(
          'li',
          {},
          h('span', {class: 'soft'}, t('changesIn', tongue(c.in)), ': '),
          h('span', {lang: c.in, class: 'quote'}, c.a && h('del', {}, c.a), ' ', c.b && h('ins', {}, c.b)),
          c.kept ? h('span', {class: 'soft'}, ' — ', t('keptIn', tongue(other(c.in))), ' ', h('q', {lang: other(c.in)}, c.kept)) : null,
        ),
      ),
    ),
  );
}

// variantsTable is the n-way wording table of a thread in a language.
function variantsTable(th, lang) {
  const rows = th.variants && th.variants[lang];
  if (!rows || !rows.length) return null;
  return h(
    'div',
    {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${t('table')}, ${tongue(lang)}`},
    h(
      'table',
      {class: 'variants', lang},
      h('caption', {class: languages.length > 1 ? null : 'sr', lang: ui}, tongue(lang)),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          th.columns.map((u) => h('th', {scope: 'col'}, refLink(u), h('span', {class: 'year'}, when(u)))),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((r) =>
          h(
            'tr',
            {class: r.length === 1 ? 'agree' : null},
            r.map((c) => h('td', {colspan: r.length === 1 ? th.columns.length : null, class: c.n ? 'changed' : null}, cellText(c))),
          ),
        ),
      ),
    ),
  );
}

// cellText marks the words of a cell that the version before it has not.
function cellText(c) {
  if (!c.t.trim()) return h('span', {class: 'soft', 'aria-label': t('none')}, '—');
  const out = [];
  let at = 0;
  for (let i = 0; i < (c.n || []).length; i += 2) {
    out.push(c.t.slice(at, c.n[i]), h('ins', {}, c.t.slice(c.n[i], c.n[i + 1])));
    at = c.n[i + 1];
  }
  return [...out, c.t.slice(at)];
}

function pairsTable(th) {
  const list = [...th.pairs].sort((p, q) => p.b.i - q.b.i || p.a.i - q.a.i);
  return h(
    'section',
    {},
    h('h2', {}, t('pairs')),
    h(
      'div',
      {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('pairs')},
      h(
        'table',
        {class: 'plain'},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            [t('earlier'), t('later'), t('relation'), t('score'), t('by')].map((x) => h('th', {scope: 'col'}, x)),
            h('td', {}),
          ),
        ),
        h(
          'tbody',
          {},
          list.map((p) =>
            h(
              'tr',
              {},
              h('td', {}, refLink(p.a), ' ', h('span', {class: 'soft'}, when(p.a))),
              h('td', {}, refLink(p.b), ' ', h('span', {class: 'soft'}, when(p.b))),
              h('td', {}, badge(p.rel)),
              h('td', {class: 'num'}, p.score.toFixed(2)),
              h('td', {}, markOf(p)),
              h(
                'td',
                {},
                h('a', {href: address('compare', p.a.ref, p.b.ref)}, t('compareThese')),
                served(() => judge(p)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

// markOf tells whether a pair was found or decided by a person.
const markOf = (p) =>
  h('span', {class: p.hand ? 'by hand' : 'by'}, p.hand ? (p.rejected ? `${t('rejected')}, ${t('hand')}` : t('hand')) : t('auto'));
