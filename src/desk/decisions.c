#include "desk/decisions.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/persons.h"
#include "store/queries.h"
#include "store/record.h"

static enum status load_all(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                            struct decisions *out, struct err *err)
{
    enum status status = STATUS_OK;
    *out = (struct decisions){0};
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &decision_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

enum status decisions_load(struct desk *desk, struct arena *a, const char *kind, int64_t submission,
                           struct decisions *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct decisions){0};
    enum status status =
        submission ? record_ids(desk->db, QUERY_DECISION_OF_SUBMISSION,
                                DB_ARGS(db_text(kind), db_int(submission)), a, &ids, &n, err)
                   : record_ids(desk->db, QUERY_DECISION_OF_KIND, DB_ARGS(db_text(kind)), a, &ids,
                                &n, err);
    return status == STATUS_OK ? load_all(desk, a, ids, n, out, err) : status;
}

enum status decisions_load_about(struct desk *desk, struct arena *a, const char *kind,
                                 const struct finding_about *about, struct decisions *out,
                                 struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct decisions){0};
    if (about->submission) {
        return decisions_load(desk, a, kind, about->submission, out, err);
    }
    enum status status = record_ids(
        desk->db, QUERY_DECISION_OF_OTHER,
        DB_ARGS(db_text(kind), db_int(about->receipt), db_int(about->notice), db_int(about->unit)),
        a, &ids, &n, err);
    return status == STATUS_OK ? load_all(desk, a, ids, n, out, err) : status;
}

static enum status find(struct write *w, const struct decision *d, struct decision *out,
                        struct err *err)
{
    int64_t id = 0;
    *out = (struct decision){0};
    struct db_value kind = db_text(d->kind), key = db_text(d->key);
    enum status status =
        d->submission
            ? db_one(w->desk->db, QUERY_DECISION_OF_CASE,
                     DB_ARGS(kind, key, db_int(d->submission), db_int(d->other)), 0, &id, err)
            : db_one(w->desk->db, QUERY_DECISION_OF,
                     DB_ARGS(kind, key, db_int(d->notice), db_int(d->unit)), 0, &id, err);
    return status == STATUS_OK && id
               ? record_load(w->desk->db, &decision_type, id, w->arena, out, err)
               : status;
}

/* The same again changes nothing, so that the record tells who decided it first. */
static bool is_same(const struct decision *one, const struct decision *other)
{
    return text_eq(one->value, other->value) && text_eq(one->day, other->day) &&
           text_eq(one->evidence, other->evidence) && text_eq(one->note, other->note);
}

enum status decision_put(struct write *w, const struct decision *wanted, struct err *err)
{
    struct decision old;
    struct decision mine = *wanted;
    mine.person = w->desk->me.login;
    mine.at = desk_now(w->desk);
    enum status status = find(w, wanted, &old, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!wanted->value) {
        return old.record.id ? write_void(w, &decision_type, one_record(old.record.id), true, err)
                             : err_set(err, STATUS_NOT_FOUND, "还没有决定过, 没有什么可收回");
    }
    if (!old.record.id) {
        return write_insert(w, &decision_type, &mine, err);
    }
    mine.record = old.record;
    return is_same(&old, &mine) ? STATUS_OK : write_update(w, &decision_type, &old, &mine, err);
}

static int compare_cases(const void *left, const void *right)
{
    const struct decision *l = left, *r = right;
    if (l->submission != r->submission) {
        return l->submission < r->submission ? -1 : 1;
    }
    return l->record.id < r->record.id ? -1 : l->record.id > r->record.id;
}

enum status decisions_by_case(struct desk *desk, struct arena *a, const char *kind,
                              struct decisions *out, struct err *err)
{
    enum status status = decisions_load(desk, a, kind, 0, out, err);
    if (status == STATUS_OK && out->n) {
        qsort(out->at, out->n, sizeof *out->at, compare_cases);
    }
    return status;
}

struct decisions decisions_of_case(const struct decisions *by_case, int64_t submission)
{
    size_t low = 0, high = by_case->n;
    struct decisions out = {0};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool is_before = by_case->at[middle].submission < submission;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    out.at = by_case->at + low;
    while (low + out.n < by_case->n && out.at[out.n].submission == submission) {
        out.n++;
    }
    return out;
}

enum status decision_make(struct desk *desk, struct arena *a, const struct decision_act *act,
                          struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, act->decision.kind, act->may, err);
    if (status == STATUS_OK) {
        status = decision_put(&w, &act->decision, err);
    }
    return write_end(&w, status, act->summary, act->why, NULL, err);
}

const char *decision_by(struct desk *desk, struct arena *a, const struct decision *d)
{
    return arena_printf(a, "%s %s", person_name(desk, a, d->person),
                        day_text(a, instant_day(d->at)));
}
