/* Limits at the edges the shipped notices draw (T01 … T23 of their facts), and everything else a limit
 * may say: shares of a list, minimums, sub-quotas, order, words. */
#include "support/notice.h"
#include "unit/rules/counted_world.h"
#undef NOTICE_HEAD
#include "unit/rules/notice_of.h"

enum { NOBODY, BUREAU, OTHER_BUREAU, ALPHA, BETA, GAMMA, DELTA, EPSILON, ZETA, ETA, UNITS };

static const char *guangdong[] = {"440000", "广东省"}, *hunan[] = {"430000", "湖南省"};
static const char *foshan[] = {"440600", "佛山市", "440000", "广东省"};
static const char *shaoguan[] = {"440200", "韶关市", "440000", "广东省"};
static const char *shenzhen[] = {"440300", "深圳市", "440000", "广东省"};
static const char *beijing[] = {"110000", "北京市"};

struct scene {
    struct arena *a;
    struct notice notice;
    struct unit_facts units[UNITS];
    struct world world;
    struct limit_tallies tallies;
};

static struct scene *scene_of(struct arena *a, const struct notice *n)
{
    static const char *const names[] = {NULL,     "甲局",   "乙局",   "子公司", "丑公司",
                                        "寅公司", "卯公司", "辰公司", "巳公司", "午公司"};
    struct scene *s = ARENA_NEW(a, struct scene);
    s->a = a;
    s->notice = *n;
    for (int i = 1; i < UNITS; i++) {
        s->units[i].name = names[i];
    }
    s->units[BUREAU].regions = (struct texts){guangdong, 2};
    s->units[OTHER_BUREAU].regions = (struct texts){hunan, 2};
    return s;
}

static struct scene *shipped(struct arena *a, const char *code)
{
    struct notice n = notice_from(a, notice_file(a, arena_printf(a, "data/notices/%s.yaml", code)));
    return scene_of(a, &n);
}

static void begin(struct scene *s)
{
    counted_list_release(&s->world.list);
    world_init(&s->world, &s->notice, s->units, UNITS);
}

static void add(struct scene *s, struct sample sample)
{
    world_add(&s->world, &sample);
}

static void add_times(struct scene *s, struct sample sample, int n)
{
    for (int i = 0; i < n; i++) {
        add(s, sample);
    }
}

/* The result of the named limit for the group whose key is `who`; state LIMIT_WITHIN with limit NULL
 * when no such group is bound. */
static struct limit_result result(struct scene *s, const char *limit, const char *who)
{
    s->tallies = limits_count(s->a, &s->world.list, (struct limit_choice){0});
    for (size_t i = 0; i < s->tallies.n; i++) {
        for (size_t g = 0; g < s->tallies.at[i].groups.n; g++) {
            struct limit_result r = limit_judge(&s->tallies, i, g);
            if (text_eq(limit_name(r.limit), limit) &&
                (!who || text_eq(limit_who(&s->tallies, &r), who))) {
                return r;
            }
        }
    }
    return (struct limit_result){0};
}

static const char *told(struct scene *s, const struct limit_result *r)
{
    return limit_sentence(s->a, &s->tallies, r);
}

static void end(struct scene *s)
{
    counted_list_release(&s->world.list);
}

/* The last that is allowed, and the first that is not. */
static void expect_edge(struct scene *s, const char *limit, struct sample sample, int allowed,
                        bool is_hard)
{
    begin(s);
    add_times(s, sample, allowed);
    assert_int_equal(result(s, limit, NULL).state, LIMIT_FULL);
    add(s, sample);
    struct limit_result over = result(s, limit, NULL);
    assert_int_equal(over.state, LIMIT_OVER);
    assert_int_equal(over.over, 1);
    assert_int_equal(over.is_hard, is_hard);
    assert_int_equal(limit_rank(s->a, &s->tallies, &over, (size_t)allowed), allowed + 1);
}

/* ---- the shipped notices -------------------------------------------------------------------------- */

static void test_T01_twenty_of_a_bureau(void **state)
{
    struct scene *s = shipped(*state, "255");
    s->units[BUREAU].class = "省级通信管理局";
    expect_edge(s, "省级通信管理局名额", (struct sample){.lead = ALPHA, .recommender = BUREAU}, 20,
                true);
    assert_null(result(s, "企业名额", NULL).limit);
    struct limit_result r = result(s, "省级通信管理局名额", "甲局");
    assert_string_equal(told(s, &r), "省级通信管理局名额至多20件，已有21件，超1件，须减1件");
    assert_string_equal(r.clause, "四（二）");
    end(s);
}

static void test_T02_ten_of_a_company(void **state)
{
    struct scene *s = shipped(*state, "255");
    s->units[BUREAU].class = "互联网数据中心业务经营者";
    expect_edge(s, "企业名额", (struct sample){.lead = ALPHA, .recommender = BUREAU}, 10, true);
    end(s);
}

static void test_T03_one_unit_as_many_as_it_likes(void **state)
{
    struct scene *s = shipped(*state, "255");
    s->units[BUREAU].class = "省级通信管理局";
    begin(s);
    add_times(s, (struct sample){.lead = ALPHA, .recommender = BUREAU}, 3);
    (void)result(s, "", NULL);
    for (size_t i = 0; i < s->tallies.n; i++) {
        for (size_t g = 0; g < s->tallies.at[i].groups.n; g++) {
            struct limit_result r = limit_judge(&s->tallies, i, g);
            assert_false(limit_is_told(&r));
        }
    }
    end(s);
}

static void test_T10_foshan_softly_shaoguan_hard(void **state)
{
    struct scene *s = shipped(*state, "gd76");
    struct sample sample = {.lead = ALPHA, .recommender = BUREAU};
    s->units[BUREAU].class = "地市工信主管部门";
    s->units[BUREAU].regions = (struct texts){foshan, 4};
    expect_edge(s, "珠三角地市名额", sample, 8, false);
    struct limit_result r = result(s, "珠三角地市名额", NULL);
    assert_string_equal(told(s, &r), "珠三角地市名额原则上至多8件，已有9件，超1件，须记明理由");
    s->units[BUREAU].regions = (struct texts){shaoguan, 4};
    expect_edge(s, "粤东西北地市名额", sample, 5, true);
    end(s);
}

static void test_T11_shenzhen_uses_no_quota_of_the_province(void **state)
{
    struct scene *s = shipped(*state, "gd76");
    s->units[BUREAU].class = "地市工信主管部门";
    s->units[BUREAU].regions = (struct texts){shenzhen, 4};
    begin(s);
    add_times(s, (struct sample){.lead = ALPHA, .recommender = BUREAU}, 9);
    assert_null(result(s, "珠三角地市名额", NULL).limit);
    assert_null(result(s, "粤东西北地市名额", NULL).limit);
    end(s);
}

static void test_926_twenty_cases_softly(void **state)
{
    struct scene *s = shipped(*state, "926");
    struct sample sample = {.lead = ALPHA, .recommender = BUREAU, .track = "典型案例"};
    s->units[BUREAU].class = "省级通信管理局";
    expect_edge(s, "典型案例名额", sample, 20, false);
    begin(s);
    sample.track = "成效突出地区";
    add_times(s, sample, 21);
    assert_null(result(s, "典型案例名额", NULL).limit);
    end(s);
}

static void test_T12_one_case_by_two_ways(void **state)
{
    struct scene *s = shipped(*state, "gd76");
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU, .same_case = 7});
    assert_int_equal(result(s, "途径", NULL).state, LIMIT_FULL);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU, .same_case = 7});
    assert_int_equal(result(s, "途径", NULL).state, LIMIT_FULL);
    add(s, (struct sample){.lead = ALPHA, .recommender = OTHER_BUREAU, .same_case = 7});
    struct limit_result r = result(s, "途径", NULL);
    assert_int_equal(r.state, LIMIT_OVER);
    assert_string_equal(told(s, &r), "途径至多1条，已有2条，超1条，须撤回1条");
    end(s);
}

static void test_T13_joint_cases_are_refused(void **state)
{
    struct scene *s = shipped(*state, "gd76");
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .partners = {BETA}, .n_partners = 1});
    assert_int_equal(result(s, "单独申报", NULL).state, LIMIT_OVER);
    end(s);
    s = shipped(*state, "926");
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .partners = {BETA}, .n_partners = 1, .track = "案例"});
    assert_int_equal(result(s, "单独申报", NULL).state, LIMIT_OVER);
    end(s);
}

static void test_T14_joint_regions_are_welcome(void **state)
{
    struct scene *s = shipped(*state, "926");
    begin(s);
    add(s, (struct sample){
               .lead = BUREAU, .partners = {OTHER_BUREAU}, .n_partners = 1, .track = "地区"});
    assert_null(result(s, "单独申报", NULL).limit);
    end(s);
}

static void test_T15_two_partners_beside_the_lead(void **state)
{
    struct scene *s = shipped(*state, "360");
    struct sample sample = {.lead = ALPHA, .partners = {BETA, GAMMA, DELTA}, .n_partners = 2};
    begin(s);
    add(s, sample);
    assert_int_equal(result(s, "联合单位家数", NULL).state, LIMIT_FULL);
    begin(s);
    sample.n_partners = 3;
    add(s, sample);
    struct limit_result r = result(s, "联合单位家数", NULL);
    assert_string_equal(told(s, &r), "联合单位家数至多2家，已有3家，超1家，须减1家");
    size_t n;
    const struct limit_use *users = limit_users(s->a, &s->tallies, &r, &n);
    assert_int_equal(n, 3);
    assert_string_equal(limit_thing_name(&s->tallies, r.limit, &users[2]), "卯公司");
    end(s);
}

static void test_T16_leading_and_taking_part_together(void **state)
{
    struct scene *s = shipped(*state, "360");
    begin(s);
    add(s, (struct sample){.lead = ALPHA});
    add(s, (struct sample){.lead = BETA, .partners = {ALPHA}, .n_partners = 1});
    struct limit_result full = result(s, "一个主体的项目", "子公司");
    assert_int_equal(full.state, LIMIT_FULL);
    assert_string_equal(limit_brief(*state, &full), "牵头加参与 2 / 2  已满");
    add(s, (struct sample){.lead = GAMMA, .partners = {ALPHA}, .n_partners = 1});
    struct limit_result over = result(s, "一个主体的项目", "子公司");
    assert_int_equal(over.state, LIMIT_OVER);
    assert_int_equal(limit_rank(s->a, &s->tallies, &over, 2), 3);
    assert_int_equal(result(s, "一个主体的项目", "丑公司").state, LIMIT_WITHIN);
    end(s);
}

static void test_T17_five_of_which_two(void **state)
{
    struct scene *s = shipped(*state, "360");
    struct sample high = {.lead = ALPHA, .recommender = BUREAU, .directions = {"高精尖"}};
    struct sample other = {.lead = ALPHA, .recommender = BUREAU, .directions = {"商用密码"}};
    s->units[BUREAU].level = LEVEL_PROVINCE;
    begin(s);
    add_times(s, other, 2);
    add_times(s, high, 3);
    assert_int_equal(result(s, "推荐项目总数", NULL).state, LIMIT_FULL);
    struct limit_result part = result(s, "高精尖子额", NULL);
    assert_int_equal(part.state, LIMIT_OVER);
    assert_int_equal(part.used, 3);
    assert_true(part.is_hard);
    end(s);
}

static void test_T20_T21_leading_counts_taking_part_does_not(void **state)
{
    struct scene *s = shipped(*state, "220");
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU});
    for (int i = BETA; i <= DELTA; i++) {
        add(s, (struct sample){
                   .lead = i, .recommender = BUREAU, .partners = {ALPHA}, .n_partners = 1});
    }
    assert_int_equal(result(s, "一个单位牵头的数量", "子公司").state, LIMIT_FULL);
    add(s, (struct sample){.lead = ALPHA, .recommender = OTHER_BUREAU});
    struct limit_result r = result(s, "一个单位牵头的数量", "子公司");
    assert_int_equal(r.state, LIMIT_OVER);
    assert_false(r.is_hard);
    end(s);
}

static void test_T22_six_with_the_lead(void **state)
{
    struct scene *s = shipped(*state, "220");
    struct sample sample = {
        .lead = ALPHA, .partners = {BETA, GAMMA, DELTA, EPSILON, ZETA, ETA}, .n_partners = 5};
    begin(s);
    add(s, sample);
    assert_int_equal(result(s, "成员家数", NULL).state, LIMIT_FULL);
    begin(s);
    sample.n_partners = 6;
    add(s, sample);
    assert_int_equal(result(s, "成员家数", NULL).state, LIMIT_OVER);
    begin(s);
    sample.n_partners = 0;
    add(s, sample);
    assert_null(result(s, "成员家数", NULL).limit);
    end(s);
}

static void test_T23_the_listed_use_no_quota(void **state)
{
    struct scene *s = shipped(*state, "220");
    s->units[GAMMA].name = "中国联合网络通信有限公司北京分公司";
    s->units[BUREAU].regions = s->units[OTHER_BUREAU].regions = (struct texts){beijing, 2};
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU});
    add(s, (struct sample){.lead = BETA, .recommender = OTHER_BUREAU});
    add(s, (struct sample){.lead = GAMMA, .recommender = BUREAU});
    struct limit_result r = result(s, "省推荐名额", "北京市");
    assert_int_equal(r.state, LIMIT_FULL);
    assert_int_equal(r.used, 2);
    add(s, (struct sample){.lead = DELTA, .recommender = BUREAU});
    assert_int_equal(result(s, "省推荐名额", "北京市").over, 1);
    end(s);
}

/* ---- invented notices ------------------------------------------------------------------------------ */

static struct scene *invented(struct arena *a, const char *body)
{
    return scene_of(a, notice_of(a, body));
}

static void test_withdrawing_and_reviving_evades_nothing(void **state)
{
    struct scene *s = invented(*state, "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1}\n");
    begin(s);
    add(s, (struct sample){.recommender = BUREAU, .as = COUNTED_NOT});
    add(s, (struct sample){.recommender = BUREAU});
    assert_int_equal(result(s, "名额", NULL).state, LIMIT_FULL);
    s->world.list.rows.at[0].as = COUNTED_FULLY;
    assert_int_equal(result(s, "名额", NULL).state, LIMIT_OVER);
    end(s);
}

static void test_column_of_a_list_with_a_share(void **state)
{
    struct scene *s = invented(
        *state,
        "名单:\n- {名称: 分配, 内容: 单位, 列: [名称, 基数], 行: [[甲局, '7'], [寅局, 很多]]}\n"
        "限额:\n- {名称: 比例, 数: 申报件, 每: 推荐单位, 名单: 分配, 列: 基数, 百分之: 50, "
        "取整: 进一, 条款: 四}\n"
        "- {名称: 舍, 数: 申报件, 每: 推荐单位, 名单: 分配, 列: 基数, 百分之: 50, 取整: 舍去}\n"
        "- {名称: 入, 数: 申报件, 每: 推荐单位, 名单: 分配, 列: 基数, 百分之: 35, 取整: "
        "四舍五入}\n");
    begin(s);
    add_times(s, (struct sample){.recommender = BUREAU}, 4);
    add(s, (struct sample){.recommender = OTHER_BUREAU});
    struct limit_result r = result(s, "比例", "甲局");
    assert_int_equal(r.max.value, 4);
    assert_int_equal(r.state, LIMIT_FULL);
    assert_string_equal(limit_basis(*state, &r), "比例至多4件，按名单「分配」基数的50% (四)");
    assert_int_equal(result(s, "舍", "甲局").max.value, 3);
    assert_int_equal(result(s, "入", "甲局").max.value, 2);
    r = result(s, "比例", "乙局");
    assert_false(r.max.has);
    assert_int_equal(r.state, LIMIT_UNDETERMINED);
    assert_non_null(strstr(told(s, &r), "名单「分配」里没有乙局的数"));
    end(s);
}

static void test_share_of_a_province_by_its_row(void **state)
{
    struct scene *s =
        invented(*state, "角色:\n- {名称: 推荐单位, 充当: 推荐单位}\n"
                         "名单:\n- {名称: 分配, 内容: 词语, 列: [省, 数], 行: [[广东省, '2']]}\n"
                         "限额:\n- {数: 申报件, 每: 省, 名单: 分配, 列: 数}\n");
    s->units[GAMMA].regions = (struct texts){foshan, 4};
    begin(s);
    add(s, (struct sample){.recommender = BUREAU});
    add(s, (struct sample){.recommender = GAMMA});
    struct limit_result r = result(s, "名额", "广东省");
    assert_int_equal(r.max.value, 2);
    assert_int_equal(r.state, LIMIT_FULL);
    add(s, (struct sample){.recommender = OTHER_BUREAU});
    assert_int_equal(result(s, "名额", "湖南省").state, LIMIT_UNDETERMINED);
    end(s);
}

static void test_a_minimum_waits_for_the_list_to_close(void **state)
{
    struct scene *s = invented(*state, "限额:\n- {数: 申报件, 每: 推荐单位, 至少: 3, 至多: 5}\n");
    begin(s);
    add_times(s, (struct sample){.recommender = BUREAU}, 2);
    struct limit_result r = result(s, "名额", NULL);
    assert_int_equal(r.state, LIMIT_SHORT);
    assert_string_equal(told(s, &r), "名额至少3件，现有2件，还差1件，清单定稿时才判");
    s->tallies = limits_count(*state, &s->world.list, (struct limit_choice){.is_closed = true});
    r = limit_judge(&s->tallies, 0, 0);
    assert_int_equal(r.state, LIMIT_UNDER);
    assert_string_equal(told(s, &r), "名额至少3件，只有2件，少1件，须补1件");
    add(s, (struct sample){.recommender = BUREAU});
    assert_int_equal(result(s, "名额", NULL).state, LIMIT_WITHIN);
    end(s);
}

/* What one submission has does not wait for the others. Members without a class may be of any. */
static void test_a_minimum_of_one_submission_is_judged_at_once(void **state)
{
    struct scene *s = shipped(*state, "360");
    struct sample one = {
        .recommender = BUREAU, .lead = ALPHA, .directions = {"教育技术产业融合发展联合体"}};
    s->units[ALPHA].class = "工业企业";
    begin(s);
    add(s, one);
    struct limit_result r = result(s, "融合发展联合体的主体", NULL);
    assert_int_equal(r.state, LIMIT_UNDER);
    assert_string_equal(told(s, &r), "融合发展联合体的主体至少2类，只有1类，少1类，须补1类");
    assert_true(limit_is_told(&r));
    one.partners[0] = BETA;
    one.n_partners = 1;
    begin(s);
    add(s, one);
    assert_int_equal(result(s, "融合发展联合体的主体", NULL).state, LIMIT_UNDETERMINED);
    s->units[BETA].class = "高等院校";
    begin(s);
    add(s, one);
    assert_int_equal(result(s, "融合发展联合体的主体", NULL).state, LIMIT_WITHIN);
    end(s);
}

static void test_what_nobody_knows_is_undetermined(void **state)
{
    struct scene *s = invented(
        *state, "方向:\n- {名称: 技术, 项: [甲, 乙]}\n"
                "限额:\n- {名称: 子, 数: 申报件, 每: 推荐单位, 适用: {方向: 甲}, 至多: 1}\n"
                "- {名称: 类, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 省局}, 至多: 1}\n");
    begin(s);
    add(s, (struct sample){.recommender = BUREAU});
    assert_int_equal(result(s, "子", NULL).state, LIMIT_WITHIN);
    add(s, (struct sample){.recommender = BUREAU});
    struct limit_result r = result(s, "子", NULL);
    assert_int_equal(r.state, LIMIT_UNDETERMINED);
    assert_string_equal(told(s, &r), "子至多1件，已有0件，另有2件待定");
    r = result(s, "类", NULL);
    assert_int_equal(r.binds, TRUTH_UNKNOWN);
    assert_string_equal(told(s, &r),
                        "类是否适用还判不了：甲局的类别、地区等没有填全，至多1件，现有2件");
    add(s, (struct sample){.directions = {"甲"}});
    (void)result(s, "子", NULL);
    assert_int_equal(s->tallies.at[0].unplaced, 1);
    end(s);
}

static void test_order_is_the_recommenders_own(void **state)
{
    struct scene *s = invented(*state, "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1}\n");
    begin(s);
    add(s, (struct sample){.recommender = BUREAU});
    add(s, (struct sample){.recommender = BUREAU, .order = 2});
    add(s, (struct sample){.recommender = BUREAU, .order = 1});
    struct limit_result r = result(s, "名额", NULL);
    assert_int_equal(limit_rank(*state, &s->tallies, &r, 2), 1);
    assert_int_equal(limit_rank(*state, &s->tallies, &r, 1), 2);
    assert_int_equal(limit_rank(*state, &s->tallies, &r, 0), 3);
    end(s);
}

static const char *left(struct scene *s, const char *limit)
{
    struct limit_result all[8];
    struct limit_result r = result(s, limit, NULL);
    for (size_t i = 0; i < s->tallies.n; i++) {
        all[i] = limit_judge(&s->tallies, i, 0);
    }
    return limit_left(s->a, &s->tallies, &r, all, s->tallies.n);
}

static void test_what_may_still_be_added(void **state)
{
    struct scene *s = shipped(*state, "360");
    struct sample high = {.lead = ALPHA, .recommender = BUREAU, .directions = {"高精尖"}};
    struct sample asked = {.recommender = BUREAU, .as = COUNTED_ASKED};
    s->units[BUREAU].level = LEVEL_PROVINCE;
    s->notice.limits.n = 2;
    begin(s);
    add(s, asked);
    assert_string_equal(left(s, "推荐项目总数"), "还可报 5（其中高精尖 2）");
    add(s, high);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU, .directions = {"商用密码"}});
    assert_string_equal(left(s, "推荐项目总数"), "还可报 3（其中高精尖 1）");
    add_times(s, (struct sample){.recommender = BUREAU, .directions = {"商用密码"}}, 3);
    assert_string_equal(left(s, "推荐项目总数"), "已满（其中高精尖 0）");
    add_times(s, high, 2);
    assert_string_equal(left(s, "推荐项目总数"), "超 2（其中高精尖 超 1）");
    end(s);
}

static void test_only_limits_per_submission_of_a_revision(void **state)
{
    struct scene *s = invented(*state, "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1}\n"
                                       "- {数: 联合单位, 每: 申报件, 至多: 0}\n");
    struct sample sample = {.recommender = BUREAU, .partners = {ALPHA}, .n_partners = 1};
    begin(s);
    sample.revision = 1;
    add(s, sample);
    sample.revision = 2;
    add(s, sample);
    s->tallies = limits_count(*state, &s->world.list, (struct limit_choice){.revision = 2});
    assert_int_equal(s->tallies.at[0].groups.at[0].used, 2);
    assert_int_equal(s->tallies.at[1].groups.n, 1);
    assert_int_equal(s->tallies.at[1].groups.at[0].row, 1);
    s->tallies = limits_count(*state, &s->world.list,
                              (struct limit_choice){.revision = 1, .only_per_submission = true});
    assert_int_equal(s->tallies.at[0].groups.n, 0);
    assert_int_equal(s->tallies.at[1].groups.at[0].row, 0);
    end(s);
}

static void test_findings_by_severity(void **state)
{
    struct scene *s =
        invented(*state, "限额:\n- {名称: 硬, 数: 申报件, 每: 推荐单位, 至多: 1, 后果: 退回}\n"
                         "- {名称: 软, 数: 申报件, 每: 推荐单位, 至多: 1, 软: 原则上}\n"
                         "- {名称: 宽, 数: 申报件, 每: 推荐单位, 至多: 9}\n");
    struct findings out = {.arena = *state};
    begin(s);
    add_times(s, (struct sample){.recommender = BUREAU}, 2);
    (void)result(s, "硬", NULL);
    for (size_t i = 0; i < s->tallies.n; i++) {
        struct limit_result r = limit_judge(&s->tallies, i, 0);
        limit_find(&s->tallies, &r, &out);
    }
    assert_int_equal(out.n, 2);
    assert_int_equal(out.at[0].severity, SEVERITY_ERROR);
    assert_true(out.at[0].is_hard);
    assert_string_equal(out.at[0].text, "硬至多1件，已有2件，超1件，须减1件，否则退回");
    assert_string_equal(out.at[0].notice, "示例〔2024〕1号");
    assert_int_equal(out.at[1].severity, SEVERITY_WARNING);
    end(s);
}

static void test_which_groups_a_submission_belongs_to(void **state)
{
    struct scene *s =
        invented(*state, "方向:\n- {名称: 技术, 项: [甲, 乙]}\n"
                         "限额:\n- {数: 申报件, 每: 推荐单位, 适用: {方向: 甲}, 至多: 1}\n"
                         "- {数: 申报件, 每: 成员, 至多: 1}\n");
    begin(s);
    add(s, (struct sample){.lead = ALPHA, .recommender = BUREAU, .directions = {"甲"}});
    add(s, (struct sample){.lead = ALPHA,
                           .recommender = BUREAU,
                           .directions = {"乙"},
                           .partners = {BETA},
                           .n_partners = 1});
    (void)result(s, "", NULL);
    assert_int_equal(limit_groups_of(*state, &s->tallies, 0, 0).n, 1);
    assert_int_equal(limit_groups_of(*state, &s->tallies, 0, 1).n, 0);
    assert_int_equal(limit_groups_of(*state, &s->tallies, 1, 1).n, 2);
    end(s);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_T01_twenty_of_a_bureau),
        ARENA_TEST(test_T02_ten_of_a_company),
        ARENA_TEST(test_T03_one_unit_as_many_as_it_likes),
        ARENA_TEST(test_T10_foshan_softly_shaoguan_hard),
        ARENA_TEST(test_T11_shenzhen_uses_no_quota_of_the_province),
        ARENA_TEST(test_926_twenty_cases_softly),
        ARENA_TEST(test_T12_one_case_by_two_ways),
        ARENA_TEST(test_T13_joint_cases_are_refused),
        ARENA_TEST(test_T14_joint_regions_are_welcome),
        ARENA_TEST(test_T15_two_partners_beside_the_lead),
        ARENA_TEST(test_T16_leading_and_taking_part_together),
        ARENA_TEST(test_T17_five_of_which_two),
        ARENA_TEST(test_T20_T21_leading_counts_taking_part_does_not),
        ARENA_TEST(test_T22_six_with_the_lead),
        ARENA_TEST(test_T23_the_listed_use_no_quota),
        ARENA_TEST(test_withdrawing_and_reviving_evades_nothing),
        ARENA_TEST(test_column_of_a_list_with_a_share),
        ARENA_TEST(test_share_of_a_province_by_its_row),
        ARENA_TEST(test_a_minimum_waits_for_the_list_to_close),
        ARENA_TEST(test_a_minimum_of_one_submission_is_judged_at_once),
        ARENA_TEST(test_what_nobody_knows_is_undetermined),
        ARENA_TEST(test_order_is_the_recommenders_own),
        ARENA_TEST(test_what_may_still_be_added),
        ARENA_TEST(test_only_limits_per_submission_of_a_revision),
        ARENA_TEST(test_findings_by_severity),
        ARENA_TEST(test_which_groups_a_submission_belongs_to),
    };
    return check_run("limits", tests, sizeof tests / sizeof *tests);
}
