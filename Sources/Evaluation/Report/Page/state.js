'use strict';
const D = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const state = { set: 0, family: 0, at: 0, hidden: new Set(), sort: null, question: 0 };
const EVIDENCE = { answerRetention: 'answers kept', sentenceRecall: 'gold sentences kept', 'nDCG@10': 'nDCG@10' };
const set = () => D.sets[state.set], family = () => set().families[state.family];
const ladder = f => [...f.settings].sort((a, b) => (a.strength ?? -1e9) - (b.strength ?? -1e9));
const setting = () => ladder(family())[state.at] ?? family().settings[0];
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes)) k.startsWith('on') ? node.addEventListener(k.slice(2), v) : v === false || v == null ? 0 : node.setAttribute(k, v);
  node.append(...children.filter(c => c != null)); return node;
};
const pct = v => v == null ? '–' : (100 * v).toFixed(1) + ' %';
const figure = (name, v) => v == null ? '–' : name.includes('@') || name === 'AP' || name.startsWith('sentenceF') ? v.toFixed(3) : pct(v);
const measure = (s, name) => s.measures[name];
const colour = (s, f) => f.baseline ? `var(--b-${f.kind})` : `var(--f${s.families.filter(x => !x.baseline).indexOf(f) % 4})`;
const same = (s, name) => s.families.flatMap(f => f.settings).find(x => x.name === name);

function choose(familyIndex, name) {
  state.family = familyIndex;
  const place = ladder(family()).findIndex(x => x.name === name);
  state.at = Math.max(place, 0); draw();
}
function drawTabs() {
  $('tabs').replaceChildren(...D.sets.map((s, i) => el('button', { role: 'tab', 'aria-selected': String(i === state.set), tabindex: i === state.set ? 0 : -1,
    onclick: () => { state.set = i; state.question = 0; draw(); },
    onkeydown: e => { const d = { ArrowRight: 1, ArrowLeft: -1 }[e.key]; if (!d) return; state.set = (i + d + D.sets.length) % D.sets.length; state.question = 0; draw(); $('tabs').children[state.set].focus(); } }, s.name)));
}
function drawControl() {
  const steps = ladder(family()), range = $('setting');
  $('family').replaceChildren(...set().families.map((f, i) => el('option', { value: i, selected: i === state.family }, f.name)));
  range.max = steps.length - 1; range.value = state.at; range.disabled = steps.length < 2;
  range.setAttribute('aria-valuetext', setting().parameter); $('chosen').textContent = steps.length < 2 && setting().parameter === 'default' ? 'one setting' : setting().parameter;
}
function drawVerdict() {
  const s = set(), e = s.evidence, m = setting().measures, c = m.characterCompression, k = e && m[e];
  $('verdict').replaceChildren(...(c && k ? ['On ', el('b', {}, s.name), `, ${setting().name} removes `, el('b', {}, pct(c.value)), ' of the text and ',
    e === 'nDCG@10' ? `ranks with an nDCG@10 of ` : 'keeps ', el('b', {}, figure(e, k.value)), e === 'nDCG@10' ? '.' : ` of the ${e === 'answerRetention' ? 'answers' : 'gold sentences'}.`, ` ${s.questions.toLocaleString('en')} questions, ${s.passages.toLocaleString('en')} passages.`]
    : [`${s.name}: ${s.questions.toLocaleString('en')} questions.`]));
}
const CARDS = [['answerRetention', 'of answers kept', 1], ['sentenceRecall', 'of gold sentences kept', 1], ['characterCompression', 'of characters removed', 1], ['tokenCompression', 'of tokens removed'],
  ['characterCompressionPositive', 'removed from relevant passages'], ['characterCompressionNegative', 'removed from irrelevant passages'], ['sentenceF2', 'sentence F2'], ['sentencePrecision', 'of kept sentences are gold'],
  ['supportComplete', 'of questions keep all gold'], ['emptyPositive', 'of relevant passages emptied'], ['emptyNegative', 'of irrelevant passages emptied'], ['nDCG@10', 'nDCG@10 of the new order'],
  ['orphanPronouns', 'of kept sentences lean on a lost one'], ['orphanHeadings', 'of kept headings stand alone'], ['brokenTableRows', 'of table rows broken'], ['numbersKept', 'of numbers survive'], ['datesKept', 'of dates survive'], ['urlsKept', 'of addresses survive']];
function drawCards() {
  $('cards').replaceChildren(...CARDS.filter(c => measure(setting(), c[0])).map(([name, words, main]) => {
    const m = measure(setting(), name);
    return el('div', { class: 'card' + (main ? ' main' : ''), 'data-measure': name }, el('div', { class: 'value' }, figure(name, m.value)), el('div', { class: 'name' }, words),
      el('div', { class: 'range' }, `${figure(name, m.lower)} to ${figure(name, m.upper)}`)); }));
}
const COLUMNS = [['Setting'], ['Evidence', null], ['Characters removed', 'characterCompression'], ['Tokens removed', 'tokenCompression'], ['…from relevant', 'characterCompressionPositive'], ['…from irrelevant', 'characterCompressionNegative'],
  ['Precision', 'sentencePrecision'], ['Recall', 'sentenceRecall'], ['F2', 'sentenceF2'], ['All gold', 'supportComplete'], ['Relevant emptied', 'emptyPositive'], ['Irrelevant emptied', 'emptyNegative'], ['nDCG@10', 'nDCG@10'], ['RR@10', 'RR@10']];
const cell = (s, name, wide) => { const m = name && measure(s, name); if (!m) return el('td', {}, '–');
  return el('td', {}, figure(name, m.value), wide ? el('span', { class: 'pm' }, ` ±${figure(name, (m.upper - m.lower) / 2)}`) : null); };
function drawTable() {
  const s = set(), e = s.evidence, columns = COLUMNS.map(([label, name], i) => [label, i === 1 ? e : name]).filter(([, name], i) => i === 0 || s.families.some(f => f.settings.some(x => name && measure(x, name))));
  $('tabletitle').textContent = s.name;
  const rows = s.families.flatMap((f, i) => ladder(f).map(x => ({ f, i, x })));
  if (state.sort) rows.sort((a, b) => (measure(b.x, state.sort)?.value ?? -1) - (measure(a.x, state.sort)?.value ?? -1));
  $('table').replaceChildren(el('thead', {}, el('tr', {}, ...columns.map(([label, name], i) => el('th', { scope: 'col', 'aria-sort': name && state.sort === name ? 'descending' : null },
    name ? el('button', { onclick: () => { state.sort = state.sort === name ? null : name; drawTable(); } }, i === 1 ? EVIDENCE[e] : label, state.sort === name ? ' ↓' : '') : label)))),
    el('tbody', {}, ...rows.map(({ f, i, x }) => el('tr', { class: 'pick' + (x === setting() ? ' on' : '') + (f.baseline ? ' base' : ''), tabindex: 0, onclick: () => choose(i, x.name), onkeydown: ev => { if (ev.key === 'Enter') choose(i, x.name); } },
      el('td', {}, el('span', { class: 'swatch', style: `background:${colour(s, f)};margin-right:8px` }), x.name, s.front.includes(x.name) ? el('span', { class: 'front', title: 'on the Pareto front' }, ' ◆') : null),
      ...columns.slice(1).map(([, name], c) => cell(x, name, c < 2))))));
}
function drawAcross() {
  const head = ['Data set', 'Questions', 'Evidence', 'Characters removed', '…from relevant', '…from irrelevant', 'Sentence F2', 'nDCG@10', 'before', 'Kept at 50 %', '70 %', '90 %', 'Area'];
  $('across').replaceChildren(el('thead', {}, el('tr', {}, ...head.map(h => el('th', { scope: 'col' }, h)))), el('tbody', {}, ...D.sets.map((s, i) => {
    const x = same(s, setting().name), full = s.families.find(f => f.kind === 'unpruned')?.settings[0], f = s.families[state.family];
    const k = f?.keptAtCompression, at = v => el('td', {}, k ? figure(s.evidence ?? '', k[v]) : '–');
    return el('tr', { class: 'pick' + (i === state.set ? ' on' : ''), tabindex: 0, onclick: () => { state.set = i; draw(); }, onkeydown: ev => { if (ev.key === 'Enter') { state.set = i; draw(); } } },
      el('td', {}, s.name), el('td', {}, s.questions.toLocaleString('en')), el('td', {}, x && s.evidence && measure(x, s.evidence) ? figure(s.evidence, measure(x, s.evidence).value) : '–', el('span', { class: 'pm' }, ' ' + (EVIDENCE[s.evidence] ?? '').replace('nDCG@10', ''))),
      ...['characterCompression', 'characterCompressionPositive', 'characterCompressionNegative', 'sentenceF2', 'nDCG@10'].map(n => x ? cell(x, n) : el('td', {}, '–')),
      full ? cell(full, 'nDCG@10') : el('td', {}, '–'), at('0.5'), at('0.7'), at('0.9'), el('td', {}, f?.area == null ? '–' : f.area.toFixed(3))); })));
}
function drawGenerated() {
  const g = set().generated; $('generated').hidden = !g;
  if (!g) return;
  $('generated').replaceChildren(el('h2', {}, `Answers of ${g.model}`), el('p', { class: 'note' }, `A language model's words for ${g.asked} drawn questions, not part of the figures above.`),
    el('div', { class: 'scroll' }, el('table', {}, el('tr', {}, ...['Context', 'Exact match', 'F1'].map(h => el('th', { scope: 'col' }, h))),
      el('tr', {}, el('td', {}, 'full'), el('td', {}, pct(g.exactMatchFull)), el('td', {}, pct(g.f1Full))), el('tr', {}, el('td', {}, 'trimmed'), el('td', {}, pct(g.exactMatchTrimmed)), el('td', {}, pct(g.f1Trimmed))))),
    el('p', { class: 'note' }, `The two answers are equal for ${pct(g.equalAnswers)} of the questions; their words overlap by ${pct(g.likeness)}.` + (g.failures ? ` ${g.failures} were not answered, first: ${g.firstFailure}` : '')));
}
function drawProblems() {
  const all = D.sets.filter(s => s.problemCount || s.failures.length);
  $('problems').hidden = !all.length;
  $('problems').replaceChildren(el('h2', {}, 'Left out of the input'), ...all.flatMap(s => [el('p', { class: 'note' }, `${s.name}: ${s.problemCount} left out` + (s.problemCount > s.problems.length ? `, the first ${s.problems.length} named` : '')),
    el('ul', { class: 'problems' }, ...s.problems.map(p => el('li', {}, p)), ...s.failures.map(p => el('li', {}, `Failed: ${p}`)))]));
}
function draw() {
  state.at = Math.min(state.at, family().settings.length - 1);
  drawTabs(); drawControl(); drawVerdict(); drawCards(); drawPlot(); drawLegend(); drawTable(); drawAcross(); drawNeedles(); drawLatency(); drawList(); drawDetail(); drawGenerated();
}
function start() {
  const first = set().families.findIndex(f => !f.baseline); state.family = Math.max(first, 0);
  state.at = Math.max(ladder(family()).findIndex(x => x.index === D.reference), 0);
  $('family').addEventListener('change', e => { state.family = +e.target.value; state.at = 0; draw(); $('family').focus(); });
  $('setting').addEventListener('input', e => { state.at = +e.target.value; draw(); });
  $('config').textContent = JSON.stringify(D.about, null, 2);
  addEventListener('resize', () => { drawPlot(); drawNeedles(); drawLatency(); });
  drawProblems(); draw();
}
document.addEventListener('DOMContentLoaded', start);
