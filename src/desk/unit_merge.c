/* Two rows that are one unit: proposed, confirmed, taken apart again. */
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/unit_join.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- merging ------------------------------------------------------------------------------ */

static enum status check_merge(struct desk *desk, const struct unit *unit, const struct unit *other,
                               struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    if (unit->record.id == other->record.id) {
        return err_set(err, STATUS_DATA, "「%s」不能并入自己", unit->name);
    }
    if (unit->record.is_void || other->record.is_void || unit->merged_into || other->merged_into) {
        return err_set(err, STATUS_DATA, "作废的或已并入别处的单位不能再合并; 请先拆开");
    }
    if (!text_is_empty(unit->credit_code) && !text_is_empty(other->credit_code) &&
        !text_eq(unit->credit_code, other->credit_code)) {
        return err_set(err, STATUS_DATA,
                       "「%s」与「%s」信用代码不同 (%s, %s), 不是同一单位; 若有一个填错请先改正",
                       unit->name, other->name, unit->credit_code, other->credit_code);
    }
    enum status status = record_ids(desk->db, QUERY_UNIT_MERGED, DB_ARGS(db_int(other->record.id)),
                                    err->arena, &ids, &n, err);
    return status == STATUS_OK && n
               ? err_set(err, STATUS_DATA, "已有单位并入「%s」; 请把它们改并入「%s」后再合并",
                         other->name, unit->name)
               : status;
}

static enum status check_unmerge(const struct unit *unit, const struct unit *other, struct err *err)
{
    return other->merged_into == unit->record.id
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "「%s」没有并入「%s」", other->name, unit->name);
}

enum status unit_join(struct write *w, const int64_t ids[2], bool is_merge, struct unit pair[2],
                      struct err *err)
{
    enum status status = unit_load(w->desk, w->arena, ids[0], &pair[0], err);
    if (status == STATUS_OK) {
        status = unit_load(w->desk, w->arena, ids[1], &pair[1], err);
    }
    if (status == STATUS_OK) {
        status = is_merge ? check_merge(w->desk, &pair[0], &pair[1], err)
                          : check_unmerge(&pair[0], &pair[1], err);
    }
    struct unit mine = pair[1];
    mine.merged_into = is_merge ? ids[0] : 0;
    return status == STATUS_OK ? write_update(w, &unit_type, &pair[1], &mine, err) : status;
}

enum status unit_merge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                       const char *why, struct err *err)
{
    struct write w;
    struct unit pair[2] = {{.name = ""}, {.name = ""}};
    enum status status = write_begin(&w, desk, a, "unit_merge", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = unit_join(&w, (int64_t[]){unit, other}, true, pair, err);
    }
    return write_end(&w, status, arena_printf(a, "「%s」并入「%s」", pair[1].name, pair[0].name),
                     why, NULL, err);
}

enum status unit_unmerge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                         const char *why, struct err *err)
{
    struct write w;
    struct unit pair[2] = {{.name = ""}, {.name = ""}};
    enum status status = write_begin(&w, desk, a, "unit_unmerge", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = unit_join(&w, (int64_t[]){unit, other}, false, pair, err);
    }
    return write_end(&w, status, arena_printf(a, "「%s」从「%s」拆出", pair[1].name, pair[0].name),
                     why, NULL, err);
}

/* ---- taking part --------------------------------------------------------------------------- */

enum status unit_parts_load(struct desk *desk, struct arena *a, int64_t unit, size_t max,
                            struct unit_parts *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    struct {
        struct {
            int64_t id;
            bool is_lead;
        } * at;
        size_t n, cap;
    } found = {0};
    *out = (struct unit_parts){0};
    enum status status =
        db_query(desk->db, QUERY_UNIT_PARTS, DB_ARGS(db_int(unit), db_int((int64_t)max)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        VEC_PUSH(a, &found)->id = db_column_int(&c, 0);
        found.at[found.n - 1].is_lead = slice_is(db_column_slice(&c, 1), "lead");
    }
    db_finish(&c);
    for (size_t i = 0; i < found.n && status == STATUS_OK; i++) {
        struct unit_part *part = VEC_PUSH(a, out);
        part->is_lead = found.at[i].is_lead;
        status = record_load(desk->db, &submission_type, found.at[i].id, a, &part->submission, err);
    }
    return status;
}
