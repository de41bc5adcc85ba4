#include "support/sheet.h"

#include <string.h>

#include "support/check.h"
#include "text/rows.h"

void into_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

const char *cells_of(struct arena *a, struct slice book)
{
    struct err err = {.arena = a};
    struct source source = source_of_bytes(book);
    struct rows_file file;
    struct rows rows;
    struct csv_row row = {0};
    const char *text = "";
    assert_int_equal(rows_file_open(&file, a, &source, &err), STATUS_OK);
    assert_true(file.is_book);
    assert_int_equal(rows_open(&rows, &file, &err), STATUS_OK);
    for (;;) {
        assert_int_equal(rows_next(&rows, &row, &err), STATUS_OK);
        if (row.is_end) {
            break;
        }
        for (size_t i = 0; i < row.n; i++) {
            text = arena_printf(a, "%s%s%.*s", text, i ? "|" : "", (int)row.cells[i].text.n,
                                row.cells[i].text.n ? row.cells[i].text.at : "");
        }
        text = arena_printf(a, "%s\n", text);
    }
    rows_close(&rows);
    rows_file_close(&file);
    return text;
}

const char *part_of(struct arena *a, struct slice book, const char *name)
{
    struct err err = {.arena = a};
    struct source source = source_of_bytes(book);
    struct zip_reader zip;
    struct buf out = BUF_INIT;
    assert_int_equal(zip_reader_open(&zip, &source, &err), STATUS_OK);
    const struct zip_part part = {name, 1u << 20};
    assert_int_equal(zip_reader_part(&zip, part, &out, &err), STATUS_OK);
    zip_reader_close(&zip);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

void assert_has(const char *text, const char *wanted)
{
    if (!strstr(text, wanted)) {
        fail_msg("lacks %s in: %s", wanted, text);
    }
}
