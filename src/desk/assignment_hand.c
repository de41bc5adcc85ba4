#include "base/slice.h"
#include "base/vec.h"
#include "desk/assignment_freeze.h"
#include "desk/assignment_judge.h"
#include "desk/assignment_parts.h"
#include "desk/stage_advance.h"
#include "store/record.h"

static const char *sentence(const struct assign_hand *hand, const char *act, const char *name,
                            struct arena *a, int64_t n)
{
    return arena_printf(a, "%s: 申报件 %s%s, 专家 %s", act, submission_no(a, hand->submissions[0]),
                        n > 1 ? arena_printf(a, " 等 %lld 件", (long long)n) : "", name);
}

/* ---- given ------------------------------------------------------------------------------------- */

/* What speaks against giving a case. */
struct giving {
    struct assignment_judge judge;
    struct assignment_freeze freeze;
};

static enum status giving_load(struct desk *desk, struct arena *a, int64_t panel,
                               struct giving *out, struct err *err)
{
    *out = (struct giving){0};
    enum status status = assignment_judge_load(desk, a, panel, &out->judge, err);
    if (status == STATUS_OK) {
        status = panel_needs_advance(desk, a, &out->judge.panel, err);
    }
    return status == STATUS_OK
               ? assignment_freeze_load(desk, a, &out->judge.panel, &out->freeze, err)
               : status;
}

/* Counts what the pair would come to; *gives: it would be assigned. */
static enum status weigh(struct desk *desk, const struct giving *g, const struct assignment *x,
                         struct assign_handed *out, bool *gives, struct err *err)
{
    const struct assignment_judge *j = &g->judge;
    int64_t id = 0;
    *gives = false;
    enum status status = assignment_of(desk, x->panel, x->reviewer, x->submission, &id, err);
    if (status != STATUS_OK || id) {
        out->same += status == STATUS_OK;
        return status;
    }
    const char *why = assignment_refusal(j, x->reviewer, x->submission);
    why = why ? why : assignment_frozen(&g->freeze, x->submission);
    if (why) {
        *VEC_PUSH(j->arena, &out->refused) = (struct assign_refusal){x->submission, why};
        return STATUS_OK;
    }
    *gives = true;
    out->done++;
    out->load++;
    out->unskilled += assignment_is_unskilled(j, x->reviewer, x->submission);
    return STATUS_OK;
}

static struct assign_handed nothing_yet(const struct panel_seat *member)
{
    return (struct assign_handed){.load = member->reviewer.load,
                                  .load_max = member->reviewer.reviewer.load_max};
}

static struct assignment pair_of(const struct assign_hand *hand, int64_t reviewer, size_t i)
{
    return (struct assignment){.panel = hand->panel,
                               .reviewer = reviewer,
                               .submission = hand->submissions[i],
                               .origin = ASSIGNED_HAND};
}

enum status assignments_prospects(struct desk *desk, struct arena *a,
                                  const struct assign_hand *hand, struct assign_prospects *out,
                                  struct err *err)
{
    struct giving g;
    bool gives;
    *out = (struct assign_prospects){0};
    enum status status = giving_load(desk, a, hand->panel, &g, err);
    out->needs_why = g.freeze.is_on;
    for (size_t s = 0; status == STATUS_OK && s < g.judge.seats.n; s++) {
        const struct panel_seat *seat = &g.judge.seats.at[s];
        if (!text_eq(seat->seat.state, SEAT_MEMBER)) {
            continue;
        }
        struct assign_prospect *p = VEC_PUSH(a, out);
        *p = (struct assign_prospect){seat->seat.reviewer, seat->reviewer.reviewer.name,
                                      nothing_yet(seat)};
        for (size_t i = 0; i < hand->n && status == STATUS_OK; i++) {
            const struct assignment x = pair_of(hand, p->reviewer, i);
            status = weigh(desk, &g, &x, &p->would, &gives, err);
        }
    }
    return status;
}

static enum status give_all(struct write *w, const struct giving *g, const struct assign_hand *hand,
                            struct assign_handed *out, struct err *err)
{
    enum status status = assignment_freeze_allow(w->desk, &g->freeze, hand->why, err);
    for (size_t i = 0; i < hand->n && status == STATUS_OK; i++) {
        const struct assignment x = pair_of(hand, hand->reviewer, i);
        int64_t id = 0;
        bool gives;
        status = weigh(w->desk, g, &x, out, &gives, err);
        if (status == STATUS_OK && gives) {
            status = assignment_ensure(w, &x, &id, err);
        }
    }
    return status == STATUS_OK && out->refused.n == hand->n
               ? err_set(err, STATUS_DATA, "%s", out->refused.at[0].why)
               : status;
}

enum status assignments_give(struct desk *desk, struct arena *a, const struct assign_hand *hand,
                             struct assign_handed *out, struct err *err)
{
    struct write w;
    struct giving g = {0};
    const struct panel_seat *member = NULL;
    *out = (struct assign_handed){0};
    enum status status = write_begin(&w, desk, a, "assign", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = giving_load(desk, a, hand->panel, &g, err);
    }
    if (status == STATUS_OK && !(member = assignment_member(&g.judge, hand->reviewer))) {
        status = err_set(err, STATUS_DATA, "%s 不是 %s 的成员", reviewer_no(a, hand->reviewer),
                         g.judge.panel.name);
    }
    if (member) {
        *out = nothing_yet(member);
        status = give_all(&w, &g, hand, out, err);
    }
    if (hand->is_dry) {
        return write_forget(&w, status);
    }
    const char *name = member ? member->reviewer.reviewer.name : "";
    return write_end(&w, status, sentence(hand, "分配", name, a, out->done), hand->why, &out->batch,
                     err);
}

/* ---- taken back -------------------------------------------------------------------------------- */

static enum status take_one(struct write *w, const struct assign_hand *hand, int64_t submission,
                            struct assign_handed *out, struct err *err)
{
    const struct assignment_taking taking = {"replaced", hand->why};
    int64_t id = 0, drafts = 0;
    enum status status = assignment_of(w->desk, hand->panel, hand->reviewer, submission, &id, err);
    if (status != STATUS_OK || !id) {
        out->same += status == STATUS_OK;
        return status;
    }
    out->done++;
    return assignment_take(w, id, &taking, &drafts, err);
}

static enum status take_all(struct write *w, const struct assign_hand *hand,
                            struct assign_handed *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < hand->n && status == STATUS_OK; i++) {
        status = take_one(w, hand, hand->submissions[i], out, err);
    }
    if (status == STATUS_OK && !out->done) {
        status = err_set(err, STATUS_NOT_FOUND, "申报件 %s 没有分给 %s",
                         submission_no(w->arena, hand->submissions[0]),
                         reviewer_no(w->arena, hand->reviewer));
    }
    return status;
}

static enum status must_be_open(struct desk *desk, struct arena *a, int64_t panel, struct err *err)
{
    struct panel p = {0};
    enum status status = record_load(desk->db, &panel_type, panel, a, &p, err);
    if (status == STATUS_OK && text_eq(p.state, PANEL_CLOSED)) {
        return err_set(err, STATUS_DATA, "%s 已结束, 分配不能再收回", p.name);
    }
    return status == STATUS_OK ? assignment_must_be_open(&p, err) : status;
}

enum status assignments_take_back(struct desk *desk, struct arena *a,
                                  const struct assign_hand *hand, struct assign_handed *out,
                                  struct err *err)
{
    struct write w;
    struct reviewer_view who = {0};
    *out = (struct assign_handed){0};
    if (text_is_empty(hand->why) && !hand->is_dry) {
        return err_set(err, STATUS_USAGE, "收回分配要写理由");
    }
    enum status status = write_begin(&w, desk, a, "unassign", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = must_be_open(desk, a, hand->panel, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_view_load(desk, a, hand->reviewer, &who, err);
    }
    if (status == STATUS_OK) {
        status = take_all(&w, hand, out, err);
    }
    if (hand->is_dry) {
        return write_forget(&w, status);
    }
    return write_end(&w, status,
                     sentence(hand, "收回分配", text_or_empty(who.reviewer.name), a, out->done),
                     hand->why, &out->batch, err);
}
