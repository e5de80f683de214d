# ./nightdesk test: what the tests need, then all tests on the embedded PostgreSQL 18. Beside them those that need a server which does the same are
# told on PostgreSQL 15 too; last, 15 is asked whether it understands every statement that 18 was told (docs/decisions/0026). Sourced by the launcher,
# which has found the JDK.

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

# Looks in half the processor's time. Newer than many a distribution: without it Chromium looks itself.
install_wished() {
  local wished=chromium-headless-shell
  command -v $wished >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wished >/dev/null 2>&1; then
    return
  fi
  say "Without the package $wished the browser tests take longer."
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
install_wished
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
began=$SECONDS

say "Building, with every check that needs no test ..."
maven -ntp verify -DskipTests

# Three at a time, for each waits now and then: for its browser, or for a disk. Who comes where is written down and not left to who is free first, so that
# each class has the same ones before it on every machine. When one is long behind the others, letters are moved: the sums of a letter's times stand in the logs.
# "late" comes after the stories on 15, and is shorter by as much.
early='%regex[org/nightdesk/[a-d].*Tests?.class]'
late='%regex[org/nightdesk/[eqr].*Tests?.class]'
rest="*Test,*Tests,!$early,!$late"
# Told where NIGHTDESK_TEST_MYSQL names a mysqld and NIGHTDESK_TEST_MYSQL_DRIVER its driver: neither is there to be installed everywhere.
on_mysql="MysqlAttacks,MysqlMasking,MysqlReports,MysqlSource"
logs=$root/target/lanes

# All it prints stands in a file, for two that print at once cannot be read.
lane() {
  local name=$1
  shift
  maven -ntp surefire:test -DtempDir="surefire-$name" "$@" >"$logs/$name.log" 2>&1 || echo "$name" >>"$logs/failed"
}

on_15() {
  NIGHTDESK_TEST_DB_URL="jdbc:postgresql://127.0.0.1:$port/postgres" NIGHTDESK_TEST_DB_USER=nightdesk \
    NIGHTDESK_TEST_DB_PASSWORD="only for tests" lane "$@" -Dsurefire.reportNameSuffix=postgres-15 -DexcludedGroups=browser
}

# Named tests run whole on both, one after the other.
all_lanes() {
  if [ $# != 0 ]; then
    lane postgres-18 "-Dtest=*Test,*Tests" "$@"
    on_15 postgres-15 "-Dtest=*Test,*Tests" "$@"
    return
  fi
  lane early "-Dtest=$early" &
  lane rest "-Dtest=$rest" &
  on_15 postgres-15 "-Dtest=*Test,*Tests" -Dgroups=oldest
  lane late "-Dtest=$late"
  if [ -n "${NIGHTDESK_TEST_MYSQL:-}" ]; then lane mysql "-Dtest=$on_mysql"; fi
  wait
}

say "All tests on the embedded PostgreSQL 18; those for which the server matters on PostgreSQL 15 too (what they print: $logs) ..."
rm -rf "$logs" "$root/target/statements" "$root/target/postgres" "$root/target/postgres.done"
mkdir -p "$logs"
port=$(free_port)
start_postgres_15 "$port"
all_lanes "$@"
# Out of the way first: the next server makes its folder while these are removed.
if [ -d "$root/target/postgres" ]; then mv "$root/target/postgres" "$root/target/postgres.done"; fi
rm -rf "$root/target/postgres.done" &
on_15 statements -Dtest=OldestServer
wait
for log in "$logs"/*.log; do
  say "$(basename "$log" .log):"
  grep -E '^\[(ERROR|WARNING)\]|Tests run:.*Time elapsed|^\[INFO\] Tests run|statements are understood' "$log" >&2 || true
done

[ ! -f "$logs/failed" ] || stop "Tests failed in $(paste -sd, "$logs/failed") ($((SECONDS - began)) s)."
say "All tests pass ($((SECONDS - began)) s)."
