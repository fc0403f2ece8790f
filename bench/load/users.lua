-- Each request is the next user's, of those in the file; all are written out before the first is sent, so that the
-- load generator costs next to nothing. Arguments: the file of tokens, the method, the target.
local requests = {}
local turn = 0

function init(arguments)
  local method, target = arguments[2], arguments[3]
  local body = nil
  if method == "POST" then
    body = '{"first_name":"Ada","last_name":"Lovelace","note":"' .. string.rep("x", 970) .. '"}'
  end
  for token in io.lines(arguments[1]) do
    local headers = {
      ["Authorization"] = "Bearer " .. token,
      ["Accept"] = "application/json",
      ["User-Agent"] = "truevalue-bench/1",
    }
    if body then
      headers["Content-Type"] = "application/json"
    end
    requests[#requests + 1] = wrk.format(method, target, headers, body)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
