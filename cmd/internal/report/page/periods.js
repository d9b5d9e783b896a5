// Periods: what views show a column for. A period is a meeting, or, where there are more meetings than a page is wide,
// all those of a year.

const MOST_MEETINGS = 80; // of more the years are shown
const MANY_PERIODS = 14; // more stand too close for the name of each
let periods = [],
  yearly = false;

// setPeriods makes the periods of the meetings, in order; meetings without a date come last.
function setPeriods() {
  yearly = meetings.length > MOST_MEETINGS;
  const found = groups(meetings, (m) => (yearly ? m.year || Infinity : m.i));
  const keys = [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  periods = keys.map((key, i) => {
    const mine = found.get(key),
      year = yearly ? (Number.isFinite(key) ? String(key) : '–') : null;
    const p = {i, meetings: mine, ref: year ?? mine[0].ref, year, count: mine.reduce((n, m) => n + m.count, 0)};
    for (const m of mine) m.period = i;
    return p;
  });
}

const periodOf = (u) => meetingOf(u).period;
const nameOf = (p) => p.year ?? (p.meetings[0].label || p.ref);
// The year of a period, to stand beside its name.
const besideOf = (p) => (yearly ? '' : yearBeside(p.meetings[0]));
const titleOfPeriod = (p) =>
  yearly
    ? t('yearTitle', p.year, byPaper() ? count(p.meetings.length, 'paper1', 'papersN') : count(p.meetings.length, 'meeting1', 'meetingsN'))
    : headingOf(p.meetings[0]);

// byPaper reports whether each paper is what was adopted at one time, as resolutions are.
const byPaper = () => data.papers.length > 1 && data.papers.length === meetings.length;

// tell is t, with the entry that speaks of papers where those of one time are no meetings.
const tell = (key, ...args) => t(byPaper() ? `${key}Papers` : key, ...args);

// ofMeeting is a meeting as a period of its own.
const ofMeeting = (m) => m && {ref: m.ref, year: null, meetings: [m], count: m.count};
// meetingAt and yearAt are what an address names.
const meetingAt = (ref) => meetings.find((m) => m.ref === ref);
const yearAt = (year) => periods.find((p) => p.year && p.year === year);
const addressOf = (p) => address(p.year ? 'year' : 'meeting', p.ref);

// dense is the class of what shows a column for each of many periods.
const dense = () => (periods.length > MANY_PERIODS ? ' dense' : '');

// periodNames names the periods above or below their columns. Of many, one in step is named, so that the names do not
// run into each other; where names are long (symbols of papers) the years stand for them.
function periodNames() {
  let names = periods.map(nameOf);
  const years = meetings.every((m) => m.year) && Math.max(...names.map((n) => n.length)) > 8;
  if (years) names = periods.map((p) => String(p.meetings[0].year));
  const longest = Math.max(...names.map((n) => n.length));
  const step = dense() ? Math.ceil((periods.length * Math.min(longest, 12)) / 48) : 1;
  return {names, years, step, named: (i) => i % step === 0 && (i === 0 || i + step <= periods.length)};
}

// standings counts the units of a period as trace does; one at which nothing was adopted is none.
function standings(p) {
  const sum = [0, 0, 0];
  for (const m of p.meetings) (data.counts?.meetings[m.i] ?? []).forEach((n, k) => (sum[k] += n));
  const [fresh, maybe, old] = sum;
  return {old, maybe, fresh};
}

function standingsOf(p) {
  if (data.pending) return count(p.count, 'unit1', 'units');
  const {old, maybe, fresh} = standings(p);
  return [count(fresh, 'new1', 'newN'), count(old, 'taken1', 'takenN'), maybe ? count(maybe, 'possible1', 'possibleN') : null]
    .filter(Boolean)
    .join(', ');
}

function timeline() {
  const most = Math.max(1, ...periods.map((p) => p.count)),
    {names, named} = periodNames();
  const figure = (n) => (!dense() && n >= most / 12 ? n.toLocaleString(locale()) : null);
  return h(
    'ol',
    {class: 'timeline' + dense(), vars: {'--n': periods.length}},
    periods.map((p, i) => {
      const {old, maybe, fresh} = standings(p);
      return h(
        'li',
        {},
        h(
          'a',
          {href: addressOf(p), title: dense() ? `${titleOfPeriod(p)}: ${standingsOf(p)}` : titleOfPeriod(p)},
          h(
            'span',
            {
              class: 'bar',
              'aria-hidden': 'true',
              vars: {'--new': fresh / most, '--maybe': maybe / most, '--old': old / most, '--all': p.count / most},
            },
            data.pending ? h('i', {class: 'all'}, figure(p.count)) : null,
            h('i', {class: 'fresh'}, figure(fresh)),
            h('i', {class: 'maybe'}),
            h('i', {class: 'old'}, figure(old)),
          ),
          dense()
            ? h('b', {'aria-hidden': 'true'}, named(i) ? names[i] : '')
            : [h('b', {}, nameOf(p)), h('span', {class: 'year'}, besideOf(p))],
          h('span', {class: 'sr'}, `${yearly ? titleOfPeriod(p) : tell('meeting', p.ref)}: ${standingsOf(p)}`),
        ),
      );
    }),
    data.pending
      ? null
      : h(
          'li',
          {class: 'timekey', 'aria-hidden': 'true'},
          h('span', {class: 'swatch old'}),
          t('takenUp'),
          h('span', {class: 'swatch maybe'}),
          t('possibleUnits'),
          h('span', {class: 'swatch fresh'}),
          t('newUnits'),
        ),
  );
}

// matrix shows how many units of each period take up units of each earlier one; years are taken up by themselves, too.
function matrix() {
  const n = periods.length,
    cells = Array.from({length: n}, () => Array(n).fill(0));
  for (const [later, earlier, k] of data.counts.taken) cells[meetings[later].period][meetings[earlier].period] += k;
  const top = Math.max(1, ...cells.flat());
  const head = (p) => [h('b', {}, nameOf(p)), besideOf(p) ? h('span', {}, besideOf(p)) : null];
  const rows = yearly ? periods : periods.slice(1),
    columns = yearly ? periods : periods.slice(0, -1);
  const cell = (p, e) => {
    const k = cells[p.i][e.i];
    if (e.i > p.i && !k) return h('td', {class: 'void'});
    if (!k) return h('td', {class: 'zero'}, '·');
    const label = yearly ? t('matrixYearsCell', k, p.ref, e.ref) : tell('matrixCell', k, p.ref, e.ref);
    return h(
      'td',
      {vars: {'--heat': `${Math.round(8 + (62 * k) / top)}%`}, class: k > top * 0.55 ? 'hot' : null},
      h('a', {href: address(yearly ? 'years' : 'pairs', p.ref, e.ref), title: label, 'aria-label': label}, k.toLocaleString(locale())),
    );
  };
  return h(
    'div',
    {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('matrix')},
    h(
      'table',
      {class: 'matrix'},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('td', {}),
          columns.map((e) => h('th', {scope: 'col'}, head(e))),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((p) =>
          h(
            'tr',
            {},
            h('th', {scope: 'row'}, head(p)),
            columns.map((e) => cell(p, e)),
          ),
        ),
      ),
    ),
  );
}

// yearView lists the meetings of a year.
function yearView([year]) {
  const p = yearAt(year);
  if (!p) return lost(year);
  return {
    title: titleOfPeriod(p),
    el: h(
      'div',
      {},
      h('h1', {}, titleOfPeriod(p)),
      h('p', {class: 'soft'}, [...new Set([count(p.count, 'unit1', 'units'), standingsOf(p)])].join(' · ')),
      h(
        'p',
        {class: 'pager'},
        [periods[p.i - 1], periods[p.i + 1]].map(
          (b, i) => b && h('a', {rel: i ? 'next' : 'prev', href: addressOf(b)}, i ? `${nameOf(b)} →` : `← ${nameOf(b)}`),
        ),
      ),
      lazily(
        p.meetings,
        (m) =>
          h(
            'p',
            {},
            h('a', {href: address('meeting', m.ref)}, m.label || m.ref),
            headingOf(m) === m.ref ? null : [' ', h('span', {lang: uiLang()}, headingOf(m))],
            h('span', {class: 'soft'}, ' · ', standingsOf(ofMeeting(m))),
          ),
        {block: 100, guess: 40},
      ),
    ),
  };
}
