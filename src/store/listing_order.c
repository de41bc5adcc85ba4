/* Lists in the order of a key, window by window along an index.
 *
 * A place in the order is (key, group, number). From a place there are first the other rows of the
 * same key and group, found by number; then those with greater keys; at last those without. Each is
 * a range of an index, so that no window costs more than the rows in it. */
#include "base/slice.h"
#include "store/listing_compose.h"

struct walk {
    struct composer *c;
    const struct listing_order *order;
    const struct listing_path *path;
    const char *down, *beyond, *before, *within; /* ASC > < <= or DESC < > >= */
};

static struct walk walk_of(struct composer *c)
{
    const struct listing_order *order = &c->request->listing->orders[c->request->order];
    bool is_down = c->request->is_descending;
    return (struct walk){
        c,
        order,
        order->path,
        is_down ? "DESC" : "ASC",
        is_down ? "<" : ">",
        is_down ? ">" : "<",
        is_down ? ">=" : "<=",
    };
}

/* " AND (key, group) SIGN (…)" */
static void compare_keys(const struct walk *w, struct composer *c, const char *sign,
                         const struct listing_state *at)
{
    const char *group = w->path->group;
    buf_printf(&c->conditions, " AND (%s%s%s) %s (", w->order->sql, group ? ", " : "",
               text_or_empty(group), sign);
    compose_bind(c, at->key);
    if (group) {
        buf_text(&c->conditions, ", ");
        compose_bind(c, db_int(at->group));
    }
    buf_char(&c->conditions, ')');
}

static void compare_id(struct composer *c, const char *sign, int64_t id)
{
    buf_printf(&c->conditions, " AND s.id %s ", sign);
    compose_bind(c, db_int(id));
}

/* Rows behind `at`. */
static void behind(const struct walk *w, struct composer *c, const struct listing_state *at)
{
    switch (at->step) {
    case LISTING_GROUP:
        compare_keys(w, c, "=", at);
        compare_id(c, w->beyond, at->last_id);
        return;
    case LISTING_NEXT:
        if (at->is_begun) {
            compare_keys(w, c, w->beyond, at);
        } else {
            buf_printf(&c->conditions, " AND %s IS NOT NULL", w->order->sql);
        }
        return;
    case LISTING_REST: break;
    }
    buf_printf(&c->conditions, " AND %s", w->path->rest);
    compare_id(c, w->beyond, at->last_id);
}

static const char *order_text(const struct walk *w, struct arena *a, enum listing_step step)
{
    const char *group = w->path->group;
    return step != LISTING_NEXT ? arena_printf(a, "ORDER BY s.id %s", w->down)
                                : arena_printf(a, "ORDER BY %s %s%s%s%s%s, s.id %s", w->order->sql,
                                               w->down, group ? ", " : "", text_or_empty(group),
                                               group ? " " : "", group ? w->down : "", w->down);
}

static const char *from_text(const struct walk *w, struct composer *c, enum listing_step step)
{
    const struct listing_path rest = {.from = w->path->rest_from};
    return compose_from(c, step == LISTING_REST ? &rest : w->path);
}

static enum status read_place(struct db *db, const char *sql, struct composer *c,
                              struct listing_state *out, bool *has_row, struct err *err)
{
    struct db_cursor cursor;
    struct db_args args = {c->values.at, c->values.n};
    *has_row = false;
    enum status status = db_query_text(db, sql, args, &cursor, err);
    if (status == STATUS_OK) {
        status = db_next(&cursor, has_row, err);
    }
    if (status == STATUS_OK && *has_row) {
        out->last_id = db_column_int(&cursor, 0);
        out->group = db_column_int(&cursor, 1);
        out->key = db_text(db_column_text(&cursor, 2, c->arena));
        if (!slice_is(db_column_slice(&cursor, 3), "text")) {
            out->key = db_int(db_column_int(&cursor, 2));
        }
    }
    db_finish(&cursor);
    return status;
}

/* The last place of the window behind `at`; *has_row is false when the step ends before. */
static enum status find_end(struct db *db, const struct walk *w, const struct listing_state *at,
                            int64_t window, struct listing_state *out, bool *has_row,
                            struct err *err)
{
    struct composer c = {.request = w->c->request, .arena = w->c->arena};
    bool has_key = at->step != LISTING_REST;
    buf_init(&c.conditions);
    behind(w, &c, at);
    const char *from = from_text(w, &c, at->step);
    const char *conditions = arena_text(c.arena, c.conditions.at);
    buf_clear(&c.conditions);
    compose_bind(&c, db_int(window - 1));
    const char *sql = arena_printf(
        c.arena, "SELECT s.id, %s, %s, typeof(%s) %s WHERE %s%s %s LIMIT 1 OFFSET %s",
        has_key && w->path->group ? w->path->group : "0", has_key ? w->order->sql : "0",
        has_key ? w->order->sql : "0", from, w->path->in_force ? "s.is_void = 0" : "1 = 1",
        conditions, order_text(w, c.arena, at->step), c.conditions.at);
    *out = *at;
    enum status status = read_place(db, sql, &c, out, has_row, err);
    buf_release(&c.conditions);
    return status;
}

/* The step that follows when one has come to its end. */
static void next_step(const struct walk *w, struct listing_state *state)
{
    bool has_rest = w->path->rest != NULL;
    switch (state->step) {
    case LISTING_GROUP: state->step = LISTING_NEXT; return;
    case LISTING_NEXT:
        state->step = LISTING_REST;
        state->is_done = !has_rest;
        state->last_id = w->c->request->is_descending ? INT64_MAX : 0;
        return;
    case LISTING_REST: state->is_done = true; return;
    }
}

/* Runs what the conditions say by now. */
static enum status read_range(struct db *db, const struct walk *w, enum listing_step step,
                              struct ids *out, struct err *err)
{
    const char *from = from_text(w, w->c, step);
    return compose_ids(db,
                       arena_printf(w->c->arena, "SELECT s.id %s WHERE %s %s", from,
                                    w->c->conditions.at, order_text(w, w->c->arena, step)),
                       w->c, out, err);
}

/* From `at` to `end`, both by step NEXT. The last group may go far beyond `end`, so it is a range of
 * its own. */
static enum status read_next(struct db *db, const struct walk *w, const struct listing_state *at,
                             const struct listing_state *end, struct ids *out, struct err *err)
{
    struct composer *c = w->c;
    size_t n = c->conditions.n, bound = c->values.n;
    behind(w, c, at);
    compare_keys(w, c, w->before, end);
    enum status status = read_range(db, w, LISTING_NEXT, out, err);
    if (status != STATUS_OK) {
        return status;
    }
    c->conditions.n = n;
    c->values.n = bound;
    compare_keys(w, c, "=", end);
    compare_id(c, w->within, end->last_id);
    return read_range(db, w, LISTING_GROUP, out, err);
}

static enum status read_window(struct db *db, const struct walk *w, const struct listing_state *at,
                               const struct listing_state *end, struct ids *out, struct err *err)
{
    if (end && at->step == LISTING_NEXT) {
        return read_next(db, w, at, end, out, err);
    }
    behind(w, w->c, at);
    if (end) {
        compare_id(w->c, w->within, end->last_id);
    }
    return read_range(db, w, at->step, out, err);
}

enum status listing_order_next(struct db *db, struct composer *c, int64_t window,
                               struct listing_state *state, struct ids *out, struct err *err)
{
    struct walk w = walk_of(c);
    struct listing_state at = *state, end;
    bool has_end = false;
    enum status status = find_end(db, &w, &at, window, &end, &has_end, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (has_end) {
        *state = end;
        state->step = end.step == LISTING_NEXT ? LISTING_GROUP : end.step;
    } else {
        next_step(&w, state);
    }
    state->is_begun = true;
    return read_window(db, &w, &at, has_end ? &end : NULL, out, err);
}
