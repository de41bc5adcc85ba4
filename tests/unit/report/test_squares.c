/* QR codes on the pages of a report: whole on sheets and on plain text, and what cannot be one. */
#include "report/squares.h"

#include <string.h>

#include "paper/text.h"
#include "report/page_style.h"
#include "support/check.h"

#define TEXT "20240037 57eceae2"

static void a_code_has_its_border_and_its_three_corners(void **state)
{
    const struct squares *s = squares_qr(*state, TEXT);
    assert_int_equal(s->size, 21 + 8);
    for (int i = 0; i < s->size; i++) {
        assert_false(squares_dark(s, 3, i) || squares_dark(s, i, 3));
        assert_false(squares_dark(s, s->size - 4, i) || squares_dark(s, i, s->size - 4));
    }
    const int corners[3][2] = {{4, 4}, {4, 18}, {18, 4}};
    for (size_t k = 0; k < 3; k++) {
        for (int i = 0; i < 7; i++) {
            assert_true(squares_dark(s, corners[k][0], corners[k][1] + i));
            assert_true(squares_dark(s, corners[k][0] + i, corners[k][1]));
        }
    }
    assert_false(squares_dark(s, 18, 18) && squares_dark(s, 24, 24));
    assert_false(squares_dark(s, -1, 4) || squares_dark(s, 4, s->size));
}

static void what_no_code_can_hold_is_no_code(void **state)
{
    char *text = arena_alloc(*state, 4001);
    memset(text, 'x', 4000);
    assert_int_equal(squares_qr(*state, text)->size, 0);
    assert_int_equal(squares_qr(*state, "")->size, 0);
}

/* Each line holds two rows, so a character tells both. */
static void every_square_is_on_the_page(void **state)
{
    struct arena *a = *state;
    struct report r;
    struct pager p;
    struct page page;
    const struct squares *s = squares_qr(a, TEXT);
    report_init(&r, a, "回执", "slip");
    report_code(&r, TEXT, "没有方块");
    pager_init(&p, a, &r, page_style_find("80"));
    assert_true(pager_page(&p, a, 1, &page));
    assert_int_equal(page.bands.n, 15);
    for (size_t i = 0; i < page.bands.n; i++) {
        struct buf line = BUF_INIT;
        struct buf wanted = BUF_INIT;
        buf_fill(&wanted, ' ', (80 - 29) / 2);
        for (int x = 0; x < s->size; x++) {
            buf_text(&wanted, squares_halves(s, (int)i * 2, x));
        }
        text_band(&page.bands.at[i], TEXT_SCREEN, &line);
        assert_memory_equal(line.at, wanted.at, line.n);
        buf_release(&line);
        buf_release(&wanted);
    }
}

static void written(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static void a_printer_of_bytes_writes_what_stands_for_it(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct report r;
    struct pager p;
    struct buf out = BUF_INIT;
    const struct text_target target = {.charset = CHARSET_GB18030, .sink = {written, &out}};
    report_init(&r, a, "回执", "slip");
    r.is_plain = true;
    r.number = NUMBER_NOT;
    report_code(&r, TEXT, "NO SQUARES");
    pager_init(&p, a, &r, page_style_find("80"));
    assert_int_equal(text_write(&p, &target, a, NULL, &err), STATUS_OK);
    assert_string_equal(out.at + strspn(out.at, " "), "NO SQUARES\n\f");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_code_has_its_border_and_its_three_corners),
        ARENA_TEST(what_no_code_can_hold_is_no_code),
        ARENA_TEST(every_square_is_on_the_page),
        ARENA_TEST(a_printer_of_bytes_writes_what_stands_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
