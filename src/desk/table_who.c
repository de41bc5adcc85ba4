/* Who hands a row in: its lead and its recommender. */

#include "base/slice.h"
#include "desk/table_passing.h"
#include "rules/credit_code.h"
#include "text/key.h"

static bool has_leaf(const struct table_walk *w, enum column_source source)
{
    return table_leaf_of(&w->plan->layout, source) != NO_COLUMN;
}

static void keep_above(struct buf *above, const char *text)
{
    buf_clear(above);
    buf_text(above, text);
}

/* What is nothing but brackets and dashes names nobody. */
static bool is_name(struct arena *a, const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if ((*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 0xE4 && *c <= 0xE9)) {
            return true;
        }
    }
    return *unit_key(a, text) != '\0';
}

/* A blank cell below a filled one: filled with consent, else a question. */
static const char *fill(struct table_walk *w, struct passing *p, enum column_source source,
                        struct buf *above)
{
    const char *cell = table_row_cell(&w->plan->layout, &p->row, source);
    enum row_reply reply = passing_answer(w, p->row.line).reply;
    if (*cell) {
        bool has_name = is_name(&w->scratch, cell);
        keep_above(above, has_name ? cell : "");
        return has_name ? cell : "";
    }
    if (above->n == 0 || !has_leaf(w, source) || reply == ANSWER_LEAVE || p->row.is_rejected) {
        return cell;
    }
    if (reply == ANSWER_FILL || w->options->fills_merged) {
        return arena_copy(&w->scratch, above->at, above->n);
    }
    p->told.question = QUESTION_MERGED;
    p->merged_leaf = table_leaf_of(&w->plan->layout, source);
    p->merged_above = arena_copy(&w->scratch, above->at, above->n);
    return cell;
}

static void read_lead(struct table_walk *w, struct passing *p)
{
    const char *received = table_row_cell(&w->plan->layout, &p->row, SOURCE_LEAD);
    p->code = table_row_cell(&w->plan->layout, &p->row, SOURCE_CREDIT_CODE);
    p->lead = fill(w, p, SOURCE_LEAD, &w->above_lead);
    p->is_lead_filled = !*received && *p->lead;
    if (*received) {
        /* A code for which a row was refused is not handed on. */
        keep_above(&w->above_code, p->row.is_rejected ? "" : p->code);
    } else if (p->is_lead_filled && !*p->code) {
        p->code = arena_copy(&w->scratch, w->above_code.at, w->above_code.n);
    }
    const char *code = *p->code ? credit_code_normalise(&w->scratch, p->code) : NULL;
    bool is_right = code && credit_code_check(&w->scratch, code).fault == CREDIT_CODE_OK;
    p->right_code = is_right ? code : NULL;
    if (!*p->lead && !p->told.question && !p->row.is_rejected) {
        passing_tell(w, p,
                     (struct row_problem){table_leaf_of(&w->plan->layout, SOURCE_LEAD),
                                          SEVERITY_WARNING, "missing-lead", "没有写申报单位"});
    }
}

/* The cell, unless --from says otherwise; without one, the recommender of the whole file. */
static void read_recommender(struct table_walk *w, struct passing *p)
{
    const char *cell = table_row_cell(&w->plan->layout, &p->row, SOURCE_RECOMMENDER);
    if (w->recommender && (w->is_from || !*cell)) {
        p->recommender = w->recommender;
    } else {
        p->recommender = fill(w, p, SOURCE_RECOMMENDER, &w->above_recommender);
    }
    bool differs = w->recommender && *cell &&
                   !text_eq(unit_key(&w->scratch, cell), unit_key(&w->scratch, w->recommender));
    if (differs && !w->has_told_recommender) {
        w->has_told_recommender = true;
        passing_tell(w, p,
                     (struct row_problem){
                         table_leaf_of(&w->plan->layout, SOURCE_RECOMMENDER), SEVERITY_WARNING,
                         "recommender",
                         arena_printf(&w->scratch, "这一格是「%s」, %s是「%s」: 以%s为准", cell,
                                      w->is_from ? "指定的推荐单位" : "表上方的推荐单位",
                                      w->recommender, w->is_from ? "指定的" : "这一格")});
    }
}

void passing_ask_merged(struct table_walk *w, struct passing *p)
{
    if (p->told.question != QUESTION_MERGED) {
        return;
    }
    if (table_cases_has(&w->cases, &p->identity)) {
        p->told.question = QUESTION_NONE;
        return;
    }
    passing_tell(
        w, p,
        (struct row_problem){p->merged_leaf, SEVERITY_WARNING, "merged",
                             arena_printf(&w->scratch,
                                          "空着, 上面是「%s」, 像是合并单元格: 填入还是留空要人定",
                                          p->merged_above)});
}

static bool is_asked_about(const struct table_walk *w, size_t leaf)
{
    enum column_source source = w->plan->layout.leaves.at[leaf].column->source;
    return source == SOURCE_LEAD || source == SOURCE_RECOMMENDER;
}

void passing_read_merged(struct table_walk *w, struct passing *p)
{
    const struct table_layout *l = &w->plan->layout;
    enum row_reply reply = passing_answer(w, p->row.line).reply;
    bool is_filled = w->options->fills_merged || reply == ANSWER_FILL;
    for (size_t i = 0; i < l->leaves.n; i++) {
        size_t column = l->column_of_leaf[i];
        struct slice above =
            column < p->row.csv->n ? p->row.csv->cells[column].above : (struct slice){NULL, 0};
        if (above.n == 0 || *p->row.cells[i] || is_asked_about(w, i)) {
            continue;
        }
        const char *text = arena_copy(&w->scratch, above.at, above.n);
        if (is_filled) {
            p->row.cells[i] = text;
        } else {
            passing_tell(w, p,
                         (struct row_problem){
                             i, SEVERITY_WARNING, "merged",
                             arena_printf(&w->scratch,
                                          "与上面的格合并, 那里是「%s」; 这一行没有填入", text)});
        }
    }
}

void passing_read_who(struct table_walk *w, struct passing *p)
{
    read_recommender(w, p);
    read_lead(w, p);
}

enum status passing_find_unit(struct table_walk *w, const char *name, const char *code,
                              bool is_adding, struct unit_found *out, struct err *err)
{
    *out = (struct unit_found){0};
    const struct unit_cells cells = {name, code, is_adding};
    return *name && is_name(&w->scratch, name)
               ? table_units_find(&w->units, &w->scratch, &cells, out, err)
               : STATUS_OK;
}

enum status passing_identify(struct table_walk *w, struct passing *p, bool is_adding,
                             struct err *err)
{
    struct unit_found lead, recommender;
    const struct table_layout *l = &w->plan->layout;
    enum status status = passing_find_unit(w, p->recommender, NULL, is_adding, &recommender, err);
    if (status == STATUS_OK) {
        status = passing_find_unit(w, p->lead, p->right_code, is_adding, &lead, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const char *number = table_row_cell(l, &p->row, SOURCE_ORDER);
    number = *number ? number : table_row_cell(l, &p->row, SOURCE_ROW_NUMBER);
    p->identity.recommender = recommender.id;
    p->identity.lead = lead.id;
    p->identity.number = cell_number(number);
    if (!p->identity.title_key) {
        const char *title = table_row_cell(l, &p->row, SOURCE_TITLE);
        const char *key = title_key(&w->scratch, title);
        p->identity.title_key = *key ? key : title;
    }
    p->is_other_name = lead.is_other_name;
    return STATUS_OK;
}

/* What a unit not there yet has named, nobody can have named before. */
bool passing_is_known(const struct passing *p)
{
    return (p->identity.lead || !*p->lead) && (p->identity.recommender || !*p->recommender);
}
