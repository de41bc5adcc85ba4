#include "desk/unit_search.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/lists.h"
#include "desk/sight.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"

#define RANKED 48 /* hits among which the best are looked for */
#define WINDOWS 5 /* readings of desk/lists.h before giving up: some ten milliseconds */

struct unit_search_wanted {
    const char *typed;
    size_t max;
};

static enum status load_hits(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                             struct unit_hits *out, struct err *err)
{
    enum status status = STATUS_OK;
    *out = (struct unit_hits){0};
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = unit_load(desk, a, ids[i], VEC_PUSH(a, out), err);
    }
    return status;
}

/* Does the word stand in it as it is, not only as an abbreviation? */
static bool is_plain_hit(const struct unit *u, const char *typed)
{
    return strstr(u->name, typed) || strstr(text_or_empty(u->initials), typed);
}

/* Plain hits first, for Enter takes the first: gdslyd is 广东示例移动 before anything that has these letters
 * somewhere. Of more than RANKED the later ones are not looked at. */
static enum status load_ranked(struct desk *desk, struct arena *a, const struct id_list *list,
                               struct unit_search_wanted wanted, struct unit_hits *out,
                               struct err *err)
{
    struct unit_hits found = {0};
    size_t n = list->n < RANKED ? list->n : RANKED;
    enum status status = load_hits(desk, a, list->ids, n, &found, err);
    for (int pass = 0; pass < 2 && status == STATUS_OK; pass++) {
        for (size_t i = 0; i < found.n && out->n < wanted.max; i++) {
            if (is_plain_hit(&found.at[i], wanted.typed) == (pass == 0)) {
                *VEC_PUSH(a, out) = found.at[i];
            }
        }
    }
    return status;
}

enum status unit_search(struct desk *desk, struct arena *a, const char *typed, size_t max,
                        struct unit_hits *out, struct err *err)
{
    struct id_list list = {0};
    *out = (struct unit_hits){0};
    if (slice_trim(slice_of(typed)).n == 0 || !sight_is_whole(desk)) {
        return STATUS_OK;
    }
    struct list_options o = {.noun = "unit",
                             .where = arena_printf(a, "并入:无 %s", list_typed(a, typed))};
    enum status status = id_list_open(&list, desk, &o, err);
    for (int i = 0; i < WINDOWS && status == STATUS_OK && list.n <= max && !list.is_done; i++) {
        status = id_list_more(&list, err);
    }
    if (status == STATUS_OK) {
        struct slice word = slice_trim(slice_of(typed));
        status =
            load_ranked(desk, a, &list,
                        (struct unit_search_wanted){arena_copy(a, word.at, word.n), max}, out, err);
        out->has_more = list.n > max || !list.is_done;
    }
    id_list_release(&list);
    return status;
}

enum status unit_counts_load(struct desk *desk, int64_t unit, struct unit_counts *out,
                             struct err *err)
{
    enum status status =
        db_one(desk->db, QUERY_UNIT_PART_COUNT, DB_ARGS(db_int(unit)), 0, &out->parts, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_ACCEPTANCE_COUNT_OF_UNIT, DB_ARGS(db_int(unit)), 0,
                        &out->accepted, err);
    }
    return status == STATUS_OK
               ? db_one(desk->db, QUERY_UNIT_RECOMMENDED_COUNT,
                        DB_ARGS(db_int(unit), db_int(UNIT_COUNTED_MOST)), 0, &out->recommended, err)
               : status;
}

enum status unit_merged_load(struct desk *desk, struct arena *a, int64_t unit,
                             struct unit_hits *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(desk->db, QUERY_UNIT_MERGED, DB_ARGS(db_int(unit)), a, &ids, &n, err);
    *out = (struct unit_hits){0};
    return status == STATUS_OK ? load_hits(desk, a, ids, n, out, err) : status;
}

enum status unit_count(struct desk *desk, int64_t *count, struct err *err)
{
    return db_one(desk->db, QUERY_UNIT_COUNT, DB_NO_ARGS, 0, count, err);
}
