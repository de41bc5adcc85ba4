#include "store/listing_compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"

void compose_bind(struct composer *c, struct db_value value)
{
    *VEC_PUSH(c->arena, &c->values) = value;
    buf_printf(&c->conditions, "$%zu", c->values.n);
}

/* `%`, `_` and `\` in a value are meant as they stand. */
static const char *like_pattern(struct arena *a, const char *value)
{
    char *out = arena_alloc(a, 2 * strlen(value) + 3);
    size_t used = 0;
    out[used++] = '%';
    for (; *value; value++) {
        if (*value == '%' || *value == '_' || *value == '\\') {
            out[used++] = '\\';
        }
        out[used++] = *value;
    }
    out[used] = '%';
    return out;
}

static void compare_like(struct composer *c, const char *sql, const char *pattern)
{
    buf_printf(&c->conditions, "%s LIKE ", sql);
    compose_bind(c, db_text(pattern));
    buf_text(&c->conditions, " ESCAPE '\\'");
}

/* Initials skipped as text/pinyin.h allows: from three letters on, the first at the beginning of a
 * reading: `g%d%l%t%`. */
static void compare_abbreviation(struct composer *c, const char *sql, const char *value)
{
    size_t n = strlen(value);
    char *pattern = arena_alloc(c->arena, 2 * n + 3);
    if (n < 3 || strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789") != n) {
        return;
    }
    memcpy(pattern, "% ", 2);
    for (size_t i = 0; i < n; i++) {
        pattern[2 + 2 * i] = value[i];
        pattern[3 + 2 * i] = '%';
    }
    buf_text(&c->conditions, " OR ");
    compare_like(c, sql, pattern + 2);
    buf_text(&c->conditions, " OR ");
    compare_like(c, sql, pattern);
}

static const char *sign_of(enum where_op op)
{
    switch (op) {
    case WHERE_LESS: return "<";
    case WHERE_LESS_EQUAL: return "<=";
    case WHERE_GREATER: return ">";
    case WHERE_GREATER_EQUAL: return ">=";
    case WHERE_CONTAINS:
    case WHERE_EQUALS:
    case WHERE_PRESENT:
    case WHERE_ABSENT: break;
    }
    return "=";
}

/* A date against an instant column: the day is the span from its first second to the next one's. */
static void compare_day(struct composer *c, const char *sql, enum where_op op, const char *value)
{
    day_t day = 0;
    (void)day_parse(value, &day);
    int64_t first = day_start(day), next = day_start(day + 1);
    if (op == WHERE_CONTAINS || op == WHERE_EQUALS) {
        buf_printf(&c->conditions, "(%s >= ", sql);
        compose_bind(c, db_int(first));
        buf_printf(&c->conditions, " AND %s < ", sql);
        compose_bind(c, db_int(next));
        buf_char(&c->conditions, ')');
        return;
    }
    bool is_after = op == WHERE_GREATER || op == WHERE_LESS_EQUAL;
    buf_printf(&c->conditions, "%s %s ", sql,
               op == WHERE_GREATER || op == WHERE_GREATER_EQUAL ? ">=" : "<");
    compose_bind(c, db_int(is_after ? next : first));
}

static void compare(struct composer *c, const struct listing_field *f, enum where_op op,
                    const char *value)
{
    switch (f->where.kind) {
    case WHERE_INITIALS:
    case WHERE_TEXT:
        if (op == WHERE_CONTAINS) {
            compare_like(c, f->sql, like_pattern(c->arena, value));
            if (f->where.kind == WHERE_INITIALS) {
                compare_abbreviation(c, f->sql, value);
            }
            return;
        }
        break;
    case WHERE_DATE: compare_day(c, f->sql, op, value); return;
    case WHERE_NUMBER:
    case WHERE_POINTS:
    case WHERE_FLAG:
        buf_printf(&c->conditions, "%s %s ", f->sql, sign_of(op));
        compose_bind(c, db_int(strtoll(value, NULL, 10)));
        return;
    case WHERE_DAY:
    case WHERE_CHOICE: break;
    }
    buf_printf(&c->conditions, "%s %s ", f->sql, sign_of(op));
    compose_bind(c, db_text(value));
}

/* One field against the values of a term, joined by or. */
static void field_condition(struct composer *c, const struct listing_field *f,
                            const struct where_term *term)
{
    c->joins |= f->joins;
    if (f->exists) {
        buf_printf(&c->conditions, "%s%s AND (", term->op == WHERE_ABSENT ? "NOT " : "", f->exists);
    }
    for (size_t i = 0; i < term->n; i++) {
        buf_text(&c->conditions, i ? " OR " : "");
        if (term->op == WHERE_PRESENT || term->op == WHERE_ABSENT) {
            bool wants_none = term->op == WHERE_ABSENT && !f->exists;
            buf_printf(&c->conditions, "%s IS %sNULL", f->sql, wants_none ? "" : "NOT ");
        } else {
            compare(c, f, term->op, term->values[i]);
        }
    }
    buf_text(&c->conditions, f->exists ? "))" : "");
}

static void term_condition(struct composer *c, const struct where_term *term)
{
    const struct listing *l = c->request->listing;
    /* An absent value makes a comparison unknown; "not" means everything but the hits. */
    buf_text(&c->conditions, term->is_not ? " AND NOT coalesce((" : " AND ((");
    if (term->field != WHERE_ANY) {
        field_condition(c, &l->fields[term->field], term);
    }
    for (size_t i = 0, asked = 0; term->field == WHERE_ANY && i < l->n_any; i++) {
        const struct listing_field *f = &l->fields[l->any[i]];
        if (f->where.kind != WHERE_NUMBER || where_is_number(term)) {
            buf_text(&c->conditions, asked++ ? " OR " : "");
            field_condition(c, f, term);
        }
    }
    buf_text(&c->conditions, term->is_not ? "), 1 = 0)" : "))");
}

void compose_conditions(struct composer *c)
{
    const struct listing_request *r = c->request;
    const struct listing_path *path = r->listing->orders[r->order].path;
    bool is_open = r->with_void || (r->is_sifted && !(path && path->in_force));
    buf_text(&c->conditions, is_open ? "1 = 1" : "s.is_void = 0");
    if (r->notice && !r->is_sifted && r->listing != &unit_listing) {
        buf_text(&c->conditions, " AND s.notice = ");
        compose_bind(c, db_int(r->notice));
    }
    for (size_t i = 0; r->where && i < r->where->n; i++) {
        term_condition(c, &r->where->at[i]);
    }
}

static const char *joins_text(struct composer *c, unsigned made)
{
    const struct listing *l = c->request->listing;
    const char *text = "";
    for (size_t i = 0; i < l->n_joins; i++) {
        if (c->joins & ~made & (1U << i)) {
            text = arena_printf(c->arena, "%s %s", text, l->joins[i].sql);
        }
    }
    return text;
}

const char *compose_from(struct composer *c, const struct listing_path *path)
{
    const char *from =
        path ? path->from : arena_printf(c->arena, "%s s", c->request->listing->noun);
    return arena_printf(c->arena, "FROM %s%s", from, joins_text(c, path ? path->joins : 0));
}

enum status compose_ids(struct db *db, const char *sql, struct composer *c, struct ids *out,
                        struct err *err)
{
    struct db_cursor cursor;
    bool has_row = true;
    struct db_args args = {c->values.at, c->values.n};
    enum status status = db_query_text(db, sql, args, &cursor, err);
    while (status == STATUS_OK && (status = db_next(&cursor, &has_row, err)) == STATUS_OK &&
           has_row) {
        *VEC_PUSH(c->arena, out) = db_column_int(&cursor, 0);
    }
    db_finish(&cursor);
    return status;
}
