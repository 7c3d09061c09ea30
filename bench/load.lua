-- What wrk sends: one request over and over, from the environment. LOAD_RATE paces it, in requests a second over all
-- connections. The last line tells what came of it: answers a second, p50 and p99 in milliseconds, and failures.
local connections = tonumber(os.getenv("LOAD_CONNECTIONS"))
local rate = tonumber(os.getenv("LOAD_RATE"))

wrk.method = "POST"
wrk.headers["Content-Type"] = os.getenv("LOAD_TYPE")
wrk.headers["X-API-Key"] = os.getenv("LOAD_KEY")

function init()
  local file = assert(io.open(os.getenv("LOAD_BODY"), "rb"))
  wrk.body = file:read("*all")
  file:close()
end

if rate > 0 then
  -- Between nothing and twice the mean, so that connections do not fall into step.
  function delay()
    return math.random(0, 2 * math.floor(1000 * connections / rate))
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("load %.1f %.3f %.3f %d\n",
    summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
