/* The inventory: every statement prepares on a fresh schema, and the columns of each noun's table
 * are its table of fields, in order. */
#include "store/queries.h"
#include "store/record.h"
#include "support/check.h"

static struct db *fresh(struct err *err)
{
    struct db *db = NULL;
    assert_int_equal(db_open(&db, ":memory:", DB_CREATE, &desk_schema, err), STATUS_OK);
    assert_int_equal(db_migrate(db, err), STATUS_OK);
    return db;
}

static void test_every_statement_prepares(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = fresh(&err);
    if (db_prepare_all(db, &err) != STATUS_OK) {
        fail_msg("%s", err.cause);
    }
    db_close(db);
}

static void test_columns_are_fields(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = fresh(&err);
    for (size_t t = 0; t < n_record_types; t++) {
        struct db_cursor c;
        const char *sql = arena_printf(*state, "SELECT * FROM %s", record_types[t]->id);
        assert_int_equal(db_query_text(db, sql, DB_NO_ARGS, &c, &err), STATUS_OK);
        assert_int_equal(db_columns(&c), (int)record_types[t]->n + 3);
        for (size_t i = 0; i < record_types[t]->n; i++) {
            assert_string_equal(db_column_name(&c, (int)i + 3), record_types[t]->fields[i].id);
        }
        db_finish(&c);
    }
    db_close(db);
}

/* SQLite numbers $2 first when it stands first; binding goes by name. */
static void test_parameters_go_by_name(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = fresh(&err);
    struct db_cursor c;
    bool has_row;
    assert_int_equal(db_query_text(db, "SELECT $2 - $1", DB_ARGS(db_int(1), db_int(10)), &c, &err),
                     STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_int_equal(db_column_int(&c, 0), 9);
    db_finish(&c);
    db_close(db);
}

static void test_no_statement_uses_what_postgres_lacks(void **state)
{
    (void)state;
    static const char *const banned[] = {
        "INSERT OR", "group_concat", "datetime(", "::", "->>", "json_", "?1", "\""};
    for (size_t q = 0; q < desk_schema.n_queries; q++) {
        for (size_t b = 0; b < sizeof banned / sizeof *banned; b++) {
            if (strstr(desk_schema.queries[q], banned[b])) {
                fail_msg("%s uses %s", desk_schema.query_names[q], banned[b]);
            }
        }
    }
}

/* 今日 asks these before its first picture: none may look at every unit. */
static void test_the_first_picture_walks_through_no_table(void **state)
{
    static const size_t asked[] = {QUERY_UNIT_MERGES, QUERY_UNIT_CLASSES, QUERY_UNIT_OF_CLASS,
                                   QUERY_OBLIGATION_AWARDS};
    struct err err = {.arena = *state};
    struct db *db = fresh(&err);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct db_cursor c;
        bool has_row = true;
        const char *sql =
            arena_printf(*state, "EXPLAIN QUERY PLAN %s", desk_schema.queries[asked[i]]);
        assert_int_equal(db_query_text(db, sql, DB_ARGS(db_int(1)), &c, &err), STATUS_OK);
        while (db_next(&c, &has_row, &err) == STATUS_OK && has_row) {
            const char *step = db_column_text(&c, 3, *state);
            if (strncmp(step, "SCAN", 4) == 0 && !strstr(step, "USING")) {
                fail_msg("%s: %s", desk_schema.query_names[asked[i]], step);
            }
        }
        db_finish(&c);
    }
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_every_statement_prepares),
        ARENA_TEST(test_columns_are_fields),
        ARENA_TEST(test_parameters_go_by_name),
        ARENA_TEST(test_no_statement_uses_what_postgres_lacks),
        ARENA_TEST(test_the_first_picture_walks_through_no_table),
    };
    return check_run("statements", tests, sizeof tests / sizeof *tests);
}
