/* Any bytes as a workbook, or as one part of one that is otherwise right: it is read or refused with a
 * sentence, rows come in their order, and a second reading gives the same.
 *
 * The first byte says what the rest is: 0 the whole file, 1 a sheet, 2 the strings, 3 the styles,
 * 4 the workbook, 5 its relations. */
#include <stdlib.h>
#include <zip.h>

#include "text/rows.h"

#define N_PARTS 5

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char *const names[N_PARTS] = {"xl/s.xml", "xl/t.xml", "xl/y.xml", "xl/workbook.xml",
                                           "xl/_rels/workbook.xml.rels"};
static const char *const texts[N_PARTS] = {
    "<worksheet><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>45488.5</v></c></row><row r='9'>"
    "<c r='B9' t='str'><v>x</v></c></row></sheetData><mergeCells><mergeCell ref='A1:A9'/>"
    "</mergeCells></worksheet>",
    "<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>",
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy-m-d h:mm'/></numFmts><cellXfs>"
    "<xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>",
    "<workbook><workbookPr date1904='0'/><sheets><sheet name='s' id='a'/></sheets></workbook>",
    "<Relationships><Relationship Id='a' Type='/worksheet' Target='s.xml'/><Relationship Id='b' "
    "Type='/sharedStrings' Target='t.xml'/><Relationship Id='c' Type='/styles' Target='y.xml'/>"
    "</Relationships>"};

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* A workbook with one part replaced, stored. */
static void make(size_t replaced, struct slice by, struct buf *out)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    must(zip);
    for (size_t i = 0; i < N_PARTS; i++) {
        struct slice text = i == replaced ? by : slice_of(texts[i]);
        zip_source_t *part = zip_source_buffer(zip, text.at, text.n, 0);
        zip_int64_t at = zip_file_add(zip, names[i], part, 0);
        must(at >= 0 && zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0);
    }
    must(zip_close(zip) == 0 && zip_source_open(source) == 0);
    zip_source_seek(source, 0, SEEK_END);
    size_t n = (size_t)zip_source_tell(source);
    zip_source_seek(source, 0, SEEK_SET);
    must(zip_source_read(source, buf_reserve(out, n), n) == (zip_int64_t)n);
    out->n += n;
    zip_source_close(source);
    zip_source_free(source);
}

/* All cells, each with its length in front; false when the sheet is refused. */
static bool read_sheet(struct rows_file *file, struct buf *out, struct err *err)
{
    struct rows rows;
    struct csv_row row = {0};
    if (rows_open(&rows, file, err) != STATUS_OK) {
        return false;
    }
    enum status status = STATUS_OK;
    for (int line = 1; !row.is_end; line++) {
        status = rows_next(&rows, &row, err);
        if (status != STATUS_OK) {
            break;
        }
        must(row.is_end || row.line == line);
        for (size_t i = 0; i < row.n; i++) {
            buf_printf(out, "%zu:", row.cells[i].text.n);
            buf_add(out, row.cells[i].text.at, row.cells[i].text.n);
            buf_add(out, row.cells[i].above.at, row.cells[i].above.n);
        }
    }
    rows_close(&rows);
    return status == STATUS_OK;
}

static void read_book(struct slice bytes)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct source source = source_of_bytes(bytes);
    struct rows_file file;
    struct buf once = BUF_INIT, twice = BUF_INIT;
    bool is_read = rows_file_open(&file, &a, &source, &err) == STATUS_OK;
    if (is_read && file.is_book) {
        for (file.sheet = 0; is_read && file.sheet < file.book.sheets.n; file.sheet++) {
            is_read = rows_look(&file, &err) == STATUS_OK && read_sheet(&file, &once, &err) &&
                      read_sheet(&file, &twice, &err);
            must(!is_read ||
                 slice_eq((struct slice){once.at, once.n}, (struct slice){twice.at, twice.n}));
        }
        rows_file_close(&file);
    }
    must(is_read || (err.text && *err.text));
    buf_release(&once);
    buf_release(&twice);
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct buf made = BUF_INIT;
    if (n == 0) {
        return 0;
    }
    struct slice rest = {(const char *)bytes + 1, n - 1};
    if (bytes[0] % (N_PARTS + 1) == 0) {
        read_book(rest);
    } else {
        make(bytes[0] % (N_PARTS + 1) - 1u, rest, &made);
        read_book((struct slice){made.at, made.n});
    }
    buf_release(&made);
    return 0;
}
