/* Cases: completed against their notice, moved through their states, told in the history. */
#include "desk/submissions.h"

#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/regions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "model/fields.h"
#include "rules/submission_state.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    int64_t lead, recommender;
    struct err err;
};

static int64_t add_unit(struct fixture *f, const char *name)
{
    struct unit unit = {.name = name};
    assert_int_equal(unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err), STATUS_OK);
    return unit.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    f.lead = add_unit(&f, "东海虚构铁塔");
    f.recommender = add_unit(&f, "南岭示例通信学会");
    return f;
}

static int64_t notice_id(struct fixture *f, const char *code)
{
    struct notice_row row = {0};
    if (notice_find(f->desk, f->a, code, &row, &f->err) != STATUS_OK) {
        fail_msg("%s", f->err.text);
    }
    return row.record.id;
}

static struct submission blank(struct fixture *f, const char *code)
{
    return (struct submission){.notice = notice_id(f, code),
                               .title = "光缆隐患排查",
                               .lead = f->lead,
                               .recommender = f->recommender,
                               .list_order = NUMBER_NONE};
}

static enum status save(struct fixture *f, struct submission *s)
{
    return submission_save(f->desk, f->a, NULL, s, NULL, &f->err);
}

static struct submission load(struct fixture *f, int64_t id)
{
    struct submission s = {0};
    assert_int_equal(submission_load(f->desk, f->a, id, &s, &f->err), STATUS_OK);
    return s;
}

static enum status act(struct fixture *f, int64_t id, const char *name, const char *why)
{
    return submission_act(f->desk, f->a, id, name, (struct act_ground){why, "四（二）"}, NULL,
                          &f->err);
}

static void says(struct fixture *f, const char *part)
{
    if (!strstr(f->err.text, part)) {
        fail_msg("says: %s, not: %s", f->err.text, part);
    }
}

static int64_t last_entry(struct fixture *f)
{
    struct history h;
    assert_int_equal(history_load(f->desk, f->a, INT64_MAX, 1, &h, &f->err), STATUS_OK);
    return h.at[0].audit.id;
}

/* ---- against the notice ----------------------------------------------------------------------- */

static void test_the_only_track_is_taken_and_several_are_asked_for(void **state)
{
    struct fixture f = fixture(*state);
    struct submission one = blank(&f, "255"), several = blank(&f, "926"), wrong = several;
    assert_int_equal(save(&f, &one), STATUS_OK);
    assert_string_equal(one.state, "logged");
    assert_int_equal(one.logged_at, TEST_NOW);
    assert_int_equal(one.revision, 1);
    assert_int_equal(save(&f, &several), STATUS_DATA);
    says(&f, "有几个通道");
    wrong.track = "没有这个";
    assert_int_equal(save(&f, &wrong), STATUS_DATA);
    const struct notice *n = NULL;
    assert_int_equal(notice_definition(f.desk, several.notice, 0, &n, &f.err), STATUS_OK);
    assert_true(n->tracks.n >= 2);
    several.track = n->tracks.at[1].name; /* by name or code, kept as code */
    assert_int_equal(save(&f, &several), STATUS_OK);
    assert_string_equal(load(&f, several.record.id).track,
                        n->tracks.at[1].code ? n->tracks.at[1].code : n->tracks.at[1].name);
    desk_close(f.desk);
}

static void test_a_direction_must_be_one_of_the_notice(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    const struct notice *n = NULL;
    s.direction = "养鱼";
    assert_int_equal(save(&f, &s), STATUS_DATA);
    says(&f, "没有方向「养鱼」; 可选: ");
    assert_int_equal(notice_definition(f.desk, s.notice, 0, &n, &f.err), STATUS_OK);
    s.direction = n->axes.at[0].directions.at[0].name;
    assert_non_null(strstr(f.err.text, s.direction));
    assert_int_equal(save(&f, &s), STATUS_OK);
    desk_close(f.desk);
}

static void test_what_a_case_needs(void **state)
{
    struct fixture f = fixture(*state);
    struct submission untitled = blank(&f, "255"), late = untitled;
    untitled.title = "";
    assert_int_equal(save(&f, &untitled), STATUS_DATA);
    says(&f, "名称还空着");
    assert_int_equal(notice_stop(f.desk, f.a, late.notice, true, "到期", &f.err), STATUS_OK);
    assert_int_equal(save(&f, &late), STATUS_DATA);
    says(&f, "已停用");
    assert_int_equal(notice_stop(f.desk, f.a, late.notice, false, NULL, &f.err), STATUS_OK);
    assert_int_equal(save(&f, &late), STATUS_OK);
    struct submission nowhere = {.notice = 99, .title = "x"};
    assert_int_equal(save(&f, &nowhere), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_cases_are_found_by_number(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255"), found;
    struct submission_view view;
    s.partners = links_text(f.a, &f.recommender, 1);
    assert_int_equal(save(&f, &s), STATUS_OK);
    static const char *const good[] = {"1", "00001"}, *const bad[] = {"",  "0",  "-1",
                                                                      "2", "1x", "x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(submission_find(f.desk, f.a, good[i], &found, &f.err), STATUS_OK);
        assert_int_equal(found.record.id, s.record.id);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(submission_find(f.desk, f.a, bad[i], &found, &f.err), STATUS_NOT_FOUND);
    }
    assert_int_equal(submission_view_load(f.desk, f.a, 1, &view, &f.err), STATUS_OK);
    assert_string_equal(view.lead, "东海虚构铁塔");
    assert_string_equal(view.recommender, "南岭示例通信学会");
    assert_string_equal(view.partners.at[0], "南岭示例通信学会");
    assert_string_equal(view.state_name, "登记");
    desk_close(f.desk);
}

static void test_single_fields_are_set(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    const struct notice *n = NULL;
    assert_int_equal(save(&f, &s), STATUS_OK);
    assert_int_equal(notice_definition(f.desk, s.notice, s.revision, &n, &f.err), STATUS_OK);
    const struct field *own = notice_field(n, "传真");
    const struct {
        const char *field, *value;
    } sets[] = {{"手机", " 13800138000 "},
                {"序号", "3"},
                {"applicant", "南岭示例通信学会"},
                {"partners", "东海虚构铁塔、南岭示例通信学会"},
                {own->name, "一\t二\n三\\"}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (submission_set(f.desk, f.a, &s, sets[i].field, sets[i].value, &f.err) != STATUS_OK) {
            fail_msg("%s: %s", sets[i].field, f.err.text);
        }
    }
    assert_string_equal(s.phone, "13800138000");
    assert_int_equal(s.list_order, 3);
    assert_int_equal(s.lead, f.recommender);
    assert_string_equal(s.partners, "2,3");
    assert_non_null(fields_get(f.a, s.fields, own->id ? own->id : own->name));
    static const char *const wrong[][2] = {
        {"序号", "三"},  {"序号", "-1"},     {"state", "awarded"},        {"颜色", "红"},
        {"notice", "2"}, {"logged_at", "1"}, {"applicant", "没有的单位"}, {"title_key", "x"}};
    struct submission before = s;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (submission_set(f.desk, f.a, &s, wrong[i][0], wrong[i][1], &f.err) == STATUS_OK) {
            fail_msg("%s=%s was taken", wrong[i][0], wrong[i][1]);
        }
    }
    assert_memory_equal(&before, &s, sizeof s);
    assert_int_equal(submission_set(f.desk, f.a, &s, "序号", "", &f.err), STATUS_OK);
    assert_int_equal(s.list_order, NUMBER_NONE);
    desk_close(f.desk);
}

/* ---- states ----------------------------------------------------------------------------------- */

static void test_states_go_by_acts_and_roles(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    assert_int_equal(save(&f, &s), STATUS_OK);
    int64_t id = s.record.id;
    f.desk->may = MAY_LOG;
    assert_int_equal(act(&f, id, "accept", NULL), STATUS_DATA);
    says(&f, "申报件 00001 现在是「登记」, 不能受理");
    assert_int_equal(act(&f, id, "screen", NULL), STATUS_OK);
    assert_int_equal(act(&f, id, "correct", NULL), STATUS_DATA); /* only with all defects told */
    says(&f, "补正单");
    assert_int_equal(act(&f, id, "refuse", "材料不全"), STATUS_NOT_PERMITTED);
    says(&f, "需要主管");
    assert_string_equal(load(&f, id).state, "screening");
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(act(&f, id, "refuse", "材料不全"), STATUS_OK);
    int64_t refused = last_entry(&f);
    assert_string_equal(load(&f, id).state, "refused");
    assert_int_equal(act(&f, id, "withdraw", "不报了"), STATUS_DATA);
    f.desk->may = MAY_LOG; /* nor may a clerk take the decision back */
    assert_int_equal(desk_undo(f.desk, f.a, refused, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(desk_undo(f.desk, f.a, refused, NULL, NULL, &f.err), STATUS_OK);
    assert_string_equal(load(&f, id).state, "screening");
    f.desk->may = MAY_PRINT;
    assert_int_equal(act(&f, id, "accept", NULL), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static void test_withdrawn_cases_come_back_to_where_they_were(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    assert_int_equal(save(&f, &s), STATUS_OK);
    int64_t id = s.record.id;
    assert_int_equal(act(&f, id, "revive", NULL), STATUS_DATA);
    assert_int_equal(act(&f, id, "screen", NULL), STATUS_OK);
    assert_int_equal(act(&f, id, "withdraw", ""), STATUS_USAGE);
    assert_int_equal(act(&f, id, "withdraw", "单位来函"), STATUS_OK);
    assert_string_equal(load(&f, id).state, "withdrawn");
    assert_int_equal(act(&f, id, "withdraw", "再撤"), STATUS_DATA);
    assert_int_equal(act(&f, id, "screen", NULL), STATUS_DATA);
    assert_int_equal(act(&f, id, "revive", NULL), STATUS_OK);
    assert_string_equal(load(&f, id).state, "screening");
    assert_null(load(&f, id).state_before);
    assert_int_equal(submission_void(f.desk, f.a, id, "误录", &f.err), STATUS_OK);
    assert_int_equal(act(&f, id, "accept", NULL), STATUS_DATA);
    says(&f, "已作废");
    desk_close(f.desk);
}

/* ---- history ---------------------------------------------------------------------------------- */

static const char *changes_text(struct fixture *f, int64_t id)
{
    struct history_changes changes;
    const char *text = "";
    assert_int_equal(history_changes(f->desk, f->a, id, &changes, &f->err), STATUS_OK);
    for (size_t i = 0; i < changes.n; i++) {
        const struct history_change *c = &changes.at[i];
        text = arena_printf(f->a, "%s%s|%s|%s|%s\n", text, c->subject, c->field,
                            text_or_empty(c->old), text_or_empty(c->new));
    }
    return text;
}

static void test_history_tells_names_and_each_field(void **state)
{
    struct fixture f = fixture(*state);
    struct history h;
    struct submission s = blank(&f, "255");
    s.fields = fields_set(f.a, fields_set(f.a, NULL, "留", "同"), "甲", "旧");
    assert_int_equal(save(&f, &s), STATUS_OK);
    struct submission base = load(&f, s.record.id), mine = base;
    mine.lead = f.recommender;
    mine.partners = links_text(f.a, &f.lead, 1);
    mine.phone = "13800138000";
    mine.fields = fields_set(f.a, fields_set(f.a, base.fields, "甲", "新"), "乙", "添");
    assert_int_equal(submission_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    assert_string_equal(changes_text(&f, last_entry(&f)),
                        "申报件 00001 光缆隐患排查|牵头单位|东海虚构铁塔|南岭示例通信学会\n"
                        "申报件 00001 光缆隐患排查|联合单位||东海虚构铁塔\n"
                        "申报件 00001 光缆隐患排查|手机||13800138000\n"
                        "申报件 00001 光缆隐患排查|甲|旧|新\n"
                        "申报件 00001 光缆隐患排查|乙||添\n");
    assert_int_equal(submission_void(f.desk, f.a, 1, "误录", &f.err), STATUS_OK);
    assert_string_equal(changes_text(&f, last_entry(&f)), "申报件 00001 光缆隐患排查|作废||\n");
    int64_t voided = last_entry(&f);
    assert_int_equal(desk_undo(f.desk, f.a, voided, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(history_of(f.desk, f.a, "submission", 1, &h, &f.err), STATUS_OK);
    assert_int_equal(h.n, 4);
    assert_int_equal(h.at[1].undone_by, h.at[0].audit.id);
    assert_int_equal(h.at[2].undone_by, 0);
    assert_string_equal(h.at[1].audit.why, "误录");
    desk_close(f.desk);
}

/* ---- checks and regions ------------------------------------------------------------------------- */

static bool has_finding(struct fixture *f, const struct submission *s, const char *about)
{
    struct findings findings = {0};
    assert_int_equal(check_case(f->desk, f->a, s, &findings, &f->err), STATUS_OK);
    for (size_t i = 0; i < findings.n; i++) {
        if (strstr(findings.at[i].text, about)) {
            return true;
        }
    }
    return false;
}

static void test_a_case_is_checked(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    s.phone = "1380013800";
    s.credit_code = "914403007084611360";
    assert_int_equal(save(&f, &s), STATUS_OK);
    assert_true(has_finding(&f, &s, "1380013800"));
    s.phone = "13800138000";
    assert_false(has_finding(&f, &s, "1380013800"));
    desk_close(f.desk);
}

/* With what arrived for it: the only arrival came a day late. */
static void test_a_case_is_checked_with_its_arrival(void **state)
{
    struct fixture f = fixture(*state);
    struct submission s = blank(&f, "255");
    assert_int_equal(save(&f, &s), STATUS_OK);
    assert_false(has_finding(&f, &s, "2024-07-16"));
    struct receipt_full r = {.receipt = {.notice = s.notice,
                                         .revision = 1,
                                         .unit = f.recommender,
                                         .at = TEST_NOW,
                                         .basis = "arrival",
                                         .submissions = links_text(f.a, &s.record.id, 1)}};
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_OK);
    assert_true(has_finding(&f, &s, "2024-07-16"));
    desk_close(f.desk);
}

static void test_regions_know_their_province(void **state)
{
    struct fixture f = fixture(*state);
    struct texts up;
    assert_int_equal(regions_up(f.desk, f.a, "440300", &up, &f.err), STATUS_OK);
    assert_int_equal(up.n, 4);
    assert_string_equal(up.at[1], "深圳市");
    assert_string_equal(up.at[3], "广东省");
    assert_int_equal(regions_up(f.desk, f.a, "广东省", &up, &f.err), STATUS_OK);
    assert_string_equal(up.at[0], "440000");
    assert_int_equal(regions_up(f.desk, f.a, "火星", &up, &f.err), STATUS_OK);
    assert_int_equal(up.n, 1);
    assert_int_equal(regions_up(f.desk, f.a, NULL, &up, &f.err), STATUS_OK);
    assert_int_equal(up.n, 0);
    assert_string_equal(region_name(f.desk, "440300"), "深圳市");
    assert_string_equal(region_name(f.desk, "110000"), "北京市"); /* the first of them */
    assert_string_equal(region_name(f.desk, "火星"), "火星");
    assert_null(region_name(f.desk, NULL));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_only_track_is_taken_and_several_are_asked_for),
        ARENA_TEST(test_a_direction_must_be_one_of_the_notice),
        ARENA_TEST(test_what_a_case_needs),
        ARENA_TEST(test_cases_are_found_by_number),
        ARENA_TEST(test_single_fields_are_set),
        ARENA_TEST(test_states_go_by_acts_and_roles),
        ARENA_TEST(test_withdrawn_cases_come_back_to_where_they_were),
        ARENA_TEST(test_history_tells_names_and_each_field),
        ARENA_TEST(test_a_case_is_checked),
        ARENA_TEST(test_a_case_is_checked_with_its_arrival),
        ARENA_TEST(test_regions_know_their_province),
    };
    return check_run("desk/submissions", tests, sizeof tests / sizeof *tests);
}
