/* Any bytes as a table: whatever is read is written, and what was written reads back as the same cells. */
#include <stdlib.h>

#include "text/csv_reader.h"
#include "text/csv_writer.h"
#include "text/damage.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void into_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static void write_row(const struct csv_row *row, struct csv_writer *w)
{
    for (size_t i = 0; i < row->n; i++) {
        const struct csv_cell *c = &row->cells[i];
        must(c->line >= row->line);
        damage_find(c->text, DAMAGE_COLUMN_PHONE);
        damage_find(c->text, DAMAGE_COLUMN_TEXT);
        csv_writer_cell(w, c->text);
    }
    csv_writer_end_row(w);
}

/* Reads `in` and writes what was read to `out`; false when it is no table. */
static bool copy(struct slice in, enum charset as, struct csv_options options, struct buf *out)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct source from = source_of_bytes(in);
    struct decoder d;
    struct csv_reader r = {0};
    struct csv_writer w;
    struct csv_row row = {0};
    struct csv_sink sink = {into_buf, out};
    must(csv_writer_open(&w, CHARSET_UTF8, sink, &a, &err) == STATUS_OK);
    bool is_text = decoder_open(&d, &from, as, &err) == STATUS_OK, is_table = is_text;
    if (is_text) {
        is_table = csv_reader_open(&r, &d, options, &err) == STATUS_OK;
        while (is_table && !row.is_end) {
            is_table = csv_reader_next(&r, &row, &err) == STATUS_OK;
            if (is_table && !row.is_end) {
                write_row(&row, &w);
            }
        }
        csv_reader_close(&r);
        decoder_close(&d);
    }
    must(is_table || *err.text);
    must(is_table || !is_text || err.line > 0); /* a workbook or PDF is wrong as a whole */
    csv_writer_close(&w);
    must(w.losses_n == 0);
    arena_release(&a);
    return is_table;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n == 0) {
        return 0;
    }
    struct csv_options options = {.separator = "\0,\t;"[bytes[0] % 4],
                                  .is_escaped = bytes[0] / 4 % 2};
    struct csv_options own = {.separator = ',', .is_escaped = true};
    struct buf once = BUF_INIT, twice = BUF_INIT;
    if (copy((struct slice){(const char *)bytes + 1, n - 1}, CHARSET_DETECT, options, &once)) {
        must(copy((struct slice){once.at, once.n}, CHARSET_UTF8, own, &twice));
        must(slice_eq((struct slice){once.at, once.n}, (struct slice){twice.at, twice.n}));
    }
    buf_release(&once);
    buf_release(&twice);
    return 0;
}
