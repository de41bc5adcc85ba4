/* What papers and exports show of a ranking: the newest edition as it was kept, a draft called so, and what is
 * different since. */
#include "desk/ranking_official.h"

#include <string.h>

#include "base/slice.h"
#include "desk/documents.h"
#include "desk/ranking_export.h"
#include "desk/ranking_settled.h"
#include "desk/submissions.h"
#include "report/keep.h"
#include "support/check.h"
#include "support/ranked.h"

#define SCHEME "名称: 试\n来源: 本台自定\n汇总: 平均\n指标: [{名称: 分, 满分: 100}]\n入围数: 2\n"

struct play {
    struct ranked f;
    int64_t cases[4];
};

/* Four cases in review of which the scheme takes two. */
static struct play play_of(struct arena *a, const char *const marks[4])
{
    static const char *const titles[] = {"甲", "乙", "丙", "丁"};
    struct play p = {.f = ranked_desk(a, SCHEME)};
    for (int i = 0; i < 4; i++) {
        p.cases[i] = ranked_scored(&p.f, titles[i], i + 1, marks[i]);
        ranked_move(&p.f, p.cases[i], "reviewing", "网络设施保护", NULL);
    }
    return p;
}

static struct play play(struct arena *a)
{
    return play_of(a, (const char *const[]){"90", "80", "70", "60"});
}

static struct ranking_wanted wanted_of(struct play *p, int64_t cut)
{
    return (struct ranking_wanted){.notice = p->f.notice, .cut = cut};
}

static struct ranking_edition finalise(struct play *p, int64_t cut)
{
    struct ranking r;
    struct ranking_finalised f;
    const struct ranking_wanted wanted = wanted_of(p, cut);
    const struct ranking_finalising how = {"7月16日会议", false};
    ranked_check(&p->f, ranking_load(p->f.desk, p->f.a, &wanted, &r, &p->f.err));
    ranked_check(&p->f, ranking_finalise(p->f.desk, p->f.a, &r, &how, &f, &p->f.err));
    return f.edition;
}

static struct ranking_official official(struct play *p, int64_t cut)
{
    struct ranking_official o;
    const struct ranking_wanted wanted = wanted_of(p, cut);
    ranked_check(&p->f, ranking_official_load(p->f.desk, p->f.a, &wanted, &o, &p->f.err));
    return o;
}

/* 丙 goes to the top. */
static void place(struct play *p)
{
    struct ranking r = ranked_of(&p->f, NULL, NULL);
    ranked_check(&p->f,
                 ranking_place(p->f.desk, p->f.a, &r, p->cases[2], 1, "领导小组定", &p->f.err));
}

/* All that a document says. */
static const char *paper(struct play *p, const char *name, long cut)
{
    struct report r;
    const struct document_order order = {.notice = "255", .cut = cut};
    ranked_check(&p->f,
                 document_make(p->f.desk, p->f.a, document_find(name), &order, &r, &p->f.err));
    return report_keep(p->f.a, &r);
}

static const char *mark_of(struct play *p, const struct ranking_edition *e)
{
    return arena_printf(p->f.a, "指纹 %.16s", e->fingerprint);
}

static const char *const papers[] = {"推荐名单", "入围名单", "打分汇总表"};

static void without_an_edition_all_are_drafts(void **state)
{
    struct play p = play(*state);
    for (size_t i = 0; i < 3; i++) {
        assert_in_text(paper(&p, papers[i], 0), "未定稿（草稿）");
    }
    assert_false(official(&p, -1).is_final);
    desk_close(p.f.desk);
}

static void papers_take_the_line_of_the_edition(void **state)
{
    struct play p = play(*state);
    struct ranking_edition e = finalise(&p, 3);
    struct ranking_official o = official(&p, -1);
    assert_true(o.is_final);
    assert_null(o.differences);
    assert_ranked(&p.f, &o.ranking, "甲 1 90.00 in; 乙 2 80.00 in; 丙 3 70.00 in; 丁 4 60.00 out");
    for (size_t i = 0; i < 3; i++) {
        const char *text = paper(&p, papers[i], 0);
        assert_in_text(text, "定稿第 1 版");
        assert_in_text(text, mark_of(&p, &e));
        assert_null(strstr(text, "草稿"));
        assert_null(strstr(text, "名次有变"));
    }
    assert_in_text(paper(&p, "推荐名单", 0), "入围线：3 (指定, 定稿第 1 版)");
    assert_in_text(paper(&p, "入围名单", 0), "丙");
    desk_close(p.f.desk);
}

static void what_changed_since_is_told_and_not_shown(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p, -1);
    place(&p);
    struct ranking_official o = official(&p, -1);
    assert_ranked(&p.f, &o.ranking, "甲 1 90.00 in; 乙 2 80.00 in; 丙 3 70.00 out; 丁 4 60.00 out");
    assert_in_text(o.differences, "00003 丙, 名次 3 → 1, 入围 未入围 → 入围");
    assert_in_text(paper(&p, "推荐名单", 0), "这里仍是定稿的：00003 丙, 名次 3 → 1");
    assert_null(strstr(paper(&p, "入围名单", 0), "\t丙"));
    assert_in_text(paper(&p, "推荐名单", 0), "\t丙");
    /* The sheets are as they are now, and say so. */
    const char *marks = paper(&p, "打分汇总表", 0);
    assert_in_text(marks, "未定稿（草稿），已定的是 全部 定稿第 1 版");
    assert_true(strstr(marks, "\t丙") < strstr(marks, "\t甲"));
    (void)finalise(&p, -1);
    assert_in_text(paper(&p, "推荐名单", 0), "定稿第 2 版");
    o = official(&p, -1);
    assert_ranked(&p.f, &o.ranking, "丙 1 70.00 in; 甲 2 90.00 in; 乙 3 80.00 out; 丁 4 60.00 out");
    desk_close(p.f.desk);
}

static void another_line_is_a_draft(void **state)
{
    struct play p = play(*state);
    (void)finalise(&p, -1);
    assert_in_text(paper(&p, "推荐名单", 1), "未定稿（草稿），已定的是 全部 定稿第 1 版");
    assert_int_equal(official(&p, 1).ranking.cut, 1);
    assert_true(official(&p, 2).is_final);
    desk_close(p.f.desk);
}

/* Of one direction nothing is final, though all of the notice is. */
static void what_is_final_instead_is_told(void **state)
{
    struct play p = play(*state);
    struct ranking_official o;
    struct ranking_wanted wanted = wanted_of(&p, -1);
    struct ranking_edition e = finalise(&p, -1);
    wanted.direction = "网络设施保护";
    ranked_check(&p.f, ranking_official_load(p.f.desk, p.f.a, &wanted, &o, &p.f.err));
    assert_false(o.is_final);
    assert_in_text(ranking_official_text(p.f.a, &o),
                   "未定稿（草稿），这一范围没有定稿；已定的是 全部 定稿第 1 版");
    assert_in_text(ranking_official_text(p.f.a, &o), mark_of(&p, &e));
    desk_close(p.f.desk);
}

/* A row tells the title of its day; what only sheets know is not told of a case that has others now. */
static void rows_are_those_of_the_edition(void **state)
{
    struct play p = play(*state);
    struct ranking_line line;
    (void)finalise(&p, -1);
    ranked_sheet(&p.f, p.cases[0], 1, "60", "sealed");
    struct submission base = {0}, mine;
    ranked_check(&p.f, submission_load(p.f.desk, p.f.a, p.cases[1], &base, &p.f.err));
    mine = base;
    mine.title = "乙二";
    ranked_check(&p.f, submission_save(p.f.desk, p.f.a, &base, &mine, NULL, &p.f.err));
    struct ranking_official o = official(&p, -1);
    ranked_check(&p.f, ranking_line_load(p.f.desk, p.f.a, &o.ranking, 0, &line, &p.f.err));
    assert_string_equal(line.score, "90.00");
    assert_string_equal(line.exact, "90");
    assert_string_equal(line.spread, "");
    ranked_check(&p.f, ranking_line_load(p.f.desk, p.f.a, &o.ranking, 1, &line, &p.f.err));
    assert_string_equal(line.title, "乙");
    assert_int_equal(o.ranking.at[1].score.n_sheets, 1);
    desk_close(p.f.desk);
}

/* A tie across the line waits for a meeting: in neither list, and told. */
static void an_open_tie_is_told(void **state)
{
    struct play p = play_of(*state, (const char *const[]){"90", "70", "70", "60"});
    const char *list = paper(&p, "入围名单", 0);
    assert_in_text(list, "甲");
    assert_null(strstr(list, "\t乙"));
    assert_in_text(list, "并列跨线待定 2 件, 没有列入");
    const char *ranked = paper(&p, "推荐名单", 0);
    assert_in_text(ranked, "入围线 2 (方案), 并列待定 2件");
    assert_in_text(ranked, "待定");
    desk_close(p.f.desk);
}

static void the_rule_is_named(void **state)
{
    struct play p = play(*state);
    for (size_t i = 0; i < 3; i++) {
        const char *text = paper(&p, papers[i], 0);
        assert_in_text(text, "方案：试（平均 两位 四舍五入 (本台自定)）");
        assert_in_text(text, "并列按：");
        assert_in_text(text, "入围线：2 (方案)");
    }
    desk_close(p.f.desk);
}

static void exports_are_of_the_edition_too(void **state)
{
    struct play p = play(*state);
    const char *text = NULL;
    (void)finalise(&p, 3);
    struct ranking_official o = official(&p, -1);
    ranked_check(&p.f, ranking_export_text(p.f.desk, p.f.a, &o, false, &text, &p.f.err));
    assert_in_text(text, "定稿第 1 版");
    assert_in_text(text, "丙");
    ranked_check(&p.f, ranking_export_text(p.f.desk, p.f.a, &o, true, &text, &p.f.err));
    assert_in_text(text, "定稿第 1 版");
    desk_close(p.f.desk);
}

/* What whoever prints 公示稿 is told; "" for nothing. */
static const char *told(struct play *p)
{
    struct report r;
    const struct document_order order = {.notice = "255"};
    ranked_check(&p->f,
                 document_make(p->f.desk, p->f.a, document_find("公示稿"), &order, &r, &p->f.err));
    assert_null(strstr(report_keep(p->f.a, &r), "与定稿不同"));
    return text_or_empty(r.told);
}

/* 公示稿 goes by the states; it names the editions they come from, and what a person moved since is told. */
static void publicity_names_its_editions(void **state)
{
    struct play p = play(*state);
    ranked_move(&p.f, p.cases[3], "shortlisted", "网络设施保护", NULL);
    assert_in_text(paper(&p, "公示稿", 0), "未定稿（草稿）");
    assert_null(strstr(told(&p), "与定稿不同"));
    struct ranking_edition e = finalise(&p, -1);
    assert_in_text(paper(&p, "公示稿", 0), mark_of(&p, &e));
    assert_in_text(told(&p), "与定稿不同: 00004 丁, 定稿没有入围");
    assert_null(strstr(told(&p), "00001"));
    ranked_move(&p.f, p.cases[0], "not_selected", "网络设施保护", NULL);
    assert_in_text(told(&p), "; 00001 甲, 定稿入围, 现为未入选");
    desk_close(p.f.desk);
}

static void publicity_takes_the_newest_edition_of_each_choice(void **state)
{
    struct play p = play(*state);
    struct ranking r = ranked_of(&p.f, NULL, "网络设施保护");
    struct ranking_finalised f;
    const struct ranking_finalising how = {"7月16日会议", false};
    (void)finalise(&p, 1);
    struct ranking_edition e = finalise(&p, -1);
    ranked_check(&p.f, ranking_finalise(p.f.desk, p.f.a, &r, &how, &f, &p.f.err));
    const char *text = paper(&p, "公示稿", 0);
    assert_in_text(text, mark_of(&p, &e));
    assert_in_text(text, mark_of(&p, &f.edition));
    assert_in_text(text, "网络设施保护 定稿第 1 版");
    assert_in_text(text, "定稿第 2 版");
    assert_null(strstr(text, "全部 定稿第 1 版"));
    assert_null(strstr(told(&p), "与定稿不同"));
    desk_close(p.f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(without_an_edition_all_are_drafts),
        ARENA_TEST(papers_take_the_line_of_the_edition),
        ARENA_TEST(what_changed_since_is_told_and_not_shown),
        ARENA_TEST(another_line_is_a_draft),
        ARENA_TEST(what_is_final_instead_is_told),
        ARENA_TEST(rows_are_those_of_the_edition),
        ARENA_TEST(an_open_tie_is_told),
        ARENA_TEST(the_rule_is_named),
        ARENA_TEST(exports_are_of_the_edition_too),
        ARENA_TEST(publicity_names_its_editions),
        ARENA_TEST(publicity_takes_the_newest_edition_of_each_choice),
    };
    return check_run("papers of a ranking", tests, sizeof tests / sizeof *tests);
}
