/* What an act on cases does to every limit they share with others: counted as the desk is, and again as
 * it would be. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/limit_question.h"
#include "desk/submission_acts.h"
#include "desk/submissions.h"
#include "rules/limit_result.h"

/* The cases of one notice that go. */
struct going {
    int64_t notice;
    VEC(int64_t) ids;
    struct limit_question question;
};

struct effects {
    struct desk *desk;
    struct arena *arena;
    enum counted_as after; /* as what they count then */
    VEC(struct going *) notices;
    struct submission_effects *out;
};

static enum status notice_of(struct effects *e, int64_t notice, struct going **out, struct err *err)
{
    for (size_t i = 0; i < e->notices.n; i++) {
        if (e->notices.at[i]->notice == notice) {
            *out = e->notices.at[i];
            return STATUS_OK;
        }
    }
    struct going *g = ARENA_NEW(e->arena, struct going);
    g->notice = notice;
    enum status status = limit_question_open(&g->question, e->desk, e->arena, notice, 0, err);
    if (status == STATUS_OK) {
        *VEC_PUSH(e->arena, &e->notices) = *out = g;
    }
    return status;
}

static enum status add_case(struct effects *e, int64_t id, struct err *err)
{
    struct submission s = {0};
    struct going *g = NULL;
    enum status status = submission_load(e->desk, e->arena, id, &s, err);
    if (status == STATUS_OK) {
        status = notice_of(e, s.notice, &g, err);
    }
    if (status == STATUS_OK) {
        status = limit_rows_around(&g->question.rows, &s, err);
    }
    if (status == STATUS_OK) {
        *VEC_PUSH(e->arena, &g->ids) = id;
        bool is_out = text_eq(s.state, "withdrawn");
        status = limit_rows_add(&g->question.rows, &s, is_out ? COUNTED_NOT : COUNTED_FULLY, err);
    }
    return status;
}

/* ---- before and after ------------------------------------------------------------------------------ */

/* What is counted of whom nobody can say whether the limit binds is told without the limit. */
static int64_t counted(const struct limit_result *r)
{
    return r->binds == TRUTH_YES ? r->used : r->used + r->unknown;
}

static const char *label_of(const struct limit_result *r)
{
    bool is_list = r->limit->per == PER_RECOMMENDER && !r->limit->part_of &&
                   r->limit->count == COUNT_SUBMISSIONS;
    return is_list ? "推荐" : limit_label(r->limit);
}

static bool is_told_already(const struct submission_effects *out, const struct submission_effect *e)
{
    for (size_t i = 0; !e->max.has && i < out->n; i++) {
        const struct submission_effect *o = &out->at[i];
        if (text_eq(o->notice, e->notice) && text_eq(o->who, e->who) && o->before == e->before) {
            return true;
        }
    }
    return false;
}

static void compare(struct effects *e, const struct limit_tallies *before,
                    const struct limit_tallies *after, size_t limit, size_t group)
{
    struct limit_result old = limit_judge(before, limit, group);
    struct limit_result new = limit_judge(after, limit, group);
    struct submission_effect effect = {
        .notice = before->list->notice->code,
        .who = arena_text(e->arena, limit_who(before, &old)),
        .label = label_of(&old),
        .before = counted(&old),
        .after = counted(&new),
    };
    if (old.binds == TRUTH_YES) {
        effect.max = old.max;
        effect.clause = old.clause;
    }
    bool is_over = old.state == LIMIT_OVER || new.state == LIMIT_OVER;
    bool is_list = old.limit->per != PER_SUBMISSION && (old.limit->per != PER_CASE || is_over);
    if (is_list && effect.before != effect.after && !is_told_already(e->out, &effect)) {
        *VEC_PUSH(e->arena, e->out) = effect;
    }
}

/* Groups come in the order of rows, so that they are the same before and after. */
static void find_effects(struct effects *e, struct going *g)
{
    struct limit_question *q = &g->question;
    limit_question_count(q);
    struct limit_tallies before = q->tallies;
    for (size_t i = 0; i < g->ids.n; i++) {
        q->rows.list.rows.at[limit_rows_find(&q->rows, g->ids.at[i])].as = (unsigned char)e->after;
    }
    struct limit_tallies after = limits_count(e->arena, &q->rows.list, q->choice);
    for (size_t i = 0; i < before.n; i++) {
        for (size_t k = 0; k < before.at[i].groups.n; k++) {
            compare(e, &before, &after, i, k);
        }
    }
}

static int by_over(const void *left, const void *right)
{
    const struct submission_effect *l = left, *r = right;
    int64_t one = l->max.has ? l->after - l->max.value : INT64_MIN;
    int64_t other = r->max.has ? r->after - r->max.value : INT64_MIN;
    int by_who = strcmp(l->who, r->who);
    return one != other ? (one < other) - (one > other)
           : by_who     ? by_who
                        : strcmp(l->label, r->label);
}

enum status submission_effects_load(struct desk *desk, struct arena *a,
                                    const struct submission_plan *plan, size_t max,
                                    struct submission_effects *out, struct err *err)
{
    bool is_back = text_eq(plan->act, "revive");
    struct effects e = {.desk = desk, .arena = a, .out = out};
    e.after = is_back ? COUNTED_FULLY : COUNTED_NOT;
    enum status status = STATUS_OK;
    *out = (struct submission_effects){0};
    if (!is_back && !text_eq(plan->act, "withdraw") && !text_eq(plan->act, "void")) {
        return STATUS_OK;
    }
    for (size_t i = 0; i < plan->n && status == STATUS_OK; i++) {
        status = plan->at[i].refusal ? STATUS_OK : add_case(&e, plan->at[i].id, err);
    }
    for (size_t i = 0; i < e.notices.n; i++) {
        if (status == STATUS_OK) {
            find_effects(&e, e.notices.at[i]);
        }
        limit_question_close(&e.notices.at[i]->question);
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_over);
    }
    out->n = out->n < max ? out->n : max;
    return status;
}
