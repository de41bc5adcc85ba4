/* Keys, initials, filters, 字数, graphemes, JSON and tables. */
#include "text/key.h"

#include "base/utf8.h"
#include "support/check.h"
#include "text/grapheme.h"
#include "text/json.h"
#include "text/pinyin.h"
#include "text/table.h"
#include "text/wordcount.h"

static void test_unit_keys(void **state)
{
    static const char *const same[][2] = {
        {"南岭示例通信有限责任公司", "南岭示例通信有限公司"},
        {"东海虚构（集团）有限公司", "东海虚构(集团)有限公司"},
        {"东海虚构〔集团〕有限公司", "东海虚构集团有限公司"},
        {"东海虚构〔集团〕有限公司", "东海虚构（集团）有限公司"},
        {"东海虚构【集团】有限公司", "东海虚构[集团]有限公司"},
        {"北原 测试　网络", "北原测试网络"},
        {"ＡＢＣ科技", "abc科技"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_string_equal(unit_key(*state, same[i][0]), unit_key(*state, same[i][1]));
    }
    assert_string_not_equal(unit_key(*state, "南岭示例股份有限公司"),
                            unit_key(*state, "南岭示例有限公司"));
    assert_string_not_equal(unit_key(*state, "南岭甲"), unit_key(*state, "南岭乙"));
    assert_string_equal(unit_key(*state, NULL), "");
}

static void test_title_and_heading_keys(void **state)
{
    assert_string_equal(title_key(*state, "“5G”核心网——容灾（一期）"), "5g核心网容灾一期");
    assert_string_equal(heading_key(*state, " 成 果\n名 称（必填）*："), "成果名称");
    assert_string_equal(heading_key(*state, "（盖章）"), "盖章");
    assert_string_equal(heading_key(*state, "联系人(姓名"), "联系人");
}

/* Characters folded without a table give what the table gives, which ㎡ (m2) asks for. */
static void test_common_characters_fold_as_all_do(void **state)
{
    struct arena a = {0};
    (void)state;
    for (uint32_t c = 1; c < 0x10000; c++) {
        char text[8] = "";
        if (utf8_encode(c, text) > 0) {
            const char *quick = arena_printf(&a, "%sm2", title_key(&a, text));
            assert_string_equal(quick, title_key(&a, arena_printf(&a, "%s㎡", text)));
        }
        arena_reset(&a);
    }
    arena_release(&a);
}

static void test_clean(void **state)
{
    struct arena *a = *state;
    assert_string_equal(text_clean(a, slice_of(" \xe2\x80\x8b南\x1b[31m岭\t a\nb　"), false),
                        "南[31m岭  a b");
    assert_string_equal(text_clean(a, slice_of("a\nb"), true), "a\nb");
    assert_string_equal(text_clean(a,
                                   slice_of("a\rb\r\nc\xe2\x80\xa8"
                                            "d"),
                                   true),
                        "a\nb\nc\nd");
    assert_string_equal(text_clean(a, slice_of("a\rb\r\nc"), false), "a b c");
    assert_string_equal(text_clean(a, slice_of("e\xcc\x81"), false), "\xc3\xa9");
    assert_string_equal(text_clean(a, slice_of("ＡＢ（一）"), false), "ＡＢ（一）");
}

static void test_initials_and_filters(void **state)
{
    struct arena *a = *state;
    static const char name[] = "广东示例联通发展(集团)有限公司";
    static const char *const hits[] = {"gdsllt", "lt", "广d",  "联通",    "ＬＴ",
                                       "LT fz",  "",   "fzjt", "集团有限"};
    static const char *const misses[] = {"ltgd", "w", "dlf", "gl", "广通", "电信"};
    assert_string_equal(pinyin_initials(a, "广东5G联通（集团）"), "gd5gltjt");
    assert_string_equal(pinyin_variants(a, "重庆A银行"), "zqayx cqayx zqayh cqayh");
    assert_string_equal(pinyin_variants(a, "南岭"), "nl");
    for (size_t i = 0; i < sizeof hits / sizeof *hits; i++) {
        if (!filter_match(filter_make(a, hits[i]), name)) {
            fail_msg("%s should be found", hits[i]);
        }
    }
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        if (filter_match(filter_make(a, misses[i]), name)) {
            fail_msg("%s should not be found", misses[i]);
        }
    }
    assert_true(filter_match(filter_make(a, "5gaq"), "5G网络安全"));
    assert_false(filter_match(filter_make(a, "220"), "255号 2024年度")); /* a number, no initials */
    assert_true(filter_match(filter_make(a, "cq"), "重庆"));
    assert_true(filter_match(filter_make(a, "yh"), "银行"));
    assert_true(filter_match(filter_make(a, "cj"), "长江"));
}

static void test_wordcount(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
    } cases[] = {{"", 0},          {"成果简述", 4},     {"部署5G基站41个", 7},
                 {"a b", 2},       {"成果, 简述。", 5}, {"　 \n", 0},
                 {"“引号”", 4},    {"91.5%", 1},        {"a - b", 2},
                 {"(甲)-(乙)", 2}, {"a-b", 1},          {"-5", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count = wordcount(cases[i].text, strlen(cases[i].text));
        if (count != cases[i].count) {
            fail_msg("%s counts %zu", cases[i].text, count);
        }
    }
}

static void test_graphemes(void **state)
{
    (void)state;
    static const char text[] = "a南e\xcc\x81\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9z";
    static const size_t ends[] = {1, 4, 7, 18, 19};
    size_t n = sizeof text - 1, at = 0;
    for (size_t i = 0; i < 5; i++) {
        at = grapheme_next(text, n, at);
        assert_int_equal(at, ends[i]);
    }
    for (size_t i = 5; i-- > 0;) {
        at = grapheme_previous(text, n, at);
        assert_int_equal(at, i ? ends[i - 1] : 0);
    }
}

static void test_json(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    json_object(&j);
    json_put_text(&j, "a", "引\"\\\n\x01\xff");
    json_key(&j, "b");
    json_array(&j);
    json_int(&j, -7);
    json_null(&j);
    json_array_end(&j);
    json_key(&j, "c");
    json_array(&j);
    json_array_end(&j);
    json_put_bool(&j, "d", true);
    json_object_end(&j);
    json_finish(&j);
    assert_string_equal(out.at, "{\n  \"a\": \"引\\\"\\\\\\n\\u0001\xef\xbf\xbd\",\n  \"b\": [\n"
                                "    -7,\n    null\n  ],\n  \"c\": [],\n  \"d\": true\n}\n");
    buf_release(&out);
}

static void test_table(void **state)
{
    struct buf out = BUF_INIT;
    static const struct table_column columns[] = {
        {"编号", true, 0, false}, {"名称", false, 10, true}, {"状态", false, 0, false}};
    struct table t = table_start(*state, columns, 3);
    table_number(&t, 31);
    table_cell(&t, "东海虚构铁塔分公司");
    table_cell(&t, "登\n记");
    table_number(&t, 7);
    table_cell(&t, NULL);
    table_cell(&t, "受理");
    table_write(&t, &out);
    assert_non_null(strstr(out.at, "编号  名称        状态\n"));
    assert_non_null(strstr(out.at, "   7              受理\n"));
    assert_null(strstr(out.at, "登\n"));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_unit_keys),
        ARENA_TEST(test_title_and_heading_keys),
        ARENA_TEST(test_common_characters_fold_as_all_do),
        ARENA_TEST(test_clean),
        ARENA_TEST(test_initials_and_filters),
        ARENA_TEST(test_wordcount),
        ARENA_TEST(test_graphemes),
        ARENA_TEST(test_json),
        ARENA_TEST(test_table),
    };
    return check_run("key", tests, sizeof tests / sizeof *tests);
}
