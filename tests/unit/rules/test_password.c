/* Which new passwords will do, and that no refusal quotes one. */
#include "rules/password.h"

#include <string.h>

#include "support/check.h"

static void test_judged(void **state)
{
    static const struct {
        const char *password, *says; /* NULL: it will do */
    } cases[] = {
        {"lamp river 7", NULL},
        {"tomato-glass-9", NULL},
        {"lamp rive", "9 个字符"},
        {"", "0 个字符"},
        {"台灯河流台灯河流", "关掉输入法"},
        {"ｌａｍｐ river 77", "关掉输入法"},
        {"lamp\triver 77", "关掉输入法"},
        {"my wang-sl pass", "登录名"},
        {"WANG-SL at home", "登录名"},
        {"jane doe lamp 1", "姓名"},
        {"1111111111", "太容易猜"},
        {"abababababab", "太容易猜"},
        {"1234567890", "太容易猜"},
        {"Abcdefghijkl", "太容易猜"},
        {"qwertyuiop", "太容易猜"},
        {"0987654321", "太容易猜"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {.arena = *state};
        enum status status = password_judge(cases[i].password, "wang-sl", "Jane Doe", &err);
        if ((status == STATUS_OK) != !cases[i].says ||
            (cases[i].says && !strstr(err.text, cases[i].says)) ||
            (cases[i].says && *cases[i].password && strstr(err.text, cases[i].password))) {
            fail_msg("%s: %d %s", cases[i].password, status, status ? err.text : "");
        }
    }
}

static void test_length_is_bounded(void **state)
{
    struct err err = {.arena = *state};
    const char *most = "lamp river 7 and a glass of tomato ";
    while (strlen(most) < PASSWORD_MOST) {
        most = arena_printf(*state, "%sx", most);
    }
    assert_int_equal(password_judge(most, "wang", "王示例", &err), STATUS_OK);
    most = arena_printf(*state, "%sx", most);
    assert_int_equal(password_judge(most, "wang", "王示例", &err), STATUS_DATA);
}

/* A login of two letters stands in many words. */
static void test_short_logins_are_no_word(void **state)
{
    struct err err = {.arena = *state};
    assert_int_equal(password_judge("lamp river 7", "la", NULL, &err), STATUS_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_judged),
        ARENA_TEST(test_length_is_bounded),
        ARENA_TEST(test_short_logins_are_no_word),
    };
    return check_run("rules password", tests, sizeof tests / sizeof *tests);
}
