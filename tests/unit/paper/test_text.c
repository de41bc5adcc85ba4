/* Pages as bytes for printers: columns are counted in bytes of GB18030, and every edge of a table stays
 * straight whatever is in it. */
#include "paper/text.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "support/check.h"
#include "support/golden.h"

static void to_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static const struct report_column columns[] = {
    {"序号", 4, SIDE_RIGHT}, {"名称", 14, SIDE_LEFT}, {"备注", 0, SIDE_CENTRE}};

/* Names as they come: quotes, dashes, accents, marks that combine, rare signs, emoji, full width. */
static const char *const hard[] = {
    "“引号”",         "破折——号……",           "é ü ①②㎡",
    "e\u0301u\u0308", "\U00020000\U00031350", "😀表情",
    "全角ＡＢ，１２", "半角ABC,12",           "一个很长的名字要折行才放得下，还有标点。",
    "㈱·•✓"};
#define N_HARD (sizeof hard / sizeof *hard)

static struct report sample(struct arena *a)
{
    struct report r;
    report_init(&r, a, "试", "80");
    r.day = "2024-11-20";
    report_title(&r, "“针式”打印——样张");
    struct report_table *t = report_table(&r, columns, 3);
    for (size_t i = 0; i < N_HARD; i++) {
        const char *const row[] = {arena_printf(a, "%zu", i + 1), hard[i], hard[N_HARD - 1 - i]};
        report_table_row(t, row);
    }
    return r;
}

static struct buf written_as(struct arena *a, const struct report *r, const char *style,
                             enum charset charset, struct text_losses *losses)
{
    struct pager p;
    struct buf out = BUF_INIT;
    struct err err = {.arena = a};
    const struct text_target target = {
        .charset = charset, .prefix = {"\x1c&", 2}, .suffix = {"\x1c.", 2}, .sink = {to_buf, &out}};
    pager_init(&p, a, r, page_style_find(style));
    assert_int_equal(text_write(&p, &target, a, losses, &err), STATUS_OK);
    return out;
}

static struct buf written(struct arena *a, const struct report *r, enum charset charset,
                          struct text_losses *losses)
{
    return written_as(a, r, "80", charset, losses);
}

static void in_gb18030_a_byte_is_a_column(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct text_losses losses = {0};
    struct buf out = written(a, &r, CHARSET_GB18030, &losses);
    assert_memory_equal(out.at, "\x1c&", 2);
    assert_memory_equal(out.at + out.n - 3, "\f\x1c.", 3);
    size_t rows = 0;
    for (char *line = strtok(out.at + 2, "\n"); line; line = strtok(NULL, "\n")) {
        if (line[0] == '|' || line[0] == '+') {
            assert_int_equal(strlen(line), 80);
            assert_true(line[79] == '|' || line[79] == '+');
            rows++;
        }
    }
    assert_true(rows > 2 * N_HARD);
    buf_release(&out);
}

/* ┌ ├ │ └ are A9 B0, A9 C0, A9 A6, A9 B8. */
static bool is_boxed_row(const char *line)
{
    return line[0] == '\xa9' && strchr("\xb0\xc0\xa6\xb8", line[1]);
}

static void boxed_tables_are_as_straight(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct text_losses losses = {0};
    struct buf out = written_as(a, &r, "80列制表符", CHARSET_GB18030, &losses);
    size_t rows = 0;
    for (char *line = strtok(out.at + 2, "\n"); line; line = strtok(NULL, "\n")) {
        if (is_boxed_row(line)) {
            assert_int_equal(strlen(line), 80);
            assert_int_equal(line[78], '\xa9');
            rows++;
        }
    }
    assert_true(rows > 2 * N_HARD);
    assert_int_equal(losses.listed.n, 7); /* none of the signs of the table */
    buf_release(&out);
}

static void what_a_printer_has_no_glyph_for_is_told(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct text_losses losses = {0};
    struct buf out = written(a, &r, CHARSET_GB18030, &losses);
    assert_true(losses.n >=
                2 * 7); /* U+0301 U+0308 U+20000 U+31350 U+1F600 U+2022 U+2713, twice each */
    assert_int_equal(losses.listed.n, 7);
    assert_int_equal(losses.listed.at[0], 0x2022);
    buf_release(&out);
    losses = (struct text_losses){0};
    out = written(a, &r, CHARSET_UTF8, &losses);
    assert_int_equal(losses.n, 0);
    buf_release(&out);
}

/* An editor shows what a printer has no glyph for. */
static void a_file_keeps_characters_of_four_bytes(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct text_losses losses = {0};
    struct buf out = BUF_INIT;
    struct report r = sample(a);
    struct pager p;
    const struct text_target target = {
        .charset = CHARSET_GB18030, .is_file = true, .sink = {to_buf, &out}};
    pager_init(&p, a, &r, page_style_find("80"));
    assert_int_equal(text_write(&p, &target, a, &losses, &err), STATUS_OK);
    assert_int_equal(losses.n, 0);
    assert_non_null(strstr(out.at, "\x95\x32\x82\x36")); /* U+20000 */
    buf_release(&out);
}

/* A printer fed raw goes on in the column where it was after a feed alone. */
static void every_line_ends_as_the_printer_wants(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct buf out = BUF_INIT;
    struct report r = sample(a);
    struct pager p;
    const struct text_target target = {
        .charset = CHARSET_GB18030, .line_end = {"\r\n", 2}, .sink = {to_buf, &out}};
    pager_init(&p, a, &r, page_style_find("80"));
    assert_int_equal(text_write(&p, &target, a, NULL, &err), STATUS_OK);
    assert_true(out.n > 100);
    for (size_t i = 0; i < out.n; i++) {
        assert_true(out.at[i] != '\n' || (i > 0 && out.at[i - 1] == '\r'));
    }
    assert_non_null(strchr(out.at, '\n'));
    buf_release(&out);
}

static void a_page_looks_so(void **state)
{
    struct arena *a = *state;
    struct report r = sample(a);
    struct pager p;
    struct page page;
    struct buf out = BUF_INIT;
    pager_init(&p, a, &r, page_style_find("80"));
    assert_true(pager_page(&p, a, 1, &page));
    text_page(&page, TEXT_SCREEN, &out);
    golden_check("paper-hard-80", out.at);
    buf_clear(&out);
    pager_init(&p, a, &r, page_style_find("80-boxed"));
    assert_true(pager_page(&p, a, 1, &page));
    text_page(&page, TEXT_SCREEN, &out);
    golden_check("paper-boxed-80", out.at);
    buf_release(&out);
}

static void foot_and_number_that_do_not_fit_stand_below_each_other(void **state)
{
    (void)state;
    struct page_style style = *page_style_find("80");
    struct buf out = BUF_INIT;
    style.cells = 20;
    struct page page = {.style = &style,
                        .page_number = "— 2 —",
                        .page_number_side = SIDE_LEFT,
                        .foot = "1234567890123"};
    text_foot(&page, TEXT_SCREEN, &out);
    assert_string_equal(out.at, "       1234567890123\n— 2 —\n");
    buf_clear(&out);
    page.foot = "短";
    text_foot(&page, TEXT_SCREEN, &out);
    assert_string_equal(out.at, "— 2 —             短\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(in_gb18030_a_byte_is_a_column),
        ARENA_TEST(boxed_tables_are_as_straight),
        ARENA_TEST(what_a_printer_has_no_glyph_for_is_told),
        ARENA_TEST(a_file_keeps_characters_of_four_bytes),
        ARENA_TEST(every_line_ends_as_the_printer_wants),
        ARENA_TEST(a_page_looks_so),
        cmocka_unit_test(foot_and_number_that_do_not_fit_stand_below_each_other),
    };
    return check_run("paper/text", tests, sizeof tests / sizeof *tests);
}
