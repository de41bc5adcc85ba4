/* A row that is taken: a new case, or changed cells of one that is there. */
#include <string.h>

#include "base/slice.h"
#include "desk/submissions.h"
#include "desk/table_passing.h"
#include "rules/submission_state.h"

/* Units in the order of the cell, between 、 ; or line ends. */
static enum status partner_links(struct table_walk *w, const char *cell, const char **links,
                                 struct err *err)
{
    int64_t *ids = ARENA_ARRAY(&w->scratch, int64_t, strlen(cell) + 1);
    size_t n = 0;
    enum status status = STATUS_OK;
    while (*cell && status == STATUS_OK) {
        size_t length = 0, mark = 0;
        while (cell[length] && !mark) {
            mark = cell[length] == ';' || cell[length] == '\n'                   ? 1
                   : memcmp(cell + length, "、", strnlen(cell + length, 3)) == 0 ? 3
                   : memcmp(cell + length, "；", strnlen(cell + length, 3)) == 0 ? 3
                                                                                 : 0;
            length += mark == 0;
        }
        struct slice name = slice_trim((struct slice){cell, length});
        struct unit_found unit = {0};
        if (name.n) {
            status = passing_find_unit(w, arena_copy(&w->scratch, name.at, name.n), NULL, true,
                                       &unit, err);
            ids[n] = unit.id;
            n += unit.id != 0;
        }
        cell += length + mark;
    }
    *links = links_text(&w->scratch, ids, n);
    return status;
}

static enum status value_of(struct table_walk *w, struct passing *p, size_t leaf,
                            struct case_value *v, struct err *err)
{
    v->column = w->plan->layout.leaves.at[leaf].column;
    v->cell = p->row.cells[leaf];
    if (v->column->source == SOURCE_LEAD) {
        v->unit = p->identity.lead;
    } else if (v->column->source == SOURCE_RECOMMENDER) {
        v->unit = p->identity.recommender;
    } else if (v->column->source == SOURCE_PARTNERS) {
        return partner_links(w, v->cell, &v->units, err);
    } else if (v->column->source == SOURCE_CREDIT_CODE && p->is_lead_filled) {
        v->cell = p->code;
    }
    return STATUS_OK;
}

static enum status take_new(struct table_walk *w, struct passing *p, struct err *err)
{
    const struct table_layout *l = &w->plan->layout;
    struct submission s = {
        .notice = w->options->notice,
        .track = w->plan->track,
        .list_order = NUMBER_NONE,
        .recommender = p->identity.recommender,
        .lead = p->identity.lead,
        .state = submission_state_id(SUBMISSION_LOGGED),
        .logged_at = desk_now(w->desk),
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; i < l->leaves.n && status == STATUS_OK; i++) {
        struct case_value v = {0};
        if (l->column_of_leaf[i] != NO_COLUMN) {
            status = value_of(w, p, i, &v, err);
            case_cell_put(&w->cells, &w->scratch, &s, &v);
        }
    }
    s.revision = w->plan->revision;
    s.list_order = s.list_order == NUMBER_NONE ? w->position : s.list_order;
    if (status == STATUS_OK && w->write) {
        status = write_insert(w->write, &submission_type, &s, err);
        p->told.submission = s.record.id;
    }
    return status == STATUS_OK ? table_count_add(&w->limits, &s, true, err) : status;
}

/* Tables of several recommenders, and those from which cases were left out, count their rows anew. */
static bool is_recounted(const struct table_walk *w, const struct passing *p, size_t leaf)
{
    if (w->plan->layout.leaves.at[leaf].column->source != SOURCE_ROW_NUMBER) {
        return false;
    }
    bool is_counted =
        p->fit.n == 1 && w->cases.cases.at[p->fit.at[0]].counted == cell_number(p->row.cells[leaf]);
    return is_counted || table_leaf_of(&w->plan->layout, SOURCE_RECOMMENDER) != NO_COLUMN;
}

/* A blank number or lead says nothing of a case that is there, nor does a 序号 that only counts. */
static bool says_nothing(const struct table_walk *w, const struct passing *p, size_t leaf)
{
    enum column_source source = w->plan->layout.leaves.at[leaf].column->source;
    bool is_blank = !*p->row.cells[leaf];
    bool is_kept_when_blank = source == SOURCE_ROW_NUMBER || source == SOURCE_ORDER ||
                              source == SOURCE_LEAD || source == SOURCE_RECOMMENDER ||
                              (source == SOURCE_CREDIT_CODE && p->is_lead_filled);
    return w->plan->layout.column_of_leaf[leaf] == NO_COLUMN || is_recounted(w, p, leaf) ||
           (is_blank && is_kept_when_blank);
}

static void note_change(struct table_walk *w, struct passing *p, const struct table_leaf *leaf,
                        const char *old, const char *new)
{
    bool is_kept = w->plan->rows.n < TABLE_ROWS_KEPT;
    if (is_kept && !p->told.changes) {
        p->told.changes = ARENA_ARRAY(w->arena, struct cell_change, w->plan->layout.leaves.n);
    }
    if (is_kept) {
        p->told.changes[p->told.n_changes] = (struct cell_change){
            leaf->heading, arena_text(w->arena, old), arena_text(w->arena, new)};
    }
    p->told.n_changes++;
}

static enum status take_known(struct table_walk *w, struct passing *p, struct err *err)
{
    const struct table_layout *l = &w->plan->layout;
    struct submission base = {0}, mine;
    enum status status = submission_load(w->desk, &w->scratch, p->told.submission, &base, err);
    mine = base;
    for (size_t i = 0; i < l->leaves.n && status == STATUS_OK; i++) {
        struct case_value v = {0};
        if (says_nothing(w, p, i)) {
            continue;
        }
        const char *old = case_cell(&w->cells, &w->scratch, &base, l->leaves.at[i].column);
        if (text_eq(old, p->row.cells[i])) {
            continue;
        }
        note_change(w, p, &l->leaves.at[i], old, p->row.cells[i]);
        status = value_of(w, p, i, &v, err);
        case_cell_put(&w->cells, &w->scratch, &mine, &v);
    }
    if (status == STATUS_OK && w->write && p->told.n_changes) {
        status = write_update(w->write, &submission_type, &base, &mine, err);
    }
    return status == STATUS_OK && p->told.n_changes ? table_count_add(&w->limits, &mine, false, err)
                                                    : status;
}

static void tell_other_name(struct table_walk *w, struct passing *p)
{
    if (p->is_other_name) {
        passing_tell(
            w, p,
            (struct row_problem){
                table_leaf_of(&w->plan->layout, SOURCE_LEAD), SEVERITY_WARNING, "unit-name",
                arena_printf(&w->scratch, "写的是「%s」, 按信用代码是「%s」: 以信用代码为准",
                             p->lead, table_unit_name(&w->units, p->identity.lead))});
    }
}

static void note_taken(struct table_walk *w, struct passing *p)
{
    passing_note_seen(w, p);
    table_cases_recommender(&w->cases, p->identity.recommender);
    if (p->fit.n == 1) {
        struct known_case *k = &w->cases.cases.at[p->fit.at[0]];
        k->is_claimed = true;
        if (k->is_withdrawn) {
            passing_tell(
                w, p,
                (struct row_problem){NO_COLUMN, SEVERITY_NOTE, "withdrawn",
                                     arena_printf(&w->scratch, "申报件 %s 已撤回, 导入不会恢复它",
                                                  submission_no(&w->scratch, k->id))});
        }
    }
}

/* Rows further down, and the next table, then know the lead by its code. */
static enum status complete_lead(struct table_walk *w, struct passing *p, struct err *err)
{
    const struct table_unit *lead = table_unit_of(&w->units, p->identity.lead);
    if (!lead || !text_is_empty(lead->credit_code)) {
        return STATUS_OK;
    }
    passing_tell(
        w, p,
        (struct row_problem){
            table_leaf_of(&w->plan->layout, SOURCE_CREDIT_CODE), SEVERITY_NOTE, "unit-code",
            arena_printf(&w->scratch, "「%s」原来没有信用代码, 用这一格补上", lead->name)});
    return table_unit_complete(&w->units, &w->scratch, p->identity.lead, p->right_code, err);
}

enum status passing_take(struct table_walk *w, struct passing *p, struct err *err)
{
    enum status status = passing_is_known(p) ? STATUS_OK : passing_identify(w, p, true, err);
    tell_other_name(w, p);
    if (status == STATUS_OK && p->right_code && p->identity.lead) {
        status = complete_lead(w, p, err);
    }
    if (status == STATUS_OK) {
        status = p->told.submission ? take_known(w, p, err) : take_new(w, p, err);
    }
    if (status == STATUS_OK) {
        p->told.act = p->fit.n == 0 ? ROW_NEW : p->told.n_changes ? ROW_CHANGED : ROW_SAME;
        note_taken(w, p);
    }
    return status;
}

void passing_leave_out(struct table_walk *w, struct passing *p)
{
    struct cases_fit fit = table_cases_fit(&w->cases, &p->identity);
    p->told.act = p->row.is_rejected ? ROW_REJECTED : ROW_ASKED;
    for (size_t i = 0; i < fit.n && i < CASES_FIT_MAX; i++) {
        w->cases.cases.at[fit.at[i]].is_claimed = true;
    }
    if (p->identity.recommender) {
        table_cases_recommender(&w->cases, p->identity.recommender);
    }
}
