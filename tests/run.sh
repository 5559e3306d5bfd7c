#!/bin/sh
# The whole suite, three times at once, as each waits for something: on SQLite, on
# PostgreSQL when DATABASE_URL names one, and what drives Chromium or needs no database.
# What was skipped is named, with its reason, on the last lines. Under CI, a test that
# was skipped for want of a server or a browser is a failure.
set -u
cd "$(dirname "$0")/.."
report=$(mktemp -d)
trap 'stop; rm -rf "$report"' EXIT
trap 'exit 130' INT TERM

# suite NAME OPTION…: keeps what pytest says, and its status.
suite() {
    name=$1
    shift
    python -m pytest ${CI:+--create-db} "$@" >"$report/$name.output" 2>&1
    echo $? >"$report/$name.status"
}

# In a terminal, each is a group of its own, which hears of Ctrl-C by the trap: what it
# started ends with it.
stop() {
    for one in $suites; do
        kill -s INT -- "-$one" 2>/dev/null || kill "$one" 2>/dev/null
    done
    wait
}

suites=
names="SQLite Chromium"
set -m 2>/dev/null
case ${DATABASE_URL:-} in
postgres*)
    names="$names PostgreSQL"
    suite PostgreSQL -m "not (browser or no_database or any_database)" "$@" &
    suites=$!
    ;;
*)
    echo "SKIPPED the suite on PostgreSQL: DATABASE_URL names none" >"$report/PostgreSQL.output"
    ;;
esac
unset DATABASE_URL
suite Chromium -m "browser or no_database" "$@" &
suites="$suites $!"
: >"$report/SQLite.output"
suite SQLite -m "not (browser or no_database)" "$@" &
suites="$suites $!"
set +m
echo "== SQLite"
tail -n +1 -f --pid $! "$report/SQLite.output"
wait
suites=

status=0
for name in $names; do
    test "$name" = SQLite || { echo "== $name"; cat "$report/$name.output"; }
    test "$(cat "$report/$name.status")" = 0 || status=1
done
if grep -h '^SKIPPED' "$report"/*.output >"$report/skipped"; then
    echo "== Skipped"
    cat "$report/skipped"
    if [ -n "${CI:-}" ]; then
        echo "CI leaves nothing out: a skipped test is a failure." >&2
        status=1
    fi
fi
exit $status
