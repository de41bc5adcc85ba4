#include "report/report.h"

#include <string.h>

#include "base/slice.h"
#include "report/changes.h"
#include "report/measure.h"

void report_init(struct report *r, struct arena *a, const char *name, const char *style)
{
    *r = (struct report){.arena = a, .name = name, .style = style};
}

static struct report_block *add(struct report *r, enum block_kind kind, const char *text)
{
    struct report_block *b = VEC_PUSH(r->arena, &r->blocks);
    *b = (struct report_block){.kind = kind, .text = grid_clean(r->arena, text), .right = ""};
    return b;
}

void report_attachment(struct report *r, const char *text)
{
    (void)add(r, BLOCK_ATTACHMENT, text);
}

void report_title(struct report *r, const char *text)
{
    (void)add(r, BLOCK_TITLE, text);
}

void report_heading(struct report *r, int level, const char *text)
{
    add(r, BLOCK_HEADING, arena_printf(r->arena, "　　%s", text_or_empty(text)))->number = level;
}

void report_paragraph(struct report *r, const char *text)
{
    (void)add(r, BLOCK_PARAGRAPH, arena_printf(r->arena, "　　%s", text_or_empty(text)));
}

void report_line(struct report *r, enum side side, const char *text)
{
    add(r, BLOCK_LINE, text)->side = side;
}

void report_two(struct report *r, const char *left, const char *right)
{
    add(r, BLOCK_LINE, left)->right = grid_clean(r->arena, right);
}

void report_space(struct report *r, int lines)
{
    add(r, BLOCK_SPACE, "")->number = lines;
}

void report_new_page(struct report *r)
{
    (void)add(r, BLOCK_PAGE, "");
}

void report_code(struct report *r, const char *text, const char *instead)
{
    add(r, BLOCK_CODE, text)->right = grid_clean(r->arena, instead);
}

/* ---- tables ------------------------------------------------------------------------------------ */

struct report_table *report_table(struct report *r, const struct report_column *columns, size_t n)
{
    struct report_table *t = ARENA_NEW(r->arena, struct report_table);
    *t = (struct report_table){.arena = r->arena, .columns = columns, .n_columns = n};
    add(r, BLOCK_TABLE, "")->table = t;
    if (n == 0 || !columns[0].heading) {
        return t;
    }
    struct report_cell *heads = ARENA_ARRAY(r->arena, struct report_cell, n);
    for (size_t i = 0; i < n; i++) {
        heads[i].text = columns[i].heading;
    }
    report_table_head(t, heads, n);
    return t;
}

static struct report_row clean_row(struct arena *a, const struct report_cell *cells, size_t n)
{
    struct report_cell *copy = ARENA_ARRAY(a, struct report_cell, n ? n : 1);
    for (size_t i = 0; i < n; i++) {
        copy[i] = cells[i];
        copy[i].text = grid_clean(a, cells[i].text);
        copy[i].columns = cells[i].columns > 0 ? cells[i].columns : 1;
        copy[i].rows = cells[i].rows > 0 ? cells[i].rows : 1;
    }
    return (struct report_row){copy, n};
}

void report_table_head(struct report_table *t, const struct report_cell *cells, size_t n)
{
    struct report_row row = clean_row(t->arena, cells, n);
    *VEC_PUSH(t->arena, &t->heads) = row;
}

void report_table_cells(struct report_table *t, const struct report_cell *cells, size_t n)
{
    struct report_row row = clean_row(t->arena, cells, n);
    *VEC_PUSH(t->arena, &t->rows) = row;
}

void report_table_row(struct report_table *t, const char *const *texts)
{
    struct report_cell *cells = ARENA_ARRAY(t->arena, struct report_cell, t->n_columns + 1);
    for (size_t i = 0; i < t->n_columns; i++) {
        cells[i] = (struct report_cell){grid_clean(t->arena, texts[i]), 1, 1, FACE_BODY, false};
    }
    *VEC_PUSH(t->arena, &t->rows) = (struct report_row){cells, t->n_columns};
}

void report_table_note(struct report_table *t, const char *text)
{
    const struct report_cell cell = {
        .text = text, .columns = (int)t->n_columns, .face = FACE_HEAD, .is_centred = true};
    report_table_cells(t, &cell, 1);
}

void report_table_blanks(struct report_table *t, long from, long to)
{
    const char **texts = ARENA_ARRAY(t->arena, const char *, t->n_columns + 1);
    for (long i = from; i <= to; i++) {
        texts[0] = arena_printf(t->arena, "%ld", i);
        report_table_row(t, texts);
    }
}

/* ---- signatures -------------------------------------------------------------------------------- */

struct report_block *report_sign(struct report *r)
{
    return add(r, BLOCK_SIGN, "");
}

void report_sign_line(struct report *r, const char *left, const char *right)
{
    struct report_block *b = &r->blocks.at[r->blocks.n - 1];
    struct report_pair pair = {grid_clean(r->arena, left), grid_clean(r->arena, right)};
    *VEC_PUSH(r->arena, &b->lines) = pair;
}

/* The seal is 42 mm across: it needs the height of four lines around name and date. */
void report_seal(struct report *r, const char *unit, const char *date)
{
    (void)report_sign(r);
    report_sign_line(r, "", "");
    report_sign_line(r, "", "");
    report_sign_line(r, "", arena_printf(r->arena, "%s（盖章）", text_or_empty(unit)));
    report_sign_line(r, "", date);
}

/* ---- fingerprint ------------------------------------------------------------------------------- */

/* A text with its end, so that two texts are never one longer text. */
static void digest_of(struct digest *d, const char *text)
{
    digest_add(d, text, strlen(text) + 1);
}

static void digest_number(struct digest *d, int number)
{
    const unsigned char bytes[2] = {(unsigned char)number, (unsigned char)(number >> 8)};
    digest_add(d, bytes, sizeof bytes);
}

static void digest_rows(struct digest *d, const struct report_row *rows, size_t n)
{
    digest_number(d, (int)n);
    for (size_t i = 0; i < n; i++) {
        digest_number(d, (int)rows[i].n);
        for (size_t k = 0; k < rows[i].n; k++) {
            const struct report_cell *c = &rows[i].cells[k];
            digest_of(d, c->text);
            digest_number(d, c->columns);
            digest_number(d, c->rows);
        }
    }
}

void report_fingerprint(const struct report *r, char out[DIGEST_TEXT_SIZE])
{
    struct digest d;
    digest_init(&d);
    for (size_t i = 0, n = report_changes_begin(r); i < n; i++) {
        const struct report_block *b = &r->blocks.at[i];
        digest_number(&d, (int)b->kind);
        digest_of(&d, b->text);
        digest_of(&d, b->right);
        for (size_t k = 0; k < b->lines.n; k++) {
            digest_of(&d, b->lines.at[k].left);
            digest_of(&d, b->lines.at[k].right);
        }
        if (b->table) {
            digest_rows(&d, b->table->heads.at, b->table->heads.n);
            digest_rows(&d, b->table->rows.at, b->table->rows.n);
        }
    }
    digest_finish(&d, out);
}

const char *report_foot(const struct report *r, struct arena *a)
{
    char hash[DIGEST_TEXT_SIZE];
    if (r->is_plain) {
        return NULL;
    }
    report_fingerprint(r, hash);
    return arena_printf(a, "%s%s%s%s数据指纹 %.12s", text_or_empty(r->note), r->note ? "  " : "",
                        text_or_empty(r->day), r->day ? "  " : "", hash);
}
