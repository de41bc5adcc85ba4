#include "desk/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/choices.h"
#include "desk/data_files.h"
#include "desk/form_columns.h"
#include "desk/notices.h"
#include "desk/regions.h"
#include "desk/units.h"
#include "model/fields.h"
#include "text/wordcount.h"

struct field_facts {
    struct field_fact *at;
    size_t n, cap;
};

static void set_class(struct arena *a, const struct unit_class *c, const char *written,
                      struct unit_facts *out)
{
    out->class = c ? c->name : written;
    if (!c) {
        return;
    }
    out->level = c->level;
    out->classes.at = ARENA_ARRAY(a, const char *, c->aliases.n + 1);
    out->classes.at[out->classes.n++] = c->id;
    for (size_t i = 0; i < c->aliases.n; i++) {
        out->classes.at[out->classes.n++] = c->aliases.at[i];
    }
}

enum status facts_unit(struct desk *desk, struct arena *a, int64_t unit, struct unit_facts *out,
                       struct err *err)
{
    const struct unit_classes *classes = NULL;
    struct unit u = {0};
    *out = (struct unit_facts){0};
    if (!unit) {
        return STATUS_OK;
    }
    enum status status = unit_load(desk, a, unit, &u, err);
    if (status == STATUS_OK && u.merged_into) {
        status = unit_load(desk, a, u.merged_into, &u, err);
    }
    if (status == STATUS_OK) {
        status = desk_classes(desk, &classes, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->name = u.name;
    out->kind = u.kind;
    out->credit_code = u.credit_code;
    if (!text_is_empty(u.class)) {
        set_class(a, unit_class_find(classes, u.class), u.class, out);
    }
    return regions_up(desk, a, u.region, &out->regions, err);
}

static enum status own_unit(struct desk *desk, struct arena *a, struct unit_facts *out,
                            struct err *err)
{
    const char *id = NULL;
    enum status status = desk_setting(desk, a, "unit_id", &id, err);
    *out = (struct unit_facts){0};
    return status == STATUS_OK && id ? facts_unit(desk, a, strtoll(id, NULL, 10), out, err)
                                     : status;
}

enum status facts_delivery(struct desk *desk, struct arena *a, const struct notice *n,
                           const char *track, int64_t recommender, struct facts *out,
                           struct err *err)
{
    *out = (struct facts){.notice = n, .track = text_is_empty(track) ? NULL : track};
    enum status status = facts_unit(desk, a, recommender, &out->recommender, err);
    if (status == STATUS_OK) {
        status = own_unit(desk, a, &out->receiver, err);
    }
    out->level = out->receiver.level;
    return status;
}

static enum status add_partners(struct desk *desk, struct arena *a, const char *links,
                                struct facts *out, struct err *err)
{
    int64_t *ids;
    size_t n = links_parse(a, links, &ids);
    struct unit_facts *partners = ARENA_ARRAY(a, struct unit_facts, n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = facts_unit(desk, a, ids[i], &partners[i], err);
    }
    out->partners = partners;
    out->n_partners = n;
    out->partners_known = true;
    out->form = n ? FORM_JOINT : FORM_SINGLE;
    return status;
}

static struct field_fact fact_of(const char *id, const char *value)
{
    return (struct field_fact){id, value, (int64_t)wordcount(value, strlen(value))};
}

/* What the form asks and the case has as a column of its own. */
static void add_columns(struct desk *desk, struct arena *a, const struct submission *s,
                        const struct notice *n, struct field_facts *out)
{
    for (size_t g = 0; g < n->form_groups.n; g++) {
        for (size_t i = 0; i < n->form_groups.at[g].fields.n; i++) {
            const struct field *f = &n->form_groups.at[g].fields.at[i];
            const struct record_field *column = form_column(f);
            const char *value = column ? form_column_text(desk, a, s, column) : NULL;
            if (value) {
                *VEC_PUSH(a, out) = fact_of(f->id, value);
            }
        }
    }
}

static void add_fields(struct desk *desk, struct arena *a, const struct submission *s,
                       struct facts *out)
{
    struct field_facts facts = {0};
    struct named_value *values;
    size_t n = fields_parse(a, s->fields, &values);
    add_columns(desk, a, s, out->notice, &facts);
    for (size_t i = 0; i < n; i++) {
        *VEC_PUSH(a, &facts) = fact_of(values[i].id, values[i].value);
    }
    out->fields = facts.at;
    out->n_fields = facts.n;
}

enum status facts_submission(struct desk *desk, struct arena *a, const struct submission *s,
                             struct facts *out, struct err *err)
{
    const struct notice *n = NULL;
    enum status status = notice_definition(desk, s->notice, s->revision, &n, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, n, s->track, s->recommender, out, err);
    }
    if (status == STATUS_OK) {
        status = facts_unit(desk, a, s->lead, &out->lead, err);
    }
    if (status == STATUS_OK) {
        status = add_partners(desk, a, s->partners, out, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (!text_is_empty(s->direction)) {
        out->directions = (struct texts){ARENA_ARRAY(a, const char *, 1), 1};
        out->directions.at[0] = s->direction;
    }
    add_fields(desk, a, s, out);
    return STATUS_OK;
}

enum status facts_time(struct desk *desk, struct arena *a, struct deadline_context *out,
                       struct err *err)
{
    struct calendars *calendars = ARENA_NEW(a, struct calendars);
    *out = (struct deadline_context){.arena = a, .calendars = calendars, .event = DAY_NONE};
    enum status status = desk_calendars(desk, &calendars->at, &calendars->n, err);
    return status == STATUS_OK ? choices_load(desk, a, &out->choices, err) : status;
}
