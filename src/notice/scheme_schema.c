/* The tables of review schemes. Every key here also stands in docs/scheme-format.md; a test compares
 * them. */
#include "notice/schema.h"
#include "notice/schema_keys.h"
#include "notice/scheme_words.h"

static const struct key grade_keys[] = {
    NEEDED_TEXT("名称", "name", grade, name, "等级的名称，如 优"),
    {.name = "分",
     .id = "points",
     .kind = KEY_POINTS,
     AT(grade, points),
     NEEDED,
     .help = "折合多少分"},
};
static const struct schema grade_schema = {
    .name = "等级", KEYS(grade_keys), .size = sizeof(struct grade)};

static const struct key criterion_keys[] = {
    NEEDED_TEXT("名称", "name", criterion, name, "指标的名称，如 创新性"),
    CHOICE_KEY("类型", "kind", criterion, kind, words_criterion_kinds, "怎样打；不写就是 打分"),
    TEXT_KEY("阶段", "stage", criterion, stage, "只在这个阶段打；不写就每个阶段都打"),
    TEXT_KEY("说明", "help", criterion, help, "看什么，打分时显示"),
    POINTS_KEY("满分", "max", criterion, max, "最高打几分；合格、表决类是一个赞成折合的分"),
    POINTS_KEY("最低", "min", criterion, min, "最低打几分；不写就是 0"),
    POINTS_KEY("步长", "step", criterion, step, "每几分一档；不写就是 1"),
    POINTS_KEY("权重", "weight", criterion, weight, "得分乘以它再相加；不写就是 1"),
    POINTS_KEY("门槛", "threshold", criterion, threshold, "平均分低于它的申报件不排名次"),
    POINTS_KEY("低于须说明", "reason_below", criterion, reason_below, "打分低于它要写理由"),
    POINTS_KEY("高于须说明", "reason_above", criterion, reason_above, "打分高于它要写理由"),
    SHARE_KEY("通过", "pass", criterion, pass, "合格、表决类要多少赞成；不写就是 过半数"),
    CHOICE_KEY("通过基数", "pass_base", criterion, pass_base, words_bases_of_votes,
               "以什么为分母；不写就是 投票"),
    YES_KEY("客观", "is_objective", criterion, is_objective, "各位专家应当打一样的分"),
    LIST_KEY("等级", "grades", criterion, grades, grade_schema, "等级类有哪几等"),
};
static const struct schema criterion_schema = {
    .name = "指标", KEYS(criterion_keys), .size = sizeof(struct criterion)};

static const struct key stage_keys[] = {
    NEEDED_TEXT("名称", "name", scheme_stage, name, "阶段的名称，如 初评"),
    {.name = "权重",
     .id = "weight",
     .kind = KEY_POINTS,
     AT(scheme_stage, weight),
     NEEDED,
     .help = "占最终得分多少；各阶段合计 100%"},
    CHOICE_KEY("方式", "manner", scheme_stage, manner, words_stage_manners,
               "怎样进行；不写就是 打分"),
    NUMBER_KEY("晋级", "goes_on", scheme_stage, goes_on,
               "每个评审组按这个阶段的得分取前几名进入下一阶段；末名并列的都进"),
    TEXT_KEY("说明", "help", scheme_stage, help, "做什么"),
};
static const struct schema stage_schema = {
    .name = "阶段", KEYS(stage_keys), .size = sizeof(struct scheme_stage)};

static const struct key rounding_keys[] = {
    NEEDED_CHOICE("步", "step", score_rounding_at, step, words_score_steps, "算到哪一步时修约"),
    {.name = "位数",
     .id = "places",
     .kind = KEY_NUMBER,
     AT(score_rounding_at, places),
     NEEDED,
     .help = "留几位小数"},
    CHOICE_KEY("修约", "rounding", score_rounding_at, rounding, words_score_roundings,
               "怎样修约；不写就是 四舍五入"),
};
static const struct schema rounding_schema = {
    .name = "中间修约", KEYS(rounding_keys), .size = sizeof(struct score_rounding_at)};

static const struct key tie_keys[] = {
    NEEDED_CHOICE("按", "by", tie_step, kind, words_tie_kinds, "同分时比什么"),
    TEXT_KEY("指标", "criterion", tie_step, criterion, "指标得分 比的是哪一个指标"),
    POINTS_KEY("分", "points", tie_step, points, "高分多 比的是打到多少分以上的份数"),
};
static const struct schema tie_schema = {
    .name = "并列", KEYS(tie_keys), .size = sizeof(struct tie_step), .short_key = "按"};

static const struct key scheme_keys[] = {
    NEEDED_TEXT("名称", "name", scheme, name, "方案的名称"),
    NEEDED_TEXT("来源", "source", scheme, source, "本台自定，或给出这个方案的文号；到处都会标明"),
    TEXT_KEY("条款", "clause", scheme, clause, "出自那份公文的哪一条"),
    TEXT_KEY("说明", "help", scheme, help, "什么时候用"),
    CHOICE_KEY("分组", "panel_per", scheme, panel_per, words_panel_pers,
               "评审组怎样分；不写就是 按通知"),
    NUMBER_KEY("人数至少", "panel_min", scheme, panel_min, "一个评审组至少几人"),
    YES_KEY("单数", "panel_is_odd", scheme, panel_is_odd, "评审组人数须为单数"),
    NUMBER_KEY("每件至少", "sheets_min", scheme, sheets_min,
               "有效打分表少于它的申报件待评；不写就是 1"),
    SHARE_KEY("法定", "quorum", scheme, quorum, "有效打分表至少要占多少，否则待评"),
    CHOICE_KEY("法定基数", "quorum_base", scheme, quorum_base, words_bases_of_quorum,
               "占什么的多少；不写就是 应到"),
    YES_KEY("乱序", "is_shuffled", scheme, is_shuffled, "每位专家看到的次序不同"),
    YES_KEY("盲审", "is_blind", scheme, is_blind, "不显示申报单位"),
    YES_KEY("不得同分", "forbids_equal_totals", scheme, forbids_equal_totals,
            "一位专家给各申报件的总分不得相同"),
    LIST_KEY("阶段", "stages", scheme, stages, stage_schema, "分几个阶段评；不写就是一个"),
    NEEDED_LIST("指标", "criteria", scheme, criteria, criterion_schema, "打哪些分"),
    POINTS_KEY("加分上限", "bonus_cap", scheme, bonus_cap, "一份打分表的加分合计最多算几分"),
    NEEDED_CHOICE("汇总", "aggregation", scheme, aggregation, words_aggregations,
                  "几份打分表怎样合成一个得分"),
    NUMBER_KEY("去", "trim", scheme, trim, "去掉几个最高和几个最低；不写就是 1"),
    NUMBER_KEY("至少份数", "trim_from", scheme, trim_from,
               "有效打分表不到这么多就不去，直接平均；不写就是去掉后至少剩 1 份"),
    CHOICE_KEY("去于", "trim_on", scheme, trim_on, words_trim_ons, "按什么去；不写就是 总分"),
    CHOICE_KEY("组间修正", "group_factor", scheme, group_factor, words_group_factors,
               "几个组宽严不一时怎样修正；不写就是 不修正"),
    NUMBER_KEY("位数", "places", scheme, places, "得分显示几位小数；不写就是 2"),
    CHOICE_KEY("修约", "rounding", scheme, rounding, words_score_roundings,
               "得分显示时怎样修约；不写就是 四舍五入"),
    LIST_KEY("中间修约", "roundings", scheme, roundings, rounding_schema,
             "显示之前在哪几步修约；不写就一直按精确值算"),
    CHOICE_KEY("名次按", "rank_by", scheme, rank_by, words_rank_bys,
               "按哪个值排名次；不写就是 精确值"),
    POINTS_KEY("合格线", "pass_mark", scheme, pass_mark, "得分低于它的申报件不排名次"),
    LIST_KEY("并列", "ties", scheme, ties, tie_schema, "得分相同时依次比什么"),
    CHOICE_KEY("跨线", "at_line", scheme, at_line, words_line_policies,
               "分不开的并列跨在入围线上怎么办；不写就是 上会"),
    NUMBER_KEY("入围数", "cut", scheme, cut, "取前几名；不写就按名额"),
};
const struct schema scheme_schema = {
    .name = "评审方案", KEYS(scheme_keys), .size = sizeof(struct scheme)};
