/* Widths on paper and what may go there. */
#include "report/measure.h"

#include "support/check.h"

static void widths_are_those_of_gb18030(void **state)
{
    (void)state;
    assert_int_equal(grid_width(slice_of("")), 0);
    assert_int_equal(grid_width(slice_of("abc 12")), 6);
    assert_int_equal(grid_width(slice_of("申报台")), 6);
    assert_int_equal(grid_width(slice_of("“甲”……——①é")), 18);
    assert_int_equal(grid_width(slice_of("e\u0301")), 1);
    assert_int_equal(grid_width(slice_of("\U00020000\U00031350")), 4);
}

static void what_nobody_sees_does_not_reach_paper(void **state)
{
    struct arena *a = *state;
    const char *clean = "甲\n乙 丙";
    assert_ptr_equal(grid_clean(a, clean), clean);
    assert_string_equal(grid_clean(a, NULL), "");
    assert_string_equal(grid_clean(a, "甲\x1b[2J乙\u202e丙\u200b丁\t戊"), "甲[2J乙丙丁 戊");
    assert_string_equal(grid_clean(a, "甲\xff乙"), "甲\uFFFD乙");
    assert_string_equal(grid_clean(a, "\U00031350"), "\U00031350");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_gb18030),
        ARENA_TEST(what_nobody_sees_does_not_reach_paper),
    };
    return check_run("report/measure", tests, sizeof tests / sizeof *tests);
}
