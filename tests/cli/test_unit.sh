#!/bin/sh
# Units: added, found, their codes checked, duplicates proposed, merged and taken apart.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --name 张收件
run 0 $S --json unit add --name 广东示例联通发展有限公司 --credit-code 91440101MA5CJQ4N59 \
    --kind 企业 --region 440100 --contact 王示例 --phone 13800138000 --alias 广东示例联通有限公司
run 0 $S unit add --name '广东示例联通(集团)有限责任公司'
run 0 $S unit add --name 东海虚构铁塔有限公司
run 0 $S unit add --name 东海虚构铁塔有限公司分部

run 0 $S --json unit list
is 'four units' "$(json '$[3].id' "$out")$(json '$[4].id' "$out")" 4
for key in id name credit_code kind class region aliases; do
    has "a unit has $key" "$out" "\"$key\""
done
is 'its code' "$(json '$[0].credit_code' "$out")" 91440101MA5CJQ4N59
is 'its other names' "$(json '$[0].aliases[0]' "$out")" 广东示例联通有限公司
is 'what is not known is null' "$(json '$[1].credit_code' "$out")" ''
run 0 $S --json unit list --where gdsllt
is 'found by pinyin initials' "$(json '$[0].id' "$out")" 1
run 0 $S --json unit list --where 地区:440100
is 'found by region' "$(json '$[0].id' "$out")$(json '$[1].id' "$out")" 1

run 0 $S --json unit show 广东示例联通有限公司
is 'found by another name' "$(json '$.id' "$out")" 1
run 0 $S --json unit show 91440101MA5CJQ4N59
is 'found by its code' "$(json '$.id' "$out")" 1
run 0 $S --json unit show '#3'
is 'found by its number' "$(json '$.name' "$out")" 东海虚构铁塔有限公司
run 65 $S unit show 没有的单位
has 'an unknown one is named' "$err" 没有的单位
run 64 $S unit show

# ---- changed
run 0 $S unit set '#3' 地址=示例路1号 电话=010-1234567 地区=广东省
run 0 $S --json unit show '#3'
is 'a region is known by its name' "$(json '$.region' "$out")" 440000
run 0 $S unit set '#3' 电话=
run 0 $S unit list --where 电话:无
has 'an empty value takes it out' "$out" 东海虚构铁塔有限公司
run 65 $S unit set '#3' 信用代码=91440101MA5CJQ4N5O
has 'a wrong code is refused as in a form' "$err" '第18位'
run 64 $S unit set '#3' 颜色=红
has 'the fields there are are named' "$err" 地址
run 64 $S unit set '#3' 地址
has 'how it is written is told' "$err" 栏=值
run 64 $S unit set '#3'

# ---- refused
run 64 $S unit add
run 65 $S unit add --name 广东示例联通发展有限公司
has 'the same name says which' "$err" '#1'
run 65 $S unit add --name 东海虚构铁塔有限责任公司
has 'and so does one that only differs in 有限责任公司' "$err" '#3'
run 65 $S unit add --name 西山假设卫通 --credit-code 91440101MA5CJQ4N59
has 'the same code says which' "$err" 广东示例联通发展有限公司
run 65 $S unit add --name 西山假设卫通 --credit-code 91350100M000100Y4Z
has 'a wrong code says what is wrong' "$err" 18
run 0 $S unit add --name 西山假设卫通 --credit-code 91350100M000100Y4Z --why 证照原件如此

# ---- codes by themselves
for code in 91110000600037341L 91350200776049653A 91440101MA5CJQ4N59 911100007109250324 \
    91100000100003962T 12100000400000624D; do
    run 0 --json unit check-code "$code"
    is "$code is right" "$(json '$.valid' "$out")" 1
done
run 1 --json unit check-code 91350100M000100Y4Z
is 'a wrong one is not' "$(json '$.valid' "$out")" 0
is 'the wrong position' "$(json '$.position' "$out")" 18
is 'what it probably is' "$(json '$.repair' "$out")" 91350100M000100Y43
run 1 --json unit check-code 9.111E+17
has 'what a spreadsheet did' "$out" 表格软件
run 64 unit check-code

# ---- the same unit
run 0 $S --json unit duplicates
is 'a pair of similar names' "$(json '$[0].left_name' "$out")$(json '$[0].right' "$out")" \
    东海虚构铁塔有限公司4
for key in left left_name right right_name reason; do
    has "a pair has $key" "$out" "\"$key\""
done
run 0 $S unit differ '#4' '#3' --why 两张执照
run 0 $S --json unit duplicates
is 'a pair told apart is not proposed' "$out" '[]'
run 0 $S --json unit duplicates --apart
is 'but listed, with who said so' "$(json '$[0].why' "$out")" 两张执照
run 0 $S unit differ '#3' '#4' --clear
run 0 $S --json unit duplicates
is 'and proposed again' "$(json '$[0].right' "$out")" 4
run 65 $S unit differ '#3' '#4' --clear
run 0 $S --json unit merge '#3' '#4' --dry-run
is 'a merge only looked at' "$(json '$.done' "$out")" 0
is 'tells whom it concerns' "$(json '$.other' "$out")" 4
for key in limits changes; do
    has "a merge has $key" "$out" "\"$key\""
done
run 0 $S --json unit show '#4'
is 'and changes nothing' "$(json '$.merged_into' "$out")" ''
run 0 $S unit merge '#3' '#4' --why 同一家
has 'a merge says what it changes' "$out" '件数和检查意见都不变'
run 0 $S --json unit show 东海虚构铁塔有限公司分部
is 'the merged one stands for both' "$(json '$.id' "$out")" 3
run 65 $S unit merge '#3' '#3'
run 65 $S unit merge '#3' '#4'
run 0 $S unit unmerge '#3' '#4' --dry-run
has 'taking it back is only looked at as well' "$out" '只是看'
run 0 $S unit unmerge '#3' '#4' --why 不是一家
run 0 $S --json unit show '#4'
is 'apart again' "$(json '$.merged_into' "$out")" ''
run 65 $S unit unmerge '#3' '#4'
run 64 $S unit merge '#3'

# ---- a chain of merges: what was merged before goes along
run 0 $S unit add --name 链条示例公司
run 0 $S unit add --name 链条示例分部
run 0 $S unit add --name 链条示例旧部
run 1 $S receipt log --notice 360 --from 链条示例旧部 --at '2024-08-15 10:00' --basis 送达
run 0 $S unit merge 链条示例分部 链条示例旧部 --why 更名
run 0 $S unit merge 链条示例公司 链条示例分部 --why 改制
has 'what goes along is told' "$out" '「链条示例分部」(连同「链条示例旧部」)并入「链条示例公司」'
run 0 $S --json unit list --where '名称=链条示例旧部'
is 'it counts as the last' "$(json '$[0].merged_into' "$out")" 6
is 'by way of the one between' "$(json '$[0].merged_via' "$out")" 7
run 0 $S --json receipt list --where '单位=链条示例分部'
is 'not under what it came by' "$out" '[]'
run 0 $S --json receipt list --where '单位=链条示例公司'
is 'its arrival without a case is listed under the one in force' "$(json '$[0].from' "$out")" 链条示例旧部
run 0 $S unit unmerge 链条示例公司 链条示例分部 --why 又分开
has 'and comes back with it' "$out" '「链条示例分部」(连同「链条示例旧部」)从「链条示例公司」拆出'
run 0 $S --json unit list --where '名称=链条示例旧部'
is 'still what it was' "$(json '$[0].merged_into' "$out")$(json '$[0].merged_via' "$out")" 7

# ---- classes and regions are written by name and kept by id
run 65 $S unit add 甲示例局 --class 没有这类
has 'an unknown class tells the known ones' "$err" 省级通信管理局
run 65 $S unit add 甲示例局 --class 通信管理
has 'or those that are alike' "$err" '有: 省级通信管理局'
run 65 $S unit add 甲示例局 --region 没有这区
run 0 $S --json unit add 甲示例局 --class 通信管理局 --region 广州市
is 'a class by another name' "$(json '$.class' "$out")" provincial_telecom
is 'a region by its name' "$(json '$.region' "$out")" 440100
is 'in nothing merged' "$(json '$.merged_into' "$out")" ''
run 0 $S unit list --where 类别:通信管理局
has 'people read names' "$out" 省级通信管理局
run 0 $S --json unit list --where '类别:通信管理局 地区:广州'
is 'and search by them' "$(json '$[0].name' "$out")" 甲示例局
run 65 -d "$DIR/other.db" init --unit 乙示例局 --class 没有这类
ok 'no desk is left behind' test ! -e "$DIR/other.db"
}
# ---- what it has used of its limits: 360号 lets a unit lead or take part in two
run 0 $S unit add --name 限额示例公司
for title in 甲件 乙件 丙件; do
    run 0 $S submission add --notice 360 --title $title --direction 商用密码 --applicant 限额示例公司
done
run 0 $S unit show 限额示例公司
has 'the card has the limit and its clause' "$out" '360号 牵头加参与 3 / 2  超 1 (二（三）)'
run 1 $S check --unit 限额示例公司
has 'the list is told once' "$out" '限额示例公司 一个主体的项目  一个主体的项目至多2件，已有3件，超1件'
has 'and the third its place' "$out" '本件排第3，在限额外'
run 1 $S --json check --notice 360 --unit 限额示例公司
is 'by its rule' "$(json '$[0].rule' "$out")" quota
is 'hard' "$(json '$[0].severity' "$out")" error
finish
