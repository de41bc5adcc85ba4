/* Limits on a desk: what is read around one case gives the same as reading everything; many cases are
 * judged as each of them alone. */
#include "desk/limits.h"

#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/demo.h"
#include "desk/limit_question.h"
#include "desk/notices.h"
#include "desk/submission_acts.h"
#include "desk/submissions.h"
#include "desk/today.h"
#include "desk/unit_consequences.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct err err;
    int64_t notice; /* 360号 */
};

static void must(const struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, f->err.cause ? f->err.cause : "");
    }
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct notice_row row = {0};
    f.desk = desk_for_test(a, true);
    must(&f, notice_find(f.desk, a, "360", &row, &f.err));
    f.notice = row.record.id;
    return f;
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class)
{
    struct unit u = {.name = name, .class = class, .region = "440000"};
    must(f, unit_save(f->desk, f->a, NULL, &u, NULL, &f->err));
    return u.record.id;
}

static struct submission a_case(struct fixture *f, const char *title, int64_t lead,
                                int64_t recommender)
{
    (void)f;
    return (struct submission){.notice = f->notice,
                               .title = title,
                               .direction = "商用密码",
                               .lead = lead,
                               .recommender = recommender,
                               .list_order = NUMBER_NONE};
}

static int64_t save(struct fixture *f, struct submission s)
{
    must(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    return s.record.id;
}

static const struct limit_line *line(const struct limit_lines *lines, const char *name,
                                     const char *who)
{
    for (size_t i = 0; i < lines->n; i++) {
        if (strcmp(limit_name(lines->at[i].result.limit), name) == 0 &&
            (!who || strcmp(lines->at[i].who, who) == 0)) {
            return &lines->at[i];
        }
    }
    fail_msg("no limit %s", name);
    return lines->at;
}

/* What may still be added while a case is being typed: it does not count itself, stored or not. */
static void test_what_is_left_while_typing(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t lead = add_unit(&f, "示例公司", NULL), other = add_unit(&f, "虚构公司", NULL);
    struct limit_lines lines;
    struct submission typed = a_case(&f, "新成果", lead, bureau);
    typed.direction = NULL;
    save(&f, a_case(&f, "甲", lead, bureau));
    struct submission high = a_case(&f, "乙", other, bureau);
    high.direction = "网络安全“高精尖”创新平台";
    high.partners = arena_printf(f.a, "%lld", (long long)lead);
    int64_t stored = save(&f, high);
    must(&f, limits_of_case(f.desk, f.a, &typed, true, &lines, &f.err));
    const struct limit_line *all = line(&lines, "推荐项目总数", NULL);
    assert_string_equal(all->left, "还可报 3（其中高精尖 1）");
    assert_string_equal(all->basis, "推荐项目总数原则上至多5件 (三（二）)");
    assert_int_equal(all->n_users, 2);
    assert_int_equal(all->users[1].submission, stored);
    const struct limit_line *own = line(&lines, "一个主体的项目", "示例公司");
    assert_string_equal(own->brief, "牵头加参与 2 / 2  已满");
    assert_int_equal(own->unit, lead);

    must(&f, submission_load(f.desk, f.a, stored, &typed, &f.err));
    must(&f, limits_of_case(f.desk, f.a, &typed, true, &lines, &f.err));
    assert_string_equal(line(&lines, "推荐项目总数", NULL)->left, "还可报 4（其中高精尖 2）");
    assert_string_equal(line(&lines, "联合单位家数", NULL)->brief, "联合单位家数 1 / 2  余 1");
    must(&f, limits_of_case(f.desk, f.a, &typed, false, &lines, &f.err));
    assert_string_equal(line(&lines, "推荐项目总数", NULL)->left, "还可报 3（其中高精尖 1）");
    desk_close(f.desk);
}

static void test_merged_units_count_as_one(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t one = add_unit(&f, "示例公司", NULL), other = add_unit(&f, "示例股份公司", NULL);
    struct limit_lines lines;
    save(&f, a_case(&f, "甲", one, bureau));
    save(&f, a_case(&f, "乙", other, bureau));
    save(&f, a_case(&f, "丙", other, bureau));
    must(&f, limits_of_unit(f.desk, f.a, one, &lines, &f.err));
    assert_int_equal(line(&lines, "一个主体的项目", NULL)->result.used, 1);
    must(&f, unit_merge(f.desk, f.a, one, other, "同一家", &f.err));
    must(&f, limits_of_unit(f.desk, f.a, one, &lines, &f.err));
    const struct limit_line *l = line(&lines, "一个主体的项目", NULL);
    assert_int_equal(l->result.used, 3);
    assert_int_equal(l->result.state, LIMIT_OVER);
    assert_true(l->users[2].is_over && !l->users[1].is_over);
    desk_close(f.desk);
}

static const struct flip *flip_of(const struct flips *flips, const char *subject, const char *text)
{
    for (size_t i = 0; i < flips->n; i++) {
        const struct flip *f = &flips->at[i];
        if (strstr(f->subject, subject) && f->after && strstr(f->after, text)) {
            return f;
        }
    }
    fail_msg("nothing of %s says %s", subject, text);
    return flips->at;
}

static struct unit_consequences consequences(struct fixture *f, const struct unit_joining *joining)
{
    struct unit_consequences c;
    must(f, unit_consequences_load(f->desk, f->a, joining, &c, &f->err));
    return c;
}

/* The cap of 2 of 360号 is exceeded by the merge alone: told before, with the case and the clause, and
 * nothing is kept of having looked. */
static void test_a_merge_tells_which_limits_it_breaks(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t one = add_unit(&f, "示例公司", NULL), other = add_unit(&f, "示例股份公司", NULL);
    const struct unit_joining joining = {.unit = one, .other = other};
    save(&f, a_case(&f, "甲", one, bureau));
    save(&f, a_case(&f, "乙", other, bureau));
    int64_t last = save(&f, a_case(&f, "丙", other, bureau));
    for (size_t i = 0; i < 2; i++) {
        struct unit_consequences c = consequences(&f, &joining);
        assert_int_equal(c.limits.n, 1);
        assert_string_equal(c.limits.at[0].sentence,
                            "360号 示例公司 牵头加参与 1 → 3 / 2  超 1 (二（三）)");
        const struct flip *list = flip_of(&c.flips, "示例公司", "超");
        assert_null(list->before);
        assert_non_null(strstr(list->after, "二（三）"));
        assert_non_null(strstr(list->after, submission_no(f.a, last)));
        flip_of(&c.flips, submission_no(f.a, last), "二（三）");
    }
    desk_close(f.desk);
}

/* Taken back the same is told the other way round, of both units. */
static void test_an_unmerge_tells_what_is_right_again(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t one = add_unit(&f, "示例公司", NULL), other = add_unit(&f, "示例股份公司", NULL);
    struct unit_joining joining = {.unit = one, .other = other};
    save(&f, a_case(&f, "甲", one, bureau));
    save(&f, a_case(&f, "甲", other, bureau));
    save(&f, a_case(&f, "丙", other, bureau));
    struct unit_consequences there = consequences(&f, &joining);
    must(&f, unit_merge(f.desk, f.a, one, other, "同一家", &f.err));
    joining.is_unmerge = true;
    struct unit_consequences back = consequences(&f, &joining);
    assert_int_equal(back.limits.n, 2);
    assert_string_equal(back.limits.at[0].sentence,
                        "360号 示例公司 牵头加参与 3 → 1 / 2 (二（三）)");
    assert_int_equal(back.limits.at[1].after, 2);
    assert_int_equal(back.flips.n, there.flips.n);
    for (size_t i = 0; i < back.flips.n; i++) {
        assert_string_equal(text_or_empty(back.flips.at[i].after),
                            text_or_empty(there.flips.at[i].before));
        assert_string_equal(text_or_empty(back.flips.at[i].before),
                            text_or_empty(there.flips.at[i].after));
    }
    joining.is_unmerge = false;
    struct unit_consequences again;
    assert_int_equal(unit_consequences_load(f.desk, f.a, &joining, &again, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

/* Two that were not known to be one recommend: what they pass on is counted together, and one case under
 * both names is 多头申报. */
static void test_a_merge_tells_lists_and_doubles(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t twin = add_unit(&f, "示例省管理局", "省级通信管理局");
    int64_t lead = add_unit(&f, "示例公司", NULL), same = add_unit(&f, "示例股份公司", NULL);
    save(&f, a_case(&f, "甲", lead, bureau));
    save(&f, a_case(&f, "甲", same, twin));
    struct unit_consequences c =
        consequences(&f, &(struct unit_joining){.unit = bureau, .other = twin});
    assert_string_equal(c.limits.at[0].label, "推荐项目总数");
    assert_int_equal(c.limits.at[0].after, 2);
    c = consequences(&f, &(struct unit_joining){.unit = lead, .other = same});
    flip_of(&c.flips, "00001", "00002");
    desk_close(f.desk);
}

/* Of three names of one unit, merged one after the other, the cases of all count; taking the middle one out
 * takes its own with it. */
static void test_a_chain_is_counted_as_a_whole(void **state)
{
    struct fixture f = fixture(*state);
    int64_t top = add_unit(&f, "示例公司", NULL), middle = add_unit(&f, "示例股份公司", NULL);
    int64_t below = add_unit(&f, "示例旧公司", NULL);
    save(&f, a_case(&f, "甲", top, 0));
    save(&f, a_case(&f, "乙", middle, 0));
    save(&f, a_case(&f, "丙", below, 0));
    must(&f, unit_merge(f.desk, f.a, middle, below, "更名", &f.err));
    struct unit_joining joining = {.unit = top, .other = middle};
    struct unit_consequences there = consequences(&f, &joining);
    assert_string_equal(there.told, "「示例股份公司」(连同「示例旧公司」)");
    assert_int_equal(there.limits.at[0].after, 3);
    must(&f, unit_merge(f.desk, f.a, top, middle, "改制", &f.err));
    joining = (struct unit_joining){.unit = middle, .other = below, .is_unmerge = true};
    struct unit_consequences back = consequences(&f, &joining);
    assert_string_equal(back.limits.at[0].who, "示例公司"); /* of the end of the chain */
    assert_int_equal(back.limits.at[0].before, 3);
    assert_int_equal(back.limits.at[0].after, 2);
    desk_close(f.desk);
}

static const char *about(const struct findings *found, const char *subject)
{
    for (size_t i = 0; i < found->n; i++) {
        if (strstr(found->at[i].subject, subject)) {
            return found->at[i].text;
        }
    }
    return "";
}

/* A case has all its members when it is handed in; nobody waits for the notice to stop. */
static void test_a_minimum_of_one_case_is_judged_at_once(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = a_case(&f, "甲", add_unit(&f, "示例大学", "高等院校"), 0);
    struct limit_lines lines;
    s.direction = "教育技术产业融合发展联合体";
    s.record.id = save(&f, s);
    must(&f, submission_load(f.desk, f.a, s.record.id, &s, &f.err));
    must(&f, limits_of_case(f.desk, f.a, &s, false, &lines, &f.err));
    assert_int_equal(line(&lines, "融合发展联合体的主体", NULL)->result.state, LIMIT_UNDER);
    struct findings found = {0};
    must(&f, check_case(f.desk, f.a, &s, &found, &f.err));
    assert_non_null(strstr(about(&found, "融合发展联合体的主体"), "须补1类"));
    desk_close(f.desk);
}

/* Stopping a notice closes its lists, so that minimums are judged. */
static void test_a_stopped_notice_is_closed(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row;
    const char *yaml = "文号: 测〔2024〕1号\n代号: 测1\n标题: 测试\n种类: 征集\n"
                       "限额:\n- {名称: 一家的件数, 数: 申报件, 每: 牵头单位, 至少: 2, 条款: 三}\n";
    must(&f, notice_load(f.desk, f.a, slice_of(yaml), "x.yaml", &row, &f.err));
    struct submission s = a_case(&f, "甲", add_unit(&f, "示例大学", "高等院校"), 0);
    struct limit_lines lines;
    s.notice = row.record.id;
    s.record.id = save(&f, s);
    must(&f, submission_load(f.desk, f.a, s.record.id, &s, &f.err));
    must(&f, limits_of_case(f.desk, f.a, &s, false, &lines, &f.err));
    assert_int_equal(line(&lines, "一家的件数", NULL)->result.state, LIMIT_SHORT);
    must(&f, notice_stop(f.desk, f.a, s.notice, true, "截止", &f.err));
    must(&f, limits_of_case(f.desk, f.a, &s, false, &lines, &f.err));
    assert_int_equal(line(&lines, "一家的件数", NULL)->result.state, LIMIT_UNDER);
    desk_close(f.desk);
}

static void test_an_act_tells_every_limit_it_moves(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t lead = add_unit(&f, "示例公司", NULL), ids[3];
    struct submission_plan plan;
    struct submission_effects e;
    size_t done = 0;
    for (int i = 0; i < 3; i++) {
        ids[i] = save(&f, a_case(&f, arena_printf(f.a, "成果%d", i), lead, bureau));
    }
    must(&f, submission_plan_make(f.desk, f.a, ids, 1, "withdraw", &plan, &f.err));
    must(&f, submission_effects_load(f.desk, f.a, &plan, 9, &e, &f.err));
    assert_int_equal(e.n, 2);
    assert_string_equal(e.at[0].label, "牵头加参与");
    assert_string_equal(e.at[0].who, "示例公司");
    assert_int_equal(e.at[0].before, 3);
    assert_int_equal(e.at[0].after, 2);
    assert_int_equal(e.at[0].max.value, 2);
    assert_string_equal(e.at[1].label, "推荐");
    must(&f, submission_plan_do(f.desk, f.a, &plan, (struct act_ground){"来函", NULL}, NULL, &done,
                                &f.err));
    must(&f, submission_plan_make(f.desk, f.a, ids, 1, "revive", &plan, &f.err));
    must(&f, submission_effects_load(f.desk, f.a, &plan, 9, &e, &f.err));
    assert_int_equal(e.at[0].after, 3);
    desk_close(f.desk);
}

/* ---- against the whole ------------------------------------------------------------------------------- */

static struct desk *filled(struct arena *a)
{
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    if (demo_fill(desk, a, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return desk;
}

static const struct limit_group *group_like(const struct limit_question *all, size_t limit,
                                            const struct limit_line *l)
{
    for (size_t g = 0; g < all->tallies.at[limit].groups.n; g++) {
        struct limit_result r = limit_judge(&all->tallies, limit, g);
        struct limit_line other = limit_line_of(all->arena, &all->rows, &all->tallies, limit, g);
        bool is_same_row =
            l->n_users && other.n_users && l->users[0].submission == other.users[0].submission;
        if (l->unit ? other.unit == l->unit : strcmp(other.who, l->who) == 0 && is_same_row) {
            (void)r;
            return &all->tallies.at[limit].groups.at[g];
        }
    }
    return NULL;
}

static void compare_case(struct fixture *f, struct limit_question *all, const struct submission *s)
{
    struct limit_lines lines;
    must(f, limits_of_case(f->desk, f->a, s, false, &lines, &f->err));
    for (size_t i = 0; i < lines.n; i++) {
        const struct limit_line *l = &lines.at[i];
        const struct limit_group *g = group_like(all, l->result.tally, l);
        if (l->n_users == 0) {
            continue;
        }
        assert_non_null(g);
        assert_int_equal(g->used, l->result.used);
        assert_int_equal(g->unknown, l->result.unknown);
    }
}

static void test_around_one_case_as_over_all(void **state)
{
    struct fixture f = {.a = *state, .err = {.arena = *state}, .desk = filled(*state)};
    static const char *const codes[] = {"360", "粤76", "220"};
    for (size_t c = 0; c < 3; c++) {
        struct notice_row row = {0};
        struct limit_question all;
        must(&f, notice_find(f.desk, f.a, codes[c], &row, &f.err));
        must(&f, limit_question_open(&all, f.desk, f.a, row.record.id, 0, &f.err));
        must(&f, limit_rows_all(&all.rows, &f.err));
        limit_question_count(&all);
        size_t n = all.rows.list.rows.n;
        assert_true(n > 5);
        for (size_t i = 0; i < n; i += n / 6 + 1) {
            struct submission s;
            must(&f, submission_load(f.desk, f.a, all.rows.list.rows.at[i].id, &s, &f.err));
            compare_case(&f, &all, &s);
        }
        limit_question_close(&all);
    }
    desk_close(f.desk);
}

/* What `check` says of a case among all is what it says of it alone, but for the limits it shares. */
static void test_many_as_each_alone(void **state)
{
    struct fixture f = {.a = *state, .err = {.arena = *state}, .desk = filled(*state)};
    struct findings many = {0};
    size_t n_cases = 0, at = 0;
    must(&f, check_many(f.desk, f.a, &(struct check_wanted){0}, &many, &f.err));
    while (at < many.n && strspn(many.at[at].subject, "0123456789") < 5) {
        assert_true(many.at[at].id && strchr("LRU", many.at[at].id[0])); /* desk/about.h */
        at++;
    }
    assert_true(at > 3 && many.n > at);
    for (int64_t id = 1; at < many.n; id++) {
        struct submission s;
        struct findings alone = {0};
        must(&f, submission_load(f.desk, f.a, id, &s, &f.err));
        if (s.record.is_void || strcmp(s.state, "withdrawn") == 0) {
            continue;
        }
        must(&f, check_case(f.desk, f.a, &s, &alone, &f.err));
        for (size_t i = 0; i < alone.n; i++) {
            const char *subject =
                arena_printf(f.a, "%s %s", submission_no(f.a, id), alone.at[i].subject);
            bool is_shared = strcmp(alone.at[i].rule, "quota") == 0 &&
                             (at >= many.n || strcmp(many.at[at].subject, subject) != 0);
            if (!is_shared) {
                assert_true(at < many.n);
                assert_string_equal(many.at[at].subject, subject);
                assert_int_equal(many.at[at].severity, alone.at[i].severity);
                assert_string_equal(text_or_empty(many.at[at].clause),
                                    text_or_empty(alone.at[i].clause));
                assert_string_equal(many.at[at].text, alone.at[i].text);
                assert_true((many.at[at].id == NULL) == (alone.at[i].id == NULL));
                at++;
            }
        }
        n_cases++;
    }
    assert_true(n_cases > 50);
    desk_close(f.desk);
}

static size_t count_of(const struct findings *found, const char *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++) {
        n += strcmp(found->at[i].rule, rule) == 0;
    }
    return n;
}

static void test_a_unit_s_findings_are_among_all(void **state)
{
    struct fixture f = fixture(*state);
    int64_t bureau = add_unit(&f, "示例管理局", "省级通信管理局");
    int64_t lead = add_unit(&f, "示例公司", NULL), other = add_unit(&f, "虚构公司", NULL);
    struct findings found = {0};
    for (int i = 0; i < 3; i++) {
        save(&f, a_case(&f, arena_printf(f.a, "成果%d", i), lead, bureau));
        save(&f, a_case(&f, arena_printf(f.a, "别的%d", i), other, bureau));
    }
    must(&f, check_many(f.desk, f.a, &(struct check_wanted){.notice = f.notice, .unit = lead},
                        &found, &f.err));
    assert_int_equal(count_of(&found, "quota"), 2);
    assert_int_equal(count_of(&found, "condition"), 3);
    assert_string_equal(found.at[found.n - 1].subject, "00005 一个主体的项目");
    assert_non_null(strstr(found.at[found.n - 1].text, "本件排第3，在限额外"));
    assert_true(text_starts(found.at[found.n - 1].id, "00005-"));
    assert_string_equal(found.at[0].subject, "示例公司 一个主体的项目");
    assert_string_equal(found.at[0].text,
                        "一个主体的项目至多2件，已有3件，超1件，须减1件；排在后面的是 00005");
    found = (struct findings){0};
    must(&f, check_many(f.desk, f.a, &(struct check_wanted){.unit = bureau}, &found, &f.err));
    assert_int_equal(count_of(&found, "quota"), 2);
    assert_int_equal(count_of(&found, "condition"), 6);
    assert_string_equal(found.at[0].subject, "示例管理局 推荐项目总数");
    assert_int_equal(found.at[0].severity, SEVERITY_WARNING);
    desk_close(f.desk);
}

static void test_today_tells_every_kind(void **state)
{
    struct fixture f = fixture(*state);
    int64_t lead = add_unit(&f, "示例公司", NULL);
    struct today_quotas q;
    for (int i = 0; i < 3; i++) {
        save(&f, a_case(&f, arena_printf(f.a, "成果%d", i), lead, 0));
    }
    must(&f, today_quotas_open(&q, f.desk, &f.err));
    must(&f, today_quotas_all(&q, &f.err));
    assert_int_equal(q.tasks.n, 1);
    assert_string_equal(q.tasks.at[0].text, "360号  牵头加参与 2, 已报 3  示例公司 (二（三）)");
    assert_string_equal(q.tasks.at[0].where, "编号:1|2|3");
    assert_int_equal(q.tasks.at[0].unit, lead);
    today_quotas_release(&q);
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_is_left_while_typing),
        ARENA_TEST(test_merged_units_count_as_one),
        ARENA_TEST(test_a_merge_tells_which_limits_it_breaks),
        ARENA_TEST(test_an_unmerge_tells_what_is_right_again),
        ARENA_TEST(test_a_merge_tells_lists_and_doubles),
        ARENA_TEST(test_a_chain_is_counted_as_a_whole),
        ARENA_TEST(test_a_minimum_of_one_case_is_judged_at_once),
        ARENA_TEST(test_a_stopped_notice_is_closed),
        ARENA_TEST(test_an_act_tells_every_limit_it_moves),
        ARENA_TEST(test_around_one_case_as_over_all),
        ARENA_TEST(test_many_as_each_alone),
        ARENA_TEST(test_a_unit_s_findings_are_among_all),
        ARENA_TEST(test_today_tells_every_kind),
    };
    return check_run("limits of a desk", tests, sizeof tests / sizeof *tests);
}
