/* 上报: what the desk of the province hands up under 926 from 粤76 uses up the list of 926, told the same on
 * one case, in a check of all, in 今日 and on the meter; and an invented pair in which numbers are small. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/limits.h"
#include "desk/notice_list.h"
#include "desk/notices.h"
#include "desk/today.h"
#include "desk/units.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/desk.h"

#define PARENT                                                                                                \
    "文号: 部〔2024〕1号\n代号: 部1\n标题: 上级\n种类: 征集\n"                               \
    "角色:\n"                                                                                               \
    "- {名称: 各省主管部门, 充当: 推荐单位, 由: 单位, 类别: [省级工信主管部门]}\n" \
    "限额:\n"                                                                                               \
    "- {名称: 名额, 数: 申报件, 每: 推荐单位, 至多: 2, 条款: 三}\n"                         \
    "- {名称: 一家的件数, 数: 申报件, 每: 牵头单位, 至多: 1, 条款: 四}\n"                \
    "- {名称: 联合, 数: 联合单位, 每: 申报件, 至多: 1, 条款: 五}\n"                         \
    "- {名称: 成员, 数: 成员, 每: 申报件, 至多: 4, 条款: 六}\n"
#define CHILD                                                                                                 \
    "文号: 省〔2024〕2号\n代号: 省2\n标题: 下级\n种类: 转发\n上级: 部〔2024〕1号\n"    \
    "角色:\n"                                                                                               \
    "- {名称: 各市主管部门, 充当: 推荐单位, 由: 单位, 类别: [地市工信主管部门]}\n" \
    "限额:\n"                                                                                               \
    "- {名称: 名额, 数: 申报件, 每: 推荐单位, 至多: 3, 条款: 二}\n"                         \
    "- {名称: 成员, 数: 成员, 每: 申报件, 至多: 4, 条款: 七}\n"                               \
    "环节:\n"                                                                                               \
    "- {名称: 报省厅, 性质: 报送, 谁: 地市工信主管部门, 给谁: 广东省工业和信息化厅, 条款: 三}\n"

struct fixture {
    struct desk *desk;
    struct arena *a;
    int64_t parent, child, us, city, lead;
    struct err err;
};

static void must(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class)
{
    struct unit unit = {.name = name, .class = class, .region = "440600"};
    must(f, unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err));
    return unit.record.id;
}

static int64_t notice_id(struct fixture *f, const char *code)
{
    struct notice_row row = {0};
    must(f, notice_find(f->desk, f->a, code, &row, &f->err));
    return row.record.id;
}

static void load(struct fixture *f, const char *yaml)
{
    struct notice_row row;
    must(f, notice_load(f->desk, f->a, slice_of(yaml), "x.yaml", &row, &f->err));
}

/* A desk of the unit, with the invented pair beside the shipped notices. */
static struct fixture fixture(struct arena *a, const char *unit, const char *class)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    const char *id = NULL;
    o.data_dir = "data";
    o.unit = unit;
    o.class = class;
    o.region = "440000";
    must(&f, desk_create(&f.desk, &o, &f.err));
    load(&f, PARENT);
    load(&f, CHILD);
    f.parent = notice_id(&f, "部1");
    f.child = notice_id(&f, "省2");
    must(&f, desk_setting(f.desk, a, "unit_id", &id, &f.err));
    f.us = strtoll(id, NULL, 10);
    f.city = add_unit(&f, "佛山市工业和信息化局", "地市工信主管部门");
    f.lead = add_unit(&f, "东江示例安全有限公司", "网络安全企业");
    return f;
}

static struct fixture province(struct arena *a)
{
    return fixture(a, "广东省工业和信息化厅", "省级工信主管部门");
}

/* As if the acts before had been done. */
static struct submission put(struct fixture *f, struct submission s, const char *state)
{
    struct write w;
    struct arena a = {0};
    s.revision = 1;
    s.state = state;
    s.lead = s.lead ? s.lead : f->lead;
    s.recommender = s.recommender ? s.recommender : f->city;
    s.list_order = NUMBER_NONE;
    enum status status = write_begin(&w, f->desk, &a, "submission_add", 0, &f->err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &submission_type, &s, &f->err);
    }
    must(f, write_end(&w, status, "测试", NULL, NULL, &f->err));
    arena_release(&a);
    return s;
}

static struct submission choose(struct fixture *f, const char *title, const char *state)
{
    return put(f, (struct submission){.notice = f->child, .title = title}, state);
}

static struct limit_lines lines_of(struct fixture *f, const struct submission *s, bool is_asked)
{
    struct limit_lines lines;
    must(f, limits_of_case(f->desk, f->a, s, is_asked, &lines, &f->err));
    return lines;
}

static const struct limit_line *line(const struct limit_lines *lines, const char *code,
                                     const char *name)
{
    for (size_t i = 0; i < lines->n; i++) {
        if (text_eq(lines->at[i].code, code) &&
            text_eq(limit_name(lines->at[i].result.limit), name)) {
            return &lines->at[i];
        }
    }
    return NULL;
}

static size_t count(const struct findings *found, const char *notice, const char *part)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *f = &found->at[i];
        n += text_eq(f->rule, "quota") && text_eq(f->notice, notice) &&
             (strstr(f->text, part) || strstr(f->subject, part));
    }
    return n;
}

static struct findings all(struct fixture *f, int64_t notice, int64_t unit)
{
    struct findings out = {0};
    struct check_wanted wanted = {.notice = notice, .unit = unit};
    must(f, check_many(f->desk, f->a, &wanted, &out, &f->err));
    return out;
}

/* ---- which cases ------------------------------------------------------------------------------- */

/* 拟推荐 and after counts; what is still looked at, was not chosen or withdrawn does not. */
static void test_what_was_chosen_counts(void **state)
{
    static const char *const chosen[] = {"shortlisted", "publicity", "suspended", "awarded",
                                         "ended"};
    static const char *const others[] = {"logged",  "accepted",     "preliminary", "reviewing",
                                         "refused", "not_selected", "withdrawn"};
    struct fixture f = province(*state);
    for (size_t i = 0; i < 7; i++) {
        (void)choose(&f, arena_printf(f.a, "没有推荐%zu", i), others[i]);
    }
    const struct submission asked = {.notice = f.child, .recommender = f.city, .lead = f.lead};
    for (size_t i = 0; i < 5; i++) {
        struct limit_lines lines = lines_of(&f, &asked, true);
        assert_non_null(line(&lines, "部1", "名额"));
        assert_int_equal(line(&lines, "部1", "名额")->result.used, i);
        (void)choose(&f, arena_printf(f.a, "推荐%zu", i), chosen[i]);
    }
    desk_close(f.desk);
}

/* Cases the desk filed itself under the upper notice stand on the same list; the same case once. */
static void test_own_cases_of_the_upper_notice_count_too(void **state)
{
    struct fixture f = province(*state);
    int64_t other = add_unit(&f, "广东省通信管理局", "省级工信主管部门");
    struct submission above = {.notice = f.parent, .title = "直接报", .recommender = f.us};
    (void)put(&f, above, "logged");
    above.title = "别家报";
    above.recommender = other;
    (void)put(&f, above, "logged");
    struct submission s = choose(&f, "省内选的", "shortlisted");
    struct limit_lines lines = lines_of(&f, &s, false);
    assert_int_equal(line(&lines, "部1", "名额")->result.used, 2);
    above.title = "省内选的";
    above.recommender = f.us;
    (void)put(&f, above, "logged"); /* the same case, filed again as our own */
    lines = lines_of(&f, &s, true);
    assert_int_equal(line(&lines, "部1", "名额")->result.used, 2);
    must(&f, limits_of_unit(f.desk, f.a, f.us, &lines, &f.err));
    assert_int_equal(line(&lines, "部1", "名额")->result.used, 2);
    desk_close(f.desk);
}

/* One that may not recommend there, or that the child does not hand in to, hands nothing up. */
static void test_only_who_receives_and_recommends(void **state)
{
    struct fixture f = fixture(*state, "佛山市工信局", "地市工信主管部门");
    struct submission s = choose(&f, "推荐一", "shortlisted");
    struct limit_lines lines = lines_of(&f, &s, false);
    assert_null(line(&lines, "部1", "名额"));
    assert_non_null(line(&lines, "省2", "名额"));
    desk_close(f.desk);
    f = fixture(*state, "湖南省工业和信息化厅", "省级工信主管部门");
    s = choose(&f, "推荐一", "shortlisted");
    lines = lines_of(&f, &s, false);
    assert_null(line(&lines, "部1", "名额"));
    desk_close(f.desk);
}

/* ---- told -------------------------------------------------------------------------------------- */

/* Both lists with their clauses, what only one of the levels sets, and once what both say. */
static void test_the_meter_has_both_levels(void **state)
{
    struct fixture f = province(*state);
    (void)choose(&f, "推荐一", "shortlisted");
    struct submission s = {.notice = f.child, .recommender = f.city, .lead = f.lead};
    s.partners = arena_printf(f.a, "%lld,%lld", (long long)f.city, (long long)f.us);
    struct limit_lines lines = lines_of(&f, &s, true);
    assert_string_equal(line(&lines, "省2", "名额")->basis, "名额至多3件 (省2号 二)");
    assert_string_equal(limit_line_text(f.a, line(&lines, "部1", "名额")),
                        "上报 还可报 1  名额至多2件 (部1号 三)");
    assert_string_equal(line(&lines, "省2", "成员")->basis, "成员至多4家 (省2号 七、部1号 六)");
    assert_null(line(&lines, "部1", "成员"));
    assert_int_equal(line(&lines, "部1", "联合")->result.over, 1);
    assert_null(line(&lines, "部1", "一家的件数")); /* no clause says that it reaches over both */
    must(&f, limits_of_unit(f.desk, f.a, f.us, &lines, &f.err)); /* of the desk's own unit */
    assert_int_equal(line(&lines, "部1", "名额")->result.used, 1);
    must(&f, limits_of_unit(f.desk, f.a, f.city, &lines, &f.err));
    assert_null(line(&lines, "部1", "名额"));
    desk_close(f.desk);
}

static void test_too_many_are_told_alike(void **state)
{
    struct fixture f = province(*state);
    (void)choose(&f, "推荐一", "shortlisted");
    (void)choose(&f, "推荐二", "publicity");
    struct findings many = all(&f, 0, 0);
    assert_int_equal(count(&many, "部〔2024〕1号", "名额"), 0);
    struct submission third = choose(&f, "推荐三", "shortlisted");
    struct findings one = {0};
    must(&f, check_case(f.desk, f.a, &third, &one, &f.err));
    assert_int_equal(count(&one, "部〔2024〕1号", "本件排第3，在限额外"), 1);
    const int64_t notices[] = {0, f.child};
    for (size_t i = 0; i < 2; i++) {
        many = all(&f, notices[i], 0);
        assert_int_equal(count(&many, "部〔2024〕1号", "广东省工业和信息化厅 名额"), 1);
        assert_int_equal(count(&many, "部〔2024〕1号", "本件排第3，在限额外"), 1);
        assert_int_equal(count(&many, "省〔2024〕2号", "名额"), 0); /* three are right there */
    }
    many = all(&f, f.parent, 0);
    assert_int_equal(count(&many, "部〔2024〕1号", "广东省工业和信息化厅 名额"), 1);
    assert_int_equal(count(&many, "部〔2024〕1号", "本件"), 0); /* no case is filed there */
    many = all(&f, 0, f.us);
    assert_int_equal(count(&many, "部〔2024〕1号", "名额"), 1);
    desk_close(f.desk);
}

static void test_today_tells_a_list_that_is_over(void **state)
{
    struct fixture f = province(*state);
    struct today_quotas quotas;
    for (size_t i = 0; i < 3; i++) {
        (void)choose(&f, arena_printf(f.a, "推荐%zu", i), "shortlisted");
    }
    must(&f, today_quotas_open(&quotas, f.desk, &f.err));
    must(&f, today_quotas_all(&quotas, &f.err));
    assert_int_equal(quotas.tasks.n, 1);
    assert_string_equal(quotas.tasks.at[0].text,
                        "部1号  名额 2, 已报 3  广东省工业和信息化厅 (三)");
    assert_string_equal(quotas.tasks.at[0].where, "编号:1|2|3");
    today_quotas_release(&quotas);
    desk_close(f.desk);
}

static struct quota_use use_of(struct fixture *f, int64_t notice)
{
    struct quota_use u;
    must(f, quota_use_begin(f->desk, f->a, notice, &u, &f->err));
    while (!quota_use_is_done(&u)) {
        must(f, quota_use_more(f->desk, &u, &f->err));
    }
    return u;
}

/* The list of notices and the page of lists say what the meter says: two of two under the upper notice, once
 * filed there, once handed up. */
static void test_lists_of_notices_count_what_is_handed_up(void **state)
{
    struct fixture f = province(*state);
    (void)choose(&f, "推荐一", "shortlisted");
    struct quota_use u = use_of(&f, f.parent);
    assert_string_equal(quota_use_text(f.a, &u), "1/2");
    struct submission above = {.notice = f.parent, .title = "直接报", .recommender = f.us};
    (void)put(&f, above, "logged");
    (void)put(&f, (struct submission){.notice = f.parent, .title = "别家报"}, "logged");
    u = use_of(&f, f.parent);
    assert_string_equal(quota_use_text(f.a, &u), "2/2");
    assert_int_equal(u.counts.n, 2);
    assert_int_equal(u.counts.at[0].unit, f.us);
    assert_int_equal(u.counts.at[0].submissions, 2);
    (void)choose(&f, "推荐二", "awarded");
    u = use_of(&f, f.parent);
    assert_string_equal(quota_use_text(f.a, &u), "超 1家");
    u = use_of(&f, f.child); /* the list it receives is another */
    assert_string_equal(quota_use_text(f.a, &u), "2/3");
    desk_close(f.desk);
}

/* The shipped pair: 926 lets the province recommend 20, however many each city may hand in. */
static void test_926_over_gd76(void **state)
{
    struct fixture f = province(*state);
    f.child = notice_id(&f, "粤76");
    for (size_t i = 0; i < 21; i++) {
        int64_t lead = add_unit(&f, arena_printf(f.a, "示例企业%zu", i), "工业企业");
        struct submission s = {.notice = f.child,
                               .title = arena_printf(f.a, "案例%zu", i),
                               .direction = "车联网网络安全防护",
                               .lead = lead};
        s.recommender = i % 3 ? f.city : add_unit(&f, arena_printf(f.a, "%zu市工信局", i), NULL);
        (void)put(&f, s, "shortlisted");
        struct findings many = all(&f, 0, 0);
        assert_int_equal(count(&many, "工网安函〔2024〕926号", "广东省工业和信息化厅 典型案例名额"),
                         i == 20);
    }
    struct findings many = all(&f, 0, 0);
    assert_int_equal(count(&many, "工网安函〔2024〕926号", "本件排第21，在限额外"), 1);
    const struct submission asked = {.notice = f.child, .recommender = f.city, .lead = f.lead};
    struct limit_lines lines = lines_of(&f, &asked, true);
    assert_string_equal(line(&lines, "926", "典型案例名额")->brief,
                        "典型案例名额 21 / 20 原则上  超 1");
    assert_string_equal(line(&lines, "926", "典型案例名额")->result.clause, "926号 二（二）");
    assert_string_equal(line(&lines, "粤76", "珠三角地市名额")->result.clause,
                        "粤76号 二 无编号段");
    assert_string_equal(line(&lines, "粤76", "单独申报")->result.clause,
                        "粤76号 一（一）、926号 二（一）");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_was_chosen_counts),
        ARENA_TEST(test_own_cases_of_the_upper_notice_count_too),
        ARENA_TEST(test_only_who_receives_and_recommends),
        ARENA_TEST(test_the_meter_has_both_levels),
        ARENA_TEST(test_too_many_are_told_alike),
        ARENA_TEST(test_today_tells_a_list_that_is_over),
        ARENA_TEST(test_lists_of_notices_count_what_is_handed_up),
        ARENA_TEST(test_926_over_gd76),
    };
    return check_run("what is handed up", tests, sizeof tests / sizeof *tests);
}
