#include "desk/assignment_judge.h"
#include "desk/assignment_parts.h"
#include "desk/panel_parts.h"
#include "desk/sheets.h"
#include "store/queries.h"
#include "store/record.h"

struct replacing {
    struct write *w;
    const struct panel_replacement *order;
    struct panel_replaced *out;
    struct panel panel;
    struct panel_seats seats;
    const struct panel_seat *leaving;
    struct panel_member joining;   /* record.id 0: a new seat */
    struct assignment_judge judge; /* with who comes among the members */
};

static enum status find_leaving(struct replacing *r, struct err *err)
{
    struct panel_member seat = {0};
    struct desk *desk = r->w->desk;
    enum status status =
        record_load(desk->db, &panel_member_type, r->order->seat, r->w->arena, &seat, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_type, seat.panel, r->w->arena, &r->panel, err);
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(desk, r->w->arena, seat.panel, &r->seats, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < r->seats.n; i++) {
        if (r->seats.at[i].seat.record.id == r->order->seat) {
            r->leaving = &r->seats.at[i];
        }
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (!r->leaving || !text_eq(seat.state, SEAT_MEMBER)) {
        return err_set(err, STATUS_DATA, "要替换的不是现在的成员");
    }
    return text_eq(r->panel.state, PANEL_CLOSED)
               ? err_set(err, STATUS_DATA, "%s 已结束, 不能换人", r->panel.name)
               : STATUS_OK;
}

/* The alternate wanted, or the first one; who is neither gets a new seat. */
static enum status find_joining(struct replacing *r, struct err *err)
{
    int64_t wanted = r->order->reviewer;
    struct reviewer_view v = {0};
    for (size_t i = 0; i < r->seats.n; i++) {
        const struct panel_seat *s = &r->seats.at[i];
        bool is_alternate = text_eq(s->seat.state, SEAT_ALTERNATE);
        if (is_alternate && (!wanted || s->seat.reviewer == wanted)) {
            r->joining = s->seat;
            r->out->in = s->reviewer.reviewer.name;
            return STATUS_OK;
        }
        if (wanted && s->seat.reviewer == wanted && text_eq(s->seat.state, SEAT_MEMBER)) {
            return err_set(err, STATUS_DATA, "%s 已是成员", s->reviewer.reviewer.name);
        }
    }
    if (!wanted) {
        return err_set(err, STATUS_DATA, "没有候补了; 请指明换谁, 由主管决定");
    }
    enum status status = reviewer_view_load(r->w->desk, r->w->arena, wanted, &v, err);
    r->joining = (struct panel_member){.panel = r->panel.record.id, .reviewer = wanted};
    r->out->in = v.reviewer.name;
    return status;
}

static enum status put_seats(struct replacing *r, struct err *err)
{
    struct panel_member mine = r->joining, gone = r->leaving->seat;
    int64_t last = 0;
    enum status status =
        db_one(r->w->desk->db, QUERY_PANEL_LAST_POSITION,
               DB_ARGS(db_int(r->panel.record.id), db_text(SEAT_MEMBER)), 0, &last, err);
    mine.state = SEAT_MEMBER;
    mine.position = last + 1;
    if (status == STATUS_OK) {
        status = mine.record.id ? write_update(r->w, &panel_member_type, &r->joining, &mine, err)
                                : write_insert(r->w, &panel_member_type, &mine, err);
    }
    gone.state = SEAT_REPLACED;
    gone.is_head = 0;
    gone.replaced_by = mine.record.id;
    gone.why = r->order->why;
    return status == STATUS_OK
               ? write_update(r->w, &panel_member_type, &r->leaving->seat, &gone, err)
               : status;
}

/* Who comes takes over what they may read. */
static enum status pass_on(struct replacing *r, const struct assignment *old, struct err *err)
{
    const struct assignment x = {.panel = old->panel,
                                 .reviewer = r->joining.reviewer,
                                 .submission = old->submission,
                                 .origin = ASSIGNED_HAND};
    int64_t id = 0;
    if (assignment_refusal(&r->judge, x.reviewer, x.submission)) {
        r->out->blocked++;
        return STATUS_OK;
    }
    r->out->passed++;
    return assignment_ensure(r->w, &x, &id, err);
}

static enum status move_one(struct replacing *r, const struct assignment *old, struct err *err)
{
    const struct assignment_taking taking = {"replaced",
                                             arena_printf(r->w->arena, "替换: %s", r->order->why)};
    int64_t sheets = 0;
    enum status status = assignment_take(r->w, old->record.id, &taking, &sheets, err);
    r->out->sheets += sheets;
    r->out->voided++;
    return status == STATUS_OK ? pass_on(r, old, err) : status;
}

static enum status move_work(struct replacing *r, struct err *err)
{
    struct desk *desk = r->w->desk;
    struct assignments all = {0};
    enum status status =
        assignment_judge_load(desk, r->w->arena, r->panel.record.id, &r->judge, err);
    if (status == STATUS_OK) {
        status = assignments_load(desk, r->w->arena, r->panel.record.id, r->leaving->seat.reviewer,
                                  &all, err);
    }
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = move_one(r, &all.at[i], err);
    }
    return status;
}

static enum status replace(struct replacing *r, struct err *err)
{
    enum status status = find_leaving(r, err);
    if (status == STATUS_OK) {
        r->out->out = r->leaving->reviewer.reviewer.name;
        status = find_joining(r, err);
    }
    if (status == STATUS_OK) {
        status = put_seats(r, err);
    }
    return status == STATUS_OK ? move_work(r, err) : status;
}

enum status panel_replace(struct desk *desk, struct arena *a, const struct panel_replacement *order,
                          bool is_dry, struct panel_replaced *out, struct err *err)
{
    struct write w;
    struct replacing r = {.w = &w, .order = order, .out = out};
    *out = (struct panel_replaced){0};
    if (text_is_empty(order->why) && !is_dry) {
        return err_set(err, STATUS_USAGE, "换人要写理由: 印在评审组记录上");
    }
    enum status status = write_begin(&w, desk, a, "panel_replace", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = replace(&r, err);
    }
    if (is_dry) {
        return write_forget(&w, status);
    }
    return write_end(&w, status,
                     arena_printf(a, "%s: %s 接替 %s, 转给 %lld 件", text_or_empty(r.panel.name),
                                  text_or_empty(out->in), text_or_empty(out->out),
                                  (long long)out->passed),
                     order->why, &out->batch, err);
}
