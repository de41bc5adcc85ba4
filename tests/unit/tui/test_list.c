/* A list: selection by id, columns by width, marks, filter, a million rows. */
#include <limits.h>
#include <string.h>

#include "support/check.h"
#include "support/keys.h"
#include "tui/widget/cut.h"
#include "tui/widget/id_set.h"
#include "tui/widget/list.h"
#include "tui/widget/list_layout.h"

static const struct list_column columns[] = {
    {.title = "成果名称", .width = 16, .widest = INT_MAX},
    {.title = "单位名称", .width = 16, .widest = 24, .cut = LIST_CUT_MIDDLE},
    {.title = "得分", .width = 6, .to_right = true},
};

/* Rows by id; counts how many cells were asked for. */
struct rows {
    const int64_t *ids;
    size_t asked;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    struct rows *rows = context;
    rows->asked++;
    long long id = (long long)(rows->ids ? rows->ids[row] : (int64_t)row + 1);
    switch (column) {
    case 0: return arena_printf(a, "光缆隐患排查工具%lld", id);
    case 1: return "南岭示例通信有限公司广东分公司";
    default: return arena_printf(a, "%lld.5", id);
    }
}

static void start(struct list *l, struct rows *rows)
{
    list_init(l, columns, 3, (struct list_source){.context = rows, .cell = cell});
    l->noun = "件申报件";
}

static const char *drawn(struct list *l, struct arena *a, int height, int width)
{
    struct canvas cv;
    canvas_init(&cv, height, width);
    list_draw(l, &cv);
    const char *dump = canvas_dump(&cv, a);
    canvas_release(&cv);
    return dump;
}

static enum widget_result take(void *l, struct key key)
{
    return list_key(l, key);
}

static void test_titles_get_the_room(void **state)
{
    struct list l;
    const int64_t ids[] = {7, 8};
    struct rows rows = {.ids = ids};
    start(&l, &rows);
    list_rows(&l, ids, 2, false);
    assert_string_equal(drawn(&l, *state, 3, 44), "  成果名称          单位名称            得分\n"
                                                  "> 光缆隐患排查工~   南岭示~东分公司      7.5\n"
                                                  "  光缆隐患排查工~   南岭示~东分公司      8.5\n");
    const char *wide = drawn(&l, *state, 3, 160);
    assert_non_null(strstr(wide, "> 光缆隐患排查工具7 "));
    assert_non_null(strstr(wide, "得分\n"));
    const char *second = strchr(wide, '\n') + 1;
    assert_int_equal(utf8_width(second, strcspn(second, "\n")), 160);
    /* The title has what is ample, the unit all it wants, the title the rest. */
    assert_int_equal(utf8_width(wide, (size_t)(strstr(wide, "单位名称") - wide)), 160 - 6 - 2 - 24);
    const char *middle =
        drawn(&l, *state, 3, LIST_MARGIN + LIST_AMPLE + LIST_GAP + 20 + LIST_GAP + 6);
    assert_int_equal(utf8_width(middle, (size_t)(strstr(middle, "单位名称") - middle)),
                     LIST_MARGIN + LIST_AMPLE + LIST_GAP);
    list_release(&l);
}

static void test_names_keep_both_ends(void **state)
{
    struct arena *a = *state;
    assert_string_equal(cut_middle(a, "南岭示例通信有限公司广东分公司", 17), "南岭示~广东分公司");
    assert_string_equal(cut_middle(a, "广东分公司", 10), "广东分公司");
    assert_string_equal(cut_middle(a, "广东分公司", 5), "~公司");
    assert_string_equal(cut_middle(a, "a\x1b[2J", 20), "a^[[2J");
}

static void test_selection_is_kept_by_id(void **state)
{
    (void)state;
    struct list l;
    struct rows rows = {0};
    const int64_t before[] = {1, 2, 3, 4}, after[] = {4, 3, 2, 1}, without[] = {1, 2, 4};
    start(&l, &rows);
    list_rows(&l, before, 4, false);
    assert_int_equal(list_selected(&l), 1);
    (void)list_key(&l, key_of(K_DOWN));
    (void)list_key(&l, key_of(K_DOWN));
    assert_int_equal(list_selected(&l), 3);
    list_rows(&l, after, 4, false);
    assert_int_equal(l.selected, 1);
    list_rows(&l, before, 4, false);
    list_rows(&l, without, 3, false);
    assert_int_equal(list_selected(&l), 4);
    list_rows(&l, without, 0, false);
    assert_int_equal(list_selected(&l), 0);
    assert_int_equal(list_key(&l, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(list_key(&l, key_of(K_SPACE)), WIDGET_HANDLED);
    list_rows(&l, before, 4, false);
    assert_int_equal(list_selected(&l), 4);
    list_release(&l);
}

static void test_a_row_that_comes_later_is_waited_for(void **state)
{
    (void)state;
    struct list l;
    struct rows rows = {0};
    const int64_t ids[] = {1, 2, 3, 4, 5};
    start(&l, &rows);
    list_select(&l, 4);
    list_rows(&l, ids, 2, true);
    assert_int_equal(list_selected(&l), 1);
    list_grew(&l, ids, 3, true);
    list_grew(&l, ids, 5, false);
    assert_int_equal(list_selected(&l), 4);

    list_select(&l, 9);
    list_rows(&l, ids, 2, true);
    (void)list_key(&l, key_of(K_UP)); /* the user moved: no more waiting */
    list_grew(&l, ids, 5, false);
    assert_int_equal(list_selected(&l), 1);
    list_release(&l);
}

static void test_a_million_rows_cost_what_is_in_sight(void **state)
{
    struct list l;
    struct rows rows = {0};
    size_t n = 1000000;
    int64_t *ids = ARENA_ARRAY((struct arena *)*state, int64_t, n);
    for (size_t i = 0; i < n; i++) {
        ids[i] = (int64_t)i + 1;
    }
    start(&l, &rows);
    list_rows(&l, ids, n, false);
    (void)drawn(&l, *state, 20, 80);
    assert_int_equal(rows.asked, 19 * 3);
    (void)list_key(&l, key_of(K_PAGE_DOWN));
    assert_int_equal(list_selected(&l), 19);
    (void)list_key(&l, key_of(K_END));
    assert_int_equal(list_selected(&l), 1000000);
    rows.asked = 0;
    (void)drawn(&l, *state, 20, 80);
    assert_int_equal(rows.asked, 19 * 3);
    assert_int_equal(l.top, n - 19);
    list_mark_all(&l);
    assert_int_equal(l.marks.n, n);
    list_mark_all(&l);
    assert_int_equal(l.marks.n, 0);
    list_release(&l);
}

static void test_marks_and_what_is_chosen(void **state)
{
    struct arena *a = *state;
    struct list l;
    const int64_t ids[] = {5, 3, 9};
    struct rows rows = {.ids = ids};
    size_t n;
    start(&l, &rows);
    list_rows(&l, ids, 3, false);
    assert_int_equal(list_chosen(&l, a, &n)[0], 5);
    assert_int_equal(n, 1);
    assert_int_equal(list_key(&l, key_of(K_SPACE)), WIDGET_CHANGED);
    assert_int_equal(list_key(&l, key_of(K_CTRL('t'))), WIDGET_CHANGED);
    const int64_t *chosen = list_chosen(&l, a, &n);
    assert_int_equal(n, 2);
    assert_int_equal(chosen[0], 3);
    assert_int_equal(chosen[1], 5);
    assert_string_equal(list_sentence(&l, a), "3件申报件  选中 2");
    assert_non_null(strstr(drawn(&l, a, 4, 80), "\n *光缆隐患排查工具3"));
    list_unmark(&l);
    assert_string_equal(list_sentence(&l, a), "3件申报件");
    list_release(&l);
}

static void test_ids_leave_the_set_one_by_one(void **state)
{
    (void)state;
    struct id_set set = {0};
    for (int64_t id = 0; id < 1000; id++) {
        id_set_add(&set, id * 64);
        id_set_add(&set, id * 64);
    }
    assert_int_equal(set.n, 1000);
    for (int64_t id = 0; id < 1000; id += 2) {
        id_set_remove(&set, id * 64);
    }
    for (int64_t id = 0; id < 1000; id++) {
        assert_int_equal(id_set_has(&set, id * 64), id % 2);
    }
    assert_int_equal(set.n, 500);
    id_set_release(&set);
}

static void test_sorting_by_the_column_cursor(void **state)
{
    struct arena *a = *state;
    struct list l;
    struct rows rows = {0};
    const int64_t ids[] = {1};
    start(&l, &rows);
    list_rows(&l, ids, 1, false);
    (void)list_key(&l, key_of(K_RIGHT));
    (void)list_key(&l, key_of(K_RIGHT));
    assert_int_equal(list_key(&l, key_of('s')), WIDGET_SORTED);
    assert_int_equal(l.sort, 1);
    assert_false(l.is_descending);
    assert_non_null(strstr(drawn(&l, a, 2, 46), " >单位名称 ^"));
    assert_int_equal(list_sort(&l), WIDGET_SORTED);
    assert_true(l.is_descending);
    assert_string_equal(list_sentence(&l, a), "1件申报件  按单位名称倒序");
    assert_int_equal(list_key(&l, key_of(K_LEFT)), WIDGET_HANDLED);
    assert_int_equal(list_sort(&l), WIDGET_SORTED);
    assert_int_equal(l.sort, 0);
    assert_false(l.is_descending);
    list_release(&l);
}

static void test_columns_without_room_come_with_the_cursor(void **state)
{
    struct arena *a = *state;
    struct list l;
    struct rows rows = {0};
    const int64_t ids[] = {1};
    start(&l, &rows);
    list_rows(&l, ids, 1, false);
    assert_null(strstr(drawn(&l, a, 2, 40), "得分"));
    assert_non_null(strstr(drawn(&l, a, 2, 40), "+1\n"));
    for (int i = 0; i < 3; i++) {
        (void)list_key(&l, key_of(K_RIGHT));
    }
    const char *moved = drawn(&l, a, 2, 40);
    assert_non_null(strstr(moved, "成果名称"));
    assert_non_null(strstr(moved, "得分"));
    assert_null(strstr(moved, "单位名称"));
    list_release(&l);
}

static void test_filter_is_typed_live(void **state)
{
    struct arena *a = *state;
    struct list l;
    struct rows rows = {0};
    const int64_t ids[] = {1, 2, 3};
    start(&l, &rows);
    l.total = 3;
    list_rows(&l, ids, 3, false);
    assert_int_equal(list_key(&l, key_of(0xFF0F)), WIDGET_HANDLED); /* ／ */
    assert_true(list_takes_text(&l));
    assert_int_equal(keys_type(take, &l, "gs"), WIDGET_FILTERED);
    assert_string_equal(list_filter(&l), "gs");
    list_rows(&l, ids + 1, 2, false);
    assert_non_null(strstr(drawn(&l, a, 5, 80), "  筛选 gs____"));
    assert_non_null(strstr(drawn(&l, a, 5, 80), "_  2 / 3\n"));
    assert_string_equal(list_sentence(&l, a), "2件申报件符合 gs, 共3");
    assert_int_equal(list_key(&l, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_false(list_takes_text(&l));
    assert_int_equal(list_key(&l, key_of(K_ESC)), WIDGET_FILTERED);
    assert_string_equal(list_filter(&l), "");
    assert_int_equal(list_key(&l, key_of(K_ESC)), WIDGET_PASS);
    list_release(&l);
}

static void test_nothing_found_says_what_to_do(void **state)
{
    struct arena *a = *state;
    struct list l;
    struct rows rows = {0};
    start(&l, &rows);
    l.empty = "还没有申报件, F2 新建.";
    list_rows(&l, NULL, 0, false);
    assert_non_null(strstr(drawn(&l, a, 4, 60), "还没有申报件, F2 新建."));
    list_set_filter(&l, "xyz");
    assert_non_null(strstr(drawn(&l, a, 4, 60), "没有符合「xyz」的.  Esc 清除筛选"));
    list_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_titles_get_the_room),
        ARENA_TEST(test_names_keep_both_ends),
        ARENA_TEST(test_selection_is_kept_by_id),
        ARENA_TEST(test_a_row_that_comes_later_is_waited_for),
        ARENA_TEST(test_a_million_rows_cost_what_is_in_sight),
        ARENA_TEST(test_marks_and_what_is_chosen),
        ARENA_TEST(test_ids_leave_the_set_one_by_one),
        ARENA_TEST(test_sorting_by_the_column_cursor),
        ARENA_TEST(test_columns_without_room_come_with_the_cursor),
        ARENA_TEST(test_filter_is_typed_live),
        ARENA_TEST(test_nothing_found_says_what_to_do),
    };
    return check_run("list", tests, sizeof tests / sizeof *tests);
}
