-- What wrk sends: good requests and four kinds of bad ones, in turn. Statuses are counted for each kind.
local token = os.getenv("WINNOW_TOKEN")
local good = '{"question":"Who grinds the grain?","pruner":"fast","passages":[' ..
  string.rep('{"text":"The old mill stands by the river. A miller grinds the grain between two stones. The roof was mended last year."},', 19) ..
  '{"text":"Flour leaves the mill in sacks."}]}'
local json = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }
local kinds = {
  { name = "good", method = "POST", path = "/v1/prune", headers = json, body = good },
  { name = "malformed", method = "POST", path = "/v1/prune", headers = json, body = '{"question":' },
  { name = "oversized", method = "POST", path = "/v1/prune", headers = json, body = string.rep(" ", 100000) },
  { name = "unauthenticated", method = "POST", path = "/v1/prune", headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer wrong" }, body = good },
  { name = "unknown path", method = "GET", path = "/v1/none", headers = {}, body = nil },
}
local mixed = os.getenv("WINNOW_MIX") ~= "good"
local threads = {}
local turn, last = 0, 1
statuses = {}

function setup(thread) table.insert(threads, thread) end

function request()
  turn = turn + 1
  last = mixed and (turn % #kinds) + 1 or 1
  local kind = kinds[last]
  return wrk.format(kind.method, kind.path, kind.headers, kind.body)
end

function response(status) statuses[tostring(status)] = (statuses[tostring(status)] or 0) + 1 end

function done(summary, latency, requests)
  local sums = {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("statuses")) do sums[status] = (sums[status] or 0) + count end
  end
  for status, count in pairs(sums) do io.write(string.format("status %s %d\n", status, count)) end
  io.write(string.format("errors connect %d read %d write %d timeout %d\n", summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.timeout))
  io.write(string.format("wrk p50 %.3f p99 %.3f requests %d\n", latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests))
end
