#include "desk/recusal_restore.h"

#include "base/slice.h"
#include "model/sheet.h"
#include "store/queries.h"
#include "store/record.h"

/* Does anything else keep the two apart? */
static enum status is_still_apart(struct write *w, const struct assignment *x, bool *apart,
                                  struct err *err)
{
    struct recusal_views grounds;
    enum status status =
        recusals_of_pair(w->desk, w->arena, x->reviewer, x->submission, &grounds, err);
    *apart = false;
    for (size_t i = 0; status == STATUS_OK && i < grounds.n; i++) {
        const struct recusal *r = &grounds.at[i].recusal;
        bool is_here = r->submission || r->panel == x->panel;
        *apart = *apart || (is_here && !text_eq(r->state, RECUSAL_DISMISSED));
    }
    return status;
}

static enum status refuse_closed(struct write *w, const struct assignment *x, struct err *err)
{
    struct panel p = {0};
    enum status status = record_load(w->desk->db, &panel_type, x->panel, w->arena, &p, err);
    return status == STATUS_OK && text_eq(p.state, PANEL_CLOSED)
               ? err_set(err, STATUS_DATA,
                         "%s 已结束, 因回避作废的打分表不能再恢复; 要改先到 0记录 撤销「评审结束」",
                         p.name)
               : status;
}

static enum status restore_sheet(struct write *w, const struct assignment *x, struct err *err)
{
    struct sheet old = {0};
    int64_t id = 0;
    enum status status =
        db_one(w->desk->db, QUERY_SHEET_RECUSED,
               DB_ARGS(db_int(x->panel), db_int(x->submission), db_int(x->reviewer)), 0, &id, err);
    if (status != STATUS_OK || !id) {
        return status;
    }
    status = record_load(w->desk->db, &sheet_type, id, w->arena, &old, err);
    struct sheet mine = old;
    mine.state = old.sealed_at == NUMBER_NONE ? SHEET_DRAFT : SHEET_SEALED;
    mine.ground = mine.why = NULL;
    return status == STATUS_OK ? write_update(w, &sheet_type, &old, &mine, err) : status;
}

static enum status restore(struct write *w, const struct assignment *old, struct err *err)
{
    struct assignment mine = *old;
    mine.void_why = NULL;
    enum status status = write_update(w, &assignment_type, old, &mine, err);
    if (status == STATUS_OK) {
        status = write_void(w, &assignment_type, one_record(old->record.id), false, err);
    }
    return status == STATUS_OK ? restore_sheet(w, old, err) : status;
}

enum status recusal_restore(struct write *w, const struct recusal *r, int64_t *restored,
                            struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    int64_t panel = r->submission ? 0 : r->panel;
    *restored = 0;
    enum status status = record_ids(w->desk->db, QUERY_ASSIGNMENT_RECUSED,
                                    DB_ARGS(db_int(r->reviewer), db_int(r->submission),
                                            db_int(panel), db_text(RECUSAL_VOIDED "*")),
                                    w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct assignment x = {0};
        bool is_apart = false;
        status = record_load(w->desk->db, &assignment_type, ids[i], w->arena, &x, err);
        if (status == STATUS_OK) {
            status = is_still_apart(w, &x, &is_apart, err);
        }
        if (status == STATUS_OK && !is_apart) {
            status = refuse_closed(w, &x, err);
        }
        if (status == STATUS_OK && !is_apart) {
            status = restore(w, &x, err);
            *restored += status == STATUS_OK;
        }
    }
    return status;
}
