#!/bin/sh
# The whole suite: on SQLite, and beside it in Chromium, then on PostgreSQL when
# DATABASE_URL names one. For a machine with two cores.
# What was skipped is named, with its reason, on the last lines. Under CI, a test that
# was skipped for want of a server or a browser is a failure.
set -u
cd "$(dirname "$0")/.."
report=$(mktemp -d)
beside=
trap 'test -z "$beside" || kill -INT -- "-$beside"; wait; rm -rf "$report"' EXIT
trap 'exit 130' INT TERM

# suite NAME OPTION…: says what pytest says, and keeps it with its status.
suite() {
    name=$1
    shift
    echo "== $name"
    { python -m pytest ${CI:+--create-db} "$@" 2>&1; echo $? >"$report/$name.status"; } \
        | tee "$report/$name.output"
}

postgresql=
case ${DATABASE_URL:-} in
postgres*) postgresql=$DATABASE_URL ;;
esac
unset DATABASE_URL

# Chromium and PostgreSQL have their turn beside SQLite. They are a group of their own,
# which hears of Ctrl-C by the trap: what it started ends with it.
set -m
{
    suite Chromium -m browser "$@"
    if [ -n "$postgresql" ]; then
        export DATABASE_URL="$postgresql"
        suite PostgreSQL -m "not browser and not any_database" --numprocesses 2 "$@"
    fi
} >"$report/beside" &
beside=$!
set +m
suite SQLite -m "not browser" "$@"
wait "$beside"
beside=
cat "$report/beside"
if [ -z "$postgresql" ]; then
    echo "SKIPPED the suite on PostgreSQL: DATABASE_URL names none" >"$report/PostgreSQL.output"
fi

status=0
for result in "$report"/*.status; do
    test "$(cat "$result")" = 0 || status=1
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
