#!/bin/sh
# Pages as pictures, compared with kept ones: each PDF is drawn with one font at one pixel a millimetre, and how dark
# each square of 7 mm is, from . to 9, must be as kept; one shade more or less is what another version of the
# drawing libraries may make of it. GOLDEN_UPDATE=1 keeps what is drawn now.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
kept=$PWD/tests/data/pictures
tables=$PWD/tests/data/tables

mkdir "$DIR/bin" "$DIR/out"
pdf_program "$DIR/bin"
cat >"$DIR/fonts.conf" <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/wqy</dir><cachedir>$DIR/cache</cachedir></fontconfig>
XML
export FONTCONFIG_FILE="$DIR/fonts.conf" PATH="$DIR/bin:$PATH" E2E_CLOCK=1795255200
cd "$DIR/out" || exit 1

# shades PICTURE: a line of digits for each row of squares.
shades() {
    width=$(head -n 2 "$1" | tail -n 1 | cut -d' ' -f1)
    tail -c +"$(($(head -n 3 "$1" | wc -c) + 1))" "$1" | od -An -v -tu1 -w"$width" | awk '
        { for (i = 1; i <= NF; i++) sum[int((i - 1) / 7)] += 255 - $i; columns = NF }
        NR % 7 == 0 { line = ""
            for (i = 0; i < int(columns / 7); i++) {
                shade = int(sum[i] / (49 * 255) * 20 + 0.5); if (shade > 9) shade = 9
                line = line (shade ? shade : "."); sum[i] = 0 }
            print line; split("", sum) }'
}

# unlike KEPT NOW: how many squares differ by more than a shade, or stand in another number of lines.
unlike() {
    paste "$1" "$2" | awk '
        { if (length($1) != length($2)) n += 100
          for (i = 1; i <= length($1); i++) {
              d = substr($1, i, 1) - substr($2, i, 1); if (d > 1 || d < -1) n++ } }
        END { print n + 0 }'
}

# looks NAME PAGE PDF
looks() {
    pdftoppm -gray -r 25.4 -f "$2" -singlefile "$3" picture
    shades picture.pgm >now.txt
    [ -z "$GOLDEN_UPDATE" ] || cp now.txt "$kept/$1.txt"
    is "$1 looks as it did" "$(unlike "$kept/$1.txt" now.txt)" 0 || sed 's/^/# /' now.txt
}

desk() { run 0 -d "$DESK" "$@"; }
desk init --unit 示例支撑中心 --class 支撑中心
desk table import "$tables/255-workbook.xlsx" --notice 255 --fill-merged
desk receipt log --notice 255 --from 南岭示例集团有限公司 --at '2024-07-12 10:00' --item 成果申报书=2
desk print 汇总表 --notice 255 -o table.pdf
looks summary-table 1 table.pdf
desk print 收件登记簿 -o book.pdf
looks receipt-book 1 book.pdf
desk print 统计表 --notice 255 -o statistics.pdf
looks statistics 1 statistics.pdf
desk print 表样 推广中心人员名单 --notice 220 -o form.pdf
looks form 1 form.pdf
desk package make --notice 255 -o a.zip
desk submission set 1 title=另一个名称
desk submission withdraw 2 --why 不再申报
desk package make --notice 255 -o b.zip
desk print 移交变更对照表 移交2026-0002 -o changes.pdf
looks package-changes 1 changes.pdf

finish
