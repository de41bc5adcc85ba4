#include "desk/panel_record.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/persons.h"
#include "model/sheet.h"
#include "store/audit.h"
#include "store/queries.h"

static enum status load_order(struct desk *desk, struct arena *a, struct panel_record *r,
                              struct err *err)
{
    const struct panel *p = &r->view.panel;
    struct scoring scoring;
    struct defence defence = {0};
    char key[DIGEST_TEXT_SIZE];
    if (!p->order_seed) {
        return STATUS_OK;
    }
    enum status status = scoring_of(a, p, &scoring, err);
    if (status == STATUS_OK) {
        status = defence_load(desk, a, &scoring, &defence, err);
    }
    for (size_t i = 0; i < defence.n; i++) {
        draw_key(p->order_seed, defence.at[i].no, key);
        *VEC_PUSH(a, &r->order) = (struct panel_presentation){defence.at[i], arena_text(a, key)};
    }
    return status;
}

/* The entry by which the sheet was opened says when and by whom. */
static enum status who_reopened(struct desk *desk, struct arena *a, int64_t entry,
                                struct panel_reopening *r, struct err *err)
{
    struct audit audit;
    enum status status = audit_load(desk->db, a, entry, &audit, err);
    if (status == STATUS_OK) {
        r->at = audit.at;
        r->by = person_name(desk, a, audit.person);
    }
    return status;
}

static enum status load_reopenings(struct desk *desk, struct arena *a, struct panel_record *r,
                                   struct err *err)
{
    struct db_cursor c = {0};
    bool has_row = false;
    VEC(int64_t) entries = {0};
    enum status status = db_query(desk->db, QUERY_SHEETS_REOPENED,
                                  DB_ARGS(db_int(r->view.panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        const struct sheet_ground *ground = sheet_ground_find(db_column_text(&c, 5, a));
        if (!ground || !ground->reopens) {
            continue;
        }
        *VEC_PUSH(a, &entries) = db_column_int(&c, 7);
        *VEC_PUSH(a, &r->reopenings) = (struct panel_reopening){
            .submission = submission_no(a, db_column_int(&c, 0)),
            .title = db_column_text(&c, 1, a),
            .no = reviewer_no(a, db_column_int(&c, 2)),
            .reviewer = db_column_text(&c, 3, a),
            .sealed_at = db_column_int(&c, 4),
            .ground = ground->name,
            .why = db_column_text(&c, 6, a),
        };
    }
    db_finish(&c);
    for (size_t i = 0; status == STATUS_OK && i < r->reopenings.n; i++) {
        status = who_reopened(desk, a, entries.at[i], &r->reopenings.at[i], err);
    }
    return status;
}

enum status panel_record_load(struct desk *desk, struct arena *a, int64_t panel,
                              struct panel_record *out, struct err *err)
{
    *out = (struct panel_record){0};
    enum status status = panel_view_load(desk, a, panel, &out->view, err);
    if (status == STATUS_OK && out->view.panel.seed) {
        status = draw_record_read(a, out->view.panel.draw, &out->draw, err);
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(desk, a, panel, &out->seats, err);
    }
    if (status == STATUS_OK) {
        status = recusals_load(desk, a, panel, &out->recusals, err);
    }
    if (status == STATUS_OK) {
        status = load_order(desk, a, out, err);
    }
    return status == STATUS_OK ? load_reopenings(desk, a, out, err) : status;
}

bool panel_recusal_is_late(const struct panel *panel, const struct recusal *r)
{
    return panel->opened_at != NUMBER_NONE && r->asked_at > panel->opened_at;
}
