#include "desk/recusal_book.h"

#include <stdlib.h>

#include "base/vec.h"
#include "desk/settings.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- which units are one ------------------------------------------------------------------------- */

static const char *right_code(struct arena *a, const char *code)
{
    return !text_is_empty(code) && credit_code_check(a, code).fault == CREDIT_CODE_OK
               ? credit_code_normalise(a, code)
               : NULL;
}

struct unit_rows {
    struct unit_row *at;
    size_t n, cap;
};

/* The code an expert's list gave stands for a unit the desk may not have: a row of its own, with an id no
 * unit has. */
static int64_t row_of_reviewer(int64_t reviewer)
{
    return -reviewer;
}

static int by_id(const void *left, const void *right)
{
    const struct unit_row *l = left, *r = right;
    return (l->id > r->id) - (l->id < r->id);
}

static enum status load_units(struct desk *desk, struct arena *a, struct unit_rows *rows,
                              struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_RECUSAL_UNITS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, rows) = (struct unit_row){db_column_int(&c, 0), db_column_int(&c, 1),
                                               right_code(a, db_column_borrow(&c, 2))};
    }
    db_finish(&c);
    return status;
}

/* ---- ties ----------------------------------------------------------------------------------------- */

static day_t day_or_none(const char *text)
{
    day_t day = DAY_NONE;
    return text && day_parse(text, &day) ? day : DAY_NONE;
}

static void add_tie(struct arena *a, struct recusal_person *p, struct recusal_tie tie)
{
    struct {
        struct recusal_tie *at;
        size_t n, cap;
    } ties = {p->ties, p->n, p->cap};
    *VEC_PUSH(a, &ties) = tie;
    p->ties = ties.at;
    p->n = ties.n;
    p->cap = ties.cap;
}

static struct recusal_tie own_tie(int64_t identity)
{
    return (struct recusal_tie){identity, "same_unit", 0, true, DAY_NONE, DAY_NONE};
}

static int person_order(const void *key, const void *person)
{
    int64_t id = *(const int64_t *)key, other = ((const struct recusal_person *)person)->id;
    return (id > other) - (id < other);
}

size_t recusal_person_find(const struct recusal_book *b, int64_t reviewer)
{
    const struct recusal_person *found =
        b->n_people ? bsearch(&reviewer, b->people, b->n_people, sizeof *b->people, person_order)
                    : NULL;
    return found ? (size_t)(found - b->people) : RECUSAL_NOBODY;
}

static enum status load_people(struct recusal_book *b, struct arena *a, struct unit_rows *rows,
                               struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < b->n_people && status == STATUS_OK; i++) {
        struct recusal_person *p = &b->people[i];
        struct reviewer r = {0};
        status = record_load(b->desk->db, &reviewer_type, p->id, a, &r, err);
        const char *code = right_code(a, r.credit_code);
        p->name = arena_printf(a, "%s %s", reviewer_no(a, p->id), text_or_empty(r.name));
        p->unit = unit_name(b->desk, a, r.unit);
        if (r.unit) {
            add_tie(a, p, own_tie(r.unit));
        }
        if (code) {
            *VEC_PUSH(a, rows) = (struct unit_row){row_of_reviewer(p->id), 0, code};
            add_tie(a, p, own_tie(row_of_reviewer(p->id)));
        }
    }
    return status;
}

static enum status load_relations(struct recusal_book *b, struct arena *a, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(b->desk->db, QUERY_RECUSAL_RELATIONS, DB_NO_ARGS, a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct relation r = {0};
        status = record_load(b->desk->db, &relation_type, ids[i], a, &r, err);
        size_t at = status == STATUS_OK ? recusal_person_find(b, r.reviewer) : RECUSAL_NOBODY;
        const struct relation_kind *kind = relation_kind_find(r.kind);
        if (at != RECUSAL_NOBODY) {
            add_tie(a, &b->people[at],
                    (struct recusal_tie){r.unit, kind ? kind->id : "other", r.record.id,
                                         kind && kind->is_lasting, day_or_none(r.since),
                                         day_or_none(r.until)});
        }
    }
    return status;
}

static int by_identity(const void *left, const void *right)
{
    const struct tied *l = left, *r = right;
    return l->identity != r->identity ? (l->identity > r->identity) - (l->identity < r->identity)
                                      : (l->person > r->person) - (l->person < r->person);
}

/* Units become identities; the same one twice for a person is one tie. */
static void settle_ties(struct recusal_book *b, struct arena *a)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_people; i++) {
        struct recusal_person *p = &b->people[i];
        for (size_t k = 0; k < p->n; k++) {
            p->ties[k].identity = identity_of(&b->identities, p->ties[k].identity);
        }
        if (p->n > 1 && !p->ties[1].relation && p->ties[0].identity == p->ties[1].identity) {
            p->ties++;
            p->n--;
        }
        n += p->n;
    }
    b->tied = ARENA_ARRAY(a, struct tied, n + 1);
    for (size_t i = 0; i < b->n_people; i++) {
        for (size_t k = 0; k < b->people[i].n; k++) {
            b->tied[b->n_tied++] = (struct tied){b->people[i].ties[k].identity, i};
        }
    }
    qsort(b->tied, b->n_tied, sizeof *b->tied, by_identity);
}

static enum status load_rows(struct recusal_book *b, struct arena *a, int64_t panel,
                             struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(b->desk->db, QUERY_RECUSAL_ROWS, DB_ARGS(db_int(panel)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(b->desk->db, &recusal_type, ids[i], a, VEC_PUSH(a, &b->rows), err);
    }
    return status;
}

static enum status load_terms(struct recusal_book *b, struct arena *a, struct err *err)
{
    int64_t months = 0;
    enum status status =
        desk_number_load(b->desk, a, desk_number_find("recusal_months"), &months, err);
    b->terms = (struct recusal_terms){instant_day(desk_now(b->desk)), (int)months};
    return status;
}

static int id_order(const void *left, const void *right)
{
    int64_t l = *(const int64_t *)left, r = *(const int64_t *)right;
    return (l > r) - (l < r);
}

static void list_people(struct recusal_book *b, struct arena *a,
                        const struct recusal_book_wanted *wanted)
{
    int64_t *ids = ARENA_ARRAY(a, int64_t, wanted->n + 1);
    for (size_t i = 0; i < wanted->n; i++) {
        ids[i] = wanted->reviewers[i];
    }
    qsort(ids, wanted->n, sizeof *ids, id_order);
    b->people = ARENA_ARRAY(a, struct recusal_person, wanted->n + 1);
    for (size_t i = 0; i < wanted->n; i++) {
        if (i == 0 || ids[i] != ids[i - 1]) {
            b->people[b->n_people++] = (struct recusal_person){.id = ids[i]};
        }
    }
}

enum status recusal_book_load(struct desk *desk, struct arena *a,
                              const struct recusal_book_wanted *wanted, struct recusal_book *out,
                              struct err *err)
{
    struct unit_rows rows = {0};
    *out = (struct recusal_book){.desk = desk};
    list_people(out, a, wanted);
    enum status status = load_terms(out, a, err);
    if (status == STATUS_OK) {
        status = load_units(desk, a, &rows, err);
    }
    if (status == STATUS_OK) {
        status = load_people(out, a, &rows, err);
    }
    if (status == STATUS_OK) {
        status = load_relations(out, a, err);
    }
    if (status == STATUS_OK) {
        status = load_rows(out, a, wanted->panel, err);
    }
    qsort(rows.at, rows.n, rows.n ? sizeof *rows.at : 0, by_id);
    identities_make(a, rows.at, rows.n, &out->identities);
    settle_ties(out, a);
    return status;
}
