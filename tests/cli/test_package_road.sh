#!/bin/sh
# City, province, ministry: 粤76 goes up as 926, 255 as itself; acknowledgements come back down.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
CITY=$DIR/city.db PROVINCE=$DIR/province.db MINISTRY=$DIR/ministry.db
run 0 -d "$CITY" init --unit 佛山市工业和信息化局 --class 地市工信主管部门 --region 佛山市
run 0 -d "$PROVINCE" init --unit 广东省工业和信息化厅 --class 省级工信主管部门 --region 广东省
run 0 -d "$MINISTRY" init --unit 工业和信息化部网络安全管理局
cat >"$DIR/table.csv" <<'TABLE'
推荐顺序,名称,方向,牵头单位,联系人,手机,推荐单位
1,甲案例,车联网网络安全防护,佛山示例车联有限公司,王示例,13800138000,佛山市工业和信息化局
2,乙案例,工业互联网安全分类分级,佛山示例工业有限公司,李示例,13900139000,佛山市工业和信息化局
3,丙案例,工业控制系统安全评估,佛山示例控制有限公司,赵示例,13700137000,佛山市工业和信息化局
TABLE
run 0 -d "$CITY" table import "$DIR/table.csv" --notice 粤76

# Up to the province, and the acknowledgement back down.
run 0 -d "$CITY" package make --notice 粤76 --to 广东省工业和信息化厅 -o "$DIR/city.zip"
run 0 -d "$PROVINCE" package receive "$DIR/city.zip" --yes -o "$DIR/city-ack.txt"
run 0 -d "$CITY" package receive "$DIR/city-ack.txt" --yes
run 0 -d "$CITY" package list
has "the city sees that it arrived" "$out" "回执 2024-07-16"

# The province chooses two of them: they stand in the table of 926.
run 65 -d "$PROVINCE" package make --notice 926 --dry-run
for id in 1 3; do
    for act in screen accept examine review shortlist; do
        run 0 -d "$PROVINCE" submission act $id $act
    done
done
run 0 -d "$PROVINCE" table export --notice 926
has "the province recommends them" "$out" "2,丙案例,工业控制系统安全评估,佛山示例控制有限公司,,,赵示例,13700137000,,广东省工业和信息化厅"
run 0 -d "$PROVINCE" print 汇总表 --notice 926 --format txt -o -
has "paper says the same" "$out" "丙案例"
run 0 -d "$PROVINCE" --json package make --notice 926 -o "$DIR/province.zip"
is "two cases go up" "$(json '$.parts[0].rows' "$out")" 2
run 0 -d "$MINISTRY" package receive "$DIR/province.zip" --yes -o "$DIR/province-ack.txt"
run 0 -d "$MINISTRY" --json submission list
is "as cases of 926" "$(json '$[1].title' "$out") $(json '$[1].recommender' "$out")" "丙案例 广东省工业和信息化厅"
run 0 -d "$PROVINCE" package receive "$DIR/province-ack.txt" --yes
run 65 -d "$CITY" package receive "$DIR/province-ack.txt" --yes
has "the city's desk knows it is not its own" "$err" "不是本台做的"

# A second package of the city with changes, and then the first again.
run 0 -d "$CITY" submission set 1 title=甲案例新 phone=13600136000
run 0 -d "$CITY" submission withdraw 2 --why 不再申报
run 0 -d "$CITY" package make --notice 粤76 --to 广东省工业和信息化厅 -o "$DIR/city2.zip"
run 0 -d "$PROVINCE" package receive "$DIR/city2.zip"
has "what changed is told cell by cell" "$out" "名称: 「甲案例」 -> 「甲案例新」"
has "and what went" "$out" "去掉  00002 乙案例"
run 0 -d "$PROVINCE" package receive "$DIR/city2.zip" --yes
run 65 -d "$PROVINCE" package receive "$DIR/city.zip" --yes
has "the older one does not come again" "$err" "没有再收"

# 255 goes up as itself.
run 0 -d "$CITY" table import tests/data/tables/255-workbook.xlsx --notice 255 --fill-merged
run 0 -d "$CITY" package make --notice 255 -o "$DIR/255.zip"
run 0 -d "$PROVINCE" package receive "$DIR/255.zip" --yes
run 0 -d "$PROVINCE" package make --notice 255 --where 名称:光缆 -o "$DIR/255-up.zip"
run 0 -d "$MINISTRY" package receive "$DIR/255-up.zip" --yes --from 广东省工业和信息化厅
run 0 -d "$MINISTRY" --json submission list --where 名称:光缆
is "the province may be named as who recommends" "$(json '$[0].recommender' "$out")" 广东省工业和信息化厅
run 0 -d "$MINISTRY" verify
finish
