#include "store/narrow.h"

#include <string.h>

#include "base/slice.h"

#define N(table) (sizeof(table) / sizeof *(table))

/* Cases of the expert whose account stands for %lld. */
#define ASSIGNED                                                                                   \
    "SELECT a.submission FROM main.assignment a JOIN main.reviewer e ON e.id = a.reviewer "        \
    "JOIN main.panel p ON p.id = a.panel WHERE e.person = %lld AND e.is_void = 0 "                 \
    "AND a.is_void = 0 AND p.is_void = 0 AND p.state <> 'drawing'"
#define PERSON "id = %lld"
/* In the units, `submission` is the view already. */
#define THEIR_UNIT                                                                                 \
    "SELECT lead FROM submission UNION SELECT recommender FROM submission UNION "                  \
    "SELECT unit FROM submission_partner UNION SELECT CAST(value AS INTEGER) FROM main.setting "   \
    "WHERE key = 'unit_id' UNION SELECT unit FROM main.reviewer WHERE person = %lld"
#define NONE "%lld < 0"

/* In the order in which they are made. Each condition has the account once. Where columns are named, those
 * are told of every row, the others only of the rows of the condition: an expert must be able to name
 * any unit he is tied to, without learning more of it. */
struct cover {
    const char *table, *rows;
    const char
        *told; /* columns, each with a blank on both sides; NULL: rows not meant are left out */
};
static const struct cover covered[] = {
    {"person", PERSON, NULL},
    {"submission", "id IN (" ASSIGNED ")", NULL},
    {"submission_partner", "submission IN (" ASSIGNED ")", NULL},
    {"unit", "id IN (" THEIR_UNIT ")",
     " id rev is_void name credit_code merged_into merged_via name_key initials "},
    {"unit_alias", "unit IN (" THEIR_UNIT ")",
     " id rev is_void unit name until name_key initials "},
    {"receipt", NONE, NULL},
    {"receipt_submission", NONE, NULL},
    {"receipt_item", NONE, NULL},
    {"decision", NONE, NULL},
    {"correction", NONE, NULL},
    {"correction_item", NONE, NULL},
};

/* Notices and numbers of the desk are everybody's; drafts and habits go by login; the log is for those
 * who see the whole desk; what experts write cannot be covered. */
static const char *const open_tables[] = {"meta",   "setting",         "data_file",
                                          "notice", "notice_revision", "counter"};
static const char *const asked_tables[] = {"audit",        "change", "draft",    "habit",
                                           "password",     "panel",  "reviewer", "relation",
                                           "panel_member", "sheet",  "recusal",  "assignment"};

static bool is_one_of(const char *table, const char *const *tables, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text_eq(table, tables[i])) {
            return true;
        }
    }
    return false;
}

enum narrow_kind narrow_kind_of(const char *table)
{
    for (size_t i = 0; i < N(covered); i++) {
        if (text_eq(table, covered[i].table)) {
            return NARROW_COVERED;
        }
    }
    if (is_one_of(table, open_tables, N(open_tables))) {
        return NARROW_OPEN;
    }
    return is_one_of(table, asked_tables, N(asked_tables)) ? NARROW_ASKED : NARROW_UNKNOWN;
}

static enum status run(struct db *db, const char *sql, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query_text(db, sql, DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    db_finish(&c);
    return status;
}

enum status narrow_nothing(struct db *db, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = N(covered); i-- > 0 && status == STATUS_OK;) {
        status =
            run(db, arena_printf(err->arena, "DROP VIEW IF EXISTS temp.%s", covered[i].table), err);
    }
    return status;
}

/* A view takes no parameters: the account is written into it, a number. */
static const char *rows_of(struct arena *a, const char *rows, int64_t person)
{
    const char *place = strstr(rows, "%lld");
    return arena_printf(a, "%.*s%lld%s", (int)(place - rows), rows, (long long)person,
                        place + strlen("%lld"));
}

/* A column that came later is told of no row but those meant, until somebody names it here. */
static const char *column_of(struct arena *a, const struct cover *c, const char *rows,
                             const char *column)
{
    return strstr(c->told, arena_printf(a, " %s ", column))
               ? column
               : arena_printf(a, "CASE WHEN %s THEN %s END AS %s", rows, column, column);
}

static enum status told_columns(struct db *db, const struct cover *c, const char *rows,
                                const char **out, struct err *err)
{
    struct db_cursor cursor;
    struct arena *a = err->arena;
    const char *columns = "";
    enum status status = db_query_text(
        db, arena_printf(a, "SELECT * FROM main.%s LIMIT 0", c->table), DB_NO_ARGS, &cursor, err);
    for (int i = 0; status == STATUS_OK && i < db_columns(&cursor); i++) {
        columns = arena_printf(a, "%s%s%s", columns, i ? ", " : "",
                               column_of(a, c, rows, db_column_name(&cursor, i)));
    }
    db_finish(&cursor);
    *out = columns;
    return status;
}

static enum status cover(struct db *db, const struct cover *c, int64_t person, struct err *err)
{
    struct arena *a = err->arena;
    const char *rows = rows_of(a, c->rows, person), *columns = "*";
    enum status status = c->told ? told_columns(db, c, rows, &columns, err) : STATUS_OK;
    return status == STATUS_OK
               ? run(db,
                     arena_printf(a, "CREATE TEMP VIEW %s AS SELECT %s FROM main.%s%s%s", c->table,
                                  columns, c->table, c->told ? "" : " WHERE ", c->told ? "" : rows),
                     err)
               : status;
}

enum status narrow_to_expert(struct db *db, int64_t person, struct err *err)
{
    enum status status = narrow_nothing(db, err);
    for (size_t i = 0; i < N(covered) && status == STATUS_OK; i++) {
        status = cover(db, &covered[i], person, err);
    }
    return status;
}
