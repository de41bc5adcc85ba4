/* The part of 今日 that tells who passed on more than its notice gives it. */
#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/notices.h"
#include "desk/quotas.h"
#include "desk/today.h"
#include "desk/units.h"

#define MAX_RECOMMENDERS 20 /* per notice: the fullest lists first */

static enum status add_lists(struct today_quotas *q, const struct notice_row *row, struct err *err)
{
    struct recommender_counts counts;
    enum status status = recommender_counts(q->desk, &q->arena, row->record.id, &counts, err);
    for (size_t i = 0; i < counts.n && i < MAX_RECOMMENDERS && status == STATUS_OK; i++) {
        *VEC_PUSH(&q->arena, &q->lists) =
            (struct today_list){row->record.id, counts.at[i].unit, row->code};
    }
    return status;
}

enum status today_quotas_open(struct today_quotas *q, struct desk *desk, struct err *err)
{
    struct notice_rows rows;
    *q = (struct today_quotas){.desk = desk};
    enum status status = notice_rows_load(desk, &q->arena, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        if (!rows.at[i].is_stopped) {
            status = add_lists(q, &rows.at[i], err);
        }
    }
    q->is_done = q->lists.n == 0;
    if (status != STATUS_OK) {
        today_quotas_release(q);
    }
    return status;
}

void today_quotas_release(struct today_quotas *q)
{
    arena_release(&q->arena);
    *q = (struct today_quotas){.is_done = true};
}

static const char *over_text(struct today_quotas *q, struct arena *scratch,
                             const struct today_list *list, const struct quota_result *r)
{
    const char *clause = r->clause ? arena_printf(scratch, " (%s)", r->clause) : "";
    return arena_printf(&q->arena, "%s号  名额 %lld, 已报 %lld  %s%s", list->code,
                        (long long)r->max.value, (long long)r->used,
                        text_or_empty(unit_name(q->desk, scratch, list->unit)), clause);
}

enum status today_quotas_more(struct today_quotas *q, struct err *err)
{
    struct arena scratch = {0};
    struct quota_results results = {0};
    if (q->is_done) {
        return STATUS_OK;
    }
    const struct today_list *list = &q->lists.at[q->looked_at++];
    enum status status = quota_of(q->desk, &scratch, list->notice, list->unit, &results, err);
    for (size_t i = 0; i < results.n && status == STATUS_OK; i++) {
        const struct quota_result *r = &results.at[i];
        if (r->state != QUOTA_OVER) {
            continue;
        }
        *VEC_PUSH(&q->arena, &q->tasks) = (struct task){
            .kind = TASK_QUOTA,
            .id = list->notice,
            .unit = list->unit,
            .where = arena_printf(&q->arena, "通知:%s 推荐单位:\"%s\" -状态:撤回", list->code,
                                  text_or_empty(unit_name(q->desk, &scratch, list->unit))),
            .urgency = 1,
            .due = INSTANT_NONE,
            .when = "",
            .text = over_text(q, &scratch, list, r),
            .left = arena_printf(&q->arena, "超 %lld", (long long)r->over),
        };
    }
    q->is_done = status != STATUS_OK || q->looked_at == q->lists.n;
    arena_release(&scratch);
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
