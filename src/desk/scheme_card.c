#include "desk/scheme_card.h"

#include "base/buf.h"
#include "base/slice.h"
#include "model/points.h"
#include "notice/dump.h"
#include "notice/scheme_words.h"
#include "notice/value.h"

static const char *word(const struct vocabulary *v, int value)
{
    const struct word *w = vocabulary_word(v, value);
    return w ? w->text : "";
}

void scheme_json(struct json *j, const struct scheme *s)
{
    scheme_dump(j, s);
}

const char *line_policy_text(int policy)
{
    return word(&words_line_policies, policy);
}

const char *vote_base_text(int base)
{
    return word(&words_bases_of_votes, base);
}

const char *score_rounding_text(int rounding)
{
    return word(&words_score_roundings, rounding);
}

const char *tie_step_text(struct arena *a, const struct tie_step *t)
{
    if (t->kind == TIE_CRITERION) {
        return arena_printf(a, "%s得分", t->criterion);
    }
    if (t->kind == TIE_HIGH_MARKS) {
        return arena_printf(a, "%s分以上的份数", points_text(a, t->points.value));
    }
    return word(&words_tie_kinds, t->kind);
}

const char *scheme_ties_text(struct arena *a, const struct scheme *s)
{
    const char *all = "";
    for (size_t i = 0; i < s->ties.n; i++) {
        bool is_rest =
            i > 0 && (s->ties.at[i].kind == TIE_JOINT_GAP || s->ties.at[i].kind == TIE_JOINT_DENSE);
        all = arena_printf(a, "%s%s%s", all,
                           i == 0    ? ""
                           : is_rest ? ", "
                                     : ", 再按",
                           tie_step_text(a, &s->ties.at[i]));
    }
    return *all ? all : "没有写, 同分并列";
}

static const char *aggregation_text(struct arena *a, const struct scheme *s)
{
    return s->aggregation == AGGREGATION_TRIMMED
               ? arena_printf(a, "%s去%lld个最高%lld个最低",
                              s->trim_on == TRIM_ON_CRITERIA ? "按指标" : "",
                              (long long)s->trim.value, (long long)s->trim.value)
               : word(&words_aggregations, s->aggregation);
}

const char *scheme_brief(struct arena *a, const struct scheme *s)
{
    static const char *const places[] = {"取整", "一位", "两位", "三位", "四位"};
    return arena_printf(a, "%s %s %s (%s)", aggregation_text(a, s), places[s->places.value],
                        score_rounding_text(s->rounding), s->source);
}

/* ---- the card ---------------------------------------------------------------------------------- */

struct writer {
    struct arena *a;
    struct buf out;
};

/* A part of the line, with ", " before it unless it is the first. */
static void part(struct writer *w, bool *any, const char *text)
{
    buf_printf(&w->out, "%s%s", *any ? ", " : "", text);
    *any = true;
}

static void panel_line(struct writer *w, const struct scheme *s)
{
    bool any = false;
    buf_text(&w->out, "评审组  ");
    part(w, &any, arena_printf(w->a, "%s分组", word(&words_panel_pers, s->panel_per)));
    if (s->panel_min.has) {
        part(w, &any, arena_printf(w->a, "至少%lld人", (long long)s->panel_min.value));
    }
    if (s->panel_is_odd == YES_YES) {
        part(w, &any, "单数");
    }
    part(w, &any, arena_printf(w->a, "每件至少%lld份有效打分表", (long long)s->sheets_min.value));
    if (s->quorum.has) {
        part(w, &any,
             arena_printf(w->a, "有效打分表占%s%s", word(&words_bases_of_votes, s->quorum_base),
                          share_text(w->a, &s->quorum)));
    }
    part(w, &any, s->is_blind == YES_YES ? "盲审" : "显示申报单位");
    if (s->is_shuffled == YES_YES) {
        part(w, &any, "每人次序不同");
    }
    if (s->forbids_equal_totals == YES_YES) {
        part(w, &any, "一人不得打出相同的总分");
    }
    buf_text(&w->out, "\n");
}

static void stage_lines(struct writer *w, const struct scheme *s)
{
    for (size_t i = 0; i < s->stages.n; i++) {
        const struct scheme_stage *stage = &s->stages.at[i];
        buf_printf(&w->out, "阶段%zu   %s, 占%s%%, %s", i + 1, stage->name,
                   points_text(w->a, stage->weight.value * 100),
                   word(&words_stage_manners, stage->manner));
        if (stage->goes_on.has) {
            buf_printf(&w->out, ", 前%lld名进入下一阶段", (long long)stage->goes_on.value);
        }
        buf_printf(&w->out, "%s%s\n", stage->help ? ": " : "", text_or_empty(stage->help));
    }
}

static const char *marks_text(struct arena *a, const struct criterion *c)
{
    const char *all = "";
    switch (c->kind) {
    case CRITERION_GRADE:
        for (size_t i = 0; i < c->grades.n; i++) {
            const struct grade *g = &c->grades.at[i];
            all = arena_printf(a, "%s%s%s=%s分", all, i ? " " : "", g->name,
                               points_text(a, g->points.value));
        }
        return all;
    case CRITERION_PASS:
    case CRITERION_VOTE:
        return arena_printf(a, "%s, 要%s%s赞成, 每个赞成计%s分",
                            word(&words_criterion_kinds, c->kind), vote_base_text(c->pass_base),
                            share_text(a, &c->pass), points_text(a, c->max.value));
    default:
        return arena_printf(a, "%s到%s分, 每%s分一档%s", points_text(a, c->min.value),
                            points_text(a, c->max.value), points_text(a, c->step.value),
                            c->kind == CRITERION_BONUS ? ", 加分" : "");
    }
}

static void limit_part(struct writer *w, bool *any, const struct number *n, const char *format)
{
    if (n->has) {
        const char *points = points_text(w->a, n->value);
        part(w, any, arena_printf(w->a, "%s%s%s", format, points, "分"));
    }
}

static void criterion_line(struct writer *w, const struct criterion *c, size_t i)
{
    bool any = true;
    buf_printf(&w->out, "指标%zu   %s: %s", i + 1, c->name, marks_text(w->a, c));
    if (c->stage) {
        part(w, &any, arena_printf(w->a, "%s阶段", c->stage));
    }
    if (c->weight.value != SCORE_UNIT) {
        part(w, &any, arena_printf(w->a, "权重%s%%", points_text(w->a, c->weight.value * 100)));
    }
    limit_part(w, &any, &c->threshold, "平均不低于");
    limit_part(w, &any, &c->reason_below, "须说明理由: 低于");
    limit_part(w, &any, &c->reason_above, "须说明理由: 高于");
    if (c->is_objective == YES_YES) {
        part(w, &any, "客观分, 各专家应当一致");
    }
    buf_printf(&w->out, "%s%s\n", c->help ? ": " : "", text_or_empty(c->help));
}

static void score_lines(struct writer *w, const struct scheme *s)
{
    buf_printf(&w->out, "汇总    %s", aggregation_text(w->a, s));
    if (s->aggregation == AGGREGATION_TRIMMED) {
        buf_printf(&w->out, "后平均, 有效打分表不到%lld份时直接平均",
                   (long long)s->trim_from.value);
    }
    if (s->bonus_cap.has) {
        buf_printf(&w->out, ", 加分合计最多%s分", points_text(w->a, s->bonus_cap.value));
    }
    if (s->group_factor == FACTOR_MEANS) {
        buf_text(&w->out, ", 各组得分乘以总平均除以组平均");
    }
    buf_text(&w->out, "\n修约    ");
    for (size_t i = 0; i < s->roundings.n; i++) {
        const struct score_rounding_at *r = &s->roundings.at[i];
        buf_printf(&w->out, "%s%lld位%s, ", word(&words_score_steps, r->step),
                   (long long)r->places.value, score_rounding_text(r->rounding));
    }
    buf_printf(&w->out, "得分显示%lld位%s, 名次按%s\n", (long long)s->places.value,
               score_rounding_text(s->rounding), word(&words_rank_bys, s->rank_by));
}

static void line_lines(struct writer *w, const struct scheme *s)
{
    buf_printf(&w->out, "并列    %s\n入围线  ", scheme_ties_text(w->a, s));
    if (s->cut.has) {
        buf_printf(&w->out, "取%lld件", (long long)s->cut.value);
    } else {
        buf_text(&w->out, "按名额");
    }
    buf_printf(&w->out, ", 跨线的并列%s", line_policy_text(s->at_line));
    if (s->pass_mark.has) {
        buf_printf(&w->out, ", 得分低于%s分的不排", points_text(w->a, s->pass_mark.value));
    }
    buf_text(&w->out, "\n");
}

const char *scheme_card(struct arena *a, const struct scheme *s)
{
    struct writer w = {.a = a, .out = BUF_INIT};
    buf_printf(&w.out, "方案    %s\n来源    %s%s%s\n", s->name, s->source, s->clause ? " " : "",
               text_or_empty(s->clause));
    if (s->help) {
        buf_printf(&w.out, "说明    %s\n", s->help);
    }
    panel_line(&w, s);
    stage_lines(&w, s);
    for (size_t i = 0; i < s->criteria.n; i++) {
        criterion_line(&w, &s->criteria.at[i], i);
    }
    score_lines(&w, s);
    line_lines(&w, s);
    const char *text = arena_copy(a, w.out.at, w.out.n);
    buf_release(&w.out);
    return text;
}
