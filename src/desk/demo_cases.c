/* The demonstration's submissions: entered as a recommender's table has them, then moved on. */
#include "base/slice.h"
#include "desk/corrections.h"
#include "desk/demo_parts.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/regions.h"
#include "desk/submission_acts.h"
#include "model/fields.h"

/* Longest chapter written: more would only make the desk large. */
#define CHAPTER_SENTENCES 6

typedef VEC(const char *) names;

static void add_leaves(struct arena *a, const struct direction *at, size_t n, names *out)
{
    for (size_t i = 0; i < n; i++) {
        if (at[i].children.n) {
            add_leaves(a, at[i].children.at, at[i].children.n, out);
        } else {
            *VEC_PUSH(a, out) = at[i].name;
        }
    }
}

static const char *pick_direction(struct demo *d, const struct notice *n, size_t axis)
{
    names leaves = {0};
    if (axis < n->axes.n) {
        add_leaves(d->arena, n->axes.at[axis].directions.at, n->axes.at[axis].directions.n,
                   &leaves);
    }
    return leaves.n ? leaves.at[demo_below(d, leaves.n)] : NULL;
}

static const char *pick_title(struct demo *d, const struct demo_call *call, const char *region,
                              const char *direction)
{
    if (!call->subjects) {
        return arena_printf(d->arena, "%s护航新型工业化网络安全%s", region_name(d->desk, region),
                            text_or_empty(direction));
    }
    static const char *const forms[] = {"%s%s", "面向%s的%s", "%s%s（二期）"};
    const char *subject = demo_pick(d, call->subjects), *work = demo_pick(d, call->works);
    switch (demo_below(d, sizeof forms / sizeof *forms)) {
    case 0: return arena_printf(d->arena, "%s%s", subject, work);
    case 1: return arena_printf(d->arena, "面向%s的%s", subject, work);
    default: return arena_printf(d->arena, "%s%s（二期）", subject, work);
    }
}

/* No unit twice, nor the lead itself; up to what the call gives, sometimes one above the notice. */
static const char *pick_partners(struct demo *d, size_t max, int64_t lead)
{
    int64_t *ids = ARENA_ARRAY(d->arena, int64_t, max + 1);
    size_t n = 0, wanted = demo_below(d, 2) ? demo_below(d, max + 1) : 0;
    while (n < wanted) {
        int64_t id = d->applicants[demo_below(d, demo_applicants())].record.id;
        bool is_new = id != lead;
        for (size_t i = 0; i < n; i++) {
            is_new = is_new && ids[i] != id;
        }
        if (is_new) {
            ids[n++] = id;
        }
    }
    return links_text(d->arena, ids, n);
}

static const char *chapter(struct demo *d)
{
    const char *text = "";
    for (size_t i = demo_below(d, CHAPTER_SENTENCES) + 1; i > 0; i--) {
        text = arena_printf(d->arena, "%s%s", text, demo_pick(d, &demo_texts));
    }
    return text;
}

/* The first chapters of the form, as far as an applicant's file was typed in. */
static const char *fill_form(struct demo *d, const struct notice *n)
{
    const char *fields = NULL;
    size_t left = demo_below(d, 4);
    for (size_t g = 0; g < n->form_groups.n; g++) {
        for (size_t i = 0; i < n->form_groups.at[g].fields.n && left > 0; i++) {
            const struct field *f = &n->form_groups.at[g].fields.at[i];
            if (f->type == FIELD_CHAPTER && f->id) {
                fields = fields_set(d->arena, fields, f->id, chapter(d));
                left--;
            }
        }
    }
    return fields;
}

static void add_contact(struct demo *d, struct submission *s)
{
    s->contact = demo_pick(d, &demo_people);
    s->phone = demo_phone(d);
    s->email = arena_printf(d->arena, "shenbao%zu@example.cn", demo_below(d, 900) + 100);
    s->contact_info = arena_printf(d->arena, "%s %s", s->contact, s->phone);
}

enum status demo_make_case(struct demo *d, const struct demo_parcel *p, size_t index,
                           struct err *err)
{
    const struct unit *from = &d->recommenders[p->recommender];
    const struct unit *lead =
        p->call->subjects ? demo_applicant(d, from, p->number + index * 7) : from;
    const struct notice *n = NULL;
    struct notice_row row = {0};
    enum status status = notice_find(d->desk, d->arena, p->call->notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(d->desk, row.record.id, 0, &n, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct submission s = {
        .notice = row.record.id,
        .track = p->call->track,
        .direction = pick_direction(d, n, p->call->axis),
        .lead = lead->record.id,
        .credit_code = lead->credit_code,
        .partners = pick_partners(d, p->call->max_partners, lead->record.id),
        .recommender = from->record.id,
        .list_order = (int64_t)index + 1,
        .fields = fill_form(d, n),
    };
    s.title = pick_title(d, p->call, from->region, s.direction);
    add_contact(d, &s);
    status = submission_save(d->desk, d->arena, NULL, &s, NULL, err);
    d->cases.at[p->first_case + index].id = s.record.id;
    return status;
}

/* The defects the check finds, and one that a person sees. */
static enum status issue(struct demo *d, int64_t id, struct err *err)
{
    struct correction_draft draft;
    enum status status = correction_draft_load(d->desk, d->arena, id, &draft, err);
    if (status != STATUS_OK || draft.refusal) {
        return status;
    }
    correction_draft_add(d->arena, &draft, demo_reason("correct"), NULL);
    return correction_issue(d->desk, d->arena, &draft, NULL, NULL, err);
}

static enum status answer(struct demo *d, int64_t id, struct err *err)
{
    struct correction_view v;
    bool is_done = false;
    enum status status = correction_view_load(d->desk, d->arena, id, &v, err);
    if (status != STATUS_OK || !v.is_waiting) {
        return status;
    }
    int64_t *positions = ARENA_ARRAY(d->arena, int64_t, v.n_items + 1);
    for (size_t i = 0; i < v.n_items; i++) {
        positions[i] = v.items[i].item.position;
    }
    struct correction_answer all = {id, positions, v.n_items, "来件单位已补齐，经核对无误"};
    return correction_answer(d->desk, d->arena, &all, NULL, &is_done, err);
}

/* What came late is admitted by the supervisor before it is accepted. */
static enum status admit(struct demo *d, int64_t id, struct err *err)
{
    enum late_standing standing = LATE_NONE;
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = late_standing_of(d->desk, id, &standing, err);
    if (status == STATUS_OK && standing == LATE_WAITS) {
        status = receipts_of(d->desk, d->arena, id, &ids, &n, err);
    }
    return status == STATUS_OK && n
               ? late_decide(d->desk, d->arena, ids[0], LATE_ACCEPTED,
                             (struct act_ground){"邮路受阻，来件单位已提前说明", NULL}, NULL, err)
               : status;
}

static enum status ground_of(struct demo *d, int64_t id, const char *act, struct act_ground *out,
                             struct err *err)
{
    struct submission s = {0};
    const struct notice *n = NULL;
    enum status status = submission_load(d->desk, d->arena, id, &s, err);
    if (status == STATUS_OK) {
        status = notice_definition(d->desk, s.notice, s.revision, &n, err);
    }
    *out = (struct act_ground){demo_reason(act), n ? demo_clause(act, n) : NULL};
    return status;
}

/* What cannot be done then (a step the notice does not have, a clock that still runs) is left out. */
enum status demo_act(struct demo *d, size_t index, size_t step, struct err *err)
{
    const char *act = demo_paths[index % n_demo_paths].acts[step];
    int64_t id = d->cases.at[index].id;
    struct act_ground ground = {0};
    struct submission_plan plan;
    size_t done;
    if (text_eq(act, "wait")) {
        return STATUS_OK;
    }
    if (text_eq(act, "correct")) {
        return issue(d, id, err);
    }
    if (text_eq(act, "answer")) {
        return answer(d, id, err);
    }
    enum status status = text_eq(act, "accept") ? admit(d, id, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = ground_of(d, id, act, &ground, err);
    }
    if (status == STATUS_OK) {
        status = submission_plan_make(d->desk, d->arena, &id, 1, act, &plan, err);
    }
    return status == STATUS_OK && plan.going
               ? submission_plan_do(d->desk, d->arena, &plan, ground, NULL, &done, err)
               : status;
}
