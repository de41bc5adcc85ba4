#include "desk/sheet_import.h"

#include "base/slice.h"
#include "desk/sheet_import_parts.h"

#define PROBLEMS_KEPT 5000u

/* ---- rows ------------------------------------------------------------------------------------------- */

static void count(struct import *im, bool is_taken, const struct sheet_row_done *done)
{
    im->out->rows.read++;
    *(!is_taken       ? &im->out->rows.rejected
      : done->is_new  ? &im->out->rows.new
      : done->changed ? &im->out->rows.changed
                      : &im->out->rows.same) += 1;
}

static enum status take_row(struct import *im, const struct headed_row *row, struct err *err)
{
    struct passing p = {.row = row};
    struct err row_err = {.arena = im->arena};
    struct sheet_row_done done = {0};
    bool is_taken = sheet_row_read(im, &p);
    enum status status = is_taken ? sheet_row_put(im, &p, &done, &row_err) : STATUS_OK;
    if (status == STATUS_DATA) {
        is_taken = sheet_row_reject(im, row, HEADED_NONE, "refused", row_err.text);
    } else if (status != STATUS_OK) {
        *err = row_err;
        return status;
    }
    count(im, is_taken, &done);
    return STATUS_OK;
}

static enum status take_rows(struct import *im, struct err *err)
{
    struct headed_row row = {0};
    for (;;) {
        arena_reset(&im->scratch);
        enum status status = headed_next(&im->file, &im->scratch, &row, err);
        if (status != STATUS_OK || row.is_end) {
            return status;
        }
        if (row.is_blank || sheet_row_is_blank(im, &row)) {
            im->out->rows.blank++;
            continue;
        }
        status = take_row(im, &row, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
}

/* ---- all of it ---------------------------------------------------------------------------------------- */

static enum status find_panel(struct import *im, struct err *err)
{
    return im->options->panel
               ? panel_find(im->desk, im->arena, im->options->panel, &im->wanted, err)
               : STATUS_OK;
}

static enum status read_file(struct import *im, struct err *err)
{
    const struct headed_options o = {im->options->path, im->options->charset, sheet_base_columns,
                                     BASE_COLUMNS};
    enum status status = headed_open(&im->file, im->arena, &o, err);
    if (status != STATUS_OK) {
        return status;
    }
    im->out->file = im->file.file;
    im->out->charset = im->file.charset;
    im->out->is_book = im->file.book.is_book;
    im->out->header_line = im->file.header_line;
    status = sheet_scheme_choose(im, err);
    if (status == STATUS_OK) {
        status = take_rows(im, err);
    }
    headed_close(&im->file);
    return status;
}

static const char *summary_of(const struct import *im)
{
    return arena_printf(im->arena, "导入打分表 %s (%s): 新增 %lld 修改 %lld 不变 %lld 拒收 %lld",
                        im->out->file, im->out->scheme, (long long)im->out->rows.new,
                        (long long)im->out->rows.changed, (long long)im->out->rows.same,
                        (long long)im->out->rows.rejected);
}

enum status sheet_import(struct desk *desk, struct arena *a, const struct sheet_import_options *o,
                         struct sheet_import *out, struct err *err)
{
    struct import im = {.desk = desk, .arena = a, .options = o, .out = out};
    *out = (struct sheet_import){.problems = {.arena = a, .max = PROBLEMS_KEPT}};
    enum status status =
        write_begin(&im.write, desk, a, "sheet_import", MAY_REVIEW | MAY_KEEP_PANELS, err);
    im.write.is_bulk = true;
    im.write.scratch = &im.scratch;
    if (status == STATUS_OK) {
        status = sheet_sight_of(desk, 0, &im.sight, err);
    }
    if (status == STATUS_OK) {
        status = find_panel(&im, err);
    }
    if (status == STATUS_OK) {
        status = read_file(&im, err);
    }
    bool is_tried = status == STATUS_OK && o->is_dry;
    status = write_end(&im.write, is_tried ? STATUS_CANCELLED : status,
                       status == STATUS_OK ? summary_of(&im) : "", NULL, &out->batch, err);
    arena_release(&im.scratch);
    return is_tried && status == STATUS_CANCELLED ? STATUS_OK : status;
}
