#include "desk/table_units.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/units.h"
#include "text/key.h"

void table_units_init(struct table_units *u, struct desk *desk, struct write *write)
{
    *u = (struct table_units){.desk = desk, .write = write};
    keymap_init(&u->writings_map);
    keymap_init(&u->by_id);
    keymap_init(&u->by_key);
    keymap_init(&u->by_code);
}

void table_units_release(struct table_units *u)
{
    keymap_release(&u->writings_map);
    keymap_release(&u->by_id);
    keymap_release(&u->by_key);
    keymap_release(&u->by_code);
    arena_release(&u->arena);
}

/* Keeps a unit; its place. */
static uint32_t keep(struct table_units *u, const struct table_unit *unit)
{
    uint32_t at = keymap_add(&u->by_id, &unit->id, sizeof unit->id, (uint32_t)u->units.n);
    if (at == u->units.n) {
        *VEC_PUSH(&u->arena, &u->units) = (struct table_unit){
            unit->id,
            arena_text(&u->arena, text_or_empty(unit->name)),
            arena_text(&u->arena, unit->credit_code),
        };
    }
    return at;
}

const struct table_unit *table_unit_of(struct table_units *u, int64_t id)
{
    uint32_t at = keymap_get(&u->by_id, &id, sizeof id);
    if (at == KEYMAP_ABSENT && id > 0) {
        struct arena scratch = {0};
        struct err err = {.arena = &scratch};
        struct unit unit;
        if (unit_load(u->desk, &scratch, id, &unit, &err) == STATUS_OK) {
            at = keep(u, &(struct table_unit){id, unit.name, unit.credit_code});
        }
        arena_release(&scratch);
    }
    return at == KEYMAP_ABSENT ? NULL : &u->units.at[at];
}

const char *table_unit_name(struct table_units *u, int64_t id)
{
    const struct table_unit *unit = id ? table_unit_of(u, id) : NULL;
    return unit ? unit->name : "";
}

static uint32_t look(const struct keymap *m, const char *text)
{
    return keymap_get(m, text, strlen(text));
}

static enum status find_by_code(struct table_units *u, struct arena *scratch, const char *code,
                                int64_t *id, struct err *err)
{
    uint32_t at = look(&u->by_code, code);
    if (at != KEYMAP_ABSENT) {
        *id = u->units.at[at].id;
        return STATUS_OK;
    }
    return unit_match(u->desk, scratch, code, NULL, id, err);
}

static enum status find_by_name(struct table_units *u, struct arena *scratch, const char *name,
                                int64_t *id, struct err *err)
{
    const char *key = unit_key(scratch, name);
    uint32_t at = *key ? look(&u->by_key, key) : KEYMAP_ABSENT;
    if (at != KEYMAP_ABSENT) {
        *id = u->units.at[at].id;
        return STATUS_OK;
    }
    return unit_match(u->desk, scratch, NULL, name, id, err);
}

static bool is_same_name(struct arena *scratch, const char *one, const char *other)
{
    return text_eq(one, other) || text_eq(unit_key(scratch, one), unit_key(scratch, other));
}

static enum status find_known(struct table_units *u, struct arena *scratch,
                              const struct unit_cells *cells, struct unit_found *out,
                              struct err *err)
{
    int64_t named = 0;
    enum status status = STATUS_OK;
    if (cells->credit_code) {
        status = find_by_code(u, scratch, cells->credit_code, &out->id, err);
    }
    if (status == STATUS_OK && out->id &&
        is_same_name(scratch, table_unit_name(u, out->id), cells->name)) {
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        status = find_by_name(u, scratch, cells->name, &named, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (out->id) {
        out->is_other_name = named != out->id;
        return STATUS_OK;
    }
    const struct table_unit *unit = named ? table_unit_of(u, named) : NULL;
    bool is_other = unit && cells->credit_code && !text_is_empty(unit->credit_code) &&
                    !text_eq(unit->credit_code, cells->credit_code);
    out->id = is_other ? 0 : named;
    return STATUS_OK;
}

static enum status add(struct table_units *u, struct arena *scratch, const struct unit_cells *cells,
                       int64_t *id, struct err *err)
{
    struct unit unit = {.name = cells->name, .credit_code = cells->credit_code};
    enum status status = STATUS_OK;
    if (u->write) {
        status = write_insert(u->write, &unit_type, &unit, err);
    } else {
        unit.record.id = -(int64_t)u->added.n - 1;
    }
    if (status != STATUS_OK) {
        return status;
    }
    *id = unit.record.id;
    uint32_t at = keep(u, &(struct table_unit){*id, cells->name, cells->credit_code});
    *VEC_PUSH(&u->arena, &u->added) = at;
    const char *key = unit_key(scratch, cells->name);
    keymap_add(&u->by_key, key, strlen(key), at);
    if (cells->credit_code) {
        keymap_add(&u->by_code, cells->credit_code, strlen(cells->credit_code), at);
    }
    return STATUS_OK;
}

enum status table_units_find(struct table_units *u, struct arena *scratch,
                             const struct unit_cells *cells, struct unit_found *out,
                             struct err *err)
{
    struct slice name = slice_of(cells->name), code = slice_of(cells->credit_code);
    char *writing = arena_alloc(scratch, name.n + code.n + 1);
    memcpy(writing, name.at, name.n);
    writing[name.n] = '\n';
    if (code.n) {
        memcpy(writing + name.n + 1, code.at, code.n);
    }
    size_t n = name.n + code.n + 1;
    uint32_t at = keymap_get(&u->writings_map, writing, n);
    *out = (struct unit_found){0};
    if (at != KEYMAP_ABSENT) {
        const struct unit_writing *w = &u->writings.at[at];
        *out = (struct unit_found){u->units.at[w->unit].id, w->is_other_name};
        return STATUS_OK;
    }
    enum status status = find_known(u, scratch, cells, out, err);
    if (status == STATUS_OK && !out->id && cells->is_adding) {
        status = add(u, scratch, cells, &out->id, err);
    }
    if (status == STATUS_OK && out->id && table_unit_of(u, out->id)) {
        keymap_add(&u->writings_map, writing, n, (uint32_t)u->writings.n);
        *VEC_PUSH(&u->arena, &u->writings) = (struct unit_writing){
            keymap_get(&u->by_id, &out->id, sizeof out->id), out->is_other_name};
    }
    return status;
}

static enum status write_code(struct table_units *u, struct arena *scratch, int64_t id,
                              const char *credit_code, struct err *err)
{
    struct unit base = {0}, mine;
    enum status status = unit_load(u->desk, scratch, id, &base, err);
    mine = base;
    mine.credit_code = credit_code;
    return status == STATUS_OK ? write_update(u->write, &unit_type, &base, &mine, err) : status;
}

enum status table_unit_complete(struct table_units *u, struct arena *scratch, int64_t id,
                                const char *credit_code, struct err *err)
{
    uint32_t at = keymap_get(&u->by_id, &id, sizeof id);
    if (at == KEYMAP_ABSENT || !text_is_empty(u->units.at[at].credit_code)) {
        return STATUS_OK;
    }
    u->units.at[at].credit_code = arena_text(&u->arena, credit_code);
    keymap_add(&u->by_code, credit_code, strlen(credit_code), at);
    return u->write ? write_code(u, scratch, id, credit_code, err) : STATUS_OK;
}

enum status table_unit_named(struct write *w, const char *text, const char *credit_code,
                             int64_t *id, struct err *err)
{
    struct table_units units;
    struct unit_found found = {0};
    struct unit known = {0};
    struct err unknown = {.arena = w->arena};
    bool is_known = unit_find(w->desk, w->arena, text, &known, &unknown) == STATUS_OK;
    const struct unit_cells cells = {is_known ? known.name : text, credit_code, true};
    table_units_init(&units, w->desk, w);
    enum status status = table_units_find(&units, w->arena, &cells, &found, err);
    if (status == STATUS_OK && credit_code) {
        status = table_unit_complete(&units, w->arena, found.id, credit_code, err);
    }
    table_units_release(&units);
    *id = found.id;
    return status;
}
