#!/bin/sh
# The whole suite: on SQLite, then on PostgreSQL when DATABASE_URL names one.
# What was skipped is named, with its reason, on the last lines. Under CI, a test that
# was skipped for want of a server or a browser is a failure.
set -u
cd "$(dirname "$0")/.."
report=$(mktemp -d)
trap 'rm -rf "$report"' EXIT
create=${CI:+--create-db}

suite() {
    name=$1
    shift
    echo "== $name"
    { python -m pytest --numprocesses 2 --dist loadgroup $create "$@"; echo $? >"$report/$name.status"; } \
        | tee "$report/$name.output"
}

case ${DATABASE_URL:-} in
postgres*)
    (unset DATABASE_URL; suite SQLite "$@")
    suite PostgreSQL -m "not browser and not any_database" "$@"
    ;;
*)
    suite SQLite "$@"
    echo "SKIPPED the suite on PostgreSQL: DATABASE_URL names none" >"$report/PostgreSQL.output"
    ;;
esac

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
