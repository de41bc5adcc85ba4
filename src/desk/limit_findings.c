/* Limits of lists as findings: a split of desk/limits.h. */
#include "desk/acceptances.h"
#include "desk/limit_question.h"
#include "desk/limits.h"

/* What one group says, as a finding of the list it is of. */
static enum status find_group(struct limit_question *q, const struct limit_result *r,
                              struct findings *out, struct err *err)
{
    struct findings found = {.arena = q->arena};
    const struct finding_about about = {.notice = q->rows.notice,
                                        .unit = limit_unit_of(&q->tallies, r)};
    limit_find(&q->tallies, r, &found);
    enum status status = acceptances_settle(q->desk, &about, &found, err);
    for (size_t i = 0; i < found.n; i++) {
        findings_add(out, found.at[i]);
    }
    return status;
}

/* ---- what binds one more case ---------------------------------------------------------------------- */

static enum status find_groups_of_row(struct limit_question *q, struct findings *out,
                                      struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < q->tallies.n; i++) {
        struct limit_groups groups = limit_groups_of(q->arena, &q->tallies, i, q->row);
        bool is_wanted = limit_is_of_list(q->tallies.at[i].limit);
        for (size_t g = 0; is_wanted && g < groups.n && status == STATUS_OK; g++) {
            struct limit_result r = limit_judge(&q->tallies, i, groups.at[g]);
            status = find_group(q, &r, out, err);
        }
    }
    return status;
}

enum status limits_find_list(struct desk *desk, struct arena *a, int64_t notice, int64_t unit,
                             struct findings *out, struct err *err)
{
    struct limit_question q;
    const struct submission asked = {
        .notice = notice, .recommender = unit, .list_order = NUMBER_NONE};
    if (!unit) {
        return STATUS_OK;
    }
    enum status status = limit_question_case(&q, desk, a, &asked, true, err);
    if (status == STATUS_OK) {
        out->arena = a;
        status = find_groups_of_row(&q, out, err);
        limit_question_close(&q);
    }
    return status;
}

/* ---- one list --------------------------------------------------------------------------------------- */

/* The groups of the unit at this place, or with place 0 those that are of no unit. */
static enum status find_groups(struct limit_question *q, uint32_t place, struct findings *out,
                               struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < q->tallies.n; i++) {
        const struct limit_tally *t = &q->tallies.at[i];
        bool is_wanted = limit_is_of_list(t->limit) && limit_is_of_unit(t->limit) == (place != 0);
        for (size_t g = 0; is_wanted && g < t->groups.n && status == STATUS_OK; g++) {
            struct limit_result r = limit_judge(&q->tallies, i, g);
            bool is_its = !place || t->groups.at[g].key == place;
            status = is_its ? find_group(q, &r, out, err) : STATUS_OK;
        }
    }
    return status;
}

enum status limits_find_about(struct desk *desk, struct arena *a, const struct finding_about *about,
                              struct findings *out, struct err *err)
{
    struct limit_question q;
    uint32_t place = 0;
    out->arena = a;
    enum status status = limit_question_open(&q, desk, a, about->notice, 0, err);
    if (status != STATUS_OK) {
        return status;
    }
    status =
        about->unit ? limit_rows_of_unit(&q.rows, about->unit, err) : limit_rows_all(&q.rows, err);
    if (status == STATUS_OK) {
        limit_question_count(&q);
        status = about->unit ? limit_rows_unit(&q.rows, about->unit, &place, err) : STATUS_OK;
    }
    if (status == STATUS_OK && (place || !about->unit)) {
        status = find_groups(&q, place, out, err);
    }
    limit_question_close(&q);
    return status;
}
