// Compare: any two units, word by word, in every language of the corpus.

function compareView([first, second]) {
  const state = {a: first || '', b: second || '', layout: settings.get('layout', 'inline')};
  if (!state.a) {
    const th = byLength(threads)[0];
    if (th) [state.a, state.b] = [th.units[0].ref, th.units[th.units.length - 1].ref];
    else if (units.length > 1) [state.a, state.b] = [units[0].ref, units[1].ref];
  }
  const out = h('div', {class: 'linked'});
  const list = h(
    'datalist',
    {id: 'refs'},
    blocks.map((u) => h('option', {value: u.ref}, opening(u, uiLang(), 50))),
  );
  const field = (name, label) => {
    const input = h('input', {
      type: 'text',
      id: 'cmp-' + name,
      list: 'refs',
      value: state[name],
      autocomplete: 'off',
      spellcheck: 'false',
      size: 12,
      placeholder: t('refHint', units[0]?.ref ?? ''),
      onchange: () => {
        state[name] = input.value;
        draw(true);
      },
    });
    return [h('label', {class: 'pick', for: 'cmp-' + name}, label, input), input];
  };
  const [labelA, inputA] = field('a', t('first')),
    [labelB, inputB] = field('b', t('second'));
  const swap = () => {
    [state.a, state.b] = [state.b, state.a];
    inputA.value = state.a;
    inputB.value = state.b;
    draw(true);
  };
  function draw(moved) {
    const a = readRef(state.a),
      b = readRef(state.b);
    if (moved && a && b) history.replaceState(null, '', address('compare', a.ref, b.ref));
    const missing = [
      [state.a, a],
      [state.b, b],
    ]
      .filter(([, u]) => !u)
      .map(([s]) => s);
    comparing = [];
    if (missing.length) {
      out.replaceChildren(
        ...missing.map((s) =>
          h(
            'p',
            {role: 'alert'},
            t('unknownRef', s),
            nearRefs(s).map((r, i) => [i ? ', ' : '', refLink(unitByRef.get(r))]),
          ),
        ),
      );
      return;
    }
    comparing = [a, b];
    out.replaceChildren(...comparison(a, b, state.layout).filter(Boolean));
    if (moved) header('compare');
  }
  draw();
  return {
    title: `${state.a} / ${state.b}`,
    el: h(
      'div',
      {},
      h('h1', {}, t('compareTitle')),
      h(
        'div',
        {class: 'controls'},
        labelA,
        labelB,
        list,
        h('button', {type: 'button', onclick: swap}, '⇄ ', t('swap')),
        h(
          'div',
          {class: 'labelled'},
          h('span', {}, t('layout')),
          choices(
            t('layout'),
            [
              ['inline', t('inline')],
              ['columns', t('columns')],
            ],
            state.layout,
            (v) => {
              state.layout = v;
              settings.set('layout', v);
              draw();
            },
          ),
        ),
      ),
      legendChanges(),
      out,
    ),
  };
}

function comparison(a, b, layout) {
  const head = (u) =>
    h('div', {}, h('h2', {}, refLink(u), h('span', {class: 'year'}, when(u))), h('p', {class: 'meta row'}, forceBadge(u)));
  const pair = [...a.earlier, ...b.earlier, ...b.maybe].find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a));
  return [
    h('div', {class: 'panes heads', vars: {'--panes': 2}}, head(a), head(b)),
    pair
      ? h(
          'p',
          {},
          pair.weak ? h('span', {class: 'badge'}, t('maybe')) : badge(pair.rel),
          h('span', {class: 'soft'}, ` ${t('score')} ${pair.score.toFixed(2)} · `, markOf(pair)),
          pair.b.thread && !pair.weak ? [' · ', h('a', {href: address('thread', pair.b.thread.ref)}, t('openThread'))] : null,
          served(() => judge(pair)),
        )
      : null,
    pair && pair.a === a ? oneSided(pair) : null,
    ...languages.map((l) => {
      const lacking = [a, b].filter((u) => !textOf(u, l));
      if (lacking.length) {
        const note = h('span', {class: 'soft'}, t('notIn', lacking.map((u) => u.ref).join(', ')));
        return h('section', {class: 'comparison'}, h('h3', {}, tongue(l), note));
      }
      const ops = changesBetween(a, b, l);
      return h(
        'section',
        {class: 'comparison'},
        h('h3', {}, languages.length > 1 ? tongue(l) : null, h('span', {class: 'soft'}, summary(ops))),
        layout === 'inline'
          ? [under(b, l), changed(ops, l)]
          : h(
              'div',
              {class: 'panes', vars: {'--panes': 2}},
              h('div', {class: 'pane'}, under(a, l), changed(ops, l, 'a')),
              h('div', {class: 'pane'}, under(b, l), changed(ops, l, 'b')),
            ),
      );
    }),
  ];
}

const bareRef = (s) =>
  s
    .toLowerCase()
    .replace(/[\s.,:()]+/g, ' ')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .trim();

// readRef reads a ref as people write it: VII.2 b), vii.2.b, 2017:2(b).
function readRef(s) {
  const had = unitByRef.get(s.trim());
  if (had) return had;
  const want = bareRef(s);
  return (
    blocks.find((u) => bareRef(u.ref) === want) ||
    blocks.find((u) => meetingOf(u).year && bareRef(u.ref).replace(/^\S+/, String(meetingOf(u).year)) === want)
  );
}

function nearRefs(s) {
  const want = bareRef(s).split(' ');
  const near = (u) => {
    const have = bareRef(u.ref).split(' ');
    let n = 0;
    while (n < want.length && have[n] === want[n]) n++;
    return n * 10 - Math.abs(have.length - want.length);
  };
  return [...blocks]
    .sort((x, y) => near(y) - near(x) || x.i - y.i)
    .slice(0, 3)
    .map((u) => u.ref);
}
