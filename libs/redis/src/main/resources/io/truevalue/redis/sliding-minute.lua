-- Counts one request of KEYS[1] unless more than ARGV[1] fall in the last minute; as the gateway's SlidingMinute does in
-- memory. Answers {allowed, remaining, seconds}. The key holds "slotStart before present" and expires with the minute.
local SLOT = 60000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local limit = tonumber(ARGV[1])
local start, before, present = now, 0, 0
local kept = redis.call('GET', KEYS[1])
if kept then
  local s, b, p = string.match(kept, '^(%d+) (%d+) (%d+)$')
  start, before, present = tonumber(s), tonumber(b), tonumber(p)
  local slots = math.floor((now - start) / SLOT)
  if now < start then
    start = now
  elseif slots == 1 then
    start, before, present = start + SLOT, present, 0
  elseif slots > 1 then
    start, before, present = now, 0, 0
  end
end
local elapsed = now - start
local weighted = before * (SLOT - elapsed) + present * SLOT
local function seconds(millis)
  return math.max(1, math.ceil(millis / 1000))
end
if weighted + SLOT > limit * SLOT then
  local wait
  if present < limit then
    wait = SLOT - math.floor((limit - present - 1) * SLOT / before) - elapsed
  else
    wait = SLOT - elapsed + SLOT - math.floor((limit - 1) * SLOT / present)
  end
  return {0, 0, seconds(wait)}
end
redis.call('SET', KEYS[1], string.format('%.0f %.0f %.0f', start, before, present + 1), 'PX', 2 * SLOT - elapsed)
return {1, math.floor((limit * SLOT - weighted - SLOT) / SLOT), seconds(SLOT - elapsed)}
