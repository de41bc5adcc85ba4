#include "base/slice.h"
#include "desk/assignment_parts.h"
#include "desk/draw_record.h"
#include "desk/panel_parts.h"
#include "model/person.h"
#include "store/queries.h"
#include "store/record.h"

enum status panel_seat_put(struct write *w, struct panel_member *seat, struct err *err)
{
    int64_t last = 0, other = 0;
    enum status status =
        db_one(w->desk->db, QUERY_PANEL_SEAT_OF,
               DB_ARGS(db_int(seat->panel), db_int(seat->reviewer)), 0, &other, err);
    if (status == STATUS_OK && other) {
        return err_set(err, STATUS_DATA, "%s 已在这个评审组里",
                       reviewer_no(w->arena, seat->reviewer));
    }
    if (status == STATUS_OK) {
        status = db_one(w->desk->db, QUERY_PANEL_LAST_POSITION,
                        DB_ARGS(db_int(seat->panel), db_text(seat->state)), 0, &last, err);
    }
    seat->position = last + 1;
    return status == STATUS_OK ? write_insert(w, &panel_member_type, seat, err) : status;
}

enum status panel_seat_ensure(struct write *w, int64_t panel, int64_t reviewer, struct err *err)
{
    int64_t id = 0;
    struct panel_member seat = {.panel = panel, .reviewer = reviewer, .state = SEAT_MEMBER};
    enum status status = db_one(w->desk->db, QUERY_PANEL_SEAT_OF,
                                DB_ARGS(db_int(panel), db_int(reviewer)), 0, &id, err);
    return status == STATUS_OK && !id ? panel_seat_put(w, &seat, err) : status;
}

static enum status load_changeable(struct desk *desk, struct arena *a, int64_t id, struct panel *p,
                                   struct err *err)
{
    enum status status = record_load(desk->db, &panel_type, id, a, p, err);
    return status == STATUS_OK ? panel_is_open_to_change(p, err) : status;
}

static enum status seat_all(struct write *w, const struct panel_seating *seating,
                            const char **names, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < seating->n && status == STATUS_OK; i++) {
        struct reviewer_view r = {0};
        struct panel_member seat = {
            .panel = seating->panel, .reviewer = seating->reviewers[i], .state = seating->state};
        status = reviewer_view_load(w->desk, w->arena, seat.reviewer, &r, err);
        if (status == STATUS_OK) {
            status = panel_seat_put(w, &seat, err);
        }
        *names =
            arena_printf(w->arena, "%s%s%s", *names, i ? "、" : "", text_or_empty(r.reviewer.name));
    }
    return status;
}

enum status panel_seats_add(struct desk *desk, struct arena *a, const struct panel_seating *seating,
                            int64_t *batch, struct err *err)
{
    struct write w;
    struct panel p = {0};
    const char *names = "";
    enum status status = write_begin(&w, desk, a, "panel_seat", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = load_changeable(desk, a, seating->panel, &p, err);
    }
    if (status == STATUS_OK) {
        status = seat_all(&w, seating, &names, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "指定 %s 为 %s 的%s", names, text_or_empty(p.name),
                                  seat_state_name(seating->state)),
                     NULL, batch, err);
}

static bool was_drawn(struct arena *a, const struct panel *p, int64_t reviewer)
{
    struct draw_entries drawn = {0};
    struct err err = {.arena = a};
    const char *no = reviewer_no(a, reviewer);
    if (!p->seed || draw_record_read(a, p->draw, &drawn, &err) != STATUS_OK) {
        return false;
    }
    for (size_t i = 0; i < drawn.n; i++) {
        const struct draw_entry *e = &drawn.at[i];
        if (text_eq(e->label, no) && (e->fate == DRAW_MEMBER || e->fate == DRAW_ALTERNATE)) {
            return true;
        }
    }
    return false;
}

static enum status void_work(struct write *w, const struct panel_unseating *who, struct err *err)
{
    const struct assignment_taking taking = {"replaced",
                                             arena_printf(w->arena, "撤下: %s", who->why)};
    struct assignments all;
    int64_t sheets = 0;
    enum status status = assignments_load(w->desk, w->arena, who->panel, who->reviewer, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = assignment_take(w, all.at[i].record.id, &taking, &sheets, err);
    }
    return status;
}

static enum status take_down(struct write *w, const struct panel_unseating *who,
                             const struct panel *p, struct err *err)
{
    int64_t seat = 0;
    enum status status = db_one(w->desk->db, QUERY_PANEL_SEAT_OF,
                                DB_ARGS(db_int(who->panel), db_int(who->reviewer)), 0, &seat, err);
    const char *no = reviewer_no(w->arena, who->reviewer);
    if (status == STATUS_OK && !seat) {
        return err_set(err, STATUS_DATA, "%s 不在 %s 里", no, p->name);
    }
    if (status == STATUS_OK && was_drawn(w->arena, p, who->reviewer)) {
        return err_set(err, STATUS_DATA, "%s 是抽取出来的, 不能撤下, 只能换人", no);
    }
    if (status == STATUS_OK) {
        status = void_work(w, who, err);
    }
    return status == STATUS_OK ? write_void(w, &panel_member_type, one_record(seat), true, err)
                               : status;
}

enum status panel_seat_void(struct desk *desk, struct arena *a, const struct panel_unseating *who,
                            int64_t *batch, struct err *err)
{
    struct write w;
    struct panel p = {0};
    struct reviewer_view r = {0};
    if (text_is_empty(who->why)) {
        return err_set(err, STATUS_USAGE, "撤下要写理由");
    }
    enum status status = write_begin(&w, desk, a, "panel_unseat", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = load_changeable(desk, a, who->panel, &p, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_view_load(desk, a, who->reviewer, &r, err);
    }
    if (status == STATUS_OK) {
        status = take_down(&w, who, &p, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "%s 从 %s 撤下", text_or_empty(r.reviewer.name), text_or_empty(p.name)),
        who->why, batch, err);
}

static enum status set_head(struct write *w, const struct panel_member *seat, bool is_head,
                            struct err *err)
{
    struct panel_member mine = *seat;
    mine.is_head = is_head;
    return seat->is_head == mine.is_head ? STATUS_OK
                                         : write_update(w, &panel_member_type, seat, &mine, err);
}

enum status panel_head_set(struct desk *desk, struct arena *a, int64_t seat, struct err *err)
{
    struct write w;
    struct panel_member wanted = {0};
    struct panel_seats seats = {0};
    const char *name = "";
    enum status status = write_begin(&w, desk, a, "panel_head", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_member_type, seat, a, &wanted, err);
    }
    if (status == STATUS_OK && !text_eq(wanted.state, SEAT_MEMBER)) {
        status = err_set(err, STATUS_DATA, "组长要是评审组的成员");
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(desk, a, wanted.panel, &seats, err);
    }
    for (size_t i = 0; i < seats.n && status == STATUS_OK; i++) {
        const struct panel_member *one = &seats.at[i].seat;
        name = one->record.id == seat ? seats.at[i].reviewer.reviewer.name : name;
        status = set_head(&w, one, one->record.id == seat, err);
    }
    return write_end(&w, status, arena_printf(a, "%s 任组长", name), NULL, NULL, err);
}

/* ---- who is more than an expert ---------------------------------------------------------------- */

static bool has_other_roles(const struct panel_seat *s)
{
    struct person p = {.roles = s->reviewer.roles};
    return !text_eq(s->seat.state, SEAT_REPLACED) && s->reviewer.roles &&
           (person_may(&p) & ~(unsigned)MAY_REVIEW);
}

const char *panel_two_roles_text(struct arena *a, const struct panel_seats *seats)
{
    const char *names = NULL;
    for (size_t i = 0; i < seats->n; i++) {
        const struct panel_seat *s = &seats->at[i];
        if (has_other_roles(s)) {
            names =
                arena_printf(a, "%s%s%s (%s)", text_or_empty(names), names ? ", " : "",
                             s->reviewer.reviewer.name, person_roles_text(a, s->reviewer.roles));
        }
    }
    return names ? arena_printf(a,
                                "%s: 自己的打分表全部封存以前, 看不到本组别人的分和名次, "
                                "盲审的也看不到是谁申报的",
                                names)
                 : NULL;
}

enum status panel_two_roles_load(struct desk *desk, struct arena *a, int64_t panel,
                                 const char **text, struct err *err)
{
    struct panel_seats seats;
    enum status status = panel_seats_load(desk, a, panel, &seats, err);
    *text = status == STATUS_OK ? panel_two_roles_text(a, &seats) : NULL;
    return status;
}
