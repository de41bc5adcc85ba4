#include "desk/assignment_freeze.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "model/submission.h"
#include "rules/score.h"
#include "store/queries.h"

static bool scores(const struct panel *p)
{
    return text_eq(p->state, PANEL_SCORING);
}

enum status assignment_must_be_open(const struct panel *p, struct err *err)
{
    return scores(p)
               ? err_set(err, STATUS_DATA,
                         "%s 打分中, 分配已经冻结: 换人用替换, 不该评的用回避; 没人能评的一件, "
                         "由主管写明理由手工指定",
                         p->name)
               : STATUS_OK;
}

static enum status load_cases(struct desk *desk, struct assignment_freeze *f, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_SHEET_CASE_LINES,
                                  DB_ARGS(db_int(f->scoring.panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct frozen_case *one = VEC_PUSH(f->arena, &f->cases);
        *one =
            (struct frozen_case){db_column_int(&c, 0), db_column_int(&c, 2), db_column_int(&c, 3)};
        f->most = one->readers > f->most ? one->readers : f->most;
    }
    db_finish(&c);
    return status;
}

enum status assignment_freeze_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                   struct assignment_freeze *out, struct err *err)
{
    *out = (struct assignment_freeze){.arena = a, .is_on = scores(panel)};
    if (!out->is_on) {
        return STATUS_OK;
    }
    enum status status = scoring_of(a, panel, &out->scoring, err);
    if (status == STATUS_OK) {
        status =
            db_one(desk->db, QUERY_PANEL_SEAT_COUNT,
                   DB_ARGS(db_int(panel->record.id), db_text(SEAT_MEMBER)), 0, &out->seats, err);
    }
    return status == STATUS_OK ? load_cases(desk, out, err) : status;
}

enum status assignment_freeze_allow(struct desk *desk, const struct assignment_freeze *f,
                                    const char *why, struct err *err)
{
    enum status status = f->is_on ? desk_allow(desk, MAY_DECIDE, err) : STATUS_OK;
    return status == STATUS_OK && f->is_on && text_is_empty(why)
               ? err_set(err, STATUS_USAGE, "%s 打分中, 再分配要由主管写明理由",
                         f->scoring.panel.name)
               : status;
}

static int by_case(const void *left, const void *right)
{
    const struct frozen_case *l = left, *r = right;
    return (l->submission > r->submission) - (l->submission < r->submission);
}

const char *assignment_frozen(const struct assignment_freeze *f, int64_t submission)
{
    const struct frozen_case key = {.submission = submission};
    const struct frozen_case *c =
        f->cases.n ? bsearch(&key, f->cases.at, f->cases.n, sizeof key, by_case) : NULL;
    const struct stage_context context = {.seats = f->seats, .eligible = f->seats};
    if (!f->is_on || !c || score_enough(f->scoring.scheme, c->readers, &context) != WHY_NONE ||
        (!c->sealed && c->readers < f->most)) {
        return NULL;
    }
    return arena_printf(f->arena, "%s 打分中, 申报件 %s 有 %lld 位在评, 不能再分配",
                        f->scoring.panel.name, submission_no(f->arena, submission),
                        (long long)c->readers);
}
