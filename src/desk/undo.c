#include "desk/undo.h"

#include "base/slice.h"
#include "desk/ranking_settled.h"
#include "desk/undo_rights.h"
#include "desk/write.h"
#include "model/decision.h"
#include "model/panel.h"
#include "model/ranking.h"
#include "model/sheet.h"
#include "store/audit.h"
#include "store/queries.h"
#include "store/record.h"

/* One undoing: of which entry, and which later one stands in the way. */
struct undo {
    struct write w;
    int64_t id;
    int64_t rests;
};

static enum status refuse_later(struct undo *u, struct err *err)
{
    struct audit entry = {0};
    enum status status = audit_load(u->w.desk->db, u->w.arena, u->rests, &entry, err);
    return status != STATUS_OK
               ? status
               : err_set(err, STATUS_DATA,
                         "第 %lld 号不能撤销: 第 %lld 号 (%s) 建立在它上面; 请先撤销第 %lld 号",
                         (long long)u->id, (long long)u->rests, entry.summary, (long long)u->rests);
}

static enum status check_rests(struct undo *u, const struct change *c, struct err *err)
{
    enum status status = audit_rests(u->w.desk->db, u->w.arena, c, u->id, &u->rests, err);
    return status == STATUS_OK && u->rests ? refuse_later(u, err) : status;
}

/* A finalised ranking rests on every lot, place and vote decided before it. */
static enum status check_edition(struct undo *u, const struct change *c, struct err *err)
{
    struct change edition = {.noun = ranking_type.id};
    struct decision d = {0};
    enum status status = record_load(u->w.desk->db, &decision_type, c->first, u->w.arena, &d, err);
    if (status == STATUS_OK) {
        status = settled_edition(u->w.desk, u->w.arena, &d, &edition.first, err);
    }
    edition.last = edition.first;
    return status == STATUS_OK && edition.first ? check_rests(u, &edition, err) : status;
}

/* What was assigned before scoring opened is what opened. */
static enum status check_opening(struct undo *u, const struct change *c, struct err *err)
{
    struct assignment x = {0};
    enum status status =
        record_load(u->w.desk->db, &assignment_type, c->first, u->w.arena, &x, err);
    if (status == STATUS_OK) {
        status = db_one(u->w.desk->db, QUERY_AUDIT_OPENING, DB_ARGS(db_int(x.panel), db_int(u->id)),
                        0, &u->rests, err);
    }
    return status == STATUS_OK && u->rests ? refuse_later(u, err) : status;
}

static enum status check_uses(struct undo *u, const struct record_type *type,
                              const struct change *c, struct err *err)
{
    int64_t uses = 0;
    enum status status =
        record_uses(u->w.desk->db, type, (struct record_run){c->first, c->last}, &uses, err);
    return status == STATUS_OK && uses
               ? err_set(err, STATUS_DATA,
                         "第 %lld 号不能撤销: 它登记的%s已被别处使用 %lld 次; 请先撤销那些",
                         (long long)u->id, type->name, (long long)uses)
               : status;
}

/* Rows that came with the entry go; nothing may use them. */
static enum status undo_insert(struct undo *u, const struct record_type *type,
                               const struct change *c, struct err *err)
{
    enum status status = check_rests(u, c, err);
    if (status == STATUS_OK) {
        status = check_uses(u, type, c, err);
    }
    return status == STATUS_OK
               ? write_void(&u->w, type, (struct record_run){c->first, c->last}, true, err)
               : status;
}

static enum status undo_void(struct undo *u, const struct record_type *type, const struct change *c,
                             struct err *err)
{
    bool was_void = text_eq(c->old, "1");
    enum status status = check_rests(u, c, err);
    if (status == STATUS_OK && was_void) {
        status = check_uses(u, type, c, err);
    }
    return status == STATUS_OK
               ? write_void(&u->w, type, (struct record_run){c->first, c->last}, was_void, err)
               : status;
}

static enum status refuse_changed(struct undo *u, const struct record_type *type,
                                  const struct record_field *f, const struct change *c,
                                  struct err *err)
{
    enum status status = check_rests(u, c, err);
    return status == STATUS_OK
               ? err_set(err, STATUS_DATA,
                         "第 %lld 号不能撤销: %s %lld 的「%s」后来又改过, 请先撤销后来的改动",
                         (long long)u->id, type->name, (long long)c->first, f->name)
               : status;
}

/* One value goes back, when it still is what the entry made it. */
static enum status undo_value(struct undo *u, const struct record_type *type,
                              const struct change *c, struct err *err)
{
    const struct record_field *f = record_field(type, c->field);
    void *now = arena_alloc(u->w.arena, type->size);
    enum status status = record_load(u->w.desk->db, type, c->first, u->w.arena, now, err);
    if (status != STATUS_OK || !f) {
        return status;
    }
    if (!text_eq(record_value(u->w.arena, now, f), c->new)) {
        return refuse_changed(u, type, f, c, err);
    }
    void *back = record_copy(u->w.arena, type, now);
    record_parse(u->w.arena, back, f, c->old);
    return write_update(&u->w, type, now, back, err);
}

/* What a reviewer sealed is opened on named grounds only (desk/sheets.h). */
static bool is_sealing(const struct change *c)
{
    return text_eq(c->noun, sheet_type.id) && c->kind == CHANGE_UPDATE &&
           text_eq(c->field, "state") && text_eq(c->old, SHEET_DRAFT) &&
           text_eq(c->new, SHEET_SEALED);
}

static enum status undo_change(struct undo *u, const struct change *c, struct err *err)
{
    const struct record_type *type = record_type_find(c->noun);
    if (!type) {
        return err_set(err, STATUS_INTERNAL, "第 %lld 号记录改动了不认识的东西, 无法撤销",
                       (long long)u->id);
    }
    enum status status = desk_allow(u->w.desk, undo_right(u->w.desk, type, c), err);
    if (status == STATUS_OK && is_sealing(c)) {
        return err_set(err, STATUS_DATA, "第 %lld 号不能撤销: 封存的打分表只能由主管写明事由退回",
                       (long long)u->id);
    }
    if (status == STATUS_OK && type == &assignment_type) {
        status = check_opening(u, c, err);
    }
    if (status == STATUS_OK && type == &decision_type) {
        status = check_edition(u, c, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    switch (c->kind) {
    case CHANGE_INSERT: return undo_insert(u, type, c, err);
    case CHANGE_UPDATE:
        return text_eq(c->field, "is_void") ? undo_void(u, type, c, err)
                                            : undo_value(u, type, c, err);
    case CHANGE_VALUE: break;
    }
    return STATUS_OK;
}

/* Somebody must remain who can let others in. */
static enum status keep_an_administrator(const struct undo *u, struct err *err)
{
    int64_t n = 0;
    enum status status =
        db_one(u->w.desk->db, QUERY_PERSON_ADMINISTRATORS, DB_ARGS(db_int(0)), 0, &n, err);
    return status == STATUS_OK && n == 0
               ? err_set(err, STATUS_DATA, "第 %lld 号不能撤销: 撤销后就没有管理员了",
                         (long long)u->id)
               : status;
}

static enum status undo_all(struct undo *u, struct err *err)
{
    struct changes changes = {0};
    enum status status = audit_undone_by(u->w.desk->db, u->id, &u->rests, err);
    if (status == STATUS_OK && u->rests) {
        return err_set(err, STATUS_DATA, "第 %lld 号已经撤销过了 (第 %lld 号)", (long long)u->id,
                       (long long)u->rests);
    }
    if (status == STATUS_OK) {
        status = audit_changes(u->w.desk->db, u->w.arena, u->id, &changes, err);
    }
    for (size_t i = changes.n; i-- > 0 && status == STATUS_OK;) {
        status = undo_change(u, &changes.at[i], err);
    }
    if (status == STATUS_OK && u->w.changes.n == 0) {
        status =
            err_set(err, STATUS_DATA, "第 %lld 号没有改动任何内容, 不能撤销", (long long)u->id);
    }
    return status == STATUS_OK ? keep_an_administrator(u, err) : status;
}

/* Does everything but the commit. */
static enum status undo_begin(struct undo *u, struct desk *desk, struct arena *a,
                              struct audit *entry, struct err *err)
{
    enum status status =
        write_begin(&u->w, desk, a, "undo", MAY_LOG | MAY_DECIDE | MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = audit_load(desk->db, a, u->id, entry, err);
    }
    u->w.undoes = u->id;
    if (status == STATUS_OK && text_starts(entry->act, "password_")) {
        return err_set(err, STATUS_DATA, "第 %lld 号是密码的事, 不能撤销; 要换就再设一次",
                       (long long)u->id);
    }
    return status == STATUS_OK ? undo_all(u, err) : status;
}

enum status desk_undo(struct desk *desk, struct arena *a, int64_t id, const char *why,
                      int64_t *batch, struct err *err)
{
    struct undo u = {.id = id};
    struct audit entry = {0};
    enum status status = undo_begin(&u, desk, a, &entry, err);
    return write_end(
        &u.w, status,
        arena_printf(a, "撤销第 %lld 号: %s", (long long)id, text_or_empty(entry.summary)), why,
        batch, err);
}

enum status undo_preview(struct desk *desk, struct arena *a, int64_t id, struct undo_preview *out,
                         struct err *err)
{
    struct undo u = {.id = id};
    struct audit entry = {0};
    struct err refusal = {.arena = a};
    *out = (struct undo_preview){0};
    enum status found = undo_begin(&u, desk, a, &entry, &refusal);
    if (found == STATUS_OK) {
        history_words(desk, a, &u.w.changes, &out->changes);
        found = STATUS_CANCELLED;
    }
    enum status status = write_end(&u.w, found, NULL, NULL, NULL, &refusal);
    if (status == STATUS_CANCELLED) {
        return STATUS_OK;
    }
    if (status == STATUS_DATA) {
        out->refusal = refusal.text;
        out->rests = u.rests;
        return STATUS_OK;
    }
    return err_set(err, status, "%s", refusal.text);
}
