#include "paper/spreadsheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "paper/spreadsheet_looks.h"
#include "paper/spreadsheet_parts.h"

#define BLOCK 65536
#define WIDTH_MIN 6
#define PORTRAIT_CELLS 84 /* half-ems of table type that a page takes upright */
#define NAME_MAX 31       /* characters of the name of a sheet */
#define UNIT 5.25         /* points that a unit of the width of a column takes */

/* Margins of GB/T 9704, in inches. */
#define MARGIN_LEFT (28 / 25.4)
#define MARGIN_RIGHT (26 / 25.4)
#define MARGIN_TOP (37 / 25.4)
#define MARGIN_BOTTOM (35 / 25.4)

/* ---- names of sheets ---------------------------------------------------------------------------------- */

/* Without what the name of a sheet may not have, at most so many characters. */
static const char *allowed_name(struct arena *a, const char *name, size_t most)
{
    char *out = arena_alloc(a, strlen(name) + 1);
    size_t n = 0, characters = 0, length;
    for (const char *p = name; *p && characters < most; p += length) {
        (void)utf8_decode(p, strlen(p), &length);
        if (length == 1 && (strchr("[]:*?/\\'", *p) || (unsigned char)*p < ' ')) {
            continue;
        }
        memcpy(out + n, p, length);
        n += length;
        characters++;
    }
    return n ? out : "Sheet1";
}

static bool is_taken(const struct spreadsheet *s, const char *name)
{
    for (size_t i = 0; i < s->names.n; i++) {
        if (text_eq(s->names.at[i], name)) {
            return true;
        }
    }
    return false;
}

/* 成果汇总表, 成果汇总表 2, … */
static const char *sheet_name(struct spreadsheet *s, const char *wanted)
{
    struct arena *a = &s->arena;
    const char *name = allowed_name(a, wanted, NAME_MAX);
    for (size_t i = s->names.n + 1; is_taken(s, name); i++) {
        name = arena_printf(a, "%s %zu", allowed_name(a, wanted, NAME_MAX - 6), i);
    }
    *VEC_PUSH(a, &s->names) = name;
    return name;
}

/* ---- a sheet ------------------------------------------------------------------------------------------ */

static int width_of(const struct spreadsheet *s, size_t column)
{
    const struct spreadsheet_options *o = &s->options;
    int width = o->columns[column].width ? o->columns[column].width : s->widths[column];
    return (width < WIDTH_MIN ? WIDTH_MIN : width) + 2;
}

/* Half-ems of all columns. What is left up to the least is shared out equally. */
static int set_widths(struct spreadsheet *s)
{
    size_t n = s->options.n_columns;
    int total = 0;
    for (size_t i = 0; i < n; i++) {
        total += width_of(s, i);
    }
    int more = s->options.least > total ? (s->options.least - total) / (int)n : 0;
    for (size_t i = 0; i < n; i++) {
        (void)worksheet_set_column(s->sheet, (lxw_col_t)i, (lxw_col_t)i, width_of(s, i) + more,
                                   NULL);
    }
    return total + more * (int)n;
}

static void set_heights(struct spreadsheet *s, int total)
{
    for (size_t i = 0; i < s->lines.n; i++) {
        const struct spreadsheet_above *line = &s->lines.at[i];
        double height = spreadsheet_line_height(line->kind, line->width, total * UNIT);
        (void)worksheet_set_row(s->sheet, line->row, height, NULL);
    }
}

/* In a footer & begins a code. */
static const char *footer_text(struct arena *a, const char *text)
{
    const char *out = "";
    for (const char *at = text_or_empty(text); *at;) {
        size_t n = strcspn(at, "&");
        out = arena_printf(a, "%s%.*s%s", out, (int)n, at, at[n] ? "&&" : "");
        at += n + (at[n] == '&');
    }
    return out;
}

static void set_footer(struct spreadsheet *s)
{
    static const char *const numbers[] = {[NUMBER_DASHES] = "&C&\"宋体\"&14— &P —",
                                          [NUMBER_OF] = "&R&\"宋体\"&10第 &P 页 共 &N 页",
                                          [NUMBER_NOT] = ""};
    const char *foot = footer_text(&s->arena, s->options.foot);
    const char *all = arena_printf(&s->arena, "%s%s%s", *foot ? "&L&\"宋体\"&9 " : "", foot,
                                   numbers[s->options.number]);
    if (*all) {
        (void)worksheet_set_footer(s->sheet, all);
    }
}

static void end_sheet(struct spreadsheet *s)
{
    if (!s->sheet) {
        return;
    }
    int total = set_widths(s);
    set_heights(s, total);
    worksheet_set_paper(s->sheet, 9); /* A4 */
    if (total > PORTRAIT_CELLS && !s->options.is_upright) {
        worksheet_set_landscape(s->sheet);
    }
    worksheet_set_margins(s->sheet, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM);
    worksheet_fit_to_pages(s->sheet, 1, 0);
    set_footer(s);
    if (s->n_tables == 1) {
        (void)worksheet_repeat_rows(s->sheet, s->first_head, s->first_head + s->n_heads - 1);
    }
    /* Numbers as text are meant so: no green corner in each cell. */
    (void)worksheet_ignore_errors(s->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

void spreadsheet_sheet(struct spreadsheet *s, const struct spreadsheet_options *o)
{
    end_sheet(s);
    s->options = *o;
    s->sheet = workbook_add_worksheet(s->book, sheet_name(s, o->name));
    s->row = s->first_head = s->n_heads = 0;
    s->n_tables = s->lines.n = 0;
    s->widths = ARENA_ARRAY(&s->arena, int, o->n_columns + 1);
    s->under = ARENA_ARRAY(&s->arena, struct report_cell, o->n_columns + 1);
    spreadsheet_table(s, o->columns, o->n_columns);
}

/* ---- the file ------------------------------------------------------------------------------------------- */

static const char *temporary(struct arena *a, struct err *err)
{
    const char *folder = getenv("TMPDIR");
    char *path = arena_printf(a, "%s/shenbao-XXXXXX", text_is_empty(folder) ? "/tmp" : folder);
    int fd = mkstemp(path);
    if (fd < 0) {
        (void)err_set(err, STATUS_IO, "建不了临时文件: %s", errno_words(errno));
        return NULL;
    }
    close(fd);
    return path;
}

enum status spreadsheet_open(struct spreadsheet *s, int64_t made, struct err *err)
{
    *s = (struct spreadsheet){0};
    s->path = temporary(&s->arena, err);
    if (!s->path) {
        arena_release(&s->arena);
        return STATUS_IO;
    }
    lxw_doc_properties properties = {.created = (time_t)made};
    lxw_workbook_options options = {0};
    s->book = workbook_new_opt(s->path, &options);
    (void)workbook_set_properties(s->book, &properties);
    s->looks = spreadsheet_looks_make(&s->arena, s->book);
    return STATUS_OK;
}

static enum status copy(const char *path, struct paper_sink sink, struct err *err)
{
    FILE *f = fopen(path, "rb");
    char *block = malloc(BLOCK);
    size_t n;
    while (f && block && (n = fread(block, 1, BLOCK, f)) > 0) {
        sink.write(sink.to, block, n);
    }
    bool is_bad = !f || !block || ferror(f);
    free(block);
    if (f) {
        (void)fclose(f);
    }
    return is_bad ? err_set(err, STATUS_IO, "临时文件读不回来: %s", errno_words(errno)) : STATUS_OK;
}

static void release(struct spreadsheet *s)
{
    (void)unlink(s->path);
    arena_release(&s->arena);
}

enum status spreadsheet_finish(struct spreadsheet *s, struct paper_sink sink, struct err *err)
{
    end_sheet(s);
    lxw_error failed = workbook_close(s->book);
    if (failed != LXW_NO_ERROR) {
        spreadsheet_keep(s, STATUS_IO, "临时文件写不下, 请清理磁盘后再试");
    }
    enum status status =
        s->status == STATUS_OK ? copy(s->path, sink, err) : err_set(err, s->status, "%s", s->why);
    if (status != STATUS_OK && failed != LXW_NO_ERROR) {
        (void)err_cause(err, "libxlsxwriter: %s", lxw_strerror(failed));
    }
    release(s);
    return status;
}

void spreadsheet_abort(struct spreadsheet *s)
{
    (void)workbook_close(s->book);
    release(s);
}
