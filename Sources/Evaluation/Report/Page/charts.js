const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [k, v] of Object.entries(attributes)) k.startsWith('on') ? node.addEventListener(k.slice(2), v) : v == null ? 0 : node.setAttribute(k, v);
  node.append(...children); return node;
};
const tip = (event, ...lines) => { const t = $('tip'); t.replaceChildren(...lines.flatMap(l => [l, el('br')])); t.classList.add('on');
  const box = event.target.getBoundingClientRect(), x = event.clientX || box.x, y = event.clientY || box.y;
  t.style.left = Math.min(x + 14, innerWidth - t.offsetWidth - 8) + 'px'; t.style.top = Math.max(y - t.offsetHeight - 12, 8) + 'px'; };
const untip = () => $('tip').classList.remove('on');

function drawPlot() {
  const s = set(), e = s.evidence, W = Math.max($('plot').clientWidth, 280), H = W < 560 ? 330 : 430, L = 46, R = 16, T = 14, B = 44;
  $('plotnote').textContent = e ? `Each point is a setting: how much of the text it removes, and the share of ${EVIDENCE[e]}${e === 'nDCG@10' ? '' : ' (of those the full context holds)'}. Up and to the right is better. Crosses are 95 % intervals.` : 'This data set has neither answers nor labels: only sizes can be compared.';
  if (!e) return $('plot').replaceChildren();
  const shown = s.families.filter(f => !state.hidden.has(f.name)), points = shown.flatMap(f => f.settings.map(x => ({ f, x, c: measure(x, 'characterCompression'), k: measure(x, e) })).filter(p => p.c && p.k));
  const low = Math.min(...points.map(p => p.k.lower), 1), high = Math.max(...points.map(p => p.k.upper), e === 'nDCG@10' ? 0 : 1), floor = Math.max(0, Math.floor(low * 10 - .2) / 10), top = Math.max(high, floor + .1);
  const X = v => L + v * (W - L - R), Y = v => T + (top - v) / (top - floor) * (H - T - B);
  const g = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'group', 'aria-label': 'Compression against evidence kept' });
  const step = (top - floor) > .55 ? .2 : (top - floor) > .25 ? .1 : .05;
  for (let v = Math.ceil(floor / step - 1e-6) * step; v <= top + 1e-9; v += step) g.append(svg('line', { class: 'grid', x1: L, x2: W - R, y1: Y(v), y2: Y(v) }), svg('text', { x: L - 8, y: Y(v) + 4, 'text-anchor': 'end' }, e === 'nDCG@10' ? v.toFixed(2) : Math.round(v * 100) + ' %'));
  for (let v = 0; v <= 1.001; v += W < 560 ? .25 : .1) g.append(svg('line', { class: 'grid', x1: X(v), x2: X(v), y1: T, y2: H - B }), svg('text', { x: X(v), y: H - B + 18, 'text-anchor': 'middle' }, Math.round(v * 100) + ' %'));
  g.append(svg('text', { x: (L + W - R) / 2, y: H - 6, 'text-anchor': 'middle' }, 'characters removed →'));
  for (const f of [...shown].sort((a, b) => b.baseline - a.baseline)) {
    const mine = points.filter(p => p.f === f).sort((a, b) => a.c.value - b.c.value), ink = colour(s, f);
    if (mine.length > 1) g.append(svg('polyline', { points: mine.map(p => `${X(p.c.value)},${Y(p.k.value)}`).join(' '), fill: 'none', stroke: ink, 'stroke-width': f.baseline ? 1.5 : 2.75, 'stroke-linejoin': 'round', 'stroke-dasharray': f.baseline ? '5 4' : null, opacity: f.baseline ? .8 : 1 }));
    for (const p of mine) {
      const x = X(p.c.value), y = Y(p.k.value);
      g.append(svg('line', { class: 'whisker', stroke: ink, x1: x, x2: x, y1: Y(p.k.lower), y2: Y(p.k.upper) }), svg('line', { class: 'whisker', stroke: ink, y1: y, y2: y, x1: X(p.c.lower), x2: X(p.c.upper) }));
      if (p.x === setting()) g.append(svg('circle', { class: 'chosen', cx: x, cy: y, r: 11, stroke: ink }));
      const words = [p.x.name, `${pct(p.c.value)} removed (${pct(p.c.lower)} to ${pct(p.c.upper)})`, `${figure(e, p.k.value)} ${EVIDENCE[e]} (${figure(e, p.k.lower)} to ${figure(e, p.k.upper)})`], pick = () => choose(s.families.indexOf(f), p.x.name);
      g.append(svg('circle', { class: 'point', cx: x, cy: y, r: f.baseline ? 4.5 : 6, fill: ink, tabindex: 0, role: 'button', 'aria-label': words.join(', '), onclick: pick, onkeydown: ev => { if (ev.key === 'Enter' || ev.key === ' ') { ev.preventDefault(); pick(); } },
        onmouseenter: ev => tip(ev, ...words), onfocus: ev => tip(ev, ...words), onmouseleave: untip, onblur: untip }));
    }
  }
  $('plot').replaceChildren(g);
}
function drawLegend() {
  $('legend').replaceChildren(...set().families.map(f => el('button', { 'aria-pressed': String(!state.hidden.has(f.name)), onclick: e => { state.hidden.has(f.name) ? state.hidden.delete(f.name) : state.hidden.add(f.name); drawPlot(); drawLegend(); [...$('legend').children].find(b => b.textContent === f.name)?.focus(); } },
    el('span', { class: 'swatch', style: `background:${colour(set(), f)}` }), f.name)));
}
function drawNeedles() {
  const rows = setting().needles.filter(r => r.sentences.some(n => n)), W = Math.max($('needles').clientWidth, 240), L = W < 420 ? 74 : 110, cell = (W - L) / 10, h = 34;
  if (!rows.length) return $('needles').replaceChildren(el('p', { class: 'note' }, 'No sentence of this data set is marked as gold.'));
  const g = svg('svg', { viewBox: `0 0 ${W} ${rows.length * h + 26}`, role: 'img', 'aria-label': 'Share of gold sentences kept by position and length of the context' }), all = setting().needles;
  rows.forEach((r, y) => {
    const below = all[all.indexOf(r) - 1]?.tokens, name = r.tokens ? `to ${r.tokens.toLocaleString('en')}` : `over ${below.toLocaleString('en')}`;
    g.append(svg('text', { x: 0, y: y * h + 21 }, W < 420 ? name : name + ' tokens'));
    r.kept.forEach((v, x) => {
      if (v == null) return;
      const words = `${pct(v)} of ${r.sentences[x]} sentences`;
      g.append(svg('rect', { x: L + x * cell + 1, y: y * h + 1, width: cell - 2, height: h - 2, rx: 4, fill: 'var(--accent)', opacity: .08 + .87 * v, onmouseenter: ev => tip(ev, words), onmouseleave: untip }, svg('title', {}, words)));
      if (cell > 30) g.append(svg('text', { x: L + (x + .5) * cell, y: y * h + 22, 'text-anchor': 'middle', style: `pointer-events:none;font-size:11px;fill:${v > .55 ? 'var(--card)' : 'var(--ink)'}` }, Math.round(v * 100)));
    });
  });
  g.append(svg('text', { x: L, y: rows.length * h + 18 }, 'beginning'), svg('text', { x: W, y: rows.length * h + 18, 'text-anchor': 'end' }, 'end of the context'));
  $('needles').replaceChildren(g);
}
function drawLatency() {
  const t = D.timings?.[state.set]?.settings.find(x => x.name === setting().name);
  $('latencynote').textContent = t ? `Half of the calls took at most ${t.p50Milliseconds} ms, 95 % at most ${t.p95Milliseconds} ms; ${Math.round(t.passagesPerSecond).toLocaleString('en')} passages a second on one thread.` : 'Not measured.';
  if (!t || !t.histogram.length) return $('latency').replaceChildren();
  const W = Math.max($('latency').clientWidth, 240), H = 190, B = 30, bars = t.histogram, most = Math.max(...bars.map(b => b[1])), lo = Math.log10(bars[0][0]) - .05, hi = Math.log10(bars[bars.length - 1][0]) + .05, X = v => (Math.log10(v) - lo) / Math.max(hi - lo, .1) * (W - 16) + 8;
  const g = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': $('latencynote').textContent }), w = Math.max(3, Math.min(16, (W - 16) * .062 / Math.max(hi - lo, .1)));
  for (const [ms, n] of bars) g.append(svg('rect', { x: X(ms) - w / 2, y: 18 + (H - B - 18) * (1 - n / most), width: w, height: Math.max((H - B - 18) * n / most, 1), rx: 2, fill: 'var(--accent)', opacity: .75, onmouseenter: ev => tip(ev, `${ms} ms: ${n} calls`), onmouseleave: untip }));
  for (const [name, v] of [['p50', t.p50Milliseconds], ['p95', t.p95Milliseconds]]) g.append(svg('line', { x1: X(v), x2: X(v), y1: 0, y2: H - B, stroke: 'var(--ink)', 'stroke-dasharray': '3 3' }), svg('text', { x: X(v) + (name === 'p50' ? -4 : 4), y: 12, class: 'label', 'text-anchor': name === 'p50' ? 'end' : 'start' }, name));
  g.append(svg('line', { class: 'axis', x1: 0, x2: W, y1: H - B, y2: H - B }), svg('text', { x: 8, y: H - 10 }, +bars[0][0].toPrecision(2) + ' ms'), svg('text', { x: W - 8, y: H - 10, 'text-anchor': 'end' }, +bars[bars.length - 1][0].toPrecision(2) + ' ms'));
  $('latency').replaceChildren(g);
}
