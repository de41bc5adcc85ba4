#include "desk/fact_source.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/form_columns.h"
#include "desk/notices.h"
#include "desk/settings.h"
#include "store/queries.h"

void fact_source_init(struct fact_source *f, struct desk *desk, struct arena *a)
{
    *f = (struct fact_source){.desk = desk, .arena = a};
    keymap_init(&f->units_by_id);
    keymap_init(&f->kinds_by_text);
    *VEC_PUSH(f->arena, &f->units) = ARENA_NEW(f->arena, struct source_unit);
}

void fact_source_release(struct fact_source *f)
{
    keymap_release(&f->units_by_id);
    keymap_release(&f->kinds_by_text);
}

/* ---- units ---------------------------------------------------------------------------------------- */

/* Class by every name and regions up to the province: the same for all units that share both. */
static enum status kind_of(struct fact_source *f, const struct unit *u, struct unit_facts *out,
                           struct err *err)
{
    const char *text =
        arena_printf(f->arena, "%s\t%s", text_or_empty(u->class), text_or_empty(u->region));
    uint32_t place = keymap_add(&f->kinds_by_text, text, strlen(text), (uint32_t)f->kinds.n);
    enum status status = STATUS_OK;
    if (place == f->kinds.n) {
        status = facts_of_unit(f->desk, f->arena, u, VEC_PUSH(f->arena, &f->kinds), err);
    }
    *out = f->kinds.at[place];
    out->name = u->name;
    out->kind = u->kind;
    out->credit_code = u->credit_code;
    return status;
}

static enum status read_unit(struct fact_source *f, int64_t id, struct unit *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(f->desk->db, QUERY_UNIT_FOR_FACTS, DB_ARGS(db_int(id)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        out->record.id = db_column_int(&c, 0);
        out->name = db_column_text(&c, 1, f->arena);
        out->credit_code = db_column_text(&c, 2, f->arena);
        out->kind = db_column_text(&c, 3, f->arena);
        out->class = db_column_text(&c, 4, f->arena);
        out->region = db_column_text(&c, 5, f->arena);
    }
    db_finish(&c);
    return status;
}

/* The unit itself under its own id, so that all merged into it meet there. */
static enum status add_unit(struct fact_source *f, const struct unit *u, uint32_t *place,
                            struct err *err)
{
    int64_t id = u->record.id;
    *place = keymap_add(&f->units_by_id, &id, sizeof id, (uint32_t)f->units.n);
    if (*place != f->units.n) {
        return STATUS_OK;
    }
    struct source_unit *unit = ARENA_NEW(f->arena, struct source_unit);
    *VEC_PUSH(f->arena, &f->units) = unit;
    unit->id = id;
    return kind_of(f, u, &unit->facts, err);
}

enum status fact_source_place(struct fact_source *f, int64_t id, uint32_t *place, struct err *err)
{
    struct unit u = {0};
    *place = id ? keymap_get(&f->units_by_id, &id, sizeof id) : 0;
    if (*place != KEYMAP_ABSENT) {
        return STATUS_OK;
    }
    enum status status = read_unit(f, id, &u, err);
    if (status == STATUS_OK && u.record.id == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有这个单位: %lld", (long long)id);
    }
    if (status == STATUS_OK) {
        status = add_unit(f, &u, place, err);
    }
    if (status == STATUS_OK) {
        (void)keymap_add(&f->units_by_id, &id, sizeof id, *place);
    }
    return status;
}

enum status fact_source_unit(struct fact_source *f, int64_t id, const struct unit_facts **out,
                             struct err *err)
{
    uint32_t place = 0;
    enum status status = fact_source_place(f, id, &place, err);
    *out = status == STATUS_OK ? &f->units.at[place]->facts : &f->units.at[0]->facts;
    return status;
}

void fact_source_name(struct fact_source *f, int64_t id, const char *name)
{
    uint32_t place = keymap_add(&f->units_by_id, &id, sizeof id, (uint32_t)f->units.n);
    if (place == f->units.n) {
        struct source_unit *unit = ARENA_NEW(f->arena, struct source_unit);
        *unit = (struct source_unit){.id = id, .facts.name = arena_text(f->arena, name)};
        *VEC_PUSH(f->arena, &f->units) = unit;
    }
}

enum status fact_source_receiver(struct fact_source *f, const struct unit_facts **out,
                                 struct err *err)
{
    const char *id = NULL;
    uint32_t place = 0;
    enum status status = STATUS_OK;
    if (!f->receiver) {
        status = desk_setting(f->desk, f->arena, "unit_id", &id, err);
        if (status == STATUS_OK) {
            status = fact_source_place(f, id ? strtoll(id, NULL, 10) : 0, &place, err);
        }
        if (status == STATUS_OK) {
            f->receiver = &f->units.at[place]->facts;
            f->receiver_id = f->units.at[place]->id;
        }
    }
    *out = f->receiver;
    return status;
}

/* ---- definitions -------------------------------------------------------------------------------- */

static void add_columns(struct arena *a, struct source_definition *d)
{
    size_t most = 0;
    for (size_t g = 0; g < d->definition->form_groups.n; g++) {
        most += d->definition->form_groups.at[g].fields.n;
    }
    d->columns = ARENA_ARRAY(a, struct source_column, most + 1);
    for (size_t g = 0; g < d->definition->form_groups.n; g++) {
        for (size_t i = 0; i < d->definition->form_groups.at[g].fields.n; i++) {
            const struct field *field = &d->definition->form_groups.at[g].fields.at[i];
            const struct record_field *column = form_column(field);
            if (column) {
                d->columns[d->n_columns++] = (struct source_column){field, column};
            }
        }
    }
}

enum status fact_source_form(struct fact_source *f, int64_t notice, int64_t revision,
                             const struct source_definition **out, struct err *err)
{
    for (size_t i = 0; i < f->definitions.n; i++) {
        *out = &f->definitions.at[i];
        if ((*out)->notice == notice && (*out)->revision == revision) {
            return STATUS_OK;
        }
    }
    struct source_definition d = {.notice = notice, .revision = revision};
    enum status status = notice_definition(f->desk, notice, revision, &d.definition, err);
    if (status == STATUS_OK) {
        add_columns(f->arena, &d);
        *VEC_PUSH(f->arena, &f->definitions) = d;
        *out = &f->definitions.at[f->definitions.n - 1];
    }
    return status;
}

enum status fact_source_definition(struct fact_source *f, int64_t notice, int64_t revision,
                                   const struct notice **out, struct err *err)
{
    const struct source_definition *d = NULL;
    enum status status = fact_source_form(f, notice, revision, &d, err);
    *out = status == STATUS_OK ? d->definition : NULL;
    return status;
}

static enum status read_parent(struct fact_source *f, const char *doc_no, const struct notice **out,
                               struct err *err)
{
    struct notice_rows rows = {0};
    enum status status = notice_rows_load(f->desk, f->arena, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK && !*out; i++) {
        if (text_eq(rows.at[i].doc_no, doc_no)) {
            status = notice_definition(f->desk, rows.at[i].record.id, 0, out, err);
        }
    }
    return status;
}

enum status fact_source_parent(struct fact_source *f, const struct notice *definition,
                               const struct notice **out, struct err *err)
{
    *out = NULL;
    for (size_t i = 0; i < f->definitions.n && definition->parent; i++) {
        struct source_definition *d = &f->definitions.at[i];
        if (d->definition == definition) {
            enum status status = d->is_parent_known
                                     ? STATUS_OK
                                     : read_parent(f, definition->parent, &d->parent, err);
            d->is_parent_known = status == STATUS_OK;
            *out = d->parent;
            return status;
        }
    }
    return STATUS_OK;
}

enum status fact_source_tolerance(struct fact_source *f, int64_t *percent, struct err *err)
{
    enum status status = STATUS_OK;
    if (!f->chars_tolerance.has) {
        f->chars_tolerance.has = true;
        status = desk_number_load(f->desk, f->arena, desk_number_find("chars_tolerance"),
                                  &f->chars_tolerance.value, err);
    }
    *percent = f->chars_tolerance.value;
    return status;
}
