#include "desk/write.h"

#include <string.h>

#include "base/die.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/derive.h"
#include "desk/sight.h"
#include "store/audit.h"
#include "store/record.h"

enum status write_begin(struct write *w, struct desk *desk, struct arena *a, const char *act,
                        unsigned may, struct err *err)
{
    *w = (struct write){.desk = desk, .arena = a, .act = act};
    enum status status = desk_allow(desk, may, err);
    if (status == STATUS_OK) {
        status = db_begin(desk->db, err);
    }
    w->is_open = status == STATUS_OK;
    return status == STATUS_OK ? sight_lift(desk, err) : status;
}

static struct record head_of(const void *record)
{
    struct record head;
    memcpy(&head, record, sizeof head);
    return head;
}

static void note(struct write *w, struct change change)
{
    *VEC_PUSH(w->arena, &w->changes) = change;
}

/* New rows get running numbers, so the rows of an import are one run of changes. */
static void note_insert(struct write *w, const struct record_type *type, int64_t id)
{
    struct change_run *run = w->runs;
    while (run < w->runs + w->n_runs && run->type != type) {
        run++;
    }
    bool is_known = run < w->runs + w->n_runs;
    struct change *last = is_known ? &w->changes.at[run->change] : NULL;
    bool goes_on =
        last && last->last + 1 == id && (w->is_bulk || last == &w->changes.at[w->changes.n - 1]);
    if (goes_on) {
        last->last = id;
        return;
    }
    if (!is_known && w->n_runs == WRITE_RUNS) {
        die("a write makes rows of more than %d nouns", WRITE_RUNS);
    }
    w->n_runs += !is_known;
    *run = (struct change_run){type, w->changes.n};
    note(w, (struct change){.kind = CHANGE_INSERT, .noun = type->id, .first = id, .last = id});
}

static void note_values(struct write *w, const struct record_type *type, const void *record)
{
    int64_t id = head_of(record).id;
    for (size_t i = 0; i < type->n; i++) {
        const struct record_field *f = &type->fields[i];
        const char *value = f->traits & TRAIT_DERIVED ? NULL : record_value(w->arena, record, f);
        if (value) {
            note(w, (struct change){.kind = CHANGE_VALUE,
                                    .noun = type->id,
                                    .first = id,
                                    .last = id,
                                    .field = f->id,
                                    .new = value});
        }
    }
}

static struct arena *scratch_of(const struct write *w)
{
    return w->scratch ? w->scratch : w->arena;
}

/* A value to be told at the end. */
static const char *kept(const struct write *w, const char *value)
{
    return w->scratch ? arena_text(w->arena, value) : value;
}

enum status write_insert(struct write *w, const struct record_type *type, void *record,
                         struct err *err)
{
    derive(scratch_of(w), type, record);
    enum status status = record_insert(w->desk->db, type, record, err);
    if (status != STATUS_OK) {
        return status;
    }
    note_insert(w, type, head_of(record).id);
    if (!w->is_bulk) {
        note_values(w, type, record);
    }
    return STATUS_OK;
}

static void note_differences(struct write *w, const struct record_type *type, const void *old,
                             const void *new)
{
    struct record before = head_of(old), after = head_of(new);
    struct change change = {
        .kind = CHANGE_UPDATE, .noun = type->id, .first = after.id, .last = after.id};
    if (before.is_void != after.is_void) {
        change.field = "is_void";
        change.old = before.is_void ? "1" : "0";
        change.new = after.is_void ? "1" : "0";
        note(w, change);
    }
    for (size_t i = 0; i < type->n; i++) {
        const struct record_field *f = &type->fields[i];
        if (!(f->traits & TRAIT_DERIVED) && !record_same(old, new, f)) {
            change.field = f->id;
            change.old = kept(w, record_value(scratch_of(w), old, f));
            change.new = kept(w, record_value(scratch_of(w), new, f));
            note(w, change);
        }
    }
}

static void copy_field(void *to, const void *from, const struct record_field *f)
{
    if (record_is_text(f)) {
        record_set_text(to, f, record_text(from, f));
    } else {
        record_set_number(to, f, record_number(from, f));
    }
}

/* Brings what others changed since `base` into `mine`; false with the field both changed. */
static bool merge(const struct record_type *type, const void *base, void *mine, const void *theirs,
                  const struct record_field **both)
{
    for (size_t i = 0; i < type->n; i++) {
        const struct record_field *f = &type->fields[i];
        if (record_same(base, theirs, f) || record_same(mine, theirs, f)) {
            continue;
        }
        if (!record_same(base, mine, f)) {
            *both = f;
            return false;
        }
        copy_field(mine, theirs, f);
    }
    struct record m = head_of(mine), t = head_of(theirs);
    m.rev = t.rev;
    if (m.is_void == head_of(base).is_void) {
        m.is_void = t.is_void;
    }
    memcpy(mine, &m, sizeof m);
    return true;
}

static bool is_same_record(const struct record_type *type, const void *left, const void *right)
{
    for (size_t i = 0; i < type->n; i++) {
        if (!record_same(left, right, &type->fields[i])) {
            return false;
        }
    }
    return head_of(left).is_void == head_of(right).is_void;
}

enum status write_update(struct write *w, const struct record_type *type, const void *base,
                         void *mine, struct err *err)
{
    const struct record_field *both = NULL;
    struct arena *scratch = scratch_of(w);
    void *theirs = arena_alloc(scratch, type->size);
    enum status status = record_load(w->desk->db, type, head_of(mine).id, scratch, theirs, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!merge(type, base, mine, theirs, &both)) {
        return err_set(err, STATUS_CONFLICT, "%s刚被别人改过「%s」; 请对照两边后再存", type->name,
                       both->name);
    }
    derive(scratch, type, mine);
    if (is_same_record(type, theirs, mine)) {
        return STATUS_OK;
    }
    status = record_update(w->desk->db, type, mine, err);
    if (status == STATUS_OK) {
        note_differences(w, type, theirs, mine);
    }
    return status;
}

enum status write_void(struct write *w, const struct record_type *type, struct record_run run,
                       bool is_void, struct err *err)
{
    int64_t changed = 0;
    enum status status = record_void(w->desk->db, type, run, is_void, &changed, err);
    if (status == STATUS_OK && changed > 0) {
        note(w, (struct change){.kind = CHANGE_UPDATE,
                                .noun = type->id,
                                .first = run.first,
                                .last = run.last,
                                .field = "is_void",
                                .old = is_void ? "0" : "1",
                                .new = is_void ? "1" : "0"});
    }
    return status;
}

static enum status write_commit(struct write *w, const char *summary, const char *why,
                                int64_t *batch, struct err *err)
{
    struct audit entry = {
        .at = desk_now(w->desk),
        .person = w->desk->me.login,
        .act = w->act,
        .summary = summary,
        .why = text_is_empty(why) ? NULL : why,
        .undoes = w->undoes,
    };
    enum status status = sight_cover(w->desk, err);
    if (status == STATUS_OK && w->changes.n == 0 && !w->is_act) {
        return db_commit(w->desk->db, err);
    }
    if (status == STATUS_OK) {
        status = audit_append(w->desk->db, w->arena, &entry, &w->changes, err);
    }
    if (status == STATUS_OK) {
        status = db_commit(w->desk->db, err);
    }
    if (status == STATUS_OK && batch) {
        *batch = entry.id;
    }
    return status;
}

/* What was read from a data file that is another now is read again when it is asked for. */
static void forget_files(struct write *w)
{
    for (size_t i = 0; i < w->changes.n; i++) {
        if (text_eq(w->changes.at[i].noun, "data_file")) {
            w->desk->regions = NULL;
            w->desk->data_files = NULL;
        }
    }
}

enum status write_forget(struct write *w, enum status status)
{
    if (w->is_open) {
        db_rollback(w->desk->db);
        w->is_open = false;
        forget_files(w);
    }
    return status;
}

enum status write_end(struct write *w, enum status status, const char *summary, const char *why,
                      int64_t *batch, struct err *err)
{
    if (batch) {
        *batch = 0;
    }
    if (w->is_open && status == STATUS_OK) {
        status = write_commit(w, summary, why, batch, err);
    }
    return write_forget(w, status);
}
