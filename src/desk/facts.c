#include "desk/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/choices.h"
#include "desk/data_files.h"
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

enum status facts_of_unit(struct desk *desk, struct arena *a, const struct unit *u,
                          struct unit_facts *out, struct err *err)
{
    const struct unit_classes *classes = NULL;
    *out = (struct unit_facts){.name = u->name, .kind = u->kind, .credit_code = u->credit_code};
    enum status status = desk_classes(desk, &classes, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!text_is_empty(u->class)) {
        set_class(a, unit_class_find(classes, u->class), u->class, out);
    }
    return regions_up(desk, a, u->region, &out->regions, err);
}

enum status facts_unit(struct desk *desk, struct arena *a, int64_t unit, struct unit_facts *out,
                       struct err *err)
{
    struct unit u = {0};
    *out = (struct unit_facts){0};
    if (!unit) {
        return STATUS_OK;
    }
    enum status status = unit_load(desk, a, unit, &u, err);
    if (status == STATUS_OK && u.merged_into) {
        status = unit_load(desk, a, u.merged_into, &u, err);
    }
    return status == STATUS_OK ? facts_of_unit(desk, a, &u, out, err) : status;
}

enum status facts_class(struct desk *desk, struct arena *a, const char *class,
                        struct unit_facts *out, struct err *err)
{
    const struct unit_classes *classes = NULL;
    *out = (struct unit_facts){0};
    enum status status = desk_classes(desk, &classes, err);
    if (status == STATUS_OK) {
        set_class(a, unit_class_find(classes, class), class, out);
    }
    return status;
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

/* ---- one case --------------------------------------------------------------------------------- */

static enum status add_units(struct fact_source *source, struct arena *a,
                             const struct submission *s, struct facts *out, struct err *err)
{
    int64_t *ids;
    const struct unit_facts *unit = NULL;
    size_t n = links_parse(a, s->partners, &ids);
    struct unit_facts *partners = ARENA_ARRAY(a, struct unit_facts, n + 1);
    enum status status = fact_source_unit(source, s->recommender, &unit, err);
    out->recommender = *unit;
    if (status == STATUS_OK) {
        status = fact_source_unit(source, s->lead, &unit, err);
        out->lead = *unit;
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = fact_source_unit(source, ids[i], &unit, err);
        partners[i] = *unit;
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

static const char *names_of(struct arena *a, const struct facts *f)
{
    const char *text = NULL;
    for (size_t i = 0; i < f->n_partners; i++) {
        const char *name = text_or_empty(f->partners[i].name);
        text = text ? arena_printf(a, "%s、%s", text, name) : name;
    }
    return text;
}

/* What stands in the column, units by name. */
static const char *column_text(struct arena *a, const struct submission *s, const struct facts *f,
                               const struct record_field *column)
{
    if (text_eq(column->id, "lead")) {
        return f->lead.name;
    }
    if (text_eq(column->id, "recommender")) {
        return f->recommender.name;
    }
    return text_eq(column->id, "partners") ? names_of(a, f) : record_value(a, s, column);
}

/* What the form asks: columns of the case's own, then the fields kept with it. */
static void add_fields(struct arena *a, const struct submission *s,
                       const struct source_definition *form, struct facts *out)
{
    struct field_facts facts = {0};
    struct named_value *values;
    size_t n = fields_parse(a, s->fields, &values);
    for (size_t i = 0; i < form->n_columns; i++) {
        const char *value = column_text(a, s, out, form->columns[i].column);
        if (value) {
            *VEC_PUSH(a, &facts) = fact_of(form->columns[i].field->id, value);
        }
    }
    for (size_t i = 0; i < n; i++) {
        *VEC_PUSH(a, &facts) = fact_of(values[i].id, values[i].value);
    }
    out->fields = facts.at;
    out->n_fields = facts.n;
}

/* Bytes of the sign between two directions; 0 when `at` is none. */
static size_t separator_at(const char *at)
{
    static const char *const signs[] = {"、", "；", "，", ";", ",", "\n"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (text_starts(at, signs[i])) {
            return strlen(signs[i]);
        }
    }
    return 0;
}

struct texts facts_directions(struct arena *a, const struct notice *n, const char *direction)
{
    struct texts out = {0};
    if (text_is_empty(direction)) {
        return out;
    }
    out.at = ARENA_ARRAY(a, const char *, strlen(direction) + 1);
    const char *end = direction + strlen(direction);
    bool is_one = notice_direction(n, direction) != NULL;
    for (const char *at = direction; at <= end;) {
        const char *from = at;
        while (at < end && (is_one || !separator_at(at))) {
            at++;
        }
        struct slice part = slice_trim((struct slice){from, (size_t)(at - from)});
        if (part.n) {
            out.at[out.n++] = arena_copy(a, part.at, part.n);
        }
        at += at < end ? separator_at(at) : 1;
    }
    return out;
}

enum status facts_case(struct fact_source *source, struct arena *a, const struct submission *s,
                       struct facts *out, struct err *err)
{
    const struct unit_facts *receiver = NULL;
    *out = (struct facts){.track = text_is_empty(s->track) ? NULL : s->track};
    const struct source_definition *form = NULL;
    enum status status = fact_source_form(source, s->notice, s->revision, &form, err);
    if (status == STATUS_OK) {
        out->notice = form->definition;
        status = fact_source_receiver(source, &receiver, err);
    }
    if (status == STATUS_OK) {
        out->receiver = *receiver;
        out->level = receiver->level;
        status = add_units(source, a, s, out, err);
    }
    if (status == STATUS_OK) {
        out->directions = facts_directions(a, out->notice, s->direction);
        add_fields(a, s, form, out);
        status = fact_source_tolerance(source, &out->chars_tolerance, err);
    }
    return status;
}

enum status facts_submission(struct desk *desk, struct arena *a, const struct submission *s,
                             struct facts *out, struct err *err)
{
    struct fact_source source;
    fact_source_init(&source, desk, a);
    enum status status = facts_case(&source, a, s, out, err);
    fact_source_release(&source);
    return status;
}

enum status facts_time(struct desk *desk, struct arena *a, struct deadline_context *out,
                       struct err *err)
{
    struct calendars *calendars = ARENA_NEW(a, struct calendars);
    *out = (struct deadline_context){.arena = a, .calendars = calendars, .event = DAY_NONE};
    enum status status = desk_calendars(desk, &calendars->at, &calendars->n, err);
    return status == STATUS_OK ? choices_load(desk, a, &out->choices, err) : status;
}
