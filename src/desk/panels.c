#include "desk/panels.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "desk/notices.h"
#include "desk/panel_directions.h"
#include "desk/panel_parts.h"
#include "desk/sight.h"
#include "desk/stage_advance.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- found ------------------------------------------------------------------------------------- */

static enum status count_seats(struct desk *desk, int64_t panel, const char *state, int64_t *n,
                               struct err *err)
{
    return db_one(desk->db, QUERY_PANEL_SEAT_COUNT, DB_ARGS(db_int(panel), db_text(state)), 0, n,
                  err);
}

static enum status fill_view(struct desk *desk, struct arena *a, struct panel_view *v,
                             struct err *err)
{
    struct notice_row notice = {0};
    struct panel_cases cases;
    int64_t id = v->panel.record.id;
    enum status status = notice_row_load(desk, a, v->panel.notice, &notice, err);
    v->notice = notice.code;
    if (status == STATUS_OK) {
        status = count_seats(desk, id, SEAT_MEMBER, &v->members, err);
    }
    if (status == STATUS_OK) {
        status = count_seats(desk, id, SEAT_ALTERNATE, &v->alternates, err);
    }
    if (status == STATUS_OK) {
        status =
            db_one(desk->db, QUERY_PANEL_ASSIGNED_COUNT, DB_ARGS(db_int(id)), 0, &v->assigned, err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_PANEL_LEFT_COUNT, DB_ARGS(db_int(id)), 0, &v->left, err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_PANEL_SEALED_COUNT, DB_ARGS(db_int(id), db_int(0)), 0,
                        &v->sealed, err);
    }
    if (status == STATUS_OK) {
        status = panel_cases_load(desk, a, &v->panel, &cases, err);
        v->cases = (int64_t)cases.n;
    }
    return status;
}

const char *panel_counts_text(struct arena *a, const struct panel_view *v)
{
    const char *left =
        v->left ? arena_printf(a, ", 另 %lld 件已撤回或退出;", (long long)v->left) : ",";
    return arena_printf(a, "%lld 件%s 分配 %lld 份", (long long)v->cases, left,
                        (long long)v->assigned);
}

enum status panel_view_load(struct desk *desk, struct arena *a, int64_t id, struct panel_view *out,
                            struct err *err)
{
    *out = (struct panel_view){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_type, id, a, &out->panel, err);
    }
    if (status == STATUS_OK && out->panel.record.is_void) {
        return err_set(err, STATUS_NOT_FOUND, "评审组 %s 已作废", out->panel.name);
    }
    return status == STATUS_OK ? fill_view(desk, a, out, err) : status;
}

enum status panels_load(struct desk *desk, struct arena *a, int64_t notice, struct panel_views *out,
                        struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct panel_views){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_PANEL_ALL, DB_ARGS(db_int(notice)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = panel_view_load(desk, a, ids[i], VEC_PUSH(a, out), err);
    }
    return status;
}

static enum status refuse_unknown(struct desk *desk, struct arena *a, const char *text,
                                  struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    const char *names = "";
    if (!sight_is_whole(desk)) {
        return err_set(err, STATUS_NOT_FOUND, "没有评审组「%s」", text);
    }
    enum status status =
        record_ids(desk->db, QUERY_PANEL_ALL, DB_ARGS(db_int(0)), a, &ids, &n, err);
    for (size_t i = 0; i < n && i < 10 && status == STATUS_OK; i++) {
        struct panel p = {0};
        status = record_load(desk->db, &panel_type, ids[i], a, &p, err);
        names = arena_printf(a, "%s%s#%lld %s", names, i ? ", " : "", (long long)ids[i],
                             text_or_empty(p.name));
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_NOT_FOUND, "没有评审组「%s」; 现有 %s", text,
                         *names ? names : "(一个也没有, 用 shenbao panel draw 抽取)")
               : status;
}

enum status panel_find(struct desk *desk, struct arena *a, const char *text, struct panel *out,
                       struct err *err)
{
    char *end = NULL;
    int64_t id = 0;
    enum status status = db_one(desk->db, QUERY_PANEL_BY_NAME, DB_ARGS(db_text(text)), 0, &id, err);
    if (status == STATUS_OK && !id) {
        const char *digits = text[0] == '#' ? text + 1 : text;
        id = digits[0] >= '0' && digits[0] <= '9' ? strtoll(digits, &end, 10) : 0;
        id = end && *end ? 0 : id;
    }
    struct err absent = {.arena = a};
    bool is_there = status == STATUS_OK && id &&
                    record_load(desk->db, &panel_type, id, a, out, &absent) == STATUS_OK &&
                    !out->record.is_void;
    return status == STATUS_OK && !is_there ? refuse_unknown(desk, a, text, err) : status;
}

/* ---- cases ------------------------------------------------------------------------------------- */

static struct panel_case read_case(const struct db_cursor *c, struct arena *a)
{
    return (struct panel_case){.id = db_column_int(c, 0),
                               .title = db_column_text(c, 1, a),
                               .direction = db_column_text(c, 2, a),
                               .state = db_column_text(c, 3, a),
                               .lead = db_column_int(c, 4),
                               .partners = db_column_text(c, 5, a),
                               .credit_code = db_column_text(c, 6, a)};
}

static void leave_those_behind(struct panel_cases *cases, const struct stage_advance *advance)
{
    size_t n = 0;
    for (size_t i = 0; i < cases->n; i++) {
        if (stage_advance_has(advance, cases->at[i].id)) {
            cases->at[n++] = cases->at[i];
        }
    }
    cases->n = n;
}

enum status panel_cases_load(struct desk *desk, struct arena *a, const struct panel *panel,
                             struct panel_cases *out, struct err *err)
{
    struct stage_advance advance = {0};
    enum status status = panel_scope_load(desk, a, panel, out, err);
    if (status == STATUS_OK) {
        status = stage_advance_load(desk, a, panel, out, &advance, err);
    }
    if (status == STATUS_OK && advance.is_asked && !advance.lacks) {
        leave_those_behind(out, &advance);
    }
    return status;
}

enum status panel_scope_load(struct desk *desk, struct arena *a, const struct panel *panel,
                             struct panel_cases *out, struct err *err)
{
    struct panel_directions directions;
    struct arena scratch = {0};
    struct db_cursor c;
    bool has_row = true;
    *out = (struct panel_cases){0};
    enum status status = panel_directions_load(desk, a, panel, &directions, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *track = text_is_empty(panel->track) ? NULL : panel->track;
    status = db_query(desk->db, QUERY_PANEL_CASES, DB_ARGS(db_int(panel->notice), db_text(track)),
                      &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        uint64_t bits = panel_directions_of(&directions, &scratch, db_column_borrow(&c, 2));
        if (panel_directions_take(&directions, bits)) {
            *VEC_PUSH(a, out) = read_case(&c, a);
        }
        arena_reset(&scratch);
    }
    db_finish(&c);
    arena_release(&scratch);
    return status;
}

/* ---- seats ------------------------------------------------------------------------------------- */

enum status panel_seats_load(struct desk *desk, struct arena *a, int64_t panel,
                             struct panel_seats *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct panel_seats){0};
    enum status status = sight_whole(desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = db_query(desk->db, QUERY_PANEL_SEATS, DB_ARGS(db_int(panel)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct panel_seat *s = VEC_PUSH(a, out);
        s->assigned = db_column_int(&c, 1);
        status = record_load(desk->db, &panel_member_type, db_column_int(&c, 0), a, &s->seat, err);
        if (status == STATUS_OK) {
            status = reviewer_view_load(desk, a, s->seat.reviewer, &s->reviewer, err);
        }
        if (status == STATUS_OK) {
            status = db_one(desk->db, QUERY_PANEL_SEALED_COUNT,
                            DB_ARGS(db_int(panel), db_int(s->seat.reviewer)), 0, &s->sealed, err);
        }
    }
    db_finish(&c);
    return status;
}
