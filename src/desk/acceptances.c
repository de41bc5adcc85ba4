#include "desk/acceptances.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/checks.h"
#include "desk/persons.h"
#include "store/queries.h"

#define KIND "acceptance"

enum status acceptance_parse(struct desk *desk, struct arena *a, const char *id,
                             int64_t *submission, const char **key, struct err *err)
{
    const char *dash = strchr(id, '-');
    struct submission s = {0};
    if (!dash || dash == id || !dash[1]) {
        return err_set(err, STATUS_USAGE,
                       "「%s」不是检查意见的号; 写成 00031-3fa9c2d1, 用 shenbao check 查", id);
    }
    *key = dash + 1;
    enum status status = submission_find(desk, a, arena_copy(a, id, (size_t)(dash - id)), &s, err);
    *submission = s.record.id;
    return status;
}

/* ---- told with the findings ------------------------------------------------------------------- */

static const struct decision *decision_on(const struct decisions *all, const char *key)
{
    for (size_t i = all->n; i-- > 0;) {
        if (text_eq(all->at[i].key, key)) {
            return &all->at[i];
        }
    }
    return NULL;
}

static void settle(struct desk *desk, const struct decisions *all, int64_t submission,
                   struct findings *findings)
{
    struct arena *a = findings->arena;
    for (size_t i = 0; i < findings->n; i++) {
        struct finding *f = &findings->at[i];
        const char *key = finding_key(a, f);
        const struct decision *d = decision_on(all, key);
        f->id = arena_printf(a, "%s-%s", submission_no(a, submission), key);
        if (d && finding_may_be_accepted(f)) {
            f->accepted_by = person_name(desk, a, d->person);
            f->accepted_why = d->note;
            f->accepted_on = day_text(a, instant_day(d->at));
        }
    }
}

enum status acceptances_settle(struct desk *desk, int64_t submission, struct findings *findings,
                               struct err *err)
{
    struct decisions all;
    if (!submission) {
        return STATUS_OK; /* not saved yet: nobody can have decided about it */
    }
    enum status status = decisions_load(desk, findings->arena, KIND, submission, &all, err);
    if (status == STATUS_OK) {
        settle(desk, &all, submission, findings);
    }
    return status;
}

enum status acceptances_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err)
{
    return decisions_by_case(desk, a, KIND, out, err);
}

void acceptances_settle_of(struct desk *desk, const struct decisions *by_case, int64_t submission,
                           struct findings *findings)
{
    struct decisions of = decisions_of_case(by_case, submission);
    settle(desk, &of, submission, findings);
}

/* ---- made and taken back ---------------------------------------------------------------------- */

static const struct finding *finding_with(struct arena *a, const struct findings *findings,
                                          const char *key)
{
    for (size_t i = 0; i < findings->n; i++) {
        if (text_eq(finding_key(a, &findings->at[i]), key)) {
            return &findings->at[i];
        }
    }
    return NULL;
}

/* The findings of the keys, all there and all to be accepted. */
static enum status find_all(const struct acceptance_act *act, const struct findings *all,
                            const struct finding **found, struct err *err)
{
    for (size_t i = 0; i < act->n; i++) {
        found[i] = finding_with(err->arena, all, act->keys[i]);
        const char *no = submission_no(err->arena, act->submission);
        if (!found[i]) {
            return err_set(
                err, STATUS_NOT_FOUND,
                "申报件 %s 现在没有检查意见 %s: 事实变了意见就是新的; 用 shenbao check 查", no,
                act->keys[i]);
        }
        if (!finding_may_be_accepted(found[i])) {
            return err_set(err, STATUS_DATA, "「%s」不能接受: %s", found[i]->text,
                           text_eq(found[i]->rule, "late") ? "逾期收不收另行决定 (late decide)"
                           : found[i]->severity == SEVERITY_NOTE
                               ? "只是提示, 没有要接受的"
                               : "是通知的硬性规定, 只能补正、撤回或不予受理");
        }
    }
    return STATUS_OK;
}

static enum status void_old(struct write *w, const struct decisions *old, const char *key,
                            bool *was_there, struct err *err)
{
    const struct decision *d = decision_on(old, key);
    *was_there = d != NULL;
    return d ? write_void(w, &decision_type, one_record(d->record.id), true, err) : STATUS_OK;
}

static enum status put(struct write *w, const struct acceptance_act *act, const struct finding *f,
                       const char *key, struct err *err)
{
    struct decision d = {.kind = KIND,
                         .submission = act->submission,
                         .key = key,
                         .value = f->text,
                         .evidence = f->clause,
                         .note = act->why,
                         .person = w->desk->me.login,
                         .at = desk_now(w->desk)};
    return write_insert(w, &decision_type, &d, err);
}

static enum status put_all(struct write *w, const struct acceptance_act *act,
                           const struct finding **found, struct err *err)
{
    struct decisions old;
    bool was_there;
    enum status status = decisions_load(w->desk, w->arena, KIND, act->submission, &old, err);
    for (size_t i = 0; i < act->n && status == STATUS_OK; i++) {
        status = void_old(w, &old, act->keys[i], &was_there, err);
        if (status == STATUS_OK) {
            status = put(w, act, found[i], act->keys[i], err);
        }
    }
    return status;
}

static enum status check_act(struct desk *desk, const struct acceptance_act *act, struct err *err)
{
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    return status == STATUS_OK && text_is_empty(act->why)
               ? err_set(err, STATUS_USAGE, "接受检查意见是有名有姓的决定: 要写明理由")
               : status;
}

enum status acceptances_make(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                             int64_t *batch, struct err *err)
{
    struct write w;
    struct submission s = {0};
    struct findings findings = {.arena = a};
    const struct finding **found = ARENA_ARRAY(a, const struct finding *, act->n + 1);
    enum status status = check_act(desk, act, err);
    if (status == STATUS_OK) {
        status = submission_load(desk, a, act->submission, &s, err);
    }
    if (status == STATUS_OK) {
        status = check_case(desk, a, &s, &findings, err);
    }
    if (status == STATUS_OK) {
        status = find_all(act, &findings, found, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "finding_accept", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = put_all(&w, act, found, err);
    }
    const char *no = submission_no(a, act->submission);
    return write_end(&w, status,
                     act->n == 1
                         ? arena_printf(a, "接受申报件 %s 的检查意见: %s", no, found[0]->text)
                         : arena_printf(a, "接受申报件 %s 的检查意见 %zu 条", no, act->n),
                     act->why, batch, err);
}

static enum status revoke_all(struct write *w, const struct acceptance_act *act, struct err *err)
{
    struct decisions old;
    enum status status = decisions_load(w->desk, w->arena, KIND, act->submission, &old, err);
    for (size_t i = 0; i < act->n && status == STATUS_OK; i++) {
        bool was_there = false;
        status = void_old(w, &old, act->keys[i], &was_there, err);
        if (status == STATUS_OK && !was_there) {
            status = err_set(err, STATUS_NOT_FOUND, "检查意见 %s-%s 没有接受过, 没有可撤回的",
                             submission_no(w->arena, act->submission), act->keys[i]);
        }
    }
    return status;
}

enum status acceptances_revoke(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                               int64_t *batch, struct err *err)
{
    struct write w;
    enum status status = check_act(desk, act, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "finding_accept", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = revoke_all(&w, act, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "撤回对申报件 %s 检查意见的接受 %zu 条",
                                  submission_no(a, act->submission), act->n),
                     act->why, batch, err);
}

/* ---- listed ----------------------------------------------------------------------------------- */

static enum status add(struct desk *desk, struct arena *a, const struct decision *d,
                       struct acceptances *out, struct err *err)
{
    struct submission s = {0};
    struct findings now = {.arena = a};
    enum status status = submission_load(desk, a, d->submission, &s, err);
    if (status == STATUS_OK) {
        status = check_case(desk, a, &s, &now, err);
    }
    if (status == STATUS_OK) {
        *VEC_PUSH(a, out) = (struct acceptance){
            .id = arena_printf(a, "%s-%s", submission_no(a, d->submission), d->key),
            .submission = d->submission,
            .text = d->value,
            .clause = d->evidence,
            .by = person_name(desk, a, d->person),
            .why = d->note,
            .on = day_text(a, instant_day(d->at)),
            .is_lapsed = !finding_with(a, &now, d->key)};
    }
    return status;
}

enum status acceptances_load(struct desk *desk, struct arena *a, int64_t submission,
                             struct acceptances *out, struct err *err)
{
    struct decisions all;
    *out = (struct acceptances){0};
    enum status status = decisions_load(desk, a, KIND, submission, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = add(desk, a, &all.at[i], out, err);
    }
    return status;
}
