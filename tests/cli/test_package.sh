#!/bin/sh
# Hand-over packages between two desks, and that they can be read and checked without the program.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
CITY=$DIR/city.db PROVINCE=$DIR/province.db
tables=tests/data/tables
run 0 -d "$CITY" init --unit 南岭示例市局
run 0 -d "$PROVINCE" init --unit 示例省厅
run 0 -d "$CITY" table import $tables/255-workbook.xlsx --notice 255 --fill-merged

run 0 -d "$CITY" package make --notice 255 --to 示例省厅 --dry-run
has "a look tells what would go" "$out" "table.csv"
run 64 -d "$CITY" package make --notice 255
run 64 -d "$CITY" package make -o "$DIR/a.zip"
run 73 -d "$CITY" package make --notice 255 -o "$DIR/no/such/a.zip"
run 0 -d "$CITY" --json package list
is "nothing is kept of what was not written" "$out" "[]"
run 0 -d "$CITY" --json package make --notice 255 --to 示例省厅 -o "$DIR/a.zip"
is "its number" "$(json '$.number' "$out")" 移交2024-0001
is "its digest is that of the file" "$(json '$.digest' "$out")" "$(sha256sum <"$DIR/a.zip" | cut -d' ' -f1)"

# Any zip program and sha256sum will do.
mkdir "$DIR/open"
ok "unzip finds it whole" unzip -q "$DIR/a.zip" -d "$DIR/open"
is "four plain files" "$(ls "$DIR/open" | tr '\n' ' ')" "manifest.txt receipts.csv submissions.csv table.csv "
for part in table submissions receipts; do
    has "the manifest has the SHA-256 of $part.csv" "$(cat "$DIR/open/manifest.txt")" \
        "$(sha256sum <"$DIR/open/$part.csv" | cut -d' ' -f1)"
done
run 0 -d "$PROVINCE" package show "$DIR/a.zip"
has "show explains it" "$out" "报送单位  南岭示例市局"

run 0 -d "$PROVINCE" package receive "$DIR/a.zip"
has "receiving looks first" "$out" "写入后: 新增 3"
run 0 -d "$PROVINCE" --json submission list
is "and writes nothing" "$out" "[]"
run 64 -d "$PROVINCE" package receive "$DIR/a.zip" --yes --dry-run
run 0 -d "$PROVINCE" package receive "$DIR/a.zip" --yes -o "$DIR/ack.txt"
has "then it is one batch" "$err" "undo"
run 65 -d "$PROVINCE" package receive "$DIR/a.zip" --yes
has "the same is not taken twice" "$err" "没有再收"

run 0 -d "$CITY" package receive "$DIR/ack.txt" --yes
has "the acknowledgement comes home" "$out" "示例省厅 于 2024-07-16"
run 0 -d "$CITY" --json package list
is "and stands with its package" "$(json '$[0].acked_at' "$out")" "2024-07-16 09:41:37"
run 0 -d "$PROVINCE" package ack 移交2024-0001
is "it can be had again" "$out" "$(cat "$DIR/ack.txt")"

run 0 -d "$CITY" submission set 1 title=新名称
run 0 -d "$CITY" package make --notice 255 --to 示例省厅 -o "$DIR/b.zip"
run 0 -d "$PROVINCE" --json package receive "$DIR/b.zip" --dry-run
is "the next one is compared" "$(json '$.last' "$out") $(json '$.counts.cells' "$out")" "移交2024-0001 1"
is "cell by cell" "$(json '$.cells[0].heading' "$out") $(json '$.cells[0].new' "$out")" "名称 新名称"
run 0 -d "$PROVINCE" package show "$DIR/b.zip" --against "$DIR/a.zip"
has "two files are compared without a desk's say" "$out" "改动  00001 新名称"

printf '申报台移交包: 1\n' >"$DIR/alone.txt"
run 65 -d "$PROVINCE" package receive "$DIR/alone.txt"
run 65 -d "$PROVINCE" package receive $tables/255-gb18030.csv
run 66 -d "$PROVINCE" package receive "$DIR/none.zip"
run 0 -d "$PROVINCE" verify
finish
