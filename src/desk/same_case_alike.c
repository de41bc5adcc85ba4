#include "desk/same_case_alike.h"

#include "base/buf.h"
#include "base/keymap.h"
#include "base/slice.h"
#include "base/vec.h"
#include "store/queries.h"

/* Leads and titles seen so far, by fingerprint, and whose they were first. */
struct seen {
    struct arena *out; /* of what is found */
    struct arena arena;
    struct keymap merged; /* unit: place of what it is now in `units` */
    VEC(int64_t) units;
    struct keymap keys; /* lead and title: place in `ids` */
    VEC(int64_t) ids;
    VEC(bool) is_told; /* of ids: is it among those alike */
};

static enum status read_merged(struct desk *desk, struct seen *seen, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_UNIT_MERGED_PAIRS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t id = db_column_int(&c, 0);
        (void)keymap_add(&seen->merged, &id, sizeof id, (uint32_t)seen->units.n);
        *VEC_PUSH(&seen->arena, &seen->units) = db_column_int(&c, 1);
    }
    db_finish(&c);
    return status;
}

/* Place of the first submission with this lead and title; its own when it is the first. */
static uint32_t place_of(struct seen *seen, struct buf *key, int64_t id, int64_t lead,
                         struct slice title)
{
    uint32_t merged = keymap_get(&seen->merged, &lead, sizeof lead);
    int64_t unit = merged == KEYMAP_ABSENT ? lead : seen->units.at[merged];
    uint32_t own = (uint32_t)seen->ids.n;
    buf_clear(key);
    buf_add(key, (const char *)&unit, sizeof unit);
    buf_add(key, title.at, title.n);
    *VEC_PUSH(&seen->arena, &seen->ids) = id;
    *VEC_PUSH(&seen->arena, &seen->is_told) = false;
    return keymap_add(&seen->keys, key->at, key->n, own);
}

static void take_alike(struct seen *seen, uint32_t first, int64_t id, struct alike_ids *out)
{
    if (!seen->is_told.at[first]) {
        seen->is_told.at[first] = true;
        *VEC_PUSH(seen->out, out) = seen->ids.at[first];
    }
    *VEC_PUSH(seen->out, out) = id;
}

static enum status read_keys(struct desk *desk, struct seen *seen, struct alike_ids *out,
                             struct err *err)
{
    struct db_cursor c;
    struct buf key = BUF_INIT;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_SAME_CASE_KEYS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t id = db_column_int(&c, 0);
        uint32_t first = place_of(seen, &key, id, db_column_int(&c, 1), db_column_slice(&c, 2));
        if (seen->ids.at[first] != id) {
            take_alike(seen, first, id, out);
        }
    }
    db_finish(&c);
    buf_release(&key);
    return status;
}

enum status alike_find(struct desk *desk, struct arena *a, struct alike_ids *out, struct err *err)
{
    struct seen seen = {.out = a};
    *out = (struct alike_ids){0};
    keymap_init(&seen.merged);
    keymap_init(&seen.keys);
    enum status status = read_merged(desk, &seen, err);
    if (status == STATUS_OK) {
        status = read_keys(desk, &seen, out, err);
    }
    keymap_release(&seen.merged);
    keymap_release(&seen.keys);
    arena_release(&seen.arena);
    return status;
}
