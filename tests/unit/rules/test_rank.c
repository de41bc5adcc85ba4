/* Order, ties and the cut line: each link of the chain by hand, all of it against a slow ranking. */
#include "rules/rank.h"

#include <stdlib.h>

#include "support/check.h"
#include "support/scheme.h"

#define ROWS_MOST 40
#define HEAD "汇总: 平均\n指标: [{名称: 甲, 满分: 100}, {名称: 乙, 满分: 100}]\n"

/* Rows with whole scores; the keys of the first two links, -1 for not known. */
struct case_of {
    int64_t score, first, second;
};
struct ranking {
    struct rank_row rows[ROWS_MOST];
    struct fraction keys[ROWS_MOST][2];
    size_t n;
};

static struct fraction key_of(int64_t value)
{
    return value < 0 ? FRACTION_LOST : fraction_of(value, 1);
}

static void rank(struct ranking *r, const struct scheme *s, const struct case_of *cases, size_t n,
                 int64_t cut)
{
    r->n = n;
    for (size_t i = 0; i < n; i++) {
        r->keys[i][0] = key_of(cases[i].first);
        r->keys[i][1] = key_of(cases[i].second);
        r->rows[i] = (struct rank_row){
            .id = (int64_t)i + 1, .score = fraction_of(cases[i].score, 1), .keys = r->keys[i]};
    }
    rank_order(s, r->rows, n, cut);
}

static const struct rank_row *row_of(const struct ranking *r, int64_t id)
{
    size_t i = 0;
    while (i + 1 < r->n && r->rows[i].id != id) {
        i++;
    }
    assert_int_equal(r->rows[i].id, id);
    return &r->rows[i];
}

static void assert_ranks(const struct ranking *r, const int64_t *ranks)
{
    for (size_t i = 0; i < r->n; i++) {
        assert_int_equal(row_of(r, (int64_t)i + 1)->rank, ranks[i]);
        assert_int_equal(r->rows[i].place, i);
    }
}

static void assert_sides(const struct ranking *r, const char *sides)
{
    static const char letters[] = {
        [LINE_NONE] = '-', [LINE_IN] = 'i', [LINE_OUT] = 'o', [LINE_OPEN] = '?'};
    for (size_t i = 0; i < r->n; i++) {
        assert_int_equal(letters[row_of(r, (int64_t)i + 1)->side], sides[i]);
    }
}

#define RANKS(...) ((const int64_t[]){__VA_ARGS__})

static void test_joint_ranks(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    const struct case_of cases[] = {{80, -1, -1}, {90, -1, -1}, {80, -1, -1}, {70, -1, -1}};
    struct scheme gap = scheme_of(a, HEAD "并列: [并列跳号]\n");
    struct scheme dense = scheme_of(a, HEAD "并列: [并列连号]\n");
    struct scheme none = scheme_of(a, HEAD);
    rank(&r, &gap, cases, 4, -1);
    assert_ranks(&r, RANKS(2, 1, 2, 4));
    assert_int_equal(row_of(&r, 1)->settled_by, TIE_UNSETTLED);
    assert_int_equal(row_of(&r, 2)->settled_by, TIE_NOT_TIED);
    assert_int_equal(row_of(&r, 1)->tie, row_of(&r, 3)->tie);
    assert_int_equal(row_of(&r, 4)->tie, 0);
    assert_sides(&r, "----");
    rank(&r, &dense, cases, 4, -1);
    assert_ranks(&r, RANKS(2, 1, 2, 3));
    rank(&r, &none, cases, 4, -1);
    assert_ranks(&r, RANKS(2, 1, 2, 4));
}

static void test_the_chain_goes_on_only_where_it_must(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    struct scheme s = scheme_of(a, HEAD "并列: [推荐顺序, 收件时间]\n");
    /* Three equal scores: the first link puts one ahead, the second parts the other two. */
    const struct case_of cases[] = {{80, 5, 1}, {80, 5, 2}, {80, 9, 0}, {60, 9, 9}};
    rank(&r, &s, cases, 4, -1);
    assert_ranks(&r, RANKS(3, 2, 1, 4));
    assert_int_equal(row_of(&r, 3)->settled_by, 0);
    assert_int_equal(row_of(&r, 1)->settled_by, 1);
    assert_int_equal(row_of(&r, 2)->settled_by, 1);
    assert_int_equal(row_of(&r, 4)->settled_by, TIE_NOT_TIED);
}

static void test_a_link_that_does_not_know_all_is_passed_over(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    struct scheme s = scheme_of(a, HEAD "并列: [推荐顺序, 收件时间]\n");
    const struct case_of cases[] = {{80, 9, 1}, {80, -1, 2}};
    rank(&r, &s, cases, 2, -1);
    assert_ranks(&r, RANKS(2, 1));
    assert_int_equal(row_of(&r, 1)->settled_by, 1);
}

static void test_a_lot_not_drawn_leaves_the_tie_waiting(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    struct scheme s = scheme_of(a, HEAD "并列: [抽签, 推荐顺序]\n跨线: 全部入围\n");
    const struct case_of waiting[] = {{80, 1, 1}, {80, -1, 2}, {90, -1, 0}};
    rank(&r, &s, waiting, 3, 2);
    assert_ranks(&r, RANKS(2, 2, 1));
    assert_true(row_of(&r, 1)->waits_for_lot);
    assert_false(row_of(&r, 3)->waits_for_lot);
    assert_sides(&r, "??i");
    const struct case_of drawn[] = {{80, 1, 1}, {80, 2, 2}, {90, -1, 0}};
    rank(&r, &s, drawn, 3, 2);
    assert_ranks(&r, RANKS(3, 2, 1));
    assert_sides(&r, "oii");
}

static void test_a_tie_across_the_line(void **state)
{
    static const struct {
        const char *policy, *sides;
    } cases[] = {{"上会", "i???o"}, {"全部入围", "iiiio"}, {"全部不入围", "ioooo"}};
    const struct case_of scores[] = {
        {90, -1, -1}, {80, -1, -1}, {80, -1, -1}, {80, -1, -1}, {70, -1, -1}};
    struct ranking r;
    for (size_t i = 0; i < 3; i++) {
        struct scheme s = scheme_of(
            *state, arena_printf(*state, HEAD "并列: [并列跳号]\n跨线: %s\n", cases[i].policy));
        rank(&r, &s, scores, 5, 2);
        assert_sides(&r, cases[i].sides);
        assert_ranks(&r, RANKS(1, 2, 2, 2, 5));
        rank(&r, &s, scores, 5, 4);
        assert_sides(&r, "iiiio");
        rank(&r, &s, scores, 5, 0);
        assert_sides(&r, "ooooo");
        rank(&r, &s, scores, 5, 99);
        assert_sides(&r, "iiiii");
    }
}

static void test_the_rest_of_the_chain_is_for_the_line(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    struct scheme s = scheme_of(a, HEAD "并列: [并列连号, 推荐顺序]\n跨线: 按并列规则\n");
    const struct case_of cases[] = {{90, -1, 1}, {90, -1, 2}, {80, -1, 3},
                                    {80, -1, 7}, {80, -1, 7}, {70, -1, 1}};
    rank(&r, &s, cases, 6, 4);
    assert_ranks(&r, RANKS(1, 1, 2, 2, 2, 3));
    assert_sides(&r, "iioiio");
    assert_int_equal(row_of(&r, 3)->settled_by, 1);
    /* The ranks above the line stay joint and unsettled. */
    assert_int_equal(row_of(&r, 1)->settled_by, TIE_UNSETTLED);
    rank(&r, &s, cases, 6, 3);
    assert_sides(&r, "iio??o");
}

static void test_a_row_is_put_elsewhere(void **state)
{
    struct arena *a = *state;
    struct ranking r;
    struct scheme s = scheme_of(a, HEAD);
    const struct case_of cases[] = {{90, -1, -1}, {80, -1, -1}, {80, -1, -1}, {70, -1, -1}};
    rank(&r, &s, cases, 4, 2);
    /* The last to the top: the tie closes up behind it and lies across the line. */
    rank_move(&s, r.rows, 4, (struct rank_move){3, 1, 2});
    assert_ranks(&r, RANKS(2, 3, 3, 1));
    assert_sides(&r, "iooi");
    rank_move(&s, r.rows, 4, (struct rank_move){1, 99, 2});
    assert_ranks(&r, RANKS(4, 2, 2, 1));
    assert_sides(&r, "o??i");
    /* Between the two of a tie: it is none any more. */
    rank_move(&s, r.rows, 4, (struct rank_move){3, 3, 2});
    assert_ranks(&r, RANKS(3, 2, 4, 1));
    rank_move(&s, r.rows, 4, (struct rank_move){9, 1, 2});
    rank_move(&s, r.rows, 4, (struct rank_move){1, 0, 2});
    assert_ranks(&r, RANKS(3, 2, 4, 1));
}

static void test_who_has_no_rank_stands_behind(void **state)
{
    struct arena *a = *state;
    struct scheme s = scheme_of(a, HEAD);
    struct rank_row rows[] = {
        {.id = 1, .state = SCORE_PENDING, .score = FRACTION_LOST},
        {.id = 2, .state = SCORE_UNQUALIFIED, .score = fraction_of(99, 1)},
        {.id = 3, .score = fraction_of(50, 1)},
        {.id = 4, .state = SCORE_UNQUALIFIED, .score = FRACTION_LOST},
        {.id = 5, .score = fraction_of(60, 1)},
    };
    rank_order(&s, rows, 5, 4);
    static const int64_t ids[] = {5, 3, 2, 4, 1}, ranks[] = {1, 2, 0, 0, 0};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(rows[i].id, ids[i]);
        assert_int_equal(rows[i].rank, ranks[i]);
        assert_int_equal(rows[i].side, i < 2 ? LINE_IN : LINE_NONE);
    }
    rank_order(&s, rows, 0, 4);
}

static void test_keys_out_of_sheets(void **state)
{
    struct arena *a = *state;
    struct scheme s = scheme_of(a, HEAD "并列: [{按: 指标得分, 指标: 乙}, {按: 高分多, 分: 150}, "
                                        "分歧小, 推荐顺序]\n");
    const int64_t marks[][2] = {{900000, 700000}, {800000, 700000}, {600000, 850000}};
    struct sheet_marks sheets[] = {
        {1, marks[0], 0, 0, 0}, {2, marks[1], 0, 0, 0}, {3, marks[2], 0, 0, 0}};
    static const struct score_context context;
    struct case_score score;
    score_case(&s, sheets, 3, &context, &score);
    struct fraction keys[4];
    for (size_t i = 0; i < 4; i++) {
        keys[i] = rank_key(&s, &s.ties.at[i], &score, sheets, 3);
    }
    assert_string_equal(fraction_text(a, keys[0]), "75");
    assert_string_equal(fraction_text(a, keys[1]), "2");
    assert_string_equal(fraction_text(a, keys[2]), "-15");
    assert_true(fraction_is_lost(keys[3]));
}

static void test_rank_by_what_is_shown(void **state)
{
    struct arena *a = *state;
    const struct case_score c = {.exact = fraction_of(260, 3), .shown = 866700};
    struct scheme exact = scheme_of(a, HEAD), shown = scheme_of(a, HEAD "名次按: 显示值\n");
    assert_string_equal(fraction_text(a, rank_score(&exact, &c)), "260/3");
    assert_string_equal(fraction_text(a, rank_score(&shown, &c)), "8667/100");
}

/* ---- against a slow one ------------------------------------------------------------------------ */

/* Below 0 when `left` comes first, by scores and both links. */
static int64_t slow_order(const struct case_of *left, const struct case_of *right)
{
    return left->score != right->score   ? right->score - left->score
           : left->first != right->first ? right->first - left->first
                                         : right->second - left->second;
}

static void test_ranks_count_who_is_better(void **state)
{
    struct arena *a = *state;
    struct scheme s = scheme_of(a, HEAD "并列: [推荐顺序, 收件时间, 并列跳号]\n跨线: 全部入围\n");
    unsigned short random[3] = {1, 2, 3};
    for (int k = 0; k < 300; k++) {
        struct case_of cases[ROWS_MOST];
        struct ranking r;
        size_t n = (size_t)(nrand48(random) % ROWS_MOST);
        int64_t cut = nrand48(random) % ROWS_MOST;
        for (size_t i = 0; i < n; i++) {
            cases[i] =
                (struct case_of){nrand48(random) % 4, nrand48(random) % 3, nrand48(random) % 2};
        }
        rank(&r, &s, cases, n, cut);
        for (size_t i = 0; i < n; i++) {
            int64_t better = 0;
            for (size_t j = 0; j < n; j++) {
                better += slow_order(&cases[j], &cases[i]) < 0;
            }
            const struct rank_row *row = row_of(&r, (int64_t)i + 1);
            assert_int_equal(row->rank, better + 1);
            assert_int_equal(row->side, better < cut ? LINE_IN : LINE_OUT);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_joint_ranks),
        ARENA_TEST(test_the_chain_goes_on_only_where_it_must),
        ARENA_TEST(test_a_link_that_does_not_know_all_is_passed_over),
        ARENA_TEST(test_a_lot_not_drawn_leaves_the_tie_waiting),
        ARENA_TEST(test_a_tie_across_the_line),
        ARENA_TEST(test_the_rest_of_the_chain_is_for_the_line),
        ARENA_TEST(test_a_row_is_put_elsewhere),
        ARENA_TEST(test_who_has_no_rank_stands_behind),
        ARENA_TEST(test_keys_out_of_sheets),
        ARENA_TEST(test_rank_by_what_is_shown),
        ARENA_TEST(test_ranks_count_who_is_better),
    };
    return check_run("rank", tests, sizeof tests / sizeof *tests);
}
