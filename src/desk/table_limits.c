#include "desk/table_limits.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/limits.h"
#include "model/submission.h"
#include "store/queries.h"

/* Numbers of cases that have none yet: behind all there are. */
#define FIRST_NEW (INT64_C(1) << 62)
#define ROWS_AT_A_TIME 4000

static enum status open_counter(struct table_count *t, struct err *err)
{
    struct limit_choice choice;
    enum status status = limits_choice(t->source.desk, t->rows.notice, &choice, err);
    limit_counter_open(&t->counter, &t->rows.list, choice);
    return status;
}

enum status table_count_open(struct table_count *t, struct table_units *units, int64_t notice,
                             struct err *err)
{
    const struct notice *definition = NULL;
    *t = (struct table_count){.units = units};
    keymap_init(&t->changed);
    fact_source_init(&t->source, units->desk, &t->arena);
    enum status status = fact_source_definition(&t->source, notice, 0, &definition, err);
    if (status == STATUS_OK && definition->limits.n) {
        t->is_open = true;
        status = limit_rows_init(&t->rows, &t->source, notice, definition, err);
    }
    if (t->is_open) {
        t->rows.is_unique = true;
        limit_rows_for_sums(&t->rows);
    }
    return status == STATUS_OK && t->is_open ? open_counter(t, err) : status;
}

void table_count_release(struct table_count *t)
{
    if (t->is_open) {
        limit_counter_release(&t->counter);
        limit_rows_release(&t->rows);
    }
    keymap_release(&t->changed);
    if (t->units) {
        fact_source_release(&t->source);
    }
    arena_release(&t->arena);
    *t = (struct table_count){0};
}

/* Units a preview would add have numbers below 0 and nothing but a name. */
static void name_new(struct table_count *t, int64_t unit)
{
    if (unit < 0) {
        fact_source_name(&t->source, unit, table_unit_name(t->units, unit));
    }
}

/* Once some thousand rows are there they become sums. */
static void add_up(struct table_count *t, size_t most)
{
    if (t->rows.list.rows.n > most) {
        limit_counter_take(&t->counter);
    }
}

/* What is in the desk already and counted as it will be must not be counted as it is. False for what was
 * noted before. */
static bool note(struct table_count *t, const struct submission *s, bool is_new)
{
    size_t before = t->changed.n;
    if (is_new && s->record.id && !t->first_new) {
        t->first_new = s->record.id;
    } else if (!is_new) {
        (void)keymap_add(&t->changed, &s->record.id, sizeof s->record.id, 0);
    }
    return is_new || t->changed.n > before;
}

static bool is_counted(const struct table_count *t, int64_t id)
{
    return (t->first_new && id >= t->first_new) ||
           keymap_get(&t->changed, &id, sizeof id) != KEYMAP_ABSENT;
}

enum status table_count_add(struct table_count *t, const struct submission *s, bool is_new,
                            struct err *err)
{
    struct arena a = {0};
    int64_t *ids;
    struct submission copy = *s;
    if (!t->is_open) {
        return STATUS_OK;
    }
    size_t n = links_parse(&a, s->partners, &ids);
    for (size_t i = 0; i < n; i++) {
        name_new(t, ids[i]);
    }
    name_new(t, s->lead);
    name_new(t, s->recommender);
    t->n_new += is_new;
    copy.record.id = s->record.id ? s->record.id : FIRST_NEW + t->n_new;
    copy.title_key = NULL; /* of the title before the change */
    bool is_out = text_eq(s->state, "withdrawn");
    size_t before = t->rows.list.rows.n;
    enum status status =
        note(t, s, is_new)
            ? limit_rows_add(&t->rows, &copy, is_out ? COUNTED_NOT : COUNTED_FULLY, err)
            : STATUS_OK;
    if (status == STATUS_OK && t->rows.list.rows.n > before) {
        t->rows.list.rows.at[before].is_marked = true;
        add_up(t, ROWS_AT_A_TIME);
    }
    arena_release(&a);
    return status;
}

/* ---- told ------------------------------------------------------------------------------------------ */

static bool is_quota(const struct limit *limit)
{
    return limit->per == PER_RECOMMENDER && limit->count == COUNT_SUBMISSIONS && !limit->part_of;
}

static const char *sentence(struct arena *a, const struct limit_tallies *t,
                            const struct limit_result *r)
{
    const char *label = is_quota(r->limit) ? "名额" : limit_label(r->limit);
    const char *over = r->over ? arena_printf(a, " 超 %lld", (long long)r->over) : "";
    const char *soft = r->over && !r->is_hard ? " 原则上" : "";
    const char *clause = r->clause ? arena_printf(a, " (%s)", r->clause) : "";
    const char *who = limit_who(t, r);
    if (r->state == LIMIT_UNDETERMINED) {
        return arena_printf(a, "%s%s%s%s", who, *who ? " " : "", limit_sentence(a, t, r), clause);
    }
    return arena_printf(a, "%s%s%s %lld 将用 %lld%s%s%s", who, *who ? " " : "", label,
                        (long long)r->max.value, (long long)r->used, over, soft, clause);
}

struct telling {
    struct arena *arena;
    const struct limit_tallies *tallies;
    struct table_limits *out;
};

/* Once for each unit of which nobody can say which quota is its own. */
static void tell_unknown(struct telling *w, const struct limit_result *r, int64_t marked)
{
    const char *text =
        arena_printf(w->arena, "%s 类别未填, 名额还判不了 (到 5单位 填类别); 新增 %lld 件",
                     limit_who(w->tallies, r), (long long)marked);
    for (size_t i = 0; i < w->out->n; i++) {
        if (text_eq(w->out->at[i].text, text)) {
            return;
        }
    }
    *VEC_PUSH(w->arena, w->out) = (struct table_limit){text, false};
}

static void tell(struct telling *w, size_t limit, size_t group)
{
    struct limit_result r = limit_judge(w->tallies, limit, group);
    int64_t marked = w->tallies->at[limit].groups.at[group].marked;
    bool is_list = is_quota(r.limit);
    bool is_notable = r.state == LIMIT_OVER || r.state == LIMIT_FULL || limit_is_told(&r);
    bool is_own = r.limit->per == PER_SUBMISSION && r.state != LIMIT_OVER;
    if (marked == 0 || is_own || (!is_list && !is_notable)) {
        return;
    }
    if (is_list && r.binds != TRUTH_YES) {
        tell_unknown(w, &r, marked);
    } else if (r.max.has || r.state == LIMIT_UNDETERMINED) {
        *VEC_PUSH(w->arena, w->out) =
            (struct table_limit){sentence(w->arena, w->tallies, &r), r.state == LIMIT_OVER};
    }
}

static void over_first(struct arena *a, struct table_limits *out)
{
    struct table_limit *sorted = ARENA_ARRAY(a, struct table_limit, out->n + 1);
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < out->n; i++) {
            if (out->at[i].is_over == (pass == 0)) {
                sorted[n++] = out->at[i];
            }
        }
    }
    out->at = sorted;
    out->n = n < TABLE_LIMITS_MAX ? n : TABLE_LIMITS_MAX;
}

/* The cases of the notice that did not come with the file, and what is handed up under it. */
static enum status count_others(struct table_count *t, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        db_query(t->source.desk->db, QUERY_LIMIT_ROWS_OF_NOTICE,
                 DB_ARGS(db_int(t->rows.notice), db_int(t->rows.list.fields.n > 0)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        if (!is_counted(t, db_column_int(&c, 0))) {
            status = limit_rows_take(&t->rows, &c, err);
            add_up(t, ROWS_AT_A_TIME);
        }
    }
    db_finish(&c);
    if (status == STATUS_OK) {
        status = limit_rows_handed_up(&t->rows, err);
    }
    limit_counter_take(&t->counter);
    return status;
}

enum status table_count_tell(struct table_count *t, struct arena *a, struct table_limits *out,
                             struct err *err)
{
    *out = (struct table_limits){0};
    if (!t->is_open || (t->n_new == 0 && t->changed.n == 0)) {
        return STATUS_OK;
    }
    enum status status = count_others(t, err);
    const struct limit_tallies *tallies = &t->counter.tallies;
    struct telling w = {a, tallies, out};
    for (size_t i = 0; i < tallies->n && status == STATUS_OK; i++) {
        for (size_t g = 0; g < tallies->at[i].groups.n; g++) {
            tell(&w, i, g);
        }
    }
    over_first(a, out);
    return status;
}
