#!/usr/bin/env bash
# What `./truevalue` promises about starting and stopping, each shown on the real thing. Takes the checkout; the platform
# must be built.
set -uo pipefail

ROOT="$1"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/truevalue-launcher.XXXXXX")"
export TRUEVALUE_HOME="$WORK/home"
PASSED=0
FAILED=0
. "$ROOT/deploy/standalone/src/test/bash/platform.sh"

finish() {
  stop_platform
  "$ROOT/truevalue" down >/dev/null 2>&1
  rm -rf "$WORK"
}
trap finish EXIT
trap 'exit 130' INT TERM

# check NAME COMMAND...: the command's success is the test's.
check() {
  local name="$1"
  shift
  if "$@" >"$WORK/check.out" 2>&1; then
    PASSED=$((PASSED + 1))
    echo "  ok    $name"
  else
    FAILED=$((FAILED + 1))
    echo "  FAIL  $name"
    sed 's/^/        /' "$WORK/check.out"
  fi
}

# Runs ./truevalue with the words after the first, which must fail and say the first on one line of its own.
refuses_with() {
  local words="$1" lines
  shift
  if "$ROOT/truevalue" "$@" >"$WORK/out" 2>"$WORK/err"; then
    echo "it succeeded"
    return 1
  fi
  cat "$WORK/err"
  lines="$(grep -c . "$WORK/err")"
  [ "$lines" -eq 1 ] && grep -q -F -- "$words" "$WORK/err"
}

# http PORT METHOD TARGET [JSON]: prints the answer, its status line first.
http() {
  local body="${4:-}"
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf '%s %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
    "$2" "$3" "$1" "${#body}" "$body" >&3
  cat <&3
  exec 3>&-
}

answers() {
  local status="$1"
  shift
  http "$@" | tee "$WORK/answer" | head -n 1 | grep -q " $status "
}

EMAIL="launcher-$$@acme.example"
PASSWORD="a-long-Launcher-password-$$"

register() {
  answers 202 $((8000 + OFFSET)) POST /auth/register \
    "{\"email\":\"$EMAIL\",\"password\":\"$PASSWORD\",\"full_name\":\"Lou Launcher\"}" || return 1
  local token="" tenths=0
  while [ -z "$token" ] && [ "$tenths" -lt 200 ]; do
    token="$(http $((8025 + OFFSET)) GET "/api/messages?to=$EMAIL" \
      | sed -n 's/.*verify-email#token=\([A-Za-z0-9_-]*\).*/\1/p' | head -n 1)"
    tenths=$((tenths + 1))
    sleep 0.1
  done
  answers 204 $((8000 + OFFSET)) POST /auth/verify-email "{\"token\":\"$token\"}"
}

log_in() {
  answers 200 $((8000 + OFFSET)) POST /auth/login "{\"email\":\"$EMAIL\",\"password\":\"$PASSWORD\"}"
}

secrets_are_private() {
  case "$(ls -l "$TRUEVALUE_HOME/secrets.env")" in
    -rw-------*) [ "$(grep -c '^TRUEVALUE_[A-Z_]*=[0-9a-f]\{64\}$' "$TRUEVALUE_HOME/secrets.env")" -eq 10 ] ;;
    *) return 1 ;;
  esac
}

is_gone() {
  ! kill -0 "$PLATFORM" 2>/dev/null && [ ! -e "$TRUEVALUE_HOME/up.pid" ] \
    && [ ! -e "$TRUEVALUE_HOME/postgres/postmaster.pid" ] && ! processes_of "$TRUEVALUE_HOME"
}

down_stops_it() {
  "$ROOT/truevalue" down || return 1
  is_gone
}

starts_again_after_kill() {
  kill -KILL "$PLATFORM"
  wait "$PLATFORM" 2>/dev/null
  start_platform
}

down_clears_up_after_kill() {
  kill -KILL "$PLATFORM"
  wait "$PLATFORM" 2>/dev/null
  "$ROOT/truevalue" down || return 1
  is_gone
}

with_home() {
  local home="$1"
  shift
  TRUEVALUE_HOME="$home" "$@"
}

finds_no_jdk() {
  sed 's/^JAVA_LEAST=.*/JAVA_LEAST=999/' "$ROOT/truevalue" >"$WORK/truevalue"
  ! bash "$WORK/truevalue" up 2>"$WORK/err" && cat "$WORK/err" \
    && [ "$(grep -c . "$WORK/err")" -eq 1 ] && grep -q 'No JDK 999 or later is installed: get one' "$WORK/err"
}

mkdir "$WORK/full" "$WORK/torn"
touch "$WORK/full/somebody's"
echo 'TRUEVALUE_JWT_SECRET=hunter2' >"$WORK/torn/secrets.env"

check "help names every verb" grep -q 'truevalue sign' <("$ROOT/truevalue" help)
check "an unknown option is refused" refuses_with "There is no option --fast" up --fast
check "without a JDK it says what to install" finds_no_jdk
check "down with nothing running is no fault" "$ROOT/truevalue" down
check "--ephemeral refuses a folder that is not empty" \
  with_home "$WORK/full" refuses_with "is not empty" up --ephemeral
check "a malformed secret is refused" \
  with_home "$WORK/torn" refuses_with "is not 64 hexadecimal digits" up --port-offset 30000
check "up becomes ready" start_platform
check "secrets are 64 digits each, for their owner alone" secrets_are_private
check "a second up in the same home is refused" refuses_with "Another TrueValue runs in" up --port-offset 30000
check "a taken port is named" with_home "$WORK/other" refuses_with "is taken" up --port-offset "$OFFSET"
check "somebody registers" register
check "and logs in" log_in
check "after a kill -9 it starts again" starts_again_after_kill
check "and nothing that was committed is lost" log_in
check "down clears up after a kill -9" down_clears_up_after_kill
check "it starts a third time" start_platform
check "down stops it, and nothing stays" down_stops_it

echo "launcher: $PASSED passed, $FAILED failed"
[ "$FAILED" -eq 0 ]
