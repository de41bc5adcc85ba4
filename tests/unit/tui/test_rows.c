/* Rows of different heights: what the cursor stands on, what is in sight; the line that narrows. */
#include <string.h>

#include "support/check.h"
#include "support/keys.h"
#include "tui/widget/narrow.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/rows.h"

/* Item i is heights[i] rows of its letter; 'H' is a heading. */
struct items {
    const char *names;
    const int *heights;
};

static int height(void *context, size_t item, int cols)
{
    (void)cols;
    return ((const struct items *)context)->heights[item];
}

static void draw(void *context, size_t item, const struct canvas *cv, int y)
{
    const struct items *items = context;
    for (int i = 0; i < items->heights[item]; i++) {
        struct pen pen = {.y = y + i};
        (void)canvas_printf(cv, pen, "%c%d", items->names[item], i);
    }
}

static bool is_heading(void *context, size_t item)
{
    return ((const struct items *)context)->names[item] == 'H';
}

static void start(struct rows *r, struct items *items)
{
    rows_init(r, (struct rows_source){items, height, draw, is_heading});
    rows_set(r, strlen(items->names));
}

/* The first and last row in sight: "a0 c1". */
static const char *sight(struct rows *r, struct arena *a, int rows)
{
    struct canvas cv;
    canvas_init(&cv, rows, 4);
    rows_draw(r, &cv);
    const char *dump = canvas_dump(&cv, a);
    const char *last = dump + 3 * (size_t)(rows - 1);
    const char *text = arena_printf(a, "%.2s %.2s", dump, last);
    canvas_release(&cv);
    return text;
}

static void press(struct rows *r, uint32_t code, int times)
{
    for (int i = 0; i < times; i++) {
        assert_int_equal(rows_key(r, key_of(code)), WIDGET_HANDLED);
    }
}

static void test_headings_are_passed_over_and_kept_in_sight(void **state)
{
    struct arena *a = *state;
    struct items items = {"HabHcd", (const int[]){1, 1, 1, 1, 1, 1}};
    struct rows r;
    start(&r, &items);
    assert_int_equal(r.at, 1);
    assert_string_equal(sight(&r, a, 3), "H0 b0");
    press(&r, K_DOWN, 2);
    assert_int_equal(r.at, 4);
    assert_string_equal(sight(&r, a, 3), "b0 c0");
    press(&r, K_DOWN, 5);
    assert_int_equal(r.at, 5);
    press(&r, K_UP, 9);
    assert_int_equal(r.at, 1);
    assert_string_equal(sight(&r, a, 3), "H0 b0");
    press(&r, K_END, 1);
    assert_int_equal(r.at, 5);
    press(&r, K_HOME, 1);
    assert_int_equal(r.at, 1);
}

static void test_sections(void **state)
{
    (void)state;
    struct items items = {"HabHcdHe", (const int[]){1, 1, 1, 1, 1, 1, 1, 1}};
    struct rows r;
    start(&r, &items);
    rows_go(&r, 2);
    rows_go_section(&r, true);
    assert_int_equal(r.at, 4);
    rows_go_section(&r, true);
    assert_int_equal(r.at, 7);
    rows_go_section(&r, true);
    assert_int_equal(r.at, 7);
    rows_go_section(&r, false);
    assert_int_equal(r.at, 4);
    rows_go_section(&r, false);
    rows_go_section(&r, false);
    assert_int_equal(r.at, 1);
}

/* What is higher than the place is scrolled through before the cursor goes on. */
static void test_a_high_item_is_read_whole(void **state)
{
    struct arena *a = *state;
    struct items items = {"abc", (const int[]){1, 6, 1}};
    struct rows r;
    start(&r, &items);
    (void)sight(&r, a, 3);
    press(&r, K_DOWN, 1);
    assert_string_equal(sight(&r, a, 3), "b0 b2");
    press(&r, K_DOWN, 2);
    assert_int_equal(r.at, 1);
    assert_string_equal(sight(&r, a, 3), "b2 b4");
    press(&r, K_DOWN, 2);
    assert_int_equal(r.at, 2);
    assert_string_equal(sight(&r, a, 3), "b4 c0");
}

static void test_pages(void **state)
{
    struct arena *a = *state;
    struct items items = {"abcdefghij", (const int[]){1, 2, 1, 2, 1, 2, 1, 2, 1, 2}};
    struct rows r;
    start(&r, &items);
    (void)sight(&r, a, 5);
    press(&r, K_PAGE_DOWN, 1);
    assert_int_equal(r.at, 3);
    press(&r, K_PAGE_DOWN, 9);
    assert_int_equal(r.at, 9);
    press(&r, K_PAGE_UP, 9);
    assert_int_equal(r.at, 0);
    assert_int_equal(rows_key(&r, key_of(K_ENTER)), WIDGET_DONE);
    assert_int_equal(rows_key(&r, key_of('x')), WIDGET_PASS);
}

static void test_nothing_at_all(void **state)
{
    struct arena *a = *state;
    struct items items = {"", NULL};
    struct rows r;
    start(&r, &items);
    (void)sight(&r, a, 1);
    press(&r, K_DOWN, 1);
    press(&r, K_PAGE_UP, 1);
    press(&r, K_END, 1);
    assert_int_equal(rows_key(&r, key_of(K_ENTER)), WIDGET_HANDLED);
}

static enum widget_result narrow_take(void *n, struct key key)
{
    return narrow_key(n, key);
}

static void test_narrowing(void **state)
{
    (void)state;
    struct narrow n;
    narrow_init(&n);
    assert_int_equal(narrow_key(&n, key_of('x')), WIDGET_PASS);
    assert_int_equal(narrow_key(&n, key_of(K_ESC)), WIDGET_PASS);
    n.is_open = true;
    assert_int_equal(keys_type(narrow_take, &n, "名额"), WIDGET_FILTERED);
    assert_string_equal(narrow_text(&n), "名额");
    assert_int_equal(narrow_key(&n, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(narrow_key(&n, key_of(K_DOWN)), WIDGET_PASS);
    assert_int_equal(narrow_key(&n, key_of(K_ESC)), WIDGET_FILTERED);
    assert_string_equal(narrow_text(&n), "");
    narrow_release(&n);
}

static void test_paragraphs(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 2, 6);
    assert_int_equal(paragraph_rows("一二三四五", 4), 3);
    assert_int_equal(paragraph_rows("", 4), 0);
    assert_int_equal(paragraph_rows(NULL, 4), 0);
    assert_int_equal(paragraph_draw(&cv, (struct pen){.y = -1, .width = 4}, "一二三四五"), 3);
    assert_string_equal(canvas_dump(&cv, a), "三四\n五\n");
    canvas_release(&cv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_headings_are_passed_over_and_kept_in_sight),
        ARENA_TEST(test_sections),
        ARENA_TEST(test_a_high_item_is_read_whole),
        ARENA_TEST(test_pages),
        ARENA_TEST(test_nothing_at_all),
        ARENA_TEST(test_narrowing),
        ARENA_TEST(test_paragraphs),
    };
    return check_run("tui/rows", tests, sizeof tests / sizeof *tests);
}
