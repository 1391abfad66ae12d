// A request as something to paste elsewhere.

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as JSON-RPC. */
export const asJSON = (method, params) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }, null, 2);

/** The request as a command of a shell. */
export const asCurl = (method, params) =>
  `curl -s ${location.origin}/v1/${method} \\\n  -H 'Content-Type: application/json' \\\n  -d ${quoted(JSON.stringify(params))}`;

/** The request in Python, with the standard library alone. */
export function asPython(method, params) {
  const literal = JSON.stringify(JSON.stringify(params));
  return `import json
import urllib.request

params = json.loads(${literal})
request = urllib.request.Request(
    "${location.origin}/v1/${method}", json.dumps(params).encode(), {"Content-Type": "application/json"})
with urllib.request.urlopen(request) as response:
    print(json.load(response)["context"])`;
}
