// The first page: what the corpus is, a way to follow one recommendation, the meetings, and who took up whom.

function overviewView() {
  const lang = uiLang(),
    doc = data.papers[0] || {};
  const {units: n = meetings.reduce((sum, m) => sum + m.count, 0), repeated, possible, threads: courses} = data.counts || {};
  const title = data.title[lang] || data.title[languages[0]] || '';
  return {
    title: t('overview'),
    el: h(
      'div',
      {class: 'overview'},
      h(
        'header',
        {class: 'masthead'},
        data.body[lang] && data.body[lang] !== title ? h('p', {class: 'eyebrow', lang}, data.body[lang]) : null,
        h('h1', {lang}, title),
        h('p', {class: 'symbol'}, [symbols(), data.papers.length === 1 && day(doc.date)].filter(Boolean).join(' · ')),
        h(
          'p',
          {class: 'lead'},
          data.pending
            ? t(byPaper() ? 'leadPapersPending' : 'leadPending', n, meetings.length)
            : meetings.length > 1
              ? t(byPaper() ? 'leadPapers' : 'lead', n, meetings.length, repeated, courses, possible)
              : t('leadOne', n, 1, repeated),
        ),
        data.notice ? h('p', {class: 'soft small'}, data.notice[ui]) : null,
      ),
      threads.length ? followPanel() : null,
      incomplete() ? null : served(() => dropPanel()),
      h(
        'section',
        {'aria-labelledby': 'h-time'},
        h('h2', {id: 'h-time'}, yearly ? t('timelineYears') : tell('timeline')),
        data.pending ? null : h('p', {class: 'soft'}, yearly ? t('timelineYearsHint') : tell('timelineHint')),
        timeline(),
      ),
      periods.length > 1 && threads.length
        ? h(
            'section',
            {'aria-labelledby': 'h-matrix'},
            h('h2', {id: 'h-matrix'}, t('matrix')),
            h('p', {class: 'soft'}, yearly ? t('matrixYearsHint') : tell('matrixHint')),
            matrix(),
          )
        : null,
      threads.length ? h('section', {'aria-labelledby': 'h-key'}, h('h2', {id: 'h-key'}, t('key')), legend()) : null,
      colophon(),
    ),
  };
}

// symbols lists the symbols of the papers; of many the first and the last.
function symbols() {
  const all = data.papers.map((p) => p.symbol).filter(Boolean);
  return all.length > 12 ? `${all[0]} … ${all[all.length - 1]} (${all.length.toLocaleString(locale())})` : all.join(', ');
}

let followed = ''; // what was typed on the first page

// followPanel answers "what became of this clause?" on the first page.
function followPanel() {
  const out = h('div', {class: 'follow-out'}),
    example = byLength(threads)[0];
  const tabs = [
    ['long', tell('followLong'), (th) => th.meetings.length > 1],
    ['weak', t('followWeak'), (th) => ['weaker', 'hedged'].includes(th.course.verdict)],
    ['strong', t('followStrong'), (th) => ['stronger', 'freed'].includes(th.course.verdict)],
    ['drift', t('followDrift'), (th) => th.pairs.some((p) => p.only)],
    ['verbatim', t('followVerb'), (th) => th.pairs.some((p) => p.rel === 'verbatim')],
  ]
    .filter(([, , test]) => threads.some(test))
    .map(([id, name, test]) => [id, data.part ? name : `${name} (${threads.filter(test).length.toLocaleString(locale())})`, test])
    .slice(0, data.part ? 1 : Infinity);
  let now = 'long';
  const input = h('input', {
    type: 'search',
    id: 'follow',
    value: followed,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: example && !data.part ? t('refHint', termsOf(example, uiLang()).replaceAll(' ·', '')) : null,
    oninput: debounce(80, () => {
      followed = input.value;
      draw();
    }),
  });
  const show = (list, n) => [h('div', {class: 'lanelist'}, laneHead(), list.slice(0, n).map(laneRow))];
  const tabRow = choices(
    t('follow'),
    tabs.map(([id, name]) => [id, name]),
    now,
    (v) => {
      now = v;
      draw();
    },
  );
  function draw() {
    const phrase = input.value.trim();
    tabRow.hidden = phrase !== '';
    if (!phrase) {
      const list = byLength(threads.filter(tabs.find(([id]) => id === now)?.[2] || (() => true)));
      out.replaceChildren(...show(list, 6), h('p', {class: 'after'}, h('a', {href: address('threads')}, t('followAll', data.counts.threads))));
      return;
    }
    if (data.part) return out.replaceChildren(h('p', {class: 'soft', role: 'status'}, t('loading')));
    const named = readRef(phrase);
    const found = named ? (named.thread ? [{th: named.thread}] : []) : threadsWith(phrase);
    const loose = named
      ? [named]
      : search(phrase)
          .map((x) => x.u)
          .filter((u) => !u.thread);
    say([count(found.length, 'thread1', 'threadsN'), count(loose.length, 'hit1', 'hits')].join(', '));
    out.replaceChildren(
      ...[
        found.length ? h('div', {class: 'answer'}, answer(found[0].th)) : null,
        ...(found.length
          ? show(
              found.map((f) => f.th),
              6,
            )
          : []),
        found.length > 6
          ? h('p', {class: 'after'}, h('a', {href: address('threads') + '?q=' + encodeURIComponent(phrase)}, t('moreN', found.length - 6)))
          : null,
        ...looseUnits(loose, phrase, named),
        !found.length && !loose.length ? h('p', {}, t('nothing', phrase), ' ', t('nothingHint')) : null,
      ].filter(Boolean),
    );
  }
  draw();
  return h(
    'section',
    {class: 'follow', 'aria-labelledby': 'h-follow'},
    h('h2', {id: 'h-follow'}, h('label', {for: 'follow'}, t('follow'))),
    h('p', {class: 'soft'}, t('followHint', listing(languages.map(tongue)))),
    h('div', {class: 'searchline'}, input),
    tabRow,
    out,
  );
}

// looseUnits are paragraphs that a phrase finds beside the threads: the one that is named, or those in no thread.
function looseUnits(list, phrase, named) {
  if (!list.length) return [];
  const lang = uiLang(),
    most = 5;
  return [
    named ? null : h('h3', {}, t('followLoose', list.length.toLocaleString(locale()))),
    h(
      'ul',
      {class: 'relatives'},
      list
        .slice(0, most)
        .map((u) =>
          h(
            'li',
            {},
            refLink(u),
            h('span', {class: 'soft'}, when(u)),
            u.landmark || u.thread ? null : h('span', {class: 'soft'}, ' · ', t('noThread')),
            h('p', {class: 'opening', lang}, opening(u, lang, 200)),
          ),
        ),
    ),
    list.length > most ? h('p', {class: 'after'}, h('a', {href: address('find', phrase)}, t('moreN', list.length - most))) : null,
  ];
}

// answer says in plain words what became of a thread.
function answer(th) {
  const lang = uiLang(),
    c = th.course;
  return [
    h(
      'p',
      {class: 'answerline'},
      verdictMark(c.verdict),
      h(
        'span',
        {},
        h('a', {href: address('thread', th.ref), lang}, titleOf(th, lang)),
        ' — ',
        story(th),
        ' ',
        c.verdict === 'none' ? null : h('strong', {}, verdictText(c)),
      ),
    ),
    c.steps.length > 1 ? forceChart(c) : null,
  ];
}

// story tells when a thread began and when it came back.
function story(th) {
  const years = th.meetings.map((m) => (meetings[m].year ? String(meetings[m].year) : meetings[m].ref));
  const first = t('firstAdopted', years[0]);
  return years.length > 1 ? `${first}, ${t('takenAgain', listing(inRuns([...new Set(years.slice(1))])))}.` : `${first}.`;
}

// inRuns puts years that follow one another together where there are many: 1903–1910.
function inRuns(years) {
  if (years.length <= 8 || !years.every((y) => /^\d{4}$/.test(y))) return years;
  const runs = [];
  for (const y of years) {
    const run = runs[runs.length - 1];
    if (run && Number(y) <= Number(run[1]) + 1) run[1] = y;
    else runs.push([y, y]);
  }
  return runs.flatMap(([from, to]) => (Number(to) > Number(from) + 1 ? [`${from}–${to}`] : [...new Set([from, to])]));
}

const byLength = (list) => [...list].sort((a, b) => b.meetings.length - a.meetings.length || b.units.length - a.units.length || a.i - b.i);

function colophon() {
  return h(
    'section',
    {class: 'colophon'},
    lazily(
      data.papers,
      (p) =>
        h(
          'p',
          {},
          t('source'),
          ': ',
          p.symbol ? `${p.symbol} ` : null,
          Object.entries(p.source).map(([l, s], i) => [i ? ', ' : '', `${s} (${tongue(l)})`]),
          Object.entries(p.leftOut || {}).map(([l, what]) => [' · ', t('leftOut', tongue(l)), h('span', {lang: 'en'}, what)]),
        ),
      {block: 50, guess: 24},
    ),
  );
}

// pairsView lists the pairs between two periods; at finds them by what the address names.
function pairsView([laterRef, earlierRef], at) {
  const later = at(laterRef),
    earlier = at(earlierRef);
  if (!later || !earlier) return lost(`${laterRef}/${earlierRef}`);
  const of = (p) => new Set(p.meetings.map((m) => m.i)),
    after = of(later),
    before = of(earlier);
  const list = pairs.filter((p) => !p.rejected && !p.weak && after.has(p.b.meeting) && before.has(p.a.meeting)).sort((p, q) => q.score - p.score);
  const years = Boolean(later.year),
    title = years ? t('pairsFromYear', later.ref, earlier.ref) : tell('pairsFrom', later.ref, earlier.ref);
  return {
    title,
    el: h(
      'div',
      {},
      h('h1', {}, title),
      years ? null : h('p', {class: 'soft'}, `${headingOf(later.meetings[0])} / ${headingOf(earlier.meetings[0])}`),
      lazily(list, (p) => pairCard(p), {block: 20, guess: 260}),
    ),
  };
}

// pairCard is one reiteration with its two wordings.
function pairCard(p) {
  const lang = uiLang();
  const ops = changesBetween(p.a, p.b, lang);
  return h(
    'article',
    {class: 'card linked'},
    h(
      'h2',
      {class: 'cardhead'},
      badge(p.rel),
      refLink(p.a),
      ' → ',
      refLink(p.b),
      h('span', {class: 'soft'}, ` ${when(p.a)} → ${when(p.b)}`),
    ),
    changed(ops, lang),
    h(
      'p',
      {class: 'after'},
      h('a', {href: address('compare', p.a.ref, p.b.ref)}, t('compareThese')),
      p.b.thread ? [' · ', h('a', {href: address('thread', p.b.thread.ref)}, t('openThread'))] : null,
    ),
  );
}

// meetingView is one meeting: what it brought and what it took up.
function meetingView(ref) {
  const m = meetingAt(ref);
  if (!m) return lost(ref);
  const lang = uiLang();
  let only = 'all';
  const listed = h('div');
  const draw = () => {
    const list = only === 'all' ? m.blocks : m.units.filter((u) => u.standing === only);
    listed.replaceChildren(lazily(list, (u) => (u.landmark ? landmarkRow(u, lang) : unitRow(u, lang)), {block: 40, guess: 80}));
  };
  draw();
  const beside = [meetings[m.i - 1], meetings[m.i + 1]];
  return {
    title: headingOf(m),
    el: h(
      'div',
      {},
      h('p', {class: 'eyebrow'}, tell('meeting', m.ref)),
      h('h1', {lang}, headingOf(m)),
      h('p', {class: 'soft'}, [...new Set([count(m.count, 'unit1', 'units'), standingsOf(ofMeeting(m))])].join(' · ')),
      h(
        'p',
        {class: 'pager'},
        beside.map((b, i) => b && h('a', {href: address('meeting', b.ref)}, i ? `${b.label || b.ref} →` : `← ${b.label || b.ref}`)),
      ),
      data.pending
        ? null
        : choices(
            t('filter'),
            [
              ['all', t('showAll')],
              ['repeated', tell('meetingOld')],
              ['possible', t('meetingMaybe')],
              ['new', tell('meetingNew')],
            ],
            only,
            (v) => {
              only = v;
              draw();
            },
          ),
      listed,
    ),
  };
}

// landmarkRow is a heading or a note among the units.
function landmarkRow(b, lang) {
  lang = [lang, ...languages].find((l) => textOf(b, l)) || lang;
  const text = [b.label ? h('span', {class: 'label'}, b.label, ' ') : null, textOf(b, lang)];
  return h(
    'div',
    {class: `unitrow landmark k-${b.kind}`},
    h('span', {class: 'gutter'}, refLink(b)),
    b.kind === 'h'
      ? h(`h${Math.min(2 + (b.level || 1) - meetingOf(b).top, 4)}`, {lang}, text)
      : h('p', {class: b.kind === 'f' ? 'wording small' : 'wording', lang}, text),
  );
}

function unitRow(u, lang) {
  const kind = kindOf(u);
  return h(
    'div',
    {class: `unitrow d${Math.min(u.depth, 4)}`},
    h('span', {class: 'gutter'}, data.pending ? null : mark(kind, t(shapeOf(kind))), refLink(u)),
    h(
      'div',
      {},
      plain(u, lang),
      u.earlier.length
        ? h(
            'p',
            {class: 'soft'},
            t(shapeOf(kind)),
            ': ',
            [...new Set(u.earlier.map((p) => p.a))]
              .slice(0, 4)
              .map((a, i) => [i ? ', ' : '', h('a', {href: address('compare', a.ref, u.ref)}, a.ref)]),
          )
        : null,
    ),
  );
}
