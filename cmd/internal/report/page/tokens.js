// Words. Two spellings that only typesetting tells apart have one key, as in the rest of reprise.

const ELIDED = /^(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/i;
const TOKEN = /\s+|[\p{L}\p{M}\p{N}\u00ad]+(?:(?:[’'ʼ](?=\p{L}))|(?:[./,](?=\p{N}))|(?:\/(?=\p{Lu})))?|[^\s]/gu;

// tokens splits a text into stretches that cover it: white space, words (an elided article by itself), single signs.
function tokens(text) {
  const out = [];
  let held = '';
  for (const [part] of text.matchAll(TOKEN)) {
    const last = part[part.length - 1];
    const open = /[’'ʼ./,]/.test(last) && part.length > 1;
    if (open && !(/[’'ʼ]/.test(last) && held === '' && ELIDED.test(part.slice(0, -1)))) {
      held += part;
      continue;
    }
    out.push(held + part);
    held = '';
  }
  if (held) out.push(held);
  return out;
}

const isSpace = (tok) => /^\s/.test(tok);
const isWord = (tok) => /[\p{L}\p{N}]/u.test(tok);

// key folds what only typesetting tells apart, and case.
function key(tok) {
  return tok.normalize('NFC').replace(/[’‘ʼ‛′´`]/g, "'").replace(/[«»“”„‟″‹›]/g, '"').replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[œŒ]/g, 'oe').replace(/[æÆ]/g, 'ae').replace(/ﬁ/g, 'fi').replace(/ﬂ/g, 'fl').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ').toLowerCase();
}

// searchKey also folds accents.
const searchKey = (tok) => key(tok).normalize('NFD').replace(/\p{M}/gu, '');

// ends are the endings that a word may take in the corpus without becoming another: found by what the words share.
const stemIndex = new Map(); // language -> Map(search key -> stem number)
const stemKeys = new Map(); // language -> sorted search keys

function loadStems() {
  for (const lang of languages) {
    const index = new Map();
    (data.stems[lang] || []).forEach((group, n) => group.split(' ').forEach((w) => index.set(w, n)));
    stemIndex.set(lang, index);
    stemKeys.set(lang, [...index.keys()].sort());
  }
}

// stemsOf gives the stems that a typed word may stand for in a language: its own, or, for a form that the corpus does not
// have, those of the words that share the most of its beginning (at least four letters and two thirds of it).
function stemsOf(word, lang) {
  const k = searchKey(word), index = stemIndex.get(lang);
  if (index.has(k)) return new Set([index.get(k)]);
  const need = Math.max(4, Math.ceil(k.length * 2 / 3));
  const near = stemKeys.get(lang).filter((w) => w.startsWith(k.slice(0, need)) && Math.abs(w.length - k.length) <= 4);
  let best = 0, out = new Set();
  for (const w of near) {
    let n = need;
    while (n < k.length && n < w.length && w[n] === k[n]) n++;
    if (n > best) { best = n; out = new Set(); }
    if (n === best) out.add(index.get(w));
  }
  return out;
}

// typing gives the stems of every word that begins as typed, for the last word of a phrase still being typed.
function typing(word, lang) {
  const k = searchKey(word), index = stemIndex.get(lang), out = stemsOf(word, lang);
  if (k.length >= 3) for (const w of stemKeys.get(lang)) if (w.startsWith(k)) out.add(index.get(w));
  return out;
}
