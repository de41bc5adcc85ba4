/* Rows and cells from CSV as people write it, and from CSV as an enemy writes it. */
#include "text/csv_reader.h"

#include <string.h>

#include "base/buf.h"
#include "support/check.h"

#define BYTES(text) ((struct slice){text, sizeof(text) - 1})

/* All rows written out as `line:cell|cell/`, with the line of a cell that differs, b for blank, " for
 * a stray quote: one text to compare. */
static enum status dump(struct slice bytes, struct csv_options options, struct buf *out,
                        struct err *err)
{
    struct source from = source_of_bytes(bytes);
    struct decoder d;
    struct csv_reader r;
    assert_int_equal(decoder_open(&d, &from, CHARSET_DETECT, err), STATUS_OK);
    enum status status = csv_reader_open(&r, &d, options, err);
    struct csv_row row = {0};
    while (status == STATUS_OK && (status = csv_reader_next(&r, &row, err)) == STATUS_OK &&
           !row.is_end) {
        buf_printf(out, "%d%s:", row.line, row.is_blank ? "b" : "");
        for (size_t i = 0; i < row.n; i++) {
            const struct csv_cell *c = &row.cells[i];
            buf_printf(out, "%s%.*s%s", i ? "|" : "", (int)c->text.n, c->text.at,
                       c->has_stray_quote ? "\"" : "");
            if (c->line != row.line) {
                buf_printf(out, "@%d", c->line);
            }
        }
        buf_char(out, '/');
    }
    csv_reader_close(&r);
    decoder_close(&d);
    return status;
}

static void expect(struct slice bytes, struct csv_options options, const char *rows)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf out = BUF_INIT;
    assert_int_equal(dump(bytes, options, &out, &err), STATUS_OK);
    assert_string_equal(out.at, rows);
    buf_release(&out);
    arena_release(&a);
}

static const struct csv_options PLAIN = {0};

static void test_rows_and_ends(void **state)
{
    (void)state;
    expect(BYTES("a,b\r\nc,d\ne,f\rg"), PLAIN, "1:a|b/2:c|d/3:e|f/4:g/");
    expect(BYTES("a,\n,b"), PLAIN, "1:a|/2:|b/");
    expect(BYTES(""), PLAIN, "");
    expect(BYTES("\n\n a \n, ,\n　\n"), PLAIN, "1b:/2b:/3: a /4b:| |/5b:　/");
    expect(BYTES("a\r"), PLAIN, "1:a/");
}

static void test_quotes(void **state)
{
    (void)state;
    expect(BYTES("\"a,\"\"b\",\"c\r\nd\",e\nf"), PLAIN, "1:a,\"b|c\r\nd|e@2/3:f/");
    expect(BYTES("\"\",\"\"\"\""), PLAIN, "1:|\"/");
    expect(BYTES("5\"屏,\"x\"y,\"a\"\"b\" ,z"), PLAIN, "1:5\"屏\"|\"x\"y\"|\"a\"\"b\" \"|z/");
}

static void test_separators(void **state)
{
    (void)state;
    expect(BYTES("关于汇总表\na;b;c\n"), PLAIN, "1:关于汇总表/2:a|b|c/");
    expect(BYTES("a\tb,c\nd\te\n"), PLAIN, "1:a|b,c/2:d|e/");
    expect(BYTES("\"x;y;z;w\",b\n"), PLAIN, "1:x;y;z;w|b/");
    expect(BYTES("\"x\"\";y;z;\",b\n"), PLAIN, "1:x\";y;z;|b/");
    expect(BYTES("a,b;c\n"), (struct csv_options){.separator = ';'}, "1:a,b|c/");
    expect(BYTES("sep=;\r\na,b,c;d\n"), PLAIN, "2:a,b,c|d/");
}

static void test_escape_is_taken_away_only_when_asked(void **state)
{
    (void)state;
    expect(BYTES("'=1,''-x,'a,'-5"), PLAIN, "1:'=1|''-x|'a|'-5/");
    expect(BYTES("'=1,''-x,'a,'-5"), (struct csv_options){.is_escaped = true}, "1:=1|'-x|'a|'-5/");
}

static void expect_bad(struct slice bytes, int line, int column, const char *word)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf out = BUF_INIT;
    assert_int_equal(dump(bytes, PLAIN, &out, &err), STATUS_DATA);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    assert_non_null(strstr(err.text, word));
    buf_release(&out);
    arena_release(&a);
}

static void test_hostile(void **state)
{
    (void)state;
    expect_bad(BYTES("a\nb,\"c\nd,e\n"), 2, 2, "引号没有结束");
    expect_bad(BYTES("a,b\nc,d\0e\n"), 2, 2, "空字符");
    expect_bad(BYTES("a,\"b\n\0\"\n"), 2, 2, "空字符");
    struct buf big = BUF_INIT;
    buf_text(&big, "a\nb,");
    buf_fill(&big, 'x', CSV_CELL_MAX + 1);
    expect_bad((struct slice){big.at, big.n}, 2, 2, "超过 1 MB");
    big.at[4] = '"';
    expect_bad((struct slice){big.at, big.n}, 2, 2, "1 MB");
    buf_clear(&big);
    buf_fill(&big, ',', CSV_COLUMNS_MAX);
    expect_bad((struct slice){big.at, big.n}, 1, (int)CSV_COLUMNS_MAX, "超过 16384 列");
    buf_release(&big);
}

static void test_long_rows_cross_the_buffer(void **state)
{
    (void)state;
    struct buf file = BUF_INIT, rows = BUF_INIT;
    for (int line = 1; line < 3000; line += 2) {
        buf_printf(&file, "\"q\"\"%d\n\",", line);
        buf_printf(&rows, "%d:q\"%d\n|", line, line);
        buf_fill(&file, 'y', (size_t)line % 997);
        buf_fill(&rows, 'y', (size_t)line % 997);
        buf_text(&file, "\r\n");
        buf_printf(&rows, "@%d/", line + 1);
    }
    expect((struct slice){file.at, file.n}, PLAIN, rows.at);
    buf_clear(&file);
    buf_clear(&rows);
    buf_text(&file, "a\n");
    buf_text(&rows, "1:a/2:");
    for (int cell = 0; cell < 3; cell++) {
        buf_char(&file, '"');
        buf_fill(&file, 'z', 1000000);
        buf_fill(&rows, 'z', 1000000);
        buf_text(&file, "\",");
        buf_char(&rows, '|');
    }
    buf_text(&file, "b\n");
    buf_text(&rows, "b/");
    expect((struct slice){file.at, file.n}, PLAIN, rows.at);
    buf_release(&file);
    buf_release(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_rows_and_ends), ARENA_TEST(test_quotes),
        ARENA_TEST(test_separators),    ARENA_TEST(test_escape_is_taken_away_only_when_asked),
        ARENA_TEST(test_hostile),       ARENA_TEST(test_long_rows_cross_the_buffer),
    };
    return check_run("text/csv_reader", tests, sizeof tests / sizeof *tests);
}
