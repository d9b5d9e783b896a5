// What the page says. STRINGS, the texts by language and key, stands before the scripts (package words); numbers go in at
// {0}, {1}.

// TONGUES are the languages of the interface, each by its own name.
const TONGUES = {en: 'English', fr: 'Français', es: 'Español'};

let ui = 'en';

// locale is that of the interface, with the dates and commas of United Nations English.
const locale = () => (ui === 'en' ? 'en-GB' : ui);

// t gives a string of the interface with its numbers put in, as the language writes them.
function t(key, ...args) {
  const s = STRINGS[ui][key] ?? key;
  const out = s.replace(/\{(\d)\}/g, (_, n) => (typeof args[n] === 'number' ? args[n].toLocaleString(locale()) : (args[n] ?? '')));
  return ui === 'fr' ? out.replace(/ ([:;?!»%])/g, '\u202f$1').replace(/« /g, '«\u202f') : out;
}

// count gives "1 paragraph", "317 paragraphs".
function count(n, one, many) {
  return n === 1 ? t(one) : t(many, n.toLocaleString(locale()));
}

// listing joins words as a sentence does.
function listing(words) {
  return new Intl.ListFormat(locale(), {type: 'conjunction'}).format(words);
}

// tongue names a language in the language of the interface.
function tongue(tag) {
  try {
    return new Intl.DisplayNames([ui], {type: 'language'}).of(tag);
  } catch {
    return tag;
  }
}

// day prints an ISO date, as much of it as is known.
function day(iso, short) {
  if (!iso) return '';
  const [y, m, d] = iso.split('-').map(Number);
  if (short || !m) return String(y);
  const opts = {year: 'numeric', month: 'long', timeZone: 'UTC'};
  if (d) opts.day = 'numeric';
  return new Intl.DateTimeFormat(locale(), opts).format(Date.UTC(y, m - 1, d || 1));
}

function span(m) {
  if (!m.start) return m.year ? String(m.year) : '';
  const full = (s) => s && s.split('-').length === 3;
  if (full(m.start) && full(m.end) && m.end !== m.start) {
    const f = new Intl.DateTimeFormat(locale(), {year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC'});
    return f.formatRange(new Date(m.start), new Date(m.end));
  }
  return day(m.start);
}
