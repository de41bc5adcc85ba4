/* Who owes what by when: by class, by award, by event; done, taken back, undone. */
#include "desk/obligations.h"

#include "base/slice.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static struct fixture fixture(struct arena *a, const char *unit, const char *class)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    o.data_dir = "data";
    o.unit = unit;
    o.class = class;
    check(&f, desk_create(&f.desk, &o, &f.err));
    return f;
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class)
{
    struct unit unit = {.name = name, .class = class};
    check(f, unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err));
    return unit.record.id;
}

/* An awarded submission, as if it had gone the whole way. */
static int64_t award(struct fixture *f, const char *code, int64_t lead)
{
    struct notice_row row = {0};
    struct write w;
    check(f, notice_find(f->desk, f->a, code, &row, &f->err));
    struct submission s = {.notice = row.record.id, .title = "示例中心", .lead = lead};
    check(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    struct submission base = s;
    check(f, submission_load(f->desk, f->a, s.record.id, &base, &f->err));
    s = base;
    s.state = "awarded";
    enum status status = write_begin(&w, f->desk, f->a, "award", MAY_LOG, &f->err);
    if (status == STATUS_OK) {
        status = write_update(&w, &submission_type, &base, &s, &f->err);
    }
    check(f, write_end(&w, status, "认定", NULL, NULL, &f->err));
    return s.record.id;
}

static struct obligations load(struct fixture *f)
{
    struct obligations all;
    check(f, obligations_load(f->desk, f->a, &all, &f->err));
    return all;
}

static const struct obligation *find(struct fixture *f, const char *id)
{
    struct obligations all = load(f);
    for (size_t i = 0; i < all.n; i++) {
        if (text_eq(all.at[i].id, id)) {
            return &all.at[i];
        }
    }
    return NULL;
}

static enum status done(struct fixture *f, const char *id, const char *on)
{
    struct obligation_act act = {id, on, "已收到", false};
    return obligation_done(f->desk, f->a, &act, &f->err);
}

/* T27: 88号 calls for nothing, but two classes owe a report by 2024-12-15. */
static void test_t27_a_report_is_owed_by_two_classes(void **state)
{
    struct fixture f = fixture(*state, NULL, NULL);
    const struct obligation *bureaus = find(&f, "88.年度工作总结.各地通信管理局");
    const struct obligation *groups = find(&f, "88.年度工作总结.各基础电信企业集团");
    assert_string_equal(day_text(f.a, bureaus->turn.due), "2024-12-15");
    assert_non_null(strstr(bureaus->turn.note, "不是工作日"));
    assert_string_equal(groups->who, "各基础电信企业集团");
    assert_string_equal(groups->clause, "结尾");
    assert_int_equal(load(&f).n, 2);
    desk_close(f.desk);
}

/* Units the desk knows stand for their class; a desk that owes it itself stands alone. */
static void test_units_of_the_class(void **state)
{
    struct fixture f = fixture(*state, NULL, NULL);
    int64_t south = add_unit(&f, "南岭示例通信管理局", "provincial_telecom");
    add_unit(&f, "北原示例通信管理局", "省级通信管理局");
    add_unit(&f, "示例公司", "互联网企业");
    assert_int_equal(load(&f).n, 3);
    const char *id = arena_printf(f.a, "88.年度工作总结.u%lld", (long long)south);
    assert_string_equal(find(&f, id)->who, "南岭示例通信管理局");
    desk_close(f.desk);
    struct fixture own = fixture(*state, "南岭示例通信管理局", "省级通信管理局");
    add_unit(&own, "北原示例通信管理局", "省级通信管理局");
    struct obligations all = load(&own);
    assert_int_equal(all.n, 2);
    assert_true(text_eq(all.at[0].who, "南岭示例通信管理局") ||
                text_eq(all.at[1].who, "南岭示例通信管理局"));
    desk_close(own.desk);
}

static void test_what_an_award_brings(void **state)
{
    struct fixture f = fixture(*state, NULL, NULL);
    int64_t lead = add_unit(&f, "示例中心公司", NULL);
    award(&f, "220", lead);
    award(&f, "360", lead);
    const struct obligation *report = find(&f, "220.定期报告.00001.2024-12");
    assert_non_null(report);
    assert_string_equal(report->who, "示例中心公司");
    assert_true(report->turn.is_inferred);
    assert_null(find(&f, "220.定期报告.00001.2024-06"));
    assert_string_equal(day_text(f.a, find(&f, "220.综合考察评估.00001.2027")->turn.due),
                        "2027-07-16");
    assert_string_equal(find(&f, "220.综合考察评估.00001.2027")->who, "工业和信息化部");
    assert_string_equal(day_text(f.a, find(&f, "360.试点示范期.00002")->turn.due), "2026-07-16");
    desk_close(f.desk);
}

/* T26: the clock of a change begins when somebody records it. */
static void test_an_event_starts_a_clock(void **state)
{
    struct fixture f = fixture(*state, NULL, NULL);
    int64_t id = award(&f, "220", add_unit(&f, "示例中心公司", NULL));
    struct obligation_event event = {id, NULL, "2022-12-01", "更名"};
    check(&f, obligation_event_add(f.desk, f.a, &event, &f.err));
    const struct obligation *owed = find(&f, "220.重大调整报告.00001.2022-12-01");
    assert_string_equal(day_text(f.a, owed->turn.due), "2022-12-29");
    assert_int_equal(owed->state, OBLIGATION_OVERDUE);
    assert_non_null(strstr(owed->what, "更名"));
    event.step = "没有的";
    assert_int_equal(obligation_event_add(f.desk, f.a, &event, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "重大调整报告"));
    event = (struct obligation_event){id, NULL, "2025-01-01", NULL};
    assert_int_equal(obligation_event_add(f.desk, f.a, &event, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_done_and_undone(void **state)
{
    static const char *const id = "88.年度工作总结.各地通信管理局";
    struct fixture f = fixture(*state, NULL, NULL);
    struct history history;
    assert_int_equal(find(&f, id)->state, OBLIGATION_OPEN);
    check(&f, done(&f, id, "2024-07-01"));
    assert_int_equal(find(&f, id)->state, OBLIGATION_DONE);
    assert_string_equal(find(&f, id)->done_on, "2024-07-01");
    assert_string_equal(find(&f, id)->note, "已收到");
    assert_string_equal(load(&f).at[1].id, id); /* what is done comes last */
    check(&f, history_load(f.desk, f.a, INT64_MAX, 1, &history, &f.err));
    check(&f, desk_undo(f.desk, f.a, history.at[0].audit.id, NULL, NULL, &f.err));
    assert_int_equal(find(&f, id)->state, OBLIGATION_OPEN);
    assert_int_equal(done(&f, "88.没有.u1", NULL), STATUS_NOT_FOUND);
    assert_int_equal(done(&f, id, "2025-01-01"), STATUS_DATA);
    assert_int_equal(done(&f, id, "昨天"), STATUS_DATA);
    desk_close(f.desk);
}

static enum obligation_state state_of(struct fixture *f, int64_t unit)
{
    return find(f, arena_printf(f->a, "88.年度工作总结.u%lld", (long long)unit))->state;
}

/* What a unit had done shows with the one it was merged into, is taken back there, and shows with itself
 * again once they are taken apart. */
static void test_what_was_done_outlives_a_merge(void **state)
{
    struct fixture f = fixture(*state, NULL, NULL);
    int64_t stays = add_unit(&f, "南岭示例通信管理局", "provincial_telecom");
    int64_t goes = add_unit(&f, "南岭省示例通信管理局", "provincial_telecom");
    const char *id = arena_printf(f.a, "88.年度工作总结.u%lld", (long long)goes);
    check(&f, done(&f, id, "2024-07-01"));
    assert_int_equal(state_of(&f, stays), OBLIGATION_OPEN);
    check(&f, unit_merge(f.desk, f.a, stays, goes, NULL, &f.err));
    assert_int_equal(state_of(&f, stays), OBLIGATION_DONE);
    assert_null(find(&f, id));
    check(&f, unit_unmerge(f.desk, f.a, stays, goes, NULL, &f.err));
    assert_int_equal(state_of(&f, stays), OBLIGATION_OPEN);
    assert_int_equal(state_of(&f, goes), OBLIGATION_DONE);
    check(&f, unit_merge(f.desk, f.a, stays, goes, NULL, &f.err));
    check(&f, done(&f, arena_printf(f.a, "88.年度工作总结.u%lld", (long long)stays), "2024-06-30"));
    const char *on =
        find(&f, arena_printf(f.a, "88.年度工作总结.u%lld", (long long)stays))->done_on;
    assert_string_equal(on, "2024-06-30"); /* its own says more */
    struct obligation_act clear = {id, NULL, NULL, true};
    check(&f, obligation_done(f.desk, f.a, &clear, &f.err)); /* by the id it had */
    assert_int_equal(state_of(&f, stays), OBLIGATION_OPEN);
    assert_int_equal(obligation_done(f.desk, f.a, &clear, &f.err), STATUS_NOT_FOUND);
    check(&f, unit_unmerge(f.desk, f.a, stays, goes, NULL, &f.err));
    assert_int_equal(state_of(&f, goes), OBLIGATION_OPEN);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_t27_a_report_is_owed_by_two_classes),
        ARENA_TEST(test_units_of_the_class),
        ARENA_TEST(test_what_an_award_brings),
        ARENA_TEST(test_an_event_starts_a_clock),
        ARENA_TEST(test_done_and_undone),
        ARENA_TEST(test_what_was_done_outlives_a_merge),
    };
    return check_run("obligations", tests, sizeof tests / sizeof *tests);
}
