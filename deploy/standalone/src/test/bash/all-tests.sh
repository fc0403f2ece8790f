#!/usr/bin/env bash
# Every test there is: the modules' own, then the browser's, the tour and the attacks against one ephemeral platform, then the
# launcher's and the processes'. `./truevalue test` runs it with a JDK chosen. What fails does not hide what comes after.
set -uo pipefail

ROOT="$1"
cd "$ROOT" || exit 1
WORK="$(mktemp -d "${TMPDIR:-/tmp}/truevalue-test.XXXXXX")"
: >"$WORK/began"
FAILED=""
SUMMARY=""
BEGAN=$SECONDS
. "$ROOT/deploy/standalone/src/test/bash/platform.sh"

finish() {
  stop_platform
  rm -rf "$WORK"
}
trap finish EXIT
trap 'exit 130' INT TERM

heading() {
  printf '\n== %s\n' "$1"
}

# Runs the command after the name, and notes how it went and how long it took.
suite() {
  local name="$1" began=$SECONDS
  shift
  heading "$name"
  if "$@"; then
    SUMMARY="$SUMMARY  passed  $name ($((SECONDS - began)) s)"$'\n'
  else
    SUMMARY="$SUMMARY  FAILED  $name ($((SECONDS - began)) s)"$'\n'
    FAILED="$FAILED $name"
  fi
}

# The browser test drives an installed Chromium; as root on Debian it is installed here.
find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  if [ -x "${CHROMIUM:-}" ]; then
    return 0
  fi
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser test ..."
    if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) \
      >"$WORK/apt.log" 2>&1; then
      return 0
    fi
    tail -n 5 "$WORK/apt.log"
  fi
  echo "There is no Chromium: install it (Debian: apt-get install chromium), or point CHROMIUM at one."
  return 1
}

modules() {
  local began
  began="$(mktemp "$WORK/began.XXXXXX")"
  mvn -B -ntp -q verify -DexcludedGroups=none || return 1
  # What was just built is what `up` and `tour` run.
  cp -p "$began" deploy/standalone/target/built
  cp -p "$began" deploy/cli/target/built
}

browser() {
  (cd console && npm run --silent e2e)
}

tour() {
  ./truevalue tour --port-offset "$OFFSET"
}

# Last on this platform, since it spends limits; the slow clients are for a run by hand.
attack() {
  ./truevalue attack gateway --without slow --port-offset "$OFFSET"
}

attack_rls() {
  ./truevalue attack rls --port-offset "$OFFSET"
}

attack_audit() {
  ./truevalue attack audit --port-offset "$OFFSET"
}

attack_http() {
  ./truevalue attack http --port-offset "$OFFSET"
}

# Tests in the reports that Maven leaves, as `312 tests in 64 classes`.
counted() {
  find . -path '*/target/*-reports/TEST-*.xml' -newer "$WORK/began" -exec sed -n 's/^<testsuite .* tests="\([0-9]*\)".*/\1/p' {} + \
    | awk '{ tests += $1; classes++ } END { printf "%d tests in %d classes", tests, classes }'
}

suite "chromium" find_chromium
suite "modules" modules
case "$FAILED" in
  *modules*) echo "The platform is not started: its modules' tests failed." ;;
  *)
    # So that the attacks on HTTP/2 find it spoken.
    export TRUEVALUE_GATEWAY_HTTP2_CLEARTEXT=true
    suite "platform" start_platform --ephemeral
    case "$FAILED" in
      *platform*) ;;
      *)
        export TRUEVALUE_ORIGIN="http://localhost:$((8000 + OFFSET))" TRUEVALUE_INBOX="http://localhost:$((8025 + OFFSET))"
        suite "browser" browser
        suite "tour" tour
        suite "attack-rls" attack_rls
        suite "attack-audit" attack_audit
        suite "attack-http" attack_http
        suite "attack" attack
        suite "stop" stop_cleanly
        ;;
    esac
    suite "launcher" bash deploy/standalone/src/test/bash/launcher-test.sh "$ROOT"
    suite "processes" bash deploy/standalone/src/test/bash/processes-test.sh "$ROOT"
    ;;
esac

printf '\n%s' "$SUMMARY"
if [ -z "$FAILED" ]; then
  printf 'All tests passed: %s, and the suites above, in %d s.\n' "$(counted)" "$((SECONDS - BEGAN))"
  printf 'modules: %d passed, 0 failed\n' "$(counted | cut -d ' ' -f 1)"
else
  printf 'Failed:%s (%s, in %d s).\n' "$FAILED" "$(counted)" "$((SECONDS - BEGAN))"
  exit 1
fi
