// The corpus as the page holds it. The payload is what build.go writes; here it gets the links that views follow.

// blocks are the units with the headings and notes between them, in the order of the papers.
let data, units, blocks, meetings, threads, pairs, languages;
const unitByRef = new Map();

function load(payload) {
  data = payload;
  ({units, meetings} = data);
  languages = data.langs;
  if (data.wording) unfold(data.wording);
  link();
}

// groups puts the items of a list together by what a function says of each.
function groups(list, by) {
  const out = new Map();
  for (const x of list) {
    const k = by(x);
    if (out.has(k)) out.get(k).push(x);
    else out.set(k, [x]);
  }
  return out;
}

// link gives units, pairs and threads the links that views follow. The payload's own pairs and threads stay as they came.
function link() {
  unitByRef.clear();
  const landmarks = (data.landmarks || []).map((l) => Object.assign(l, {depth: 0, up: -1, landmark: true}));
  for (const b of [...units, ...landmarks]) {
    Object.assign(b, {earlier: [], maybe: [], later: [], items: [], thread: null});
    unitByRef.set(b.ref, b);
  }
  units.forEach((u) => {
    if (u.up >= 0) units[u.up].items.push(u);
  });
  blocks = [];
  meetings.forEach((m, i) => {
    m.i = i;
  });
  setPeriods();
  const marks = groups(landmarks, (l) => l.meeting);
  meetings.forEach((m, i) => {
    m.units = data.part ? [] : units.slice(m.first, m.first + m.count);
    const mine = marks.get(i) || [],
      end = m.first + m.count;
    const before = groups(mine, (l) => Math.min(l.before, end));
    m.top = Math.min(...mine.filter((l) => l.kind === 'h').map((l) => l.level || 1)); // level of its outermost headings
    m.blocks = m.units.flatMap((u, k) => [...(before.get(m.first + k) || []), u]);
    m.blocks.push(...(before.get(end) || []));
    for (const b of m.blocks) blocks.push(b);
  });
  blocks.forEach((b, i) => {
    b.i = i;
  });
  pairs = data.pairs.map((p, i) => ({...p, i, a: units[p.a], b: units[p.b]}));
  pairs.forEach((p) => {
    if (p.rejected) return;
    if (p.weak) {
      p.a.maybe.push(p);
      p.b.maybe.push(p);
      return;
    }
    p.a.later.push(p);
    p.b.earlier.push(p);
  });
  for (const u of units) {
    u.earlier.sort((p, q) => (p.rel === 'cited') - (q.rel === 'cited') || q.score - p.score || q.a.i - p.a.i);
    u.maybe.sort((p, q) => q.score - p.score || p.i - q.i);
    u.later.sort((p, q) => p.b.i - q.b.i);
  }
  threads = data.threads.map((th, i) => ({...th, i, units: th.units.map((n) => units[n])}));
  threads.forEach((th) => {
    th.pairs = th.pairs.map((n) => pairs[n]).filter((p) => !p.rejected && !p.weak);
    th.columns = (th.columns || []).map((n) => units[n]);
    th.ref = th.units[0].ref;
    for (const u of th.units) u.thread = th;
    th.meetings = [...new Set(th.units.map((u) => u.meeting))].sort((a, b) => a - b);
    th.course = course(th.course);
  });
}

// change brings the payload up to date by what a later one has otherwise, see Delta.
function change(delta) {
  const was = data.pairs,
    at = []; // where each of them stands by now
  data.pairs = [];
  for (const {from, to, new: more = []} of delta.pairs) {
    for (let n = from; n < to; n++) at[n] = data.pairs.push(was[n]) - 1;
    for (const p of more) data.pairs.push(p);
  }
  const kept = (th) => ({...th, pairs: th.pairs.map((n) => at[n])});
  data.threads = delta.threads.flatMap(({from, to, new: more = []}) => [...data.threads.slice(from, to).map(kept), ...more]);
  const nothing = {beads: undefined, sides: undefined, decided: undefined};
  for (const {at: n, ...now} of delta.units) Object.assign(units[n], nothing, now);
  for (const {at: n, ...now} of delta.landmarks) Object.assign(data.landmarks[n], nothing, now);
  data.rev = delta.rev;
  data.counts = delta.counts;
  data.stale = delta.stale;
  link();
}

// unfold gives the units their texts, which a report file carries thread by thread.
function unfold({order, texts}) {
  order.forEach((n, i) => {
    units[n].text = {};
    for (const lang of languages) if (texts[lang][i]) units[n].text[lang] = texts[lang][i];
  });
}

// incomplete reports whether more of the payload is on its way.
const incomplete = () => data.pending || data.part;

// textOf is the wording of a unit in a language; '' where the corpus has none.
const textOf = (u, lang) => (u.text[lang] || []).join('');

// chapeaux are the units whose lists a unit stands in, outermost first.
function chapeaux(u) {
  const up = [];
  for (let p = u.up; p >= 0; p = units[p].up) up.unshift(units[p]);
  return up;
}

const meetingOf = (u) => meetings[u.meeting];
// The year of a meeting, to stand beside its name; empty where the year is the name.
const yearBeside = (m) => (m.year && String(m.year) !== (m.label || m.ref) ? String(m.year) : '');
const when = (u) => {
  const m = meetingOf(u);
  return m.year ? String(m.year) : m.ref;
};

// kindOf tells how a unit relates to what came before: 'new', or the relation of its best earlier pair; 'pending' before
// the units are compared.
function kindOf(u) {
  if (data.pending) return 'pending';
  return u.earlier.length ? u.earlier[0].rel : 'new';
}

// titleOf names a thread by the beginning of its first unit; termsOf are the words that mark its units.
const titleOf = (th, lang) => opening(th.units[0], lang, 96);
const termsOf = (th, lang) => ((th.terms && th.terms[lang]) || []).join(' · ');

// uiLang is the language of the corpus that suits the interface.
function uiLang() {
  return languages.find((l) => l.split('-')[0] === ui) || languages[0];
}

function opening(u, lang, n = 90) {
  const s = (textOf(u, lang) || textOf(u, languages[0])).trim();
  if (s.length <= n) return s;
  const cut = s.lastIndexOf(' ', n);
  return s.slice(0, cut > n / 2 ? cut : n) + '…';
}

// course puts the units of a thread's course in the place of their indices, with the first and the last of them.
function course({steps, ...rest}) {
  const list = steps.map((n) => units[n]);
  return {...rest, steps: list, first: list[0], last: list[list.length - 1]};
}

const VERDICTS = ['weaker', 'hedged', 'same', 'wavers', 'freed', 'stronger'];
// said is what the program says in the languages of the interface, in the one of the page.
const said = (texts) => texts[ui] || texts.en;

const forceName = (f) => (f.name && (f.name[ui] || f.name.en)) || f.key;

// qualWords quotes a reservation as a unit words it.
function qualWords(u, q) {
  const words = u.force.quals[q];
  return t('quoted', words[uiLang()] || Object.values(words)[0]);
}

// verdictText puts the course of a thread into sentences.
function verdictText(c) {
  if (c.verdict === 'none') return t(c.steps.length ? 'noCourse' : 'noForce');
  const key =
    {weaker: 'verdictWeaker', stronger: 'verdictStronger', hedged: 'verdictHedged', freed: 'verdictFreed'}[c.verdict] || 'verdictSame';
  const out = [t(key, forceName(c.first.force), when(c.first), forceName(c.last.force), when(c.last))];
  const odd = c.steps.slice(1, -1).filter((u) => u.force.level !== c.first.force.level && u.force.level !== c.last.force.level);
  if (odd.length) out.push(t('verdictDip', listing(odd.map((u) => t('forceIn', forceName(u.force), when(u), u.ref)))));
  if (c.gained.length) {
    const since = c.steps.find((u) => c.gained.some((q) => u.force.quals && u.force.quals[q]));
    out.push(t('verdictGained', when(since), listing(c.gained.map((q) => qualWords(c.last, q)))));
  }
  if (c.lost.length) out.push(t('verdictLost', listing(c.lost.map((q) => qualWords(c.first, q)))));
  return out.join(' ');
}

// settings are the reader's choices, kept where the browser allows it.
const settings = {
  get(key, otherwise) {
    try {
      return localStorage.getItem('reprise.' + key) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem('reprise.' + key, value);
    } catch {
      /* a page opened from a file may have no storage */
    }
  },
};
