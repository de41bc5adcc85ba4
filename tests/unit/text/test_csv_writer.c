/* What is written, and that every table comes back exactly. */
#include "text/csv_writer.h"

#include "support/check.h"
#include "text/csv_escape.h"
#include "text/csv_reader.h"

static void into_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static void write_row(struct arena *a, enum charset to, const char *const *cells, struct buf *out)
{
    struct err err = {.arena = a};
    struct csv_writer w;
    assert_int_equal(csv_writer_open(&w, to, (struct csv_sink){into_buf, out}, a, &err), STATUS_OK);
    for (; *cells; cells++) {
        csv_writer_cell(&w, slice_of(*cells));
    }
    csv_writer_end_row(&w);
    csv_writer_close(&w);
}

static void test_form(void **state)
{
    const char *cells[] = {"a",    "b,c",   "\"q\"",          "x\ny", "",
                           "=1+1", "-12.5", "+8613800138000", NULL};
    struct buf out = BUF_INIT;
    write_row(*state, CHARSET_UTF8_BOM, cells, &out);
    assert_string_equal(out.at,
                        "\xEF\xBB\xBF"
                        "a,\"b,c\",\"\"\"q\"\"\",\"x\ny\",,'=1+1,-12.5,'+8613800138000\r\n");
    buf_release(&out);
}

/* Every byte at every place of a cell longer than what is looked at in one go. */
static void test_quotes_only_where_needed(void **state)
{
    for (int byte = 1; byte < 128; byte++) {
        for (size_t place = 1; place < 18; place++) {
            char cell[19] = "xxxxxxxxxxxxxxxxxx";
            const char *cells[] = {cell, NULL};
            struct buf out = BUF_INIT;
            cell[place] = (char)byte;
            write_row(*state, CHARSET_UTF8, cells, &out);
            assert_int_equal(out.at[0] == '"', strchr(",;\t\"\r\n", byte) != NULL);
            assert_int_equal(out.n, 18 + 2 + 2 * (out.at[0] == '"') + (byte == '"'));
            buf_release(&out);
        }
    }
}

static void test_formula_like(void **state)
{
    (void)state;
    const char *yes[] = {"=",
                         "+1",
                         "-x",
                         "@a",
                         "\ta",
                         "\r",
                         "＝1",
                         "＋",
                         "－",
                         "＠",
                         "'=",
                         "''-a",
                         "-0012",
                         "-1234567890123456",
                         "-1.2.3",
                         "-1.",
                         "+86 13800138000"};
    const char *no[] = {"", "a", "'", "'a", "1-2", "-12", "-0.5", "-0", "a=", "＃"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(csv_is_formula_like(slice_of(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(csv_is_formula_like(slice_of(no[i])));
    }
}

/* A table of awkward cells: each a few pieces drawn from what has a meaning somewhere. */
static const char *const PIECES[] = {
    "'", "=", "+", "-", "@",    "\t",           "\r", "\n", "\"", ",",
    ";", "1", "0", ".", "sep=", "\xEF\xBB\xBF", "＝", "－", "汉", "联通",
    "€", " ", "",  "é", "😀",    "\xC2\xA0"};

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 10;
}

static const char *cell_at(struct arena *a, uint32_t *seed)
{
    const char *cell = "";
    for (uint32_t n = next(seed) % 5; n > 0; n--) {
        size_t i = next(seed) % (sizeof PIECES / sizeof *PIECES);
        cell = arena_printf(a, "%s%s", cell, PIECES[i]);
    }
    return cell;
}

struct table {
    const char *cells[8][6];
    size_t widths[8], rows;
};

static void table_fill(struct table *t, struct arena *a, uint32_t seed)
{
    t->rows = next(&seed) % 8;
    for (size_t i = 0; i < t->rows; i++) {
        t->widths[i] = next(&seed) % 7;
        for (size_t k = 0; k < t->widths[i]; k++) {
            t->cells[i][k] = cell_at(a, &seed);
        }
    }
}

static void table_write(const struct table *t, enum charset to, struct arena *a, struct buf *out)
{
    struct err err = {.arena = a};
    struct csv_writer w;
    assert_int_equal(csv_writer_open(&w, to, (struct csv_sink){into_buf, out}, a, &err), STATUS_OK);
    for (size_t i = 0; i < t->rows; i++) {
        for (size_t k = 0; k < t->widths[i]; k++) {
            csv_writer_cell(&w, slice_of(t->cells[i][k]));
        }
        csv_writer_end_row(&w);
    }
    csv_writer_close(&w);
}

static void table_compare(const struct table *t, struct csv_reader *r, struct err *err)
{
    struct csv_row row;
    for (size_t i = 0; i < t->rows; i++) {
        assert_int_equal(csv_reader_next(r, &row, err), STATUS_OK);
        assert_false(row.is_end);
        assert_int_equal(row.n, t->widths[i]);
        for (size_t k = 0; k < row.n; k++) {
            assert_true(slice_is(row.cells[k].text, t->cells[i][k]));
        }
    }
    assert_int_equal(csv_reader_next(r, &row, err), STATUS_OK);
    assert_true(row.is_end);
}

static void round_trip(struct arena *a, uint32_t seed, enum charset to)
{
    struct err err = {.arena = a};
    struct table t = {0};
    table_fill(&t, a, seed);
    struct buf out = BUF_INIT;
    table_write(&t, to, a, &out);
    struct source from = source_of_bytes((struct slice){out.at, out.n});
    struct decoder d;
    struct csv_reader r;
    assert_int_equal(decoder_open(&d, &from, to, &err), STATUS_OK);
    struct csv_options options = {.separator = ',', .is_escaped = true};
    assert_int_equal(csv_reader_open(&r, &d, options, &err), STATUS_OK);
    table_compare(&t, &r, &err);
    csv_reader_close(&r);
    decoder_close(&d);
    buf_release(&out);
}

static void test_every_table_comes_back(void **state)
{
    struct arena *a = *state;
    for (uint32_t seed = 1; seed <= 3000; seed++) {
        round_trip(a, seed, seed % 2 ? CHARSET_UTF8_BOM : CHARSET_UTF8);
        arena_reset(a);
    }
    /* Each opens a table of its own, so fewer. */
    for (uint32_t seed = 1; seed <= 25; seed++) {
        round_trip(a, seed * 77, CHARSET_GB18030);
        arena_reset(a);
    }
}

static void test_losses_are_listed(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct buf out = BUF_INIT;
    struct csv_writer w;
    assert_int_equal(csv_writer_open(&w, CHARSET_GBK, (struct csv_sink){into_buf, &out}, a, &err),
                     STATUS_OK);
    csv_writer_cell(&w, slice_of("a"));
    csv_writer_end_row(&w);
    csv_writer_cell(&w, slice_of("b"));
    csv_writer_cell(&w, slice_of("😀"));
    csv_writer_cell(&w, (struct slice){"x\0y", 3});
    csv_writer_end_row(&w);
    csv_writer_close(&w);
    assert_string_equal(out.at, "a\r\nb,\xA1\xFE,xy\r\n");
    assert_int_equal(w.losses_n, 2);
    assert_int_equal(w.losses.at[0].row, 2);
    assert_int_equal(w.losses.at[0].column, 2);
    assert_int_equal(w.losses.at[0].character, 0x1F600);
    assert_int_equal(w.losses.at[1].column, 3);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_form),
        ARENA_TEST(test_quotes_only_where_needed),
        ARENA_TEST(test_formula_like),
        ARENA_TEST(test_every_table_comes_back),
        ARENA_TEST(test_losses_are_listed),
    };
    return check_run("text/csv_writer", tests, sizeof tests / sizeof *tests);
}
