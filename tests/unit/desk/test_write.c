/* Writes: one entry each, edits of two people, undo and its limits, the chain. */
#include "desk/write.h"

#include "desk/conflict.h"
#include "desk/undo.h"
#include "model/submission.h"
#include "model/unit.h"
#include "store/audit.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){desk_for_test(a, false), a, {.arena = a}};
}

static int64_t add_unit(struct fixture *f, const char *name, int64_t *batch)
{
    struct write w;
    struct unit unit = {.name = name};
    enum status status = write_begin(&w, f->desk, f->a, "unit_add", MAY_LOG, &f->err);
    assert_int_equal(status, STATUS_OK);
    status = write_insert(&w, &unit_type, &unit, &f->err);
    status = write_end(&w, status, "新增单位", NULL, batch, &f->err);
    assert_int_equal(status, STATUS_OK);
    return unit.record.id;
}

static struct unit load_unit(struct fixture *f, int64_t id)
{
    struct unit unit = {0};
    assert_int_equal(record_load(f->desk->db, &unit_type, id, f->a, &unit, &f->err), STATUS_OK);
    return unit;
}

static enum status save_unit(struct fixture *f, const struct unit *base, struct unit *mine,
                             int64_t *batch)
{
    struct write w;
    enum status status = write_begin(&w, f->desk, f->a, "unit_edit", MAY_LOG, &f->err);
    assert_int_equal(status, STATUS_OK);
    status = write_update(&w, &unit_type, base, mine, &f->err);
    return write_end(&w, status, "修改单位", NULL, batch, &f->err);
}

static void test_each_write_is_one_entry(void **state)
{
    struct fixture f = fixture(*state);
    int64_t batch = 0;
    struct changes changes;
    struct audit entry;
    int64_t id = add_unit(&f, "东海虚构铁塔", &batch);
    assert_int_equal(audit_load(f.desk->db, f.a, batch, &entry, &f.err), STATUS_OK);
    assert_string_equal(entry.person, "zhang");
    assert_int_equal(entry.at, TEST_NOW);
    assert_int_equal(audit_changes(f.desk->db, f.a, batch, &changes, &f.err), STATUS_OK);
    assert_int_equal(changes.n, 2);
    assert_int_equal(changes.at[0].kind, CHANGE_INSERT);
    assert_int_equal(changes.at[0].first, id);
    assert_string_equal(changes.at[1].field, "name");
    assert_string_equal(changes.at[1].new, "东海虚构铁塔");
    desk_close(f.desk);
}

static void test_an_edit_without_change_leaves_nothing(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add_unit(&f, "东海虚构铁塔", NULL), batch = 7;
    struct unit base = load_unit(&f, id), mine = base;
    assert_int_equal(save_unit(&f, &base, &mine, &batch), STATUS_OK);
    assert_int_equal(batch, 0);
    assert_int_equal(load_unit(&f, id).record.rev, 1);
    desk_close(f.desk);
}

static void test_edits_of_different_fields_are_joined(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add_unit(&f, "东海虚构铁塔", NULL);
    struct unit base = load_unit(&f, id), one = base, two = base;
    one.phone = "13800138000";
    two.region = "440100";
    assert_int_equal(save_unit(&f, &base, &one, NULL), STATUS_OK);
    assert_int_equal(save_unit(&f, &base, &two, NULL), STATUS_OK);
    struct unit now = load_unit(&f, id);
    assert_string_equal(now.phone, "13800138000");
    assert_string_equal(now.region, "440100");
    assert_int_equal(now.record.rev, 3);
    desk_close(f.desk);
}

static void test_edits_of_the_same_field_show_both(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add_unit(&f, "东海虚构铁塔", NULL);
    struct unit base = load_unit(&f, id), one = base, two = base;
    struct conflict conflict;
    one.phone = "13800138000";
    two.phone = "13900139000";
    assert_int_equal(save_unit(&f, &base, &one, NULL), STATUS_OK);
    assert_int_equal(save_unit(&f, &base, &two, NULL), STATUS_CONFLICT);
    assert_int_equal(conflict_find(f.desk, f.a, &unit_type, &base, &two, &conflict, &f.err),
                     STATUS_OK);
    assert_int_equal(conflict.n, 1);
    assert_string_equal(conflict.fields[0].mine, "13900139000");
    assert_string_equal(conflict.fields[0].theirs, "13800138000");
    assert_string_equal(conflict.who, "张收件");
    assert_int_equal(save_unit(&f, conflict.theirs, &two, NULL), STATUS_OK);
    assert_string_equal(load_unit(&f, id).phone, "13900139000");
    desk_close(f.desk);
}

static void test_undo_and_undo_of_the_undo(void **state)
{
    struct fixture f = fixture(*state);
    int64_t edit = 0, undo = 0, redo = 0, id = add_unit(&f, "东海虚构铁塔", NULL);
    struct unit base = load_unit(&f, id), mine = base;
    mine.phone = "13800138000";
    assert_int_equal(save_unit(&f, &base, &mine, &edit), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, edit, "填错", &undo, &f.err), STATUS_OK);
    assert_null(load_unit(&f, id).phone);
    assert_int_equal(desk_undo(f.desk, f.a, edit, NULL, NULL, &f.err), STATUS_DATA);
    assert_int_equal(desk_undo(f.desk, f.a, undo, NULL, &redo, &f.err), STATUS_OK);
    assert_string_equal(load_unit(&f, id).phone, "13800138000");
    assert_int_equal(desk_undo(f.desk, f.a, edit, NULL, NULL, &f.err), STATUS_OK);
    desk_close(f.desk);
}

static void test_undo_stops_at_what_rests_on_it(void **state)
{
    struct fixture f = fixture(*state);
    int64_t added = 0, edit = 0, id = add_unit(&f, "东海虚构铁塔", &added);
    struct unit base = load_unit(&f, id), mine = base;
    mine.phone = "13800138000";
    assert_int_equal(save_unit(&f, &base, &mine, &edit), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, added, NULL, NULL, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, arena_printf(f.a, "请先撤销第 %d 号", (int)edit)));
    assert_int_equal(desk_undo(f.desk, f.a, edit, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, added, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(load_unit(&f, id).record.is_void, 1);
    desk_close(f.desk);
}

static void test_a_failed_write_leaves_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct write w;
    struct unit unit = {.name = "北原测试"};
    struct submission s = {.notice = 99, .track = "a", .title = "t", .state = "logged"};
    int64_t batch = 0, n = 0;
    assert_int_equal(write_begin(&w, f.desk, f.a, "x", 0, &f.err), STATUS_OK);
    assert_int_equal(write_insert(&w, &unit_type, &unit, &f.err), STATUS_OK);
    enum status status = write_insert(&w, &submission_type, &s, &f.err);
    assert_int_not_equal(status, STATUS_OK);
    assert_int_not_equal(write_end(&w, status, "x", NULL, &batch, &f.err), STATUS_OK);
    struct audits all;
    assert_int_equal(audit_list(f.desk->db, f.a, INT64_MAX, 10, &all, &f.err), STATUS_OK);
    n = (int64_t)all.n;
    assert_int_equal(n, 1); /* only the making of the desk */
    assert_int_equal(record_load(f.desk->db, &unit_type, unit.record.id, f.a, &unit, &f.err),
                     STATUS_NOT_FOUND);
    desk_close(f.desk);
}

/* Whoever tampers does not keep foreign keys. */
static void run_all(struct fixture *f, const char *const *statements)
{
    for (size_t i = 0; statements[i]; i++) {
        struct db_cursor c;
        bool has_row = true;
        assert_int_equal(db_query_text(f->desk->db, statements[i], DB_NO_ARGS, &c, &f->err),
                         STATUS_OK);
        assert_int_equal(db_next(&c, &has_row, &f->err), STATUS_OK);
        db_finish(&c);
    }
}

static enum status verify_after(struct arena *a, const char *const *tamper)
{
    struct fixture f = fixture(a);
    struct audit_report report;
    add_unit(&f, "东海虚构铁塔", NULL);
    add_unit(&f, "北原测试网络", NULL);
    add_unit(&f, "西山假设卫通", NULL);
    run_all(&f, tamper);
    enum status status = audit_verify(f.desk->db, a, &report, &f.err);
    desk_close(f.desk);
    return status;
}

static void test_tampering_is_noticed(void **state)
{
    static const char *const tampers[][5] = {
        {"UPDATE audit SET summary = 'x' WHERE id = 2"},
        {"UPDATE audit SET person = 'li' WHERE id = 3"},
        {"UPDATE change SET new = 'x' WHERE audit = 2 AND field = 'name'"},
        {"DELETE FROM change WHERE audit = 2 AND position = 1"},
        {"PRAGMA foreign_keys = OFF", "DELETE FROM audit WHERE id = 2"},
        {"PRAGMA foreign_keys = OFF", "DELETE FROM change WHERE audit = 4",
         "DELETE FROM audit WHERE id = 4"},
        {"PRAGMA foreign_keys = OFF", "UPDATE audit SET id = 20 WHERE id = 2",
         "UPDATE audit SET id = 2 WHERE id = 3", "UPDATE audit SET id = 3 WHERE id = 20"},
        {"UPDATE meta SET value = '2' WHERE key = 'audit_count'"},
    };
    static const char *const none[] = {NULL};
    assert_int_equal(verify_after(*state, none), STATUS_OK);
    for (size_t i = 0; i < sizeof tampers / sizeof *tampers; i++) {
        if (verify_after(*state, tampers[i]) != STATUS_DATA) {
            fail_msg("not noticed: %s", tampers[i][0]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_each_write_is_one_entry),
        ARENA_TEST(test_an_edit_without_change_leaves_nothing),
        ARENA_TEST(test_edits_of_different_fields_are_joined),
        ARENA_TEST(test_edits_of_the_same_field_show_both),
        ARENA_TEST(test_undo_and_undo_of_the_undo),
        ARENA_TEST(test_undo_stops_at_what_rests_on_it),
        ARENA_TEST(test_a_failed_write_leaves_nothing),
        ARENA_TEST(test_tampering_is_noticed),
    };
    return check_run("write", tests, sizeof tests / sizeof *tests);
}
