# Starts and stops one platform for tests, on ports that are free. Read by the other scripts; needs ROOT and WORK.

PLATFORM=""
OFFSET=0

# Whether something listens on the port.
is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# An offset whose gateway, inbox and database ports nobody holds.
free_offset() {
  local offset
  for offset in 20000 21000 22000 23000 24000 25000 26000; do
    if ! is_taken $((8000 + offset)) && ! is_taken $((8025 + offset)) && ! is_taken $((5433 + offset)); then
      printf '%s\n' "$offset"
      return
    fi
  done
  return 1
}

# Starts `up` with the options after, in the background, and waits until it is ready; its lines go to $WORK/up.out.
start_platform() {
  local tenths=0
  [ "$OFFSET" -gt 0 ] || OFFSET="$(free_offset)" || { echo "No free ports."; return 1; }
  "$ROOT/truevalue" up --port-offset "$OFFSET" "$@" >"$WORK/up.out" 2>&1 &
  PLATFORM=$!
  while ! grep -q 'TrueValue is ready' "$WORK/up.out"; do
    tenths=$((tenths + 1))
    if ! kill -0 "$PLATFORM" 2>/dev/null || [ "$tenths" -gt 1800 ]; then
      cat "$WORK/up.out"
      return 1
    fi
    sleep 0.1
  done
  cat "$WORK/up.out"
}

stop_platform() {
  [ -n "$PLATFORM" ] || return 0
  kill -TERM "$PLATFORM" 2>/dev/null
  wait "$PLATFORM" 2>/dev/null
  PLATFORM=""
}

# Stops an ephemeral platform from outside; nothing of it may stay.
stop_cleanly() {
  local home
  home="$(sed -n 's/^.*TrueValue, state in \(.*\) (deleted at stop)$/\1/p' "$WORK/up.out")"
  "$ROOT/truevalue" down --port-offset "$OFFSET" || return 1
  wait "$PLATFORM" 2>/dev/null
  PLATFORM=""
  if [ -e "$home" ]; then
    echo "$home is still there."
    return 1
  fi
  if processes_of "$home"; then
    echo "Processes of $home are still there."
    return 1
  fi
}

processes_of() {
  # shellcheck disable=SC2009
  ps -ax -o pid= -o command= | grep -F -- "$1" | grep -v -F -e 'grep -F' -e 'bash ' | grep .
}
