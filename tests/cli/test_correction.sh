#!/bin/sh
# 补正 on the command line: told first, issued, answered item by item, a second one, overdue, the papers.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
C="-d $DESK -u li"

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S user add li --name 李收件 --roles clerk
run 0 $S unit add --name 东江示例通信管理局 --class 省级通信管理局 --region 440000
run 0 $S unit add --name 珠江样本数据中心
for title in 高处作业预警装置 光缆隐患排查工具; do
    run 0 $S submission add --notice 255 --title $title --applicant 珠江样本数据中心 \
        --recommender 东江示例通信管理局 phone=1380013800
done
run 1 $C receipt log --notice 255 --from 东江示例通信管理局 --at '2024-07-15 09:00:00' \
    --item 成果汇总表=2 --item 成果申报书=1 --submission 1

# ---- the clock of the desk
run 0 $S --json correction clock
is 'five working days' "$(json '$.days' "$out")$(json '$.first_counts' "$out")" 50
is 'marked as our own' "$(json '$.source' "$out")" 本台自定
run 77 $C correction clock --days 3
run 65 $S correction clock --days 0
run 64 $S correction clock --first 也许

# ---- told first, nothing written
run 0 $C --json correction issue 1 --dry-run
for key in no submission receipt issued_on due days first_counts source repeat items text; do
    has "a draft has $key" "$out" "\"$key\""
done
is 'two defects' "$(json '$.items[1].n' "$out")$(json '$.items[2].n' "$out")" 2
is 'the last day' "$(json '$.due' "$out")" 2024-07-23
run 0 $S --json correction list
is 'nothing issued' "$out" '[]'

# ---- issued, by the number of the arrival as well
run 64 $S correction issue
run 65 $S correction issue 99
run 65 $C correction issue 1 --leave-out 1 --leave-out 2
run 65 $C correction issue 1 --leave-out 9
run 0 $C correction issue 20240001 --add '申报单位公章不清晰@三（三）'
has 'the paper' "$out" 一次性告知
has 'the clause' "$out" '三（三）'
has 'both dates' "$out" '至2024年7月23日止'
has 'who saw the first day' "$out" 告知当日不计
run 65 $C correction issue 1
run 0 $C correction show 1
has 'printed again' "$out" '编号：00001-1'
run 0 $S today
has 'in 今日 with what is open' "$out" '补正  20240001 珠江样本数据中心 成果申报书缺1份 电话 申报单位公章不清晰  5工作日'
run 0 $S --json correction list --open
is 'listed' "$(json '$[0].no' "$out")" 00001-1
is 'of the case' "$(json '$[0].submission' "$out")" 00001
is 'open items' "$(json '$[0].open' "$out")" 3
is 'not overdue' "$(json '$[0].overdue' "$out")" 0
is 'left' "$(json '$[0].left' "$out")" 5工作日
run 0 $S --json submission show 1
is 'it waits' "$(json '$.state' "$out")" correcting

# ---- answered one by one
run 65 $C correction answer 1
has 'nothing is mended' "$err" 成果申报书缺1份
run 64 $C correction answer 1 1
has 'the check still finds it' "$err" 仍查出
run 65 $C correction answer 1 4
run 0 $C submission set 1 phone=13800138000
run 1 $C --json correction answer 1
is 'one is closed' "$(json '$.open' "$out")" 2
is 'which' "$(json '$.items[1].closed_on' "$out")" 2024-07-16
run 1 $C correction answer 00001-1 3
run 0 $C --json correction answer 1 --text 已补寄一份
is 'all closed' "$(json '$.open' "$out")$(json '$.waiting' "$out")" 00
run 0 $S --json submission show 1
is 'back in screening' "$(json '$.state' "$out")" screening
run 65 $C correction answer 1 --text 又来
run 0 $S --json correction list --open
is 'nobody waits' "$out" '[]'

# ---- a second one for what the first could have said
run 77 $C correction issue 1 --why 漏说
run 64 $S correction issue 1
has 'the reason is asked for' "$err" 理由
run 0 $S correction issue 1 --why 答复未落实
has 'and printed' "$out" '本次为再次告知，理由：答复未落实'
run 0 $S --json correction list
is 'the second notice' "$(json '$[0].no' "$out")" 00001-2

# ---- in time it cannot expire; a refusal has reason, clause and paper
run 65 $S submission act 1 expire --why 逾期 --clause 本台规定
has 'until when' "$err" 2024-07-23
run 65 $S correction refusal 1
run 0 $S submission act 2 screen
run 0 $S submission act 2 refuse --why 超出推荐名额 --clause '四（二）'
run 0 $S correction refusal 2
has 'the paper of the refusal' "$out" '四（二），决定不予受理'

# ---- undone
run 0 $S --json log --submission 1
batch=$(json '$[0].batch' "$out")
run 0 $S undo "$batch"
run 0 $S --json submission show 1
is 'the second notice is taken back' "$(json '$.state' "$out")" screening
}
finish
