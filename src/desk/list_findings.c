#include "desk/list_findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "rules/deadline.h"
#include "rules/list_check.h"
#include "store/queries.h"

/* One list and what is known of it. */
struct one_list {
    struct limit_rows *rows;
    int64_t unit;
    struct facts facts;
    struct findings *out;
};

static struct one_list list_of(struct limit_rows *rows, uint32_t recommender, struct findings *out)
{
    const struct counted_list *l = &rows->list;
    return (struct one_list){.rows = rows,
                             .unit = l->units.at[recommender].id,
                             .facts = {.notice = l->notice,
                                       .recommender = *l->units.at[recommender].facts,
                                       .receiver = l->receiver,
                                       .level = l->level},
                             .out = out};
}

/* ---- order ---------------------------------------------------------------------------------------------- */

/* A row of a list, with what it is sorted by. */
struct placed {
    uint32_t recommender, track;
    int32_t order;
    bool is_withdrawn;
    int64_t id;
};

static int by_place(const void *left, const void *right)
{
    const struct placed *l = left, *r = right;
    if (l->recommender != r->recommender) {
        return l->recommender < r->recommender ? -1 : 1;
    }
    if (l->track != r->track) {
        return l->track < r->track ? -1 : 1;
    }
    if (l->order != r->order) {
        return l->order < r->order ? -1 : 1;
    }
    return (l->id > r->id) - (l->id < r->id);
}

/* The rows filed here with a recommender (with one given only its own; what is handed up from another notice has
 * its order there) in the order of lists, tracks and numbers. */
static struct placed *places_of(struct limit_rows *rows, struct arena *a, uint32_t recommender,
                                size_t *n)
{
    const struct counted_list *l = &rows->list;
    struct placed *all = ARENA_ARRAY(a, struct placed, l->rows.n + 1);
    *n = 0;
    for (size_t i = 0; i < l->rows.n; i++) {
        const struct counted_case *c = &l->rows.at[i];
        bool is_here = c->as == COUNTED_FULLY || c->as == COUNTED_NOT;
        bool is_wanted =
            c->recommender && is_here && (!recommender || c->recommender == recommender);
        if (is_wanted) {
            all[(*n)++] =
                (struct placed){c->recommender, c->track, c->order, c->as == COUNTED_NOT, c->id};
        }
    }
    if (*n) {
        qsort(all, *n, sizeof *all, by_place);
    }
    return all;
}

/* The rows of one track. */
static void find_order(struct one_list *l, const struct placed *at, size_t n)
{
    struct arena a = {0};
    struct list_case *cases = ARENA_ARRAY(&a, struct list_case, n + 1);
    for (size_t i = 0; i < n; i++) {
        cases[i] = (struct list_case){
            .id = at[i].id,
            .order = at[i].order == COUNTED_NO_ORDER ? NUMBER_NONE : at[i].order,
            .is_withdrawn = at[i].is_withdrawn,
        };
    }
    l->facts.track = l->rows->list.texts.at[at[0].track];
    list_order_check(&l->facts, cases, n, l->out);
    l->facts.track = NULL;
    arena_release(&a);
}

static size_t same_track(const struct placed *at, size_t n)
{
    size_t length = 1;
    while (length < n && at[length].recommender == at[0].recommender &&
           at[length].track == at[0].track) {
        length++;
    }
    return length;
}

/* ---- what came with it ---------------------------------------------------------------------------------- */

struct came {
    VEC(struct copies_received) items;
    bool has_arrival;
};

static const char *seal_of(const struct db_cursor *c, int column, struct arena *a)
{
    return db_column_is_null(c, column) ? NULL : db_column_text(c, column, a);
}

/* Every arrival of the notice from the unit, material by material. */
static enum status read_items(struct one_list *l, struct came *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    struct arena *a = l->out->arena;
    enum status status = db_query(l->rows->source->desk->db, QUERY_CHECK_LIST_ITEMS,
                                  DB_ARGS(db_int(l->rows->notice), db_int(l->unit)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        out->has_arrival = true;
        if (!db_column_is_null(&c, 0)) {
            *VEC_PUSH(a, &out->items) = (struct copies_received){
                .material = db_column_text(&c, 0, a),
                .received = {.has = !db_column_is_null(&c, 1), .value = db_column_int(&c, 1)},
                .seal_applicant = seal_of(&c, 2, a),
                .seal_recommender = seal_of(&c, 3, a),
            };
        }
    }
    db_finish(&c);
    return status;
}

/* Nothing is missing while nothing came. */
static enum status find_table(struct one_list *l, size_t n_cases, struct err *err)
{
    struct came came = {0};
    enum status status = l->facts.notice->tables.n ? read_items(l, &came, err) : STATUS_OK;
    if (status == STATUS_OK && came.has_arrival) {
        const struct step *step = step_of_arrival(&l->facts);
        const struct delivery d = {.stage = step ? step->name : NULL,
                                   .level = l->facts.level,
                                   .submissions = n_cases ? (int64_t)n_cases : 1};
        const struct copies_given given = {came.items.at, came.items.n};
        list_table_check(&l->facts, &d, given, l->out);
    }
    return status;
}

/* ---- the desk's own ------------------------------------------------------------------------------------- */

static enum status find_states(struct one_list *l, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    if (l->unit != l->rows->source->receiver_id) {
        return STATUS_OK;
    }
    enum status status = db_query(l->rows->source->desk->db, QUERY_CHECK_LIST_STATES,
                                  DB_ARGS(db_int(l->rows->notice), db_int(l->unit)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        enum submission_state state;
        const char *id = db_column_text(&c, 1, l->out->arena);
        if (submission_state_parse(id, &state)) {
            list_state_check(&l->facts, db_column_int(&c, 0), state, l->out);
        }
    }
    db_finish(&c);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

/* The first of the places are of this list; *taken of them. */
static enum status find_one(struct limit_rows *rows, const struct placed *at, size_t n,
                            struct findings *out, size_t *taken, struct err *err)
{
    struct one_list l = list_of(rows, at[0].recommender, out);
    for (*taken = 0; *taken < n && at[*taken].recommender == at[0].recommender;) {
        size_t length = same_track(at + *taken, n - *taken);
        find_order(&l, at + *taken, length);
        *taken += length;
    }
    enum status status = find_table(&l, *taken, err);
    return status == STATUS_OK ? find_states(&l, err) : status;
}

enum status list_find(struct limit_rows *rows, uint32_t recommender, struct findings *out,
                      struct err *err)
{
    size_t n, taken;
    const struct placed *at = places_of(rows, out->arena, recommender, &n);
    return n ? find_one(rows, at, n, out, &taken, err) : STATUS_OK;
}

enum status lists_find(struct limit_rows *rows, struct arena *a, struct list_teller teller,
                       struct err *err)
{
    size_t n;
    struct arena scratch = {0};
    const struct placed *at = places_of(rows, &scratch, 0, &n);
    enum status status = STATUS_OK;
    for (size_t i = 0, taken = 0; i < n && status == STATUS_OK; i += taken) {
        struct findings found = {.arena = a};
        status = find_one(rows, at + i, n - i, &found, &taken, err);
        if (status == STATUS_OK) {
            status = teller.tell(teller.context, at[i].recommender, &found, err);
        }
    }
    arena_release(&scratch);
    return status;
}
