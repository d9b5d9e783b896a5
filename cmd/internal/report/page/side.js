// Side by side: two languages, unit by unit and bead by bead.

const isDoubtful = (b) => !b.h && (Boolean(b.d) || !b.a.length || !b.b.length);
const isOneToOne = (b) => b.a.length === 1 && b.b.length === 1 && !b.pa && !b.pb;

function sideView([ref], query) {
  if (languages.length < 2) return {title: t('sideTitle'), el: h('div', {}, h('h1', {}, t('sideTitle')), h('p', {}, t('oneLang')))};
  const state = {meeting: meetings.some((m) => m.ref === ref) ? ref : 'all', only: query.get('only') || 'all'};
  const out = h('div', {class: 'sidelist'});
  const tests = {all: () => true, check: isDoubtful, many: (b) => !isOneToOne(b)};
  function draw() {
    const list = blocks.filter(
      (u) =>
        u.beads &&
        (state.meeting === 'all' || meetingOf(u).ref === state.meeting) &&
        (state.only === 'all' || u.beads.some(tests[state.only])),
    );
    const rows = list.reduce((n, u) => n + u.beads.filter(tests[state.only]).length, 0);
    history.replaceState(
      null,
      '',
      address('side', ...(state.meeting === 'all' ? [] : [state.meeting])) + (state.only === 'all' ? '' : '?only=' + state.only),
    );
    const n = t('rows', rows.toLocaleString(locale()));
    say(n);
    if (!rows) return out.replaceChildren(h('p', {}, t(state.only === 'check' ? 'noDoubts' : 'noRows')));
    out.replaceChildren(
      h('p', {class: 'soft'}, n),
      h(
        'div',
        {class: 'siderow sidehead'},
        h('span'),
        languages.slice(0, 2).map((l) => h('b', {}, tongue(l))),
      ),
      lazily(list, (u) => sideUnit(u), {block: 30, guess: 110}),
    );
  }
  draw();
  const options = [['all', t('all')], ...meetings.map((m) => [m.ref, `${m.label || m.ref}${yearBeside(m) ? ' · ' + yearBeside(m) : ''}`])];
  return {
    title: t('sideTitle'),
    el: h(
      'div',
      {},
      h('h1', {}, t('sideTitle')),
      h('p', {class: 'soft'}, t('sideHint')),
      h(
        'div',
        {class: 'controls'},
        h(
          'label',
          {class: 'pick'},
          tell('meeting', ''),
          h(
            'select',
            {
              onchange: (e) => {
                state.meeting = e.target.value;
                draw();
              },
            },
            options.map(([v, n]) => h('option', {value: v, selected: v === state.meeting}, n)),
          ),
        ),
        h(
          'label',
          {class: 'pick'},
          t('filter'),
          h(
            'select',
            {
              onchange: (e) => {
                state.only = e.target.value;
                draw();
              },
            },
            [
              ['all', t('all')],
              ['check', t('onlyDoubt')],
              ['many', t('onlyMany')],
            ].map(([v, n]) => h('option', {value: v, selected: v === state.only}, n)),
          ),
        ),
      ),
      out,
    ),
  };
}

// beadText is what a bead has in a language: sentences, or the stretch of one that is shared out over several beads.
function beadText(u, lang, list, part) {
  const s = list.map((i) => ((u.sides || {})[lang] || u.text[lang] || [])[i] ?? '').join('');
  return part ? s.slice(...part) : s;
}

// sideUnit is the beads of one unit.
function sideUnit(u) {
  const [a, b] = languages;
  const cell = (lang, list, part) =>
    h('p', {class: 'wording', lang}, list.length ? beadText(u, lang, list, part) : h('span', {class: 'soft', lang: ui}, t('alone')));
  const el = h(
    'section',
    {class: `sideunit d${Math.min(u.depth, 4)} k-${u.kind}`, 'aria-label': u.ref},
    u.beads.map((bead, n) => {
      const doubt = isDoubtful(bead);
      return h(
        'div',
        {class: 'siderow' + (doubt ? ' doubt' : '')},
        h(
          'span',
          {class: 'gutter'},
          n ? null : refLink(u),
          doubt ? h('span', {class: 'flag', title: bead.d ? said(bead.d) : t('alone')}, t('doubt')) : null,
          doubt && bead.d ? h('span', {class: 'why'}, said(bead.d)) : null,
          h(
            'span',
            {class: 'score', title: t('beadScore', bead.p.toFixed(2))},
            isOneToOne(bead) ? bead.p.toFixed(2) : `${bead.a.length}:${bead.b.length} · ${bead.p.toFixed(2)}`,
          ),
          bead.h ? h('span', {class: 'by hand'}, t('hand')) : null,
        ),
        cell(a, bead.a, bead.pa),
        cell(b, bead.b, bead.pb),
      );
    }),
  );
  served(() => correctable(el, u));
  return el;
}
