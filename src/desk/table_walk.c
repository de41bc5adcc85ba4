#include "desk/table_walk.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/submissions.h"
#include "desk/table_passing.h"

void table_walk_init(struct table_walk *w, struct desk *desk, struct write *write)
{
    *w = (struct table_walk){.desk = desk, .write = write};
    table_units_init(&w->units, desk, write);
    keymap_init(&w->seen);
    buf_init(&w->above_lead);
    buf_init(&w->above_code);
    buf_init(&w->above_recommender);
}

void table_walk_release(struct table_walk *w)
{
    table_units_release(&w->units);
    table_cases_release(&w->cases);
    keymap_release(&w->seen);
    table_count_release(&w->limits);
    buf_release(&w->above_lead);
    buf_release(&w->above_code);
    buf_release(&w->above_recommender);
    arena_release(&w->scratch);
}

static int by_line(const void *key, const void *answer)
{
    int line = *(const int *)key, other = ((const struct row_answer *)answer)->line;
    return line < other ? -1 : line > other;
}

struct row_answer passing_answer(const struct table_walk *w, int line)
{
    const struct row_answer *found =
        w->options->n_answers ? bsearch(&line, w->options->answers, w->options->n_answers,
                                        sizeof *w->options->answers, by_line)
                              : NULL;
    return found ? *found : (struct row_answer){line, ANSWER_NONE, 0};
}

void passing_tell(struct table_walk *w, const struct passing *p, struct row_problem problem)
{
    table_row_tell(&w->plan->problems, &w->plan->layout, &p->row, problem);
}

/* ---- one row ------------------------------------------------------------------------------------- */

static void count(struct table_walk *w, enum row_act act)
{
    struct table_counts *c = &w->plan->counts;
    c->read++;
    c->new += act == ROW_NEW;
    c->changed += act == ROW_CHANGED;
    c->same += act == ROW_SAME;
    c->asked += act == ROW_ASKED;
    c->rejected += act == ROW_REJECTED;
}

static void keep_row(struct table_walk *w, const struct passing *p)
{
    if (w->plan->rows.n < TABLE_ROWS_KEPT) {
        struct table_row *row = VEC_PUSH(w->arena, &w->plan->rows);
        *row = p->told;
        row->line = p->row.line;
        row->n_problems = w->plan->problems.n - row->first_problem;
        row->title = arena_text(w->arena, table_row_cell(&w->plan->layout, &p->row, SOURCE_TITLE));
        row->lead = arena_text(w->arena, p->lead);
    }
}

/* Why, from the problems told of this row; those beyond the list are too many to be read. */
static const char *reason(struct table_walk *w, size_t first)
{
    const struct table_problems *all = &w->plan->problems;
    const char *text = "";
    for (size_t i = first; i < all->n; i++) {
        const struct table_problem *one = &all->at[i];
        if (one->severity != SEVERITY_NOTE) {
            text = arena_printf(&w->scratch, "%s%s%s%s%s", text, *text ? "; " : "",
                                text_or_empty(one->heading), one->heading ? ": " : "", one->text);
        }
    }
    return text;
}

static enum status pass_case(struct table_walk *w, struct passing *p, struct err *err)
{
    p->told.first_problem = w->plan->problems.n;
    w->position++;
    passing_read_merged(w, p);
    table_row_check(&w->scratch, w->notice, &w->plan->layout, &p->row, &w->plan->problems);
    passing_read_who(w, p);
    p->row.is_rejected =
        p->row.is_rejected || passing_answer(w, p->row.line).reply == ANSWER_REJECT;
    enum status status = passing_identify(w, p, false, err);
    if (status == STATUS_OK) {
        passing_ask_merged(w, p);
    }
    if (status == STATUS_OK && !p->row.is_rejected && !p->told.question) {
        passing_choose(w, p);
    }
    if (status == STATUS_OK && !p->row.is_rejected && !p->told.question) {
        status = passing_take(w, p, err);
    } else if (status == STATUS_OK) {
        passing_leave_out(w, p);
        status = table_rejects_add(&w->rejects, &w->plan->layout, p->row.csv,
                                   reason(w, p->told.first_problem), err);
    }
    if (status == STATUS_OK) {
        count(w, p->told.act);
        keep_row(w, p);
    }
    return status;
}

static void tell_skipped(struct table_walk *w, const struct passing *p, enum row_kind kind)
{
    static const char *const texts[] = {
        [ROW_IS_TOTAL] = "合计行, 跳过",
        [ROW_IS_NOTE] = "签字或说明, 不是申报件, 跳过",
        [ROW_IS_HEADING] = "又一次表头, 跳过",
    };
    passing_tell(w, p, (struct row_problem){NO_COLUMN, SEVERITY_NOTE, "skipped", texts[kind]});
}

enum status table_walk_row(struct table_walk *w, const struct csv_row *csv, struct err *err)
{
    arena_reset(&w->scratch);
    struct passing p = {.row = table_row_read(&w->scratch, &w->plan->layout, csv)};
    enum row_kind kind = table_row_kind(&w->plan->layout, &p.row);
    if (kind == ROW_IS_CASE) {
        return pass_case(w, &p, err);
    }
    if (kind == ROW_IS_BLANK) {
        w->plan->counts.blank++;
    } else {
        tell_skipped(w, &p, kind);
    }
    return STATUS_OK;
}

enum status table_walk_name(struct table_walk *w, const struct csv_row *csv, struct err *err)
{
    arena_reset(&w->scratch);
    struct table_problems kept = w->plan->problems;
    struct passing p = {.row = table_row_read(&w->scratch, &w->plan->layout, csv)};
    if (table_row_kind(&w->plan->layout, &p.row) != ROW_IS_CASE) {
        return STATUS_OK;
    }
    w->plan->problems.max = 0;
    bool has_told = w->has_told_recommender;
    passing_read_merged(w, &p);
    passing_read_who(w, &p);
    enum status status = passing_identify(w, &p, false, err);
    if (status == STATUS_OK && passing_is_known(&p)) {
        table_cases_name(&w->cases, &p.identity);
    }
    w->has_told_recommender = has_told;
    w->plan->problems = kept;
    return status;
}

void table_walk_rewind(struct table_walk *w)
{
    buf_clear(&w->above_lead);
    buf_clear(&w->above_code);
    buf_clear(&w->above_recommender);
}

/* ---- behind the last row -------------------------------------------------------------------------- */

static enum status list_gone(struct table_walk *w, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < w->cases.cases.n && status == STATUS_OK; i++) {
        const struct known_case *k = &w->cases.cases.at[i];
        if (!table_cases_is_gone(&w->cases, k)) {
            continue;
        }
        w->plan->counts.gone++;
        if (w->plan->gone.n < TABLE_ROWS_KEPT) {
            struct submission s = {0};
            status = submission_load(w->desk, w->arena, k->id, &s, err);
            *VEC_PUSH(w->arena, &w->plan->gone) = (struct table_gone){k->id, s.title};
        }
    }
    return status;
}

enum status table_walk_end(struct table_walk *w, struct err *err)
{
    struct texts *names = &w->plan->new_units;
    w->plan->n_new_units = (int64_t)w->units.added.n;
    names->at = ARENA_ARRAY(w->arena, const char *, TABLE_UNITS_KEPT);
    for (size_t i = 0; i < w->units.added.n && i < TABLE_UNITS_KEPT; i++) {
        names->at[names->n++] = arena_text(w->arena, w->units.units.at[w->units.added.at[i]].name);
    }
    enum status status = table_count_tell(&w->limits, w->arena, &w->plan->limits, err);
    return status == STATUS_OK ? list_gone(w, err) : status;
}
