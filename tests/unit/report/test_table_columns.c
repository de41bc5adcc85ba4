/* Widths of columns: numbers stay whole where the page has room for that, and no table is wider than it. */
#include "report/table_columns.h"

#include "support/check.h"

static const struct report_column columns[] = {{"名称", 0, SIDE_LEFT},
                                               {"牵头单位", 0, SIDE_LEFT},
                                               {"信用代码", 0, SIDE_LEFT},
                                               {"手机", 0, SIDE_LEFT},
                                               {"推荐单位", 0, SIDE_LEFT}};
#define N (sizeof columns / sizeof *columns)

static const char *const row[N] = {
    "一个很长很长很长很长很长很长很长的成果名称", "一个很长很长很长很长很长很长很长很长的单位名称",
    "91440600222205036X", "13800138000", "一个很长很长很长很长很长很长的推荐单位名称"};

static int *bars_of(struct arena *a, int cells, bool is_boxed)
{
    struct report r;
    report_init(&r, a, "试", "list");
    struct report_table *t = report_table(&r, columns, N);
    report_table_row(t, row);
    const struct page_style style = {.is_text = true, .is_boxed = is_boxed, .cells = cells};
    return table_bars(a, t, &style);
}

static int width(const int *bars, size_t column)
{
    return bars[column + 1] - bars[column] - 1;
}

static void numbers_stay_whole(void **state)
{
    for (int cells = 60; cells < 200; cells++) {
        const int *bars = bars_of(*state, cells, false);
        assert_true(width(bars, 2) >= 18);
        assert_true(width(bars, 3) >= 11);
        assert_int_equal(bars[N], cells - 1);
    }
}

static void where_there_is_no_room_all_columns_stay_readable(void **state)
{
    for (int cells = 24; cells < 60; cells++) {
        const int *bars = bars_of(*state, cells, false);
        assert_true(bars[N] <= cells - 1);
        for (size_t i = 0; i < N; i++) {
            assert_true(width(bars, i) >= 2);
        }
    }
}

/* Signs of two columns fit between any two bars, and numbers stay whole there as well. */
static void boxed_columns_are_even(void **state)
{
    for (int cells = 70; cells < 200; cells++) {
        const int *bars = bars_of(*state, cells, true);
        for (size_t i = 1; i <= N; i++) {
            assert_int_equal(bars[i] % 2, 0);
        }
        assert_true(bars[3] - bars[2] - 2 >= 18);
        assert_int_equal(bars[N] + 2, cells - cells % 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(numbers_stay_whole),
        ARENA_TEST(boxed_columns_are_even),
        ARENA_TEST(where_there_is_no_room_all_columns_stay_readable),
    };
    return check_run("report/table_columns", tests, sizeof tests / sizeof *tests);
}
