#include "desk/undo.h"

#include "base/slice.h"
#include "desk/write.h"
#include "store/audit.h"
#include "store/record.h"

static enum status refuse_later(struct desk *desk, struct arena *a, int64_t id, int64_t later,
                                struct err *err)
{
    struct audit entry = {0};
    enum status status = audit_load(desk->db, a, later, &entry, err);
    return status != STATUS_OK
               ? status
               : err_set(err, STATUS_DATA,
                         "第 %lld 号不能撤销: 第 %lld 号 (%s) 建立在它上面; 请先撤销第 %lld 号",
                         (long long)id, (long long)later, entry.summary, (long long)later);
}

static enum status check_rests(struct write *w, int64_t id, const struct change *c, struct err *err)
{
    int64_t later = 0;
    enum status status = audit_rests(w->desk->db, w->arena, c, id, &later, err);
    return status == STATUS_OK && later ? refuse_later(w->desk, w->arena, id, later, err) : status;
}

/* Rows that came with the entry go; nothing may use them. */
static enum status undo_insert(struct write *w, const struct record_type *type,
                               const struct change *c, int64_t id, struct err *err)
{
    int64_t uses = 0;
    enum status status = check_rests(w, id, c, err);
    if (status == STATUS_OK) {
        status = record_uses(w->desk->db, type, c->first, c->last, &uses, err);
    }
    if (status == STATUS_OK && uses) {
        return err_set(err, STATUS_DATA,
                       "第 %lld 号不能撤销: 它登记的%s已被别处使用 %lld 次; 请先撤销那些",
                       (long long)id, type->name, (long long)uses);
    }
    return status == STATUS_OK ? write_void(w, type, c->first, c->last, true, err) : status;
}

static enum status undo_void(struct write *w, const struct record_type *type,
                             const struct change *c, int64_t id, struct err *err)
{
    enum status status = check_rests(w, id, c, err);
    int64_t uses = 0;
    bool was_void = text_eq(c->old, "1");
    if (status == STATUS_OK && was_void) {
        status = record_uses(w->desk->db, type, c->first, c->last, &uses, err);
    }
    if (status == STATUS_OK && uses) {
        return err_set(err, STATUS_DATA, "第 %lld 号不能撤销: 这些%s又被使用了 %lld 次",
                       (long long)id, type->name, (long long)uses);
    }
    return status == STATUS_OK ? write_void(w, type, c->first, c->last, was_void, err) : status;
}

/* One value goes back, when it still is what the entry made it. */
static enum status undo_value(struct write *w, const struct record_type *type,
                              const struct change *c, int64_t id, struct err *err)
{
    const struct record_field *f = record_field(type, c->field);
    void *now = arena_alloc(w->arena, type->size);
    enum status status = record_load(w->desk->db, type, c->first, w->arena, now, err);
    if (status != STATUS_OK || !f) {
        return status;
    }
    if (!text_eq(record_value(w->arena, now, f), c->new)) {
        return err_set(err, STATUS_DATA,
                       "第 %lld 号不能撤销: %s %lld 的「%s」后来又改过, 请先撤销后来的改动",
                       (long long)id, type->name, (long long)c->first, f->name);
    }
    void *back = record_copy(w->arena, type, now);
    record_parse(w->arena, back, f, c->old);
    return write_update(w, type, now, back, err);
}

static enum status undo_change(struct write *w, const struct change *c, int64_t id, struct err *err)
{
    const struct record_type *type = record_type_find(c->noun);
    if (!type) {
        return err_set(err, STATUS_INTERNAL, "第 %lld 号记录改动了不认识的东西, 无法撤销",
                       (long long)id);
    }
    switch (c->kind) {
    case CHANGE_INSERT: return undo_insert(w, type, c, id, err);
    case CHANGE_UPDATE:
        return text_eq(c->field, "is_void") ? undo_void(w, type, c, id, err)
                                            : undo_value(w, type, c, id, err);
    case CHANGE_VALUE: break;
    }
    return STATUS_OK;
}

static enum status undo_all(struct write *w, int64_t id, struct err *err)
{
    struct changes changes = {0};
    int64_t by = 0;
    enum status status = audit_undone_by(w->desk->db, id, &by, err);
    if (status == STATUS_OK && by) {
        return err_set(err, STATUS_DATA, "第 %lld 号已经撤销过了 (第 %lld 号)", (long long)id,
                       (long long)by);
    }
    if (status == STATUS_OK) {
        status = audit_changes(w->desk->db, w->arena, id, &changes, err);
    }
    for (size_t i = changes.n; i-- > 0 && status == STATUS_OK;) {
        status = undo_change(w, &changes.at[i], id, err);
    }
    return status;
}

enum status desk_undo(struct desk *desk, struct arena *a, int64_t id, const char *why,
                      int64_t *batch, struct err *err)
{
    struct write w;
    struct audit entry = {0};
    enum status status = write_begin(&w, desk, a, "undo", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = audit_load(desk->db, a, id, &entry, err);
    }
    w.undoes = id;
    if (status == STATUS_OK) {
        status = undo_all(&w, id, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "撤销第 %lld 号: %s", (long long)id, text_or_empty(entry.summary)), why,
        batch, err);
}
