/* The scheme's own keys, its stages, roundings and chain; criteria are in scheme_check_criteria.c. */
#include "notice/scheme_check.h"

#include <stdarg.h>

#include "model/points.h"

const struct yaml_node *scheme_item(const struct scheme_checker *c, const char *list, size_t i)
{
    const struct yaml_node *node = c->root ? yaml_get(c->root, list) : NULL;
    return node && node->kind == YAML_LIST ? (i < node->n ? node->at[i] : NULL) : node;
}

const struct yaml_node *scheme_key_of(const struct yaml_node *item, const char *key)
{
    const struct yaml_node *at = item && item->kind == YAML_MAP ? yaml_get(item, key) : NULL;
    return at ? at : item;
}

bool scheme_is_told(const struct scheme_checker *c, const struct yaml_node *at)
{
    for (size_t i = 0; at && at->kind == YAML_TEXT && i < c->problems->n; i++) {
        const struct problem *p = &c->problems->at[i];
        if (p->line == at->line && p->column == at->column) {
            return true;
        }
    }
    return false;
}

void scheme_problem(const struct scheme_checker *c, const struct yaml_node *at, const char *format,
                    ...)
{
    va_list args;
    if (scheme_is_told(c, at)) {
        return;
    }
    va_start(args, format);
    const char *text = arena_vprintf(c->problems->arena, format, args);
    va_end(args);
    problem_add(c->problems, at ? at->line : 0, at ? at->column : 0, "%s", text);
}

static const struct yaml_node *own_key(const struct scheme_checker *c, const char *key)
{
    return scheme_key_of(c->root, key);
}

static bool is_written(const struct scheme_checker *c, const char *key)
{
    return c->root && yaml_get(c->root, key);
}

/* Numbers are all below this; none is near it in earnest. */
#define COUNT_MOST 1000

struct bounds {
    const char *key;
    const struct number *number;
    int64_t least, most;
};

static void check_bounds(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    const struct bounds all[] = {
        {"人数至少", &s->panel_min, 1, COUNT_MOST},
        {"每件至少", &s->sheets_min, 1, COUNT_MOST},
        {"去", &s->trim, 1, COUNT_MOST},
        {"至少份数", &s->trim_from, 1, COUNT_MOST},
        {"位数", &s->places, 0, SCORE_PLACES},
        {"入围数", &s->cut, 1, INT32_MAX},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const struct number *n = all[i].number;
        if (n->has && (n->value < all[i].least || n->value > all[i].most)) {
            scheme_problem(c, own_key(c, all[i].key), "「%s」应当在 %lld 到 %lld 之间", all[i].key,
                           (long long)all[i].least, (long long)all[i].most);
        }
    }
}

static void check_panel(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    if (s->panel_is_odd == YES_YES && s->panel_min.has && s->panel_min.value % 2 == 0) {
        scheme_problem(c, own_key(c, "人数至少"), "「单数: 是」时「人数至少」应当写单数，如 %lld",
                       (long long)s->panel_min.value + 1);
    }
}

static void check_trim(const struct scheme_checker *c)
{
    static const char *const keys[] = {"去", "至少份数", "去于"};
    const struct scheme *s = c->scheme;
    int64_t trim = s->trim.has ? s->trim.value : 1;
    for (size_t i = 0; i < 3 && s->aggregation != AGGREGATION_TRIMMED; i++) {
        if (is_written(c, keys[i])) {
            scheme_problem(c, own_key(c, keys[i]), "「%s」只用于「汇总: 去高去低」", keys[i]);
        }
    }
    if (s->trim_from.has && trim <= COUNT_MOST && s->trim_from.value <= 2 * trim) {
        scheme_problem(c, own_key(c, "至少份数"),
                       "各去 %lld 个最高最低，至少要有 %lld 份才有剩的，「至少份数」写得太小",
                       (long long)trim, (long long)(2 * trim + 1));
    }
}

static bool has_kind(const struct scheme *s, int kind)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (s->criteria.at[i].kind == kind) {
            return true;
        }
    }
    return false;
}

static void check_marks(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    if (s->bonus_cap.has && !has_kind(s, CRITERION_BONUS)) {
        scheme_problem(c, own_key(c, "加分上限"), "写了「加分上限」，却没有「类型: 加分」的指标");
    }
    if (s->bonus_cap.has && s->bonus_cap.value < 0) {
        scheme_problem(c, own_key(c, "加分上限"), "「加分上限」不能是负数");
    }
    if (is_written(c, "法定基数") && !is_written(c, "法定")) {
        scheme_problem(c, own_key(c, "法定基数"), "写了「法定基数」，却没有写「法定」");
    }
}

static void check_roundings(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    for (size_t i = 0; i < s->roundings.n; i++) {
        const struct score_rounding_at *r = &s->roundings.at[i];
        const struct yaml_node *item = scheme_item(c, "中间修约", i);
        if (r->places.has && r->places.value > SCORE_PLACES) {
            scheme_problem(c, scheme_key_of(item, "位数"), "「位数」应当在 0 到 %d 之间",
                           SCORE_PLACES);
        }
        if (r->step == STEP_CRITERION && s->trim_on != TRIM_ON_CRITERIA) {
            scheme_problem(c, scheme_key_of(item, "步"), "「指标平均」只在「去于: 指标」时才算");
        }
        for (size_t k = 0; k < i; k++) {
            bool is_told = scheme_is_told(c, scheme_key_of(scheme_item(c, "中间修约", k), "步"));
            if (s->roundings.at[k].step == r->step && !is_told) {
                scheme_problem(c, scheme_key_of(item, "步"), "同一步写了两次修约");
                break;
            }
        }
    }
}

/* ---- stages ------------------------------------------------------------------------------------ */

static bool stage_is_marked(const struct scheme *s, size_t stage)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (criterion_is_of(s, &s->criteria.at[i], stage)) {
            return true;
        }
    }
    return false;
}

static void check_stage(const struct scheme_checker *c, size_t i)
{
    const struct scheme *s = c->scheme;
    const struct scheme_stage *stage = &s->stages.at[i];
    const struct yaml_node *item = scheme_item(c, "阶段", i);
    if (stage->name && scheme_stage_find(s, stage->name) != (int)i) {
        scheme_problem(c, item, "有两个阶段叫「%s」", stage->name);
    } else if (stage->name && !stage_is_marked(s, i)) {
        scheme_problem(c, item, "阶段「%s」没有要打的指标", stage->name);
    }
    if (stage->goes_on.has && (stage->goes_on.value < 1 || stage->goes_on.value > INT32_MAX)) {
        scheme_problem(c, scheme_key_of(item, "晋级"), "「晋级」至少是 1");
    } else if (stage->goes_on.has && i + 1 == s->stages.n) {
        scheme_problem(c, scheme_key_of(item, "晋级"),
                       "最后一个阶段没有下一阶段，取几名写在「入围数」里");
    }
}

static void check_stages(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    int64_t sum = 0;
    bool is_known = true, is_wrong = false;
    if (s->stages.n > SCHEME_STAGES_MOST) {
        scheme_problem(c, own_key(c, "阶段"), "阶段最多 %d 个", SCHEME_STAGES_MOST);
        return;
    }
    for (size_t i = 0; i < s->stages.n; i++) {
        const struct number *weight = &s->stages.at[i].weight;
        check_stage(c, i);
        is_wrong |= weight->is_wrong;
        is_known &= weight->has && weight->value > 0 && weight->value <= SCORE_UNIT;
        sum += is_known ? weight->value : 0;
    }
    if (s->stages.n && !is_wrong && (!is_known || sum != SCORE_UNIT)) {
        scheme_problem(c, own_key(c, "阶段"), "各阶段的权重都应当大于 0，合计 100%%%s%s",
                       is_known ? "，现在是 " : "",
                       is_known ? arena_printf(c->problems->arena, "%s%%",
                                               points_text(c->problems->arena, sum * 100))
                                : "");
    }
}

/* ---- the chain of ties ------------------------------------------------------------------------- */

static bool is_joint(int kind)
{
    return kind == TIE_JOINT_GAP || kind == TIE_JOINT_DENSE;
}

static void check_tie(const struct scheme_checker *c, const struct tie_step *t,
                      const struct yaml_node *item)
{
    const struct scheme *s = c->scheme;
    if (t->kind == TIE_CRITERION && !t->criterion) {
        scheme_problem(c, item, "比「指标得分」要写明「指标」，如 {按: 指标得分, 指标: %s}",
                       s->criteria.n && s->criteria.at[0].name ? s->criteria.at[0].name : "创新性");
    } else if (t->kind == TIE_HIGH_MARKS && !t->points.has && !t->points.is_wrong) {
        scheme_problem(c, item, "比「高分多」要写明「分」，如 {按: 高分多, 分: 90}");
    }
    if (t->criterion && t->kind && t->kind != TIE_CRITERION) {
        scheme_problem(c, scheme_key_of(item, "指标"), "「指标」只用于「按: 指标得分」");
    } else if (t->criterion && scheme_criterion_find(s, t->criterion) < 0) {
        scheme_problem(c, scheme_key_of(item, "指标"), "本方案没有叫「%s」的指标", t->criterion);
    }
    if (t->points.has && t->kind && t->kind != TIE_HIGH_MARKS) {
        scheme_problem(c, scheme_key_of(item, "分"), "「分」只用于「按: 高分多」");
    }
}

static void check_ties(const struct scheme_checker *c)
{
    const struct scheme *s = c->scheme;
    int joints = 0;
    if (s->ties.n > SCHEME_TIES_MOST) {
        scheme_problem(c, own_key(c, "并列"), "「并列」最多 %d 步", SCHEME_TIES_MOST);
        return;
    }
    for (size_t i = 0; i < s->ties.n; i++) {
        const struct tie_step *t = &s->ties.at[i];
        const struct yaml_node *item = scheme_item(c, "并列", i);
        check_tie(c, t, item);
        if (joints && is_joint(t->kind)) {
            scheme_problem(c, item, "并列名次只能写一次");
        } else if (joints && s->at_line != LINE_CHAIN) {
            scheme_problem(c, item, "并列名次后面的规则只在「跨线: 按并列规则」时才用");
        }
        joints += is_joint(t->kind);
    }
}

void scheme_check(struct slice bytes, const struct scheme *s, struct problems *problems)
{
    struct problems told = {.arena = problems->arena};
    const struct yaml_node *root = yaml_parse(problems->arena, bytes, &told);
    if (!root || root->kind != YAML_MAP) {
        return;
    }
    struct scheme_checker c = {s, root, problems};
    check_bounds(&c);
    check_panel(&c);
    check_trim(&c);
    check_marks(&c);
    check_roundings(&c);
    check_stages(&c);
    scheme_check_criteria(&c);
    check_ties(&c);
}
