// Shows a text with what was kept of it and what was dropped.

const REASONS = {
  belowThreshold: 'dropped: below the threshold', overBudget: 'dropped: the budget is spent',
  duplicate: 'dropped: it repeats what is kept', boilerplate: 'dropped: below the threshold, and not main content',
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const note = unit =>
  `score ${unit.score.toFixed(3)}, ${unit.kept ? 'kept' : REASONS[unit.reason] ?? 'dropped'}`;

/** Fills `place` with one passage after another. `sources` holds the text of each passage, by its id. */
export function showMarked(place, passages, sources, tip) {
  place.replaceChildren();
  tip.hidden = true;
  for (const passage of passages) {
    const source = sources.get(passage.id) ?? { text: passage.text, origin: 0 };
    if (passages.length > 1) place.append(element('h3', { textContent: `${passage.rank}. ${passage.title || passage.document}` }));
    place.append(...parts(passage, source));
  }
  if (!passages.length) place.append(element('p', { className: 'soft', textContent: 'Nothing was found.' }));
  hear(place, tip);
}

function parts(passage, { text, origin }) {
  const units = [...passage.spans, ...(passage.removed ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
  const made = [];
  let done = 0;
  for (const unit of units) {
    const [start, end] = [unit.start - origin, unit.end - origin];
    // What stands outside the passage, or in a unit that came before, is not shown twice.
    if (start < done || end > text.length || end <= start) continue;
    made.push(document.createTextNode(text.slice(done, start)));
    const words = text.slice(start, end);
    const shown = element(unit.kept ? 'span' : 'del', {
      className: unit.kept ? 'unit kept' : 'unit dropped', tabIndex: made.some(part => part.tabIndex === 0) ? -1 : 0, textContent: words,
    });
    shown.dataset.note = note(unit);
    made.push(shown);
    done = end;
  }
  made.push(document.createTextNode(text.slice(done)));
  return made;
}

const heard = new WeakSet();

/** Tells of the unit under the pointer or the focus; the arrow keys go from unit to unit. */
function hear(place, tip) {
  if (heard.has(place)) return;
  heard.add(place);
  const show = unit => {
    tip.textContent = unit.dataset.note;
    tip.hidden = false;
    const box = unit.getClientRects()[0];
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${box.top > tip.offsetHeight + 12 ? box.top - tip.offsetHeight - 6 : box.bottom + 6}px`;
    unit.setAttribute('aria-describedby', tip.id);
  };
  const hide = () => {
    tip.hidden = true;
    for (const unit of place.querySelectorAll('[aria-describedby]')) unit.removeAttribute('aria-describedby');
  };
  const unitOf = event => event.target.closest?.('.unit');
  for (const kind of ['pointerover', 'focusin']) {
    place.addEventListener(kind, event => { hide(); const unit = unitOf(event); if (unit) show(unit); });
  }
  for (const kind of ['pointerout', 'focusout']) place.addEventListener(kind, hide);
  place.addEventListener('keydown', event => {
    if (event.key === 'Escape') return hide();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const units = [...place.querySelectorAll('.unit')];
    const next = step && units[units.indexOf(unitOf(event)) + step];
    if (!next) return;
    event.preventDefault();
    for (const unit of units) unit.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  addEventListener('scroll', hide, { passive: true });
}

/** The table of `explain`: each token of the question, and how near the best token of each sentence is to it. */
export function showMatches(place, passage) {
  const rows = passage?.tokens ?? [];
  place.hidden = !rows.length;
  if (!rows.length) return;
  const table = element('table');
  const count = Math.max(...rows.map(row => row.bySentence.length));
  table.append(element('tr', {}, element('th', { scope: 'col', textContent: 'token' }), element('th', { scope: 'col', textContent: 'best match' }),
    ...Array.from({ length: count }, (_, place) => element('th', { scope: 'col', textContent: `sentence ${place + 1}` }))));
  for (const row of rows) {
    table.append(element('tr', {}, element('th', { scope: 'row', textContent: row.token?.text ?? '–' }),
      element('td', { textContent: row.matches.map(match => match.text).join(' … ') }),
      ...row.bySentence.map(value => {
        const cell = element('td', { className: 'cell', textContent: value === null ? '–' : value.toFixed(2) });
        if (value !== null) cell.style.backgroundColor = `color-mix(in srgb, var(--accent) ${Math.round(Math.max(0, value) * 45)}%, transparent)`;
        return cell;
      })));
  }
  place.querySelector('.scroll').replaceChildren(table);
}
