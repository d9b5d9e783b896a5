// What only the explorer can do. In a report file these are silent.

// served runs make where a local server stands behind the page.
const served = (make) => (data.served ? make() : null);

// ask talks to the server. An answer that is no success is an error with the server's own words.
async function ask(path, body, type = 'application/json') {
  let answer;
  try {
    answer = await fetch(path, body === undefined ? {} : {method: 'POST', headers: {'Content-Type': type}, body});
  } catch {
    throw new Error(t('stopped'));
  }
  const out = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(out.error || answer.statusText), {answer: out});
  return out;
}

let revision = null; // of the decisions that the page knows
let outdated = false; // the payload does not have the latest of them

// decide sends a decision, with what the page shows to be decided of the same. An error has the answer of the server,
// which tells what is decided by now where that is something else.
async function decide(decision) {
  try {
    const out = await ask('decide', JSON.stringify({author: settings.get('author', ''), ...decision}));
    revision = out.rev;
    return out;
  } catch (err) {
    if (err.answer?.rev) revision = err.answer.rev;
    throw err;
  }
}

// keep sends a decision and shows what follows from it.
async function keep(decision) {
  let told;
  try {
    await decide(decision);
    told = [t('saved', data.pins), false];
  } catch (err) {
    if (!err.answer || !('decided' in err.answer)) return note(t('failed', err.message), true);
    told = [`${err.answer.decided ? decidedText(err.answer.decided) : t('takenBack')} ${t('staleHint')}`, true];
  }
  say(told[0]);
  await renew();
  if (told[1]) note(...told);
}

// renew shows the page with what is decided by now.
async function renew(keep = true) {
  outdated = false;
  const known = data.rev && !data.dropped ? '?since=' + data.rev : '';
  const out = await ask('payload.json' + known);
  if (out.since) change(out);
  else take(out);
  const y = window.scrollY;
  show(keep);
  if (keep) window.scrollTo(0, y);
}

// look asks whether anybody decided anything meanwhile, and shows it. What is being written stays.
async function look() {
  if (document.hidden || data.dropped) return;
  let out;
  try {
    out = await ask('decided.json?rev=' + (revision ?? ''));
  } catch {
    return; // the server has stopped, and says so when it is next asked for something
  }
  if (out.rev === revision) return;
  revision = out.rev;
  reviewTake(out.decided);
  if (where().view === 'review' || document.querySelector('.editing') || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName))
    outdated = true;
  else await renew();
}

// watchDecisions looks when the page comes to the front, and every few seconds.
function watchDecisions() {
  revision = data.rev;
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  setInterval(look, 3000);
}

// note shows a line at the top of the page.
function note(text, bad) {
  document.querySelector('.note')?.remove();
  document.getElementById('main').prepend(h('p', {class: 'note' + (bad ? ' bad' : ''), role: bad ? 'alert' : 'status'}, text));
}

// judge is the buttons by which a person decides about a pair.
function judge(p) {
  if (data.dropped || p.rel === 'cited') return null;
  const button = (name, label, verdict) =>
    h(
      'button',
      {
        type: 'button',
        class: 'small',
        'aria-label': label,
        onclick: () => keep({pair: {earlier: p.a.ref, later: p.b.ref, verdict}, seen: p.decided?.seen || ''}),
      },
      t(name),
    );
  return h(
    'span',
    {class: 'judge', title: p.decided ? decidedText(p.decided) : null},
    p.hand
      ? button('undo', `${t('undo')}: ${p.a.ref} / ${p.b.ref}`, '')
      : [
          button('confirm', t('confirmPair', p.a.ref, p.b.ref), 'confirmed'),
          button('reject', t('rejectPair', p.a.ref, p.b.ref), 'rejected'),
        ],
  );
}

// correctable lets a person set the beads of a unit.
function correctable(el, u) {
  if (data.dropped || u.landmark || !u.beads || u.beads.length === 0) return;
  const gutter = el.querySelector('.gutter');
  const set = (beads) => keep({beads: {ref: u.ref, beads}, seen: u.decided?.seen || ''});
  gutter.append(
    h(
      'span',
      {class: 'judge', title: u.decided ? decidedText(u.decided) : null},
      h('button', {type: 'button', class: 'small', 'aria-label': `${t('edit')} ${u.ref}`, onclick: () => edit(el, u, set)}, t('edit')),
      u.beads.some((b) => b.h)
        ? h('button', {type: 'button', class: 'small', 'aria-label': `${t('toAuto')} ${u.ref}`, onclick: () => set([])}, t('undo'))
        : null,
    ),
  );
}

// edit shows every sentence of a unit with the number of its row; set takes the beads.
function edit(el, u, set) {
  const sides = languages.slice(0, 2),
    inputs = [[], []];
  const column = (lang, side) =>
    h(
      'div',
      {class: 'pane'},
      ((u.sides || {})[lang] || u.text[lang] || []).map((s, i) => {
        const row = u.beads.findIndex((b) => b[side ? 'b' : 'a'].includes(i));
        const input = h('input', {type: 'number', min: 1, max: 99, value: row + 1, 'aria-label': t('rowOf', i + 1, tongue(lang))});
        inputs[side].push(input);
        return h('div', {class: 'sentencerow'}, input, h('p', {class: 'wording', lang}, s));
      }),
    );
  const done = () => {
    const rows = new Map();
    inputs.forEach((list, side) =>
      list.forEach((input, i) => {
        const n = Number(input.value) || 0;
        if (!rows.has(n)) rows.set(n, [[], []]);
        rows.get(n)[side].push(i);
      }),
    );
    set([...rows.keys()].sort((a, b) => a - b).map((n) => rows.get(n)));
  };
  const form = h(
    'section',
    {class: 'sideunit editing', 'aria-label': `${t('edit')} ${u.ref}`},
    h('p', {}, h('b', {}, u.ref), ' ', h('span', {class: 'soft'}, t('editHint'))),
    h('div', {class: 'panes'}, column(sides[0], 0), column(sides[1], 1)),
    h(
      'p',
      {class: 'buttons'},
      h('button', {type: 'button', onclick: done}, t('editDone')),
      h('button', {type: 'button', onclick: () => form.replaceWith(el)}, t('cancel')),
    ),
  );
  el.replaceWith(form);
  form.querySelector('input')?.focus();
}

const LARGEST = 20 << 20;

async function drop(file) {
  if (file.size > LARGEST) return note(t('tooLarge'), true);
  note(t('dropping', file.name));
  try {
    take(await ask('trace?name=' + encodeURIComponent(file.name), file, 'application/octet-stream'));
    const to = address('meeting', data.dropped.meetings[0]);
    if (location.hash === to) show();
    else location.hash = to;
  } catch (err) {
    note(err.message, true);
  }
}

// takeDrops lets a file be dropped anywhere on the page.
function takeDrops() {
  const over = (on) => (e) => {
    if (!e.dataTransfer?.types.includes('Files')) return;
    e.preventDefault();
    document.body.classList.toggle('dropping', on);
  };
  document.addEventListener('dragover', over(true));
  document.addEventListener('dragleave', over(false));
  document.addEventListener('drop', (e) => {
    over(false)(e);
    const file = e.dataTransfer?.files[0];
    if (file) drop(file);
  });
}

function dropPanel() {
  const input = h('input', {
    type: 'file',
    id: 'file',
    accept: '.md,.txt,.html,.htm,.docx,.pdf',
    onchange: () => input.files[0] && drop(input.files[0]),
  });
  return h(
    'section',
    {class: 'drop', 'aria-labelledby': 'h-drop'},
    h('h2', {id: 'h-drop'}, t('dropTitle')),
    h('p', {}, t('drop'), ', ', h('label', {for: 'file'}, t('dropOr'), ': '), input),
  );
}

// banner tells of a dropped document, and of decisions that no longer fit.
function banner() {
  const d = data.dropped;
  if (incomplete()) {
    return h(
      'p',
      {class: 'note'},
      h('label', {for: 'arriving'}, t(data.pending ? 'pending' : 'partly', meetings.reduce((n, m) => n + m.count, 0).toLocaleString(locale()))),
      ' ',
      h('progress', {id: 'arriving', max: 100, value: 0}),
    );
  }
  if (d) {
    return h(
      'p',
      {class: 'note'},
      t('dropDone', d.name, d.units, d.taken),
      ' ',
      d.leftOut ? [t('leftOut', d.name), h('span', {lang: 'en'}, d.leftOut), '. '] : null,
      d.meetings.map((m) => [h('a', {href: address('meeting', m)}, t('meeting', m)), ' ']),
      h(
        'button',
        {
          type: 'button',
          onclick: async () => {
            take(await ask('payload.json'));
            location.hash = '#/';
            show();
          },
        },
        t('dropBack'),
      ),
    );
  }
  return data.stale && data.stale.length ? h('p', {class: 'note'}, t('stale', data.stale.join(', '))) : null;
}
