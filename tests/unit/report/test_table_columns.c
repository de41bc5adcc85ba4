/* How wide columns become: what must not break does not, what is empty is narrow, and the rest goes to what has
 * something to say. */
#include "report/table_columns.h"

#include <string.h>

#include "support/check.h"

static const char long_units[] = "金坡样本工业互联网有限公司、白河测试理工大学、长汀假想智能网联汽"
                                 "车有限公司、银滩云帆精密制造有限公司";

/* The widths of a table of one row of headings and these rows of as many cells. */
static int *widths(struct arena *a, const struct report_column *columns, size_t n,
                   const char *const *cells, size_t rows, int room)
{
    struct report r;
    report_init(&r, a, "试", "80");
    struct report_table *t = report_table(&r, columns, n);
    for (size_t i = 0; i < rows; i++) {
        report_table_row(t, cells + i * n);
    }
    const struct page_style style = {.is_text = true, .cells = room};
    int *bars = table_bars(a, t, &style), *width = ARENA_ARRAY(a, int, n);
    assert_true(bars[n] <= room - 1);
    for (size_t i = 0; i < n; i++) {
        width[i] = bars[i + 1] - bars[i] - 1;
    }
    return width;
}

static const struct report_column ten[] = {
    {"推荐顺序", 0, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT},     {"方向", 0, SIDE_LEFT},
    {"牵头单位", 0, SIDE_LEFT},   {"联合单位", 0, SIDE_LEFT}, {"信用代码", 0, SIDE_LEFT},
    {"联系人", 0, SIDE_LEFT},     {"手机", 0, SIDE_LEFT},     {"邮箱", 0, SIDE_LEFT},
    {"推荐单位", 0, SIDE_LEFT}};
enum { ORDER, TITLE, DIRECTION, LEAD, PARTNERS, CODE, PERSON, PHONE, MAIL, RECOMMENDER, N };

static const char *const one_case[N] = {"1",
                                        "面向石化园区的威胁监测服务平台",
                                        "5G安全产品",
                                        "南岭示例移动通信有限公司",
                                        "",
                                        "914406002222050364",
                                        "欧阳占位",
                                        "13800138030",
                                        "shenbao128@example.cn",
                                        "广东省通信管理局（示例）"};

static void phones_and_codes_never_break(void **state)
{
    const int rooms[] = {140, 104, 80};
    for (size_t i = 0; i < 3; i++) {
        int *w = widths(*state, ten, N, one_case, 1, rooms[i]);
        assert_true(w[PHONE] >= 11);
        assert_true(w[CODE] >= 18);
        assert_true(w[PERSON] >= 4); /* nor does a name stand upright */
        assert_true(w[TITLE] >= 4);
    }
    int *w = widths(*state, ten, N, one_case, 1, 140);
    assert_true(w[MAIL] >= 21);
    assert_true(w[PERSON] >= 8);
}

static void a_column_without_texts_is_as_wide_as_its_heading(void **state)
{
    int *w = widths(*state, ten, N, one_case, 1, 140);
    assert_true(w[PARTNERS] <= 8);
    assert_true(w[ORDER] <= 8);
    assert_int_equal(w[PHONE], 11); /* gains nothing by more */
}

static void what_has_more_to_say_gets_more(void **state)
{
    const char *cells[N];
    memcpy(cells, one_case, sizeof cells);
    cells[PARTNERS] = long_units;
    int *w = widths(*state, ten, N, cells, 1, 140);
    assert_true(w[PARTNERS] > w[LEAD]);
    assert_true(w[PARTNERS] > w[RECOMMENDER]);
    assert_true(w[CODE] == 18 && w[PHONE] == 11 && w[MAIL] == 21);
}

static void a_form_to_be_filled_in_has_like_columns(void **state)
{
    int *w = widths(*state, ten, N, NULL, 0, 140);
    assert_true(w[ORDER] <= 8);
    for (size_t i = TITLE; i < N; i++) {
        assert_true(w[i] >= 12 && w[i] <= 18);
    }
}

static void all_room_is_used_and_no_more(void **state)
{
    for (int room = 12; room < 200; room++) {
        int *w = widths(*state, ten, N, one_case, 1, room < 31 ? 31 : room), sum = N + 1;
        for (size_t i = 0; i < N; i++) {
            assert_true(w[i] >= 2);
            sum += w[i];
        }
        assert_int_equal(sum, room < 31 ? 31 : room);
    }
}

static void a_width_that_was_asked_for_holds(void **state)
{
    static const struct report_column columns[] = {
        {"变更", 4, SIDE_CENTRE}, {"哪一行", 0, SIDE_LEFT}, {"现在", 0, SIDE_LEFT}};
    const char *const cells[] = {"修改", long_units, long_units};
    assert_int_equal(widths(*state, columns, 3, cells, 1, 60)[0], 4);
}

static void a_closing_sign_stays_with_its_word(void **state)
{
    static const struct report_column columns[] = {{"甲", 0, SIDE_LEFT}, {"乙", 0, SIDE_LEFT}};
    const char *const cells[] = {"13800138030；其他", long_units};
    assert_true(widths(*state, columns, 2, cells, 1, 30)[0] >= 13);
}

static const struct report_column five[] = {{"名称", 0, SIDE_LEFT},
                                            {"牵头单位", 0, SIDE_LEFT},
                                            {"信用代码", 0, SIDE_LEFT},
                                            {"手机", 0, SIDE_LEFT},
                                            {"推荐单位", 0, SIDE_LEFT}};
#define FIVE (sizeof five / sizeof *five)

/* Signs of two columns fit between any two bars, and numbers stay whole there as well. */
static void boxed_columns_are_even(void **state)
{
    static const char *const row[FIVE] = {"一个很长很长很长很长很长很长很长的成果名称",
                                          "一个很长很长很长很长很长很长很长很长的单位名称",
                                          "91440600222205036X", "13800138000",
                                          "一个很长很长很长很长很长很长的推荐单位名称"};
    struct report r;
    report_init(&r, *state, "试", "list");
    struct report_table *t = report_table(&r, five, FIVE);
    report_table_row(t, row);
    for (int cells = 70; cells < 200; cells++) {
        const struct page_style style = {.is_text = true, .is_boxed = true, .cells = cells};
        const int *bars = table_bars(*state, t, &style);
        for (size_t i = 1; i <= FIVE; i++) {
            assert_int_equal(bars[i] % 2, 0);
        }
        assert_true(bars[3] - bars[2] - 2 >= 18);
        assert_int_equal(bars[FIVE] + 2, cells - cells % 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(phones_and_codes_never_break),
        ARENA_TEST(a_column_without_texts_is_as_wide_as_its_heading),
        ARENA_TEST(what_has_more_to_say_gets_more),
        ARENA_TEST(a_form_to_be_filled_in_has_like_columns),
        ARENA_TEST(all_room_is_used_and_no_more),
        ARENA_TEST(a_width_that_was_asked_for_holds),
        ARENA_TEST(a_closing_sign_stays_with_its_word),
        ARENA_TEST(boxed_columns_are_even),
    };
    return check_run("table_columns", tests, sizeof tests / sizeof *tests);
}
