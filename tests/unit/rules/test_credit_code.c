/* GB 32100-2015 and GB 11714: right codes pass, every fault names its place. */
#include "rules/credit_code.h"

#include <stdbool.h>
#include <string.h>

#include "support/check.h"

static void test_right_codes(void **state)
{
    static const char *const right[] = {
        "91110000600037341L",       "91350200776049653A",
        "91440101MA5CJQ4N59",       "911100007109250324",
        "91100000100003962T",       "12100000400000624D",
        " 9111 0000-6000 3734 1l ", "９１１１００００６０００３７３４１Ｌ",
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct credit_code_check c = credit_code_check(*state, right[i]);
        if (c.fault) {
            fail_msg("%s: %s", right[i], c.text);
        }
        assert_null(c.text);
    }
}

static void test_faults_name_their_place(void **state)
{
    static const struct {
        const char *code;
        enum credit_code_fault fault;
        int position;
        char expected;
        const char *part;
    } wrong[] = {
        {"", CREDIT_CODE_ABSENT, 0, 0, "没有填"},
        {NULL, CREDIT_CODE_ABSENT, 0, 0, "没有填"},
        {"91350100M000100Y4Z", CREDIT_CODE_CHARACTER, 18, '3', "应为 3"},
        {"91350100M000100Y42", CREDIT_CODE_CHECK, 18, '3', "应为 3"},
        {"9111000060003734lO", CREDIT_CODE_CHARACTER, 18, 'F', "应为 F"},
        {"9111000O60003734lL", CREDIT_CODE_CHARACTER, 8, '0', "可能是 0"},
        {"9111000060003734一L", CREDIT_CODE_CHARACTER, 17, 0, "「一」"},
        {"9111000060003734L", CREDIT_CODE_LENGTH_WRONG, 0, 0, "少1位"},
        {"91110000600037341LL", CREDIT_CODE_LENGTH_WRONG, 0, 0, "多1位"},
        {"600037341", CREDIT_CODE_LENGTH_WRONG, 0, 0, "旧的组织机构代码"},
        {"9.111E+17", CREDIT_CODE_SCIENTIFIC, 0, 0, "科学记数"},
        {"9.11e17", CREDIT_CODE_SCIENTIFIC, 0, 0, "科学记数"},
        {"911100007109250000", CREDIT_CODE_ROUNDED, 16, 0, "000"},
        {"9111A000600037341L", CREDIT_CODE_REGION, 5, 0, "应为数字"},
        {"91990000600037341L", CREDIT_CODE_REGION, 3, 0, "「99」"},
        {"91110000600037351L", CREDIT_CODE_CHECK, 18, 0, "多半错在这几位"},
        {"91120000600037341L", CREDIT_CODE_CHECK, 18, 0, "自身相符"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct credit_code_check c = credit_code_check(*state, wrong[i].code);
        assert_int_equal(c.fault, wrong[i].fault);
        assert_int_equal(c.position, wrong[i].position);
        assert_true(!wrong[i].expected || c.expected == wrong[i].expected);
        assert_non_null(strstr(c.text, wrong[i].part));
    }
}

/* The outer check is made right for a wrong inner code: only GB 11714 can find it. */
static void test_inner_code(void **state)
{
    char code[] = "91110000600037342L";
    struct credit_code_check c = credit_code_check(*state, code);
    assert_int_equal(c.fault, CREDIT_CODE_CHECK);
    code[17] = c.expected;
    c = credit_code_check(*state, code);
    assert_int_equal(c.fault, CREDIT_CODE_ORGANISATION);
    assert_int_equal(c.position, 17);
    assert_int_equal(c.expected, '1');
}

static void test_single_wrong_character_is_found(void **state)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (size_t i = 0; i < CREDIT_CODE_LENGTH; i++) {
        for (const char *c = alphabet; *c; c++) {
            char code[] = "91440101MA5CJQ4N59";
            code[i] = *c;
            bool same = *c == "91440101MA5CJQ4N59"[i];
            assert_int_equal(credit_code_check(*state, code).fault == CREDIT_CODE_OK, same);
        }
    }
}

static void test_repair(void **state)
{
    assert_string_equal(credit_code_repair(*state, "9111OOOO600037341L"), "91110000600037341L");
    assert_string_equal(credit_code_repair(*state, "91l10000600037341L"), "91110000600037341L");
    assert_string_equal(credit_code_repair(*state, "91440101MASCJQ4NS9"), "91440101MA5CJQ4N59");
    assert_null(credit_code_repair(*state, "91110000600037341L"));
    assert_string_equal(credit_code_repair(*state, "91350100M000100Y4Z"), "91350100M000100Y43");
    assert_null(credit_code_repair(*state, "911100007109250000"));
    assert_null(credit_code_repair(*state, "9.111E+17"));
    assert_null(credit_code_repair(*state, NULL));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_right_codes), ARENA_TEST(test_faults_name_their_place),
        ARENA_TEST(test_inner_code),  ARENA_TEST(test_single_wrong_character_is_found),
        ARENA_TEST(test_repair),
    };
    return check_run("credit_code", tests, sizeof tests / sizeof *tests);
}
