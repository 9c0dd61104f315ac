-- Read by wrk. With the environment variable TARGETS, the name of a file with a request target on each line, every
-- request asks for the next one and none is asked twice: at the end of the file the load stops. Without it wrk repeats
-- the one request it was given.
local file = os.getenv("TARGETS")

if file then
  local before, after, next_target

  function init(arguments)
    local parts = wrk.format("GET", "/\0"):gmatch("[^%z]+")
    before, after = parts():sub(1, -2), parts()
    next_target = io.lines(file)
  end

  function request()
    local target = next_target()
    if not target then
      wrk.thread:stop()
      -- wrk wants a request all the same; it is not sent any more
      next_target = function() return "/" end
      target = "/"
    end
    return before .. target .. after
  end
end

-- One line for the program that started wrk.
function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("result %d %d %d %d", summary.requests, summary.bytes, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
