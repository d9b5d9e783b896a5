// Marks of relations: each has a shape of its own, so that colour is never needed to tell them apart.

const SHAPES = {
  new: ['circle', {cx: 8, cy: 8, r: 5.2, class: 'hollow'}],
  verbatim: ['circle', {cx: 8, cy: 8, r: 6}],
  amended: ['path', {d: 'M8 1.2 14.8 8 8 14.8 1.2 8Z'}],
  reworded: ['path', {d: 'M8 1.8 15 14H1Z'}],
  merged: ['path', {d: 'M1 2h14L8 14.2Z'}],
  split: ['path', {d: 'M2 2h4.5v12H2zM9.5 2H14v12H9.5z'}],
  cited: ['path', {d: 'M2.4 2.4h11.2v11.2H2.4z', class: 'hollow'}],
  other: ['path', {d: 'M2 8h12', class: 'hollow'}],
};

const KINDS = Object.keys(SHAPES);
const shapeOf = (kind) => (SHAPES[kind] ? kind : 'other');

// mark draws the mark of a relation. It is decoration unless a label is given.
function mark(kind, label) {
  const [tag, attrs] = SHAPES[shapeOf(kind)];
  const el = svg('svg', {viewBox: '0 0 16 16', class: 'mark k-' + shapeOf(kind), focusable: 'false'}, svg(tag, attrs));
  if (label) {
    el.setAttribute('role', 'img');
    el.setAttribute('aria-label', label);
  } else el.setAttribute('aria-hidden', 'true');
  return el;
}

// badge is a mark with its word.
const badge = (kind, title) => h('span', {class: 'badge', title: title || t(shapeOf(kind) + 'What')}, mark(kind), t(shapeOf(kind)));

// key of the marks that the corpus uses.
function legend() {
  const used = new Set(units.map(kindOf));
  return h(
    'dl',
    {class: 'legend'},
    KINDS.filter((k) => used.has(k)).map((k) => h('div', {}, h('dt', {}, mark(k), t(k)), h('dd', {}, t(k + 'What')))),
  );
}

// verdictMark shows what came of a thread's force: an arrow that falls, rises or stays.
function verdictMark(verdict) {
  const d = {
    weaker: 'M2 4 8 10 10.5 7.5 14 12M14 12V8M14 12H10',
    stronger: 'M2 12 8 6 10.5 8.5 14 4M14 4V8M14 4H10',
    same: 'M2 6h12M2 10.5h12',
    wavers: 'M1.5 8C4 2 5.5 2 8 8s4 6 6.5 0',
    hedged: 'M2 4h12M2 8.5h12M9 13h5',
    freed: 'M2 12h12M2 7.5h12M9 3h5',
    none: 'M7.9 8h.2',
  }[verdict];
  return svg('svg', {viewBox: '0 0 16 16', class: 'verdict v-' + verdict, 'aria-hidden': 'true'}, svg('path', {d}));
}

// lane draws a thread over the periods: a column for each, one mark a unit.
function lane(th) {
  const at = [...groups(th.units, periodOf)].sort(([p], [q]) => p - q);
  const first = at[0][0],
    last = at[at.length - 1][0];
  const cells = at.map(([p, here]) => {
    return h(
      'span',
      {class: 'cell', vars: {'grid-column': p + 1}},
      here.slice(0, 3).map((u) => {
        const kind = kindOf(u),
          label = `${u.ref}, ${when(u)}: ${t(shapeOf(kind))}`;
        return h('a', {href: address('thread', th.ref, u.ref), title: label, 'aria-label': label}, mark(kind));
      }),
      here.length > 3 &&
        h(
          'span',
          {
            class: 'more',
            title: here
              .slice(3)
              .map((u) => u.ref)
              .join(', '),
          },
          '+' + (here.length - 3),
        ),
    );
  });
  return h(
    'div',
    {class: 'lane' + dense(), vars: {'--n': periods.length}},
    h('span', {class: 'wire', vars: {'grid-column': `${first + 1} / ${last + 2}`, '--k': last - first + 1}}),
    cells,
  );
}

// laneHead is the row of periods above lanes.
function laneHead() {
  const {names, years, step} = periodNames();
  return h(
    'div',
    {class: 'lane lanehead' + dense(), vars: {'--n': periods.length}},
    periods.map((p, i) =>
      i % step
        ? null
        : h(
            'a',
            {
              class: 'cell',
              href: addressOf(p),
              vars: {'grid-column': `${i + 1} / span ${Math.min(step, periods.length - i)}`},
              title: titleOfPeriod(p),
            },
            h('b', {}, names[i]),
            !dense() && !years && besideOf(p) ? h('span', {}, besideOf(p)) : null,
          ),
    ),
  );
}

const headingOf = (m) => m.heading[uiLang()] || m.heading[languages[0]] || m.ref;

// laneRow is a thread in a list: its title, its lane, what came of its force.
function laneRow(th) {
  const lang = uiLang(),
    c = th.course;
  return h(
    'article',
    {class: 'lanerow'},
    h(
      'div',
      {class: 'lanetitle'},
      h('a', {href: address('thread', th.ref)}, h('span', {lang}, titleOf(th, lang))),
      h('p', {class: 'terms'}, h('span', {class: 'ref'}, th.ref), ' ', h('span', {lang}, termsOf(th, lang))),
    ),
    lane(th),
    h('p', {class: 'verdictword', title: verdictText(c)}, c.verdict === 'none' ? null : [verdictMark(c.verdict), t(c.verdict)]),
  );
}

// forceChart is the course of a thread's force: years across, strength upwards, the word beside each point.
function forceChart(c) {
  if (!c.steps.length) return h('p', {class: 'soft'}, t('noForce'));
  const levels = [...new Set(c.steps.map((u) => u.force.level))].sort((a, b) => b - a);
  const names = levels.map((l) => forceName(c.steps.find((u) => u.force.level === l).force));
  const left = 12 + Math.max(...names.map((n) => n.length)) * 6.6,
    room = Math.min(720, document.documentElement.clientWidth - 48);
  const step = Math.max(52, Math.min(130, (room - left - 8) / c.steps.length)),
    row = 34;
  const width = left + step * c.steps.length + 8,
    height = row * levels.length + 42;
  const x = (i) => left + step * (i + 0.5),
    y = (u) => 20 + row * levels.indexOf(u.force.level);
  const path = c.steps.map((u, i) => (i ? `H${x(i)}V${y(u)}` : `M${x(0)} ${y(u)}`)).join('');
  return h(
    'figure',
    {class: 'force'},
    svg(
      'svg',
      {viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': t('force')},
      levels.map((l, i) => [
        svg('line', {x1: left, x2: width - 8, y1: 20 + row * i, y2: 20 + row * i, class: 'grid'}),
        svg('text', {x: left - 12, y: 24 + row * i, 'text-anchor': 'end'}, names[i]),
      ]),
      svg('path', {d: path, class: 'step'}),
      c.steps.map((u, i) =>
        svg(
          'a',
          {href: address('unit', u.ref)},
          svg('title', {}, `${u.ref}: ${forceName(u.force)}`),
          svg('circle', {cx: x(i), cy: y(u), r: 5.5}),
          svg('text', {x: x(i), y: height - 6, 'text-anchor': 'middle', class: 'tick'}, when(u)),
          svg('text', {x: x(i), y: y(u) + (i && y(c.steps[i - 1]) < y(u) ? 18 : -10), 'text-anchor': 'middle', class: 'tick'}, u.ref),
        ),
      ),
    ),
  );
}
