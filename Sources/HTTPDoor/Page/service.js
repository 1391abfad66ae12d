// Asks the server; nothing else on this page knows HTTP.

let token = '';

export function useToken(value) { token = value; }

/** A request that the server refused: `status`, and the server's own words. */
export class Refusal extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

async function post(path, body, headers, signal) {
  const response = await fetch(path, {
    method: 'POST', signal, body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }), ...headers },
  });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer.message ?? answer.error?.message ?? response.statusText);
  return answer;
}

/** Calls a plain method: `ask('prune', {question, passages})`. */
export const ask = (method, params, signal) => post(`/v1/${method}`, params, {}, signal);

/** The ids and titles of documents, through the resources of MCP, a page at a time. */
export async function documents(index) {
  const found = [];
  let cursor;
  do {
    const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} };
    const answer = await post('/mcp', {
      jsonrpc: '2.0', id: 1, method: 'resources/list', params: { _meta: meta, ...(cursor && { cursor }) },
    }, { Accept: 'application/json', 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'resources/list' });
    for (const { uri, name, title } of answer.result.resources) {
      if (decodeURIComponent(uri.slice('winnow://'.length).split('/')[0]) === index) found.push({ id: name, title });
    }
    cursor = answer.result.nextCursor;
  } while (cursor && found.length < 2000);
  return found;
}
