/* Lists come piece by piece, and docs/where.md names everything that can be asked for. */
#include "desk/lists.h"

#include "base/file.h"
#include "base/slice.h"
#include "desk/demo.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "store/listing.h"
#include "support/check.h"
#include "support/desk.h"

static const char *first_name(struct arena *a, const char *names)
{
    return arena_copy(a, names, strcspn(names, " "));
}

static void test_documentation_is_complete(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct slice text;
    static const struct listing *const all[] = {&submission_listing, &unit_listing,
                                                &receipt_listing};
    assert_int_equal(file_read(a, "docs/where.md", 1 << 20, &text, &err), STATUS_OK);
    for (size_t k = 0; k < 3; k++) {
        const struct where_field *fields = listing_where_fields(a, all[k]);
        for (size_t i = 0; i < all[k]->n_fields; i++) {
            if (!strstr(text.at, first_name(a, fields[i].names))) {
                fail_msg("docs/where.md lacks %s of %s", fields[i].names, all[k]->noun);
            }
            for (size_t c = 0; c < fields[i].n_choices; c++) {
                assert_non_null(strstr(text.at, fields[i].choices[c].name));
            }
        }
        for (size_t i = 0; i < all[k]->n_orders; i++) {
            assert_non_null(strstr(text.at, all[k]->orders[i].name));
        }
    }
}

static void test_units_are_listed(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, false);
    struct unit unit = {.name = "重庆示例银行"};
    struct id_list list;
    static const char *const found[] = {"",      "重庆",    "cqslyh",    "cqyh",
                                        "zqsyx", "地区:无", "-名称:铁塔"};
    static const char *const not_found[] = {"铁塔", "地区:有", "信用代码:91"};
    assert_int_equal(unit_save(desk, a, NULL, &unit, NULL, &err), STATUS_OK);
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        struct list_options o = {.noun = "unit", .where = found[i], .order = "name"};
        assert_int_equal(id_list_open(&list, desk, &o, &err), STATUS_OK);
        assert_int_equal(id_list_all(&list, &err), STATUS_OK);
        if (list.n == 0 || list.ids[list.n - 1] != unit.record.id) {
            fail_msg("not found by %s", found[i]);
        }
        id_list_release(&list);
    }
    for (size_t i = 0; i < sizeof not_found / sizeof *not_found; i++) {
        struct list_options o = {.noun = "unit", .where = not_found[i]};
        assert_int_equal(id_list_open(&list, desk, &o, &err), STATUS_OK);
        assert_int_equal(id_list_all(&list, &err), STATUS_OK);
        assert_int_equal(list.n, 0);
        id_list_release(&list);
    }
    desk_close(desk);
}

static const char *listed(struct desk *desk, struct arena *a, const struct list_options *o)
{
    struct err err = {.arena = a};
    struct id_list list;
    const char *out = "";
    if (id_list_open(&list, desk, o, &err) != STATUS_OK || id_list_all(&list, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    for (size_t i = 0; i < list.n; i++) {
        out = arena_printf(a, "%s %lld", out, (long long)list.ids[i]);
    }
    id_list_release(&list);
    return out;
}

/* The same by SQL: one listing, without the texts in memory. */
static const char *listed_by_sql(struct desk *desk, struct arena *a, const struct list_options *o,
                                 size_t order)
{
    struct err err = {.arena = a};
    const struct listing *l = &submission_listing;
    struct where where;
    struct ids ids = {0};
    struct listing_state state = {0};
    const char *out = "";
    assert_int_equal(
        where_parse(a, listing_where_fields(a, l), l->n_fields, o->where, &where, &err), STATUS_OK);
    const struct listing_request r = {.listing = l,
                                      .where = &where,
                                      .notice = o->notice,
                                      .with_void = o->with_void,
                                      .is_descending = o->is_descending,
                                      .order = order};
    while (!state.is_done) {
        assert_int_equal(listing_next(desk->db, &r, 100000, &state, a, &ids, &err), STATUS_OK);
    }
    for (size_t i = 0; i < ids.n; i++) {
        out = arena_printf(a, "%s %lld", out, (long long)ids.at[i]);
    }
    return out;
}

/* Words are looked for in memory; they find what the listing finds. */
static void test_words_find_the_same_in_memory(void **state)
{
    static const char *const texts[] = {
        "光缆",
        "G专网",
        "g专网",
        "南岭示例",
        "zsllxyfh",
        "ydtx",
        "通信管理局",
        "-光缆",
        "光缆 广东省",
        "光缆|数据中心",
        "-光缆 示例",
        "状态:评审 光缆",
        "没有这样的字",
        "推荐顺序<3 平台",
        "-状态:登记 -示例",
        "%",
        "17",
        "00017|5",
        "5|5G",
        "-3",
    };
    struct arena *a = *state, scratch = {0};
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    assert_int_equal(demo_fill(desk, a, &err), STATUS_OK);
    for (size_t i = 0; i < 16 * sizeof texts / sizeof *texts; i++) {
        struct list_options o = {.noun = "submission",
                                 .where = texts[i / 16],
                                 .notice = i & 1 ? 2 : 0,
                                 .is_descending = (i & 2) != 0,
                                 .with_void = (i & 4) != 0,
                                 .order = i & 8 ? "title" : "no"};
        const char *memory = listed(desk, &scratch, &o);
        const char *sql = listed_by_sql(desk, &scratch, &o, i & 8 ? 1 : 0);
        if (!text_eq(memory, sql)) {
            fail_msg("%s (%d):%s, by SQL%s", texts[i / 16], (int)(i % 16), memory, sql);
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    desk_close(desk);
}

/* What is kept in memory follows every write. */
static void test_words_find_what_was_just_written(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    struct submission s = {.notice = 2, .title = "珊瑚礁石监测", .list_order = NUMBER_NONE}, mine;
    struct unit newest = {.name = "东海虚构铁塔"};
    const struct list_options o = {.noun = "submission", .where = "珊瑚"};
    const struct list_options by_unit = {.noun = "submission", .where = "虚构铁塔"};
    assert_string_equal(listed(desk, a, &o), "");
    assert_int_equal(unit_save(desk, a, NULL, &newest, NULL, &err), STATUS_OK);
    s.lead = newest.record.id;
    assert_int_equal(submission_save(desk, a, NULL, &s, NULL, &err), STATUS_OK);
    assert_string_equal(listed(desk, a, &o), " 1");
    assert_string_equal(listed(desk, a, &by_unit), " 1");
    mine = s;
    mine.title = "骨干光缆监测";
    assert_int_equal(submission_save(desk, a, &s, &mine, NULL, &err), STATUS_OK);
    assert_string_equal(listed(desk, a, &o), "");
    desk_close(desk);
}

/* Bare words are looked for in memory, words behind a field by SQL: both find the same. */
static void test_memory_and_sql_agree(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    struct notice_row row;
    assert_int_equal(notice_find(desk, a, "255", &row, &err), STATUS_OK);
    static const char *const titles[] = {"光缆隐患智能排查", "核心网容灾倒换", "广东示例联通平台"};
    for (size_t i = 0; i < 3; i++) {
        struct submission s = {
            .notice = row.record.id, .title = titles[i], .list_order = NUMBER_NONE};
        assert_int_equal(submission_save(desk, a, NULL, &s, NULL, &err), STATUS_OK);
    }
    static const struct {
        const char *word;
        size_t n;
    } cases[] = {{"gdlt", 1}, {"glyh", 1}, {"hxw", 1}, {"hxr", 1}, {"xwr", 1}, {"联通", 1},
                 {"lyh", 1},  {"ghpc", 1}, {"gh", 0},  {"w", 1},   {"xlt", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *by_field = arena_printf(a, "拼音:%s", cases[i].word);
        struct id_list memory, sql;
        struct list_options o = {.noun = "submission", .where = cases[i].word};
        assert_int_equal(id_list_open(&memory, desk, &o, &err), STATUS_OK);
        assert_int_equal(id_list_all(&memory, &err), STATUS_OK);
        o.where = by_field;
        assert_int_equal(id_list_open(&sql, desk, &o, &err), STATUS_OK);
        assert_int_equal(id_list_all(&sql, &err), STATUS_OK);
        bool is_ascii = (unsigned char)cases[i].word[0] < 0x80;
        if (memory.n != cases[i].n || (is_ascii && sql.n != cases[i].n)) {
            fail_msg("%s: %zu in memory, %zu by SQL", cases[i].word, memory.n, sql.n);
        }
        id_list_release(&memory);
        id_list_release(&sql);
    }
    desk_close(desk);
}

/* Screens open a list, look at its first page and then put it where it stays. */
static void test_a_list_may_be_moved(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    const struct list_options o = {.noun = "submission", .where = "的"};
    struct id_list first, second;
    assert_int_equal(demo_fill(desk, a, &err), STATUS_OK);
    assert_int_equal(id_list_open(&first, desk, &o, &err), STATUS_OK);
    second = first;
    memset(&first, 0xff, sizeof first);
    assert_int_equal(id_list_all(&second, &err), STATUS_OK);
    assert_true(second.n > 10);
    id_list_release(&second);
    desk_close(desk);
}

static void test_unknown_orders_are_told(void **state)
{
    struct err err = {.arena = *state};
    struct desk *desk = desk_for_test(*state, false);
    struct id_list list;
    struct list_options o = {.noun = "unit", .order = "颜色"};
    assert_int_equal(id_list_open(&list, desk, &o, &err), STATUS_USAGE);
    assert_non_null(strstr(err.text, "信用代码"));
    id_list_release(&list);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_documentation_is_complete),
        ARENA_TEST(test_units_are_listed),
        ARENA_TEST(test_words_find_the_same_in_memory),
        ARENA_TEST(test_words_find_what_was_just_written),
        ARENA_TEST(test_memory_and_sql_agree),
        ARENA_TEST(test_a_list_may_be_moved),
        ARENA_TEST(test_unknown_orders_are_told),
    };
    return check_run("lists", tests, sizeof tests / sizeof *tests);
}
