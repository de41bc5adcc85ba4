/* What is done about obligations, and what starts their clocks. */
#include "base/slice.h"
#include "desk/decisions.h"
#include "desk/notices.h"
#include "desk/obligations.h"
#include "desk/submissions.h"

#define DONE "obligation"
#define EVENT "event"

static enum status find(struct desk *desk, struct arena *a, const char *id, struct obligation *out,
                        struct err *err)
{
    struct obligations all;
    enum status status = obligations_load(desk, a, &all, err);
    for (size_t i = 0; i < all.n; i++) {
        if (obligation_is(&all.at[i], id)) {
            *out = all.at[i];
            return STATUS_OK;
        }
    }
    return status == STATUS_OK ? err_set(err, STATUS_NOT_FOUND,
                                         "没有义务「%s」; shenbao obligation list 列出全部", id)
                               : status;
}

/* A day that has come; NULL is today. */
static enum status past_day(struct desk *desk, struct arena *a, const char *text, const char **day,
                            struct err *err)
{
    day_t on = instant_day(desk_now(desk)), today = on;
    if (!text_is_empty(text) && !day_parse(text, &on)) {
        return err_set(err, STATUS_DATA, "「%s」不是日期; 写成 2024-12-15", text);
    }
    if (on > today) {
        return err_set(err, STATUS_DATA, "%s 还没有到", day_text(a, on));
    }
    *day = day_text(a, on);
    return STATUS_OK;
}

/* Every mark that shows it as done, or there is none and it is not to be found. */
static enum status take_back(struct desk *desk, struct arena *a, const struct obligation *owed,
                             const char *summary, struct err *err)
{
    struct write w;
    struct decision mark = {.kind = DONE, .notice = owed->notice, .key = owed->id};
    enum status status = write_begin(&w, desk, a, DONE, MAY_LOG, err);
    if (status == STATUS_OK && owed->marks.n == 0) {
        status = decision_put(&w, &mark, err);
    }
    for (size_t i = 0; i < owed->marks.n && status == STATUS_OK; i++) {
        mark.key = owed->marks.at[i];
        status = decision_put(&w, &mark, err);
    }
    return write_end(&w, status, summary, NULL, NULL, err);
}

enum status obligation_done(struct desk *desk, struct arena *a, const struct obligation_act *act,
                            struct err *err)
{
    struct obligation owed = {0};
    const char *day = NULL;
    enum status status = find(desk, a, act->id, &owed, err);
    if (status == STATUS_OK) {
        status = past_day(desk, a, act->on, &day, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const char *told = arena_printf(a, "%s号 %s %s: ", owed.code, owed.who, owed.step);
    if (act->is_clear) {
        return take_back(desk, a, &owed, arena_printf(a, "%s收回已办", told), err);
    }
    struct decision_act decision = {.decision = {.kind = DONE,
                                                 .notice = owed.notice,
                                                 .key = owed.id,
                                                 .value = "done",
                                                 .day = day,
                                                 .note = act->note},
                                    .may = MAY_LOG,
                                    .summary = arena_printf(a, "%s%s 已办", told, day)};
    return decision_make(desk, a, &decision, err);
}

/* The step whose clock starts; `names` are those there are. */
static const struct step *event_step(struct arena *a, const struct notice *n, const char *name,
                                     const char **names)
{
    const struct step *found = NULL;
    *names = "";
    for (size_t i = 0; i < n->steps.n; i++) {
        const struct step *s = &n->steps.at[i];
        if (step_is_obligation(s) && obligation_has_event(s)) {
            *names = arena_printf(a, "%s%s%s", *names, **names ? "、" : "", s->name);
            found = (!name && !found) || text_eq(name, s->name) ? s : found;
        }
    }
    return found;
}

enum status obligation_event_add(struct desk *desk, struct arena *a,
                                 const struct obligation_event *event, struct err *err)
{
    struct submission s = {0};
    const struct notice *n = NULL;
    const char *names, *day = NULL;
    enum status status = submission_load(desk, a, event->submission, &s, err);
    if (status == STATUS_OK && !text_eq(s.state, "awarded")) {
        status = err_set(err, STATUS_DATA, "申报件 %s 没有认定, 没有后续义务",
                         submission_no(a, event->submission));
    }
    if (status == STATUS_OK) {
        status = notice_definition(desk, s.notice, 0, &n, err);
    }
    if (status == STATUS_OK) {
        status = past_day(desk, a, event->on, &day, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct step *step = event_step(a, n, event->step, &names);
    if (!step) {
        return err_set(err, STATUS_DATA, "%s号没有由「%s」起算的义务; 有: %s", n->code,
                       text_or_empty(event->step), *names ? names : "(无)");
    }
    struct decision_act decision = {
        .decision = {.kind = EVENT,
                     .submission = event->submission,
                     .key = arena_printf(a, "%s@%s", step->name, day),
                     .value = "happened",
                     .day = day,
                     .note = event->note},
        .may = MAY_LOG,
        .summary =
            arena_printf(a, "申报件 %s %s: %s 起算%s", submission_no(a, event->submission),
                         step->name, day, event->note ? arena_printf(a, ", %s", event->note) : "")};
    return decision_make(desk, a, &decision, err);
}
