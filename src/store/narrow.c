#include "store/narrow.h"

#include <string.h>

#include "base/slice.h"

#define N(table) (sizeof(table) / sizeof *(table))

/* Who is narrowed to what, as text for the views: they take no parameters. */
struct narrowing {
    struct arena *arena;
    const char *person; /* id of the account */
    const char *open;   /* ids of panels whose cases are not anonymous, joined by commas */
};

/* $P and $O stand for the person and the open panels. */
#define ASSIGNED                                                                                   \
    "SELECT a.submission FROM main.assignment a JOIN main.reviewer e ON e.id = a.reviewer "        \
    "JOIN main.panel p ON p.id = a.panel WHERE e.person = $P AND e.is_void = 0 "                   \
    "AND a.is_void = 0 AND p.is_void = 0 AND p.state <> 'drawing'"
#define ASSIGNED_OPENLY ASSIGNED " AND p.id IN ($O)"
/* `submission` is the view already. */
#define THEIR_UNIT                                                                                 \
    "SELECT lead FROM submission UNION SELECT recommender FROM submission UNION "                  \
    "SELECT unit FROM submission_partner UNION SELECT CAST(value AS INTEGER) FROM main.setting "   \
    "WHERE key = 'unit_id' UNION SELECT unit FROM main.reviewer WHERE person = $P"
/* The title of an anonymous case with the names of its units covered, the longest first, so that a part of a
 * name is not covered before the whole. It stands in for the match key too: who could search by a name would
 * find whose the case is. */
#define COVERED_TITLE                                                                              \
    "(WITH RECURSIVE units(id) AS (SELECT submission.lead UNION SELECT submission.recommender "    \
    "UNION SELECT p.unit FROM main.submission_partner p WHERE p.submission = submission.id), "     \
    "names(name) AS (SELECT u.name FROM main.unit u WHERE u.id IN units UNION "                    \
    "SELECT l.name FROM main.unit_alias l WHERE l.unit IN units AND l.is_void = 0), "              \
    "ranked(n, name) AS (SELECT row_number() OVER (ORDER BY length(name) DESC, name), name "       \
    "FROM names WHERE name <> ''), covering(n, text) AS (SELECT 0, submission.title UNION ALL "    \
    "SELECT c.n + 1, replace(c.text, r.name, '" NARROW_COVERED_NAME "') FROM covering c "          \
    "JOIN ranked r ON r.n = c.n + 1) SELECT text FROM covering ORDER BY n DESC LIMIT 1)"
#define NONE "0"
#define ALL "1"
#define TOLD_OF_CASES                                                                              \
    " id rev is_void notice revision track direction state state_before logged_at "

/* In the order in which they are made. */
struct cover {
    const char *table;
    const char *rows; /* condition of the rows that are there at all */
    /* Columns told of each of them, with a blank on both sides; the others only where `whole` holds. NULL:
     * all columns. A column that came later is not told until somebody names it here. */
    const char *told, *whole;
};
static const struct cover covered[] = {
    {"person", "id = $P", NULL, NULL},
    /* Anonymous: what the case is, not whose; the score sheet shows its texts with names covered. */
    {"submission", "id IN (" ASSIGNED ")", TOLD_OF_CASES, "id IN (" ASSIGNED_OPENLY ")"},
    {"submission_partner", "submission IN (" ASSIGNED_OPENLY ")", NULL, NULL},
    /* An expert must be able to name any unit he is tied to, without learning more of it. */
    {"unit", ALL, " id rev is_void name credit_code merged_into merged_via name_key initials ",
     "id IN (" THEIR_UNIT ")"},
    {"unit_alias", ALL, " id rev is_void unit name until name_key initials ",
     "unit IN (" THEIR_UNIT ")"},
    {"receipt", NONE, NULL, NULL},
    {"receipt_submission", NONE, NULL, NULL},
    {"receipt_item", NONE, NULL, NULL},
    {"decision", NONE, NULL, NULL},
    {"correction", NONE, NULL, NULL},
    {"correction_item", NONE, NULL, NULL},
    {"package", NONE, NULL, NULL},
    {"print_issue", NONE, NULL, NULL},
    {"ranking", NONE, NULL, NULL},
    {"ranking_score", NONE, NULL, NULL},
};

/* Cases of panels that score, none of them open, of which the person has not sealed all sheets. */
#define OWED                                                                                       \
    "SELECT a.submission FROM main.assignment a JOIN main.reviewer e ON e.id = a.reviewer "        \
    "WHERE e.person = $P AND e.is_void = 0 AND a.is_void = 0 AND a.panel IN (SELECT b.panel FROM " \
    "main.assignment b JOIN main.panel p ON p.id = b.panel WHERE b.is_void = 0 AND "               \
    "b.reviewer = e.id AND p.is_void = 0 AND p.state = 'scoring' AND p.id NOT IN ($O) AND NOT "    \
    "EXISTS (SELECT 1 FROM main.sheet t WHERE t.is_void = 0 AND t.state = 'sealed' AND t.panel = " \
    "b.panel AND t.submission = b.submission AND t.reviewer = b.reviewer))"
static const struct cover anonymous[] = {
    {"submission", ALL, TOLD_OF_CASES, "id NOT IN (" OWED ")"},
    {"submission_partner", "submission NOT IN (" OWED ")", NULL, NULL},
    {"receipt", ALL,
     " id rev is_void no notice revision track at basis is_same submissions is_late state "
     "initials ",
     "id NOT IN (SELECT receipt FROM main.receipt_submission WHERE submission IN (" OWED "))"},
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

/* With $P and $O replaced. */
static const char *spelled(const struct narrowing *n, const char *condition)
{
    const char *text = "";
    for (const char *at = condition; *at;) {
        size_t plain = strcspn(at, "$");
        text = arena_printf(n->arena, "%s%.*s", text, (int)plain, at);
        at += plain;
        if (*at) {
            text = arena_printf(n->arena, "%s%s", text, at[1] == 'P' ? n->person : n->open);
            at += 2;
        }
    }
    return text;
}

/* What stands in a column of rows that are not told whole. */
static const char *otherwise(const struct cover *c, const char *column)
{
    static const struct {
        const char *table, *column, *told;
    } instead[] = {{"submission", "title", COVERED_TITLE},
                   {"submission", "title_key", COVERED_TITLE},
                   {"submission", "initials", "''"}};
    for (size_t i = 0; i < N(instead); i++) {
        if (text_eq(instead[i].table, c->table) && text_eq(instead[i].column, column)) {
            return instead[i].told;
        }
    }
    return "NULL";
}

static const char *column_of(const struct narrowing *n, const struct cover *c, const char *column)
{
    return strstr(c->told, arena_printf(n->arena, " %s ", column))
               ? column
               : arena_printf(n->arena, "CASE WHEN %s THEN %s ELSE %s END AS %s",
                              spelled(n, c->whole), column, otherwise(c, column), column);
}

static enum status told_columns(struct db *db, const struct narrowing *n, const struct cover *c,
                                const char **out, struct err *err)
{
    struct db_cursor cursor;
    const char *columns = "";
    enum status status =
        db_query_text(db, arena_printf(n->arena, "SELECT * FROM main.%s LIMIT 0", c->table),
                      DB_NO_ARGS, &cursor, err);
    for (int i = 0; status == STATUS_OK && i < db_columns(&cursor); i++) {
        columns = arena_printf(n->arena, "%s%s%s", columns, i ? ", " : "",
                               column_of(n, c, db_column_name(&cursor, i)));
    }
    db_finish(&cursor);
    *out = columns;
    return status;
}

static enum status cover(struct db *db, const struct narrowing *n, const struct cover *c,
                         struct err *err)
{
    const char *columns = "*";
    enum status status = c->told ? told_columns(db, n, c, &columns, err) : STATUS_OK;
    return status == STATUS_OK
               ? run(db,
                     arena_printf(n->arena,
                                  "CREATE TEMP VIEW %s AS SELECT %s FROM main.%s WHERE %s",
                                  c->table, columns, c->table, spelled(n, c->rows)),
                     err)
               : status;
}

static enum status cover_all(struct db *db, const struct narrowing *n, const struct cover *covers,
                             size_t n_covers, struct err *err)
{
    enum status status = narrow_nothing(db, err);
    for (size_t i = 0; i < n_covers && status == STATUS_OK; i++) {
        status = cover(db, n, &covers[i], err);
    }
    return status;
}

static struct narrowing narrowing_of(struct arena *a, int64_t person, const char *open_panels)
{
    return (struct narrowing){a, arena_printf(a, "%lld", (long long)person), open_panels};
}

enum status narrow_to_expert(struct db *db, int64_t person, const char *open_panels,
                             struct err *err)
{
    const struct narrowing n = narrowing_of(err->arena, person, open_panels);
    return cover_all(db, &n, covered, N(covered), err);
}

enum status narrow_to_anonymous(struct db *db, int64_t person, const char *open_panels,
                                struct err *err)
{
    const struct narrowing n = narrowing_of(err->arena, person, open_panels);
    return cover_all(db, &n, anonymous, N(anonymous), err);
}
