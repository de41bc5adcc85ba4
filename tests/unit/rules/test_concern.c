/* Whose business a step is. */
#include "rules/concern.h"

#include "unit/rules/notice_of.h"

static const char roles[] =
    "角色:\n"
    "- {名称: 地方主管部门, 充当: 推荐单位, 由: 单位, 类别: [省级工信主管部门, 省级通信管理局]}\n"
    "- {名称: 申报单位, 充当: 申报单位, 由: 单位}\n";

static unsigned concern_of(struct arena *a, const char *step, const char *name, const char *class)
{
    static const char *aliases[] = {"通信管理局", "各地通信管理局"};
    struct unit_facts unit = {.name = name, .class = class};
    if (class && strcmp(class, "省级通信管理局") == 0) {
        unit.classes = (struct texts){aliases, 2};
    }
    const struct notice *n =
        notice_of(a, arena_printf(a, "%s环节:\n- {名称: 甲, %s}\n", roles, step));
    return step_concern(n, &n->steps.at[0], &unit);
}

static void test_who_and_to_whom(void **state)
{
    static const char bureau[] = "省级通信管理局";
    static const struct {
        const char *step, *name, *class;
        unsigned concern;
    } cases[] = {
        {"谁: 省级通信管理局", "南岭局", bureau, CONCERN_DOES},
        {"谁: 各地通信管理局", "南岭局", bureau, CONCERN_DOES},
        {"谁: 各省级通信管理局", "南岭局", bureau, CONCERN_DOES},
        {"谁: 地方主管部门", "南岭局", bureau, CONCERN_DOES},
        {"谁: 地方主管部门", "南岭局", "地市工信主管部门", 0},
        {"谁: 申报单位, 给谁: 南岭局", "南岭局", "省级邮政部门", CONCERN_RECEIVES},
        {"谁: 申报单位, 给谁: 地方主管部门", "南岭局", bureau, CONCERN_RECEIVES},
        {"谁: [申报单位, 地方主管部门], 给谁: 地方主管部门", "南岭局", bureau,
         CONCERN_DOES | CONCERN_RECEIVES},
        {"谁: 申报单位, 给谁: 支撑中心", "南岭局", bureau, 0},
        {"谁: 申报单位, 给谁: 支撑中心, 性质: 报告", "南岭局", bureau, CONCERN_FOLLOWS},
        {"谁: 申报单位, 给谁: 支撑中心, 性质: 报告", "南岭局", "地市工信主管部门", 0},
        {"谁: 申报单位, 给谁: 支撑中心", "南岭局", NULL, CONCERN_OPEN},
        {"性质: 公示", "南岭局", bureau, CONCERN_OPEN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(concern_of(*state, cases[i].step, cases[i].name, cases[i].class),
                         cases[i].concern);
    }
}

static void test_whom_a_step_excludes_it_does_not_concern(void **state)
{
    static const char step[] = "谁: 地市工信主管部门, 不含: {推荐单位: 鹏城局}";
    assert_int_equal(concern_of(*state, step, "鹏城局", "地市工信主管部门"), 0);
    assert_int_equal(concern_of(*state, step, "羊城局", "地市工信主管部门"), CONCERN_DOES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_who_and_to_whom),
        ARENA_TEST(test_whom_a_step_excludes_it_does_not_concern),
    };
    return check_run("rules concern", tests, sizeof tests / sizeof *tests);
}
