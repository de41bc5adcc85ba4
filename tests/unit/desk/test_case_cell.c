/* Cells of summary tables: what was put in is read out, until somebody changed the case otherwise. */
#include "desk/case_cell.h"

#include "desk/notices.h"
#include "desk/table_target.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct table_units units;
    struct case_cells cells;
    struct err err;
};

static void init(struct fixture *f, struct arena *a, const char *notice)
{
    *f = (struct fixture){.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    table_units_init(&f->units, f->desk, NULL);
    f->cells.units = &f->units;
    assert_int_equal(
        notice_definition(f->desk, notice_id(f->desk, a, notice), 0, &f->cells.notice, &f->err),
        STATUS_OK);
}

static void release(struct fixture *f)
{
    table_units_release(&f->units);
    desk_close(f->desk);
}

static const char *put(struct fixture *f, struct submission *s, enum column_source source,
                       const char *cell)
{
    const struct column column = {.source = source};
    case_cell_put(&f->cells, f->a, s, &(struct case_value){.column = &column, .cell = cell});
    return case_cell(&f->cells, f->a, s, &column);
}

static const char *get(struct fixture *f, const struct submission *s, enum column_source source)
{
    const struct column column = {.source = source};
    return case_cell(&f->cells, f->a, s, &column);
}

static void test_numbers_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        int64_t number;
    } cells[] = {{"1", 1},
                 {"０１", 1},
                 {"3.", 3},
                 {"3、", 3},
                 {"3．", 3},
                 {"", -1},
                 {"一", -1},
                 {"1.5", -1},
                 {"-1", -1},
                 {"1 2", -1},
                 {"第1", -1},
                 {".", -1},
                 {"999999999", 999999999},
                 {"9999999999", -1}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        int64_t wanted = cells[i].number < 0 ? NUMBER_NONE : cells[i].number;
        if (cell_number(cells[i].cell) != wanted) {
            fail_msg("「%s」 is %lld", cells[i].cell, (long long)cell_number(cells[i].cell));
        }
    }
}

static void test_a_contact_cell_stays_until_it_is_wrong(void **state)
{
    struct fixture f;
    struct submission s = {.list_order = NUMBER_NONE};
    const char *cell = "办 010-68200000\n手机 138 0013 8000 W@Example.cn";
    init(&f, *state, "255");
    assert_string_equal(put(&f, &s, SOURCE_CONTACT_INFO, cell), cell);
    assert_non_null(s.phone);
    assert_non_null(s.email);
    assert_string_equal(get(&f, &s, SOURCE_CONTACT_INFO), cell);
    s.phone = "13900139000";
    s.email = "l@example.cn";
    assert_string_equal(get(&f, &s, SOURCE_CONTACT_INFO), "13900139000\nl@example.cn");
    s.email = NULL;
    assert_string_equal(get(&f, &s, SOURCE_CONTACT_INFO), "13900139000");
    /* A corrected file: what somebody set stays, what only came from the old cell follows. */
    s = (struct submission){.list_order = NUMBER_NONE};
    put(&f, &s, SOURCE_CONTACT_INFO, "13800138000 w@example.cn");
    s.phone = "13900139000";
    put(&f, &s, SOURCE_CONTACT_INFO, "13700137000 n@example.cn");
    assert_string_equal(s.phone, "13900139000");
    assert_string_equal(s.email, "n@example.cn");
    release(&f);
}

static void test_an_order_is_written_as_received_until_it_changes(void **state)
{
    struct fixture f;
    struct submission s = {.list_order = NUMBER_NONE};
    init(&f, *state, "255");
    assert_string_equal(put(&f, &s, SOURCE_ORDER, "０３"), "０３");
    assert_int_equal(s.list_order, 3);
    s.list_order = 4;
    assert_string_equal(get(&f, &s, SOURCE_ORDER), "4");
    assert_string_equal(put(&f, &s, SOURCE_ORDER, "4"), "4");
    release(&f);
}

static void test_a_region_is_that_of_the_lead_unless_received(void **state)
{
    struct fixture f;
    struct unit unit = {.name = "西江示例通信", .region = "440300"};
    init(&f, *state, "220");
    assert_int_equal(unit_save(f.desk, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    struct submission s = {.lead = unit.record.id, .list_order = NUMBER_NONE};
    assert_string_equal(get(&f, &s, SOURCE_REGION), "深圳市");
    assert_string_equal(put(&f, &s, SOURCE_REGION, "广东深圳"), "广东深圳");
    s.lead = 1; /* another unit: what was received for the first is void */
    assert_string_equal(get(&f, &s, SOURCE_REGION), "");
    release(&f);
}

static void test_a_track_is_written_by_its_name_unless_received(void **state)
{
    struct fixture f;
    init(&f, *state, "926");
    const struct track *t = &f.cells.notice->tracks.at[0];
    struct submission s = {.track = t->code ? t->code : t->name, .list_order = NUMBER_NONE};
    assert_string_equal(get(&f, &s, SOURCE_TRACK), t->name);
    assert_string_equal(put(&f, &s, SOURCE_TRACK, "第一类"), "第一类");
    s.track = "";
    assert_string_equal(get(&f, &s, SOURCE_TRACK), "");
    release(&f);
}

/* ---- which table ------------------------------------------------------------------------------ */

static enum status target(struct fixture *f, const char *notice, const char *track,
                          const char *table)
{
    struct table_target out;
    const struct table_wanted wanted = {
        .notice = notice_id(f->desk, f->a, notice), .track = track, .table = table};
    return table_target_find(f->desk, f->a, &wanted, &out, &f->err);
}

static void test_a_table_that_is_not_there_names_those_that_are(void **state)
{
    struct fixture f;
    init(&f, *state, "255");
    const char *name = f.cells.notice->tables.at[0].name;
    assert_int_equal(target(&f, "255", NULL, NULL), STATUS_OK);
    assert_int_equal(target(&f, "255", NULL, name), STATUS_OK);
    assert_int_equal(target(&f, "255", NULL, "没有的表"), STATUS_USAGE);
    assert_non_null(strstr(f.err.text, name));
    assert_int_equal(target(&f, "255", "没有的通道", NULL), STATUS_USAGE);
    assert_non_null(strstr(f.err.text, "没有通道「没有的通道」"));
    release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_numbers_are_read_as_people_write_them),
        ARENA_TEST(test_a_contact_cell_stays_until_it_is_wrong),
        ARENA_TEST(test_an_order_is_written_as_received_until_it_changes),
        ARENA_TEST(test_a_region_is_that_of_the_lead_unless_received),
        ARENA_TEST(test_a_track_is_written_by_its_name_unless_received),
        ARENA_TEST(test_a_table_that_is_not_there_names_those_that_are),
    };
    return check_run("desk/case_cell", tests, sizeof tests / sizeof *tests);
}
