/* What of a contact may be published. */
#include "rules/mask.h"

#include "support/check.h"

static void numbers_keep_their_ends(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "13800138000"), "138****8000");
    assert_string_equal(contact_masked(a, "010-12345678"), "010-****5678");
    assert_string_equal(contact_masked(a, "1234567"),
                        "1234567"); /* too short to hide anything in */
    assert_string_equal(contact_masked(a, "12345678"), "123*5678");
    assert_string_equal(contact_masked(a, "转8001"), "转8001");
    assert_string_equal(contact_masked(a, NULL), "");
    assert_string_equal(contact_masked(a, ""), "");
}

static void mails_keep_one_sign(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "w@example.cn"), "w***@example.cn");
    assert_string_equal(contact_masked(a, "@"), "@");
    assert_string_equal(contact_masked(a, "a.b@x.cn,cd@y.cn"), "a***@x.cn,c***@y.cn");
}

static void a_cell_holds_both(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "王示例 13800138000\nshenbao936@example.cn"),
                        "王示例 138****8000\ns***@example.cn");
    assert_string_equal(contact_masked(a, "13800138000@qq.com"), "1***@qq.com");
    assert_string_equal(contact_masked(a, "13800138000 13900139000"), "138****8000 139****9000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(numbers_keep_their_ends),
        ARENA_TEST(mails_keep_one_sign),
        ARENA_TEST(a_cell_holds_both),
    };
    return check_run("rules/mask", tests, sizeof tests / sizeof *tests);
}
