/* The file of an import: opened, told apart by its digest, read row by row as often as wanted. */
#include "base/digest.h"
#include "base/slice.h"
#include "desk/table_import_parts.h"
#include "desk/table_sheet.h"

#define BLOCK_SIZE (1u << 20)
#define ROWS_PER_PROGRESS 1000

enum status import_open_file(struct import *im, struct err *err)
{
    const struct table_import_options *o = im->walk.options;
    enum status status = STATUS_OK;
    im->source = source_of_bytes(o->bytes);
    if (!o->bytes.at) {
        status = source_open(&im->source, o->path, err);
    }
    if (status == STATUS_OK) {
        status = rows_file_open(&im->file, im->walk.arena, &im->source, err);
        im->file.name = im->walk.plan->file;
        im->file.charset = o->charset;
    }
    return status;
}

static enum status digest_source(const struct source *s, char out[DIGEST_TEXT_SIZE], uint64_t *size,
                                 struct err *err)
{
    struct arena a = {0};
    struct digest d;
    struct source_piece piece = {.out = arena_alloc(&a, BLOCK_SIZE), .cap = BLOCK_SIZE};
    enum status status;
    digest_init(&d);
    do {
        status = source_read(s, &piece, err);
        digest_add(&d, piece.out, status == STATUS_OK ? piece.n : 0);
        piece.offset += piece.n;
    } while (status == STATUS_OK && piece.n == piece.cap);
    digest_finish(&d, out);
    *size = piece.offset;
    arena_release(&a);
    return status;
}

enum status import_note_digest(struct import *im, struct err *err)
{
    struct table_plan *plan = im->walk.plan;
    const char *expected = im->walk.options->digest;
    char *digest = arena_alloc(im->walk.arena, DIGEST_TEXT_SIZE);
    enum status status = digest_source(&im->source, digest, &im->size, err);
    plan->digest = digest;
    if (status == STATUS_OK && expected && !text_eq(expected, digest)) {
        return err_set(err, STATUS_DATA, "%s 在预览之后被改过, 什么也没有写入; 请重新预览",
                       plan->file);
    }
    return status;
}

static bool goes_on(struct import *im, const struct rows *rows, int64_t n)
{
    const struct table_import_options *o = im->walk.options;
    return !o->progress || o->progress(o->progress_to, n, rows_percent(rows, im->size));
}

static enum status visit_rows(struct import *im, struct rows *rows, row_visitor visit,
                              struct err *err)
{
    const struct table_layout *l = &im->walk.plan->layout;
    const size_t first = l->header_row + (size_t)l->header_rows;
    struct csv_row row = {0};
    for (size_t i = 0;; i++) {
        enum status status = rows_next(rows, &row, err);
        if (status != STATUS_OK || row.is_end) {
            return status;
        }
        if (i >= first) {
            status = visit(&im->walk, &row, err);
        }
        if (status != STATUS_OK) {
            return status;
        }
        if (i % ROWS_PER_PROGRESS == 0 && !goes_on(im, rows, (int64_t)i)) {
            return err_set(err, STATUS_CANCELLED, "已取消, 什么也没有写入");
        }
    }
}

enum status import_each_row(struct import *im, row_visitor visit, struct err *err)
{
    struct rows rows;
    enum status status = rows_open(&rows, &im->file, err);
    if (status == STATUS_OK) {
        status = visit_rows(im, &rows, visit, err);
        rows_close(&rows);
    }
    return status;
}

static enum status read_head(struct import *im, struct table_head *head, struct err *err)
{
    struct rows rows;
    enum status status = rows_open(&rows, &im->file, err);
    if (status == STATUS_OK) {
        status = table_head_read(im->walk.arena, &rows, head, err);
        rows_close(&rows);
    }
    return status;
}

enum status import_find_layout(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    struct table_plan *plan = w->plan;
    struct table_head *head = ARENA_NEW(w->arena, struct table_head);
    const struct table_layout_options o = {im->target.table, w->options->columns,
                                           w->options->n_columns, plan->file};
    const struct table_sheet_wanted wanted = {w->options->sheet, im->target.table};
    enum status status = table_sheet_choose(&im->file, w->arena, &wanted, &plan->problems, err);
    if (status == STATUS_OK) {
        status = read_head(im, head, err);
    }
    if (status == STATUS_OK) {
        status = table_layout_find(w->arena, head, &o, &plan->layout, &plan->problems, err);
    }
    if (status == STATUS_OK) {
        table_sheet_tell(&im->file, &plan->layout, &plan->problems);
    }
    plan->charset = im->file.is_book ? CHARSET_UTF8_BOM : im->file.charset;
    plan->sheet = im->file.is_book ? im->file.book.sheets.at[im->file.sheet].name : NULL;
    return status;
}
