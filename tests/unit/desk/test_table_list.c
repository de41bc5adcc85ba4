/* The summary tables of the notices: which are the desk's own, a line for each track they are of. */
#include "desk/table_list.h"

#include "base/slice.h"
#include "desk/notices.h"
#include "support/check.h"
#include "support/desk.h"

static const char NOTICE[] =
    "文号: 示例〔2030〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n成文日期: 2030-01-02\n"
    "通道:\n- {代号: 案例, 名称: 典型案例}\n- {代号: 地区, 名称: 突出地区}\n"
    "汇总表:\n"
    "- {名称: 通知给的, 列: [{列名: 名称, 取自: 名称}, {列名: 单位, 取自: 牵头单位}]}\n"
    "- {名称: 整张自定, 来源: 本台自定, 适用: {通道: 地区}, 列: [{列名: 名称, 取自: 名称}]}\n"
    "- {名称: 一列自定, 适用: {通道: [案例, 地区]},\n"
    "   列: [{列名: 名称, 取自: 名称}, {列名: 邮箱, 取自: 邮箱, 来源: 本台自定}]}\n"
    "- {名称: 推定的, 来源: 推定, 列: [{列名: 名称, 取自: 名称}]}\n";

static void test_lines(void **state)
{
    static const struct {
        const char *name, *track, *columns;
        bool is_own;
    } wanted[] = {
        {"通知给的", "典型案例", "名称  单位", false},
        {"通知给的", "突出地区", "名称  单位", false},
        {"整张自定", "突出地区", "名称", true},
        {"一列自定", "典型案例", "名称  邮箱", true},
        {"一列自定", "突出地区", "名称  邮箱", true},
        {"推定的", "典型案例", "名称", false},
        {"推定的", "突出地区", "名称", false},
    };
    struct err err = {.arena = *state};
    struct desk *desk = desk_for_test(*state, true);
    struct notice_row row = {0};
    struct table_lines lines;
    if (notice_load(desk, *state, slice_of(NOTICE), "a.yaml", &row, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(table_lines_load(desk, *state, &lines, &err), STATUS_OK);
    assert_true(lines.n > 7); /* the newest notice first, the shipped ones behind */
    for (size_t i = 0; i < 7; i++) {
        const struct table_line *l = &lines.at[i];
        assert_string_equal(l->code, "甲");
        assert_int_equal(l->notice, row.record.id);
        assert_string_equal(l->name, wanted[i].name);
        assert_string_equal(text_or_empty(l->track), text_or_empty(wanted[i].track));
        assert_string_equal(l->columns, wanted[i].columns);
        assert_int_equal(l->is_own, wanted[i].is_own);
        assert_string_equal(l->table->name, wanted[i].name);
    }
    assert_string_not_equal(lines.at[7].code, "甲");
    desk_close(desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_lines),
    };
    return check_run("desk/table_list", tests, sizeof tests / sizeof *tests);
}
