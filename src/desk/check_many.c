/* The rules over very many cases: one pass over the rows, everything else read once. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/acceptances.h"
#include "desk/check_pass.h"
#include "desk/conditions.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "store/queries.h"

/* ---- one case ------------------------------------------------------------------------------------ */

/* A text that the finding kept before has as well is kept once: most cases lack the same. */
static const char *lasting_text(struct check_many *m, const char *text, const char *before)
{
    return text && before && text_eq(text, before) ? before : arena_text(m->arena, text);
}

/* The same numbers as before are kept once as well. */
static const struct finding_number *lasting_numbers(struct check_many *m, const struct finding *f,
                                                    const struct finding *before)
{
    size_t size = f->n_numbers * sizeof *f->numbers;
    if (f->n_numbers == 0) {
        return NULL;
    }
    if (f->n_numbers == before->n_numbers && memcmp(f->numbers, before->numbers, size) == 0) {
        return before->numbers;
    }
    struct finding_number *kept = ARENA_ARRAY(m->arena, struct finding_number, f->n_numbers);
    memcpy(kept, f->numbers, size);
    return kept;
}

static struct finding lasting(struct check_many *m, int64_t id, const struct finding *found)
{
    static const struct finding none = {0};
    const struct finding *before = m->found.n ? &m->found.at[m->found.n - 1].finding : &none;
    struct finding f = *found;
    f.subject = arena_printf(m->arena, "%s %s", submission_no(&m->scratch, id), found->subject);
    f.text = lasting_text(m, found->text, before->text);
    f.clause = lasting_text(m, found->clause, before->clause);
    f.facts = lasting_text(m, found->facts, before->facts);
    f.id = arena_text(m->arena, found->id);
    f.accepted_by = lasting_text(m, found->accepted_by, before->accepted_by);
    f.accepted_why = lasting_text(m, found->accepted_why, before->accepted_why);
    f.accepted_on = lasting_text(m, found->accepted_on, before->accepted_on);
    f.numbers = lasting_numbers(m, found, before);
    return f;
}

/* What was found of a case, with who accepted it; lives on when the case's memory is reused. */
void pass_keep(struct check_many *m, int64_t id, struct findings *found)
{
    acceptances_settle_case(m->desk, &m->acceptances, id, found);
    for (size_t i = 0; i < found->n; i++) {
        struct check_found kept = {id, m->found.n, lasting(m, id, &found->at[i])};
        *VEC_PUSH(&m->rows, &m->found) = kept;
    }
}

static enum status judge_case(struct check_many *m, const struct submission *s, struct err *err)
{
    struct arrived arrived;
    struct check_input in = m->input;
    struct findings found = {.arena = &m->scratch};
    in.time.arena = &m->scratch;
    in.ticks = ticks_of(m->desk, &m->scratch, &m->ticks, s->record.id);
    enum status status = arrivals_of(&m->arrivals, &m->scratch, s->record.id, &arrived, err);
    if (status == STATUS_OK) {
        status = check_prepare(&m->source, &m->scratch, s, &arrived, &in, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    check_submission(&in, &found);
    late_settle(&arrived.receipt, &found);
    pass_keep(m, s->record.id, &found);
    (void)keymap_add(&m->judged, &s->record.id, sizeof s->record.id, 0);
    return pass_note_alike(m, s, err);
}

void check_row_read(const struct db_cursor *c, struct arena *a, struct submission *s)
{
    *s = (struct submission){
        .record = {.id = db_column_int(c, 0)},
        .notice = db_column_int(c, 1),
        .revision = db_column_int(c, 2),
        .track = db_column_text(c, 3, a),
        .direction = db_column_text(c, 4, a),
        .title = db_column_text(c, 5, a),
        .lead = db_column_int(c, 6),
        .partners = db_column_text(c, 7, a),
        .recommender = db_column_int(c, 8),
        .list_order = db_column_is_null(c, 9) ? NUMBER_NONE : db_column_int(c, 9),
        .contact = db_column_text(c, 10, a),
        .phone = db_column_text(c, 11, a),
        .email = db_column_text(c, 12, a),
        .contact_info = db_column_text(c, 13, a),
        .credit_code = db_column_text(c, 14, a),
        .state = db_column_text(c, 15, a),
        .fields = db_column_text(c, 16, a),
        .title_key = db_column_text(c, 17, a),
        .logged_at = db_column_int(c, 18),
    };
}

static enum status walk(struct check_many *m, int64_t notice, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        notice ? db_query(m->desk->db, QUERY_CHECK_ROWS_OF_NOTICE, DB_ARGS(db_int(notice)), &c, err)
               : db_query(m->desk->db, QUERY_CHECK_ROWS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct submission s;
        arena_reset(&m->scratch);
        check_row_read(&c, &m->scratch, &s);
        bool is = false;
        status = pass_count(m, &s, err);
        if (status == STATUS_OK) {
            status = pass_is_wanted(m, &s, &is, err);
        }
        if (status == STATUS_OK && is) {
            status = judge_case(m, &s, err);
        }
    }
    db_finish(&c);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------- */

static int by_case(const void *left, const void *right)
{
    const struct check_found *l = left, *r = right;
    if (l->id != r->id) {
        return l->id < r->id ? -1 : 1;
    }
    return l->order < r->order ? -1 : l->order > r->order;
}

static void put_cases(struct check_many *m)
{
    if (m->found.n) {
        qsort(m->found.at, m->found.n, sizeof *m->found.at, by_case);
    }
    struct findings *out = m->out;
    struct finding *all = ARENA_ARRAY(m->arena, struct finding, out->n + m->found.n + 1);
    if (out->n) {
        memcpy(all, out->at, out->n * sizeof *all);
    }
    for (size_t i = 0; i < m->found.n; i++) {
        all[out->n + i] = m->found.at[i].finding;
    }
    *out = (struct findings){
        .arena = m->arena, .at = all, .n = out->n + m->found.n, .cap = out->n + m->found.n};
}

static void release(struct check_many *m)
{
    for (size_t i = 0; i < m->lists.n; i++) {
        limit_rows_release(&m->lists.at[i]->rows);
    }
    arrivals_release(&m->arrivals);
    keymap_release(&m->judged);
    fact_source_release(&m->source);
    arena_release(&m->scratch);
    arena_release(&m->rows);
    arena_release(&m->first_rows);
    keymap_release(&m->alike);
}

enum status check_many(struct desk *desk, struct arena *a, const struct check_wanted *wanted,
                       struct findings *out, struct err *err)
{
    struct check_many m = {.desk = desk, .arena = a, .out = out, .unit = wanted->unit};
    out->arena = a;
    enum status status = arrivals_open(&m.arrivals, desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    keymap_init(&m.judged);
    keymap_init(&m.alike);
    fact_source_init(&m.source, desk, a);
    status = facts_time(desk, a, &m.input.time, err);
    if (status == STATUS_OK) {
        status = ticks_by_case(desk, a, &m.ticks, err);
    }
    if (status == STATUS_OK) {
        status = acceptances_by_case(desk, a, &m.acceptances, err);
    }
    if (status == STATUS_OK) {
        status = walk(&m, wanted->notice, err);
    }
    if (status == STATUS_OK) {
        status = pass_add_above(&m, wanted->notice != 0, err);
    }
    if (status == STATUS_OK) {
        status = pass_add_asked(&m, wanted->notice, err);
    }
    for (size_t i = 0; i < m.lists.n && status == STATUS_OK; i++) {
        status = pass_find_limits(&m, m.lists.at[i], err);
    }
    if (status == STATUS_OK) {
        status = pass_find_doubles(&m, wanted, err);
    }
    if (status == STATUS_OK && !wanted->only_cases) {
        status = pass_find_others(&m, wanted, err);
    }
    put_cases(&m);
    release(&m);
    return status;
}
