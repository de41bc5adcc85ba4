#include "desk/sight.h"

#include "base/slice.h"
#include "desk/scoring.h"
#include "model/submission.h"
#include "store/narrow.h"
#include "store/queries.h"
#include "store/record.h"

bool sight_is_narrow(unsigned may)
{
    return (may & ~(unsigned)MAY_REVIEW) == 0;
}

bool sight_is_whole(const struct desk *desk)
{
    return (desk->may & ~(unsigned)MAY_REVIEW) != 0;
}

enum status sight_whole(const struct desk *desk, struct err *err)
{
    if (sight_is_whole(desk)) {
        return STATUS_OK;
    }
    enum status status = desk_is_open(desk, err);
    return status != STATUS_OK
               ? status
               : err_set(err, STATUS_NOT_PERMITTED,
                         "%s (%s) 看不到这个: 专家只看分给自己的申报件和自己的打分表",
                         desk->me.name, person_roles_text(err->arena, desk->me.roles));
}

enum status sight_cases(struct desk *desk, struct arena *a, struct sight_cases *out,
                        struct err *err)
{
    int64_t *ids = NULL;
    *out = (struct sight_cases){0};
    enum status status = desk_is_open(desk, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_SIGHT_CASES, DB_ARGS(db_int(desk->me.record.id)), a,
                            &ids, &out->n, err);
    }
    out->at = ids;
    return status;
}

enum status sight_case(struct desk *desk, int64_t submission, struct err *err)
{
    int64_t assigned = 0;
    if (sight_is_whole(desk)) {
        return STATUS_OK;
    }
    enum status status = desk_is_open(desk, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SIGHT_CASE,
                        DB_ARGS(db_int(desk->me.record.id), db_int(submission)), 0, &assigned, err);
    }
    return status == STATUS_OK && !assigned ? record_absent(&submission_type, submission, err)
                                            : status;
}

/* A scheme that cannot be read may be a blind one. */
static bool is_open_panel(const struct panel *panel)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct scoring scoring;
    bool is_open =
        scoring_of(&a, panel, &scoring, &err) == STATUS_OK && scoring.scheme->is_blind != YES_YES;
    arena_release(&a);
    return is_open;
}

enum status sight_open_panels(struct desk *desk, struct arena *a, const char **out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = "";
    enum status status = record_ids(desk->db, QUERY_SIGHT_PANELS,
                                    DB_ARGS(db_int(desk->me.record.id)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct panel panel;
        status = record_load(desk->db, &panel_type, ids[i], a, &panel, err);
        if (status == STATUS_OK && is_open_panel(&panel)) {
            *out = arena_printf(a, "%s%s%lld", *out, **out ? "," : "", (long long)ids[i]);
        }
    }
    return status;
}

enum status sight_is_masked(struct desk *desk, bool *is_masked, struct err *err)
{
    struct arena a = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    *is_masked = false;
    enum status status = record_ids(desk->db, QUERY_SIGHT_UNCLOSED,
                                    DB_ARGS(db_int(desk->me.record.id)), &a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK && !*is_masked; i++) {
        struct panel panel;
        status = record_load(desk->db, &panel_type, ids[i], &a, &panel, err);
        *is_masked = status == STATUS_OK && !is_open_panel(&panel);
    }
    arena_release(&a);
    return status;
}

enum status sight_hides_units(struct desk *desk, const struct panel *panel, bool *hides,
                              struct err *err)
{
    bool owes = false;
    enum status status = sight_owes(desk, panel->record.id, &owes, err);
    *hides = status == STATUS_OK && owes && !is_open_panel(panel);
    return status;
}

enum status sight_lift(struct desk *desk, struct err *err)
{
    return desk->is_masked ? narrow_nothing(desk->db, err) : STATUS_OK;
}

enum status sight_cover(struct desk *desk, struct err *err)
{
    return desk->is_masked ? narrow_to_anonymous(desk->db, desk->me.record.id,
                                                 text_or_empty(desk->open_panels), err)
                           : STATUS_OK;
}

enum status sight_hides_case(struct desk *desk, int64_t submission, bool *hides, struct err *err)
{
    int64_t n = 0;
    enum status status = desk->is_masked ? db_one(desk->db, QUERY_SIGHT_HIDDEN,
                                                  DB_ARGS(db_int(submission)), 0, &n, err)
                                         : STATUS_OK;
    *hides = n > 0;
    return status;
}

enum status sight_may_edit(struct desk *desk, int64_t submission, struct err *err)
{
    bool hides = false;
    enum status status = sight_hides_case(desk, submission, &hides, err);
    return status == STATUS_OK && hides
               ? err_set(err, STATUS_NOT_PERMITTED,
                         "申报件 %s 由您盲审, 您的打分表全部封存以后才能改",
                         submission_no(err->arena, submission))
               : status;
}

bool sight_is_anonymous(const struct desk *desk, int64_t lead)
{
    return (desk->is_narrow || desk->is_masked) && lead == 0;
}

enum status sight_owes(struct desk *desk, int64_t panel, bool *owes, struct err *err)
{
    int64_t n = 0;
    enum status status = db_one(desk->db, QUERY_SIGHT_OWED,
                                DB_ARGS(db_int(desk->me.record.id), db_int(panel)), 0, &n, err);
    *owes = n > 0;
    return status;
}

bool sight_marks(const struct desk *desk, const char *login, bool is_sealed)
{
    bool is_mine = login && text_eq(login, desk->me.login);
    return desk->may != 0 && (is_mine || (is_sealed && sight_is_whole(desk)));
}
