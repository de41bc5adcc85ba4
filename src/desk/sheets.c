#include "desk/sheets.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/sheet_rights.h"
#include "model/submission.h"
#include "rules/mark.h"
#include "rules/score.h"
#include "store/queries.h"
#include "store/record.h"

const char *sheet_form(struct arena *a, int64_t panel, struct sheet_key key)
{
    return arena_printf(a, "sheet:%lld:%lld:%lld", (long long)panel, (long long)key.reviewer,
                        (long long)key.submission);
}

bool sheet_form_parse(const char *form, int64_t *panel, struct sheet_key *key)
{
    int64_t *const parts[] = {panel, &key->reviewer, &key->submission};
    *panel = key->reviewer = key->submission = 0;
    if (!text_starts(form, "sheet:")) {
        return false;
    }
    char *at = strchr(form, ':');
    for (size_t i = 0; i < sizeof parts / sizeof *parts && *at == ':'; i++) {
        *parts[i] = strtoll(at + 1, &at, 10);
    }
    return !*at && *panel && key->reviewer && key->submission;
}

enum status sheet_view_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                            struct sheet_key key, struct sheet_view *out, struct err *err)
{
    struct sheet_sight sight;
    int64_t id = 0, *marks = NULL;
    *out = (struct sheet_view){.sheet = {.submission = key.submission, .reviewer = key.reviewer}};
    enum status status = sheet_sight_of(desk, scoring->panel.record.id, &sight, err);
    if (status == STATUS_OK) {
        status = sheet_allow(&sight, key.reviewer, err);
    }
    if (status == STATUS_OK) {
        status = sheet_find(desk, scoring->panel.record.id, key, &id, err);
    }
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &sheet_type, id, a, &out->sheet, err);
        out->is_hidden = status == STATUS_OK && sheet_is_hidden(desk, &sight, &out->sheet);
    }
    if (out->is_hidden) {
        out->sheet.marks = out->sheet.reasons = out->sheet.opinion = NULL;
    }
    if (status == STATUS_OK) {
        status = sheet_marks_of(a, scoring, &out->sheet, &marks, err);
    }
    if (status == STATUS_OK) {
        out->marks = marks;
        out->total = sheet_total(scoring->scheme, (int)scoring->stage, marks);
        out->missing = sheet_lacks(a, scoring, marks, out->sheet.reasons, NULL, key.submission);
    }
    return status;
}

/* ---- written ---------------------------------------------------------------------------------- */

static enum status check_marks(struct arena *a, const struct scoring *scoring,
                               const struct sheet_entry *entry, struct err *err)
{
    const struct scheme *s = scoring->scheme;
    const char *no = submission_no(a, entry->key.submission);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        const char *fault = mark_fault(a, c, entry->marks[i]);
        if (fault) {
            return err_set(err, STATUS_DATA, "%s: %s", no, fault);
        }
        if (entry->marks[i] != MARK_NONE && !criterion_is_of(s, c, scoring->stage)) {
            return err_set(err, STATUS_DATA, "%s:「%s」不在这个阶段打分", no, c->name);
        }
    }
    return STATUS_OK;
}

static struct sheet filled(struct write *w, const struct scoring *scoring,
                           const struct sheet_entry *entry, const struct sheet *old, bool is_sealed)
{
    struct sheet t = *old;
    t.panel = scoring->panel.record.id;
    t.submission = entry->key.submission;
    t.reviewer = entry->key.reviewer;
    t.marks = marks_line(w->arena, entry->marks, scoring->scheme->criteria.n);
    t.reasons = text_is_empty(entry->reasons) ? NULL : entry->reasons;
    t.opinion = text_is_empty(entry->opinion) ? NULL : entry->opinion;
    t.origin = entry->origin;
    t.entered_by = w->desk->me.login;
    t.saved_at = desk_now(w->desk);
    t.state = is_sealed ? SHEET_SEALED : SHEET_DRAFT;
    t.sealed_at = is_sealed ? t.saved_at : NUMBER_NONE;
    return t;
}

static bool has_same_content(const struct sheet *one, const struct sheet *other)
{
    return one->record.id && text_eq(one->state, other->state) &&
           text_eq(one->marks, other->marks) &&
           text_eq(text_or_empty(one->reasons), text_or_empty(other->reasons)) &&
           text_eq(text_or_empty(one->opinion), text_or_empty(other->opinion));
}

static enum status refuse_sealed(struct arena *a, const struct sheet *old, struct err *err)
{
    return err_set(err, STATUS_DATA,
                   "%s 的打分表已封存, 不能再改; 有误时由主管写明事由退回 (合计有误, 超出分值范围, "
                   "客观项不一致, 畸高畸低)",
                   submission_no(a, old->submission));
}

/* The sheet as it stands and as it would be; record.id of the old one 0 when there is none. */
struct putting {
    struct sheet old, mine;
    bool is_changed;
};

static enum status prepare_put(struct write *w, const struct scoring *scoring,
                               const struct sheet_entry *entry, bool is_sealed, struct putting *out,
                               struct err *err)
{
    int64_t id = 0;
    *out = (struct putting){.old = {.sealed_at = NUMBER_NONE}};
    enum status status = check_marks(w->arena, scoring, entry, err);
    if (status == STATUS_OK) {
        status = sheet_find(w->desk, scoring->panel.record.id, entry->key, &id, err);
    }
    if (status == STATUS_OK && id) {
        status = record_load(w->desk->db, &sheet_type, id, w->arena, &out->old, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->mine = filled(w, scoring, entry, &out->old, is_sealed);
    out->is_changed = !has_same_content(&out->old, &out->mine);
    return out->is_changed && id && text_eq(out->old.state, SHEET_SEALED)
               ? refuse_sealed(w->arena, &out->old, err)
               : STATUS_OK;
}

enum status sheet_may_put(struct write *w, const struct scoring *scoring,
                          const struct sheet_entry *entry, bool is_sealed, bool *changed,
                          struct err *err)
{
    struct putting put;
    enum status status = prepare_put(w, scoring, entry, is_sealed, &put, err);
    *changed = status == STATUS_OK && put.is_changed;
    return status;
}

enum status sheet_put(struct write *w, const struct scoring *scoring,
                      const struct sheet_entry *entry, bool is_sealed, bool *changed,
                      struct err *err)
{
    struct putting put;
    enum status status = prepare_put(w, scoring, entry, is_sealed, &put, err);
    *changed = status == STATUS_OK && put.is_changed;
    if (!*changed) {
        return status;
    }
    return put.old.record.id ? write_update(w, &sheet_type, &put.old, &put.mine, err)
                             : write_insert(w, &sheet_type, &put.mine, err);
}

static enum status allow_entry(struct desk *desk, struct arena *a, const struct scoring *scoring,
                               const struct sheet_entry *entry, struct err *err)
{
    struct sheet_sight sight;
    int64_t assigned = 0;
    enum status status = sheet_sight_of(desk, scoring->panel.record.id, &sight, err);
    if (status == STATUS_OK) {
        status = sheet_allow(&sight, entry->key.reviewer, err);
    }
    if (status == STATUS_OK) {
        status = scoring_must_be_open(desk, a, scoring, "不能打分", err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SHEET_IS_ASSIGNED,
                        DB_ARGS(db_int(scoring->panel.record.id), db_int(entry->key.submission),
                                db_int(entry->key.reviewer)),
                        0, &assigned, err);
    }
    return status == STATUS_OK && !assigned ? err_set(err, STATUS_DATA, "%s 没有分配给这位专家",
                                                      submission_no(a, entry->key.submission))
                                            : status;
}

enum status sheet_save(struct desk *desk, struct arena *a, const struct scoring *scoring,
                       const struct sheet_entry *entry, int64_t *batch, struct err *err)
{
    struct write w;
    bool changed = false;
    enum status status = write_begin(&w, desk, a, "sheet_save", MAY_REVIEW | MAY_LOG, err);
    if (status == STATUS_OK) {
        status = allow_entry(desk, a, scoring, entry, err);
    }
    if (status == STATUS_OK) {
        status = sheet_put(&w, scoring, entry, false, &changed, err);
    }
    if (status == STATUS_OK && entry->typed) {
        status = draft_drop_in(&w, entry->typed, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "打分 %s, 存草稿", submission_no(a, entry->key.submission)),
                     NULL, batch, err);
}
