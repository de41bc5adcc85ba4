/* The search language: what it finds, what it says when it cannot be understood. */
#include "store/listing.h"

#include "base/slice.h"
#include "desk/demo.h"
#include "desk/lists.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/document.h"
#include "model/ranking.h"
#include "model/submission.h"
#include "model/unit.h"
#include "store/queries.h"
#include "support/check.h"
#include "support/desk.h"

static int64_t put(struct write *w, const struct record_type *type, void *record)
{
    struct err err = {.arena = w->arena};
    struct record head;
    if (write_insert(w, type, record, &err) != STATUS_OK) {
        fail_msg("%s %s", err.text, err.cause);
    }
    memcpy(&head, record, sizeof head);
    return head.id;
}

/* Three cases of two units: 甲 of 南岭 order 1, 乙 of 东海 order 2, 丙 of 南岭 without order. */
static struct desk *sample(struct arena *a)
{
    struct desk *desk = desk_for_test(a, false);
    struct err err = {.arena = a};
    struct write w;
    assert_int_equal(write_begin(&w, desk, a, "x", 0, &err), STATUS_OK);
    struct notice_row n = {
        .code = "测1", .doc_no = "测1号", .title = "测试", .kind = "call", .revision = 1};
    int64_t notice = put(&w, &notice_type, &n);
    struct unit south = {.name = "南岭示例通信"}, east = {.name = "东海虚构铁塔"};
    int64_t lead[] = {put(&w, &unit_type, &south), put(&w, &unit_type, &east)};
    static const struct {
        const char *title, *state;
        int lead;
        int64_t order;
    } rows[] = {{"信令风暴防控 甲", "logged", 0, 1},
                {"光缆隐患排查 乙", "correcting", 1, 2},
                {"5G_核心网 丙", "accepted", 0, NUMBER_NONE}};
    for (size_t i = 0; i < 3; i++) {
        struct submission s = {.notice = notice,
                               .track = "a",
                               .title = rows[i].title,
                               .lead = lead[rows[i].lead],
                               .list_order = rows[i].order,
                               .state = rows[i].state,
                               .logged_at = TEST_NOW + (int64_t)i * 86400};
        s.partners = i == 2 ? links_text(a, lead + 1, 1) : NULL;
        put(&w, &submission_type, &s);
    }
    assert_int_equal(write_end(&w, STATUS_OK, "x", NULL, NULL, &err), STATUS_OK);
    return desk;
}

/* The ids found, as text: "1 3". */
static const char *find(struct desk *desk, struct arena *a, const char *text, size_t order)
{
    struct err err = {.arena = a};
    struct where where;
    const struct listing *l = &submission_listing;
    if (where_parse(a, listing_where_fields(a, l), l->n_fields, text, &where, &err) != STATUS_OK) {
        return arena_printf(a, "%d: %s", err.column, err.text);
    }
    struct listing_request r = {.listing = l, .where = &where, .order = order};
    struct listing_state state = {0};
    struct ids ids = {0};
    while (!state.is_done) {
        if (listing_next(desk->db, &r, 2, &state, a, &ids, &err) != STATUS_OK) {
            fail_msg("%s %s", err.text, err.cause);
        }
    }
    const char *out = "";
    for (size_t i = 0; i < ids.n; i++) {
        out = arena_printf(a, "%s%s%lld", out, i ? " " : "", (long long)ids.at[i]);
    }
    return out;
}

static void test_terms_find(void **state)
{
    struct desk *desk = sample(*state);
    static const struct {
        const char *text, *ids;
    } cases[] = {
        {"", "1 2 3"},
        {"名称:排查", "2"},
        {"名称：排查", "2"},
        {"状态:待补正", "2"},
        {"状态:待补正|受理", "2 3"},
        {"状态:待补", "2"}, /* still being typed */
        {"状态:待|受", "2 3"},
        {"-状态:待", "1 3"},
        {"-状态:待补正", "1 3"},
        {"单位:南岭 推荐顺序<=1", "1"},
        {"推荐顺序:无", "3"},
        {"推荐顺序:有", "1 2"},
        {"-推荐顺序>1", "1 3"},
        {"联合单位:东海", "3"},
        {"联合单位:有", "3"},
        {"联合单位:无", "1 2"},
        {"登记:2024-07-17", "2"},
        {"登记>2024-07-16", "2 3"},
        {"登记<=2024年7月17日", "1 2"},
        {"东海", "2"},
        {"名称:\"核心网 丙\"", "3"},
        {"名称:「核心网 丙」", "3"},
        {"名称:G_", "3"},
        {"名称:%", ""},
        {"编号＝２", "2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = find(desk, *state, cases[i].text, 0);
        if (!text_eq(found, cases[i].ids)) {
            fail_msg("%s finds %s, not %s", cases[i].text, found, cases[i].ids);
        }
    }
    desk_close(desk);
}

static int64_t put_edition(struct write *w, int64_t edition, bool is_void)
{
    struct ranking_edition e = {.record.is_void = is_void,
                                .notice = 1,
                                .edition = edition,
                                .scheme = "试",
                                .scheme_text = "x",
                                .cut = NUMBER_NONE,
                                .rows = "x",
                                .fingerprint = "x",
                                .made_by = "zhang"};
    return put(w, &ranking_type, &e);
}

static void put_score(struct write *w, int64_t edition, int64_t id, struct db_value score)
{
    struct err err = {.arena = w->arena};
    assert_int_equal(db_run(w->desk->db, QUERY_RANKING_SCORE_ADD,
                            DB_ARGS(db_int(edition), db_int(id), score), NULL, &err),
                     STATUS_OK);
}

/* 甲 85.00 and then 85.01, 乙 90 (10 in an edition that was taken back), 丙 waited. */
static void test_the_score_is_that_of_the_newest_edition(void **state)
{
    struct desk *desk = sample(*state);
    struct err err = {.arena = *state};
    struct write w;
    assert_int_equal(write_begin(&w, desk, *state, "x", 0, &err), STATUS_OK);
    int64_t first = put_edition(&w, 1, false), second = put_edition(&w, 2, false);
    int64_t undone = put_edition(&w, 3, true);
    put_score(&w, first, 1, db_int(850000));
    put_score(&w, first, 2, db_int(900000));
    put_score(&w, first, 3, db_null());
    put_score(&w, second, 1, db_int(850100));
    put_score(&w, undone, 2, db_int(100000));
    assert_int_equal(write_end(&w, STATUS_OK, "x", NULL, NULL, &err), STATUS_OK);
    static const struct {
        const char *text, *ids;
    } cases[] = {{"得分>85", "1 2"},       {"得分>85.01", "2"},   {"得分>=85.01", "1 2"},
                 {"得分:85.01", "1"},      {"得分=85.0100", "1"}, {"得分<90", "1"},
                 {"得分：８５.０１", "1"}, {"得分:无", "3"},      {"得分:有", "1 2"},
                 {"-得分>86", "1 3"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(find(desk, *state, cases[i].text, 0), cases[i].ids);
    }
    size_t by_score = submission_listing.n_orders - 1;
    assert_string_equal(submission_listing.orders[by_score].id, "score");
    assert_string_equal(find(desk, *state, "", by_score), "1 2 3");
    desk_close(desk);
}

/* Cases of a unit that was merged are found by the name they came under and by the one in force, by the rules
 * of a list and by words. */
static void test_merged_units_are_found_by_both_names(void **state)
{
    struct desk *desk = sample(*state);
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct db_cursor c;
    bool has_row = true;
    assert_string_equal(find(desk, a, "单位:南岭", 0), "1 3");
    int64_t nanling = 0, donghai = 0;
    assert_int_equal(
        db_query_text(desk->db,
                      "SELECT l.id, o.id FROM submission s JOIN unit l ON l.id = s.lead "
                      "JOIN unit o ON o.id <> l.id WHERE s.id = 1",
                      DB_NO_ARGS, &c, &err),
        STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    nanling = db_column_int(&c, 0);
    donghai = db_column_int(&c, 1);
    db_finish(&c);
    assert_int_equal(unit_merge(desk, a, nanling, donghai, "同一家", &err), STATUS_OK);
    static const struct {
        const char *text, *ids;
    } cases[] = {{"单位:南岭", "1 2 3"}, {"单位:东海", "2"},     {"-单位:南岭", ""},
                 {"联合单位:南岭", "3"}, {"联合单位:东海", "3"}, {"单位拼音:nl", "1 2 3"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = find(desk, a, cases[i].text, 0);
        if (!text_eq(found, cases[i].ids)) {
            fail_msg("%s finds %s, not %s", cases[i].text, found, cases[i].ids);
        }
    }
    struct id_list list;
    const struct list_options words = {.noun = "submission", .where = "南岭"};
    assert_int_equal(id_list_open(&list, desk, &words, &err), STATUS_OK);
    assert_int_equal(id_list_all(&list, &err), STATUS_OK);
    assert_int_equal(list.n, 3);
    id_list_release(&list);
    desk_close(desk);
}

static void test_orders(void **state)
{
    struct desk *desk = sample(*state);
    for (size_t order = 0; order < submission_listing.n_orders; order++) {
        assert_int_equal(strlen(find(desk, *state, "", order)), 5);
    }
    assert_string_equal(find(desk, *state, "", 2), "1 2 3"); /* absent orders last */
    desk_close(desk);
}

static const char *in_windows(struct desk *desk, struct arena *a, const struct listing_request *r,
                              int64_t window)
{
    struct err err = {.arena = a};
    struct listing_state state = {0};
    struct ids ids = {0};
    const char *out = "";
    while (!state.is_done) {
        if (listing_next(desk->db, r, window, &state, a, &ids, &err) != STATUS_OK) {
            fail_msg("%s %s", err.text, err.cause);
        }
    }
    for (size_t i = 0; i < ids.n; i++) {
        out = arena_printf(a, "%s %lld", out, (long long)ids.at[i]);
    }
    return out;
}

/* Some cases without a lead, a direction and an order, and two units of one name. */
static void thin_out(struct desk *desk, struct arena *a)
{
    static const char *const statements[] = {
        "UPDATE submission SET lead = NULL WHERE id % 11 = 3",
        "UPDATE submission SET direction = NULL WHERE id % 7 = 2",
        "UPDATE submission SET list_order = NULL WHERE id % 13 = 5",
        "UPDATE unit SET name_key = (SELECT name_key FROM unit WHERE id = 50) WHERE id = 60",
    };
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        struct err err = {.arena = a};
        struct db_cursor c;
        bool has_row = true;
        assert_int_equal(db_query_text(desk->db, statements[i], DB_NO_ARGS, &c, &err), STATUS_OK);
        assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
        db_finish(&c);
    }
}

/* Walking along an index gives what sorting in one go gives, whatever the window. */
static void test_windows_join_to_the_whole(void **state)
{
    static const char *const texts[] = {"", "单位:示例", "状态:评审", "没有这样的名称"};
    static const int64_t windows[] = {1, 7, 64};
    struct arena *a = *state, scratch = {0};
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    const struct listing *l = &submission_listing;
    assert_int_equal(demo_fill(desk, a, &err), STATUS_OK);
    thin_out(desk, a);
    for (size_t i = 0; i < l->n_orders * 4 * sizeof texts / sizeof *texts; i++) {
        struct where where;
        const char *text = texts[i / 4 / l->n_orders];
        assert_int_equal(where_parse(&scratch, listing_where_fields(&scratch, l), l->n_fields, text,
                                     &where, &err),
                         STATUS_OK);
        const struct listing_request r = {.listing = l,
                                          .where = &where,
                                          .notice = i & 1 ? 2 : 0,
                                          .is_descending = (i & 2) != 0,
                                          .order = i / 4 % l->n_orders};
        const char *whole = in_windows(desk, &scratch, &r, 100000);
        for (size_t k = 0; k < sizeof windows / sizeof *windows; k++) {
            const char *joined = in_windows(desk, &scratch, &r, windows[k]);
            if (!text_eq(whole, joined)) {
                fail_msg("by %s, windows of %d, %s:%s not%s", l->orders[r.order].id,
                         (int)windows[k], text, joined, whole);
            }
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    desk_close(desk);
}

static void test_mistakes_have_a_place(void **state)
{
    struct desk *desk = sample(*state);
    static const struct {
        const char *text, *start, *has;
    } cases[] = {
        {"单位:南岭 热度>85", "7: ", "没有「热度」这一项"},
        {"得分>x", "4: ", "分数"},
        {"得分>=86.67001", "5: ", "至多四位小数"},
        {"状态:飞", "4: ", "没有「飞」, 可写 登记 形式审查 待补正"},
        {"状态:", "4: ", "可写 登记 形式审查 待补正"},
        {"状态=待补", "4: ", "没有「待补」"},
        {"推荐顺序>x", "6: ", "整数"},
        {"登记:2024-02-30", "4: ", "日期"},
        {"名称:\"甲", "4: ", "引号"},
        {"名称:", "4: ", "缺一个值"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *said = find(desk, *state, cases[i].text, 0);
        if (!text_starts(said, cases[i].start) || !strstr(said, cases[i].has)) {
            fail_msg("%s: %s", cases[i].text, said);
        }
    }
    desk_close(desk);
}

/* Every field and operator makes a statement the database takes. */
static void test_every_field_composes(void **state)
{
    struct desk *desk = sample(*state);
    static const struct listing *const all[] = {&submission_listing, &unit_listing,
                                                &receipt_listing};
    struct err err = {.arena = *state};
    for (size_t l = 0; l < 3; l++) {
        for (size_t f = 0; f < all[l]->n_fields; f++) {
            const char *value = "1";
            for (int op = WHERE_CONTAINS; op <= WHERE_ABSENT; op++) {
                struct where_term term = {f, false, (enum where_op)op, &value, 1};
                if (all[l]->fields[f].where.kind == WHERE_DATE) {
                    value = "2024-01-01";
                }
                struct where where = {&term, 1, 1};
                struct listing_request r = {.listing = all[l], .where = &where, .notice = 1};
                struct listing_state reading = {0};
                struct ids ids = {0};
                if (listing_next(desk->db, &r, 2, &reading, *state, &ids, &err) != STATUS_OK) {
                    fail_msg("%s: %s", all[l]->fields[f].where.id, err.cause);
                }
            }
        }
    }
    desk_close(desk);
}

/* As many terms and values as are taken make a question the database answers; more are refused. */
static void test_the_most_that_is_taken(void **state)
{
    struct desk *desk = sample(*state);
    const char *words = "-甲", *values = "名称:甲";
    for (int i = 1; i < WHERE_MOST; i++) {
        words = arena_printf(*state, "%s -甲", words);
        values = arena_printf(*state, "%s|甲", values);
    }
    assert_string_equal(find(desk, *state, words, 0), "2 3");
    assert_string_equal(find(desk, *state, values, 0), "1");
    for (size_t order = 0; order < submission_listing.n_orders; order++) {
        assert_int_equal(strlen(find(desk, *state, words, order)), 3);
    }
    assert_non_null(strstr(find(desk, *state, arena_printf(*state, "%s 甲", words), 0), "至多"));
    assert_non_null(strstr(find(desk, *state, arena_printf(*state, "%s|甲", values), 0), "至多"));
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_terms_find),
        ARENA_TEST(test_the_score_is_that_of_the_newest_edition),
        ARENA_TEST(test_merged_units_are_found_by_both_names),
        ARENA_TEST(test_orders),
        ARENA_TEST(test_windows_join_to_the_whole),
        ARENA_TEST(test_mistakes_have_a_place),
        ARENA_TEST(test_the_most_that_is_taken),
        ARENA_TEST(test_every_field_composes),
    };
    return check_run("listing", tests, sizeof tests / sizeof *tests);
}
