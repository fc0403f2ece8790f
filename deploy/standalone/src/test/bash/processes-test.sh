#!/usr/bin/env bash
# `./truevalue up --processes` against a PostgreSQL and a Kafka of its own outside: the tour passes, each process holds
# what production gives it, one that is killed comes back while the others answer, and nothing stays. Takes the checkout;
# the platform must be built, its tests too.
set -uo pipefail

ROOT="$1"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/truevalue-processes.XXXXXX")"
STANDALONE="$ROOT/deploy/standalone"
PASSED=0
FAILED=0
SERVERS=""
PLANS=/billing/api/plans
unset TRUEVALUE_HOME TRUEVALUE_SMTP_URL
. "$STANDALONE/src/test/bash/platform.sh"

finish() {
  stop_platform
  if [ -n "$SERVERS" ]; then
    kill -TERM "$SERVERS" 2>/dev/null
    wait "$SERVERS" 2>/dev/null
  fi
  rm -rf "$WORK"
}
trap finish EXIT
trap 'exit 130' INT TERM

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

# Runs the command again until it succeeds, for as many seconds as the first word says.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

servers_start() {
  # The one class path that has the programs of both.
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC -Dlogback.configurationFile=logback-standalone.xml \
    "-Dtruevalue.home=$WORK/servers" \
    -cp "$STANDALONE/target/test-classes:$STANDALONE/target/classes:$(cat "$STANDALONE/target/classpath")" \
    io.truevalue.standalone.ExternalServers "$WORK/servers" >"$WORK/servers.out" 2>&1 &
  SERVERS=$!
  within 90 test -f "$WORK/servers/addresses" || { cat "$WORK/servers.out"; return 1; }
  . "$WORK/servers/addresses"
}

home() {
  sed -n 's/^TrueValue, state in \(.*\) (deleted at stop)$/\1/p' "$WORK/up.out"
}

pid_of() {
  cat "$(home)/run/$1.pid"
}

nine_processes_run() {
  local service pids=""
  for service in gateway auth org permission billing audit-log analytics crm notification; do
    kill -0 "$(pid_of "$service")" || return 1
    pids="$pids $(pid_of "$service")"
  done
  # shellcheck disable=SC2086
  [ "$(printf '%s\n' $pids | sort -u | wc -l)" -eq 9 ]
}

# The variables of a service's process that hold secrets; where there is no /proc, there is nothing to look at.
secrets_of() {
  tr '\0' '\n' <"/proc/$(pid_of "$1")/environ" \
    | sed -n 's/^\(TRUEVALUE_[A-Z_]*\(SECRET\|KEY_FROM\|POSTGRES_URL\)[A-Z_]*\)=.*/\1/p' | sort | tr '\n' ' '
}

each_holds_its_own() {
  [ -d "/proc/$$" ] || return 0
  secrets_of org
  [ "$(secrets_of gateway)" = "TRUEVALUE_GATEWAY_SECRET TRUEVALUE_JWT_SECRET " ] || return 1
  case " $(secrets_of org)" in
    *JWT* | *POSTGRES_URL* | *SECRET_CRM* | *GATEWAY_SECRET*) return 1 ;;
    *" TRUEVALUE_KEY_FROM_GATEWAY "*" TRUEVALUE_SERVICE_SECRET_ORG "*) ;;
    *) return 1 ;;
  esac
}

# No command line, which everybody may read, and no log holds one of the secrets.
none_is_told() {
  local secrets="$WORK/secrets"
  sed -n 's/^TRUEVALUE_[A-Z_]*=//p' "$(home)/secrets.env" >"$secrets"
  [ "$(wc -l <"$secrets")" -eq 10 ] || return 1
  ! ps -ax -o command= | grep -F -f "$secrets" && ! grep -r -F -f "$secrets" "$(home)/logs" "$(home)/run"
}

# http_status PORT TARGET: the status of the answer, or nothing.
http_status() {
  local line=""
  (
    exec 3<>"/dev/tcp/127.0.0.1/$(($1 + OFFSET))" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$(($1 + OFFSET))" >&3
    read -r -t 10 line <&3
    printf '%s' "$line" | cut -d ' ' -f 2
  ) 2>/dev/null
}

is_status() {
  local status
  status="$(http_status 8000 "$2")"
  echo "$2 answered $status"
  [ "$status" = "$1" ]
}

status_is() {
  local code=0
  "$ROOT/truevalue" status --port-offset "$OFFSET" >"$WORK/status.out" || code=$?
  cat "$WORK/status.out"
  [ "$code" -eq "$1" ]
}

kill_billing() {
  BILLING="$(pid_of billing)"
  kill -KILL "$BILLING"
  within 10 is_status 503 "$PLANS" || return 1
}

only_billing_is_missing() {
  status_is 1 || return 1
  grep -q '^ *billing *down' "$WORK/status.out" && [ "$(grep -c ' down ' "$WORK/status.out")" -eq 1 ] || return 1
  is_status 200 / && is_status 401 /crm/api/contacts && is_status 401 /org/api/organizations
}

# Its own port is asked first: the gateway counts an address's requests.
billing_is_ready() {
  [ "$(http_status 8004 /health/ready)" = 200 ]
}

plans_are_served() {
  sleep 1
  is_status 200 "$PLANS"
}

billing_is_back() {
  within 120 billing_is_ready && within 60 plans_are_served >/dev/null || { cat "$WORK/up.out"; return 1; }
  [ "$(pid_of billing)" != "$BILLING" ] && grep -F "billing ($BILLING) has ended with" "$WORK/up.out"
}

nothing_runs() {
  status_is 2
}

check "a PostgreSQL and a Kafka run outside" servers_start
check "up --processes becomes ready" start_platform --processes --ephemeral
check "nine processes run" nine_processes_run
check "each process holds its own secret and its callers' keys" each_holds_its_own
check "no secret stands in a command line or a log" none_is_told
check "the tour passes" "$ROOT/truevalue" tour --port-offset "$OFFSET"
check "status says that all is well" within 20 status_is 0
check "without billing its routes answer 503" kill_billing
check "and it alone is missing" only_billing_is_missing
check "billing is started again" billing_is_back
check "and status says that all is well again" within 60 status_is 0
check "down stops it, and nothing stays" stop_cleanly
check "status says that nothing runs" nothing_runs

echo "processes: $PASSED passed, $FAILED failed"
[ "$FAILED" -eq 0 ]
