#include "desk/reviewers.h"

#include "base/date.h"
#include "base/vec.h"
#include "desk/sight.h"
#include "desk/table_units.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"
#include <string.h>

static enum status load_view(struct desk *desk, struct arena *a, int64_t id,
                             struct relation_view *out, struct err *err)
{
    *out = (struct relation_view){0};
    enum status status = record_load(desk->db, &relation_type, id, a, &out->relation, err);
    out->unit = unit_name(desk, a, out->relation.unit);
    return status;
}

enum status relations_load(struct desk *desk, struct arena *a, int64_t reviewer,
                           struct relation_views *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct relation_views){0};
    enum status status = reviewer_allow(desk, reviewer, 0, err);
    if (status == STATUS_OK) {
        status =
            record_ids(desk->db, QUERY_RELATION_OF, DB_ARGS(db_int(reviewer)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = load_view(desk, a, ids[i], VEC_PUSH(a, out), err);
    }
    return status;
}

enum status relation_view_load(struct desk *desk, struct arena *a, int64_t id,
                               struct relation_view *out, struct err *err)
{
    enum status status = load_view(desk, a, id, out, err);
    if (status == STATUS_OK && out->relation.record.is_void) {
        return err_set(err, STATUS_NOT_FOUND, "关系 #%lld 已作废", (long long)id);
    }
    return status == STATUS_OK ? reviewer_allow(desk, out->relation.reviewer, 0, err) : status;
}

static enum status settle_day(struct arena *a, const char **day, const char *what, struct err *err)
{
    day_t parsed;
    if (text_is_empty(*day)) {
        *day = NULL;
        return STATUS_OK;
    }
    if (!day_parse(*day, &parsed)) {
        return err_set(err, STATUS_DATA, "%s的日期「%s」不对, 写成 2021-06-30", what, *day);
    }
    *day = day_text(a, parsed);
    return STATUS_OK;
}

static enum status settle_relation(struct arena *a, struct relation *r, struct err *err)
{
    const struct relation_kind *kind = relation_kind_find(r->kind);
    const char *names = "";
    for (size_t i = 0; i < n_relation_kinds; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? " " : "", relation_kinds[i].name);
    }
    if (!kind) {
        return err_set(err, STATUS_DATA, "没有关系「%s」; 可用 %s", text_or_empty(r->kind), names);
    }
    r->kind = kind->id;
    enum status status = settle_day(a, &r->since, "起", err);
    if (status == STATUS_OK) {
        status = settle_day(a, &r->until, "止", err);
    }
    if (status == STATUS_OK && r->since && r->until && strcmp(r->since, r->until) > 0) {
        status = err_set(err, STATUS_DATA, "关系的止 %s 早于起 %s", r->until, r->since);
    }
    return status;
}

static enum status find_same(struct write *w, const struct relation *r, bool *is_known,
                             struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *is_known = false;
    enum status status = record_ids(w->desk->db, QUERY_RELATION_OF, DB_ARGS(db_int(r->reviewer)),
                                    w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK && !*is_known; i++) {
        struct relation old = {0};
        status = record_load(w->desk->db, &relation_type, ids[i], w->arena, &old, err);
        *is_known = ids[i] != r->record.id && old.unit == r->unit && text_eq(old.kind, r->kind) &&
                    text_eq(old.since, r->since) && text_eq(old.until, r->until);
    }
    return status;
}

enum status relation_put(struct write *w, struct relation *r, bool *is_known, struct err *err)
{
    enum status status = settle_relation(w->arena, r, err);
    if (status == STATUS_OK) {
        status = find_same(w, r, is_known, err);
    }
    return status == STATUS_OK && !*is_known ? write_insert(w, &relation_type, r, err) : status;
}

const char *relation_text(struct arena *a, const struct relation_view *r)
{
    const struct relation_kind *kind = relation_kind_find(r->relation.kind);
    const char *since = text_or_empty(r->relation.since), *until = text_or_empty(r->relation.until);
    return arena_printf(a, "%s %s%s%s%s%s%s%s%s%s", kind ? kind->name : r->relation.kind,
                        text_or_empty(r->unit), *since ? " " : "", since, *since ? " 起" : "",
                        *until ? " 到 " : "", until, r->relation.note ? " (" : "",
                        text_or_empty(r->relation.note), r->relation.note ? ")" : "");
}

static const char *relation_sentence(struct desk *desk, struct arena *a, const char *act,
                                     const struct relation *r)
{
    struct reviewer reviewer = {0};
    struct err unknown = {.arena = a};
    struct relation_view v = {*r, unit_name(desk, a, r->unit)};
    const char *name =
        record_load(desk->db, &reviewer_type, r->reviewer, a, &reviewer, &unknown) == STATUS_OK
            ? reviewer.name
            : "";
    return arena_printf(a, "%s专家 %s 的关系: %s", act, name, relation_text(a, &v));
}

/* Experts name units the desk has; the staff's are made when they are new. */
static enum status settle_unit(struct write *w, const char *text, int64_t *id, struct err *err)
{
    struct unit known = {0};
    struct err unknown = {.arena = w->arena};
    if (sight_is_whole(w->desk)) {
        return table_unit_named(w, text, NULL, id, err);
    }
    enum status status = unit_find(w->desk, w->arena, text, &known, &unknown);
    *id = known.record.id;
    return status == STATUS_NOT_FOUND
               ? err_set(err, status,
                         "单位库里没有「%s」; 没有报过件的单位不用登记, 要登记请工作人员办", text)
           : status == STATUS_OK ? status
                                 : err_set(err, status, "%s", unknown.text);
}

static enum status put_edited(struct write *w, const struct relation_edit *edit, struct err *err)
{
    struct relation *mine = edit->mine;
    bool is_known = false;
    enum status status = STATUS_OK;
    if (edit->unit) {
        status = settle_unit(w, edit->unit, &mine->unit, err);
    }
    if (status == STATUS_OK && edit->base) {
        status = settle_relation(w->arena, mine, err);
    }
    if (status == STATUS_OK && edit->base) {
        status = find_same(w, mine, &is_known, err);
    }
    if (status == STATUS_OK) {
        status = !edit->base ? relation_put(w, mine, &is_known, err)
                 : is_known  ? STATUS_OK
                             : write_update(w, &relation_type, edit->base, mine, err);
    }
    return status == STATUS_OK && is_known ? err_set(err, STATUS_DATA, "这项关系已经登记了: %s",
                                                     relation_sentence(w->desk, w->arena, "", mine))
                                           : status;
}

enum status relation_save(struct desk *desk, struct arena *a, const struct relation_edit *edit,
                          int64_t *batch, struct err *err)
{
    struct write w;
    struct reviewer reviewer = {0};
    enum status status = edit->base
                             ? desk_allow(desk, MAY_KEEP_PANELS, err)
                             : reviewer_allow(desk, edit->mine->reviewer, MAY_KEEP_PANELS, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, edit->base ? "relation_edit" : "relation_add",
                         MAY_KEEP_PANELS | MAY_REVIEW, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &reviewer_type, edit->mine->reviewer, a, &reviewer, err);
    }
    if (status == STATUS_OK) {
        status = put_edited(&w, edit, err);
    }
    return write_end(&w, status,
                     relation_sentence(desk, a, edit->base ? "修改" : "登记", edit->mine), NULL,
                     batch, err);
}

enum status relation_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                          struct err *err)
{
    struct write w;
    struct relation r = {0};
    if (text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "删去一项关系要写理由: --why");
    }
    enum status status = write_begin(&w, desk, a, "relation_void", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &relation_type, id, a, &r, err);
    }
    if (status == STATUS_OK) {
        status = write_void(&w, &relation_type, one_record(id), true, err);
    }
    return write_end(&w, status, relation_sentence(desk, a, "作废", &r), why, NULL, err);
}
