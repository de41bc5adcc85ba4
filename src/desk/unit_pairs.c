#include "desk/unit_pairs.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/decisions.h"
#include "desk/sight.h"
#include "desk/units.h"
#include "store/queries.h"
#include "text/key.h"

#define KIND "same_unit"
#define MOST_TOLD_APART 1000

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
                             enum same_reason reason, struct unit_pairs *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < ids->n && status == STATUS_OK; i++) {
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

/* All that look alike, told apart or not. */
static enum status find_pairs(struct desk *desk, struct arena *a, size_t max,
                              struct unit_pairs *out, struct err *err)
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
        status = add_pairs(desk, a, &by_code, SAME_CODE, out, err);
    }
    if (status == STATUS_OK) {
        status = add_pairs(desk, a, &by_key, SAME_NAME, out, err);
    }
    return status == STATUS_OK ? add_pairs(desk, a, &similar, SIMILAR_NAME, out, err) : status;
}

/* ---- told apart --------------------------------------------------------------------------- */

static const char *pair_key(struct arena *a, int64_t one, int64_t other)
{
    return arena_printf(a, "#%lld #%lld", (long long)(one < other ? one : other),
                        (long long)(one < other ? other : one));
}

static void settle(struct desk *desk, struct arena *a, const struct decisions *told,
                   struct unit_pair *pair)
{
    const char *key = pair_key(a, pair->left.record.id, pair->right.record.id);
    for (size_t i = 0; i < told->n; i++) {
        if (text_eq(told->at[i].key, key)) {
            pair->told_by = decision_by(desk, a, &told->at[i]);
            pair->why = told->at[i].note;
        }
    }
}

/* Those told apart, or those not. */
static enum status some_pairs(struct desk *desk, struct arena *a, size_t max, bool is_apart,
                              struct unit_pairs *out, struct err *err)
{
    struct decisions told;
    struct unit_pairs all = {0};
    *out = (struct unit_pairs){0};
    enum status status = decisions_load(desk, a, KIND, 0, &told, err);
    if (status == STATUS_OK) {
        status = find_pairs(desk, a, max + told.n, &all, err);
    }
    for (size_t i = 0; i < all.n && out->n < max && status == STATUS_OK; i++) {
        settle(desk, a, &told, &all.at[i]);
        if ((all.at[i].told_by != NULL) == is_apart) {
            *VEC_PUSH(a, out) = all.at[i];
        }
    }
    return status;
}

enum status unit_duplicates(struct desk *desk, struct arena *a, size_t max, struct unit_pairs *out,
                            struct err *err)
{
    enum status status = sight_whole(desk, err);
    return status == STATUS_OK ? some_pairs(desk, a, max, false, out, err) : status;
}

enum status unit_pairs_told_apart(struct desk *desk, struct arena *a, struct unit_pairs *out,
                                  struct err *err)
{
    return some_pairs(desk, a, MOST_TOLD_APART, true, out, err);
}

enum status unit_tell_apart(struct desk *desk, struct arena *a, const struct unit_apart *act,
                            struct err *err)
{
    struct unit pair[2];
    const int64_t ids[2] = {act->one, act->other};
    for (size_t i = 0; i < 2; i++) {
        enum status status = unit_load(desk, a, ids[i], &pair[i], err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (act->one == act->other || pair[0].merged_into == act->other ||
        pair[1].merged_into == act->one) {
        return err_set(err, STATUS_DATA, "「%s」和「%s」是一个单位; 合并过的先拆开", pair[0].name,
                       pair[1].name);
    }
    struct decision_act decision = {
        .decision = {.kind = KIND,
                     .key = pair_key(a, act->one, act->other),
                     .value = act->is_taken_back ? NULL : "different",
                     .note = act->why},
        .may = MAY_LOG,
        .summary = arena_printf(a, "「%s」和「%s」: %s", pair[0].name, pair[1].name,
                                act->is_taken_back ? "收回不是同一家的决定" : "不是同一家"),
        .why = act->why};
    return decision_make(desk, a, &decision, err);
}

/* ---- a new one ---------------------------------------------------------------------------- */

static enum status find_similar(struct desk *desk, struct arena *a, const char *key, int64_t *id,
                                struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_UNIT_NAMES, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && !*id && (status = db_next(&c, &has_row, err)) == STATUS_OK &&
           has_row) {
        *id = is_similar(key, db_column_text(&c, 2, a)) ? db_column_int(&c, 0) : 0;
    }
    db_finish(&c);
    return status;
}

enum status unit_alike(struct desk *desk, struct arena *a, const char *name, struct unit *out,
                       struct err *err)
{
    struct arena scratch = {0};
    int64_t id = 0;
    *out = (struct unit){0};
    enum status status = unit_match(desk, a, NULL, name, &id, err);
    if (status == STATUS_OK && !id) {
        status = find_similar(desk, &scratch, unit_key(&scratch, name), &id, err);
    }
    arena_release(&scratch);
    return status == STATUS_OK && id ? unit_load(desk, a, id, out, err) : status;
}
