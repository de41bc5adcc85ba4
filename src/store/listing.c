#include "store/listing.h"

#include "store/listing_compose.h"

/* By number: the next window of ids, up or down. */
static enum status next_window(struct db *db, struct composer *c, int64_t window,
                               struct listing_state *state, struct ids *out, struct err *err)
{
    const struct listing_request *r = c->request;
    struct composer edge = {.request = r, .arena = c->arena};
    struct ids end = {0};
    const char *down = r->is_descending ? "DESC" : "ASC", *sign = r->is_descending ? "<" : ">";
    if (!state->is_begun) {
        state->last_id = r->is_descending ? INT64_MAX : 0;
        state->is_begun = true;
    }
    *VEC_PUSH(c->arena, &edge.values) = db_int(state->last_id);
    *VEC_PUSH(c->arena, &edge.values) = db_int(window - 1);
    enum status status = compose_ids(db,
                                     arena_printf(c->arena,
                                                  "SELECT id FROM %s WHERE id %s $1 ORDER BY id %s "
                                                  "LIMIT 1 OFFSET $2",
                                                  r->listing->noun, sign, down),
                                     &edge, &end, err);
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(&c->conditions, " AND s.id %s ", sign);
    compose_bind(c, db_int(state->last_id));
    if (end.n) {
        buf_printf(&c->conditions, " AND s.id %s= ", sign[0] == '<' ? ">" : "<");
        compose_bind(c, db_int(end.at[0]));
        state->last_id = end.at[0];
    }
    state->is_done = end.n == 0;
    return compose_ids(db,
                       arena_printf(c->arena, "SELECT s.id %s WHERE %s ORDER BY s.id %s",
                                    compose_from(c, NULL), c->conditions.at, down),
                       c, out, err);
}

static enum status whole_order(struct db *db, struct composer *c, struct listing_state *state,
                               struct ids *out, struct err *err)
{
    const struct listing_request *r = c->request;
    const struct listing_order *order = &r->listing->orders[r->order];
    const char *down = r->is_descending ? "DESC" : "ASC";
    const char *group = order->path && order->path->group ? order->path->group : "NULL";
    c->joins |= order->joins;
    state->is_done = true;
    return compose_ids(
        db,
        arena_printf(c->arena, "SELECT s.id %s WHERE %s ORDER BY %s %s NULLS LAST, %s %s, s.id %s",
                     compose_from(c, NULL), c->conditions.at, order->sql, down, group, down, down),
        c, out, err);
}

/* True when no more rows than a window come into question: then sorting them is quicker than
 * walking along the order. */
static enum status is_short(struct db *db, const struct listing_request *r, int64_t window,
                            struct arena *a, bool *is_short, struct err *err)
{
    struct composer c = {.request = r, .arena = a};
    struct ids found = {0};
    const char *where =
        r->notice && !r->is_sifted && r->listing != &unit_listing ? " WHERE notice = $2" : "";
    *VEC_PUSH(a, &c.values) = db_int(window);
    if (*where) {
        *VEC_PUSH(a, &c.values) = db_int(r->notice);
    }
    const char *sql =
        arena_printf(a, "SELECT 1 FROM %s%s LIMIT 1 OFFSET $1", r->listing->noun, where);
    enum status status = compose_ids(db, sql, &c, &found, err);
    *is_short = found.n == 0;
    return status;
}

static enum status next_in_order(struct db *db, struct composer *c, int64_t window,
                                 struct listing_state *state, struct ids *out, struct err *err)
{
    const struct listing_request *r = c->request;
    const struct listing_path *path = r->listing->orders[r->order].path;
    bool in_one_go = !path || r->is_narrow || (path->in_force && r->with_void);
    enum status status = STATUS_OK;
    if (!in_one_go && !state->is_begun) {
        status = is_short(db, r, window, c->arena, &in_one_go, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    return in_one_go ? whole_order(db, c, state, out, err)
                     : listing_order_next(db, c, window, state, out, err);
}

enum status listing_next(struct db *db, const struct listing_request *r, int64_t window,
                         struct listing_state *state, struct arena *a, struct ids *out,
                         struct err *err)
{
    struct composer c = {.request = r, .arena = a};
    if (state->is_done) {
        return STATUS_OK;
    }
    buf_init(&c.conditions);
    compose_conditions(&c);
    enum status status = r->order == 0 ? next_window(db, &c, window, state, out, err)
                                       : next_in_order(db, &c, window, state, out, err);
    buf_release(&c.conditions);
    return status;
}
