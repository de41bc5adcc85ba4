/* Units: codes and names that meet, aliases, merging and un-merging, voiding. */
#include "desk/unit_pairs.h"
#include "desk/units.h"

#include <string.h>

#include "base/slice.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"

#define CODE_A "91440300708461136T"
#define CODE_B "91110000101174712L"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){desk_for_test(a, false), a, {.arena = a}};
}

static int64_t add(struct fixture *f, const char *name, const char *code)
{
    struct unit unit = {.name = name, .credit_code = code};
    if (unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err) != STATUS_OK) {
        fail_msg("%s", f->err.text);
    }
    return unit.record.id;
}

static struct unit load(struct fixture *f, int64_t id)
{
    struct unit unit = {0};
    assert_int_equal(unit_load(f->desk, f->a, id, &unit, &f->err), STATUS_OK);
    return unit;
}

/* The id of the unit so called; 0 when there is none. */
static int64_t found(struct fixture *f, const char *text)
{
    struct unit unit = {0};
    return unit_find(f->desk, f->a, text, &unit, &f->err) == STATUS_OK ? unit.record.id : 0;
}

static int64_t matched(struct fixture *f, const char *code, const char *name)
{
    int64_t id = -1;
    assert_int_equal(unit_match(f->desk, f->a, code, name, &id, &f->err), STATUS_OK);
    return id;
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

static void test_units_are_found_by_every_name(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add(&f, "东海虚构铁塔(集团)有限公司", CODE_A);
    struct unit_alias alias = {.unit = id, .name = "东海铁塔"};
    assert_int_equal(unit_alias_add(f.desk, f.a, &alias, &f.err), STATUS_OK);
    static const char *const texts[] = {"东海虚构铁塔(集团)有限公司",
                                        "东海虚构铁塔（集团）有限公司",
                                        " 东海虚构铁塔 (集团) 有限公司",
                                        CODE_A,
                                        "东海铁塔",
                                        "#2",
                                        "2"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (found(&f, texts[i]) != id) {
            fail_msg("not found by %s", texts[i]);
        }
    }
    assert_int_equal(found(&f, "东海"), 0);
    says(&f, "没有单位「东海」");
    assert_int_equal(found(&f, "#99"), 0);
    assert_int_equal(found(&f, "#2甲"), 0);
    assert_int_equal(matched(&f, CODE_A, "别的名称"), id); /* the code decides */
    assert_int_equal(matched(&f, NULL, ""), 0);
    assert_int_equal(matched(&f, CODE_B, "东海铁塔"), id);
    desk_close(f.desk);
}

static void test_codes_are_checked(void **state)
{
    struct fixture f = fixture(*state);
    struct unit wrong = {.name = "北原测试网络", .credit_code = "91440300708461136X"};
    struct unit taken = {.name = "西山假设卫通", .credit_code = CODE_A};
    add(&f, "东海虚构铁塔", CODE_A);
    assert_int_equal(unit_save(f.desk, f.a, NULL, &wrong, NULL, &f.err), STATUS_DATA);
    says(&f, "校验不对");
    assert_int_equal(unit_save(f.desk, f.a, NULL, &taken, NULL, &f.err), STATUS_DATA);
    says(&f, "已是「东海虚构铁塔」的; 若是同一单位请合并");
    /* A supervisor may keep a failing code with a reason, but never another unit's. */
    assert_int_equal(unit_save(f.desk, f.a, NULL, &taken, "执照如此", &f.err), STATUS_DATA);
    f.desk->may = MAY_LOG;
    assert_int_equal(unit_save(f.desk, f.a, NULL, &wrong, "执照如此", &f.err), STATUS_DATA);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(unit_save(f.desk, f.a, NULL, &wrong, "执照如此", &f.err), STATUS_OK);
    struct unit mine = load(&f, wrong.record.id), base = mine;
    mine.phone = "13800138000"; /* the kept code does not stand in the way of other edits */
    assert_int_equal(unit_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    struct unit nameless = {.name = ""};
    assert_int_equal(unit_save(f.desk, f.a, NULL, &nameless, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_a_code_is_explained(void **state)
{
    struct code_report r = unit_code_report(*state, CODE_A);
    assert_true(r.is_valid);
    assert_null(r.text);
    r = unit_code_report(*state, " 91440300708461136t ");
    assert_true(r.is_valid);
    assert_string_equal(r.code, CODE_A);
    r = unit_code_report(*state, "9144030070846113OT"); /* the letter O for a digit */
    assert_false(r.is_valid);
    assert_non_null(r.text);
    assert_int_equal(unit_code_report(*state, "914403I0708461136T").position, 7);
}

static void test_aliases_do_not_collide(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_aliases aliases;
    int64_t id = add(&f, "东海虚构铁塔", NULL);
    add(&f, "北原测试网络", NULL);
    struct unit_alias empty = {.unit = id, .name = ""},
                      taken = {.unit = id, .name = "北原测试网络"};
    struct unit_alias good = {.unit = id, .name = "东海塔"};
    assert_int_equal(unit_alias_add(f.desk, f.a, &empty, &f.err), STATUS_DATA);
    assert_int_equal(unit_alias_add(f.desk, f.a, &taken, &f.err), STATUS_DATA);
    says(&f, "已经是单位「北原测试网络」的名称");
    assert_int_equal(unit_alias_add(f.desk, f.a, &good, &f.err), STATUS_OK);
    assert_int_equal(unit_aliases_load(f.desk, f.a, id, &aliases, &f.err), STATUS_OK);
    assert_int_equal(aliases.n, 1);
    assert_int_equal(unit_alias_void(f.desk, f.a, good.record.id, "错", &f.err), STATUS_OK);
    assert_int_equal(found(&f, "东海塔"), 0);
    assert_int_equal(unit_aliases_load(f.desk, f.a, id, &aliases, &f.err), STATUS_OK);
    assert_int_equal(aliases.n, 0);
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(found(&f, "东海塔"), id);
    desk_close(f.desk);
}

static void test_merging_and_back(void **state)
{
    struct fixture f = fixture(*state);
    struct unit row = {0};
    int64_t one = add(&f, "东海虚构铁塔", CODE_A), two = add(&f, "东海虚构铁塔公司", NULL);
    assert_int_equal(unit_merge(f.desk, f.a, one, two, "同一执照", &f.err), STATUS_OK);
    int64_t merged = last_entry(&f);
    assert_int_equal(found(&f, "东海虚构铁塔公司"), one);
    assert_int_equal(unit_find_row(f.desk, f.a, "东海虚构铁塔公司", &row, &f.err), STATUS_OK);
    assert_int_equal(row.record.id, two);
    assert_int_equal(unit_void(f.desk, f.a, one, NULL, &f.err), STATUS_DATA); /* two rests on it */
    assert_int_equal(unit_unmerge(f.desk, f.a, two, one, NULL, &f.err), STATUS_DATA);
    says(&f, "没有并入");
    assert_int_equal(unit_unmerge(f.desk, f.a, one, two, "两家", &f.err), STATUS_OK);
    assert_int_equal(found(&f, "东海虚构铁塔公司"), two);
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(found(&f, "东海虚构铁塔公司"), one);
    assert_int_equal(desk_undo(f.desk, f.a, merged, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(load(&f, two).merged_into, 0);
    desk_close(f.desk);
}

static void test_what_cannot_be_merged(void **state)
{
    struct fixture f = fixture(*state);
    int64_t one = add(&f, "东海虚构铁塔", CODE_A), two = add(&f, "北原测试网络", CODE_B);
    int64_t three = add(&f, "西山假设卫通", NULL), four = add(&f, "西山卫通", NULL);
    assert_int_equal(unit_merge(f.desk, f.a, one, one, NULL, &f.err), STATUS_DATA);
    says(&f, "不能并入自己");
    assert_int_equal(unit_merge(f.desk, f.a, one, two, NULL, &f.err), STATUS_DATA);
    says(&f, "信用代码不同");
    assert_int_equal(unit_merge(f.desk, f.a, one, 99, NULL, &f.err), STATUS_NOT_FOUND);
    assert_int_equal(unit_merge(f.desk, f.a, three, four, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_merge(f.desk, f.a, four, one, NULL, &f.err), STATUS_DATA);
    assert_int_equal(unit_merge(f.desk, f.a, one, four, NULL, &f.err), STATUS_DATA);
    says(&f, "「西山卫通」已并入「西山假设卫通」");
    assert_int_equal(unit_merge(f.desk, f.a, four, three, NULL, &f.err), STATUS_DATA); /* no ring */
    assert_int_equal(unit_merge(f.desk, f.a, one, three, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_merge(f.desk, f.a, two, one, NULL, &f.err), STATUS_DATA);
    assert_int_equal(unit_unmerge(f.desk, f.a, one, three, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_void(f.desk, f.a, one, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_merge(f.desk, f.a, two, one, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void stands(struct fixture *f, int64_t unit, int64_t into, int64_t via)
{
    struct unit u = load(f, unit);
    assert_int_equal(u.merged_into, into);
    assert_int_equal(u.merged_via, via);
}

/* a into b, b into c, c into d: each goes and comes back with what hangs below it. */
static void test_a_chain_of_merges_is_taken_apart_anywhere(void **state)
{
    struct fixture f = fixture(*state);
    int64_t a = add(&f, "东海虚构铁塔", NULL), b = add(&f, "北原测试网络", NULL);
    int64_t c = add(&f, "西山假设卫通", NULL), d = add(&f, "南岭示例光缆", NULL);
    assert_int_equal(unit_merge(f.desk, f.a, b, a, NULL, &f.err), STATUS_OK);
    int64_t first = last_entry(&f);
    assert_int_equal(unit_merge(f.desk, f.a, c, b, NULL, &f.err), STATUS_OK);
    stands(&f, a, c, b);
    stands(&f, b, c, 0);
    assert_int_equal(found(&f, "东海虚构铁塔"), c);
    assert_int_equal(desk_undo(f.desk, f.a, first, NULL, NULL, &f.err), STATUS_DATA);
    assert_int_equal(unit_merge(f.desk, f.a, d, c, NULL, &f.err), STATUS_OK);
    int64_t last = last_entry(&f);
    stands(&f, a, d, b);
    stands(&f, b, d, c);
    assert_int_equal(unit_unmerge(f.desk, f.a, d, b, "另一家", &f.err), STATUS_OK);
    stands(&f, a, b, 0);
    stands(&f, b, 0, 0);
    stands(&f, c, d, 0);
    assert_int_equal(found(&f, "东海虚构铁塔"), b);
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    stands(&f, a, d, b);
    assert_int_equal(unit_unmerge(f.desk, f.a, b, a, "另一家", &f.err), STATUS_OK); /* of its own */
    stands(&f, a, 0, 0);
    stands(&f, b, d, c);
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, last, NULL, NULL, &f.err), STATUS_OK);
    stands(&f, a, c, b);
    stands(&f, c, 0, 0);
    assert_int_equal(unit_unmerge(f.desk, f.a, d, c, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

/* The one in force has no code; one that hangs below it has. */
static void test_two_codes_anywhere_in_a_chain_are_two_units(void **state)
{
    struct fixture f = fixture(*state);
    int64_t below = add(&f, "东海虚构铁塔", CODE_A), top = add(&f, "东海铁塔", NULL);
    int64_t other = add(&f, "北原测试网络", CODE_B);
    assert_int_equal(unit_merge(f.desk, f.a, top, below, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_merge(f.desk, f.a, other, top, NULL, &f.err), STATUS_DATA);
    says(&f, "信用代码不同");
    assert_int_equal(unit_merge(f.desk, f.a, top, other, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_duplicates_are_proposed_surest_first(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_pairs pairs;
    int64_t one = add(&f, "东海虚构铁塔信息技术有限公司", NULL);
    int64_t two = add(&f, "东海虚构铁塔信息技术集团有限公司", NULL);
    add(&f, "北原测试网络", NULL);
    int64_t same = add(&f, "东海虚构铁塔信息技术有限公司", NULL);
    assert_int_equal(unit_duplicates(f.desk, f.a, 10, &pairs, &f.err), STATUS_OK);
    assert_true(pairs.n >= 2);
    assert_int_equal(pairs.at[0].reason, SAME_NAME);
    assert_int_equal(pairs.at[0].left.record.id, one);
    assert_int_equal(pairs.at[0].right.record.id, same);
    assert_int_equal(pairs.at[1].reason, SIMILAR_NAME);
    assert_int_equal(pairs.at[1].left.record.id == two || pairs.at[1].right.record.id == two, 1);
    assert_int_equal(unit_duplicates(f.desk, f.a, 1, &pairs, &f.err), STATUS_OK);
    assert_int_equal(pairs.n, 1);
    assert_int_equal(unit_merge(f.desk, f.a, one, same, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_duplicates(f.desk, f.a, 10, &pairs, &f.err), STATUS_OK);
    for (size_t i = 0; i < pairs.n; i++) {
        assert_int_not_equal(pairs.at[i].reason, SAME_NAME);
    }
    desk_close(f.desk);
}

/* The branches of two cities are two units; one character mistyped is suspected. */
static void test_branches_are_not_suspected(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_pairs pairs;
    add(&f, "广东示例移动通信有限公司广州分公司", NULL);
    add(&f, "广东示例移动通信有限公司深圳分公司", NULL);
    assert_int_equal(unit_duplicates(f.desk, f.a, 10, &pairs, &f.err), STATUS_OK);
    assert_int_equal(pairs.n, 0);
    add(&f, "广东示例移动通信有限公司深圳分公可", NULL);
    assert_int_equal(unit_duplicates(f.desk, f.a, 10, &pairs, &f.err), STATUS_OK);
    assert_int_equal(pairs.n, 1);
    desk_close(f.desk);
}

static size_t proposed(struct fixture *f)
{
    struct unit_pairs pairs;
    assert_int_equal(unit_duplicates(f->desk, f->a, 10, &pairs, &f->err), STATUS_OK);
    return pairs.n;
}

static void test_two_told_apart_are_not_proposed_again(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_pairs apart;
    int64_t one = add(&f, "东海虚构铁塔信息技术有限公司", NULL);
    int64_t two = add(&f, "东海虚构铁塔信息技术集团有限公司", NULL);
    struct unit_apart act = {.one = two, .other = one, .why = "两张执照"};
    assert_int_equal(proposed(&f), 1);
    assert_int_equal(unit_tell_apart(f.desk, f.a, &act, &f.err), STATUS_OK);
    assert_int_equal(proposed(&f), 0);
    assert_int_equal(unit_pairs_told_apart(f.desk, f.a, &apart, &f.err), STATUS_OK);
    assert_int_equal(apart.n, 1);
    assert_string_equal(apart.at[0].told_by, "张收件 2024-07-16");
    assert_string_equal(apart.at[0].why, "两张执照");
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(proposed(&f), 1);
    act.is_taken_back = true;
    assert_int_equal(unit_tell_apart(f.desk, f.a, &act, &f.err), STATUS_NOT_FOUND);
    act = (struct unit_apart){.one = one, .other = one};
    assert_int_equal(unit_tell_apart(f.desk, f.a, &act, &f.err), STATUS_DATA);
    assert_int_equal(unit_merge(f.desk, f.a, one, two, NULL, &f.err), STATUS_OK);
    act.other = two;
    assert_int_equal(unit_tell_apart(f.desk, f.a, &act, &f.err), STATUS_DATA);
    says(&f, "是一个单位");
    desk_close(f.desk);
}

static void test_a_unit_told_apart_may_still_be_voided(void **state)
{
    struct fixture f = fixture(*state);
    int64_t one = add(&f, "东海虚构铁塔信息技术有限公司", NULL);
    struct unit_apart act = {.one = one,
                             .other = add(&f, "东海虚构铁塔信息技术集团有限公司", NULL)};
    assert_int_equal(unit_tell_apart(f.desk, f.a, &act, &f.err), STATUS_OK);
    assert_int_equal(unit_void(f.desk, f.a, one, "登记错了", &f.err), STATUS_OK);
    desk_close(f.desk);
}

static int64_t alike(struct fixture *f, const char *name)
{
    struct unit found;
    assert_int_equal(unit_alike(f->desk, f->a, name, &found, &f->err), STATUS_OK);
    return found.record.id;
}

static void test_a_new_unit_may_be_there_already(void **state)
{
    struct fixture f = fixture(*state);
    add(&f, "北原测试网络", NULL);
    int64_t id = add(&f, "东海虚构铁塔信息技术有限公司", NULL);
    assert_int_equal(alike(&f, "东海虚构铁塔信息技术有限责任公司"), id);
    assert_int_equal(alike(&f, "东海虚构铁塔信息技术集团有限公司"), id);
    assert_int_equal(alike(&f, "南岭示例通信有限公司"), 0);
    assert_int_equal(alike(&f, ""), 0);
    desk_close(f.desk);
}

static void test_a_unit_in_use_stays(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row;
    struct unit_parts parts;
    struct slice yaml = slice_of("文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n");
    int64_t lead = add(&f, "东海虚构铁塔", NULL), partner = add(&f, "北原测试网络", NULL);
    int64_t added = last_entry(&f);
    assert_int_equal(notice_load(f.desk, f.a, yaml, "a.yaml", &row, &f.err), STATUS_OK);
    struct submission s = {.notice = row.record.id,
                           .title = "光缆隐患排查",
                           .lead = lead,
                           .partners = links_text(f.a, &partner, 1),
                           .list_order = NUMBER_NONE};
    assert_int_equal(submission_save(f.desk, f.a, NULL, &s, NULL, &f.err), STATUS_OK);
    assert_int_equal(unit_void(f.desk, f.a, lead, NULL, &f.err), STATUS_DATA);
    assert_int_equal(unit_void(f.desk, f.a, partner, NULL, &f.err), STATUS_DATA);
    says(&f, "被 1 处用着");
    assert_int_equal(desk_undo(f.desk, f.a, added, NULL, NULL, &f.err), STATUS_DATA);
    says(&f, "已被别处使用 1 次");
    assert_int_equal(unit_parts_load(f.desk, f.a, partner, 10, &parts, &f.err), STATUS_OK);
    assert_int_equal(parts.n, 1);
    assert_false(parts.at[0].is_lead);
    assert_int_equal(unit_parts_load(f.desk, f.a, lead, 10, &parts, &f.err), STATUS_OK);
    assert_true(parts.at[0].is_lead);
    assert_int_equal(submission_void(f.desk, f.a, s.record.id, "误录", &f.err), STATUS_OK);
    assert_int_equal(unit_void(f.desk, f.a, partner, "误录", &f.err), STATUS_OK);
    assert_int_equal(load(&f, partner).record.is_void, 1);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_units_are_found_by_every_name),
        ARENA_TEST(test_codes_are_checked),
        ARENA_TEST(test_a_code_is_explained),
        ARENA_TEST(test_aliases_do_not_collide),
        ARENA_TEST(test_merging_and_back),
        ARENA_TEST(test_what_cannot_be_merged),
        ARENA_TEST(test_a_chain_of_merges_is_taken_apart_anywhere),
        ARENA_TEST(test_two_codes_anywhere_in_a_chain_are_two_units),
        ARENA_TEST(test_duplicates_are_proposed_surest_first),
        ARENA_TEST(test_branches_are_not_suspected),
        ARENA_TEST(test_two_told_apart_are_not_proposed_again),
        ARENA_TEST(test_a_unit_told_apart_may_still_be_voided),
        ARENA_TEST(test_a_new_unit_may_be_there_already),
        ARENA_TEST(test_a_unit_in_use_stays),
    };
    return check_run("desk/units", tests, sizeof tests / sizeof *tests);
}
