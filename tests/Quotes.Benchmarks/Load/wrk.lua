-- Asks what stands in a file, a request a line: path, or path, tab, ETag. Behind the last line it begins anew ("again"), or it
-- stops ("once"): then it has asked nothing twice. Prints what the benchmark reads.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } quotes_time;
  int clock_gettime(int clock, quotes_time *time);
]]
local time = ffi.new("quotes_time")
local asks, at, again, the_thread = {}, -1, false, nil
first, last = 0, 0

local function now()
  ffi.C.clock_gettime(1, time)
  return tonumber(time.seconds) * 1e6 + tonumber(time.nanoseconds) / 1e3
end

function setup(thread)
  the_thread = thread
end

function init(args)
  again = args[2] == "again"
  for line in io.lines(args[1]) do
    local path, etag = line:match("^([^\t]+)\t?(.*)$")
    local headers = { ["Host"] = wrk.headers["Host"] }
    if etag ~= "" then headers["If-None-Match"] = etag end
    asks[#asks + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  -- The first call only looks what a request is like; it is not sent.
  at = at + 1
  if at == 0 then return asks[1] end
  if at == 1 then first = now() end
  if at > #asks and not again then
    if last == 0 then last = now() end
    wrk.thread:stop()
    return asks[#asks]
  end
  return asks[(at - 1) % #asks + 1]
end

function done(summary, latency, requests)
  local first, last = the_thread:get("first"), the_thread:get("last")
  local duration = last > 0 and last - first or summary.duration
  local errors = summary.errors
  io.write(string.format("quotes %d %d %d %d %d\n", summary.requests, duration, latency:percentile(50),
    latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
