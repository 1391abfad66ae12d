const samples = () => D.samples[state.set] ?? [];
const bit = (mask, i) => (parseInt(mask[i >> 2] ?? '0', 16) >> (3 - (i & 3))) & 1;
function verdict(q) {
  const x = setting().index, a = q.answer[x], r = q.recall[x];
  if (a != null) return a ? ['safe', 'answer kept'] : ['lost', 'answer lost'];
  if (r != null) return r === 1 ? ['safe', 'all gold kept'] : r > 0 ? ['lost', `${Math.round(r * 100)} % of gold`] : ['lost', 'gold lost'];
  return ['none', 'no label'];
}
function drawList() {
  $('list').replaceChildren(...samples().map((q, i) => { const [kind, words] = verdict(q);
    return el('li', {}, el('button', { 'aria-current': String(i === state.question), onclick: () => { state.question = i; drawList(); drawDetail(); $('list').children[i].firstChild.focus(); },
      onkeydown: e => { const d = { ArrowDown: 1, ArrowUp: -1 }[e.key]; if (!d) return; e.preventDefault(); const n = Math.min(Math.max(i + d, 0), samples().length - 1); state.question = n; drawList(); drawDetail(); $('list').children[n].firstChild.focus(); } },
      el('span', { class: 'badge ' + kind }, words), q.question)); }));
}
function drawDetail() {
  const q = samples()[state.question];
  if (!q) return $('detail').replaceChildren(el('p', { class: 'note' }, 'No questions were drawn.'));
  const mask = q.kept[setting().index] ?? ''; let n = 0;
  const passages = q.passages.map((p, i) => {
    const first = n, kept = p.sentences.map(() => bit(mask, n++)), count = kept.reduce((a, b) => a + b, 0), relevant = p.grade != null ? p.grade > 0 : p.sentences.some(s => s[1] === true);
    const text = p.sentences.flatMap(([words, gold, , line], j) => { const score = q.scores[first + j];
      return [line ? el('br') : ' ', el('span', { class: 's' + (kept[j] ? '' : ' cut') + (gold === true ? ' gold' : ''), style: score == null ? null : `--score:${score}`, title: `${kept[j] ? 'kept' : 'removed'}${score == null ? '' : `, score ${score}`}${gold === true ? ', gold' : ''}` }, words)]; });
    return el('div', { class: 'passage' + (relevant ? ' relevant' : '') + (count ? '' : ' empty') }, el('div', { class: 'head' }, `${p.title || p.id} · ${count} of ${p.sentences.length} kept` + (p.grade != null ? ` · ${relevant ? 'relevant' : 'not relevant'}` : '')),
      el('div', {}, ...text), p.blocks ? el('details', { open: true }, el('summary', {}, 'Block tree'), tree(p, kept)) : null);
  });
  $('detail').replaceChildren(el('h3', {}, q.question), el('p', { class: 'note' }, q.answers.length ? `Answers: ${[...new Set(q.answers)].join(' · ')}` : 'No answer is known.', el('br'), q.location), q.heat ? heat(q.heat) : '', ...passages);
}
function tree(p, kept) {
  const children = p.blocks.map(() => []), own = p.blocks.map(() => []);
  p.blocks.forEach((b, i) => { if (b[1] >= 0) children[b[1]].push(i); });
  p.sentences.forEach((s, i) => own[s[2]]?.push(i));
  const all = i => [...own[i], ...children[i].flatMap(all)];
  const node = i => { const mine = all(i), count = mine.filter(j => kept[j]).length, b = p.blocks[i];
    return el('li', { class: count ? 'in' : 'out' }, el('span', { class: 'kind' }, b[0] + (b[2] ? ` ${b[2]}` : '')), el('span', {}, own[i].length ? p.sentences[own[i][0]][0].slice(0, 60) + ' ' : '', el('span', { class: 'pm' }, `${count}/${mine.length}${b[3] ? ' · boilerplate' : ''}`)),
      children[i].length ? el('ul', {}, ...children[i].map(node)) : null); };
  return el('ul', { class: 'tree' }, node(0));
}
function heat(h) {
  return el('details', { open: true }, el('summary', {}, 'Which words of the question meet which sentences'), el('div', { class: 'scroll' }, el('table', { class: 'heat' }, el('tr', {}, el('th', {}), ...h.question.map(t => el('th', {}, t))),
    ...h.rows.map(r => el('tr', {}, el('th', {}, r.name), ...r.values.map(v => el('td', { title: v.toFixed(2), style: `background:color-mix(in srgb, var(--accent) ${Math.round(100 * Math.max(v, 0))}%, transparent)` })))))));
}
