# ./nightdesk test: what the tests need, then all tests on the embedded PostgreSQL and, beside them, those that reach a database
# once more on PostgreSQL 15; screens are looked at once. Sourced by the launcher, which has found the JDK.

needs=(
  "chromium:chromium"
  "prometheus:prometheus"
  "prometheus-alertmanager:prometheus-alertmanager"
  "/usr/lib/postgresql/15/bin/postgres:postgresql-15"
  "/usr/sbin/mariadbd:mariadb-server-core"
)

missing_packages() {
  local need
  for need in "${needs[@]}"; do
    command -v "${need%%:*}" >/dev/null || printf '%s ' "${need#*:}"
  done
}

install_missing() {
  local missing
  missing=$(missing_packages)
  [ -z "$missing" ] && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    stop "The tests need ${missing}- install them first (as root: apt-get install $missing)."
  fi
  say "Installing what the tests need: $missing"
  # Only the programs are wanted: no cluster and no daemon of the distribution's own.
  mkdir -p /etc/postgresql-common
  grep -qs create_main_cluster /etc/postgresql-common/createcluster.conf ||
    echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf
  apt-get update -qq
  # shellcheck disable=SC2086  # a list of packages
  DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# PostgreSQL refuses to run as root.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid nobody --regid nogroup --clear-groups "$@"; else "$@"; fi
}

start_postgres_15() {
  local bin=/usr/lib/postgresql/15/bin
  postgres_15=$(mktemp -d)
  echo "only for tests" >"$postgres_15/password"
  if [ "$(id -u)" = 0 ]; then chown -R nobody "$postgres_15"; fi
  (
    cd "$postgres_15"
    as_nobody "$bin/initdb" -D "$postgres_15/data" -U nightdesk -E UTF8 --locale=C.UTF-8 \
      --auth=scram-sha-256 --pwfile="$postgres_15/password" >/dev/null
    # Who owns the tests is trusted, as on the embedded one: thousands of connections, each else with 4,096 rounds of a hash on both sides.
    sed -i '1i host all nightdesk 127.0.0.1/32 trust' "$postgres_15/data/pg_hba.conf"
    as_nobody "$bin/pg_ctl" -D "$postgres_15/data" -l "$postgres_15/log" -w start -o \
      "-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c jit=off -c autovacuum_naptime=5min -c timezone=Australia/Lord_Howe" >/dev/null
  )
  trap stop_postgres_15 EXIT
}

stop_postgres_15() {
  (cd "$postgres_15" && as_nobody /usr/lib/postgresql/15/bin/pg_ctl -D "$postgres_15/data" -m immediate stop >/dev/null) || true
  rm -rf "$postgres_15"
}

free_port() {
  local port
  for port in $(shuf -i 20000-30000 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# What an installation on this machine is told must not reach the tests.
for name in ${!NIGHTDESK_@}; do
  case $name in NIGHTDESK_CORPORA | NIGHTDESK_TEST_*) ;; *) unset "$name" ;; esac
done

install_missing
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
began=$SECONDS

say "Building, with every check that needs no test ..."
maven -ntp verify -DskipTests

# Long rules that reach no database, and days spent in a browser: beside, so that both processors are done at about the same time.
last='EveryZoneTests,MinuteByMinuteTests,OpeningTests,FirstRotaTests,KeyboardDayTests,ServiceWorkerTests'
# What brings the embedded server itself, what is looked at in a browser, the demo's own past, and the longest of what reaches no database.
not_on_15="!ClusterTests,!KillTests,!*ScreenTests,!HistoryTests,!ModularityTests,!UpwardEventsTests,!MailFuzzTests,!CourseTests,!MainTests,!${last//,/,!}"
on_15=$root/target/postgres-15.log
in_browser=$root/target/screens.log

# Beside the tests on 18, so that neither processor waits: those on 15, then on 18 those of screens. Named tests run on both and need no third pass.
beside() {
  local failed=0
  NIGHTDESK_TEST_DB_URL="jdbc:postgresql://127.0.0.1:$port/postgres" NIGHTDESK_TEST_DB_USER=nightdesk \
    NIGHTDESK_TEST_DB_PASSWORD="only for tests" maven -ntp surefire:test -Dsurefire.reportNameSuffix=postgres-15 \
    -DtempDir=surefire-15 -DexcludedGroups=browser "-Dtest=*Test,*Tests,$not_on_15" "$@" >"$on_15" 2>&1 || failed=1
  if [ $# = 0 ]; then
    maven -ntp surefire:test -DtempDir=surefire-screens "-Dtest=*ScreenTests,$last" >"$in_browser" 2>&1 || failed=1
  fi
  return $failed
}

say "All tests on the embedded PostgreSQL 18; those that reach a database beside them on PostgreSQL 15 ..."
port=$(free_port)
start_postgres_15 "$port"
rm -f "$on_15" "$in_browser"
beside "$@" &
second=$!
failed=
maven -ntp surefire:test "-Dtest=*Test,*Tests,!*ScreenTests,!${last//,/,!}" "$@" || failed="on PostgreSQL 18"
wait $second || failed="${failed:+$failed and }on PostgreSQL 15 or in the browser"
for log in "$on_15" "$in_browser"; do
  [ -f "$log" ] || continue
  say "$(basename "$log" .log) (all of it: $log):"
  grep -E '^\[(ERROR|WARNING)\]|Tests run:.*Time elapsed|^\[INFO\] Tests run' "$log" >&2 || true
done

[ -z "$failed" ] || stop "Tests failed $failed ($((SECONDS - began)) s)."
say "All tests pass ($((SECONDS - began)) s)."
