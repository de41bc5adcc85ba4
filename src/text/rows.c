#include "text/rows.h"

#include "text/rows_kind.h"

static size_t first_shown(const struct xlsx *book)
{
    for (size_t i = 0; i < book->sheets.n; i++) {
        if (!book->sheets.at[i].is_hidden) {
            return i;
        }
    }
    return 0;
}

static enum status place(const struct rows_file *f, enum status status, struct err *err)
{
    return status == STATUS_OK ? status : (err_at(err, f->name, 0, 0), status);
}

enum status rows_file_open(struct rows_file *f, struct arena *a, const struct source *source,
                           struct err *err)
{
    bool is_book = false;
    *f = (struct rows_file){.source = source, .name = source->name};
    enum status status = rows_kind_find(source, &is_book, err);
    if (status == STATUS_OK && is_book) {
        status = xlsx_open(&f->book, a, source, err);
        f->is_book = status == STATUS_OK;
        f->sheet = f->is_book ? first_shown(&f->book) : 0;
    }
    return place(f, status, err);
}

void rows_file_close(struct rows_file *f)
{
    if (f->is_book) {
        xlsx_close(&f->book);
    }
    f->is_book = false;
}

enum status rows_look(struct rows_file *f, struct err *err)
{
    return f->is_book ? place(f, xlsx_look_at(&f->book, f->sheet, &f->look, err), err) : STATUS_OK;
}

/* ---- one reading ----------------------------------------------------------------------------------- */

static enum status open_csv(struct rows *r, struct err *err)
{
    struct rows_file *f = r->file;
    const struct csv_options options = {.is_escaped = true};
    enum status status = decoder_open(&r->decoder, f->source, f->charset, err);
    if (status != STATUS_OK) {
        return status;
    }
    f->charset = r->decoder.charset;
    status = csv_reader_open(&r->csv, &r->decoder, options, err);
    r->csv.file = f->name;
    if (status != STATUS_OK) {
        decoder_close(&r->decoder);
    }
    return status;
}

enum status rows_open(struct rows *r, struct rows_file *f, struct err *err)
{
    *r = (struct rows){.file = f};
    return f->is_book ? place(f, xlsx_rows_open(&r->sheet, &f->book, f->sheet, &f->look, err), err)
                      : open_csv(r, err);
}

enum status rows_next(struct rows *r, struct csv_row *row, struct err *err)
{
    return r->file->is_book ? place(r->file, xlsx_rows_next(&r->sheet, row, err), err)
                            : csv_reader_next(&r->csv, row, err);
}

int rows_percent(const struct rows *r, uint64_t size)
{
    return r->file->is_book ? xlsx_rows_percent(&r->sheet)
           : size           ? (int)(r->decoder.offset * 100 / size)
                            : 100;
}

void rows_close(struct rows *r)
{
    if (r->file->is_book) {
        xlsx_rows_close(&r->sheet);
    } else {
        csv_reader_close(&r->csv);
        decoder_close(&r->decoder);
    }
}
