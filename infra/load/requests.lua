-- What wrk sends and how it judges the answers: wrk … -s requests.lua URL -- FILE MARK PREFIX [HEADER=VALUE …]
-- FILE has a JSON body per line; @N@ in it becomes PREFIX and a number that is never used twice. Of a header that is named more
-- than once, each request has one of the values, at random. An answer is good when its
-- status is 200, MARK is in it and "errors" is not. Says at the end, in one line of JSON, how many were good and how long they took.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  mark, prefix = arguments[2], arguments[3] .. number
  good, bad, sent, sample, wrong = 0, 0, 0, "", ""
  local headers, drawn = { ["Content-Type"] = "application/json" }, nil
  values = { "" }
  for i = 4, #arguments do
    local name, value = arguments[i]:match("^([^=]+)=(.*)$")
    if name == drawn then
      table.insert(values, value)
    elseif headers[name] then
      drawn, values = name, { headers[name], value }
      headers[name] = "@VALUE@"
    else
      headers[name] = value
    end
  end
  ready = {}
  for line in io.lines(arguments[1]) do
    local before, after = wrk.format("POST", nil, headers, line):match("^(.-)@VALUE@(.*)$")
    table.insert(ready, { before or wrk.format("POST", nil, headers, line), after or "", line:find("@N@", 1, true) and line })
  end
  all = headers
  math.randomseed(os.time() + number)
end

function request()
  local one = ready[math.random(#ready)]
  if one[3] then
    sent = sent + 1
    return wrk.format("POST", nil, all, (one[3]:gsub("@N@", prefix .. sent)))
  end
  return one[1] .. values[math.random(#values)] .. one[2]
end

function response(status, _, body)
  if status == 200 and body:find(mark, 1, true) and not body:find('"errors"', 1, true) then
    good = good + 1
    if good % 1000 == 1 then
      sample = body
    end
  else
    bad = bad + 1
    wrong = status .. " " .. body:sub(1, 300)
  end
end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

function done(summary, latency)
  local good, bad, sample, wrong = 0, 0, "", ""
  for _, thread in ipairs(threads) do
    good, bad = good + thread:get("good"), bad + thread:get("bad")
    sample, wrong = thread:get("sample"), wrong .. thread:get("wrong")
  end
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'RESULT {"good": %d, "bad": %d, "broken": %d, "seconds": %.3f, "p50": %.1f, "p99": %.1f, "wrong": %s, "sample": %s}\n',
    good, bad, broken, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, quoted(wrong), quoted(sample)))
end
