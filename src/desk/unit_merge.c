/* Two rows that are one unit: proposed, confirmed, taken apart again. */
#include "base/slice.h"
#include "base/vec.h"
#include "desk/unit_consequences.h"
#include "desk/unit_join.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- merging ------------------------------------------------------------------------------ */

static enum status act(struct desk *desk, struct arena *a, const struct unit_joining *j,
                       const char *why, struct err *err)
{
    struct write w;
    struct unit_joined done = {.pair = {{.name = ""}, {.name = ""}}};
    const int64_t ids[2] = {j->unit, j->other};
    enum status status =
        write_begin(&w, desk, a, j->is_unmerge ? "unit_unmerge" : "unit_merge", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = unit_join(&w, ids, !j->is_unmerge, &done, err);
    }
    const char *other = unit_with_along(a, done.pair[1].name, done.along);
    return write_end(&w, status,
                     arena_printf(a, "%s%s「%s」%s", other, j->is_unmerge ? "从" : "并入",
                                  done.pair[0].name, j->is_unmerge ? "拆出" : ""),
                     why, NULL, err);
}

enum status unit_merge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                       const char *why, struct err *err)
{
    return act(desk, a, &(struct unit_joining){unit, other, false}, why, err);
}

enum status unit_unmerge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                         const char *why, struct err *err)
{
    return act(desk, a, &(struct unit_joining){unit, other, true}, why, err);
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
