// One unit: its wording in every language, what it takes up and what takes it up.

function unitView([ref]) {
  const u = unitByRef.get(ref);
  if (!u) return lost(ref);
  const m = meetingOf(u),
    prev = blocks[u.i - 1],
    next = blocks[u.i + 1];
  return {
    title: u.ref,
    el: h(
      'div',
      {class: 'unit'},
      h(
        'p',
        {class: 'eyebrow'},
        h('a', {href: address('meeting', m.ref)}, byPaper() ? [m.ref, span(m)].filter(Boolean).join(', ') : t('unitOf', m.ref, span(m) || m.ref)),
        m.place[uiLang()] ? `, ${m.place[uiLang()]}` : null,
      ),
      h('h1', {}, u.ref),
      h('p', {class: 'meta row'}, forceBadge(u)),
      h(
        'p',
        {class: 'pager'},
        prev ? h('a', {href: address('unit', prev.ref), rel: 'prev'}, '← ' + prev.ref) : null,
        next ? h('a', {href: address('unit', next.ref), rel: 'next'}, next.ref + ' →') : null,
      ),
      langPanes((l) => [
        under(u, l),
        sentences(u, l),
        u.items.length
          ? h(
              'ul',
              {class: 'items'},
              u.items.map((k) => h('li', {lang: l}, refLink(k), ' ', opening(k, l, 140))),
            )
          : null,
        notesOf(u, l),
      ]),
      relatives(u),
      u.landmark
        ? null
        : u.thread
          ? h(
              'p',
              {class: 'after'},
              h(
                'a',
                {class: 'go', href: address('thread', u.thread.ref, u.ref)},
                t('inThread'),
                ' ',
                u.thread.ref,
                ': ',
                h('span', {lang: uiLang()}, titleOf(u.thread, uiLang())),
              ),
            )
          : h('p', {class: 'soft'}, t('noThread')),
    ),
  };
}

// sentences shows the wording sentence by sentence; those of a bead light up together in every language.
function sentences(u, lang) {
  const parts = u.text[lang] || [];
  const beads = u.beads || [],
    col = languages.indexOf(lang);
  const p = h('p', {class: 'wording', lang});
  parts.forEach((s, i) => {
    const bead = col < 2 && !(u.sides && u.sides[lang]) ? beads.findIndex((b) => b[col ? 'b' : 'a'].includes(i)) : -1;
    if (bead < 0 || parts.length + beads.length < 3) return p.append(s);
    const el = h('span', {class: 'sentence', 'data-bead': bead}, s);
    const light = (on) => () => {
      for (const x of document.querySelectorAll(`.unit [data-bead="${bead}"]`)) x.classList.toggle('lit', on);
    };
    el.addEventListener('mouseenter', light(true));
    el.addEventListener('mouseleave', light(false));
    p.append(el);
  });
  return p;
}

function notesOf(u, lang) {
  const notes = (u.notes && u.notes[lang]) || [],
    was = u.was && u.was[lang];
  if (!notes.length && !was) return null;
  return h(
    'div',
    {class: 'notes', lang},
    notes.map(([n, text]) => h('p', {}, h('sup', {}, n), ' ', text)),
    was
      ? h(
          'details',
          {},
          h('summary', {lang: ui}, t('repaired')),
          h('p', {class: 'wording'}, h('span', {class: 'soft', lang: ui}, t('asPrinted'), ': '), was),
        )
      : null,
  );
}

function relatives(u) {
  const part = (title, list, pick, hint) =>
    list.length
      ? h(
          'section',
          {},
          h('h2', {}, title),
          hint ? h('p', {class: 'soft'}, hint) : null,
          h(
            'ul',
            {class: 'relatives'},
            list.map((p) => {
              const v = pick(p);
              return h(
                'li',
                {},
                p.weak ? null : badge(p.rel),
                refLink(v),
                h('span', {class: 'soft'}, `${when(v)} · ${p.score.toFixed(2)} · `, markOf(p)),
                h('p', {lang: uiLang(), class: 'opening'}, opening(v, uiLang(), 160)),
                h('a', {href: address('compare', p.a.ref, p.b.ref)}, t('compareThese')),
                served(() => judge(p)),
              );
            }),
          ),
        )
      : null;
  const gone = pairs.filter((p) => p.rejected && (p.a === u || p.b === u));
  const other = (p) => (p.a === u ? p.b : p.a);
  return [
    part(t('takesUp'), u.earlier, (p) => p.a),
    part(t('takenUpBy'), u.later, (p) => p.b),
    part(t('maybe'), u.maybe.slice(0, 8), other, t('maybeWhat')),
    part(t('rejectedPairs'), gone, other),
  ];
}
