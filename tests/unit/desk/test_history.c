/* The audit as people read it: searching it, its words, what an undo would do. */
#include "desk/history.h"

#include <string.h>

#include "base/slice.h"
#include "desk/history_search.h"
#include "desk/persons.h"
#include "desk/receipts.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){a, desk_for_test(a, false), {.arena = a}};
}

static int64_t newest(struct fixture *f)
{
    struct history h;
    assert_int_equal(history_load(f->desk, f->a, INT64_MAX, 1, &h, &f->err), STATUS_OK);
    return h.at[0].audit.id;
}

/* Adds a unit as one entry and returns the entry's number. */
static int64_t add_unit(struct fixture *f, const char *name, struct unit *out)
{
    *out = (struct unit){.name = name};
    assert_int_equal(unit_save(f->desk, f->a, NULL, out, NULL, &f->err), STATUS_OK);
    return newest(f);
}

static int64_t set_phone(struct fixture *f, struct unit *unit, const char *phone)
{
    struct unit mine = *unit;
    mine.phone = phone;
    assert_int_equal(unit_save(f->desk, f->a, unit, &mine, NULL, &f->err), STATUS_OK);
    *unit = mine;
    return newest(f);
}

static size_t found(struct fixture *f, struct history_wanted wanted, int64_t *first)
{
    struct history_search s;
    assert_int_equal(history_search_open(&s, f->desk, wanted, &f->err), STATUS_OK);
    while (!s.is_done) {
        assert_int_equal(history_search_more(&s, &f->err), STATUS_OK);
    }
    size_t n = s.ids.n;
    *first = n ? s.ids.at[0] : 0;
    history_search_release(&s);
    return n;
}

static void test_search_by_words_person_and_day(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit;
    int64_t first = 0;
    const day_t today = instant_day(desk_now(f.desk));
    int64_t east = add_unit(&f, "东海虚构铁塔", &unit);
    int64_t west = add_unit(&f, "西山假设卫通", &unit);
    assert_int_equal(found(&f, (struct history_wanted){.day = DAY_NONE}, &first), west);
    assert_int_equal(first, west); /* newest first */
    assert_int_equal(found(&f, (struct history_wanted){"dhxg", NULL, DAY_NONE}, &first), 1);
    assert_int_equal(first, east);
    assert_int_equal(found(&f, (struct history_wanted){"张收件 假设", NULL, DAY_NONE}, &first), 1);
    assert_int_equal(first, west);
    assert_int_equal(found(&f, (struct history_wanted){"2024-07-16 铁塔", NULL, DAY_NONE}, &first),
                     1);
    assert_int_equal(found(&f, (struct history_wanted){"没有的", NULL, DAY_NONE}, &first), 0);
    assert_int_equal(found(&f, (struct history_wanted){NULL, "zhang", DAY_NONE}, &first), west);
    assert_int_equal(found(&f, (struct history_wanted){NULL, "li", DAY_NONE}, &first), 0);
    assert_int_equal(found(&f, (struct history_wanted){NULL, NULL, today}, &first), west);
    assert_int_equal(found(&f, (struct history_wanted){NULL, NULL, today - 1}, &first), 0);
    desk_close(f.desk);
}

static void test_search_over_many_pieces(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit;
    int64_t first = 0, last = 0;
    int64_t oldest = add_unit(&f, "最早的示例单位", &unit);
    for (int i = 0; i < 700; i++) {
        last = set_phone(&f, &unit, arena_printf(f.a, "%d", i));
    }
    assert_int_equal(found(&f, (struct history_wanted){"新增单位", NULL, DAY_NONE}, &first), 1);
    assert_int_equal(first, oldest);
    assert_int_equal(found(&f, (struct history_wanted){"修改单位", NULL, DAY_NONE}, &first), 700);
    assert_int_equal(first, last);
    desk_close(f.desk);
}

static void test_ids_become_words(void **state)
{
    struct fixture f = fixture(*state);
    struct receipt receipt;
    struct history_changes changes;
    struct history h;
    bool has_state = false;
    assert_int_equal(receipt_take(f.desk, f.a, &receipt, &f.err), STATUS_OK);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_int_equal(history_changes(f.desk, f.a, h.at[0].audit.id, &changes, &f.err), STATUS_OK);
    for (size_t i = 0; i < changes.n; i++) {
        if (text_eq(changes.at[i].field, "状态")) {
            has_state = true;
            assert_string_equal(changes.at[i].new, "已取号");
            assert_true(changes.at[i].is_new);
            assert_string_equal(changes.at[i].noun, "receipt");
            assert_int_equal(changes.at[i].row, receipt.record.id);
        }
    }
    assert_true(has_state);
    desk_close(f.desk);
}

static void test_a_preview_tells_and_changes_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit, now;
    struct undo_preview preview;
    int64_t before = 0, after = 0;
    add_unit(&f, "东海虚构铁塔", &unit);
    set_phone(&f, &unit, "010-1");
    int64_t id = set_phone(&f, &unit, "010-2");
    (void)found(&f, (struct history_wanted){.day = DAY_NONE}, &before);
    assert_int_equal(undo_preview(f.desk, f.a, id, &preview, &f.err), STATUS_OK);
    assert_null(preview.refusal);
    assert_int_equal(preview.changes.n, 1);
    assert_string_equal(preview.changes.at[0].subject, "单位 东海虚构铁塔");
    assert_string_equal(preview.changes.at[0].old, "010-2");
    assert_string_equal(preview.changes.at[0].new, "010-1");
    assert_int_equal(unit_load(f.desk, f.a, unit.record.id, &now, &f.err), STATUS_OK);
    assert_string_equal(now.phone, "010-2");
    assert_int_equal(now.record.rev, unit.record.rev);
    (void)found(&f, (struct history_wanted){.day = DAY_NONE}, &after);
    assert_int_equal(before, after);
    desk_close(f.desk);
}

static void test_a_preview_names_what_stands_in_the_way(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit;
    struct undo_preview preview;
    int64_t batch = 0;
    int64_t added = add_unit(&f, "东海虚构铁塔", &unit);
    int64_t first = set_phone(&f, &unit, "010-1");
    int64_t second = set_phone(&f, &unit, "010-2");
    assert_int_equal(undo_preview(f.desk, f.a, first, &preview, &f.err), STATUS_OK);
    assert_non_null(preview.refusal);
    assert_int_equal(preview.rests, second);
    assert_int_equal(undo_preview(f.desk, f.a, added, &preview, &f.err), STATUS_OK);
    assert_int_equal(preview.rests, first);
    assert_int_equal(desk_undo(f.desk, f.a, second, "号码不对", &batch, &f.err), STATUS_OK);
    assert_int_equal(undo_preview(f.desk, f.a, second, &preview, &f.err), STATUS_OK);
    assert_non_null(strstr(preview.refusal, "已经撤销过了"));
    assert_int_equal(preview.rests, batch);
    assert_int_equal(undo_preview(f.desk, f.a, first, &preview, &f.err), STATUS_OK);
    assert_null(preview.refusal);
    assert_int_equal(undo_preview(f.desk, f.a, 99999, &preview, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static struct person add_person(struct fixture *f, const char *login, const char *roles)
{
    struct person p = {.login = login, .name = "李样本", .roles = roles};
    assert_int_equal(person_add(f->desk, f->a, &p, &f->err), STATUS_OK);
    return p;
}

static void test_only_who_may_do_may_undo(void **state)
{
    struct fixture f = fixture(*state);
    int64_t batch = 0;
    struct undo_preview preview;
    add_person(&f, "li", "clerk");
    int64_t id = newest(&f);
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, id, NULL, &batch, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(undo_preview(f.desk, f.a, id, &preview, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_ADMINISTER;
    assert_int_equal(desk_undo(f.desk, f.a, id, NULL, &batch, &f.err), STATUS_OK);
    desk_close(f.desk);
}

static void test_an_administrator_remains(void **state)
{
    struct fixture f = fixture(*state);
    struct person me = f.desk->me, plain = me;
    struct undo_preview preview;
    add_person(&f, "li", "administrator");
    int64_t added = newest(&f);
    plain.roles = "clerk";
    assert_int_equal(person_save(f.desk, f.a, &me, &plain, NULL, &f.err), STATUS_OK);
    assert_int_equal(undo_preview(f.desk, f.a, added, &preview, &f.err), STATUS_OK);
    assert_non_null(preview.refusal);
    assert_non_null(strstr(preview.refusal, "没有管理员"));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_search_by_words_person_and_day),
        ARENA_TEST(test_search_over_many_pieces),
        ARENA_TEST(test_ids_become_words),
        ARENA_TEST(test_a_preview_tells_and_changes_nothing),
        ARENA_TEST(test_a_preview_names_what_stands_in_the_way),
        ARENA_TEST(test_only_who_may_do_may_undo),
        ARENA_TEST(test_an_administrator_remains),
    };
    return check_run("desk history", tests, sizeof tests / sizeof *tests);
}
