/* 个人打分表 on paper: sealed sheets with every mark, the others empty; no names of units where the scheme is
 * blind; many criteria below each other. */
#include <string.h>

#include "base/slice.h"
#include "desk/documents.h"
#include "desk/reviewers.h"
#include "desk/units.h"
#include "report/keep.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct err err;
};

static struct fixture begin(void **state, const char *scheme)
{
    struct fixture f = {.a = *state, .desk = desk_for_test(*state, true), .err = {.arena = *state}};
    f.cases = cases_for_test(f.desk, f.a);
    f.review = review_for_test(f.desk, f.a, &f.cases, scheme);
    return f;
}

static void seal_first(struct fixture *f, const char *marks)
{
    const struct sheet_key key = {f->cases.first, f->review.reviewers[0]};
    const struct sheet_batch batch = {key.reviewer, &f->cases.first, 1};
    size_t n = 0;
    review_score(f->desk, f->a, &f->review, key, marks);
    assert_int_equal(sheets_seal(f->desk, f->a, &f->review.scoring, &batch, &n, NULL, &f->err),
                     STATUS_OK);
}

static enum status make(struct fixture *f, const char *reviewer, struct report *out)
{
    const struct document_order order = {.about = f->review.scoring.panel.name,
                                         .reviewer = reviewer};
    return document_make(f->desk, f->a, document_find("个人打分表"), &order, out, &f->err);
}

static size_t n_tables(const struct report *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->blocks.n; i++) {
        n += r->blocks.at[i].kind == BLOCK_TABLE;
    }
    return n;
}

static const struct report_table *first_table(const struct report *r)
{
    size_t i = 0;
    assert_true(n_tables(r) > 0);
    while (r->blocks.at[i].kind != BLOCK_TABLE) {
        i++;
    }
    return r->blocks.at[i].table;
}

static const char *cells(struct arena *a, const struct report_row *row)
{
    const char *all = "";
    for (size_t i = 0; i < row->n; i++) {
        all = arena_printf(a, "%s%s|", all, row->cells[i].text);
    }
    return all;
}

static void sealed_ones_have_their_marks_and_the_others_room(void **state)
{
    struct fixture f = begin(state, NULL);
    struct report r;
    seal_first(&f, "40,20");
    const struct sheet_key draft = {f.cases.second, f.review.reviewers[0]};
    review_score(f.desk, f.a, &f.review, draft, "31,17");
    assert_int_equal(make(&f, NULL, &r), STATUS_OK);
    const struct report_table *t = first_table(&r);
    assert_int_equal(t->rows.n, 2);
    assert_non_null(strstr(cells(f.a, &t->rows.at[0]), "|40|20|60|"));
    assert_non_null(strstr(cells(f.a, &t->rows.at[1]), "||||\n\n|"));
    assert_null(strstr(report_keep(f.a, &r), "31"));
    assert_non_null(strstr(report_keep(f.a, &r), "共 2 件，已封存 1 件"));
    assert_int_equal(n_tables(&r), 3); /* one for each reviewer */
    desk_close(f.desk);
}

static void one_reviewer_alone(void **state)
{
    struct fixture f = begin(state, NULL);
    struct report r;
    const char *no = reviewer_no(f.a, f.review.reviewers[1]);
    assert_int_equal(make(&f, no, &r), STATUS_OK);
    assert_int_equal(n_tables(&r), 1);
    assert_non_null(strstr(report_keep(f.a, &r), arena_printf(f.a, "专家：%s", no)));
    assert_int_equal(make(&f, "Z9999", &r), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static bool names_a_unit(struct fixture *f, const struct report *r)
{
    return strstr(report_keep(f->a, r), unit_name(f->desk, f->a, f->cases.lead)) != NULL;
}

static void a_blind_scheme_names_no_unit(void **state)
{
    struct report r;
    struct fixture f = begin(state, NULL);
    assert_int_equal(make(&f, NULL, &r), STATUS_OK);
    assert_true(names_a_unit(&f, &r));
    desk_close(f.desk);
    f = begin(state, REVIEW_SCHEME "盲审: 是\n");
    assert_int_equal(make(&f, NULL, &r), STATUS_OK);
    assert_false(names_a_unit(&f, &r));
    desk_close(f.desk);
}

static void many_criteria_stand_below_each_other(void **state)
{
    const char *scheme = "名称: 试分\n来源: 本台自定\n指标:\n", *marks = "";
    for (int i = 1; i <= 11; i++) {
        scheme = arena_printf(*state, "%s- {名称: 第%d项, 满分: 9}\n", scheme, i);
        marks = arena_printf(*state, "%s%s7", marks, i > 1 ? "," : "");
    }
    struct fixture f = begin(state, arena_printf(*state, "%s汇总: 平均\n", scheme));
    struct report r;
    seal_first(&f, marks);
    assert_int_equal(make(&f, NULL, &r), STATUS_OK);
    const struct report_table *t = first_table(&r);
    assert_int_equal(t->rows.n, 2 * (1 + 11 + 2));
    assert_string_equal(cells(f.a, &t->rows.at[11]), "第11项|7||");
    assert_string_equal(cells(f.a, &t->rows.at[12]), "合计|77||");
    assert_string_equal(r.style, "list");
    desk_close(f.desk);
}

static void votes_are_not_added_up(void **state)
{
    struct fixture f =
        begin(state, "名称: 试投\n来源: 本台自定\n指标:\n- {名称: 推荐, 类型: 表决}\n汇总: 平均\n");
    struct report r;
    seal_first(&f, "1");
    assert_int_equal(make(&f, NULL, &r), STATUS_OK);
    assert_null(strstr(report_keep(f.a, &r), "合计"));
    assert_non_null(strstr(cells(f.a, &first_table(&r)->rows.at[0]), "|同意|"));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(sealed_ones_have_their_marks_and_the_others_room),
        ARENA_TEST(one_reviewer_alone),
        ARENA_TEST(a_blind_scheme_names_no_unit),
        ARENA_TEST(many_criteria_stand_below_each_other),
        ARENA_TEST(votes_are_not_added_up),
    };
    return check_run("desk/score_sheets", tests, sizeof tests / sizeof *tests);
}
