/* The criteria of a scheme, one by one and their weights together. */
#include <string.h>

#include "model/points.h"
#include "model/sheet.h"
#include "notice/scheme_check.h"
#include "text/headed.h"

struct at_criterion {
    const struct scheme_checker *c;
    const struct criterion *criterion;
    const struct yaml_node *item;
};

static bool is_yes_no(const struct criterion *c)
{
    return c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
}

static bool is_scored(const struct criterion *c)
{
    return c->kind == CRITERION_POINTS || c->kind == CRITERION_BONUS;
}

static const struct yaml_node *key_of(const struct at_criterion *at, const char *key)
{
    return scheme_key_of(at->item, key);
}

/* Would a sheet's heading `name` be read as one of these columns? */
static bool is_read_as(const struct at_criterion *at, const char *names, const char *name)
{
    return headed_means(at->c->problems->arena, names, name);
}

static void check_headings(const struct at_criterion *at, size_t i)
{
    static const char *const taken[] = {SHEET_CASE_HEADINGS, SHEET_TITLE_HEADINGS,
                                        SHEET_REVIEWER_HEADINGS, SHEET_OPINION_HEADINGS};
    const struct scheme *s = at->c->scheme;
    const char *name = at->criterion->name;
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++) {
        if (is_read_as(at, taken[k], name)) {
            scheme_problem(at->c, key_of(at, "名称"), "「%s」是打分表里别的列，换一个名称", name);
        }
    }
    for (size_t k = 0; k < s->criteria.n; k++) {
        const char *other = s->criteria.at[k].name;
        if (other && is_read_as(at, sheet_reason_headings(at->c->problems->arena, other), name)) {
            scheme_problem(at->c, key_of(at, "名称"),
                           "「%s」是打分表里指标「%s」写理由的列，换一个名称", name, other);
        }
        if (other && k < i && is_read_as(at, other, name)) {
            scheme_problem(at->c, key_of(at, "名称"),
                           "「%s」与「%s」在打分表的表头里分不开，换一个名称", name, other);
        }
    }
}

/* A name is a heading of score sheets and the left side of NAME=MARK. */
static void check_name(const struct at_criterion *at, size_t i)
{
    const char *name = at->criterion->name;
    if (!name) {
        return;
    }
    if (scheme_criterion_find(at->c->scheme, name) != (int)i) {
        scheme_problem(at->c, key_of(at, "名称"), "有两个指标叫「%s」", name);
    }
    check_headings(at, i);
    if (strpbrk(name, "=|\n\t")) {
        scheme_problem(at->c, key_of(at, "名称"), "指标名称里不能有等号、竖线、制表符和换行");
    }
}

static void check_range(const struct at_criterion *at)
{
    const struct criterion *c = at->criterion;
    int64_t most = (int64_t)SCHEME_POINTS_MOST * SCORE_UNIT, min = c->min.has ? c->min.value : 0,
            step = c->step.has ? c->step.value : SCORE_UNIT;
    if (!c->max.has && !c->max.is_wrong) {
        scheme_problem(at->c, at->item, "指标「%s」缺少「满分」", text_or_empty(c->name));
    } else if (c->max.value > most || min < -most || min >= c->max.value) {
        scheme_problem(at->c, key_of(at, "满分"), "满分应当高于最低分，不超过 %d",
                       SCHEME_POINTS_MOST);
    } else if (c->step.has && (step <= 0 || (c->max.value - min) % step != 0)) {
        scheme_problem(at->c, key_of(at, "步长"), "步长应当大于 0，从最低分起一档一档正好到满分");
    } else if (!c->step.has && (c->max.value - min) % SCORE_UNIT != 0) {
        scheme_problem(at->c, key_of(at, "满分"), "每 1 分一档到不了满分，请写「步长」");
    }
}

static void check_yes_no(const struct at_criterion *at)
{
    const struct criterion *c = at->criterion;
    int64_t most = (int64_t)SCHEME_POINTS_MOST * SCORE_UNIT;
    if (c->max.has && (c->max.value < 0 || c->max.value > most)) {
        scheme_problem(at->c, key_of(at, "满分"), "一个赞成折合的分应当在 0 到 %d 之间",
                       SCHEME_POINTS_MOST);
    }
}

static void check_grades(const struct at_criterion *at)
{
    const struct criterion *c = at->criterion;
    int64_t most = (int64_t)SCHEME_POINTS_MOST * SCORE_UNIT;
    if (c->grades.n < 2) {
        scheme_problem(at->c, key_of(at, "等级"),
                       "等级类的指标至少写两等，如 等级: [{名称: 优, 分: 95}, {名称: 良, 分: 85}]");
    }
    for (size_t i = 0; i < c->grades.n; i++) {
        const struct grade *g = &c->grades.at[i];
        if (g->points.value < 0 || g->points.value > most) {
            scheme_problem(at->c, key_of(at, "等级"), "等级的分应当在 0 到 %d 之间",
                           SCHEME_POINTS_MOST);
        }
        for (size_t k = 0; k < i; k++) {
            const struct grade *other = &c->grades.at[k];
            if (text_eq(g->name, other->name) || g->points.value == other->points.value) {
                scheme_problem(at->c, key_of(at, "等级"), "等级「%s」与「%s」名称或分相同",
                               text_or_empty(g->name), text_or_empty(other->name));
            }
        }
    }
}

/* Keys that mean nothing for this kind. */
static void check_keys(const struct at_criterion *at)
{
    const struct criterion *c = at->criterion;
    const struct {
        const char *key;
        bool fits;
        const char *kinds;
    } all[] = {
        {"等级", c->kind == CRITERION_GRADE, "等级"},
        {"通过", is_yes_no(c), "合格、表决"},
        {"通过基数", is_yes_no(c), "合格、表决"},
        {"最低", is_scored(c), "打分、加分"},
        {"步长", is_scored(c), "打分、加分"},
        {"满分", c->kind != CRITERION_GRADE, "打分、加分、合格、表决"},
        {"门槛", !is_yes_no(c), "打分、加分、等级"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!all[i].fits && key_of(at, all[i].key) != at->item) {
            scheme_problem(at->c, key_of(at, all[i].key), "「%s」只用于类型是 %s 的指标",
                           all[i].key, all[i].kinds);
        }
    }
}

static void check_limits(const struct at_criterion *at)
{
    const struct criterion *c = at->criterion;
    const struct {
        const char *key;
        const struct number *number;
    } all[] = {{"门槛", &c->threshold},
               {"低于须说明", &c->reason_below},
               {"高于须说明", &c->reason_above}};
    int64_t min = c->min.has ? c->min.value : 0;
    for (size_t i = 0; i < 3 && is_scored(c) && c->max.has; i++) {
        const struct number *n = all[i].number;
        if (n->has && (n->value < min || n->value > c->max.value)) {
            scheme_problem(at->c, key_of(at, all[i].key), "「%s」不在这个指标能打的分里",
                           all[i].key);
        }
    }
    if (c->weight.has &&
        (c->weight.value < 0 || c->weight.value > SCHEME_WEIGHT_MOST * SCORE_UNIT)) {
        scheme_problem(at->c, key_of(at, "权重"), "权重应当在 0 到 %d 之间", SCHEME_WEIGHT_MOST);
    }
}

static void check_one(const struct at_criterion *at, size_t i)
{
    const struct criterion *c = at->criterion;
    const struct scheme *s = at->c->scheme;
    check_name(at, i);
    if (scheme_is_told(at->c, key_of(at, "类型"))) {
        return;
    }
    check_keys(at);
    check_limits(at);
    if (is_scored(c)) {
        check_range(at);
    } else if (c->kind == CRITERION_GRADE) {
        check_grades(at);
    } else {
        check_yes_no(at);
    }
    if (c->stage && (!s->stages.n || scheme_stage_find(s, c->stage) < 0)) {
        scheme_problem(at->c, key_of(at, "阶段"), "本方案没有叫「%s」的阶段", c->stage);
    }
}

/* Do the weights of a stage look like parts of a whole (none above 1) and add up to something else? */
static void check_weights(const struct scheme_checker *c, size_t stage)
{
    const struct scheme *s = c->scheme;
    int64_t sum = 0;
    size_t with = 0, without = 0;
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *one = &s->criteria.at[i];
        bool counts = one->kind == CRITERION_POINTS || one->kind == CRITERION_GRADE;
        if (!counts || !criterion_is_of(s, one, stage)) {
            continue;
        }
        if (one->weight.value > SCORE_UNIT || one->weight.is_wrong) {
            return;
        }
        with += one->weight.has;
        without += !one->weight.has;
        sum += one->weight.value;
    }
    if (with && (without || sum != SCORE_UNIT)) {
        scheme_problem(
            c, scheme_key_of(c->root, "指标"),
            "%s%s各指标的权重合计是 %s%%，应当是 100%%（每个打分、等级指标都写权重；写成 1 "
            "以上的倍数则不求合计）",
            scheme_stage_name(s, stage), s->stages.n ? "阶段" : "",
            points_text(c->problems->arena, sum * 100));
    }
}

void scheme_check_criteria(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    if (s->criteria.n > SCHEME_CRITERIA_MOST) {
        scheme_problem(c, scheme_key_of(c->root, "指标"), "指标最多 %d 个", SCHEME_CRITERIA_MOST);
        return;
    }
    if (yaml_get(c->root, "指标") && !s->criteria.n) {
        scheme_problem(c, scheme_key_of(c->root, "指标"), "至少写一个指标");
    }
    for (size_t i = 0; i < s->criteria.n; i++) {
        struct at_criterion at = {c, &s->criteria.at[i], scheme_item(c, "指标", i)};
        check_one(&at, i);
    }
    for (size_t i = 0; i < scheme_stage_count(s) && s->stages.n <= SCHEME_STAGES_MOST; i++) {
        check_weights(c, i);
    }
}
