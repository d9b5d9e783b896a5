// The ways out of the page: files to save, the wording with its citation, paper.

let comparing = []; // the two paragraphs of Compare

// shownUnits are the paragraphs that the view is about.
function shownUnits() {
  const {view, parts} = where();
  const u = unitByRef.get(parts[0]);
  if (view === 'unit') return u ? [u] : [];
  if (view === 'thread') return u?.thread ? u.thread.units : u ? [u] : [];
  if (view === 'meeting') return meetingAt(parts[0])?.blocks ?? [];
  return view === 'compare' ? comparing : [];
}

// cited is the wording of a paragraph in every language, and where it stands, as people cite it.
function cited(u) {
  const symbol = data.papers.length === 1 ? data.papers[0].symbol : '';
  const place = [symbol, u.ref, headingOf(meetingOf(u))].filter(Boolean).join(', ');
  return [...languages.map((l) => textOf(u, l).trim()).filter(Boolean), `(${place})`].join('\n');
}

// copy puts text on the clipboard, also where the browser lets pages do so only by a selection.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h('textarea', {class: 'sr', 'aria-hidden': 'true'});
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  say(t('copied'));
}

// save asks the server for a file, which the browser keeps.
function save(name, query = {}) {
  const link = h('a', {href: `out/${name}?${new URLSearchParams({ui, ...query})}`, download: name});
  document.body.append(link);
  link.click();
  link.remove();
}

// waysOut are the ways out of a view, behind a button of the header.
function waysOut() {
  const entry = (text, onclick) => h('li', {}, h('button', {type: 'button', class: 'quiet', onclick}, text));
  const n = shownUnits().length;
  const whole = data.served && !data.dropped && !data.pending;
  const both = languages.length > 1;
  const closing = (act) => () => {
    panel.open = false;
    act();
  };
  const panel = h(
    'details',
    {class: 'ways'},
    h('summary', {}, t('ways')),
    h(
      'div',
      {class: 'panel'},
      h(
        'ul',
        {},
        n
          ? entry(
              t('copyCited'),
              closing(() => copy(shownUnits().map(cited).join('\n\n'))),
            )
          : null,
        entry(
          t('print'),
          closing(() => window.print()),
        ),
        whole ? fileEntries(entry, both) : null,
      ),
      data.served ? null : h('div', {class: 'soft small'}, h('p', {}, t('outByCommand')), commands(both)),
    ),
  );
  return panel;
}

// fileEntries offer the files that the server makes.
function fileEntries(entry, both) {
  const [a, b] = where().view === 'compare' ? comparing : [];
  const redline = (l) =>
    textOf(a, l) && textOf(b, l)
      ? entry(t('outRedline', tongue(l)), () => save('redline.docx', {a: comparing[0].ref, b: comparing[1].ref, lang: l}))
      : null;
  return [
    a && b && !a.landmark && !b.landmark ? languages.map(redline) : null,
    entry(t('outPairs'), () => save('reiterations.xlsx')),
    both
      ? [
          entry(t('outSide'), () => save('side-by-side.xlsx')),
          entry(t('outTmx'), () => save('memory.tmx')),
          entry('XLIFF', () => save('side-by-side.xlf')),
        ]
      : null,
    entry(t('outReport'), () => save('report.html')),
  ];
}

// commands are those that write the other formats, for a report without a server.
function commands(both) {
  const [a, b] = where().view === 'compare' ? comparing : [];
  return [
    a && b ? `reprise diff '${a.ref}' '${b.ref}' --in FILE --format docx -o redline.docx` : null,
    'reprise trace --format xlsx -o reiterations.xlsx FILES',
    both ? 'reprise align --format xlsx -o side-by-side.xlsx FILE FILE' : null,
    both ? 'reprise align --format tmx -o memory.tmx FILE FILE' : null,
  ]
    .filter(Boolean)
    .map((c) => h('p', {}, h('code', {}, c)));
}
