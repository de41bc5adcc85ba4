#include "report/keep.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "report/page_style.h"

/* Lines of values between tabs, the first value being the kind of the line:
 *     report 1 name day number note has-note plain style
 *     block kind number side text right
 *     line left right            of the signature before it
 *     column width side heading  of the table before it; heads | rows then follow
 *     sheets n                   columns that belong on sheets; only where not all do
 *     head|row  text columns rows face centred  text …
 * Within a value \t, \n and \ are written \t, \n, \\. */
#define VERSION "1"

/* ---- writing ----------------------------------------------------------------------------------- */

static void put_text(struct buf *out, const char *text)
{
    buf_char(out, '\t');
    for (const char *at = text_or_empty(text); *at; at++) {
        if (*at == '\t' || *at == '\n' || *at == '\\') {
            buf_char(out, '\\');
        }
        buf_char(out, *at == '\t' ? 't' : *at == '\n' ? 'n' : *at);
    }
}

static void put_number(struct buf *out, int number)
{
    buf_printf(out, "\t%d", number);
}

static void put_rows(struct buf *out, const char *kind, const struct report_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_text(out, kind);
        for (size_t k = 0; k < rows[i].n; k++) {
            const struct report_cell *c = &rows[i].cells[k];
            put_text(out, c->text);
            put_number(out, c->columns);
            put_number(out, c->rows);
            put_number(out, (int)c->face);
            put_number(out, c->is_centred);
        }
        buf_char(out, '\n');
    }
}

static void put_table(struct buf *out, const struct report_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        buf_text(out, "column");
        put_number(out, t->columns[i].width);
        put_number(out, (int)t->columns[i].side);
        buf_char(out, '\n');
    }
    if (t->n_on_sheets) {
        buf_printf(out, "sheets\t%zu\n", t->n_on_sheets);
    }
    put_rows(out, "head", t->heads.at, t->heads.n);
    put_rows(out, "row", t->rows.at, t->rows.n);
}

static void put_block(struct buf *out, const struct report_block *b)
{
    buf_text(out, "block");
    put_number(out, (int)b->kind);
    put_number(out, b->number);
    put_number(out, (int)b->side);
    put_text(out, b->text);
    put_text(out, b->right);
    buf_char(out, '\n');
    for (size_t i = 0; i < b->lines.n; i++) {
        buf_text(out, "line");
        put_text(out, b->lines.at[i].left);
        put_text(out, b->lines.at[i].right);
        buf_char(out, '\n');
    }
    if (b->table) {
        put_table(out, b->table);
    }
}

const char *report_keep(struct arena *a, const struct report *r)
{
    struct buf out = BUF_INIT;
    buf_text(&out, "report\t" VERSION);
    put_text(&out, r->name);
    put_text(&out, r->day);
    put_number(&out, (int)r->number);
    put_text(&out, r->note);
    put_number(&out, r->is_plain);
    put_text(&out, r->style);
    buf_char(&out, '\n');
    for (size_t i = 0; i < r->blocks.n; i++) {
        put_block(&out, &r->blocks.at[i]);
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

/* ---- reading ----------------------------------------------------------------------------------- */

/* A line being taken apart in a copy of the text. */
struct reading {
    struct arena *a;
    struct report *out;
    VEC(struct report_column) columns; /* of the table being read */
    char *at;                          /* in the line; NULL: no value is left */
    bool is_bad;
};

/* The next value, its escapes undone in place. */
static const char *text(struct reading *r)
{
    char *start = r->at, *to = start;
    if (!start) {
        r->is_bad = true;
        return "";
    }
    char *end = start + strcspn(start, "\t");
    r->at = *end ? end + 1 : NULL;
    for (const char *from = start; from < end; from++) {
        bool is_escape = *from == '\\' && from + 1 < end;
        from += is_escape ? 1 : 0;
        *to++ = !is_escape ? *from : *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
    }
    *to = '\0';
    return start;
}

static int number(struct reading *r, int most)
{
    const char *value = text(r);
    char *end;
    long n = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || n < 0 || n > most) {
        r->is_bad = true;
        return 0;
    }
    return (int)n;
}

static void read_head(struct reading *r)
{
    struct report *out = r->out;
    r->is_bad = r->is_bad || !text_eq(text(r), VERSION);
    out->name = text(r);
    out->day = text(r);
    out->number = (enum page_number)number(r, NUMBER_MANY);
    out->note = text(r);
    out->note = *out->note ? out->note : NULL;
    out->is_plain = number(r, 1) != 0;
    out->style = text(r);
}

static void read_block(struct reading *r)
{
    struct report_block b = {.kind = (enum block_kind)number(r, BLOCK_CODE)};
    b.number = number(r, 1000000);
    b.side = (enum side)number(r, SIDE_BOTH);
    b.text = text(r);
    b.right = text(r);
    if (b.kind == BLOCK_TABLE) {
        b.table = ARENA_NEW(r->a, struct report_table);
        b.table->arena = r->a;
        r->columns.at = NULL;
        r->columns.n = r->columns.cap = 0;
    }
    *VEC_PUSH(r->a, &r->out->blocks) = b;
}

static struct report_block *last_block(struct reading *r)
{
    r->is_bad = r->is_bad || r->out->blocks.n == 0;
    return r->is_bad ? NULL : &r->out->blocks.at[r->out->blocks.n - 1];
}

static void read_line(struct reading *r)
{
    struct report_block *b = last_block(r);
    struct report_pair pair = {text(r), text(r)};
    if (b) {
        *VEC_PUSH(r->a, &b->lines) = pair;
    }
}

static struct report_table *last_table(struct reading *r)
{
    struct report_block *b = last_block(r);
    r->is_bad = r->is_bad || !b->table;
    return r->is_bad ? NULL : b->table;
}

static void read_column(struct reading *r)
{
    struct report_table *t = last_table(r);
    struct report_column c = {.width = number(r, 10000)};
    c.side = (enum side)number(r, SIDE_BOTH);
    if (t) {
        *VEC_PUSH(r->a, &r->columns) = c;
        t->columns = r->columns.at;
        t->n_columns = r->columns.n;
    }
}

static void read_sheets(struct reading *r)
{
    struct report_table *t = last_table(r);
    size_t n = (size_t)number(r, 10000);
    if (t) {
        t->n_on_sheets = n;
    }
}

static void read_row(struct reading *r, bool is_head)
{
    struct report_table *t = last_table(r);
    VEC(struct report_cell) cells = {0};
    while (t && r->at && !r->is_bad) {
        struct report_cell c = {.text = text(r)};
        c.columns = number(r, 1000);
        c.rows = number(r, 100000);
        c.face = (enum face)number(r, FACE_N - 1);
        c.is_centred = number(r, 1) != 0;
        *VEC_PUSH(r->a, &cells) = c;
    }
    if (t && is_head) {
        report_table_head(t, cells.at, cells.n);
    } else if (t) {
        report_table_cells(t, cells.at, cells.n);
    }
}

static void read_any(struct reading *r)
{
    const char *kind = text(r);
    if (text_eq(kind, "report") && r->out->blocks.n == 0) {
        read_head(r);
    } else if (text_eq(kind, "block")) {
        read_block(r);
    } else if (text_eq(kind, "line")) {
        read_line(r);
    } else if (text_eq(kind, "column")) {
        read_column(r);
    } else if (text_eq(kind, "sheets")) {
        read_sheets(r);
    } else if (text_eq(kind, "head") || text_eq(kind, "row")) {
        read_row(r, *kind == 'h');
    } else {
        r->is_bad = true;
    }
}

enum status report_kept(struct arena *a, const char *kept, struct report *out, struct err *err)
{
    struct reading r = {.a = a, .out = out};
    char *copy = arena_text(a, kept);
    *out = (struct report){.arena = a};
    while (copy && *copy && !r.is_bad) {
        char *end = copy + strcspn(copy, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        r.at = copy;
        read_any(&r);
        copy = next;
    }
    bool is_whole = !r.is_bad && out->name && page_style_find(out->style);
    return is_whole ? STATUS_OK : err_set(err, STATUS_DATA, "登记的文书内容读不出来, 可能被改动过");
}
