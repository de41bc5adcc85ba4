#!/bin/sh
# kill -9 in the middle of an import leaves all of it or nothing, and a desk that is whole.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
rows=40000
awk -v n=$rows 'BEGIN {
    print "序号,成果名称,单位名称,联系人,联系方式"
    for (i = 1; i <= n; i++)
        printf "%d,示例成果第%d号及其应用,南岭示例第%d通信有限公司,王示例,138%08d w%d@example.cn\n", i, i, i % 900, i, i
}' >"$DIR/big.csv"

grown() { # how many KiB the desk and its journal take
    du -ck --apparent-size "$DIR/killed.db" "$DIR/killed.db-journal" 2>/dev/null | tail -1 | cut -f1
}
count() {
    sqlite3 "$1" 'SELECT count(*) FROM submission WHERE is_void = 0'
}

run 0 -d "$DESK" init
for more in 1 2000 6000 12000 18000; do
    cp "$DESK" "$DIR/killed.db"
    rm -f "$DIR/killed.db-journal"
    start=$(grown)
    "$SHENBAO" -d "$DIR/killed.db" table import "$DIR/big.csv" --notice 255 >/dev/null 2>&1 &
    pid=$!
    while kill -0 $pid 2>/dev/null && [ "$(grown)" -lt $((start + more)) ]; do :; done
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run 0 -d "$DIR/killed.db" verify
    left=$(count "$DIR/killed.db")
    ok "killed at $more KiB: all or nothing, $left rows" test "$left" -eq 0 -o "$left" -eq $rows
done

# What was killed can be done again.
cp "$DESK" "$DIR/killed.db"
run 0 -d "$DIR/killed.db" --json table import "$DIR/big.csv" --notice 255 --from 南岭示例集团
is "the whole file comes in afterwards" "$(count "$DIR/killed.db")" $rows
finish
