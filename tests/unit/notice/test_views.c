/* Two notices side by side, the columns of tables, and what amendments leave in force. */
#include <string.h>

#include "base/slice.h"
#include "notice/amend.h"
#include "notice/compare.h"
#include "notice/merge.h"
#include "notice/table_def.h"
#include "support/check.h"
#include "support/notice.h"
#include "text/key.h"

static const struct compare_row *row_of(const struct comparison *c, const char *subject)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strcmp(c->at[i].subject, subject) == 0) {
            return &c->at[i];
        }
    }
    fail_msg("no row %s", subject);
    return NULL;
}

static const char child[] =
    NOTICE_HEAD "限额:\n"
                "- {数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 市局}, 至多: 8, 条款: 二}\n"
                "- {数: 成员, 每: 申报件, 至多: 4}\n"
                "环节: [{性质: 任务, 谁: 市局, 给谁: 省厅, 止: 2031-12-24, 条款: 三}]\n"
                "材料: [{名称: 申报书, 份数: 4, 条款: 四}]\n"
                "方向: [{名称: 方向, 项: [甲, 乙], 备注: 写法照正文}]\n";
static const char parent[] =
    NOTICE_HEAD "限额:\n"
                "- {数: 成员, 每: 申报件, 至多: 4}\n"
                "- {数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 省局}, 至多: 20, 条款: 四}\n"
                "材料: [{名称: 申报表, 别名: 申报书, 份数: 2, 条款: 一}]\n"
                "方向: [{名称: 方向, 项: [甲, 乙]}]\n";

static void test_sides_are_matched_by_subject(void **state)
{
    struct notice a = notice_of_text(*state, child), b = notice_of_text(*state, parent);
    struct comparison c = notice_compare(*state, &a, &b);
    const struct compare_row *r = row_of(&c, "每推荐单位的申报件");
    assert_non_null(strstr(r->a, "至多8件"));
    assert_non_null(strstr(r->b, "至多20件"));
    assert_string_equal(r->clause_a, "二");
    assert_string_equal(r->clause_b, "四");
    assert_true(r->is_different);
    r = row_of(&c, "每申报件的成员");
    assert_string_equal(r->b, "同");
    assert_false(r->is_different);
    r = row_of(&c, "市局交省厅");
    assert_string_equal(r->b, "-");
    assert_true(r->is_different);
    r = row_of(&c, "申报书");
    assert_non_null(strstr(r->a, "4份"));
    assert_non_null(strstr(r->b, "2份"));
    r = row_of(&c, "方向");
    assert_string_equal(r->a, "2项: 甲, 乙");
    assert_string_equal(r->b, "同");
    assert_int_equal(c.different, 3);
}

/* The row one of whose sides says `part`, and the other `other`. */
static const struct compare_row *row_saying(const struct comparison *c, const char *part,
                                            const char *other)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strstr(c->at[i].a, part) && strstr(c->at[i].b, other)) {
            return &c->at[i];
        }
    }
    fail_msg("no row with %s beside %s", part, other);
    return NULL;
}

/* What a clerk in Guangdong has to see: 20 became 8 and 5, two copies four, New Year's Eve the
 * afternoon of Christmas Eve. */
static void test_forwarding_shows_what_differs(void **state)
{
    struct notice below = notice_from(*state, notice_file(*state, "data/notices/gd76.yaml"));
    struct notice above = notice_from(*state, notice_file(*state, "data/notices/926.yaml"));
    struct comparison c = notice_compare(*state, &below, &above);
    static const char *const beside[][2] = {
        {"原则上至多8件", "原则上至多20件"},
        {"的申报件至多5件", "原则上至多20件"},
        {"每件4份(交省", "每件2份(交部"},
        {"每次4份(交省; 纸质", "每次2份(交部; 纸质"},
        {"2024-12-24 17:00(周二)前", "2024-12-31(周二)前"},
        {"对典型案例申报书进行评审", "后续将组织开展评审"},
    };
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const struct compare_row *r = row_saying(&c, beside[i][0], beside[i][1]);
        assert_true(r->is_different);
        assert_non_null(r->clause_a);
        assert_non_null(r->clause_b);
    }
    assert_string_equal(row_of(&c, "推荐单位报送")->section, "环节");
    struct comparison back = notice_compare(*state, &above, &below);
    row_saying(&back, "原则上至多20件", "的申报件至多5件");
    row_saying(&back, "2024-12-31(周二)前", "2024-12-24 17:00(周二)前");
}

static void test_only_the_right_side_says_it(void **state)
{
    struct notice a = notice_of_text(*state, NOTICE_HEAD), b = notice_of_text(*state, child);
    struct comparison c = notice_compare(*state, &a, &b);
    const struct compare_row *r = row_of(&c, "市局交省厅");
    assert_string_equal(r->a, "-");
    assert_non_null(strstr(r->b, "2031-12-24"));
    assert_string_equal(row_of(&c, "文号")->b, "同");
}

static void test_leaves_and_their_spellings(void **state)
{
    struct notice n = notice_from(*state, notice_file(*state, "docs/notice-example.yaml"));
    const struct summary_table *t = notice_table(&n, "A", "汇总表");
    struct table_leaves leaves = table_leaves(*state, t);
    assert_int_equal(leaves.n, 5);
    assert_int_equal(leaves.levels, 2);
    assert_string_equal(leaves.at[3].path, "联系/手机");
    assert_int_equal(leaves.at[3].column->source, SOURCE_PHONE);
    assert_int_equal(leaves.at[4].origin, ORIGIN_OWN);
    assert_int_equal(leaves.at[0].origin, ORIGIN_DOCUMENT);
    assert_true(texts_has(&leaves.at[1].keys, heading_key(*state, " 成果 名称*")));
    assert_true(texts_has(&leaves.at[3].keys, heading_key(*state, "联系/手机")));
    assert_null(notice_table(&n, "先进园区", NULL));
    assert_null(notice_table(&n, "没有的通道", NULL));
}

static const char base[] = NOTICE_HEAD "限额:\n"
                                       "- {编号: L1, 数: 申报件, 每: 推荐单位, 至多: 5}\n"
                                       "- {编号: L2, 数: 成员, 每: 申报件, 至多: 6}\n"
                                       "环节: [{编号: S1, 名称: 报送, 止: 2031-05-20}]\n";

static size_t index_of(const struct rules_in_force *all, const char *number)
{
    size_t i = 0;
    while (i < all->n && !text_eq(all->at[i].rule->number, number)) {
        i++;
    }
    return i;
}

static bool has(const struct rules_in_force *all, const char *number)
{
    return index_of(all, number) < all->n;
}

static struct rule_in_force in_force(const struct rules_in_force *all, const char *number)
{
    if (!has(all, number)) {
        fail_msg("no rule %s", number);
    }
    return all->at[index_of(all, number)];
}

static struct notice supplement(struct arena *a, const char *amendments)
{
    return notice_of_text(a, arena_printf(a,
                                          NOTICE_HEAD
                                          "成文日期: 2031-06-01\n环节: [{编号: N1, 名称: 延期, 止: "
                                          "2031-06-30}]\n变更:\n%s",
                                          amendments));
}

static struct rules_in_force in_force_on(struct arena *a, const struct notice *amended,
                                         const struct notice *supplement, day_t day)
{
    const struct notice **all = ARENA_ARRAY(a, const struct notice *, 1);
    all[0] = supplement;
    return notice_apply_amendments(a, amended, (struct supplements){all, 1}, day);
}

static void test_replacing_from_its_day(void **state)
{
    struct notice b = notice_of_text(*state, base);
    struct notice s = supplement(*state, "- {动作: 替换, 对象: S1, 改为: N1}\n");
    day_t issued = s.issued_on.day;
    struct rules_in_force before = in_force_on(*state, &b, &s, issued - 1);
    assert_true(has(&before, "S1"));
    assert_false(has(&before, "N1"));
    struct rules_in_force after = in_force_on(*state, &b, &s, issued);
    assert_false(has(&after, "S1"));
    struct rule_in_force r = in_force(&after, "N1");
    assert_int_equal(r.force, FORCE_REPLACING);
    assert_ptr_equal(r.from, &s);
    assert_string_equal(r.section, "环节");
    assert_int_equal(after.n, 3);
}

static void test_scope_leaves_the_rest(void **state)
{
    struct notice b = notice_of_text(*state, base);
    struct notice s =
        supplement(*state, "- {动作: 替换, 对象: S1, 改为: N1, 适用: {推荐单位: 甲市}}\n"
                           "- {动作: 暂停, 对象: L1, 自: 2031-07-01}\n- {动作: 暂停, 对象: L2}\n"
                           "- {动作: 恢复, 对象: L2, 自: 2031-08-01}\n");
    struct rules_in_force june = in_force_on(*state, &b, &s, s.issued_on.day);
    assert_string_equal(in_force(&june, "S1").outside.at[0].at[0].values.at[0], "甲市");
    assert_string_equal(in_force(&june, "N1").within->at[0].values.at[0], "甲市");
    assert_null(in_force(&june, "L1").suspended_by);
    assert_non_null(in_force(&june, "L2").suspended_by);
    assert_int_equal(in_force(&june, "L2").outside.n, 0);
    struct rules_in_force later = in_force_on(*state, &b, &s, s.issued_on.day + 100);
    assert_non_null(in_force(&later, "L1").suspended_by);
    assert_null(in_force(&later, "L2").suspended_by);
}

static void test_two_scopes_leave_two_holes(void **state)
{
    struct notice b = notice_of_text(*state, base);
    struct notice s =
        supplement(*state, "- {动作: 替换, 对象: S1, 改为: N1, 适用: {推荐单位: 甲市}}\n"
                           "- {动作: 暂停, 对象: S1, 适用: {推荐单位: 乙市}}\n");
    struct rules_in_force r = in_force_on(*state, &b, &s, s.issued_on.day);
    assert_int_equal(in_force(&r, "S1").outside.n, 2);
    s = supplement(*state, "- {动作: 暂停, 对象: S1}\n"
                           "- {动作: 暂停, 对象: S1, 适用: {推荐单位: 乙市}}\n");
    r = in_force_on(*state, &b, &s, s.issued_on.day);
    assert_int_equal(in_force(&r, "S1").outside.n, 0);
    assert_non_null(in_force(&r, "S1").suspended_by);
}

static void test_merged_into_one_definition(void **state)
{
    struct arena *a = *state;
    struct notice b = notice_of_text(a, base), twice;
    struct notice s = supplement(a, "- {动作: 替换, 对象: S1, 改为: N1, 适用: {推荐单位: 甲市}}\n"
                                    "- {动作: 暂停, 对象: L1}\n");
    struct notice t = supplement(a, "- {动作: 暂停, 对象: S1, 适用: {推荐单位: 乙市}}\n");
    const struct notice *both[] = {&s, &t};
    notice_merge(a, &b, (struct supplements){both, 2}, s.issued_on.day, &twice);
    assert_string_equal(twice.doc_no, "甲");
    assert_int_equal(twice.limits.n, 1);
    assert_string_equal(twice.limits.at[0].rule.number, "L2");
    assert_int_equal(twice.steps.n, 2);
    assert_string_equal(twice.steps.at[0].rule.number, "S1");
    assert_int_equal(twice.steps.at[0].rule.outside.n, 2);
    assert_string_equal(twice.steps.at[1].rule.clause, "甲");
    assert_string_equal(twice.steps.at[1].rule.scope.at[0].values.at[0], "甲市");
    assert_int_equal(twice.tracks.n, b.tracks.n);
    assert_int_equal(b.steps.at[0].rule.outside.n, 0);
}

static void test_a_rule_without_a_number_is_meant_by_its_name(void **state)
{
    struct notice b =
        notice_of_text(*state, NOTICE_HEAD "环节: [{名称: 报送, 止: 2031-05-20}, {名称: 评审}]\n");
    struct notice s = supplement(*state, "- {动作: 替换, 对象: 环节/报送, 改为: N1}\n"
                                         "- {动作: 暂停, 对象: 环节/评审}\n"
                                         "- {动作: 暂停, 对象: 限额/报送}\n");
    struct rules_in_force r = in_force_on(*state, &b, &s, s.issued_on.day);
    assert_int_equal(r.n, 2);
    assert_true(has(&r, "N1"));
    assert_non_null(r.at[0].suspended_by);
    assert_int_equal(r.n_dangling, 1);
    assert_string_equal(r.dangling[0]->target, "限额/报送");
}

static void test_a_later_supplement_restores(void **state)
{
    struct arena *a = *state;
    struct notice b = notice_of_text(a, base), now;
    struct notice s = supplement(a, "- {动作: 暂停, 对象: L1}\n");
    struct notice t = supplement(a, "- {动作: 恢复, 对象: L1}\n");
    const struct notice *both[] = {&s, &t};
    notice_merge(a, &b, (struct supplements){both, 1}, s.issued_on.day, &now);
    assert_int_equal(now.limits.n, 1);
    notice_merge(a, &b, (struct supplements){both, 2}, s.issued_on.day, &now);
    assert_int_equal(now.limits.n, 2);
}

static void test_added_and_dangling(void **state)
{
    struct notice b = notice_of_text(*state, base);
    struct notice s = supplement(*state, "- {动作: 增加, 改为: N1}\n- {动作: 暂停, 对象: 没有}\n");
    struct rules_in_force all = in_force_on(*state, &b, &s, s.issued_on.day);
    assert_int_equal(in_force(&all, "N1").force, FORCE_ADDED);
    assert_int_equal(all.n, 4);
    assert_int_equal(all.n_dangling, 1);
    assert_string_equal(all.dangling[0]->target, "没有");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_sides_are_matched_by_subject),
        ARENA_TEST(test_forwarding_shows_what_differs),
        ARENA_TEST(test_only_the_right_side_says_it),
        ARENA_TEST(test_leaves_and_their_spellings),
        ARENA_TEST(test_replacing_from_its_day),
        ARENA_TEST(test_scope_leaves_the_rest),
        ARENA_TEST(test_two_scopes_leave_two_holes),
        ARENA_TEST(test_merged_into_one_definition),
        ARENA_TEST(test_a_rule_without_a_number_is_meant_by_its_name),
        ARENA_TEST(test_a_later_supplement_restores),
        ARENA_TEST(test_added_and_dangling),
    };
    return check_run("views", tests, sizeof tests / sizeof *tests);
}
