// Words. Two spellings that only typesetting tells apart have one key, as in the rest of reprise.

// ALONE are the letters of scripts written without spaces between words: each is a word.
const ALONE = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]`;
const LETTER = String.raw`(?:(?!${ALONE})[\p{L}\p{M}\u00ad\u200d\u2060])`;
const NUMBER = String.raw`\p{Nd}+(?:[.,\/](?=[0-9])\p{Nd}+|[٫٬]\p{Nd}+)*`;
const SYMBOL = String.raw`(?=[A-Za-z.\/-]*[0-9])[A-Z]{1,5}(?=[.\/])(?:[.\/-]?[A-Za-z0-9])+(?!\p{L})`;
const REST = String.raw`(?:${LETTER}|\p{Nd})*`;
const WORD = String.raw`(?:${NUMBER})?${LETTER}${REST}(?:['’ʼ](?=${LETTER})${REST})*`;
const TOKEN = new RegExp(
  [String.raw`[\s\u200b\ufeff]+`, SYMBOL, String.raw`${ALONE}[\p{M}ー\u200d]*`, WORD, NUMBER, '[^]'].join('|'),
  'gu',
);

// tokens splits a text into stretches that cover it: white space, words (an elided article by itself), numbers, document
// symbols, single signs; as package lang does.
function tokens(text, lang) {
  const parts = text.match(TOKEN) ?? [],
    elided = elisions.get(lang);
  if (!elided || !/['’ʼ]/.test(text)) return parts;
  return parts.flatMap((part) => (/.['’ʼ]/.test(part) ? unelided(part, elided) : part));
}

// unelided cuts a word behind each apostrophe up to which it is one that elides.
function unelided(word, elided) {
  const out = [];
  let from = 0;
  for (const {index} of word.matchAll(/['’ʼ]/g)) {
    if (!elided.has(searchKey(word.slice(from, index + 1)))) continue;
    out.push(word.slice(from, index + 1));
    from = index + 1;
  }
  return [...out, word.slice(from)];
}

const isSpace = (tok) => /^\s/.test(tok);
const isWord = (tok) => /[\p{L}\p{Nd}]/u.test(tok);

// key folds what only typesetting tells apart, and case.
function key(tok) {
  return tok
    .normalize('NFC')
    .replace(/[’‘ʼ‛′´`]/g, "'")
    .replace(/[«»“”„‟″‹›]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ﬁ/g, 'fi')
    .replace(/ﬂ/g, 'fl')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

// ZEROS are the zeros of other numerals: Arabic, Persian, Devanagari, Bengali, Thai, full-width.
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

function digit(c) {
  const zero = ZEROS.find((z) => c.charCodeAt(0) >= z && c.charCodeAt(0) < z + 10);
  return zero ? String(c.charCodeAt(0) - zero) : c;
}

// searchKey also folds accents, numerals and raised letters.
const searchKey = (tok) =>
  key(tok)
    .replace(/[º°]/g, 'o')
    .replace(/ª/g, 'a')
    .replace(/\p{Nd}/gu, digit)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

// ends are the endings that a word may take in the corpus without becoming another: found by what the words share.
const elisions = new Map(); // language -> search keys of words that elide, with their apostrophe
const stemIndex = new Map(); // language -> Map(search key -> stem number)
const stemKeys = new Map(); // language -> sorted search keys

function loadStems() {
  for (const lang of languages) {
    elisions.set(lang, new Set(data.elisions[lang]));
    const index = new Map();
    (data.stems[lang] || []).forEach((group, n) => group.split(' ').forEach((w) => index.set(w, n)));
    stemIndex.set(lang, index);
    stemKeys.set(lang, [...index.keys()].sort());
  }
}

// stemsOf gives the stems that a typed word may stand for in a language: its own, or, for a form that the corpus does not
// have, those of the words that share the most of its beginning (at least four letters and two thirds of it).
function stemsOf(word, lang) {
  const k = searchKey(word),
    index = stemIndex.get(lang);
  if (index.has(k)) return new Set([index.get(k)]);
  const need = Math.max(4, Math.ceil((k.length * 2) / 3));
  const near = stemKeys.get(lang).filter((w) => w.startsWith(k.slice(0, need)) && Math.abs(w.length - k.length) <= 4);
  let best = 0,
    out = new Set();
  for (const w of near) {
    let n = need;
    while (n < k.length && n < w.length && w[n] === k[n]) n++;
    if (n > best) {
      best = n;
      out = new Set();
    }
    if (n === best) out.add(index.get(w));
  }
  return out;
}

// typing gives the stems of every word that begins as typed, for the last word of a phrase still being typed.
function typing(word, lang) {
  const k = searchKey(word),
    index = stemIndex.get(lang),
    out = stemsOf(word, lang);
  if (k.length >= 3) for (const w of stemKeys.get(lang)) if (w.startsWith(k)) out.add(index.get(w));
  return out;
}
