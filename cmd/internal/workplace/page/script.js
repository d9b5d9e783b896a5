// What the forms do without: files dropped in, whole folders, the names of what was chosen; and progress as it comes.
(() => {
'use strict';

// chosen shows the names of the files of an input.
function chosen(drop) {
  const files = [...drop.querySelector('input').files];
  const names = files.slice(0, 4).map(f => f.name).join(', ');
  drop.querySelector('.chosen').textContent = files.length > 4 ? `${names} +${files.length - 4}` : names;
}

// into gives an input the files that were dropped or stand in a folder.
function into(input, files) {
  const all = new DataTransfer();
  for (const f of input.multiple ? files : files.slice(0, 1)) all.items.add(f);
  input.files = all.files;
  input.dispatchEvent(new Event('change'));
}

// inside gives the files of an entry, which may be a folder.
async function inside(entry) {
  if (entry.isFile) return [await new Promise((yes, no) => entry.file(yes, no))];
  const reader = entry.createReader(), found = [];
  for (;;) { // a browser gives the entries of a folder a hundred at a time
    const some = await new Promise((yes, no) => reader.readEntries(yes, no));
    if (!some.length) break;
    for (const e of some.sort((a, b) => a.name < b.name ? -1 : 1)) found.push(...await inside(e));
  }
  return found;
}

for (const drop of document.querySelectorAll('.drop')) {
  const input = drop.querySelector('input'), folder = drop.querySelector('.folder');
  input.addEventListener('change', () => chosen(drop));
  for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, e => { e.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', async e => {
    e.preventDefault();
    drop.classList.remove('over');
    const entries = [...e.dataTransfer.items].map(i => i.webkitGetAsEntry()).filter(Boolean);
    const files = (await Promise.all(entries.map(inside))).flat();
    into(input, files.length ? files : [...e.dataTransfer.files]);
  });
  if (folder) {
    folder.hidden = false;
    folder.addEventListener('click', () => {
      const pick = document.createElement('input');
      pick.type = 'file';
      pick.webkitdirectory = true;
      pick.addEventListener('change', () => into(input, [...pick.files].sort((a, b) => a.webkitRelativePath < b.webkitRelativePath ? -1 : 1)));
      pick.click();
    });
  }
}

for (const form of document.querySelectorAll('.task form')) {
  form.addEventListener('submit', () => { form.querySelector('.go').disabled = true; });
}
addEventListener('pageshow', () => { for (const b of document.querySelectorAll('.go')) b.disabled = false; });

// renew shows the page as it is by now.
async function renew(main) {
  const now = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  main.replaceWith(document.adoptNode(now.querySelector('main')));
}

// follow asks how far a job has come, until it is done.
async function follow(main) {
  const bar = document.querySelector('#bar'), what = document.querySelector('#what');
  const step = what.textContent.replace(/\d+/, '\u0000'); // the number of the step is the first
  for (;;) {
    await new Promise(yes => setTimeout(yes, 300));
    let job;
    try {
      job = await (await fetch('status.json')).json();
    } catch {
      continue; // the workplace may be busy, or have ended; the page still shows what it knew
    }
    if (job.State !== main.dataset.state) { await renew(main); return; }
    const p = job.Progress;
    what.textContent = step.replace('\u0000', job.Step + 1) + (p.What ? `: ${p.What} ${p.Done}/${p.Total}` : '');
    const part = p.Total ? p.Done / p.Total : 0;
    bar.value = 100 * (job.Step + part) / job.Steps;
  }
}
const main = document.querySelector('main[data-state="running"]');
if (main) follow(main);
})();
