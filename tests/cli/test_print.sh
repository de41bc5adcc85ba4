#!/bin/sh
# shenbao print: documents as text and PDF, on a printer, and what is said when something lacks. The PDFs
# are looked at as text and as pictures, with one font, so that they are the same on every machine.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

mkdir "$DIR/bin" "$DIR/out"
pdf_program "$DIR/bin"
one_font
export PATH="$DIR/bin:$PATH" E2E_CLOCK=1795255200
top=$PWD
cd "$DIR/out" || exit 1
desk() {
    wanted=$1
    shift
    run "$wanted" -d "$DESK" "$@"
}
run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心
run 0 -d "$DESK" demo

# ---- which there are, and orders that make no sense ----
desk 0 print list
has 'the list names documents' "$out" 收件登记簿
desk 0 --json print list
is 'and as JSON' "$(json '$[0].name' "$out")" 汇总表
desk 64 print 没有这种
has 'an unknown document' "$err" '没有文书「没有这种」'
desk 64 print 汇总表
has 'a notice is needed' "$err" '要用 --notice 指明是哪份通知'
desk 64 print 收件登记簿 --scheme 某
has 'what it does not take' "$err" '不用 --scheme'
desk 64 print 测试页 20240001
has 'a number too many' "$err" '后面不用再写'
desk 64 print 测试页 --page 八开
has 'the page styles are named' "$err" '公文, 竖表, 横表'
desk 64 print 测试页 -o a.pdf --printer 某
desk 64 print 测试页 --format doc

# ---- text ----
desk 0 print 汇总表 --notice 255
has 'the form of the notice: its attachment' "$out" 附件1
has 'the line of the seal' "$out" '推荐单位（盖章）：'
has 'its headings' "$out" '联系方式 (手机与邮箱)'
# All lines of a table are of one width, in GB18030 one byte a column.
desk 0 print 汇总表 --notice 255 --page 80列 --encoding gb18030 -o t.txt
is 'every ruled line is 80 bytes wide' "$(LC_ALL=C grep -a '^[+|]' t.txt | LC_ALL=C awk '{ print length($0) }' | sort -u)" 80
ok 'every page ends with a form feed' test "$(LC_ALL=C tr -cd '\f' <t.txt | wc -c)" -gt 3
is 'no page is longer than 63 lines' "$(LC_ALL=C awk 'BEGIN { RS = "\f" } { n = split($0, l, "\n"); if (n > 64) print n }' t.txt)" ''
desk 65 print 汇总表 --notice 220 --where 名称:没有这样的
has 'a search that finds nothing prints nothing' "$err" '没有申报件符合条件「名称:没有这样的」'
desk 0 print 汇总表 --notice 220 -o t.pdf
has 'what stays here is told' "$err" '没有列入: 不予受理'

# ---- the other documents, each what it is for ----
desk 0 print 表样 推广中心人员名单 --notice 220
has '220号 附表: its headings' "$(printf '%s' "$out" | tr -d ' ')" '|序号|姓名|性别|出生年月|技术职称|学历|工作单位|推广中心职务|'
is 'its twelve numbered rows' "$(printf '%s\n' "$out" | grep -cE '^\| *[0-9]+ *\|')" 12
has 'and the seal below' "$out" 牵头单位公章
desk 0 print 表样 培育清单 --notice 220
has '220号 附件3: its title' "$out" 5G应用安全创新示范中心培育清单
is 'its seven rows' "$(printf '%s\n' "$out" | grep -cE '^\| *[1-7] *\|')" 7
desk 64 print 表样 没有 --notice 220
has 'which forms there are' "$err" '可用 推广中心人员名单, 培育清单'
desk 0 print 收件回执 20240037
has 'the slip' "$out" 校验码
check=$("$SHENBAO" -d "$DESK" receipt slip 20240037 | sed -n 's/.*校验码  //p')
has 'with the code that receipt slip tells' "$out" "$check"
desk 0 print 收件回执 20240037 -o slip.pdf
pdftoppm -gray -r 150 slip.pdf slip
is 'its QR code is read from the picture' "$(zbarimg --quiet --raw slip-*.pgm 2>/dev/null)" "20240037 $check"
desk 0 print 收件回执 20240037
has 'as text it is drawn with half blocks' "$out" '█▀▀▀▀▀█'
desk 0 print 收件回执 20240037 --encoding gb18030 -o slip.txt
is 'a printer of bytes writes a sentence instead' "$(iconv -f gb18030 -t utf-8 slip.txt | grep -c '凭收件号和校验码核对')" 1
is 'and nothing of the squares' "$(iconv -f gb18030 -t utf-8 slip.txt | grep -c '[█▀▄〓]')" 0
desk 65 print 收件回执 20249999
desk 65 print 公示稿 --notice 88
has 'nothing to publish is said' "$err" '没有可公示的申报件'
desk 0 print 公示稿 --notice 255 --where 推荐单位:浙江
has 'phones are masked' "$out" '138****80'
is 'no whole phone is left' "$(printf '%s' "$out" | grep -cE '1[3-9][0-9]{9}')" 0
is 'no whole mail' "$(printf '%s' "$out" | grep -cE '[a-z0-9]{2,}@example')" 0
desk 0 print 随函清单 --notice 255 --where 推荐单位:浙江
has 'the covering list counts copies' "$out" 每件2份
desk 0 print 统计表 --notice 255
sum=$(printf '%s\n' "$out" | grep '合计' | awk -F'|' '{ print $3 + 0 }' | sort -u)
all=$(sqlite3 "$DESK" "SELECT count(*) FROM submission s JOIN notice n ON n.id = s.notice WHERE n.code = '255' AND s.is_void = 0 AND s.state <> 'withdrawn'")
is 'all four tables add up to the cases there are' "$sum" "$all"
desk 0 print 统计表
has 'of all notices' "$out" 全部通知
desk 0 print 盒签 --notice 220
has 'a label for each case' "$out" '第 00001 号'
desk 0 print 脊背签 --notice 220
desk 65 print 盒签 --notice 220 --where 名称:没有这样的
desk 0 print 报送信封 --notice 220
has 'the address of the notice' "$out" 冉北街
has 'and what must be written on it' "$out" 【5G应用安全创新推广中心申报材料】
desk 65 print 报送信封 --notice 88
unit=$(sqlite3 "$DESK" 'SELECT name FROM unit WHERE is_void = 0 LIMIT 1')
desk 65 print 信封 "$unit"
has 'a unit without an address' "$err" 没有登记地址
refused=$(sqlite3 "$DESK" "SELECT printf('%05d', id) FROM submission WHERE state = 'refused' LIMIT 1")
desk 0 print 不予受理告知书 "$refused"
has 'the refusal' "$out" 决定不予受理
desk 0 print 补正材料告知书 "$(sqlite3 "$DESK" "SELECT printf('%05d', submission) FROM correction WHERE is_void = 0 LIMIT 1")"
has 'a notice of defects' "$out" 一次性告知
desk 65 print 补正材料告知书 "$(sqlite3 "$DESK" "SELECT printf('%05d', id) FROM submission WHERE id NOT IN (SELECT submission FROM correction) LIMIT 1")"
desk 65 print 推荐名单 --notice 220
has 'no marks, no ranks' "$err" '没有名次可印'
printf '%s\n' 申报件号,专家,创新性,实用性,可推广性,材料质量 2,张试,20,20,15,10 2,李试,22,20,15,10 \
    1,张试,20,20,10,10 1,李试,20,20,11,10 >marks.csv
desk 0 review import marks.csv --add-reviewers
desk 0 print 推荐名单 --notice 220
has 'the ranks in order' "$(printf '%s\n' "$out" | grep -E '^\| *[12] *\|' | cut -d'|' -f4 | tr -d '\n ')" 0000200001
has 'signed by the head' "$out" '评审组长（签字）'
desk 65 print 入围名单 --notice 220
has 'no line, no list of those above it' "$err" '没有定入围线'
desk 0 print 推荐名单 --notice 粤76 --cut 5
is 'the cut line stands behind the fifth' "$(printf '%s\n' "$out" | grep -E '^\| *[0-9]+ *\||入围线 ' | cut -d'|' -f2 | tr -d ' ' | sed -n 5,7p | tr '\n' ' ')" '5 入围线5(指定) 6 '
has 'the matter of the notice is the title' "$(printf '%s' "$out" | head -n 1 | tr -d ' ')" 护航新型工业化网络安全典型案例申报工作
has 'what settles ties' "$out" '并列按：可推广性得分'
has 'who is pending' "$out" '待评|'
is 'what recommenders have of the five adds up' "$(printf '%s\n' "$out" | grep 名额 | awk -F'|' '{ n += $4 } END { print n }')" 5
has 'their quota' "$out" '余 '
desk 0 print 入围名单 --notice 粤76 --cut 5
is 'in the order of the codes of regions' "$(printf '%s\n' "$out" | grep -E '^\| *[0-9]+ *\|' | cut -d'|' -f3 | uniq | tr '\n' ' ')" '广州市 佛山市 清远市 '
is 'no score is told' "$(printf '%s' "$out" | grep -cE '得分 *\||89\.33')" 0
has 'by which rule' "$out" '方案：百分制去一高一低（去1个最高1个最低 两位 四舍五入 (本台自定)）'
has 'where the line comes from' "$out" '入围线：5 (指定)'
has 'and that it is a draft' "$out" '未定稿（草稿）'
desk 64 print 公示稿 --notice 255 --cut 5
has 'others take no cut' "$err" '不用 --cut'
desk 0 print 打分汇总表 --notice 粤76 --direction 工业控制系统安全评估
desk 0 print 打分汇总表 --notice 220
has 'the marks of each' "$out" 张试
desk 0 print 打分汇总表 --notice 220 --anonymous
has 'or without names' "$out" 专家1
is 'no name is left' "$(printf '%s' "$out" | grep -c 张试)" 0
desk 0 print 个人打分表 应用组 --reviewer 秦测验
has 'a sheet to be signed' "$out" '专家（签字）'
is 'of one reviewer' "$(printf '%s\n' "$out" | grep -c 专家：)" 1
desk 64 print 推荐名单 --notice 220 --reviewer 秦测验
has 'which others do not take' "$err" '不用 --reviewer'
desk 0 print 个人打分表 应用组 -o sheets.pdf
desk 65 print 个人打分表 没有的组
for record in 评审组记录 抽取记录 回避记录; do
    desk 0 print "$record" 应用组
    has "$record: a place for the witness" "$out" '监督人（签字）'
    desk 0 print "$record" 应用组 -o record.pdf
done
for page in 公文 竖表 横表 横表小字 回执 信封; do
    desk 0 print 统计表 --page "$page" -o p.pdf
    desk 0 print 汇总表 --notice 220 --page "$page" -o p.pdf
done

# ---- some columns, another order ----
desk 0 print 汇总表 --notice 255 --where 推荐单位:浙江 --columns 单位名称,成果名称 --sort -成果名称
is 'the heads that were asked for' "$(printf '%s\n' "$out" | grep -m1 单位名称 | tr -d ' ')" '|单位名称|成果名称|'
titles=$(printf '%s\n' "$out" | awk -F'|' '/^\|/ && NR > 1 { print $3 }' | grep -v 成果名称)
is 'from the last to the first' "$(printf '%s\n' "$titles" | head -n 1)" "$(printf '%s\n' "$titles" | LC_ALL=C sort -r | head -n 1)"
desk 64 print 汇总表 --notice 255 --columns 没有
has 'which columns there are' "$err" '没有「没有」这一列; 有 序号, 成果名称'
desk 64 print 收件回执 20240037 --sort 序号
desk 64 print 推荐名单 --notice 220 --sort 没有

# ---- PDF ----
desk 0 print 汇总表 --notice 255 -o a.pdf
has 'told: pages and file' "$err" '已存成 a.pdf'
desk 0 print 汇总表 --notice 255 -o b.pdf
ok 'the same data and date give the same bytes' cmp a.pdf b.pdf
pages=$(pdfinfo a.pdf | awk '/^Pages/ { print $2 }')
is 'A4, turned' "$(pdfinfo a.pdf | awk '/^Page size/ { printf "%d %d", $3 + 0.5, $5 + 0.5 }')" '842 595'
is 'the only date is the one printed' "$(pdfinfo -isodates a.pdf | grep -c 2026-11-2)" 1
is 'every font is in the file' "$(pdffonts a.pdf | awk 'NR > 2 && $(NF - 4) != "yes"' | wc -l)" 0
pdftotext -layout a.pdf a.txt
is 'the heads are on every page' "$(grep -c 成果名称 a.txt)" "$pages"
ok "the text can be copied" grep -q 应急通信故障自愈系统（二期） a.txt
# The same line and page breaks as the text of that style: what each page of the PDF begins and ends with.
desk 0 print 汇总表 --notice 255 --page 132列
is 'as many cases as the text has' "$(grep -c '@example.cn' a.txt)" "$(printf '%s' "$out" | grep -c '@example.cn')"

desk 0 table export --notice 255 --format pdf -o e.pdf
ok 'table export writes the same PDF' cmp a.pdf e.pdf
desk 64 table export --notice 255 --format pdf --encoding utf-8

# ---- workbooks, looked into by another program ----
part() { unzip -p "$1" "$2" | tr -d '\n'; }
desk 0 print 汇总表 --notice 255 --where 推荐单位:浙江 -o a.xlsx
has 'told: sheets and file' "$err" '1 张表, 已存成 a.xlsx'
ok 'the archive is sound' unzip -tqq a.xlsx
sheet=$(part a.xlsx xl/worksheets/sheet1.xml)
has 'A4' "$sheet" 'paperSize="9"'
has 'the title over all columns' "$sheet" '<mergeCell ref="A2:E2"/>'
has 'page numbers, day and fingerprint at its foot' "$sheet" '2026-11-21  数据指纹'
has 'heads on each page' "$(part a.xlsx xl/workbook.xml)" '_xlnm.Print_Titles'
has 'a phone is a text' "$(part a.xlsx xl/sharedStrings.xml)" '>13800138'
desk 0 print 统计表 --notice 255 --format xlsx -o s.xlsx
has 'a count is a number' "$(part s.xlsx xl/worksheets/sheet1.xml)" "><v>$all</v></c>"
desk 0 print 推荐名单 --notice 220 -o r.xlsx
desk 0 print 不予受理告知书 "$refused" -o l.xlsx
desk 0 --json table import a.xlsx --notice 255 --dry-run
is 'our own reader takes it for the table it is' "$(json '$.rows.changed' "$out") $(json '$.rows.new' "$out")" '0 0'
desk 64 print 统计表 --format xlsx --printer 某
has 'a workbook is not printed' "$err" '只能存成文件'

# ---- as a picture: within the margins of GB/T 9704, ruled, written ----
# dark FILE X1 Y1 X2 Y2: how many pixels of the rectangle are dark, at one pixel a millimetre.
dark() {
    tail -c +"$(($(head -c 40 "$1" | head -n 3 | wc -c) + 1))" "$1" | od -An -v -tu1 -w297 |
        awk -v x1="$2" -v y1="$3" -v x2="$4" -v y2="$5" '
            NR > y1 && NR <= y2 { for (i = x1 + 1; i <= x2; i++) n += $i < 220 } END { print n + 0 }'
}
pdftoppm -gray -r 25.4 -f 1 -l 1 a.pdf page
picture=$(ls page-*.pgm)
is 'the picture is a sheet of millimetres' "$(head -n 2 "$picture" | tail -n 1)" '297 210'
is 'nothing above the type area' "$(dark "$picture" 0 0 297 28)" 0
is 'nothing in the binding margin' "$(dark "$picture" 0 0 36 210)" 0
is 'nothing at the right' "$(dark "$picture" 264 0 297 210)" 0
is 'nothing below the page number' "$(dark "$picture" 0 200 297 210)" 0
ok 'the title is there' test "$(dark "$picture" 70 40 230 55)" -gt 100
ok 'the page number is there' test "$(dark "$picture" 235 184 262 198)" -gt 2
ok 'the left edge of the table is ruled' test "$(dark "$picture" 37 70 40 160)" -gt 60
ok 'the right edge too' test "$(dark "$picture" 257 70 262 160)" -gt 60

# ---- the test page names what is used ----
desk 0 print 测试页 -o t.pdf
pdftotext t.pdf - >t.txt
ok 'the font that was taken is named' grep -q 'WenQuanYi Micro Hei' t.txt
ok 'and that it stands in' sh -c 'tr -d "\n" <t.txt | grep -q 顶替'
desk 0 print 测试页
has 'text says so too' "$out" 'WenQuanYi'

# ---- printers ----
cat >"$DIR/bin/lp" <<'SH'
#!/bin/sh
printf '%s\n' "$*" >"$DIR/lp.words"
cat >"$DIR/lp.bytes"
SH
chmod +x "$DIR/bin/lp"
desk 0 print 收件登记簿 --printer 针式 --copies 2
is 'a printer of data/print.yaml: its queue, raw' "$(cat "$DIR/lp.words")" '-d dotmatrix -t 收件登记簿 -n 2 -o raw'
is 'its prefix goes before' "$(head -c 4 "$DIR/lp.bytes" | od -An -tx1 | tr -d ' ')" 1b401c26
ok 'its lines end with return and feed' sh -c "head -3 '$DIR/lp.bytes' | tail -1 | od -An -tx1 | grep -q '0d 0a$'"
is 'its suffix behind' "$(tail -c 2 "$DIR/lp.bytes" | od -An -tx1 | tr -d ' ')" 1c2e
desk 0 print 收件登记簿 --printer 针式制表符
is 'a printer that sets ruled signs gets them' "$(head -c 2000 "$DIR/lp.bytes" | iconv -c -f gb18030 -t utf-8 | grep -c '┌─')" 1
desk 0 print 收件登记簿 --printer hp
is 'a queue of the system' "$(cat "$DIR/lp.words")" '-d hp -t 收件登记簿'
is 'gets a PDF' "$(head -c 4 "$DIR/lp.bytes")" %PDF
desk 0 print 收件登记簿 --printer -
is 'the printer of the system' "$(cat "$DIR/lp.words")" '-t 收件登记簿'
has 'which is told' "$err" '已送打印机 系统默认打印机'
printf '#!/bin/sh\ncat >/dev/null\necho "lp: 没有纸" >&2\nexit 1\n' >"$DIR/bin/lp"
desk 74 print 收件登记簿 --printer hp
has 'what the printer said' "$err" 'lp: 没有纸'
has 'and where the file is' "$err" '文件已存成'
ok 'the file is there' test -s 收件登记簿-2026-11-21.pdf
desk 74 print 收件登记簿 --printer hp
ok 'a second one still opens' test -s 收件登记簿-2026-11-21-2.pdf

# ---- the painter itself ----
painter() {
    printf "$1" | "$DIR/bin/shenbao-pdf" >"$DIR/stdout" 2>"$DIR/stderr"
    code=$?
}
for bad in '' 'shenbao-pages 2\nend\n' 'shenbao-pages 1\nsheet 5952 8418\n' \
    'shenbao-pages 1\nsheet 5952 8418\npage\ntext 1 2 3\nend\n' \
    'shenbao-pages 1\nsheet 5952 8418\npage\nfill 1 2 3\nend\n' \
    'shenbao-pages 1\nsheet 5952 8418\nend\n' 'shenbao-pages 1\npage\nend\n' \
    'shenbao-pages 1\nfont 16 a\npage\nend\n' 'shenbao-pages 1\nsheet 1 99999999999999999999\npage\nend\n' \
    'shenbao-pages 1\nsheet 5952 8418\nabout \377\npage\nend\n'; do
    painter "$bad"
    is 'a bad description is refused' "$code" 65
done

# ---- the register ----
desk 0 print issues
is 'nothing was issued yet' "$(printf '%s\n' "$out" | wc -l)" 1
desk 0 print 汇总表 --notice 255 --issue --copies 2 -o i1.pdf
has 'the number is told' "$err" '印发号 2026-0001'
pdftotext i1.pdf - | grep -q '印发 2026-0001'
is 'and stands on the paper' $? 0
desk 0 print 汇总表 --notice 255 --issue -o i2.pdf
has 'unchanged: the same issue' "$err" '印发号 2026-0001'
ok 'and the same paper' cmp i1.pdf i2.pdf
desk 0 --json print issues
is 'two copies and one' "$(json '$[0].copies' "$out")" 3
is 'one issue' "$(json '$[1].no' "$out")" ''
is 'by whom' "$(json '$[0].by' "$out")" "$(sqlite3 "$DESK" 'SELECT name FROM person LIMIT 1')"
id=$(sqlite3 "$DESK" "SELECT printf('%05d', s.id) FROM submission s JOIN notice n ON n.id = s.notice WHERE n.code = '255' AND s.is_void = 0 AND s.state <> 'withdrawn' LIMIT 1")
desk 0 submission set "$id" 联系人=新示例
desk 0 print 汇总表 --notice 255 --issue -o i3.txt
has 'changed: the next issue' "$err" '印发号 2026-0002'
ok 'with a table of changes' grep -q 变更对照表 i3.txt
ok 'that tells from which issue' grep -q '与印发 2026-0001（2026-11-21）相比' i3.txt
is 'and the one change' "$(grep -c '修改' i3.txt)" 1
ok 'old and new' grep -q '新示例' i3.txt
desk 0 print again 2026-0001 -o i4.pdf
ok 'printed again it is what it was' cmp i1.pdf i4.pdf
desk 0 print verify 2026-0002
has 'what is kept is what was issued' "$out" '印发 2026-0002 成果汇总表 完好'
desk 0 --json print verify 2026-0002
ok 'its fingerprint is on the paper' grep -q "数据指纹 $(json '$.fingerprint' "$out" | cut -c1-12)" i3.txt
desk 0 print again 2026-0002 -o i5.xlsx
has 'the changes are a sheet of their own' "$(part i5.xlsx xl/workbook.xml)" 'name="变更对照表"'
cp "$DESK" "$DIR/tampered.db"
sqlite3 "$DIR/tampered.db" "UPDATE print_issue SET content = replace(content, '新示例', '旧示例') WHERE no = '2026-0002'"
run 65 -d "$DIR/tampered.db" print verify 2026-0002
has 'what was changed afterwards is found' "$err" 被改动过
desk 65 print again 2026-0009
has 'no such issue' "$err" '没有印发号'
desk 0 print issues
has 'the register tells of the change' "$out" 有变更
desk 0 log -n 1
has 'and so does the record' "$out" '印发 2026-0002'

# What the printer (bin/lp refuses) did not give is not counted; what is printed again is.
desk 74 print again 2026-0001 --printer hp --copies 5
desk 74 print 汇总表 --notice 255 --issue --printer hp --copies 4
has 'what is not counted is told' "$err" '没有印出的 4 份不计入登记; 再印用 shenbao print again 2026-0002'
printf '#!/bin/sh\ncat >/dev/null\n' >"$DIR/bin/lp"
desk 0 print again 2026-0001 --printer hp --copies 6
desk 0 --json print issues
is 'none of four' "$(json '$[0].copies' "$out")" 1
is 'three, and six again' "$(json '$[1].copies' "$out")" 9
desk 64 print again 2026-0001 --printer hp --copies 0
desk 64 print again 2026-0001 --printer hp --copies 1000
has 'how many it may be' "$err" '1 到 999'

# ---- what lacks is said, and the rest works ----
rm "$DIR/bin/lp"
(
    PATH=$DIR/bin
    export PATH
    /bin/sh -c '"$SHENBAO" -d "$DESK" print 收件登记簿 --printer hp' >"$DIR/stdout" 2>"$DIR/stderr"
    echo $? >"$DIR/code"
)
is 'no lp' "$(cat "$DIR/code")" 78
has 'is said' "$(cat "$DIR/stderr")" '找不到打印命令 lp'
rm "$DIR/bin/shenbao-pdf"
desk 78 print 收件登记簿 -o c.pdf
has 'no shenbao-pdf' "$err" 'shenbao-pdf'
ok 'no half file' test ! -e c.pdf
desk 0 print 收件登记簿
has 'text works without it' "$out" 收件登记簿
pdf_program "$DIR/bin"
sed -i 's|/usr/share/fonts/truetype/wqy|/nowhere|' "$DIR/fonts.conf"
desk 78 print 收件登记簿 -o c.pdf
has 'no font for Chinese' "$err" '没有中文字体'

cd "$top" || exit 1
finish
