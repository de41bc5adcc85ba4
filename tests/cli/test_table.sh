#!/bin/sh
# shenbao table import and export: previews, batches, rejected rows, encodings, targets that fail.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
tables=tests/data/tables

run 0 -d "$DESK" init --unit 南岭示例通信管理局
run 1 -d "$DESK" --json table import $tables/255-gb18030.csv --notice 255 --dry-run
is "the encoding is found" "$(json '$.encoding' "$out")" gb18030
is "the headings are found" "$(json '$.header_line' "$out")" 4
is "rows are read" "$(json '$.rows.read' "$out")" 5
is "template rows are blank" "$(json '$.rows.blank' "$out")" 2
is "new" "$(json '$.rows.new' "$out")" 3
is "asked" "$(json '$.rows.asked' "$out")" 1
is "what is asked is not taken" "$(json '$.rows.rejected' "$out")" 2
is "a preview is no batch" "$(json '$.batch' "$out")" ""
run 0 -d "$DESK" --json submission list
is "a preview writes nothing" "$(json '$[0].no' "$out")" ""

run 1 -d "$DESK" --json table import $tables/255-gb18030.csv --notice 255 --fill-merged \
    --rejects "$DIR/rejects.csv"
is "merged cells are filled with consent" "$(json '$.rows.new' "$out")" 4
batch=$(json '$.batch' "$out")
ok "the import is a batch" test "$batch" -gt 1
is "the problem has its line" "$(json '$.problems[#-3].line' "$out")" 9
is "and its severity" "$(json '$.problems[#-3].severity' "$out")" error
has "rejected rows keep their columns" "$(iconv -f gb18030 -t utf-8 "$DIR/rejects.csv")" "珠江样本数据中心"
has "and say where and why" "$(iconv -f gb18030 -t utf-8 "$DIR/rejects.csv")" ",9,"
run 0 -d "$DESK" --json submission show 00001
is "phones are split out" "$(json '$.phone' "$out")" 13800138000
is "the recommender stands above" "$(json '$.recommender' "$out")" 南岭示例集团有限公司

run 1 -d "$DESK" --json table import $tables/255-utf16-tabs.csv --notice 255 --fill-merged
is "the same again changes nothing" "$(json '$.rows.same' "$out")" 4
is "and is no batch" "$(json '$.batch' "$out")" ""

for encoding in utf-8 utf-8-bom gb18030; do
    run 0 -d "$DESK" table export --notice 255 --encoding $encoding -o "$DIR/out.csv"
    run 0 -d "$DESK" --json table import "$DIR/out.csv" --notice 255
    is "what went out in $encoding is the same" "$(json '$.rows.same' "$out")" 4
    is "its encoding is found" "$(json '$.encoding' "$out")" $encoding
done

run 0 -d "$DESK" table export --notice 255 --encoding utf-8 -o "$DIR/out.csv"
run 0 -d "$DESK" --json submission show 00001
title=$(json '$.title' "$out")
grep -v "$title" "$DIR/out.csv" > "$DIR/fewer.csv"
run 1 -d "$DESK" table import "$DIR/fewer.csv" --notice 255 --dry-run
has "what is gone stands behind the summary" "$(echo "$out" | sed '1,/没了 1$/d')" "没了  申报件 00001 「$title」"
run 1 -d "$DESK" --json table import "$DIR/fewer.csv" --notice 255 --dry-run
is "and in JSON" "$(json '$.gone[0].no' "$out")$(json '$.rows.gone' "$out")" 000011

run 0 -d "$DESK" undo "$batch"
run 0 -d "$DESK" --json submission list
is "a batch is undone as a whole" "$(json '$[0].no' "$out")" ""
run 0 -d "$DESK" verify

# A workbook goes the same road.
run 1 -d "$DESK" --json table import $tables/255-workbook.xlsx --notice 255 --dry-run
is "the format is told" "$(json '$.encoding' "$out")" xlsx
is "the sheet that fits is read" "$(json '$.sheet' "$out")" 汇总
is "its rows" "$(json '$.rows.new' "$out") $(json '$.rows.asked' "$out") $(json '$.rows.blank' "$out")" "2 1 2"
has "a cell is named as people see it" "$out" '"cell": "C6"'
out=$("$SHENBAO" -d "$DESK" table import - --notice 255 --sheet 汇总 --fill-merged --dry-run \
    <$tables/255-workbook.xlsx 2>/dev/null)
has "and read from standard input" "$out" "新增 3"
run 64 -d "$DESK" table import $tables/255-workbook.xlsx --notice 255 --sheet 没有
has "a sheet that is not there" "$err" "「填表说明」"
printf '\320\317\021\340' >"$DIR/old.xls"
run 65 -d "$DESK" table import "$DIR/old.xls" --notice 255
has "what to do with an old workbook" "$err" "另存为 xlsx"

run 1 -d "$DESK" --json table import $tables/926-damaged.csv --notice 926 --from 乙市示例局
is "--from is stronger than the cells" "$(json '$.recommender' "$out")" 乙市示例局
is "and the difference is told" "$(printf '%s' "$out" | grep -c '"code": "recommender"')" 1
run 0 -d "$DESK" table export --notice 926 --format txt
has "text is aligned" "$out" "推荐顺序  名称"
run 64 -d "$DESK" table export --notice 926 --format ods
has "and says what there is" "$err" csv
run 0 -d "$DESK" table export --notice 926 --format xlsx -o "$DIR/out.xlsx"
run 0 -d "$DESK" --json table import "$DIR/out.xlsx" --notice 926 --from 乙市示例局 --dry-run
is "a workbook that went out is read" "$(json '$.encoding' "$out")" xlsx
is "and changes nothing" "$(json '$.rows.changed' "$out") $(json '$.rows.new' "$out")" "0 0"
run 64 -d "$DESK" table export --notice 926 --format xlsx --encoding utf-8 -o "$DIR/out.xlsx"
run 64 -d "$DESK" table export --notice 926 --format xlsx --printer x
run 64 -d "$DESK" table import $tables/926-damaged.csv
run 64 -d "$DESK" table import $tables/926-damaged.csv --notice 926 --track 没有
run 64 -d "$DESK" table import $tables/926-damaged.csv --notice 926 --encoding big5
run 66 -d "$DESK" table import "$DIR/nothing.csv" --notice 926
printf '序号,成果名称\n1,"没有结束\n' >"$DIR/open.csv"
run 65 -d "$DESK" table import "$DIR/open.csv" --notice 255
has "a quote never closed is told with its place" "$err" "open.csv:2:2"

"$SHENBAO" -d "$DESK" table export --notice 926 >/dev/full 2>"$DIR/full"
is "a full disk is 74" $? 74
run 73 -d "$DESK" table export --notice 926 -o "$DIR/no/such/out.csv"

# lp is a script here: what it gets, and that its refusal is told.
mkdir "$DIR/bin"
printf '#!/bin/sh\necho "$@" >"%s/lp.args"\ncat >"%s/lp.text"\n' "$DIR" "$DIR" >"$DIR/bin/lp"
chmod +x "$DIR/bin/lp"
PATH=$DIR/bin:$PATH
run 0 -d "$DESK" table export --notice 926 --printer '二楼;rm'
is "the printer is one word" "$(cat "$DIR/lp.args")" "-d 二楼;rm -t 典型案例推荐汇总表"
has "the text goes to lp" "$(cat "$DIR/lp.text")" 推荐顺序
printf '#!/bin/sh\necho 没有这台打印机 >&2\nexit 1\n' >"$DIR/bin/lp"
run 74 -d "$DESK" table export --notice 926 --printer 三楼
has "why lp refused is told" "$err" 没有这台打印机

run 0 -d "$DESK" table export --notice 926
printf '%s' "$out" | "$SHENBAO" -d "$DESK" --json table import - --notice 926 --from 乙市示例局 >"$DIR/piped"
is "a table may come through a pipe" "$(json '$.rows.same' "$(cat "$DIR/piped")")" 2

# What stands above a blank cell is of this file, from its top; a preview tells what the import tells.
head='推荐顺序,名称,方向,牵头单位,联合单位,信用代码,联系人,手机,邮箱,推荐单位'
above=$DIR/above.db
printf '%s\n1,甲件,,甲示例公司,,,王示例,13800138000,,丙示例局\n' "$head" >"$DIR/one.csv"
printf '%s\n2,乙件,,,,,王示例,13800138000,,\n3,丙件,,丙示例公司,,,,,,丙示例局\n' "$head" >"$DIR/blank.csv"
run 0 -d "$above" init
run 0 -d "$above" --json table import "$DIR/one.csv" --notice 220
run 0 -d "$above" --json table import "$DIR/blank.csv" --notice 220 --fill-merged --dry-run
is "the first row has nothing above it" "$(json '$.rows.new' "$out")" 2
run 0 -d "$above" --json table import "$DIR/blank.csv" --notice 220 --fill-merged
run 0 -d "$above" --json submission list --where 名称:乙件
is "and is not filled from the end of the file" "$(json '$[0].applicant' "$out")" ""

for class in 省级通信管理局 ''; do
    quota=$DIR/quota$class.db
    run 0 -d "$quota" init
    [ -z "$class" ] || run 0 -d "$quota" unit add 新示例局 --class "$class"
    printf '推荐单位：新示例局\n序号,成果名称,单位名称,联系人,联系方式\n1,甲件,甲示例公司,,\n' >"$DIR/quota.csv"
    run 0 -d "$quota" --json table import "$DIR/quota.csv" --notice 255 --dry-run
    told=$(json '$.quotas' "$out")
    run 0 -d "$quota" --json table import "$DIR/quota.csv" --notice 255
    is "quotas before and after agree${class:+ for a class}" "$(json '$.quotas' "$out")" "$told"
done
has "what cannot be judged is said" "$told" 类别未填
has "and where to fill it in" "$told" '到 5单位 填类别'

# What no spreadsheet can hold is no table: told with its place, in little memory, nothing written.
big=$DIR/big.csv
{
    printf '序号,成果名称,单位名称\n1,甲件,'
    head -c 10000000 /dev/zero | tr '\0' x
    printf '\n'
} >"$big"
run 65 -d "$DESK" table import "$big" --notice 255
has "a cell of 10 MB is refused at its place" "$err" "big.csv:2:3"
{
    printf '序号,成果名称,单位名称\n1,甲件,乙'
    head -c 100000 /dev/zero | tr '\0' ,
    printf '\n'
} >"$big"
run 65 -d "$DESK" table import "$big" --notice 255
has "100 000 columns are refused" "$err" "第 2 行超过 16384 列"

# Rejected rows can be handed in again: the recommender stands above them.
again=$DIR/again.db
printf '推荐单位（盖章）：丁示例局\n序号,成果名称,单位名称\n1,,甲示例公司\n' >"$DIR/untitled.csv"
run 0 -d "$again" init
run 1 -d "$again" table import "$DIR/untitled.csv" --notice 255 --rejects "$DIR/rejected.csv"
sed 's/^1,,/1,丁件,/' "$DIR/rejected.csv" >"$DIR/corrected.csv"
run 0 -d "$again" --json table import "$DIR/corrected.csv" --notice 255
is "corrected rows are their recommender's" "$(json '$.recommender' "$out")" 丁示例局

# What else is handed in, and what a script reads.
printf 'PK\003\004abcdefgh' >"$DIR/book.csv"
run 65 -d "$DESK" table import "$DIR/book.csv" --notice 255
has "a workbook is told what to do" "$err" '另存为 xlsx 或 CSV'
: >"$DIR/empty.csv"
run 65 -d "$DESK" table import "$DIR/empty.csv" --notice 255
has "an empty file is told as such" "$err" 文件是空的
printf '序号，成果名称，单位名称\n' >"$DIR/wide.csv"
run 65 -d "$DESK" table import "$DIR/wide.csv" --notice 255
has "full-width commas are seen" "$err" 半角逗号
has "a place without a column has none" "$err" 'wide.csv:1: '
printf '%s\n1,甲件,,甲示例公司,,,王示例,13800138000,见附件,丙示例局\n' "$head" >"$DIR/mail.csv"
run 0 -d "$above" --json table import "$DIR/mail.csv" --notice 220 --dry-run
is "the file is the one that was named" "$(json '$.file' "$out")" "$DIR/mail.csv"
is "a changed cell says of which case" "$(json '$.changes[0].no' "$out")" 00001
is "what is no address is told" "$(json '$.problems[0].heading' "$out")" 邮箱
# Rejected rows on stdout stand alone there.
run 64 -d "$again" --json table import "$DIR/untitled.csv" --notice 255 --rejects -
run 1 -d "$again" table import "$DIR/untitled.csv" --notice 255 --rejects -
is "nothing but the table" "$(printf '%s\n' "$out" | wc -l)" 3
has "what was done is told beside it" "$err" '拒收 1'

finish
