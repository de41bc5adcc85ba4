#include "desk/assignment_parts.h"
#include "desk/recusal_restore.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

/* ---- asked ------------------------------------------------------------------------------------- */

static const char *who_words(struct desk *desk, struct arena *a, const struct recusal *r)
{
    struct reviewer reviewer = {0};
    struct panel panel = {0};
    struct err absent = {.arena = a};
    bool is_known =
        record_load(desk->db, &reviewer_type, r->reviewer, a, &reviewer, &absent) == STATUS_OK;
    if (r->submission) {
        return arena_printf(a, "专家 %s 与申报件 %s", is_known ? reviewer.name : "",
                            submission_no(a, r->submission));
    }
    bool has_panel = record_load(desk->db, &panel_type, r->panel, a, &panel, &absent) == STATUS_OK;
    return arena_printf(a, "专家 %s 与评审组 %s", is_known ? reviewer.name : "",
                        has_panel ? panel.name : "");
}

/* Who asks: the reviewer for themself, the staff for whoever came to them. */
static enum status settle_origin(struct desk *desk, struct recusal *r, struct err *err)
{
    int64_t me = 0;
    enum status status = reviewer_me(desk, &me, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (me && me == r->reviewer) {
        r->origin = "self";
        return STATUS_OK;
    }
    status = desk_allow(desk, MAY_KEEP_PANELS, err);
    bool is_known = text_eq(r->origin, "self") || text_eq(r->origin, "recommender") ||
                    text_eq(r->origin, "desk");
    return status == STATUS_OK && !is_known
               ? err_set(err, STATUS_USAGE,
                         "要写明谁提出: self 专家本人, recommender 推荐单位, desk 工作人员")
               : status;
}

static enum status check_target(struct desk *desk, struct arena *a, const struct recusal *r,
                                struct err *err)
{
    struct reviewer reviewer = {0};
    struct submission s = {0};
    struct panel p = {0};
    if (!r->submission && !r->panel) {
        return err_set(err, STATUS_USAGE, "要写明回避哪一件或哪个评审组");
    }
    enum status status = record_load(desk->db, &reviewer_type, r->reviewer, a, &reviewer, err);
    if (status == STATUS_OK && r->submission) {
        status = record_load(desk->db, &submission_type, r->submission, a, &s, err);
    }
    return status == STATUS_OK && r->panel
               ? record_load(desk->db, &panel_type, r->panel, a, &p, err)
               : status;
}

static enum status count_pending(struct desk *desk, const struct recusal *r, const char *origin,
                                 int64_t *n, struct err *err)
{
    return db_one(
        desk->db, QUERY_RECUSAL_PENDING,
        DB_ARGS(db_int(r->reviewer), db_int(r->submission), db_int(r->panel), db_text(origin)), 0,
        n, err);
}

enum status recusal_is_asked(struct desk *desk, int64_t reviewer, int64_t submission,
                             bool *is_asked, struct err *err)
{
    const struct recusal pair = {.reviewer = reviewer, .submission = submission};
    int64_t n = 0;
    enum status status = count_pending(desk, &pair, "", &n, err);
    *is_asked = n > 0;
    return status;
}

static enum status refuse_again(struct desk *desk, struct arena *a, const struct recusal *r,
                                struct err *err)
{
    int64_t n = 0;
    enum status status = count_pending(desk, r, r->origin, &n, err);
    return status == STATUS_OK && n
               ? err_set(err, STATUS_DATA, "%s 的回避已经请求过, 等主管决定", who_words(desk, a, r))
               : status;
}

enum status recusal_ask(struct desk *desk, struct arena *a, struct recusal *r, struct err *err)
{
    struct write w;
    enum status status = settle_origin(desk, r, err);
    if (status == STATUS_OK) {
        status = check_target(desk, a, r, err);
    }
    r->evidence = text_clean(a, slice_of(text_or_empty(r->evidence)), false);
    if (status == STATUS_OK && text_is_empty(r->evidence)) {
        status = err_set(err, STATUS_USAGE, "请求回避要写理由");
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->ground = r->ground ? r->ground : "request";
    r->key = NULL;
    r->asked_by = text_is_empty(r->asked_by) ? desk->me.name : r->asked_by;
    r->asked_at = desk_now(desk);
    r->state = RECUSAL_PROPOSED;
    r->decided_at = NUMBER_NONE;
    status = write_begin(&w, desk, a, "recusal_ask", MAY_KEEP_PANELS | MAY_REVIEW, err);
    if (status == STATUS_OK) {
        status = refuse_again(desk, a, r, err);
    }
    if (status == STATUS_OK) {
        status = write_insert(&w, &recusal_type, r, err);
    }
    return write_end(&w, status, arena_printf(a, "请求回避: %s", who_words(desk, a, r)),
                     r->evidence, NULL, err);
}

/* ---- decided ----------------------------------------------------------------------------------- */

static enum status void_assigned(struct write *w, const struct recusal *r, int64_t *voided,
                                 struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    int64_t panel = r->submission ? 0 : r->panel;
    const struct assignment_taking taking = {
        "recused", arena_printf(w->arena, RECUSAL_VOIDED "%s", r->evidence)};
    int64_t sheets = 0;
    enum status status =
        record_ids(w->desk->db, QUERY_ASSIGNMENT_OF_PAIR,
                   DB_ARGS(db_int(r->reviewer), db_int(r->submission), db_int(panel)), w->arena,
                   &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = assignment_take(w, ids[i], &taking, &sheets, err);
    }
    *voided = (int64_t)n;
    return status;
}

static enum status put_decision(struct write *w, const struct recusal_view *v,
                                const struct recusal *mine, struct err *err)
{
    struct recusal row = *mine;
    return v->recusal.record.id ? write_update(w, &recusal_type, &v->recusal, &row, err)
                                : write_insert(w, &recusal_type, &row, err);
}

const char *recusal_moved_text(struct arena *a, bool is_confirmed, int64_t n)
{
    return n ? arena_printf(a, ", %s分配 %lld 份", is_confirmed ? "作废" : "恢复", (long long)n)
             : "";
}

enum status recusal_decide(struct desk *desk, struct arena *a, const struct recusal_view *v,
                           bool is_confirmed, const char *why, int64_t *moved, struct err *err)
{
    struct write w;
    struct recusal mine = v->recusal;
    int64_t n = 0;
    if (!is_confirmed && text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "决定不回避要写理由: 记名, 印在回避记录上");
    }
    enum status status = write_begin(&w, desk, a, "recusal_decide", MAY_DECIDE, err);
    mine.state = is_confirmed ? RECUSAL_CONFIRMED : RECUSAL_DISMISSED;
    mine.why = why;
    mine.decided_by = desk->me.name;
    mine.decided_at = desk_now(desk);
    if (status == STATUS_OK) {
        status = put_decision(&w, v, &mine, err);
    }
    if (status == STATUS_OK) {
        status =
            is_confirmed ? void_assigned(&w, &mine, &n, err) : recusal_restore(&w, &mine, &n, err);
    }
    if (moved) {
        *moved = n;
    }
    return write_end(&w, status,
                     arena_printf(a, "%s: %s%s", is_confirmed ? "回避" : "不回避",
                                  who_words(desk, a, &mine),
                                  recusal_moved_text(a, is_confirmed, n)),
                     why ? why : mine.evidence, NULL, err);
}
