-- What `make check-soak` asks for (no HEAD: wrk waits for its content): mostly what many ask for, and one in twenty a question that nobody asked before.
local hot = {
  { "GET", "/" }, { "GET", "/operations?dimension=human" }, { "GET", "/institutions/ttd" }, { "GET", "/operations/bishkek" },
  { "GET", "/states?sort=-admitted&limit=3" }, { "GET", "/search?q=mission" },
  { "GET", "/operations?format=csv", "Accept-Encoding", "gzip" }, { "GET", "/institutions", "Accept-Encoding", "br" },
  { "GET", "/operations", "If-None-Match", "*" }, { "GET", "/healthz" }, { "OPTIONS", "/operations" },
}
local requests = {}
local count = 0
local thread = 0

function setup(one)
  one:set("seed", thread)
  thread = thread + 1
end

function init(arguments)
  math.randomseed(os.time() * 100 + seed)
  for _, parts in ipairs(hot) do
    local fields = parts[3] and { [parts[3]] = parts[4] } or {}
    requests[#requests + 1] = wrk.format(parts[1], parts[2], fields)
  end
end

function request()
  count = count + 1
  if count % 20 == 0 then
    local day = string.format("%d-%02d-%02d", math.random(1975, 2024), math.random(1, 12), math.random(1, 28))
    return wrk.format("GET", "/operations?as_of=" .. day .. "&limit=" .. math.random(1, 20) .. "&offset=" .. math.random(0, 9))
  end
  return requests[count % #requests + 1]
end
