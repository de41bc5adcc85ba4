#include "desk/panel_parts.h"
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

enum status panel_seat_add(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                           const char *state, struct err *err)
{
    struct write w;
    struct panel p = {0};
    struct reviewer_view r = {0};
    struct panel_member seat = {.panel = panel, .reviewer = reviewer, .state = state};
    enum status status = write_begin(&w, desk, a, "panel_seat", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = load_changeable(desk, a, panel, &p, err);
    }
    if (status == STATUS_OK) {
        status = reviewer_view_load(desk, a, reviewer, &r, err);
    }
    if (status == STATUS_OK) {
        status = panel_seat_put(&w, &seat, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "指定 %s 为 %s 的%s", text_or_empty(r.reviewer.name),
                                  text_or_empty(p.name), seat_state_name(state)),
                     NULL, NULL, err);
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
