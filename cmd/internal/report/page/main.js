// The frame: header, addresses, keyboard.

const VIEWS = {
  overview: overviewView,
  threads: threadsView,
  thread: threadView,
  unit: unitView,
  meeting: (p) => meetingView(p[0]),
  pairs: (p) => pairsView(p, (ref) => ofMeeting(meetingAt(ref))),
  year: yearView,
  years: (p) => pairsView(p, yearAt),
  side: sideView,
  compare: compareView,
  find: findView,
  review: reviewView,
};
const TABS = [
  ['overview', ''],
  ['threads', 'threads'],
  ['side', 'side'],
  ['compare', 'compare'],
  ['find', 'find'],
  ['review', 'review'],
];

// viewKey does what a key stands for in the view that is shown; it reports whether the key is one of its own.
let viewKey = null;

// address makes the link of a view: address('unit', 'VII.2(b)') is #/unit/VII.2(b).
function address(view, ...parts) {
  const path = parts.filter((p) => p !== undefined).map((p) => encodeURIComponent(p).replace(/%20/g, '+'));
  return '#/' + [view === 'overview' ? '' : view, ...path].filter(Boolean).join('/');
}

function where() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').map((p) => {
    try {
      return decodeURIComponent(p.replace(/\+/g, ' '));
    } catch {
      return p;
    }
  });
  return {view: parts[0] || 'overview', parts: parts.slice(1).filter(Boolean), query: new URLSearchParams(query)};
}

const lost = (what) => ({
  title: t('notFound', what),
  el: h('div', {}, h('h1', {}, t('notFound', what)), h('p', {}, h('a', {href: '#/'}, t('home')))),
});

// reviewable reports whether decisions can be kept.
const reviewable = () => Boolean(data.served && !data.dropped && !incomplete());

// EARLY are the views that need the wording alone, and so are there before the paragraphs are compared. What comes first of
// all is the first page.
const EARLY = ['overview', 'meeting', 'year', 'find', 'compare'];
const isEarly = (view) => (data.part ? view === 'overview' : EARLY.includes(view));
const soon = () => ({
  title: t('pendingTitle'),
  el: h('div', {}, h('h1', {}, t('pendingTitle')), h('p', {}, t('pendingHint')), h('p', {}, h('a', {href: '#/'}, t('home')))),
});

const scrolls = new Map();
let current = '';

function show(keep) {
  const {view, parts, query} = where();
  if (outdated && view !== 'review') return renew(keep);
  while (leaving.length) leaving.pop()();
  let make = () => lost(view);
  if (incomplete() && !isEarly(view)) make = soon;
  else if (Object.hasOwn(VIEWS, view) && (view !== 'review' || reviewable())) make = VIEWS[view];
  const {title, el, focus} = make(parts, query);
  document.documentElement.lang = ui;
  document.title = `${title} – ${data.title[uiLang()] || 'reprise'}`;
  const main = document.getElementById('main');
  main.className = 'view-' + (Object.hasOwn(VIEWS, view) ? view : 'lost');
  main.replaceChildren(...[served(() => banner()), el].filter(Boolean));
  header(view);
  document.getElementById('skip').textContent = t('skip');
  document.getElementById('foot').replaceChildren(h('p', {}, t('foot')));
  if (keep) return;
  window.scrollTo(0, scrolls.get(location.hash) || 0);
  if (current) main.focus({preventScroll: true});
  if (focus) focus();
  current = location.hash || '#/';
}

function header(view) {
  const tab = {thread: 'threads', unit: 'side', meeting: 'overview', pairs: 'overview', year: 'overview', years: 'overview'}[view] || view;
  const tabs = TABS.filter(
    ([id]) =>
      (id !== 'side' || languages.length > 1) &&
      (!data.pending || EARLY.includes(id)) && // the others come with what they show
      (id !== 'threads' || threads.length) &&
      (id !== 'review' || reviewable()),
  );
  document.getElementById('top').replaceChildren(
    h('a', {class: 'brand', href: '#/', lang: uiLang()}, data.short || 'reprise'),
    h(
      'nav',
      {'aria-label': t('nav')},
      tabs.map(([id, path]) => h('a', {href: '#/' + path, 'aria-current': id === tab ? 'page' : null}, t(id))),
    ),
    h(
      'div',
      {class: 'tools'},
      waysOut(),
      Object.keys(TONGUES)
        .filter((tag) => tag !== ui)
        .map(tongueButton),
      themeButton(),
    ),
  );
}

function tongueButton(tag) {
  return h('button', {type: 'button', class: 'quiet', lang: tag, onclick: () => setUI(tag)}, TONGUES[tag]);
}

function setUI(lang) {
  ui = lang;
  settings.set('ui', lang);
  show(true);
}

const THEMES = ['auto', 'light', 'dark'];
const THEME_NAMES = {auto: 'themeAuto', light: 'themeLight', dark: 'themeDark'};

function themeButton() {
  const now = document.documentElement.dataset.theme || 'auto';
  const label = `${t('theme')}: ${t(THEME_NAMES[now])}`;
  return h(
    'button',
    {
      type: 'button',
      class: 'quiet icon',
      title: label,
      'aria-label': label,
      onclick: () => {
        setTheme(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]);
        header(where().view);
        document.querySelector('.tools .icon').focus();
      },
    },
    svg(
      'svg',
      {viewBox: '0 0 16 16', 'aria-hidden': 'true'},
      svg('circle', {cx: 8, cy: 8, r: 6, class: 'hollow'}),
      svg('path', {d: now === 'dark' ? 'M8 2a6 6 0 0 1 0 12 6 6 0 0 1 0-12' : now === 'light' ? '' : 'M8 2a6 6 0 0 1 0 12z'}),
    ),
  );
}

function setTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  settings.set('theme', theme);
}

// keys: / goes to Find, g then a letter would be one too many: tabs are reached with 1 to 6.
function onKey(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (viewKey?.(e.key)) e.preventDefault();
  else if (e.key === '/') {
    e.preventDefault();
    location.hash = '#/find';
  } else if (/^[1-6]$/.test(e.key)) {
    const link = document.querySelectorAll('#top nav a')[Number(e.key) - 1];
    if (link) link.click();
  } else if (e.key === 'j' || e.key === 'k') document.querySelector(`.pager a[rel=${e.key === 'j' ? 'next' : 'prev'}]`)?.click();
}

// take puts a payload in place of what the page shows.
function take(payload) {
  load(payload);
  loadStems();
  searchIndex = null;
}

function start(payload) {
  take(payload);
  ui = settings.get('ui', data.ui);
  if (!STRINGS[ui]) ui = 'en';
  setTheme(settings.get('theme', 'auto'));
  window.addEventListener('hashchange', () => show());
  window.addEventListener(
    'scroll',
    debounce(100, () => scrolls.set(current, window.scrollY)),
    {passive: true},
  );
  document.addEventListener('keydown', onKey);
  if (!incomplete()) work();
  show();
}

// work takes what a person does to the papers, where a server stands behind the page.
function work() {
  served(() => {
    takeDrops();
    watchDecisions();
  });
}

// arrive shows the wording after the first page, how far the comparison is, and what it found once that is there. What is
// being typed stays.
async function arrive() {
  const watch = setInterval(async () => {
    const {percent} = await ask('progress.json').catch(() => ({}));
    const bar = document.getElementById('arriving');
    if (bar && percent !== undefined) bar.value = percent;
  }, 400);
  try {
    if (data.pending) {
      take(await ask('wording.json'));
      showAgain();
    }
    if (incomplete()) take(await ask('payload.json'));
  } finally {
    clearInterval(watch);
  }
  work();
  showAgain();
  say(t('arrived'));
}

// showAgain shows what has come by now. What is being typed stays.
function showAgain() {
  const {id, selectionStart: at} = document.activeElement || {};
  show(true);
  const field = id ? document.getElementById(id) : null;
  field?.focus({preventScroll: true});
  if (field && Number.isInteger(at)) field.setSelectionRange(at, at);
}

// inflate reads the payload that a report file carries: JSON, compressed, as base64.
async function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

const inPage = document.getElementById('payload');
const alarm = (text) => document.getElementById('main').replaceChildren(h('p', {role: 'alert'}, text));
if (inPage) {
  if (globalThis.DecompressionStream)
    inflate(inPage.textContent)
      .then(start)
      .catch((err) => alarm(err.message));
  else alarm(t('oldBrowser'));
} else {
  ui = Object.hasOwn(STRINGS, document.documentElement.lang) ? document.documentElement.lang : 'en';
  document.getElementById('main').append(h('p', {class: 'soft', role: 'status'}, t('loading')));
  ask('first.json')
    .then((payload) => {
      start(payload);
      return arrive();
    })
    .catch((err) => alarm(err.message));
}
