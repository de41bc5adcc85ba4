/* What of a contact may be published. */
#include "rules/mask.h"

#include "support/check.h"

static void numbers_keep_their_ends(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "13800138000"), "138****8000");
    assert_string_equal(contact_masked(a, "010-12345678"), "010-****5678");
    assert_string_equal(contact_masked(a, "0755-66778899"), "075*-****8899");
    assert_string_equal(contact_masked(a, "66778899"), "66****99");
    assert_string_equal(contact_masked(a, "6677889"), "6****89");
    assert_string_equal(contact_masked(a, "010-12345678转8001"), "010-****5678转****");
    assert_string_equal(contact_masked(a, "内线4321"), "内线****");
    assert_string_equal(contact_masked(a, "QQ 12345678"), "QQ 12****78");
    assert_string_equal(contact_masked(a, "+86 13800138000"), "+86 138****8000");
    assert_string_equal(contact_masked(a, "１３８００１３８０００"), "138****8000");
    assert_string_equal(contact_masked(a, NULL), "");
    assert_string_equal(contact_masked(a, ""), "");
}

static void mails_keep_one_sign(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "w@example.cn"), "w***@example.cn");
    assert_string_equal(contact_masked(a, "@"), "@");
    assert_string_equal(contact_masked(a, "w123456@163.com"), "w***@163.com");
    assert_string_equal(contact_masked(a, "a.b@x.cn,cd@y.cn"), "a***@x.cn,c***@y.cn");
}

static void a_cell_holds_both(void **state)
{
    struct arena *a = *state;
    assert_string_equal(contact_masked(a, "王示例 13800138000\nshenbao936@example.cn"),
                        "王示例 138****8000\ns***@example.cn");
    assert_string_equal(contact_masked(a, "13800138000@qq.com"), "1***@qq.com");
    assert_string_equal(contact_masked(a, "13800138000 13900139000"), "138****8000 139****9000");
    assert_string_equal(contact_masked(a, "13800138000/66778899"), "138****8000/66****99");
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
