#include "paper/workbook.h"

#include "base/slice.h"
#include "report/page_style.h"

#define WIDTH_UNIT 52 /* tenths of a point that a half-em of a column takes */
#define LEAST_COLUMNS 2

/* The blocks of one sheet: from the first up to, not including, the end. */
struct part {
    const struct report *report;
    size_t from, end;
};

static const struct report_block *block_at(const struct report *r, size_t i)
{
    return &r->blocks.at[i];
}

/* A page of its own that says what it is. */
static bool begins_sheet(const struct report *r, size_t i)
{
    return block_at(r, i)->kind == BLOCK_PAGE && i + 1 < r->blocks.n &&
           block_at(r, i + 1)->kind == BLOCK_TITLE;
}

static struct part next_part(const struct report *r, size_t from)
{
    struct part p = {r, from, from};
    while (p.end < r->blocks.n && (p.end == from || !begins_sheet(r, p.end))) {
        p.end++;
    }
    return p;
}

/* ---- what a sheet is like ------------------------------------------------------------------------------- */

static const char *name_of(const struct part *p)
{
    for (size_t i = p->from; p->from > 0 && i < p->end; i++) {
        const struct report_block *b = block_at(p->report, i);
        if (b->kind == BLOCK_TITLE && !text_is_empty(b->text)) {
            return b->text;
        }
    }
    return p->report->name;
}

static size_t columns_needed(const struct part *p)
{
    size_t n = LEAST_COLUMNS;
    for (size_t i = p->from; i < p->end; i++) {
        const struct report_table *t = block_at(p->report, i)->table;
        n = t && t->n_columns > n ? t->n_columns : n;
    }
    return n;
}

/* Widths that every table of the sheet names for a column; 0 where one leaves it to the cells. */
static struct report_column *columns_of(struct arena *a, const struct part *p, size_t n)
{
    struct report_column *columns = ARENA_ARRAY(a, struct report_column, n);
    bool *is_free = ARENA_ARRAY(a, bool, n);
    for (size_t i = p->from; i < p->end; i++) {
        const struct report_table *t = block_at(p->report, i)->table;
        for (size_t k = 0; t && k < t->n_columns; k++) {
            int width = t->columns[k].width;
            is_free[k] = is_free[k] || width == 0;
            width = width > columns[k].width ? width : columns[k].width;
            columns[k].width = is_free[k] ? 0 : width;
        }
    }
    return columns;
}

/* ---- blocks --------------------------------------------------------------------------------------------- */

static void put_line(struct spreadsheet *s, const struct report_block *b)
{
    static const enum spreadsheet_line kinds[] = {
        [SIDE_LEFT] = SPREADSHEET_LINE,
        [SIDE_CENTRE] = SPREADSHEET_CENTRE,
        [SIDE_RIGHT] = SPREADSHEET_RIGHT,
        [SIDE_BOTH] = SPREADSHEET_LINE,
    };
    if (text_is_empty(b->right)) {
        spreadsheet_line(s, kinds[b->side], b->text);
    } else {
        spreadsheet_two(s, b->text, b->right);
    }
}

static void put_table(struct spreadsheet *s, const struct report_table *t)
{
    spreadsheet_table(s, t->columns, t->n_columns);
    for (size_t i = 0; i < t->heads.n; i++) {
        spreadsheet_head(s, t->heads.at[i].cells, t->heads.at[i].n);
    }
    for (size_t i = 0; i < t->rows.n; i++) {
        spreadsheet_cells(s, t->rows.at[i].cells, t->rows.at[i].n);
    }
}

static void put_sign(struct spreadsheet *s, const struct report_block *b)
{
    for (size_t i = 0; i < b->lines.n; i++) {
        spreadsheet_two(s, b->lines.at[i].left, b->lines.at[i].right);
    }
}

static void put_block(struct spreadsheet *s, const struct report_block *b)
{
    switch (b->kind) {
    case BLOCK_ATTACHMENT: spreadsheet_line(s, SPREADSHEET_ATTACHMENT, b->text); break;
    case BLOCK_TITLE: spreadsheet_line(s, SPREADSHEET_TITLE, b->text); break;
    case BLOCK_HEADING: spreadsheet_line(s, SPREADSHEET_HEADING, b->text); break;
    case BLOCK_PARAGRAPH: spreadsheet_line(s, SPREADSHEET_LINE, b->text); break;
    case BLOCK_LINE: put_line(s, b); break;
    case BLOCK_SPACE: spreadsheet_skip(s, b->number); break;
    case BLOCK_TABLE: put_table(s, b->table); break;
    case BLOCK_SIGN: put_sign(s, b); break;
    case BLOCK_PAGE: spreadsheet_skip(s, 1); break;
    case BLOCK_CODE: spreadsheet_line(s, SPREADSHEET_CENTRE, b->right); break;
    }
}

/* As wide as the sheet of paper it is made for, and lying as that does. */
static void put_part(struct spreadsheet *s, const struct part *p, const char *foot)
{
    size_t n = columns_needed(p);
    const struct page_style *style = page_style_find(p->report->style);
    const struct spreadsheet_options o = {.name = name_of(p),
                                          .columns = columns_of(&s->arena, p, n),
                                          .n_columns = n,
                                          .least = style->width / WIDTH_UNIT,
                                          .is_upright = !style->is_landscape,
                                          .number = p->report->number,
                                          .foot = foot};
    bool is_new_page = p->from < p->end && block_at(p->report, p->from)->kind == BLOCK_PAGE;
    spreadsheet_sheet(s, &o);
    for (size_t i = p->from + is_new_page; i < p->end; i++) {
        put_block(s, block_at(p->report, i));
    }
}

enum status workbook_write(const struct report *r, int64_t made, struct paper_sink sink,
                           size_t *sheets, struct err *err)
{
    struct spreadsheet s;
    enum status status = spreadsheet_open(&s, made, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *foot = report_foot(r, &s.arena);
    struct part p = {r, 0, 0};
    *sheets = 0;
    do {
        p = next_part(r, p.end);
        put_part(&s, &p, foot);
        (*sheets)++;
    } while (p.end < r->blocks.n);
    return spreadsheet_finish(&s, sink, err);
}
