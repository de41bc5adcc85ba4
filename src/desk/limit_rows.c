#include "desk/limit_rows.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "model/fields.h"
#include "rules/levels.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

static enum status read_not_taken(struct limit_rows *r, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(r->source->desk->db, QUERY_LIMIT_NOT_TAKEN, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t id = db_column_int(&c, 0);
        (void)keymap_add(&r->not_taken, &id, sizeof id, 0);
    }
    db_finish(&c);
    return status;
}

static bool is_taken(const struct limit_rows *r, int64_t id)
{
    return r->not_taken.n == 0 || keymap_get(&r->not_taken, &id, sizeof id) == KEYMAP_ABSENT;
}

enum status limit_rows_init(struct limit_rows *r, struct fact_source *source, int64_t notice,
                            const struct notice *definition, struct err *err)
{
    const struct unit_facts *receiver = NULL;
    *r = (struct limit_rows){.source = source, .notice = notice};
    counted_list_init(&r->list, definition);
    keymap_init(&r->cases);
    keymap_init(&r->have);
    keymap_init(&r->asked);
    keymap_init(&r->not_taken);
    for (size_t i = 0; i < definition->limits.n; i++) {
        r->has_cases = r->has_cases || definition->limits.at[i].per == PER_CASE;
    }
    enum status status = read_not_taken(r, err);
    if (status == STATUS_OK) {
        status = fact_source_receiver(source, &receiver, err);
    }
    if (status == STATUS_OK) {
        r->list.receiver = *receiver;
        r->list.level = receiver->level;
    }
    return status == STATUS_OK ? fact_source_parent(source, definition, &r->list.parent, err)
                               : status;
}

void limit_rows_release(struct limit_rows *r)
{
    counted_list_release(&r->list);
    keymap_release(&r->cases);
    keymap_release(&r->have);
    keymap_release(&r->asked);
    keymap_release(&r->not_taken);
    arena_release(&r->scratch);
}

/* ---- one row ------------------------------------------------------------------------------------ */

/* What a row says, before its texts have become numbers. */
struct raw {
    struct counted_row row;
    int64_t lead, recommender;
    const char *direction, *partners, *title_key, *fields;
};

/* From a unit's place in the source to its place in the list. */
static enum status unit_place(struct limit_rows *r, int64_t id, uint32_t *place, struct err *err)
{
    uint32_t source = 0;
    enum status status = fact_source_place(r->source, id, &source, err);
    while (r->places.n <= source) {
        *VEC_PUSH(&r->list.arena, &r->places) = 0;
    }
    if (source && !r->places.at[source]) {
        const struct source_unit *unit = r->source->units.at[source];
        r->places.at[source] = counted_unit_add(&r->list, &unit->facts);
        r->list.units.at[r->places.at[source]].id = unit->id;
    }
    *place = r->places.at[source];
    return status;
}

enum status limit_rows_unit(struct limit_rows *r, int64_t unit, uint32_t *place, struct err *err)
{
    uint32_t source = 0;
    enum status status = fact_source_place(r->source, unit, &source, err);
    *place = source < r->places.n ? r->places.at[source] : 0;
    return status;
}

static enum status add_partners(struct limit_rows *r, struct raw *raw, struct err *err)
{
    int64_t *ids;
    size_t n = links_parse(&r->scratch, raw->partners, &ids);
    uint32_t *places = ARENA_ARRAY(&r->scratch, uint32_t, n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = unit_place(r, ids[i], &places[i], err);
    }
    raw->row.partners = places;
    raw->row.n_partners = n;
    return status;
}

/* Cases are the same when lead and title agree; without a lead nobody can say so. */
static uint32_t case_of(struct limit_rows *r, uint32_t lead, const char *title_key)
{
    size_t n = r->has_cases ? strlen(text_or_empty(title_key)) : 0;
    char *key = arena_alloc(&r->scratch, sizeof lead + n + 1);
    if (!lead || n == 0) {
        return ++r->n_cases;
    }
    memcpy(key, &lead, sizeof lead);
    memcpy(key + sizeof lead, title_key, n);
    uint32_t known = keymap_add(&r->cases, key, sizeof lead + n, r->n_cases + 1);
    r->n_cases += known == r->n_cases + 1;
    return known;
}

static void add_values(struct limit_rows *r, struct raw *raw)
{
    size_t n = r->list.fields.n;
    const char **values = ARENA_ARRAY(&r->scratch, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct field *f = r->list.fields.at[i];
        values[i] = f->id ? fields_get(&r->scratch, raw->fields, f->id) : NULL;
        values[i] = values[i] ? values[i] : fields_get(&r->scratch, raw->fields, f->name);
    }
    raw->row.values = values;
}

/* Notes the row as well. */
static bool is_there(struct limit_rows *r, int64_t id)
{
    uint32_t place = (uint32_t)r->list.rows.n;
    return !r->is_unique && keymap_add(&r->have, &id, sizeof id, place) != place;
}

static enum status add_raw(struct limit_rows *r, struct raw *raw, struct err *err)
{
    struct counted_case *c = &raw->row.head;
    if (c->id && (c->id == r->left_out || is_there(r, c->id))) {
        return STATUS_OK;
    }
    raw->lead = r->skips_members ? 0 : raw->lead;
    raw->partners = r->skips_members ? NULL : raw->partners;
    enum status status = unit_place(r, raw->lead, &c->lead, err);
    if (status == STATUS_OK) {
        status = unit_place(r, raw->recommender, &c->recommender, err);
    }
    if (status == STATUS_OK) {
        status = add_partners(r, raw, err);
    }
    if (status == STATUS_OK) {
        c->as = is_taken(r, c->id) ? c->as : COUNTED_NOT;
        c->same_case = case_of(r, c->lead, raw->title_key);
        raw->row.directions = facts_directions(&r->scratch, r->list.notice, raw->direction);
        add_values(r, raw);
        counted_add(&r->list, &raw->row);
    }
    return status;
}

static enum counted_as counted_as(struct slice state)
{
    return slice_is(state, "withdrawn") ? COUNTED_NOT : COUNTED_FULLY;
}

static int32_t order_of(int64_t list_order)
{
    bool is_number = list_order >= 0 && list_order < COUNTED_NO_ORDER;
    return is_number ? (int32_t)list_order : COUNTED_NO_ORDER;
}

enum status limit_rows_add(struct limit_rows *r, const struct submission *s, enum counted_as as,
                           struct err *err)
{
    struct raw raw = {.lead = s->lead,
                      .recommender = s->recommender,
                      .direction = s->direction,
                      .partners = s->partners,
                      .fields = s->fields};
    arena_reset(&r->scratch);
    raw.title_key = s->title_key ? s->title_key : title_key(&r->scratch, text_or_empty(s->title));
    raw.row.track = s->track;
    raw.row.head = (struct counted_case){.id = s->record.id,
                                         .order = order_of(s->list_order),
                                         .revision = (uint32_t)s->revision,
                                         .as = (unsigned char)as};
    return add_raw(r, &raw, err);
}

/* ---- many ----------------------------------------------------------------------------------------- */

static struct raw read_raw(struct limit_rows *r, const struct db_cursor *c)
{
    struct arena *a = &r->scratch;
    arena_reset(a);
    bool has_order = !db_column_is_null(c, 7);
    struct raw raw = {.lead = db_column_int(c, 4),
                      .recommender = db_column_int(c, 6),
                      .direction = db_column_text(c, 3, a),
                      .partners = db_column_text(c, 5, a),
                      .title_key = db_column_text(c, 9, a),
                      .fields = db_column_text(c, 10, a)};
    raw.row.track = db_column_text(c, 2, a);
    raw.row.head = (struct counted_case){
        .id = db_column_int(c, 0),
        .order = order_of(has_order ? db_column_int(c, 7) : NUMBER_NONE),
        .revision = (uint32_t)db_column_int(c, 1),
        .as = (unsigned char)counted_as(db_column_slice(c, 8)),
    };
    return raw;
}

enum status limit_rows_take(struct limit_rows *r, const struct db_cursor *c, struct err *err)
{
    struct raw raw = read_raw(r, c);
    return add_raw(r, &raw, err);
}

/* Its order and revision are those of the other notice. */
enum status limit_rows_take_above(struct limit_rows *r, const struct db_cursor *c,
                                  const struct notice *child, struct err *err)
{
    struct raw raw = read_raw(r, c);
    raw.recommender = r->source->receiver_id;
    raw.fields = NULL;
    raw.row.track = levels_track(child, r->list.notice, raw.row.track);
    raw.row.head.order = COUNTED_NO_ORDER;
    raw.row.head.revision = 0;
    raw.row.head.as = COUNTED_ABOVE;
    return add_raw(r, &raw, err);
}

static enum status add_query(struct limit_rows *r, size_t query, struct db_args args,
                             struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(r->source->desk->db, query, args, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = limit_rows_take(r, &c, err);
    }
    db_finish(&c);
    return status;
}

static struct db_value wants_fields(const struct limit_rows *r)
{
    return db_int(r->list.fields.n > 0);
}

enum status limit_rows_all(struct limit_rows *r, struct err *err)
{
    enum status status =
        add_query(r, QUERY_LIMIT_ROWS_OF_NOTICE, DB_ARGS(db_int(r->notice), wants_fields(r)), err);
    return status == STATUS_OK ? limit_rows_handed_up(r, err) : status;
}

bool limit_rows_asks(struct limit_rows *r, size_t query, int64_t id)
{
    int64_t key[2] = {(int64_t)query, id};
    size_t before = r->asked.n;
    (void)keymap_add(&r->asked, key, sizeof key, 0);
    return r->asked.n > before;
}

/* The rows of one unit in one part. */
static enum status add_of(struct limit_rows *r, size_t query, int64_t unit, struct err *err)
{
    uint32_t place = 0;
    enum status status = unit ? fact_source_place(r->source, unit, &place, err) : STATUS_OK;
    int64_t id = place ? r->source->units.at[place]->id : 0;
    return status == STATUS_OK && id && limit_rows_asks(r, query, id)
               ? add_query(r, query, DB_ARGS(db_int(r->notice), wants_fields(r), db_int(id)), err)
               : status;
}

enum status limit_rows_of_list(struct limit_rows *r, int64_t unit, struct err *err)
{
    enum status status = add_of(r, QUERY_LIMIT_ROWS_OF_RECOMMENDER, unit, err);
    bool is_ours = unit && unit == r->source->receiver_id;
    return status == STATUS_OK && is_ours ? limit_rows_handed_up(r, err) : status;
}

static enum status add_parts(struct limit_rows *r, int64_t unit, struct err *err)
{
    enum status status = add_of(r, QUERY_LIMIT_ROWS_OF_LEAD, unit, err);
    return status == STATUS_OK ? add_of(r, QUERY_LIMIT_ROWS_OF_PARTNER, unit, err) : status;
}

/* ---- what shares a group ------------------------------------------------------------------------ */

static bool has_per(const struct limit_rows *r, unsigned pers)
{
    bool has = false;
    for (size_t i = 0; i < r->list.notice->limits.n; i++) {
        has = has || (pers & 1u << (unsigned)r->list.notice->limits.at[i].per);
    }
    return has;
}

#define PER_BIT(per) (1u << (unsigned)(per))
#define PERS_OF_ALL (PER_BIT(PER_NOTICE) | PER_BIT(PER_AXIS) | PER_BIT(PER_ABSENT))
#define PERS_OF_PLACE (PER_BIT(PER_PROVINCE) | PER_BIT(PER_CITY))
#define PERS_OF_MEMBERS                                                                            \
    (PER_BIT(PER_APPLICANT) | PER_BIT(PER_LEAD) | PER_BIT(PER_PARTNER) | PER_BIT(PER_MEMBER) |     \
     PER_BIT(PER_CASE))

static bool is_near(const struct unit_facts *one, const struct unit_facts *other)
{
    size_t n = one->regions.n, m = other->regions.n;
    return n >= 2 && m >= 2 && text_eq(one->regions.at[n - 2], other->regions.at[m - 2]);
}

/* Recommenders of the same province: there are few, so each is looked at. */
static enum status add_province(struct limit_rows *r, int64_t recommender, struct err *err)
{
    struct arena a = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    const struct unit_facts *own = NULL, *other = NULL;
    enum status status = fact_source_unit(r->source, recommender, &own, err);
    if (status == STATUS_OK) {
        status = record_ids(r->source->desk->db, QUERY_LIMIT_RECOMMENDERS,
                            DB_ARGS(db_int(r->notice)), &a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = fact_source_unit(r->source, ids[i], &other, err);
        if (status == STATUS_OK && is_near(own, other)) {
            status = add_of(r, QUERY_LIMIT_ROWS_OF_RECOMMENDER, ids[i], err);
        }
    }
    arena_release(&a);
    return status;
}

static bool has_recommenders(const struct notice *n)
{
    bool has = false;
    for (size_t i = 0; i < n->roles.n; i++) {
        has = has || n->roles.at[i].kind == ROLE_RECOMMENDER;
    }
    return has;
}

static enum status add_members(struct limit_rows *r, const struct submission *s, struct err *err)
{
    struct arena a = {0};
    int64_t *ids;
    size_t n = links_parse(&a, s->partners, &ids);
    enum status status = add_parts(r, s->lead, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = add_parts(r, ids[i], err);
    }
    arena_release(&a);
    return status;
}

/* A place is the lead's where the notice has no recommenders; then all rows are needed. */
static bool needs_all(const struct limit_rows *r)
{
    return has_per(r, PERS_OF_ALL) ||
           (has_per(r, PERS_OF_PLACE) && !has_recommenders(r->list.notice));
}

enum status limit_rows_around(struct limit_rows *r, const struct submission *s, struct err *err)
{
    enum status status = STATUS_OK;
    if (needs_all(r)) {
        bool is_new = limit_rows_asks(r, QUERY_LIMIT_ROWS_OF_NOTICE, r->notice);
        return is_new ? limit_rows_all(r, err) : STATUS_OK;
    }
    if (has_per(r, PERS_OF_PLACE) && s->recommender) {
        status = add_province(r, s->recommender, err);
    }
    if (status == STATUS_OK && has_per(r, PER_BIT(PER_RECOMMENDER))) {
        status = limit_rows_of_list(r, s->recommender, err);
    }
    return status == STATUS_OK && has_per(r, PERS_OF_MEMBERS) ? add_members(r, s, err) : status;
}

enum status limit_rows_of_unit(struct limit_rows *r, int64_t unit, struct err *err)
{
    enum status status = limit_rows_of_list(r, unit, err);
    return status == STATUS_OK ? add_parts(r, unit, err) : status;
}

static int by_id(const void *left, const void *right)
{
    const struct counted_case *l = left, *r = right;
    int64_t one = l->id ? l->id : INT64_MAX, other = r->id ? r->id : INT64_MAX;
    return (one > other) - (one < other);
}

void limit_rows_sort(struct limit_rows *r)
{
    if (r->list.rows.n) {
        qsort(r->list.rows.at, r->list.rows.n, sizeof *r->list.rows.at, by_id);
    }
}

size_t limit_rows_find(const struct limit_rows *r, int64_t id)
{
    const struct counted_case key = {.id = id};
    const struct counted_case *found =
        r->list.rows.n ? bsearch(&key, r->list.rows.at, r->list.rows.n, sizeof key, by_id) : NULL;
    return found ? (size_t)(found - r->list.rows.at) : SIZE_MAX;
}
