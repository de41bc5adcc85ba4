/* Notices at the desk: what the list says of each, a definition looked at before it is loaded, full
 * texts attached and searched, what came with a newer program. */
#include <string.h>

#include "base/slice.h"
#include "desk/notice_candidate.h"
#include "desk/notice_list.h"
#include "desk/notice_texts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

static struct notice_row found(struct desk *desk, struct arena *a, const char *code)
{
    struct err err = {.arena = a};
    struct notice_row row;
    assert_int_equal(notice_find(desk, a, code, &row, &err), STATUS_OK);
    return row;
}

static struct notice_line line_of(struct desk *desk, struct arena *a, const char *code)
{
    struct err err = {.arena = a};
    struct notice_lines lines;
    assert_int_equal(notice_lines_load(desk, a, &lines, &err), STATUS_OK);
    for (size_t i = 0; i < lines.n; i++) {
        if (text_eq(lines.at[i].row.code, code)) {
            return lines.at[i];
        }
    }
    fail_msg("%s is not in the list", code);
    return (struct notice_line){0};
}

/* ---- the list ------------------------------------------------------------------------------------ */

static void test_lines(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    struct err err = {.arena = a};
    struct notice_line line = line_of(desk, a, "粤76");
    assert_string_equal(line.kind, "转发");
    assert_string_equal(line.state, "在办");
    assert_string_equal(line.when, "12-24 周二 17:00");
    assert_string_equal(line.left, "161天");
    assert_string_equal(line.subject, "护航新型工业化网络安全典型案例申报工作");
    assert_int_equal(line.doubts, 8);
    line = line_of(desk, a, "255");
    assert_string_equal(line.state, "已截止");
    assert_string_equal(line.left, "已过");
    line = line_of(desk, a, "88");
    assert_string_equal(line.when, "12-15 周日");
    assert_non_null(strstr(line.warning, "12-15"));
    line = line_of(desk, a, "220");
    assert_string_equal(line.when, "2022-10-20 周四");
    assert_int_equal(notice_stop(desk, a, found(desk, a, "粤76").record.id, true, "满了", &err),
                     STATUS_OK);
    assert_string_equal(line_of(desk, a, "粤76").state, "停用");
    desk_close(desk);
}

static int64_t unit_of_class(struct desk *desk, struct arena *a, const char *name,
                             const char *class)
{
    struct err err = {.arena = a};
    struct unit u = {.name = name, .class = class};
    assert_int_equal(unit_save(desk, a, NULL, &u, NULL, &err), STATUS_OK);
    return u.record.id;
}

static void pass_on(struct desk *desk, struct arena *a, int64_t recommender, int64_t lead, int n)
{
    struct err err = {.arena = a};
    int64_t notice = found(desk, a, "255").record.id;
    for (int i = 0; i < n; i++) {
        struct submission s = {.notice = notice,
                               .track = "成果",
                               .title = arena_printf(a, "成果%d", i),
                               .direction = "应急预案",
                               .lead = lead,
                               .recommender = recommender};
        assert_int_equal(submission_save(desk, a, NULL, &s, NULL, &err), STATUS_OK);
    }
}

static struct quota_use use_of(struct desk *desk, struct arena *a, const char *code)
{
    struct err err = {.arena = a};
    struct quota_use u;
    assert_int_equal(quota_use_begin(desk, a, found(desk, a, code).record.id, &u, &err), STATUS_OK);
    while (!quota_use_is_done(&u)) {
        assert_int_equal(quota_use_more(desk, &u, &err), STATUS_OK);
    }
    return u;
}

/* 255号: ten for a group, twenty for a bureau. */
static void test_the_fullest_recommender_counts(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    int64_t lead = unit_of_class(desk, a, "珠江样本数据中心", NULL);
    int64_t group = unit_of_class(desk, a, "东海虚构电信集团", "基础电信企业集团");
    int64_t bureau = unit_of_class(desk, a, "北原示例通信管理局", "省级通信管理局");
    struct quota_use none = use_of(desk, a, "255");
    assert_string_equal(quota_use_text(a, &none), "");
    pass_on(desk, a, unit_of_class(desk, a, "类别不明的推荐单位", NULL), lead, 12);
    none = use_of(desk, a, "255");
    assert_string_equal(quota_use_text(a, &none), "");
    pass_on(desk, a, group, lead, 8);
    pass_on(desk, a, bureau, lead, 9);
    struct quota_use u = use_of(desk, a, "255");
    assert_string_equal(quota_use_text(a, &u), "8/10");
    pass_on(desk, a, group, lead, 3);
    u = use_of(desk, a, "255");
    assert_string_equal(quota_use_text(a, &u), "超 1家");
    desk_close(desk);
}

/* ---- before it is loaded ------------------------------------------------------------------------- */

static const char *yaml_of(struct desk *desk, struct arena *a, const char *code)
{
    struct err err = {.arena = a};
    const char *yaml = NULL;
    assert_int_equal(notice_yaml(desk, a, found(desk, a, code).record.id, 0, &yaml, &err),
                     STATUS_OK);
    return yaml;
}

static const char *replaced(struct arena *a, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_printf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static struct notice_candidate look(struct desk *desk, struct arena *a, const char *yaml)
{
    struct err err = {.arena = a};
    struct notice_candidate c;
    const char *path = folder_file(a, "look.yaml", slice_of(yaml));
    assert_int_equal(notice_candidate_read(desk, a, path, &c, &err), STATUS_OK);
    return c;
}

static struct compare_row only_difference(const struct comparison *c)
{
    size_t i = 0;
    assert_int_equal(c->different, 1);
    while (!c->at[i].is_different) {
        i++;
    }
    return c->at[i];
}

static void test_what_a_new_revision_changes(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    const char *yaml = yaml_of(desk, a, "粤76");
    struct notice_candidate c = look(desk, a, yaml);
    assert_true(c.is_same);
    assert_int_equal(c.revision, 1);
    assert_int_equal(c.changes.different, 0);
    c = look(desk, a, replaced(a, yaml, "至多: 8", "至多: 9"));
    assert_false(c.is_same);
    assert_int_equal(c.revision, 2);
    struct compare_row row = only_difference(&c.changes);
    assert_string_equal(row.subject, "珠三角地市名额");
    assert_non_null(strstr(row.a, "至多8件"));
    assert_non_null(strstr(row.b, "至多9件"));
    c = look(desk, a, arena_printf(a, "%s# 注释\n", yaml));
    assert_false(c.is_same);
    assert_int_equal(c.changes.different, 0);
    desk_close(desk);
}

/* Everything counts: remarks, form fields, rows that are gone or new. */
static void test_no_change_is_passed_over(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    const char *yaml = yaml_of(desk, a, "粤76");
    static const char *const edits[][2] = {
        {"备注: 包括哪些市是推定，见名单", "备注: 另注"},
        {"条款: 二 无编号段", "条款: 三"},
        {"承诺函", "保证函"},
        {"省内注册", "省内登记"},
        {"备注: 七类之后有", "备注: 另外"},
        {"近5年以来", "近五年以来"},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        struct notice_candidate c = look(desk, a, replaced(a, yaml, edits[i][0], edits[i][1]));
        if (c.problems.n == 0 && c.changes.different == 0) {
            fail_msg("%s is not told", edits[i][0]);
        }
    }
    desk_close(desk);
}

static void test_a_wrong_one_is_told_and_not_loaded(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    struct err err = {.arena = a};
    struct notice_row row;
    struct notice_candidate c = look(desk, a, "文号: 甲\n標題: 乙\n种类: 征\n");
    assert_true(c.problems.n >= 2);
    assert_int_equal(notice_candidate_load(desk, a, &c, &row, &err), STATUS_DATA);
    assert_int_equal(notice_candidate_read(desk, a, "/nonexistent.yaml", &c, &err),
                     STATUS_NO_INPUT);
    desk_close(desk);
}

/* ---- what came with the program ------------------------------------------------------------------ */

static void test_a_newer_program_brings_notices(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    struct err err = {.arena = a};
    struct shipped_notices s;
    struct notice_row row;
    assert_int_equal(shipped_notices_load(desk, a, &s, &err), STATUS_OK);
    assert_int_equal(s.n, 0);
    /* One as an older program shipped it, one the bureau changed itself. */
    const char *old = replaced(a, yaml_of(desk, a, "255"), "至多: 10", "至多: 11");
    const char *own = replaced(a, yaml_of(desk, a, "粤76"), "至多: 8", "至多: 9");
    assert_int_equal(notice_load(desk, a, slice_of(old), SHIPPED_PREFIX "255.yaml", &row, &err),
                     STATUS_OK);
    assert_int_equal(notice_load(desk, a, slice_of(own), "/home/me/gd76.yaml", &row, &err),
                     STATUS_OK);
    assert_int_equal(shipped_notices_update(desk, a, &s, &err), STATUS_OK);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.at[0].state, SHIPPED_CHANGED);
    assert_string_equal(s.at[0].code, "255");
    assert_int_equal(s.at[1].state, SHIPPED_OWN);
    assert_int_equal(found(desk, a, "255").revision, 3);
    assert_null(strstr(yaml_of(desk, a, "255"), "至多: 11"));
    assert_non_null(strstr(yaml_of(desk, a, "粤76"), "至多: 9"));
    assert_int_equal(shipped_notices_load(desk, a, &s, &err), STATUS_OK);
    assert_int_equal(s.n, 1);
    desk_close(desk);
}

/* ---- full texts ---------------------------------------------------------------------------------- */

static enum status attach(struct desk *desk, struct arena *a, struct slice bytes,
                          struct notice_attached *out)
{
    struct err err = {.arena = a};
    const char *path = folder_file(a, "text.txt", bytes);
    enum status status = notice_attach_file(desk, a, found(desk, a, "粤76").record.id, path,
                                            CHARSET_DETECT, out, &err);
    return status;
}

static void test_texts_of_any_encoding(void **state)
{
    static const char utf16[] = "\xFF\xFE\xE5\x4E\r\0\n\0\x01\x7F";
    static const struct {
        struct slice bytes;
        enum charset charset;
        const char *text;
    } cases[] = {
        {{"\xEF\xBB\xBF逾期\r\n不予", 17}, CHARSET_UTF8, "逾期\n不予"},
        {{"\xD3\xE2\xC6\xDA\r\xB2\xBB", 7}, CHARSET_GB18030, "逾期\n不"},
        {{utf16, sizeof utf16 - 1}, CHARSET_UTF16LE, "日\n缁"},
    };
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    for (size_t i = 0; i < 2; i++) {
        struct notice_attached out;
        assert_int_equal(attach(desk, a, cases[i].bytes, &out), STATUS_OK);
        assert_int_equal(out.lines, 2);
        assert_string_equal(found(desk, a, "粤76").full_text, cases[i].text);
    }
    struct notice_attached out;
    assert_int_equal(attach(desk, a, cases[2].bytes, &out), STATUS_OK);
    assert_int_equal(out.charset, CHARSET_UTF16LE);
    desk_close(desk);
}

static void test_what_is_no_text_is_refused(void **state)
{
    static const struct slice bad[] = {
        {"PK\3\4...", 7}, {"%PDF-1.7", 8}, {"{\\rtf1", 6},      {"a\0b", 3},
        {"", 0},          {" \n\n", 3},    {"\xFF\xFF\xFF", 3},
    };
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    struct notice_attached out;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(attach(desk, a, bad[i], &out), STATUS_DATA);
    }
    assert_null(found(desk, a, "粤76").full_text);
    desk_close(desk);
}

static void test_search(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_for_test(a, true);
    struct err err = {.arena = a};
    struct notice_attached attached;
    struct notice_hits hits;
    const char *text = "一、申报\n用APP申报, app 两种都行\n三、逾期";
    assert_int_equal(attach(desk, a, slice_of(text), &attached), STATUS_OK);
    int64_t id = found(desk, a, "粤76").record.id;
    assert_int_equal(notice_search(desk, a, id, "App", &hits, &err), STATUS_OK);
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.at[0].line, 2);
    assert_memory_equal(text + hits.at[0].offset, "APP", 3);
    assert_int_equal(notice_search(desk, a, id, "计划单列市", &hits, &err), STATUS_OK);
    assert_true(hits.n > 0);
    assert_non_null(hits.at[0].section);
    assert_int_equal(notice_search(desk, a, 0, "名额", &hits, &err), STATUS_OK);
    assert_string_not_equal(hits.at[0].code, hits.at[hits.n - 1].code);
    assert_int_equal(notice_search(desk, a, 0, "", &hits, &err), STATUS_USAGE);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_lines),
        ARENA_TEST(test_the_fullest_recommender_counts),
        ARENA_TEST(test_what_a_new_revision_changes),
        ARENA_TEST(test_no_change_is_passed_over),
        ARENA_TEST(test_a_wrong_one_is_told_and_not_loaded),
        ARENA_TEST(test_a_newer_program_brings_notices),
        ARENA_TEST(test_texts_of_any_encoding),
        ARENA_TEST(test_what_is_no_text_is_refused),
        ARENA_TEST(test_search),
    };
    return check_run("desk/notice_looks", tests, sizeof tests / sizeof *tests);
}
