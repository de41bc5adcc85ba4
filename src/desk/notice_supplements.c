#include "desk/notice_supplements.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "notice/load.h"
#include "notice/merge.h"
#include "store/queries.h"
#include "store/record.h"

struct definitions {
    const struct notice **at;
    size_t n, cap;
};

struct supplement {
    struct notice_revision row;
    const struct notice *definition;
};

static enum status load(struct desk *desk, struct arena *a, int64_t id, struct supplement *out,
                        struct err *err)
{
    enum status status = record_load(desk->db, &notice_revision_type, id, a, &out->row, err);
    return status == STATUS_OK
               ? notice_definition(desk, out->row.notice, out->row.revision, &out->definition, err)
               : status;
}

/* The last day up to `today` on which one of its amendments came into effect; DAY_NONE for none. */
static day_t last_effect(const struct notice *supplement, day_t today)
{
    day_t last = DAY_NONE;
    for (size_t i = 0; i < supplement->amendments.n; i++) {
        const struct amendment *m = &supplement->amendments.at[i];
        struct date from = m->from.has ? m->from : supplement->issued_on;
        if (from.has && from.day <= today && (last == DAY_NONE || from.day > last)) {
            last = from.day;
        }
    }
    return last;
}

static void add(struct arena *a, const struct supplement *s, struct notice_revision *revision)
{
    revision->supplements =
        revision->supplements
            ? arena_printf(a, "%s,%lld", revision->supplements, (long long)s->row.record.id)
            : arena_printf(a, "%lld", (long long)s->row.record.id);
}

enum status supplements_set(struct desk *desk, struct arena *a, const char *doc_no,
                            struct notice_revision *revision, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    day_t today = instant_day(desk_now(desk)), as_of = DAY_NONE;
    struct digest digest;
    char *text = arena_alloc(a, DIGEST_TEXT_SIZE);
    digest_init(&digest);
    digest_add(&digest, revision->yaml, strlen(revision->yaml));
    enum status status =
        record_ids(desk->db, QUERY_NOTICE_SUPPLEMENTS, DB_ARGS(db_text(doc_no)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct supplement s = {0};
        status = load(desk, a, ids[i], &s, err);
        if (status == STATUS_OK) {
            day_t effect = last_effect(s.definition, today);
            as_of = effect > as_of || as_of == DAY_NONE ? effect : as_of;
            add(a, &s, revision);
            digest_add(&digest, s.row.digest, strlen(s.row.digest));
        }
    }
    revision->as_of = as_of == DAY_NONE ? NULL : day_text(a, as_of);
    digest_add(&digest, text_or_empty(revision->as_of), strlen(text_or_empty(revision->as_of)));
    digest_finish(&digest, text);
    revision->digest = text;
    return status;
}

enum status supplements_merge(struct desk *desk, struct arena *a,
                              const struct notice_revision *revision, struct notice *definition,
                              struct err *err)
{
    enum status status = STATUS_OK;
    day_t as_of = DAY_NONE;
    if (revision->as_of) {
        (void)day_parse(revision->as_of, &as_of);
    }
    const char *next = text_or_empty(revision->supplements);
    struct definitions all = {0};
    while (*next && status == STATUS_OK) {
        char *end;
        struct supplement s = {0};
        status = load(desk, a, strtoll(next, &end, 10), &s, err);
        *VEC_PUSH(a, &all) = s.definition;
        next = *end == ',' ? end + 1 : end;
    }
    if (status == STATUS_OK && all.n) {
        struct notice *base = ARENA_NEW(a, struct notice);
        *base = *definition;
        notice_merge(a, base, (struct supplements){all.at, all.n}, as_of, definition);
    }
    return status;
}

/* The text of the notice in force, without what supplements changed. */
static enum status load_amended(struct desk *desk, struct arena *a, const char *doc_no,
                                struct notice *out, bool *is_known, struct err *err)
{
    int64_t id = 0;
    const char *yaml = NULL;
    struct problems ignored = {.arena = a};
    *is_known = false;
    enum status status =
        db_one(desk->db, QUERY_NOTICE_BY_DOC_NO, DB_ARGS(db_text(doc_no)), 0, &id, err);
    if (status != STATUS_OK || !id) {
        return status;
    }
    status = notice_yaml(desk, a, id, 0, &yaml, err);
    if (status == STATUS_OK) {
        *is_known = notice_load_text(slice_of(yaml), out, &ignored, err) == STATUS_OK;
    }
    return status;
}

/* Those in force but the one of this 文号, which it replaces. */
static enum status load_others(struct desk *desk, struct arena *a, const struct notice *supplement,
                               struct definitions *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, QUERY_NOTICE_SUPPLEMENTS,
                                    DB_ARGS(db_text(supplement->amends)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct supplement s = {0};
        status = load(desk, a, ids[i], &s, err);
        if (status == STATUS_OK && !text_eq(s.definition->doc_no, supplement->doc_no)) {
            *VEC_PUSH(a, out) = s.definition;
        }
    }
    return status;
}

enum status supplements_dangling(struct desk *desk, struct arena *a,
                                 const struct notice *supplement, struct dangling *out,
                                 struct err *err)
{
    struct notice amended;
    struct definitions all = {0};
    bool is_known = false;
    *out = (struct dangling){ARENA_ARRAY(a, const struct amendment *, supplement->amendments.n + 1),
                             0};
    enum status status = load_amended(desk, a, supplement->amends, &amended, &is_known, err);
    if (status == STATUS_OK && is_known) {
        status = load_others(desk, a, supplement, &all, err);
    }
    if (status != STATUS_OK || !is_known) {
        return status;
    }
    *VEC_PUSH(a, &all) = supplement;
    struct rules_in_force rules =
        notice_apply_amendments(a, &amended, (struct supplements){all.at, all.n}, DAY_MAX);
    const struct amendment *own = supplement->amendments.at;
    for (size_t i = 0; i < rules.n_dangling; i++) {
        const struct amendment *m = rules.dangling[i];
        if (m >= own && m < own + supplement->amendments.n) {
            out->at[out->n++] = m;
        }
    }
    return STATUS_OK;
}

/* ---- what stands by itself ---------------------------------------------------------------------- */

/* What was merged has the clause with its document (notice/merge.h). */
static bool bears(const struct notice *amended, const struct notice *supplement, const char *number)
{
    bool does = false;
    for (size_t i = 0; i < amended->steps.n && !does; i++) {
        const struct rule *rule = &amended->steps.at[i].rule;
        does = text_eq(rule->number, number) &&
               text_starts(text_or_empty(rule->clause), supplement->doc_no);
    }
    return does;
}

/* Named by an amendment as what takes the place of another, and there already. */
static bool is_taken_over(const struct notice *supplement, const struct notice *amended,
                          const struct step *step)
{
    bool is_named = false;
    for (size_t i = 0; i < supplement->amendments.n && step->rule.number && !is_named; i++) {
        is_named = text_eq(supplement->amendments.at[i].by, step->rule.number);
    }
    return is_named && bears(amended, supplement, step->rule.number);
}

static const struct notice *without_taken_over(struct arena *a, const struct notice *supplement,
                                               const struct notice *amended)
{
    struct notice *rest = ARENA_NEW(a, struct notice);
    *rest = *supplement;
    rest->steps.at = ARENA_ARRAY(a, struct step, supplement->steps.n + 1);
    rest->steps.n = 0;
    for (size_t i = 0; i < supplement->steps.n; i++) {
        if (!is_taken_over(supplement, amended, &supplement->steps.at[i])) {
            rest->steps.at[rest->steps.n++] = supplement->steps.at[i];
        }
    }
    return rest;
}

enum status notice_standing(struct desk *desk, struct arena *a, const struct notice_rows *rows,
                            size_t i, const struct notice **out, struct err *err)
{
    const struct notice_row *row = &rows->at[i];
    const struct notice *amended = NULL;
    enum status status = notice_definition(desk, row->record.id, row->revision, out, err);
    for (size_t k = 0; k < rows->n && row->amends && status == STATUS_OK && !amended; k++) {
        const struct notice_row *other = &rows->at[k];
        if (!other->is_stopped && text_eq(other->doc_no, row->amends)) {
            status = notice_definition(desk, other->record.id, other->revision, &amended, err);
        }
    }
    if (status == STATUS_OK && amended) {
        *out = without_taken_over(a, *out, amended);
    }
    return status;
}
