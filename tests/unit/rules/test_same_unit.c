/* Proposals that two units are the same. */
#include "rules/same_unit.h"

#include "support/check.h"

#define CODE "91110000600037341L"
#define OTHER_CODE "91440101MA5CJQ4N59"

static const char *company[] = {"示例网络科技有限公司"};
static const char *former[] = {"旧示例有限公司", "示例网络科技有限公司"};
static const char *branch[] = {"示例网络科技有限公司广州分公司"};
static const char *strange[] = {"别的有限公司"};

static void test_same_unit(void **state)
{
    static const struct {
        struct unit_identity one, other;
        enum sameness sameness;
    } pairs[] = {
        {{CODE, {company, 1}}, {CODE, {strange, 1}}, SAMENESS_CODE},
        {{CODE, {company, 1}}, {OTHER_CODE, {company, 1}}, SAMENESS_DIFFERENT},
        {{CODE, {company, 1}}, {"9111", {company, 1}}, SAMENESS_NAME},
        {{CODE, {company, 1}}, {NULL, {former, 2}}, SAMENESS_NAME},
        {{NULL, {company, 1}}, {"", {company, 1}}, SAMENESS_NAME},
        {{NULL, {company, 1}}, {NULL, {branch, 1}}, SAMENESS_SIMILAR},
        {{NULL, {branch, 1}}, {NULL, {company, 1}}, SAMENESS_SIMILAR},
        {{NULL, {company, 1}}, {NULL, {strange, 1}}, SAMENESS_DIFFERENT},
        {{NULL, {NULL, 0}}, {NULL, {NULL, 0}}, SAMENESS_DIFFERENT},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        enum sameness s = same_unit(*state, &pairs[i].one, &pairs[i].other);
        assert_int_equal(s, pairs[i].sameness);
        assert_int_equal(sameness_text(s) == NULL, s == SAMENESS_DIFFERENT);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {ARENA_TEST(test_same_unit)};
    return check_run("same_unit", tests, sizeof tests / sizeof *tests);
}
