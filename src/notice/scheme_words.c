#include "notice/scheme_words.h"

#define WORDS(list)                                                                                \
    {                                                                                              \
        list, sizeof list / sizeof *list                                                           \
    }

static const struct word criterion_kinds[] = {
    {"打分", "points", CRITERION_POINTS}, {"加分", "bonus", CRITERION_BONUS},
    {"等级", "grade", CRITERION_GRADE},   {"合格", "pass", CRITERION_PASS},
    {"表决", "vote", CRITERION_VOTE},
};
const struct vocabulary words_criterion_kinds = WORDS(criterion_kinds);

static const struct word bases_of_votes[] = {
    {"应到", "seats", BASE_SEATS},
    {"未回避", "eligible", BASE_ELIGIBLE},
    {"到会", "present", BASE_PRESENT},
    {"投票", "cast", BASE_CAST},
};
const struct vocabulary words_bases_of_votes = WORDS(bases_of_votes);

static const struct word bases_of_quorum[] = {
    {"应到", "seats", BASE_SEATS},
    {"未回避", "eligible", BASE_ELIGIBLE},
};
const struct vocabulary words_bases_of_quorum = WORDS(bases_of_quorum);

static const struct word stage_manners[] = {
    {"打分", "score", MANNER_SCORE},
    {"答辩", "defence", MANNER_DEFENCE},
};
const struct vocabulary words_stage_manners = WORDS(stage_manners);

static const struct word score_steps[] = {
    {"单份总分", "sheet", STEP_SHEET},
    {"指标平均", "criterion", STEP_CRITERION},
    {"阶段得分", "stage", STEP_STAGE},
    {"最终得分", "final", STEP_FINAL},
};
const struct vocabulary words_score_steps = WORDS(score_steps);

static const struct word score_roundings[] = {
    {"四舍五入", "half_up", SCORE_HALF_UP},
    {"四舍六入五成双", "half_even", SCORE_HALF_EVEN},
    {"截去", "truncate", SCORE_TRUNCATE},
};
const struct vocabulary words_score_roundings = WORDS(score_roundings);

static const struct word tie_kinds[] = {
    {"指标得分", "criterion", TIE_CRITERION}, {"高分多", "high_marks", TIE_HIGH_MARKS},
    {"分歧小", "spread", TIE_SPREAD},         {"推荐顺序", "order", TIE_ORDER},
    {"收件时间", "received", TIE_RECEIVED},   {"抽签", "lot", TIE_LOT},
    {"并列跳号", "joint", TIE_JOINT_GAP},     {"并列连号", "joint_dense", TIE_JOINT_DENSE},
};
const struct vocabulary words_tie_kinds = WORDS(tie_kinds);

static const struct word panel_pers[] = {
    {"按通知", "notice", PANEL_PER_NOTICE},
    {"按通道", "track", PANEL_PER_TRACK},
    {"按方向", "direction", PANEL_PER_DIRECTION},
};
const struct vocabulary words_panel_pers = WORDS(panel_pers);

static const struct word aggregations[] = {
    {"平均", "mean", AGGREGATION_MEAN},
    {"去高去低", "trimmed", AGGREGATION_TRIMMED},
    {"中位数", "median", AGGREGATION_MEDIAN},
    {"合计", "sum", AGGREGATION_SUM},
};
const struct vocabulary words_aggregations = WORDS(aggregations);

static const struct word trim_ons[] = {
    {"总分", "totals", TRIM_ON_TOTALS},
    {"指标", "criteria", TRIM_ON_CRITERIA},
};
const struct vocabulary words_trim_ons = WORDS(trim_ons);

static const struct word group_factors[] = {
    {"不修正", "none", FACTOR_NONE},
    {"均值系数", "means", FACTOR_MEANS},
};
const struct vocabulary words_group_factors = WORDS(group_factors);

static const struct word rank_bys[] = {
    {"精确值", "exact", RANK_BY_EXACT},
    {"显示值", "shown", RANK_BY_SHOWN},
};
const struct vocabulary words_rank_bys = WORDS(rank_bys);

static const struct word line_policies[] = {
    {"上会", "meeting", LINE_MEETING},
    {"全部入围", "all_in", LINE_ALL_IN},
    {"全部不入围", "none_in", LINE_NONE_IN},
    {"按并列规则", "chain", LINE_CHAIN},
};
const struct vocabulary words_line_policies = WORDS(line_policies);
