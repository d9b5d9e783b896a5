// The word diff of two texts that the program did not compare beforehand. It maximises the weight of the words kept, less
// a price for every break, so that changes come out as few, whole phrases; then it links what was only moved.

const BREAK = 1.4; // price of a gap: less than one telling word, more than a small word and a space or two

function weigh(k) {
  if (k === ' ') return 0.05;
  if (!isWord(k)) return 0.15;
  return k.length <= 3 ? 0.4 : 1 + Math.min(k.length, 10) / 10;
}

// compareTexts gives operations [{op: '=' | '-' | '+' , text, move?}] that lead from a to b. Texts of more than 4000 words
// in the middle are compared by what they share at both ends only.
function compareTexts(a, b, lang) {
  const x = tokens(a, lang),
    y = tokens(b, lang);
  const kx = x.map(key),
    ky = y.map(key);
  let from = 0,
    endX = x.length,
    endY = y.length;
  while (from < endX && from < endY && kx[from] === ky[from]) from++;
  while (endX > from && endY > from && kx[endX - 1] === ky[endY - 1]) {
    endX--;
    endY--;
  }
  const keep = [];
  for (let i = 0; i < from; i++) keep.push([i, i]);
  if ((endX - from) * (endY - from) <= 16e6) keep.push(...align(kx, ky, from, endX, endY));
  for (let i = endX, j = endY; i < x.length; i++, j++) keep.push([i, j]);
  return linkMoves(operations(x, y, dropLonely(keep, kx, x.length, y.length)));
}

// align is the dynamic programme: best[i][j] ends in a kept pair, gap[i][j] in a break.
function align(kx, ky, from, endX, endY) {
  const n = endX - from,
    m = endY - from,
    w = m + 1;
  const run = new Float32Array((n + 1) * w).fill(-1e9),
    gap = new Float32Array((n + 1) * w);
  const step = new Uint8Array((n + 1) * w); // bit 1: the pair follows a pair; bits 2, 4, 8: the gap follows a pair, or goes on from above or from the left
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const at = i * w + j;
      let s = 0;
      if (i && j && kx[from + i - 1] === ky[from + j - 1]) {
        const d = at - w - 1,
          weight = weigh(kx[from + i - 1]);
        if (run[d] >= gap[d]) s |= 1;
        run[at] = Math.max(run[d], gap[d]) + weight;
      }
      let best = i || j ? -1e9 : 0;
      if (i && gap[at - w] > best) {
        best = gap[at - w];
        s = (s & 1) | 4;
      }
      if (j && gap[at - 1] > best) {
        best = gap[at - 1];
        s = (s & 1) | 8;
      }
      if (run[at] - BREAK > best) {
        best = run[at] - BREAK;
        s = (s & 1) | 2;
      }
      gap[at] = best;
      step[at] = s;
    }
  }
  const keep = [];
  let i = n,
    j = m,
    inRun = run[n * w + m] >= gap[n * w + m];
  while (i > 0 || j > 0) {
    const s = step[i * w + j];
    if (inRun) {
      keep.push([from + i - 1, from + j - 1]);
      inRun = (s & 1) === 1;
      i--;
      j--;
    } else if (s & 2) inRun = true;
    else if (s & 4) i--;
    else j--;
  }
  return keep.reverse();
}

// dropLonely takes out kept stretches that say less than the changes around them: one or two words alone in a long change read
// better as part of it.
function dropLonely(keep, kx, n, m) {
  const runs = [];
  for (const pair of keep) {
    const last = runs[runs.length - 1],
      tail = last && last[last.length - 1];
    if (tail && tail[0] + 1 === pair[0] && tail[1] + 1 === pair[1]) last.push(pair);
    else runs.push([pair]);
  }
  const gap = (a, b) => Math.max(b[0] - a[0], b[1] - a[1]) - 1;
  return runs
    .filter((run, r) => {
      const before = gap(r ? runs[r - 1][runs[r - 1].length - 1] : [-1, -1], run[0]),
        after = gap(run[run.length - 1], r + 1 < runs.length ? runs[r + 1][0] : [n, m]);
      const telling = run.reduce((sum, [i]) => sum + (weigh(kx[i]) > 1 ? 1 : weigh(kx[i]) / 2), 0);
      return !before || !after || telling >= 2.5 || Math.min(before, after) < 5 * telling;
    })
    .flat();
}

function operations(x, y, keep) {
  const ops = [];
  const push = (op, text) => {
    if (!text) return;
    const last = ops[ops.length - 1];
    if (last && last.op === op) last.text += text;
    else ops.push({op, text});
  };
  let i = 0,
    j = 0;
  for (const [p, q] of [...keep, [x.length, y.length]]) {
    push('-', x.slice(i, p).join(''));
    push('+', y.slice(j, q).join(''));
    if (q < y.length) push('=', y[q]);
    i = p + 1;
    j = q + 1;
  }
  return ops;
}

// linkMoves finds stretches of at least three words that were taken out in one place and added in another.
function linkMoves(ops) {
  const keyOf = (s) => tokens(s).filter(isWord).map(key);
  let moves = 0;
  const out = ops.map((o) => ({...o}));
  for (const del of out.filter((o) => o.op === '-')) {
    const d = keyOf(del.text);
    if (d.length < 3) continue;
    for (const ins of out.filter((o) => o.op === '+' && !o.move)) {
      const s = keyOf(ins.text);
      const shared = d.filter((k) => s.includes(k)).length;
      if (s.length >= 3 && shared >= 0.8 * Math.max(d.length, s.length) && !adjacent(out, del, ins)) {
        del.move = ins.move = ++moves;
        break;
      }
    }
  }
  return out;
}

const adjacent = (ops, a, b) => Math.abs(ops.indexOf(a) - ops.indexOf(b)) === 1;

// unpack reads a diff that the program made: stretches such as "=12", "-5", "+8", "-5m1", lengths in UTF-16 units.
function unpack(packed, a, b) {
  const ops = [];
  let i = 0,
    j = 0;
  for (const [, op, len, move] of packed.matchAll(/([=+-])(\d+)(?:m(\d+))?/g)) {
    const n = Number(len);
    const text = op === '-' ? a.slice(i, i + n) : b.slice(j, j + n);
    if (op === '=') {
      i += n;
      j += n;
    } else if (op === '-') i += n;
    else j += n;
    ops.push({op, text, move: move ? Number(move) : undefined});
  }
  return ops;
}

// changesBetween compares two units in a language, by what the program found where it compared them.
function changesBetween(u, v, lang) {
  const p = v.earlier.find((q) => q.a === u) || u.later.find((q) => q.b === v);
  const a = textOf(u, lang),
    b = textOf(v, lang);
  if (p && p.diff && p.diff[lang]) return unpack(p.diff[lang], a, b);
  return compareTexts(a, b, lang);
}

// differences asks the server, where one stands behind the page, for what the program finds between two units by
// language, as unpack reads it.
const differences = (u, v) => ask(`compare.json?a=${encodeURIComponent(u.ref)}&b=${encodeURIComponent(v.ref)}`);

const differs = (ops) => ops.some((o) => o.op !== '=');
