#include "desk/table_export.h"

#include "base/file.h"
#include "base/slice.h"
#include "desk/paper_job.h"
#include "desk/print.h"
#include "desk/table_book.h"
#include "desk/table_contents.h"
#include "desk/table_form.h"
#include "desk/table_report.h"

enum status table_format_find(const char *name, enum table_format *format, struct err *err)
{
    static const char *const names[] = {
        [TABLE_CSV] = "csv", [TABLE_TXT] = "txt", [TABLE_XLSX] = "xlsx", [TABLE_PDF] = "pdf"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (text_eq(name, names[i])) {
            *format = (enum table_format)i;
            return STATUS_OK;
        }
    }
    return err_set(err, STATUS_USAGE, "不认识格式「%s」; 可用 csv, txt, xlsx, pdf", name);
}

/* One export while it runs. */
struct export
{
    struct arena *arena;
    const struct table_export_options *options;
    struct table_contents contents;
    struct table_form form;
};

static void write_case(void *to, const char *const *cells)
{
    struct export *e = to;
    const char **kept = ARENA_ARRAY(e->arena, const char *, e->form.leaves.n + 1);
    for (size_t i = 0; i < e->form.leaves.n; i++) {
        kept[i] = arena_text(e->arena, cells[i]); /* until the widths of all cells are known */
    }
    table_form_row(&e->form, kept);
}

static void stream_case(void *to, const char *const *cells)
{
    table_form_row(&((struct export *)to)->form, cells);
}

static enum status write_table(struct export *e, struct csv_sink sink, struct table_exported *out,
                               struct err *err)
{
    const struct table_form_options o = {
        .table = e->contents.target.table,
        .recommender = e->contents.recommender_name,
        .format = e->options->format,
        .charset = e->options->charset,
        .sink = sink,
    };
    enum status status = table_form_begin(&e->form, e->arena, &o, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct table_row_taker taker = {o.format == TABLE_TXT ? write_case : stream_case, e};
    status = table_contents_rows(&e->contents, &taker, err);
    out->rows = e->form.n_rows;
    table_form_end(&e->form, &o);
    out->losses_n = e->form.losses_n;
    out->losses = e->form.writer.losses.at;
    out->losses_listed = e->form.writer.losses.n;
    return status;
}

/* ---- where to --------------------------------------------------------------------------------------- */

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void to_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static enum status write_bytes(struct export *e, struct csv_sink sink, struct table_exported *out,
                               struct err *err)
{
    return e->options->format == TABLE_XLSX ? table_book_write(&e->contents, sink, &out->rows, err)
                                            : write_table(e, sink, out, err);
}

static enum status write_file(struct export *e, struct table_exported *out, struct err *err)
{
    struct outfile f;
    enum status status = outfile_open(&f, e->options->path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_bytes(e, (struct csv_sink){to_file, &f}, out, err);
    if (status != STATUS_OK) {
        outfile_abort(&f);
        return status;
    }
    return outfile_commit(&f, err);
}

static enum status write_printer(struct export *e, struct table_exported *out, struct err *err)
{
    struct buf text;
    buf_init(&text);
    enum status status = write_table(e, (struct csv_sink){to_buf, &text}, out, err);
    if (status == STATUS_OK) {
        const struct print_job job = {.title = e->contents.target.table->name,
                                      .printer = e->options->printer,
                                      .text = text.at};
        status = print_text(e->arena, &job, NULL, err);
    }
    buf_release(&text);
    return status;
}

/* As `print 汇总表` has it. */
static enum status put_pdf(struct export *e, struct table_exported *out, struct err *err)
{
    const struct table_export_options *o = e->options;
    struct report report;
    struct paper_done done;
    const struct paper_job job = {.report = &report,
                                  .format = PAPER_PDF,
                                  .path = o->printer ? NULL : o->path,
                                  .printer = o->printer};
    enum status status = table_report(&e->contents, &report, err);
    out->rows = e->contents.n_rows;
    return status == STATUS_OK ? paper_put(e->contents.desk, e->arena, &job, &done, err) : status;
}

static enum status put(struct export *e, struct table_exported *out, struct err *err)
{
    return e->options->format == TABLE_PDF ? put_pdf(e, out, err)
           : e->options->printer           ? write_printer(e, out, err)
                                           : write_file(e, out, err);
}

static enum status begin(struct export *e, struct desk *desk, struct table_exported *out,
                         struct err *err)
{
    const struct table_export_options *o = e->options;
    const struct table_contents_options wanted = {o->notice, o->track, o->table, o->where};
    *out = (struct table_exported){0};
    enum status status = table_contents_open(&e->contents, desk, e->arena, &wanted, err);
    out->left_out = left_out_text(e->arena, &e->contents.left_out);
    return status;
}

enum status table_export_to(struct desk *desk, struct arena *a,
                            const struct table_export_options *o, struct csv_sink sink,
                            struct table_exported *out, struct err *err)
{
    struct export e = {.arena = a, .options = o};
    enum status status = begin(&e, desk, out, err);
    if (status == STATUS_OK) {
        status = write_bytes(&e, sink, out, err);
    }
    table_contents_close(&e.contents);
    return status;
}

enum status table_export(struct desk *desk, struct arena *a, const struct table_export_options *o,
                         struct table_exported *out, struct err *err)
{
    struct export e = {.arena = a, .options = o};
    enum status status = begin(&e, desk, out, err);
    if (status == STATUS_OK) {
        status = put(&e, out, err);
    }
    table_contents_close(&e.contents);
    return status;
}
