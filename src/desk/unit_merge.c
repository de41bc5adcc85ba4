/* Two rows that are one unit: proposed, confirmed, taken apart again. */
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/units.h"
#include "desk/write.h"
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

/* `other` counts as `unit`, or by itself again. Read and checked under the lock, so that no chain of
 * merges comes about. */
static enum status set_merged(struct write *w, const int64_t ids[2], bool is_merge,
                              struct unit pair[2], struct err *err)
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
        status = set_merged(&w, (int64_t[]){unit, other}, true, pair, err);
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
        status = set_merged(&w, (int64_t[]){unit, other}, false, pair, err);
    }
    return write_end(&w, status, arena_printf(a, "「%s」从「%s」拆出", pair[1].name, pair[0].name),
                     why, NULL, err);
}

/* ---- proposals ---------------------------------------------------------------------------- */

const char *same_reason_text(enum same_reason reason)
{
    static const char *const texts[] = {"信用代码相同", "名称或又名相同", "名称相近"};
    return texts[reason];
}

struct id_pair {
    int64_t left, right;
};
typedef VEC(struct id_pair) id_pairs;

static enum status read_pairs(struct desk *desk, struct arena *a, size_t query, size_t max,
                              id_pairs *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, query, DB_ARGS(db_int((int64_t)max)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct id_pair){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    return status;
}

static bool has_pair(const struct unit_pairs *pairs, int64_t left, int64_t right)
{
    for (size_t i = 0; i < pairs->n; i++) {
        if (pairs->at[i].left.record.id == left && pairs->at[i].right.record.id == right) {
            return true;
        }
    }
    return false;
}

static enum status add_pairs(struct desk *desk, struct arena *a, const id_pairs *ids,
                             enum same_reason reason, size_t max, struct unit_pairs *out,
                             struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ids->n && out->n < max && status == STATUS_OK; i++) {
        int64_t left = ids->at[i].left, right = ids->at[i].right;
        if (left > right) {
            int64_t swap = left;
            left = right;
            right = swap;
        }
        if (has_pair(out, left, right)) {
            continue;
        }
        struct unit_pair *pair = VEC_PUSH(a, out);
        pair->reason = reason;
        status = unit_load(desk, a, left, &pair->left, err);
        if (status == STATUS_OK) {
            status = unit_load(desk, a, right, &pair->right, err);
        }
    }
    return status;
}

#define ONE_CHARACTER 3 /* bytes of an ideograph */

/* Names that differ by an inserted part only (集团, a branch) or by one character mistyped stand beside each
 * other when sorted: they begin alike, and beginning and end together are most of the longer one. With
 * more of it replaced they are different: the branches of two cities. */
static bool is_similar(const char *left, const char *right)
{
    size_t start = 0, end = 0, l = strlen(left), r = strlen(right);
    size_t shorter = l < r ? l : r, longer = l > r ? l : r;
    while (start < shorter && left[start] == right[start]) {
        start++;
    }
    while (end < shorter - start && left[l - end - 1] == right[r - end - 1]) {
        end++;
    }
    bool is_replaced = shorter - start - end > ONE_CHARACTER;
    return start >= 12 && !is_replaced && (start + end) * 4 >= longer * 3;
}

static enum status read_similar(struct desk *desk, struct arena *a, size_t max, id_pairs *out,
                                struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    int64_t last_id = 0;
    const char *last_key = "", *last_code = NULL;
    enum status status = db_query(desk->db, QUERY_UNIT_NAMES, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && out->n < max &&
           (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        const char *key = db_column_text(&c, 2, a), *code = db_column_text(&c, 3, a);
        bool may_be = !last_code || !code;
        if (last_id && may_be && !text_eq(key, last_key) && is_similar(last_key, key)) {
            *VEC_PUSH(a, out) = (struct id_pair){last_id, db_column_int(&c, 0)};
        }
        last_id = db_column_int(&c, 0);
        last_key = key;
        last_code = code;
    }
    db_finish(&c);
    return status;
}

enum status unit_duplicates(struct desk *desk, struct arena *a, size_t max, struct unit_pairs *out,
                            struct err *err)
{
    id_pairs by_code = {0}, by_key = {0}, similar = {0};
    *out = (struct unit_pairs){0};
    enum status status = read_pairs(desk, a, QUERY_UNIT_PAIRS_CODE, max, &by_code, err);
    if (status == STATUS_OK) {
        status = read_pairs(desk, a, QUERY_UNIT_PAIRS_KEY, max, &by_key, err);
    }
    if (status == STATUS_OK) {
        status = read_similar(desk, a, max, &similar, err);
    }
    if (status == STATUS_OK) {
        status = add_pairs(desk, a, &by_code, SAME_CODE, max, out, err);
    }
    if (status == STATUS_OK) {
        status = add_pairs(desk, a, &by_key, SAME_NAME, max, out, err);
    }
    return status == STATUS_OK ? add_pairs(desk, a, &similar, SIMILAR_NAME, max, out, err) : status;
}

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
