/* The part of 今日 that tells who has used more of a limit than there is. */
#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/acceptances.h"
#include "desk/limit_question.h"
#include "desk/limits.h"
#include "desk/submissions.h"
#include "desk/today.h"
#include "model/where.h"

#define TASKS_PER_NOTICE 20 /* the fullest first; `check` tells all */

enum status today_quotas_open(struct today_quotas *q, struct desk *desk, struct err *err)
{
    *q = (struct today_quotas){0};
    enum status status = limit_walk_open(&q->walk, desk, err);
    q->is_done = q->walk.is_done;
    return status;
}

void today_quotas_release(struct today_quotas *q)
{
    limit_walk_release(&q->walk);
    arena_release(&q->arena);
    *q = (struct today_quotas){.is_done = true, .walk.is_done = true};
}

/* 名额 of a recommender's whole list; else the part played or the name of the limit. */
static const char *label_of(const struct limit_result *r)
{
    bool is_quota = r->limit->per == PER_RECOMMENDER && r->limit->count == COUNT_SUBMISSIONS &&
                    !r->limit->part_of;
    return is_quota ? "名额" : limit_label(r->limit);
}

/* Whom it binds; a single case by its number. */
static const char *who_of(struct arena *a, const struct limit_line *line)
{
    bool is_one = line->result.limit->per == PER_SUBMISSION && line->n_users;
    return is_one ? submission_no(a, line->users[0].submission) : line->who;
}

static const char *text_of(struct arena *a, const struct limit_line *line)
{
    const struct limit_result *r = &line->result;
    const char *clause = r->clause ? arena_printf(a, " (%s)", r->clause) : "";
    const char *verb = r->limit->count == COUNT_SUBMISSIONS ? "已报" : "已有";
    return arena_printf(a, "%s号  %s %lld, %s %lld  %s%s", line->code, label_of(r),
                        (long long)r->max.value, verb, (long long)r->used, who_of(a, line), clause);
}

/* Some were filed under another notice. */
static bool has_handed_up(const struct limit_line *line)
{
    bool has = false;
    for (size_t i = 0; i < line->n_users && !has; i++) {
        has = line->users[i].is_handed_up;
    }
    return has;
}

/* The search that lists the cases it is about: a recommender's own, else by their numbers. */
static const char *where_of(struct arena *a, const struct limit_line *line)
{
    const char *numbers = "";
    if (line->result.limit->per == PER_RECOMMENDER && !has_handed_up(line)) {
        return arena_printf(a, "通知:%s 推荐单位:\"%s\" -状态:撤回", line->code, line->who);
    }
    int64_t last = 0;
    for (size_t i = 0, n = 0; i < line->n_users && n < WHERE_MOST; i++) {
        int64_t id = line->users[i].submission;
        if (id != last) {
            numbers = arena_printf(a, "%s%s%lld", numbers, n++ ? "|" : "", (long long)id);
        }
        last = id;
    }
    return arena_printf(a, "编号:%s", numbers);
}

/* The finding of the list, or of the one case it is about, with who accepted it. */
static enum status finding_of(struct today_quotas *q, const struct limit_tallies *t,
                              const struct limit_line *line, struct finding *out, struct err *err)
{
    struct findings found = {.arena = &q->arena};
    struct finding_about about = {.notice = line->notice, .unit = line->unit};
    const struct limit_result r = limit_judge(t, line->result.tally, line->result.group);
    if (r.limit->per == PER_SUBMISSION && line->n_users) {
        about = (struct finding_about){.submission = line->users[0].submission};
        limit_find_row(t, &r, 0, &found);
    } else {
        limit_find(t, &r, &found);
    }
    enum status status = acceptances_settle(q->walk.desk, &about, &found, err);
    *out = found.at[0];
    return status;
}

/* What somebody accepted stays told, as nothing urgent. */
static void add_task(struct today_quotas *q, const struct limit_line *line, const struct finding *f)
{
    const struct limit_result *r = &line->result;
    const char *text = text_of(&q->arena, line);
    const char *accepted =
        f->accepted_by ? arena_printf(&q->arena, "%s  %s", text, finding_accepted(&q->arena, f))
                       : NULL;
    *VEC_PUSH(&q->arena, &q->tasks) = (struct task){
        .kind = TASK_QUOTA,
        .id = line->notice,
        .unit = line->unit,
        .where = where_of(&q->arena, line),
        .urgency = accepted ? 0 : 1,
        .due = INSTANT_NONE,
        .when = "",
        .text = accepted ? accepted : text,
        .left = accepted ? "已接受" : arena_printf(&q->arena, "超 %lld", (long long)r->over),
    };
}

/* ---- who is over ------------------------------------------------------------------------------------ */

static void keep_fullest(struct over_limit *kept, size_t *n, struct over_limit one)
{
    size_t at = *n < TASKS_PER_NOTICE ? (*n)++ : TASKS_PER_NOTICE;
    for (; at > 0 && kept[at - 1].over < one.over; at--) {
        if (at < TASKS_PER_NOTICE) {
            kept[at] = kept[at - 1];
        }
    }
    if (at < TASKS_PER_NOTICE) {
        kept[at] = one;
    }
}

/* The groups of one notice that are over, the fullest first. */
static void find_over(struct today_quotas *q, const struct limit_walk_list *list)
{
    struct over_limit kept[TASKS_PER_NOTICE];
    size_t n = 0;
    const struct limit_tallies *t = &list->counter.tallies;
    for (size_t i = 0; i < t->n; i++) {
        for (size_t g = 0; g < t->at[i].groups.n; g++) {
            struct limit_result r = limit_judge(t, i, g);
            if (r.state == LIMIT_OVER && limit_is_told(&r)) {
                keep_fullest(kept, &n,
                             (struct over_limit){.over = r.over,
                                                 .limit = r.limit,
                                                 .notice = list->notice,
                                                 .submission = t->at[i].groups.at[g].id,
                                                 .unit = limit_unit_of(t, &r)});
            }
        }
    }
    for (size_t i = 0; i < n; i++) {
        *VEC_PUSH(&q->arena, &q->over) = kept[i];
    }
}

/* ---- told one by one, with what is read for each ---------------------------------------------------------- */

static enum status tell_groups(struct today_quotas *q, struct limit_question *lq, size_t limit,
                               const struct over_limit *over, struct err *err)
{
    enum status status = STATUS_OK;
    struct limit_groups groups = limit_groups_of(lq->arena, &lq->tallies, limit, lq->row);
    for (size_t g = 0; g < groups.n && status == STATUS_OK; g++) {
        struct limit_line line =
            limit_line_of(lq->arena, &lq->rows, &lq->tallies, limit, groups.at[g]);
        if (line.unit == over->unit && line.result.state == LIMIT_OVER) {
            struct finding f = {0};
            status = finding_of(q, &lq->tallies, &line, &f, err);
            add_task(q, &line, &f);
        }
    }
    return status;
}

/* Its first case stands for the group: what shares the limit with it is read again. */
static enum status tell(struct today_quotas *q, const struct over_limit *over, struct err *err)
{
    struct arena a = {0};
    struct limit_question lq;
    struct submission s = {0};
    struct desk *desk = q->walk.desk;
    enum status status = submission_load(desk, &a, over->submission, &s, err);
    if (status == STATUS_OK) {
        status = s.notice == over->notice ? limit_question_case(&lq, desk, &a, &s, false, err)
                                          : limit_question_above(&lq, desk, &a, &s, false, err);
    }
    if (status == STATUS_OK) {
        lq.rows.names_notice = false; /* the task begins with it */
        for (size_t i = 0; i < lq.tallies.n && status == STATUS_OK; i++) {
            if (lq.tallies.at[i].limit == over->limit) {
                status = tell_groups(q, &lq, i, over, err);
            }
        }
        limit_question_close(&lq);
    }
    arena_release(&a);
    return status;
}

enum status today_quotas_more(struct today_quotas *q, struct err *err)
{
    const struct limit_walk_list *list = NULL;
    enum status status = STATUS_OK;
    if (q->n_told < q->over.n) {
        const struct over_limit over = q->over.at[q->n_told++];
        status = tell(q, &over, err);
    } else {
        status = limit_walk_more(&q->walk, &list, err);
    }
    if (list) {
        find_over(q, list);
    }
    q->is_done = status != STATUS_OK || (q->walk.is_done && q->n_told == q->over.n);
    if (q->is_done) {
        limit_walk_release(&q->walk);
    }
    return status;
}

enum status today_quotas_all(struct today_quotas *q, struct err *err)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !q->is_done) {
        status = today_quotas_more(q, err);
    }
    return status;
}
