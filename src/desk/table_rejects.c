#include "desk/table_rejects.h"

#include "base/slice.h"

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void add_text(struct table_rejects *r, const char *text)
{
    csv_writer_cell(&r->writer, slice_of(text));
}

static enum charset writable(enum charset c)
{
    bool is_writable = c == CHARSET_UTF8 || c == CHARSET_GB18030 || c == CHARSET_GBK;
    return is_writable ? c : CHARSET_UTF8_BOM;
}

static enum status begin(struct table_rejects *r, const struct table_layout *l, struct err *err)
{
    struct csv_sink sink = {to_file, &r->file};
    enum status status = outfile_open(&r->file, r->path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = csv_writer_open(&r->writer, writable(r->charset), sink, &r->arena, err);
    if (status != STATUS_OK) {
        outfile_abort(&r->file);
        return status;
    }
    r->is_open = true;
    if (r->recommender) {
        add_text(r, arena_printf(&r->arena, "推荐单位（盖章）：%s", r->recommender));
        csv_writer_end_row(&r->writer);
    }
    for (size_t c = 0; c < l->n_columns; c++) {
        add_text(r, l->columns[c].heading);
    }
    add_text(r, "行号");
    add_text(r, "原因");
    csv_writer_end_row(&r->writer);
    return STATUS_OK;
}

enum status table_rejects_add(struct table_rejects *r, const struct table_layout *l,
                              const struct csv_row *row, const char *why, struct err *err)
{
    enum status status = r->path && !r->is_open ? begin(r, l, err) : STATUS_OK;
    if (!r->path || status != STATUS_OK) {
        return status;
    }
    for (size_t c = 0; c < l->n_columns; c++) {
        csv_writer_cell(&r->writer, c < row->n ? row->cells[c].text : (struct slice){NULL, 0});
    }
    struct arena scratch = {0};
    add_text(r, arena_printf(&scratch, "%d", row->line));
    add_text(r, why);
    csv_writer_end_row(&r->writer);
    arena_release(&scratch);
    return STATUS_OK;
}

enum status table_rejects_end(struct table_rejects *r, bool is_kept, struct err *err)
{
    enum status status = STATUS_OK;
    if (r->is_open) {
        csv_writer_close(&r->writer);
        if (is_kept) {
            status = outfile_commit(&r->file, err);
        } else {
            outfile_abort(&r->file);
        }
    }
    arena_release(&r->arena);
    return status;
}
