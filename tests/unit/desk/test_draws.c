/* Drawing a panel from the pool: who is left out and why, what is written, drawn again from the record,
 * undone as one. */
#include "desk/draws.h"

#include <string.h>

#include "base/slice.h"
#include "desk/undo.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/panels.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    struct draw_report report;
    struct err err;
};

/* Seven units with two experts each; first case: lead 广东示例联通, partner 珠江样本数据中心. */
static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    reviewers_for_test(f.desk, a, 7, 2);
    return f;
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static struct draw_order order(struct fixture *f)
{
    return (struct draw_order){
        .panel = {.notice = f->cases.notice, .directions = "网络设施保护", .size = 5},
        .seed = "618 033"};
}

static struct draw_candidate_view of(struct fixture *f, int64_t reviewer)
{
    for (size_t i = 0; i < f->report.n; i++) {
        if (f->report.at[i].reviewer->reviewer.record.id == reviewer) {
            return f->report.at[i];
        }
    }
    fail_msg("reviewer %lld is not in the pool", (long long)reviewer);
    return (struct draw_candidate_view){0};
}

static void test_a_draw_fills_the_seats(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    struct panel_seats seats;
    o.alternates = 2;
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    assert_string_equal(f.report.panel.name, "255号 网络设施保护 评审组");
    assert_string_equal(f.report.panel.terms, "成员 5 人, 候补 2 人");
    check(&f, panel_seats_load(f.desk, f.a, f.report.panel.record.id, &seats, &f.err));
    assert_int_equal(seats.n, 7);
    for (size_t i = 0; i < 7; i++) {
        const struct draw_candidate_view *v = &f.report.at[i];
        assert_string_equal(seats.at[i].seat.state, i < 5 ? SEAT_MEMBER : SEAT_ALTERNATE);
        assert_int_equal(seats.at[i].seat.reviewer, v->reviewer->reviewer.record.id);
        assert_int_equal(seats.at[i].seat.position, i < 5 ? i + 1 : i - 4);
    }
    assert_string_equal(f.report.at[0].text, "成员 1");
    assert_string_equal(f.report.at[6].text, "候补 2");
    assert_string_equal(f.report.at[7].text, "没有抽到");
    desk_close(f.desk);
}

static void test_the_same_seed_gives_the_same_panel(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    struct draw_report other;
    check(&f, draw_preview(f.desk, f.a, &o, &f.report, &f.err));
    check(&f, draw_make(f.desk, f.a, &o, &other, &f.err));
    assert_string_equal(f.report.panel.draw, other.panel.draw);
    o.seed = "618 034";
    o.panel.name = "另一组";
    check(&f, draw_preview(f.desk, f.a, &o, &other, &f.err));
    assert_string_not_equal(f.report.panel.draw, other.panel.draw);
    o.seed = NULL;
    check(&f, draw_preview(f.desk, f.a, &o, &f.report, &f.err));
    check(&f, draw_preview(f.desk, f.a, &o, &other, &f.err));
    assert_int_equal(strlen(other.panel.seed), 12);
    assert_string_not_equal(f.report.panel.seed, other.panel.seed);
    desk_close(f.desk);
}

/* Same unit as the lead, a relation with the partner, nothing known of the direction, enough to do,
 * somebody's word. */
static void test_who_may_not_be_drawn_and_why(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    int64_t lead = reviewer_for_test(f.desk, f.a, "王示例", "91440101MA5CJQ4N59", "网络设施保护");
    int64_t tied = reviewer_for_test(f.desk, f.a, "李示例", "示例大学1号", "网络设施保护");
    int64_t other = reviewer_for_test(f.desk, f.a, "赵示例", "示例大学1号", "人身安全");
    struct relation r = {.reviewer = tied, .unit = f.cases.partner, .kind = "顾问"};
    const struct draw_exclusion out = {1, "出差\t在外"};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    o.exclusions = &out;
    o.n_exclusions = 1;
    check(&f, draw_preview(f.desk, f.a, &o, &f.report, &f.err));
    assert_string_equal(of(&f, lead).text, "要回避 1 件, 如 00001");
    assert_string_equal(of(&f, tied).text, "要回避 1 件, 如 00001");
    assert_string_equal(of(&f, other).text, "专长不在评审方向里");
    assert_string_equal(of(&f, 1).text, "不参加: 出差 在外");
    assert_int_equal(f.report.eligible, 13);
    assert_null(of(&f, lead).key);
    o.any_recusal = o.any_expertise = true;
    check(&f, draw_preview(f.desk, f.a, &o, &f.report, &f.err));
    assert_int_equal(f.report.eligible, 16);
    desk_close(f.desk);
}

static void test_one_of_a_unit(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    int64_t units[7];
    o.per_unit = 1;
    o.panel.size = 7;
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    size_t n = 0;
    for (size_t i = 0; i < f.report.n; i++) {
        if (f.report.at[i].fate == DRAW_MEMBER) {
            units[n++] = f.report.at[i].reviewer->reviewer.unit;
        }
    }
    assert_int_equal(n, 7);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_int_not_equal(units[i], units[k]);
        }
    }
    desk_close(f.desk);
}

static void test_what_cannot_be_drawn(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    o.panel.size = 6;
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    o.panel.size = 3;
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    o.panel.size = 15;
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "要 15 位成员, 只抽出 14 位"));
    o.panel.size = 5;
    o.panel.directions = "没有的方向";
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    o.panel.directions = "网络设施保护、人身安全";
    o.per_direction = 1;
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "人身安全"));
    struct panel_views all;
    check(&f, panels_load(f.desk, f.a, 0, &all, &f.err));
    assert_int_equal(all.n, 0);
    desk_close(f.desk);
}

static void edit_draw(struct fixture *f, const char *draw)
{
    struct write w;
    struct panel base = {0}, mine;
    check(f,
          record_load(f->desk->db, &panel_type, f->report.panel.record.id, f->a, &base, &f->err));
    mine = base;
    mine.draw = draw;
    check(f, write_begin(&w, f->desk, f->a, "test", 0, &f->err));
    check(f, write_end(&w, write_update(&w, &panel_type, &base, &mine, &f->err), "改", NULL, NULL,
                       &f->err));
}

static void test_a_record_is_drawn_again(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    const char *difference = "";
    o.alternates = 1;
    o.per_unit = 1;
    o.per_direction = 2;
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    int64_t id = f.report.panel.record.id;
    check(&f, draw_verify(f.desk, f.a, id, &difference, &f.err));
    assert_null(difference);
    /* The second candidate made the first: the record no longer is what the seed gives. */
    char *draw = arena_text(f.a, f.report.panel.draw);
    char *first = strchr(draw, '\n') + 1, *second = strchr(first, '\n') + 1;
    char swapped[5];
    memcpy(swapped, first, 5);
    memcpy(first, second, 5);
    memcpy(second, swapped, 5);
    edit_draw(&f, draw);
    check(&f, draw_verify(f.desk, f.a, id, &difference, &f.err));
    assert_non_null(difference);
    edit_draw(&f, "5\t0\n");
    assert_int_equal(draw_verify(f.desk, f.a, id, &difference, &f.err), STATUS_DATA);
    edit_draw(&f, NULL);
    assert_int_equal(draw_verify(f.desk, f.a, id, &difference, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_a_draw_is_one_undo(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    struct panel_views all;
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    check(&f, desk_undo(f.desk, f.a, f.report.batch, NULL, NULL, &f.err));
    check(&f, panels_load(f.desk, f.a, 0, &all, &f.err));
    assert_int_equal(all.n, 0);
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    desk_close(f.desk);
}

static void test_a_panel_with_members_is_not_drawn_again(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    o.panel = f.report.panel;
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_an_empty_panel_is_drawn_into(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    struct panel p = {.notice = f.cases.notice, .directions = "网络设施保护", .name = "第一组"};
    check(&f, panel_save(f.desk, f.a, NULL, &p, NULL, &f.err));
    o.panel = p;
    o.panel.size = 5;
    check(&f, draw_make(f.desk, f.a, &o, &f.report, &f.err));
    assert_int_equal(f.report.panel.record.id, p.record.id);
    struct panel_view v;
    check(&f, panel_view_load(f.desk, f.a, p.record.id, &v, &f.err));
    assert_int_equal(v.members, 5);
    assert_string_equal(v.panel.seed, "618 033");
    assert_int_equal(v.cases, 1);
    desk_close(f.desk);
}

/* Who cannot be drawn is told with the reason, where there are too few. */
static void test_too_few_are_told_with_the_reasons(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_order o = order(&f);
    o.panel.size = 13;
    for (int64_t i = 1; i <= 7; i++) {
        struct relation tie = {.reviewer = i, .unit = f.cases.lead, .kind = "近亲属"};
        check(&f,
              relation_save(f.desk, f.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &f.err));
    }
    assert_int_equal(draw_make(f.desk, f.a, &o, &f.report, &f.err), STATUS_DATA);
    assert_non_null(
        strstr(f.err.text, "要 13 位成员, 只抽出 7 位; 不能抽 7 位: 示例1之1 (要回避 1 件"));
    assert_non_null(strstr(f.err.text, " …"));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_draw_fills_the_seats),
        ARENA_TEST(test_the_same_seed_gives_the_same_panel),
        ARENA_TEST(test_who_may_not_be_drawn_and_why),
        ARENA_TEST(test_one_of_a_unit),
        ARENA_TEST(test_what_cannot_be_drawn),
        ARENA_TEST(test_a_record_is_drawn_again),
        ARENA_TEST(test_a_draw_is_one_undo),
        ARENA_TEST(test_a_panel_with_members_is_not_drawn_again),
        ARENA_TEST(test_an_empty_panel_is_drawn_into),
        ARENA_TEST(test_too_few_are_told_with_the_reasons),
    };
    return check_run("desk/draws", tests, sizeof tests / sizeof *tests);
}
