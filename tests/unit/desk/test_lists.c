/* Lists come piece by piece, and docs/where.md names everything that can be asked for. */
#include "desk/lists.h"

#include "base/file.h"
#include "base/slice.h"
#include "desk/units.h"
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
    static const char *const nouns[] = {"submission", "unit", "receipt"};
    assert_int_equal(file_read(a, "docs/where.md", 1 << 20, &text, &err), STATUS_OK);
    for (size_t k = 0; k < 3; k++) {
        size_t n_fields, n_orders;
        const struct where_field *fields = list_fields(a, nouns[k], &n_fields);
        const struct list_order *orders = list_orders(a, nouns[k], &n_orders);
        for (size_t i = 0; i < n_fields; i++) {
            if (!strstr(text.at, first_name(a, fields[i].names))) {
                fail_msg("docs/where.md lacks %s of %s", fields[i].names, nouns[k]);
            }
            for (size_t c = 0; c < fields[i].n_choices; c++) {
                assert_non_null(strstr(text.at, fields[i].choices[c].name));
            }
        }
        for (size_t i = 0; i < n_orders; i++) {
            assert_non_null(strstr(text.at, orders[i].name));
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
    static const char *const found[] = {"", "重庆", "cqslyh", "地区:无", "-名称:铁塔"};
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

static void test_unknown_orders_are_told(void **state)
{
    struct err err = {.arena = *state};
    struct desk *desk = desk_for_test(*state, false);
    struct id_list list;
    struct list_options o = {.noun = "unit", .order = "颜色"};
    assert_int_equal(id_list_open(&list, desk, &o, &err), STATUS_DATA);
    assert_non_null(strstr(err.text, "信用代码"));
    id_list_release(&list);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_documentation_is_complete),
        ARENA_TEST(test_units_are_listed),
        ARENA_TEST(test_unknown_orders_are_told),
    };
    return check_run("lists", tests, sizeof tests / sizeof *tests);
}
