#include "text/rows.h"

#define HEAD_SIZE 65536u /* within it old workbooks name their streams */

enum file_kind { KIND_CSV, KIND_ZIP, KIND_OLD, KIND_PROTECTED };

static bool has_name(struct slice head, const char *name)
{
    size_t n = strlen(name);
    for (size_t at = 0; at + 2 * n <= head.n; at++) {
        size_t i = 0;
        while (i < n && head.at[at + 2 * i] == name[i] && head.at[at + 2 * i + 1] == '\0') {
            i++;
        }
        if (i == n) {
            return true;
        }
    }
    return false;
}

/* Workbooks with a password are wrapped in the container that .xls and .et are, its streams named in
 * UTF-16. */
static enum file_kind kind_of(struct slice head)
{
    static const char ole[] = "\xD0\xCF\x11\xE0";
    if (head.n >= 4 && memcmp(head.at, "PK\3\4", 4) == 0) {
        return KIND_ZIP;
    }
    if (head.n < 4 || memcmp(head.at, ole, 4) != 0) {
        return KIND_CSV;
    }
    return has_name(head, "EncryptedPackage") || has_name(head, "EncryptionInfo") ? KIND_PROTECTED
                                                                                  : KIND_OLD;
}

static enum status refuse(enum file_kind kind, struct err *err)
{
    return kind == KIND_PROTECTED
               ? err_set(err, STATUS_DATA,
                         "工作簿有密码, 读不了: 请在表格软件里去掉密码, 另存为 xlsx 或 CSV")
               : err_set(
                     err, STATUS_DATA,
                     "这是旧格式的表格 (xls, et, wps), 读不了: 请在表格软件里另存为 xlsx 或 CSV");
}

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
    struct source_piece piece = {.out = arena_alloc(a, HEAD_SIZE), .cap = HEAD_SIZE};
    *f = (struct rows_file){.source = source, .name = source->name};
    enum status status = source_read(source, &piece, err);
    if (status != STATUS_OK) {
        return status;
    }
    enum file_kind kind = kind_of((struct slice){piece.out, piece.n});
    if (kind == KIND_OLD || kind == KIND_PROTECTED) {
        return place(f, refuse(kind, err), err);
    }
    if (kind == KIND_ZIP) {
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
