#include "desk/unit_consequences.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/checks.h"
#include "desk/sight.h"
#include "desk/unit_join.h"
#include "desk/units.h"

/* Both units on one side of the act. */
struct side {
    struct findings found;
    struct limit_lines
        lines[2]; /* of the unit, of the other; the other's are none while it is merged */
};

struct looking {
    struct desk *desk;
    struct arena *a;
    const struct unit_joining *joining;
    struct unit_consequences *out;
    int64_t
        in_force; /* the unit that stays; when the other hangs further down, the end of its chain */
};

static enum status look_at(struct looking *l, bool are_two, struct side *out, struct err *err)
{
    const int64_t ids[] = {l->in_force, l->joining->other};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < (are_two ? 2 : 1) && status == STATUS_OK; i++) {
        const struct check_wanted wanted = {.unit = ids[i], .only_cases = true};
        status = limits_of_unit(l->desk, l->a, ids[i], &out->lines[i], err);
        if (status == STATUS_OK) {
            status = check_many(l->desk, l->a, &wanted, &out->found, err);
        }
    }
    return status;
}

/* ---- limits ----------------------------------------------------------------------------------------- */

static const struct limit_line *same_limit(const struct limit_lines *lines,
                                           const struct limit_line *wanted)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct limit_line *line = &lines->at[i];
        if (line->notice == wanted->notice && line->result.limit == wanted->result.limit) {
            return line;
        }
    }
    return NULL;
}

/* What nobody can say whether it counts is counted where nobody can say whether the limit binds. */
static int64_t used(const struct limit_line *line)
{
    const struct limit_result *r = line ? &line->result : NULL;
    return !r ? 0 : r->binds == TRUTH_YES ? r->used : r->used + r->unknown;
}

static const char *shift_text(struct arena *a, const struct limit_shift *s)
{
    const char *text = arena_printf(a, "%s号 %s %s %lld → %lld", s->notice, s->who, s->label,
                                    (long long)s->before, (long long)s->after);
    if (s->max.has) {
        text = arena_printf(a, "%s / %lld", text, (long long)s->max.value);
    }
    if (s->is_over) {
        text = arena_printf(a, "%s  超 %lld", text, (long long)(s->after - s->max.value));
    }
    return text_is_empty(s->clause) ? text : arena_printf(a, "%s (%s)", text, s->clause);
}

static void add_shift(struct looking *l, const struct limit_line *before,
                      const struct limit_line *after)
{
    const struct limit_line *any = after ? after : before;
    struct limit_shift s = {.notice = any->code,
                            .who = any->who,
                            .label = limit_label(any->result.limit),
                            .before = used(before),
                            .after = used(after),
                            .clause = any->result.clause};
    if (s.before == s.after) {
        return;
    }
    if (any->result.binds == TRUTH_YES) {
        s.max = any->result.max;
    }
    s.is_over = after && after->result.state == LIMIT_OVER;
    s.sentence = shift_text(l->a, &s);
    *VEC_PUSH(l->a, &l->out->limits) = s;
}

/* Of one of the two, before and after; a unit that is merged away has nothing of its own to tell. */
static void compare_limits(struct looking *l, const struct limit_lines *before,
                           const struct limit_lines *after)
{
    for (size_t i = 0; i < after->n; i++) {
        add_shift(l, same_limit(before, &after->at[i]), &after->at[i]);
    }
    for (size_t i = 0; i < before->n; i++) {
        if (!same_limit(after, &before->at[i])) {
            add_shift(l, &before->at[i], NULL);
        }
    }
}

/* ---- the whole -------------------------------------------------------------------------------------- */

static enum status find_in_force(struct looking *l, struct err *err)
{
    struct unit other = {0};
    l->in_force = l->joining->unit;
    if (!l->joining->is_unmerge) {
        return STATUS_OK;
    }
    enum status status = unit_load(l->desk, l->a, l->joining->other, &other, err);
    l->in_force = other.merged_into ? other.merged_into : l->in_force;
    return status;
}

static enum status look_twice(struct looking *l, struct write *w, struct err *err)
{
    struct unit_joined joined = {0};
    struct side before = {.found = {.arena = l->a}}, after = {.found = {.arena = l->a}};
    bool is_unmerge = l->joining->is_unmerge;
    const int64_t ids[2] = {l->joining->unit, l->joining->other};
    enum status status = find_in_force(l, err);
    if (status == STATUS_OK) {
        status = look_at(l, !is_unmerge, &before, err);
    }
    if (status == STATUS_OK) {
        status = unit_join(w, ids, !is_unmerge, &joined, err);
    }
    if (status == STATUS_OK) {
        status = look_at(l, is_unmerge, &after, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    l->out->unit = arena_text(l->a, joined.pair[0].name);
    l->out->other = arena_text(l->a, joined.pair[1].name);
    l->out->told = unit_with_along(l->a, joined.pair[1].name, joined.along);
    compare_limits(l, &before.lines[0], &after.lines[0]);
    if (is_unmerge) {
        compare_limits(l, &before.lines[1], &after.lines[1]);
    }
    flips_find(l->a, &before.found, &after.found, &l->out->flips);
    return STATUS_OK;
}

enum status unit_consequences_load(struct desk *desk, struct arena *a,
                                   const struct unit_joining *joining,
                                   struct unit_consequences *out, struct err *err)
{
    struct write w;
    struct looking l = {.desk = desk, .a = a, .joining = joining, .out = out};
    *out = (struct unit_consequences){.unit = "", .other = "", .told = ""};
    enum status status = sight_whole(desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "unit_merge", 0, err);
    if (status == STATUS_OK) {
        status = look_twice(&l, &w, err);
    }
    bool is_found = status == STATUS_OK;
    status = write_end(&w, is_found ? STATUS_CANCELLED : status, NULL, NULL, NULL, err);
    return is_found && status == STATUS_CANCELLED ? STATUS_OK : status;
}

const char *unit_consequences_summary(struct arena *a, const struct unit_consequences *c)
{
    return c->limits.n + c->flips.n == 0
               ? "件数和检查意见都不变"
               : arena_printf(a, "限额变 %zu 处, 检查意见变 %zu 处", c->limits.n, c->flips.n);
}
