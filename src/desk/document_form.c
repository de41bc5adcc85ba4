/* 表样: a table of a form (220号 附表 人员名单) empty, with its numbered rows and the seals below it; or a list
 * that stands in an attachment (220号 附件3 培育清单), as the notice has it. */
#include <string.h>

#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "report/page_style.h"

#define NUMBER_WIDE 4 /* 序号 */

static struct report_column *columns_of(struct arena *a, const char *const *headings, size_t n)
{
    struct report_column *columns = ARENA_ARRAY(a, struct report_column, n + 1);
    for (size_t i = 0; i < n; i++) {
        bool is_number = text_eq(headings[i], "序号");
        columns[i] = (struct report_column){headings[i], 0, is_number ? SIDE_CENTRE : SIDE_LEFT};
    }
    return columns;
}

/* Columns to be written in by hand: all alike, but for the number. */
static void share_evenly(struct report_column *columns, size_t n, const struct page_style *style)
{
    int others = 0, room = style->cells - (int)n - 1;
    for (size_t i = 0; i < n; i++) {
        others += columns[i].side == SIDE_CENTRE ? 0 : 1;
    }
    room -= NUMBER_WIDE * ((int)n - others);
    for (size_t i = 0; i < n && others > 0; i++) {
        columns[i].width = columns[i].side == SIDE_CENTRE ? NUMBER_WIDE : room / others;
    }
}

static const char *style_for(size_t columns)
{
    return columns >= 5 ? "wide" : "list";
}

/* ---- a table of the form ----------------------------------------------------------------------- */

/* The seals and signatures the same group asks for, below the table. */
static void put_seals(struct report *r, const struct field_group *group)
{
    for (size_t i = 0; i < group->fields.n; i++) {
        if (group->fields.at[i].type == FIELD_SIGNATURE) {
            (void)report_sign(r);
            report_sign_line(r, "", "");
            report_sign_line(r, "", group->fields.at[i].name);
        }
    }
}

static void put_form_table(struct report *r, const struct field *f, const struct field_group *group)
{
    size_t n = f->columns.n;
    const char **headings = ARENA_ARRAY(r->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        headings[i] = f->columns.at[i].name;
    }
    r->name = f->name;
    r->style = style_for(n);
    report_attachment(r, group->name);
    report_title(r, f->name);
    struct report_column *columns = columns_of(r->arena, headings, n);
    share_evenly(columns, n, page_style_find(r->style));
    report_table_blanks(report_table(r, columns, n), 1,
                        f->blank_rows.has ? (long)f->blank_rows.value : 1);
    put_seals(r, group);
}

static bool find_form_table(const struct notice *n, const char *name, struct report *r)
{
    for (size_t g = 0; g < n->form_groups.n; g++) {
        const struct field_group *group = &n->form_groups.at[g];
        for (size_t i = 0; i < group->fields.n; i++) {
            const struct field *f = &group->fields.at[i];
            if (f->type == FIELD_TABLE && text_eq(f->name, name)) {
                put_form_table(r, f, group);
                return true;
            }
        }
    }
    return false;
}

/* ---- a list of the notice ---------------------------------------------------------------------- */

/* Units that stand one below the other in the document are kept in one cell with 、 between them. */
static const char *one_a_line(struct arena *a, const char *cell)
{
    const char *all = "", *sign;
    while ((sign = strstr(cell, "、"))) {
        all = arena_printf(a, "%s%.*s\n", all, (int)(sign - cell), cell);
        cell = sign + strlen("、");
    }
    return arena_printf(a, "%s%s", all, cell);
}

static const char *list_cell(const struct named_list *l, size_t row, size_t column)
{
    const struct texts *cells = &l->rows.at[row];
    return column < cells->n ? cells->at[column] : "";
}

/* Does the cell belong to the one below it? */
static bool joins_below(const struct named_list *l, size_t row, size_t column)
{
    return row + 1 < l->rows.n && texts_has(&l->merged, l->columns.at[column]) &&
           !*list_cell(l, row, column);
}

static void put_row(struct report_table *t, const struct named_list *l, size_t row)
{
    struct report_cell *cells = ARENA_ARRAY(t->arena, struct report_cell, l->columns.n + 1);
    size_t n = 0;
    for (size_t k = 0; k < l->columns.n; k++) {
        size_t last = row;
        while (joins_below(l, last, k)) {
            last++;
        }
        const char *text = list_cell(l, last, k);
        if (row > 0 && joins_below(l, row - 1, k)) {
            continue; /* covered by the cell above */
        }
        cells[n++] =
            (struct report_cell){.text = l->of == LIST_UNITS ? one_a_line(t->arena, text) : text,
                                 .columns = 1,
                                 .rows = (int)(last - row) + 1};
    }
    report_table_cells(t, cells, n);
}

static void put_list(struct report *r, const struct named_list *l)
{
    r->name = l->name;
    r->style = style_for(l->columns.n);
    if (l->rule.clause && text_starts(l->rule.clause, "附件")) {
        report_attachment(r, l->rule.clause);
    }
    report_title(r, l->title ? l->title : l->name);
    for (size_t i = 0; i < l->heads.n; i++) {
        report_line(r, SIDE_CENTRE, l->heads.at[i]);
    }
    struct report_table *t =
        report_table(r, columns_of(r->arena, l->columns.at, l->columns.n), l->columns.n);
    for (size_t i = 0; i < l->rows.n; i++) {
        put_row(t, l, i);
    }
}

/* ---- which one ----------------------------------------------------------------------------------- */

static const char *add_name(struct arena *a, const char *all, const char *name)
{
    return arena_printf(a, "%s%s%s", all, *all ? ", " : "", name);
}

static const char *names_of(struct arena *a, const struct notice *n)
{
    const char *all = "";
    for (size_t g = 0; g < n->form_groups.n; g++) {
        for (size_t i = 0; i < n->form_groups.at[g].fields.n; i++) {
            const struct field *f = &n->form_groups.at[g].fields.at[i];
            all = f->type == FIELD_TABLE ? add_name(a, all, f->name) : all;
        }
    }
    for (size_t i = 0; i < n->lists.n; i++) {
        all = n->lists.at[i].columns.n ? add_name(a, all, n->lists.at[i].name) : all;
    }
    return all;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct document_notice n;
    enum status status = document_notice_find(desk, r->arena, o, &n, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (find_form_table(n.notice, o->about, r)) {
        return STATUS_OK;
    }
    const struct named_list *list = notice_list(n.notice, o->about);
    if (list && list->columns.n > 0) {
        put_list(r, list);
        return STATUS_OK;
    }
    const char *all = names_of(r->arena, n.notice);
    return err_set(err, STATUS_USAGE, "%s没有表样「%s」%s%s", n.row.doc_no, o->about,
                   *all ? "; 可用 " : "", all);
}

const struct document document_form = {
    "form", "表样",       "通知附件里的空表和名单, 如 220号 推广中心人员名单、培育清单",
    "表名", NEEDS_NOTICE, make};
