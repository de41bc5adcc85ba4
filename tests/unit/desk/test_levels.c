/* Two levels on the desk of the province: one case and a check of all say the same of 粤76 and 926. */
#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    int64_t gd76, city, lead, partner;
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class)
{
    struct unit unit = {.name = name, .class = class, .region = "440600"};
    check(f, unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err));
    return unit.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    struct notice_row row = {0};
    o.data_dir = "data";
    o.unit = "广东省工业和信息化厅";
    o.class = "省级工信主管部门";
    o.region = "440000";
    check(&f, desk_create(&f.desk, &o, &f.err));
    check(&f, notice_find(f.desk, a, "粤76", &row, &f.err));
    f.gd76 = row.record.id;
    f.city = add_unit(&f, "佛山市工业和信息化局", "地市工信主管部门");
    f.lead = add_unit(&f, "东江示例安全有限公司", "网络安全企业");
    f.partner = add_unit(&f, "东江示例研究院有限公司", "网络安全企业");
    return f;
}

static struct submission add_case(struct fixture *f, const char *title, const char *direction,
                                  int64_t partner)
{
    struct submission s = {.notice = f->gd76,
                           .title = title,
                           .lead = f->lead,
                           .direction = direction,
                           .recommender = f->city};
    s.partners = partner ? arena_printf(f->a, "%lld", (long long)partner) : NULL;
    check(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    check(f, submission_load(f->desk, f->a, s.record.id, &s, &f->err));
    return s;
}

static struct findings one(struct fixture *f, const struct submission *s)
{
    struct findings out = {0};
    check(f, check_case(f->desk, f->a, s, &out, &f->err));
    return out;
}

static struct findings all(struct fixture *f, int64_t unit)
{
    struct findings out = {0};
    check(f, check_many(f->desk, f->a, &(struct check_wanted){.unit = unit}, &out, &f->err));
    return out;
}

static size_t count(const struct findings *found, const char *rule, const char *part)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *f = &found->at[i];
        n += text_eq(f->rule, rule) && (strstr(f->subject, part) || strstr(f->text, part) ||
                                        (f->clause && strstr(f->clause, part)));
    }
    return n;
}

static void test_numbers_once_per_notice(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = add_case(&f, "威胁监测", "网络安全威胁监测服务", 0);
    (void)add_case(&f, "漏洞治理", "网络安全威胁监测服务", 0);
    struct findings found = one(&f, &s);
    assert_int_equal(count(&found, "levels", "上级 926号："), 5);
    assert_int_equal(count(&found, "levels", "「2024年度的工作」"), 1);
    assert_int_equal(count(&found, "levels", "「珠三角地市名额」"), 1);
    assert_int_equal(count(&found, "levels", "「粤东西北地市名额」"), 0);
    found = all(&f, 0);
    assert_int_equal(count(&found, "levels", "上级 926号："), 5);
    assert_int_equal(count(&found, "levels", "「粤东西北地市名额」"), 1);
    found = all(&f, f.city); /* the unit as it is */
    assert_int_equal(count(&found, "levels", "上级 926号："), 5);
    assert_int_equal(count(&found, "levels", "「粤东西北地市名额」"), 0);
    found = all(&f, f.partner); /* takes part in nothing */
    assert_int_equal(count(&found, "levels", "上级 926号："), 0);
    desk_close(f.desk);
}

/* T13 on the desk: the same finding with both clauses both ways, so that an acceptance fits both. */
static void test_a_consortium_is_told_once(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = add_case(&f, "威胁监测", "网络安全威胁监测服务", f.partner);
    struct findings found = one(&f, &s), many = all(&f, 0);
    assert_int_equal(count(&found, "quota", "粤76号 一（一）、926号 二（一）"), 1);
    assert_int_equal(count(&many, "quota", "粤76号 一（一）、926号 二（一）"), 1);
    assert_int_equal(count(&found, "levels", "成员"), 0);
    desk_close(f.desk);
}

static void test_a_direction_of_the_child_alone(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row;
    const char *yaml = NULL;
    check(&f, notice_yaml(f.desk, f.a, f.gd76, 0, &yaml, &f.err));
    const char *mark = strstr(yaml, "网络安全威胁监测服务]");
    assert_non_null(mark);
    yaml = arena_printf(f.a, "%.*s低空安全, %s", (int)(mark - yaml), yaml, mark);
    check(&f,
          notice_load(f.desk, f.a, (struct slice){yaml, strlen(yaml)}, "gd76.yaml", &row, &f.err));
    struct submission s = add_case(&f, "低空", "低空安全", 0);
    struct findings found = one(&f, &s), many = all(&f, 0);
    assert_int_equal(count(&found, "levels", "「低空安全」不是926号的申报方向"), 1);
    assert_int_equal(count(&many, "levels", "「低空安全」不是926号的申报方向"), 1);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_numbers_once_per_notice),
        ARENA_TEST(test_a_consortium_is_told_once),
        ARENA_TEST(test_a_direction_of_the_child_alone),
    };
    return check_run("levels on the desk", tests, sizeof tests / sizeof *tests);
}
