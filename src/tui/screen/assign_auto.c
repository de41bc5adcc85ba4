#include "tui/screen/assign_auto.h"

#include <stdlib.h>

#include "base/slice.h"

enum question_id { ASK_PER_CASE = 101, ASK_ASSIGN };

static struct action refused(struct screen *s, const struct err *err)
{
    ui_say_err(s->ui, err);
    return action_none();
}

struct action assign_auto_ask(struct screen *s, struct assign_auto *t, int64_t panel)
{
    if (!ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    arena_reset(&t->asked);
    t->order = (struct assign_order){.panel = panel};
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_PER_CASE,
                                    .text = "每件分给几位成员?",
                                    .hint = "空着就是每件都由全体成员评. 已经分的不动, 只补缺的"};
    return action_ask(&t->question);
}

/* 每人 3 到 5 件, 不对口 2 份; 1 件够不了数, 如 00031 只有 4 位 (…) */
static const char *outlook(struct arena *a, const struct assign_report *r)
{
    int64_t least = INT64_MAX, most = 0, unskilled = 0;
    for (size_t i = 0; i < r->n_loads; i++) {
        least = r->loads[i].after < least ? r->loads[i].after : least;
        most = r->loads[i].after > most ? r->loads[i].after : most;
        unskilled += r->loads[i].unskilled;
    }
    const char *text =
        arena_printf(a, "每人 %lld 到 %lld 件%s", (long long)least, (long long)most,
                     unskilled ? arena_printf(a, ", 不对口 %lld 份", (long long)unskilled) : "");
    return r->n_gaps ? arena_printf(a, "%s; %zu 件够不了数, 如 %s 只有 %lld 位 (%s)", text,
                                    r->n_gaps, submission_no(a, r->gaps[0].submission),
                                    (long long)r->gaps[0].has, r->gaps[0].why)
                     : arena_printf(a, "%s; 每件都够数", text);
}

/* Done for a trial, so that what is told is what will be. */
static struct action ask_assign(struct screen *s, struct assign_auto *t, const char *typed)
{
    struct err err = {.arena = &t->asked};
    struct assign_report r;
    char *end = NULL;
    t->order.per_case = text_is_empty(typed) ? 0 : strtoll(typed, &end, 10);
    t->order.is_dry = true;
    if ((end && *end) || t->order.per_case < 0) {
        ui_say(s->ui, STYLE_WARNING, "要写数字, 如 5.");
        return action_none();
    }
    if (assignments_make(s->ui->options.desk, &t->asked, &t->order, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    if (!r.made && !r.voided) {
        ui_say(s->ui, r.n_gaps ? STYLE_WARNING : STYLE_HINT, "没有可补的: 原有 %lld 份, %s.",
               (long long)r.kept, outlook(&t->asked, &r));
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_ASSIGN,
        .text = arena_printf(&t->asked, "新分 %lld 份, 原有 %lld 份, 收回 %lld 份, %s. 分配?",
                             (long long)r.made, (long long)r.kept, (long long)r.voided,
                             outlook(&t->asked, &r))};
    return action_ask(&t->question);
}

static void assign_it(struct screen *s, struct assign_auto *t,
                      enum status (*load)(struct screen *s, struct err *err))
{
    struct err err = {.arena = &t->asked};
    struct assign_report r;
    t->order.is_dry = false;
    if (assignments_make(s->ui->options.desk, &t->asked, &t->order, &r, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "分配了 %lld 份, 记录 %lld; 分错了到 0记录 撤销.", (long long)r.made,
           (long long)r.batch);
}

struct action assign_auto_answered(struct screen *s, struct assign_auto *t,
                                   const struct answer *answer,
                                   enum status (*load)(struct screen *s, struct err *err))
{
    if (answer->id == ASK_PER_CASE && answer->is_given) {
        return ask_assign(s, t, answer->line);
    }
    if (answer->id == ASK_ASSIGN && answer->yes) {
        assign_it(s, t, load);
    }
    return action_none();
}
