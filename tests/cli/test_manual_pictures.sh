#!/bin/sh
# The pictures of documents in docs/manual.md are what the program prints on the desk of make demo, and every
# document has one. A picture is a block that begins with its command behind "$ "; in its place …… stands for
# lines left out. PICTURES_UPDATE=1 paints them anew, each as high as it was (one without …… in full).
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
export E2E_CLOCK=1795255200
mkdir "$DIR/bin" "$DIR/pictures"
ln -s "$SHENBAO" "$DIR/bin/shenbao"
pdf_program "$DIR/bin"
one_font
export PATH="$DIR/bin:$PATH" SHENBAO_DESK="$DESK"
run 0 init --unit 示例支撑中心 --class 支撑中心 --name 王示例
run 0 demo

# A city hands up the same table twice, one cell changed between.
CITY="$DIR/city.db"
run 0 -d "$CITY" init --unit 南岭示例市局
run 0 -d "$CITY" table import tests/data/tables/255-workbook.xlsx --notice 255 --fill-merged
run 0 -d "$CITY" package make --notice 255 --to 示例支撑中心 -o "$DIR/first.zip"
run 0 package receive "$DIR/first.zip" --yes
run 0 -d "$CITY" submission set 1 联系人=新示例
run 0 -d "$CITY" package make --notice 255 --to 示例支撑中心 -o "$DIR/移交.zip"

# Each picture as N.command, N.above and N.below of what is left out; in $DIR/frame the manual without them.
awk -v dir="$DIR/pictures/" '
    last == "```" && /^\$ shenbao print / {
        n++
        print substr($0, 3) >(dir n ".command")
        part = "above"
        print
        print "@picture " n
        printf "" >(dir n ".above")
        last = ""
        next
    }
    part && /^```$/ { part = "" }
    part && /^……$/ { part = "below"; printf "" >(dir n ".below"); next }
    part { print >(dir n "." part); next }
    { print; last = $0 }' docs/manual.md >"$DIR/frame"

# painted N: what the program prints now, cut as the picture is.
painted() {
    (cd "$DIR" && sh -c "$(cat "pictures/$1.command")") 2>&1 | tr -d '\f' | cat -s | sed '$ { /^$/ d }' >"$DIR/now"
    if [ -e "$DIR/pictures/$1.below" ]; then
        head -n "$(wc -l <"$DIR/pictures/$1.above")" "$DIR/now"
        echo ……
        tail -n "$(wc -l <"$DIR/pictures/$1.below")" "$DIR/now"
    else
        cat "$DIR/now"
    fi
}

drawn() {
    cat "$DIR/pictures/$1.above"
    [ ! -e "$DIR/pictures/$1.below" ] || { echo …… && cat "$DIR/pictures/$1.below"; }
}

n=1
while [ -e "$DIR/pictures/$n.command" ]; do
    painted $n >"$DIR/pictures/$n.now"
    drawn $n >"$DIR/pictures/$n.drawn"
    [ "$PICTURES_UPDATE" ] || ok "the picture is what is printed: $(cat "$DIR/pictures/$n.command")" \
        diff "$DIR/pictures/$n.drawn" "$DIR/pictures/$n.now"
    n=$((n + 1))
done
run 0 --json print list
i=0
while name=$(json "\$[$i].name" "$out") && [ "$name" ]; do
    ok "there is a picture: $name" grep -qr "^shenbao print $name" "$DIR/pictures"
    i=$((i + 1))
done
ok 'documents were listed' test "$i" -gt 20
[ ! "$PICTURES_UPDATE" ] || awk -v dir="$DIR/pictures/" '
    /^@picture / { while ((getline line <(dir $2 ".now")) > 0) print line; next }
    { print }' "$DIR/frame" >docs/manual.md
finish
