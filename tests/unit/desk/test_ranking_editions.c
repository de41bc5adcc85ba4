/* Editions of a ranking: what finalising does to the cases, and what the next edition takes back. */
#include "desk/ranking_editions.h"

#include <string.h>

#include "base/slice.h"
#include "desk/panels.h"
#include "desk/ranking_settled.h"
#include "desk/recusals.h"
#include "desk/submission_acts.h"
#include "desk/undo.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/ranked.h"

#define SCHEME "名称: 试\n来源: 本台自定\n汇总: 平均\n指标: [{名称: 分, 满分: 100}]\n入围数: 2\n"

/* Four cases in review of which two get in. */
struct play {
    struct ranked f;
    int64_t cases[4];
};

static struct play play(struct arena *a)
{
    static const char *const titles[] = {"甲", "乙", "丙", "丁"}, *const marks[] = {"90", "80",
                                                                                    "70", "60"};
    struct play p = {.f = ranked_desk(a, SCHEME)};
    for (int i = 0; i < 4; i++) {
        p.cases[i] = ranked_scored(&p.f, titles[i], i + 1, marks[i]);
        ranked_move(&p.f, p.cases[i], "reviewing", "网络设施保护", NULL);
    }
    return p;
}

static struct ranking_finalised finalise_of(struct play *p, const char *direction, bool is_dry)
{
    struct ranking_finalised f;
    struct ranking r = ranked_of(&p->f, NULL, direction);
    const struct ranking_finalising how = {"7月16日会议", is_dry};
    ranked_check(&p->f, ranking_finalise(p->f.desk, p->f.a, &r, &how, &f, &p->f.err));
    return f;
}

static struct ranking_finalised finalise(struct play *p)
{
    return finalise_of(p, NULL, false);
}

static void place(struct play *p, int64_t id, int64_t at)
{
    struct ranking r = ranked_of(&p->f, NULL, NULL);
    ranked_check(&p->f, ranking_place(p->f.desk, p->f.a, &r, id, at, "领导小组定", &p->f.err));
}

/* The states of the cases in their order. */
static void assert_states(struct play *p, const char *wanted)
{
    const char *all = "";
    for (int i = 0; i < 4; i++) {
        struct submission s = {0};
        ranked_check(&p->f, submission_load(p->f.desk, p->f.a, p->cases[i], &s, &p->f.err));
        all = arena_printf(p->f.a, "%s%s%s", all, i ? " " : "", s.state);
    }
    assert_string_equal(all, wanted);
}

#define FIRST "shortlisted shortlisted not_selected not_selected"

static void test_cases_go_where_the_first_edition_puts_them(void **state)
{
    struct play p = play(*state);
    struct ranking_finalised f = finalise(&p);
    assert_states(&p, FIRST);
    assert_int_equal(f.shortlisted, 2);
    assert_int_equal(f.rejected, 2);
    assert_int_equal(f.turned.n, 0);
    desk_close(p.f.desk);
}

static void test_the_next_edition_turns_what_it_places_otherwise(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p);
    place(&p, p.cases[2], 1);
    struct ranking_finalised f = finalise_of(&p, NULL, true);
    assert_states(&p, FIRST);
    assert_in_text(f.text,
                   "改变上一版结果的:\n00003 丙, 未入选 → 拟推荐\n00002 乙, 拟推荐 → 未入选");
    f = finalise(&p);
    assert_states(&p, "shortlisted not_selected shortlisted not_selected");
    assert_int_equal(f.turned.n, 2);
    assert_int_equal(f.shortlisted, 1);
    assert_int_equal(f.rejected, 1);
    assert_int_equal(f.unmoved, 0);
    struct submission s = {0};
    ranked_check(&p.f, submission_load(p.f.desk, p.f.a, p.cases[2], &s, &p.f.err));
    assert_string_equal(s.state_why, "名次第 2 版入围");
    /* One entry, one undo. */
    int64_t batch = 0;
    ranked_check(&p.f, desk_undo(p.f.desk, p.f.a, f.batch, NULL, &batch, &p.f.err));
    assert_states(&p, FIRST);
    desk_close(p.f.desk);
}

static void test_who_is_placed_no_more_goes_back_to_review(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p);
    struct assignment still_out = {.panel = p.f.panel,
                                   .reviewer = p.f.reviewers[5],
                                   .submission = p.cases[1],
                                   .origin = ASSIGNED_HAND};
    ranked_insert(&p.f, &assignment_type, &still_out);
    struct ranking_finalised f = finalise(&p);
    assert_states(&p, "shortlisted reviewing shortlisted not_selected");
    assert_int_equal(f.returned, 1);
    assert_in_text(f.text, "00002 乙, 拟推荐 → 评审");
    assert_in_text(f.text, "退回评审 1 件");
    desk_close(p.f.desk);
}

static void test_what_a_person_moved_stays(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p);
    /* Published since, and rejected in spite of the edition. */
    ranked_move(&p.f, p.cases[0], "publicity", NULL, NULL);
    ranked_move(&p.f, p.cases[1], "not_selected", NULL, NULL);
    place(&p, p.cases[3], 1);
    struct ranking_finalised f = finalise(&p);
    assert_states(&p, "publicity not_selected not_selected shortlisted");
    assert_int_equal(f.turned.n, 1);
    assert_int_equal(f.unmoved, 1);
    desk_close(p.f.desk);
}

/* The last word on a case is the newest edition that has it, of whichever choice; and who is no more in the
 * choice goes back only when its edition was that word. */
static void test_editions_of_a_direction_and_of_all(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p);
    ranked_move(&p.f, p.cases[0], "shortlisted", "应急预案", NULL);
    struct ranking_finalised f = finalise_of(&p, "网络设施保护", false);
    assert_int_equal(f.edition.edition, 1);
    assert_states(&p, "shortlisted shortlisted shortlisted not_selected");
    ranked_move(&p.f, p.cases[1], "shortlisted", "应急预案", NULL);
    f = finalise_of(&p, "网络设施保护", false);
    assert_states(&p, "shortlisted reviewing shortlisted shortlisted");
    assert_in_text(f.text, "00002 乙, 拟推荐 → 评审");
    desk_close(p.f.desk);
}

static void test_an_edition_is_undone_only_from_the_last_one_on(void **state)
{
    struct play p = play(*state);
    struct ranking_finalised first = finalise(&p);
    int64_t batch = 0;
    /* Another order above the line, so that the next edition moves no case. */
    place(&p, p.cases[1], 1);
    struct ranking_finalised second = finalise(&p);
    assert_int_equal(desk_undo(p.f.desk, p.f.a, first.batch, NULL, &batch, &p.f.err), STATUS_DATA);
    assert_int_equal(second.turned.n + second.unmoved, 0);
    ranked_check(&p.f, desk_undo(p.f.desk, p.f.a, second.batch, NULL, &batch, &p.f.err));
    ranked_check(&p.f, desk_undo(p.f.desk, p.f.a, first.batch, NULL, &batch, &p.f.err));
    assert_states(&p, "reviewing reviewing reviewing reviewing");
    desk_close(p.f.desk);
}

/* Whether a sheet counts must be known before its ranking is final. */
static void test_a_recusal_not_decided_keeps_it_open(void **state)
{
    struct play p = play(*state);
    struct ranked *f = &p.f;
    struct ranking_finalised made;
    struct recusal_views v;
    struct recusal ask = {.reviewer = f->reviewers[0],
                          .submission = p.cases[3],
                          .origin = "desk",
                          .evidence = "有争议"};
    ranked_check(f, recusal_ask(f->desk, f->a, &ask, &f->err));
    struct ranking r = ranked_of(f, NULL, NULL);
    const struct ranking_finalising how = {"7月16日会议", true};
    assert_int_equal(ranking_finalise(f->desk, f->a, &r, &how, &made, &f->err), STATUS_DATA);
    assert_in_text(f->err.text, "有 1 项回避还没有决定");
    ranked_check(f, recusals_of_pair(f->desk, f->a, ask.reviewer, ask.submission, &v, &f->err));
    ranked_check(f, recusal_decide(f->desk, f->a, &v.at[0], false, "没有", NULL, &f->err));
    finalise(&p);
    desk_close(f->desk);
}

static void test_a_tie_across_the_line_waits_for_a_meeting(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n入围数: 1\n"
                                          "指标: [{名称: 分, 满分: 100}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "80"), second = ranked_scored(&f, "乙", 2, "80");
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 80.00 open; 乙 1 80.00 open");
    struct ranking_meeting m = {second, true, false, NULL};
    assert_int_equal(ranking_decide_line(f.desk, f.a, &r, &m, &f.err), STATUS_USAGE);
    m.why = "7月16日评审会议定";
    ranked_check(&f, ranking_decide_line(f.desk, f.a, &r, &m, &f.err));
    m = (struct ranking_meeting){first, false, false, "7月16日评审会议定"};
    ranked_check(&f, ranking_decide_line(f.desk, f.a, &r, &m, &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 80.00 out; 乙 1 80.00 in");
    assert_in_text(ranked_explained(&f, &r, second), "会议决定入围");
    /* A meeting may let in more than there are places, and is told so. */
    m.is_in = true;
    ranked_check(&f, ranking_decide_line(f.desk, f.a, &r, &m, &f.err));
    r = ranked_by(&f, NULL);
    const struct ranking_finalising how = {NULL, true};
    struct ranking_finalised would;
    ranked_check(&f, ranking_finalise(f.desk, f.a, &r, &how, &would, &f.err));
    assert_int_equal(would.over, 1);
    assert_in_text(would.text, "; 入围比线上的 1 件多 1 件");
    m.is_back = true;
    ranked_check(&f, ranking_decide_line(f.desk, f.a, &r, &m, &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 80.00 open; 乙 1 80.00 in");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_cases_go_where_the_first_edition_puts_them),
        ARENA_TEST(test_the_next_edition_turns_what_it_places_otherwise),
        ARENA_TEST(test_who_is_placed_no_more_goes_back_to_review),
        ARENA_TEST(test_what_a_person_moved_stays),
        ARENA_TEST(test_editions_of_a_direction_and_of_all),
        ARENA_TEST(test_an_edition_is_undone_only_from_the_last_one_on),
        ARENA_TEST(test_a_recusal_not_decided_keeps_it_open),
        ARENA_TEST(test_a_tie_across_the_line_waits_for_a_meeting),
    };
    return check_run("editions of rankings", tests, sizeof tests / sizeof *tests);
}
