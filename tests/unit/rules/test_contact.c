/* Phones, mails and cells that hold both. */
#include "rules/contact.h"

#include <string.h>

#include "support/check.h"

static const char *joined(struct arena *a, const struct texts *texts)
{
    const char *all = "";
    for (size_t i = 0; i < texts->n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? "|" : "", texts->at[i]);
    }
    return all;
}

static void test_phones(void **state)
{
    static const char *const right[][2] = {
        {"13800138000", "13800138000"},
        {"+86 138-0013-8000", "13800138000"},
        {"0086 13800138000", "13800138000"},
        {"8613800138000", "13800138000"},
        {"１３８ ００１３ ８０００", "13800138000"},
        {"010—12345678", "010-12345678"},
        {"（020）8123 4567", "020-81234567"},
        {"0757－8123456转801", "0757-8123456转801"},
        {"010-12345678-8001", "010-12345678-8001"},
        {"400-123-4567", "400-123-4567"},
        {"95000", "95000"},
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_string_equal(phone_normalise(*state, right[i][0]), right[i][1]);
        assert_true(phone_is_valid(right[i][1]));
        assert_null(phone_fault(*state, right[i][0]));
    }
}

static void test_bad_phones_are_explained(void **state)
{
    static const char *const wrong[][2] = {
        {"1380013800", "应为11位"},  {"12800138000", "号段"},  {"81234567", "区号"},
        {"1.38E+10", "当作了数字"},  {"7578123456", "丢了"},   {"", "没有填"},
        {"010-123", "不像电话号码"}, {"0110-1234567", "不像"}, {"0757-81234567转", "不像"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *fault = phone_fault(*state, wrong[i][0]);
        if (!fault || !strstr(fault, wrong[i][1])) {
            fail_msg("%s: %s", wrong[i][0], fault ? fault : "no fault");
        }
    }
}

static void test_mails(void **state)
{
    (void)state;
    assert_true(mail_is_valid("w@example.cn"));
    assert_true(mail_is_valid("w.shi_li+1@mail.example.com.cn"));
    static const char *const wrong[] = {"",          "w",          "@example.cn", "w@",
                                        "w@example", "w@example.", "w@.cn",       "w@@example.cn",
                                        "w.@a.cn",   "w b@a.cn",   "w@-a.cn",     "w@a..cn",
                                        "w@a.c",     "王@a.cn"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(mail_is_valid(wrong[i]));
    }
}

static void test_cells(void **state)
{
    static const struct {
        const char *cell, *names, *phones, *mails;
    } cells[] = {
        {"13800138000 w@example.cn", "", "13800138000", "w@example.cn"},
        {"王示例 13800138000/010-12345678；w@example.cn", "王示例", "13800138000|010-12345678",
         "w@example.cn"},
        {"王示例13800138000", "王示例", "13800138000", ""},
        {"138 0013 8000 139 0013 9000", "", "13800138000|13900139000", ""},
        {"联系人：王示例 电话：010 12345678 转801", "王示例", "01012345678转801", ""},
        {"010-12345678转801、13800138000", "", "010-12345678转801|13800138000", ""},
        {"王示例（手机）13800138000\n李示例，13900139000", "王示例|李示例",
         "13800138000|13900139000", ""},
        {"电子邮箱： W@Example.cn", "", "", "W@Example.cn"},
        {"12345", "", "12345", ""},
        {"", "", "", ""},
        {NULL, "", "", ""},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct contact_parts p = contact_split(*state, cells[i].cell);
        assert_string_equal(joined(*state, &p.names), cells[i].names);
        assert_string_equal(joined(*state, &p.phones), cells[i].phones);
        assert_string_equal(joined(*state, &p.mails), cells[i].mails);
    }
}

static void test_findings(void **state)
{
    struct findings out = {.arena = *state};
    contact_check("王示例 13800138000 w@example.cn", "联系方式", CONTACT_ANY, &out);
    assert_int_equal(out.n, 0);
    contact_check("王示例 1380013800 w@example", "联系方式", CONTACT_ANY, &out);
    assert_int_equal(out.n, 2);
    assert_int_equal(out.at[0].severity, SEVERITY_WARNING);
    assert_string_equal(out.at[0].subject, "联系方式");
    assert_non_null(strstr(out.at[1].text, "w@example"));
    out.n = 0;
    contact_check("见附件", "邮箱", CONTACT_MAIL, &out);
    contact_check("w@example.cn", "手机", CONTACT_PHONE, &out);
    assert_int_equal(out.n, 2);
    assert_string_equal(out.at[0].text, "「见附件」不像邮箱地址");
    assert_string_equal(out.at[1].text, "「w@example.cn」不像电话号码");
    contact_check(" ", "邮箱", CONTACT_MAIL, &out);
    contact_check("王示例 13800138000", "手机", CONTACT_PHONE, &out);
    assert_int_equal(out.n, 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_phones),   ARENA_TEST(test_bad_phones_are_explained),
        ARENA_TEST(test_mails),    ARENA_TEST(test_cells),
        ARENA_TEST(test_findings),
    };
    return check_run("contact", tests, sizeof tests / sizeof *tests);
}
