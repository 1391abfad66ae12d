// The page: reads what was typed, asks, and shows what comes.

import { ask, documents, Refusal, useToken } from './service.js';
import { showMarked, showMatches } from './marked.js';
import { asCurl, asJSON, asPython } from './snippets.js';

const find = id => document.getElementById(id);
const columns = [];
/** A file that was dropped: its kind, its content, and the text that was read from it. */
let file = null;
let previous = null;

const source = () => document.querySelector('[name=source]:checked').value;

// MARK: what is asked

/** Everything of a request but the settings, and the texts to show: `{method, params, sources}`. */
async function subject() {
  const question = find('question').value;
  const shared = { question, explain: true, offsetUnit: 'utf16' };
  if (source() === 'own') {
    const text = file?.text ?? find('text').value;
    const passage = file?.html ? { html: file.html } : { text };
    return { method: 'prune', params: { ...shared, passages: [passage] }, sources: new Map([['0', { text, origin: 0 }]]) };
  }
  const index = find('index').value;
  if (source() === 'index') return { method: 'trim', params: { ...shared, index, limit: 8 }, sources: null };
  const { text } = await ask('expand', { index, document: find('document').value });
  return { method: 'prune', params: { ...shared, passages: [{ text }] }, sources: new Map([['0', { text, origin: 0 }]]) };
}

/** The settings of a column as parameters; what is not set is left to the server. */
function parameters(column) {
  const value = name => column.querySelector(`[data-setting=${name}]`).value;
  const params = {};
  if (value('pruner') !== 'auto') params.pruner = value('pruner');
  if (Number(value('threshold')) >= 0) params.threshold = Number(value('threshold'));
  if (Number(value('budget')) > 0) params.budget = { tokens: Number(value('budget')) };
  if (Number(value('neighbours')) > 0) params.neighbours = Number(value('neighbours'));
  return params;
}

function showSettings(column) {
  const show = (name, text) => { column.querySelector(`[data-shown=${name}]`).textContent = text; };
  const value = name => Number(column.querySelector(`[data-setting=${name}]`).value);
  show('threshold', value('threshold') < 0 ? 'the labeller’s own' : value('threshold').toFixed(2));
  show('budget', value('budget') > 0 ? `${value('budget')}` : 'none');
  show('neighbours', `${value('neighbours')}`);
}

// MARK: asking

/** Asks for one column. Of several requests that are under way only the last one is shown. */
async function askFor(column) {
  if (!previous) return;
  column.pending?.abort();
  const pending = column.pending = new AbortController();
  const params = { ...previous.params, ...parameters(column) };
  const start = performance.now();
  try {
    const answer = await ask(previous.method, params, pending.signal);
    column.asked = { method: previous.method, params, answer };
    const sources = previous.sources ?? await passageTexts(answer, params.index);
    if (pending.signal.aborted) return;
    show(column, answer, sources, performance.now() - start);
    fail(null);
  } catch (error) {
    if (error.name !== 'AbortError') fail(error);
  }
}

const excerpts = new Map();

/** The text around the spans of each passage of an index. */
async function passageTexts(answer, index) {
  const sources = new Map();
  await Promise.all(answer.passages.map(async passage => {
    const spans = [...passage.spans, ...(passage.removed ?? [])];
    if (!spans.length) return;
    const start = Math.min(...spans.map(span => span.start)), end = Math.max(...spans.map(span => span.end));
    const key = JSON.stringify([index, passage.document, start, end]);
    if (!excerpts.has(key)) {
      excerpts.set(key, (await ask('expand', { index, document: passage.document, start, end, offsetUnit: 'utf16' })).text);
    }
    sources.set(passage.id, { text: excerpts.get(key), origin: start });
  }));
  return sources;
}

async function askAll() {
  find('busy').textContent = 'asking …';
  try {
    previous = await subject();
    await Promise.all(columns.map(askFor));
    if (previous.method === 'trim') await explainMatches();
  } catch (error) { fail(error); }
  find('busy').textContent = '';
}

/** What token vectors of an index say, where it has them. */
async function explainMatches() {
  const { question, index } = previous.params;
  const found = await ask('retrieve', { question, index, limit: 1, explain: true });
  for (const column of columns) showMatches(column.querySelector('.matches'), found.passages[0]);
}

// MARK: showing

function show(column, answer, sources, milliseconds) {
  const { tokens, windows, tokenizer } = answer.totals;
  const share = tokens.original ? Math.round(100 * (1 - tokens.kept / tokens.original)) : 0;
  const figures = [
    ['tokens before', tokens.original], ['tokens after', tokens.kept], ['saved', `${share} %`],
    ['labelled in', `${answer.timings.label.toFixed(1)} ms`], ['answered in', `${milliseconds.toFixed(0)} ms`],
    ['labeller', answer.model], ['counted by', tokenizer],
    ...(windows ? [['windows read', `${windows.read} of ${windows.read + windows.skipped}`]] : []),
  ];
  column.querySelector('.figures').replaceChildren(...figures.map(([name, value]) => {
    const row = document.createElement('div');
    const [term, figure] = [document.createElement('dt'), document.createElement('dd')];
    [term.textContent, figure.textContent] = [name, `${value}`];
    row.append(term, figure);
    return row;
  }));
  showWarnings(column.querySelector('.warnings'), [...(file?.warnings ?? []), ...answer.warnings]);
  showMarked(column.querySelector('.marked'), answer.passages, sources, find('tip'));
}

const GRAVE = ['hiddenText', 'invisibleText', 'instructions', 'injection'];

function showWarnings(place, warnings) {
  place.replaceChildren(...warnings.map(({ code, message }) => {
    const row = document.createElement('li');
    const name = document.createElement('code');
    name.textContent = code;
    row.className = GRAVE.some(word => code.toLowerCase().includes(word.toLowerCase())) ? 'grave' : '';
    row.append(name, message);
    return row;
  }));
}

function fail(error) {
  find('failure').hidden = !error;
  if (!error) return;
  find('failure').textContent = error instanceof Refusal ? error.message : `The server cannot be reached: ${error.message}`;
  if (error.status === 401) { find('token-field').hidden = false; find('token').focus(); }
}

// MARK: files

async function read(chosen) {
  const isText = /^text\/|json|xml/.test(chosen.type) || /\.(md|txt|log|csv|json|html?)$/i.test(chosen.name);
  const isPage = chosen.type === 'text/html' || /\.html?$/i.test(chosen.name);
  const content = isText ? await chosen.text() : base64(new Uint8Array(await chosen.arrayBuffer()));
  const params = isPage ? { html: content } : isText ? { text: content } : { base64: content, id: chosen.name };
  try {
    const found = await ask('text', params);
    file = { html: isPage ? content : null, text: found.text, warnings: isPage ? [] : (found.warnings ?? []).map(message => ({ code: 'hiddenText', message })) };
    find('text').value = found.text;
    find('file-name').textContent = `${chosen.name}, ${found.text.length} characters`;
    await askAll();
  } catch (error) { fail(error); }
}

function base64(bytes) {
  let text = '';
  for (let start = 0; start < bytes.length; start += 32768) text += String.fromCharCode(...bytes.subarray(start, start + 32768));
  return btoa(text);
}

// MARK: columns

function addColumn() {
  const column = find('column').content.cloneNode(true).querySelector('.column');
  const number = columns.length;
  if (number === 0) column.id = 'result';
  columns.push(column);
  find('columns').append(column);
  column.addEventListener('input', event => {
    if (!event.target.dataset.setting) return;
    showSettings(column);
    askFor(column);
  });
  column.addEventListener('click', event => { if (event.target.dataset.copy) copy(column, event.target.dataset.copy); });
}

function nameColumns() {
  columns.forEach((column, number) => {
    column.querySelector('h2').textContent = columns.length > 1 ? `Settings ${'AB'[number]}` : 'Result';
  });
  find('columns').classList.toggle('two', columns.length > 1);
}

async function copy(column, what) {
  if (!column.asked) return;
  const { method, params, answer } = column.asked;
  const text = { context: () => answer.context, json: () => asJSON(method, params), curl: () => asCurl(method, params), python: () => asPython(method, params) }[what]();
  const shown = column.querySelector('[data-shown=copied]');
  try {
    await navigator.clipboard.writeText(text);
    shown.textContent = 'copied';
  } catch { shown.textContent = 'the browser does not let this page copy'; }
}

// MARK: the start

find('ask').addEventListener('submit', event => { event.preventDefault(); useToken(find('token').value); askAll(); });
find('text').addEventListener('input', () => { file = null; find('file-name').textContent = ''; });
find('file').addEventListener('change', event => { if (event.target.files[0]) read(event.target.files[0]); });
find('text').addEventListener('dragover', event => { event.preventDefault(); find('text').classList.add('over'); });
find('text').addEventListener('dragleave', () => find('text').classList.remove('over'));
find('text').addEventListener('drop', event => {
  event.preventDefault();
  find('text').classList.remove('over');
  if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
});
find('compare').addEventListener('change', event => {
  if (event.target.checked) { addColumn(); askFor(columns[1]); } else columns.pop().remove();
  nameColumns();
});
for (const choice of document.querySelectorAll('[name=source]')) choice.addEventListener('change', chooseSource);
find('index').addEventListener('change', listDocuments);

async function chooseSource() {
  find('own').hidden = source() !== 'own';
  find('indexed').hidden = source() === 'own';
  find('document-field').hidden = source() !== 'document';
  if (source() === 'own' || find('index').options.length) return;
  try {
    const { indexes } = await ask('server/info', {});
    find('index').replaceChildren(...indexes.map(name => new Option(name)));
    if (!indexes.length) throw new Refusal(404, 'This server has no index; start it with --index FILE.');
    await listDocuments();
  } catch (error) { fail(error); }
}

async function listDocuments() {
  const found = await documents(find('index').value);
  find('document').replaceChildren(...found.map(({ id, title }) => new Option(title ? `${title} (${id})` : id, id)));
}

addColumn();
nameColumns();
askAll();
