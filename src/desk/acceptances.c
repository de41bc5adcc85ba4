#include "desk/acceptances.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/about.h"
#include "desk/persons.h"

enum status acceptance_parse(struct desk *desk, struct arena *a, const char *id,
                             struct finding_about *about, const char **key, struct err *err)
{
    const char *dash = strrchr(id, '-');
    if (!dash || dash == id || !dash[1]) {
        return err_set(err, STATUS_USAGE,
                       "「%s」不是检查意见的号; 写成 00031-3fa9c2d1, 用 shenbao check 查", id);
    }
    *key = dash + 1;
    return about_parse(desk, a, arena_copy(a, id, (size_t)(dash - id)), about, err);
}

/* ---- told with the findings ------------------------------------------------------------------- */

struct finding_about acceptance_about(const struct decision *d)
{
    return (struct finding_about){d->submission, d->receipt, d->notice, d->unit};
}

static const struct decision *decision_on(const struct decisions *all,
                                          const struct finding_about *about, const char *key)
{
    for (size_t i = all->n; i-- > 0;) {
        struct finding_about of = acceptance_about(&all->at[i]);
        if (text_eq(all->at[i].key, key) && finding_about_same(&of, about)) {
            return &all->at[i];
        }
    }
    return NULL;
}

struct settling {
    struct desk *desk;
    const struct decisions *all;
    const struct finding_about *about;
    const char *id; /* of what they are about */
};

static void settle(const struct settling *s, struct findings *findings)
{
    struct arena *a = findings->arena;
    for (size_t i = 0; i < findings->n; i++) {
        struct finding *f = &findings->at[i];
        if (f->id) {
            continue;
        }
        const char *key = finding_key(a, f);
        const struct decision *d = decision_on(s->all, s->about, key);
        f->id = arena_printf(a, "%s-%s", s->id, key);
        if (d && finding_may_be_accepted(f)) {
            f->accepted_by = person_name(s->desk, a, d->person);
            f->accepted_why = d->note;
            f->accepted_on = day_text(a, instant_day(d->at));
        }
    }
}

enum status acceptances_settle(struct desk *desk, const struct finding_about *about,
                               struct findings *findings, struct err *err)
{
    struct decisions all;
    const struct finding_about nothing = {0};
    if (finding_about_same(about, &nothing) || findings->n == 0) {
        return STATUS_OK; /* not saved yet: nobody can have decided about it */
    }
    enum status status = decisions_load_about(desk, findings->arena, ACCEPTANCE, about, &all, err);
    return status == STATUS_OK ? acceptances_settle_other(desk, &all, about, findings, err)
                               : status;
}

enum status acceptances_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err)
{
    return decisions_by_case(desk, a, ACCEPTANCE, out, err);
}

void acceptances_settle_case(struct desk *desk, const struct decisions *by_case, int64_t submission,
                             struct findings *findings)
{
    const struct decisions of = decisions_of_case(by_case, submission);
    const struct finding_about about = {.submission = submission};
    const struct settling s = {desk, &of, &about, submission_no(findings->arena, submission)};
    settle(&s, findings);
}

enum status acceptances_settle_other(struct desk *desk, const struct decisions *by_case,
                                     const struct finding_about *about, struct findings *findings,
                                     struct err *err)
{
    const struct decisions of = decisions_of_case(by_case, about->submission);
    struct settling s = {.desk = desk, .all = &of, .about = about};
    enum status status =
        findings->n ? about_id(desk, findings->arena, about, &s.id, err) : STATUS_OK;
    if (status == STATUS_OK) {
        settle(&s, findings);
    }
    return status;
}

/* ---- which findings ------------------------------------------------------------------------------ */

/* One id of an act. */
struct wanted {
    struct finding_about about;
    const char *key;
    const char *id;              /* as findings bear it */
    const struct finding *found; /* to be accepted */
};

static enum status parse_all(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                             struct wanted *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < act->n && status == STATUS_OK; i++) {
        const char *id = NULL;
        status = acceptance_parse(desk, a, act->ids[i], &out[i].about, &out[i].key, err);
        if (status == STATUS_OK) {
            status = about_id(desk, a, &out[i].about, &id, err);
        }
        out[i].id = arena_printf(a, "%s-%s", text_or_empty(id), text_or_empty(out[i].key));
    }
    return status;
}

static enum status check_found(const struct wanted *w, struct err *err)
{
    const struct finding *f = w->found;
    if (!f) {
        return err_set(err, STATUS_NOT_FOUND,
                       "现在没有检查意见 %s: 事实变了意见就是新的; 用 shenbao check 查", w->id);
    }
    if (!finding_may_be_accepted(f)) {
        return err_set(err, STATUS_DATA, "「%s」不能接受: %s", f->text,
                       text_eq(f->rule, "late") ? "逾期收不收另行决定 (late decide)"
                       : f->severity == SEVERITY_NOTE
                           ? "只是提示, 没有要接受的"
                           : "是通知的硬性规定, 只能补正、撤回或不予受理");
    }
    return STATUS_OK;
}

/* The findings of the ids, all there and all to be accepted; what several are about is judged once. */
static enum status find_all(struct desk *desk, struct arena *a, struct wanted *all, size_t n,
                            struct err *err)
{
    struct findings findings = {.arena = a};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        if (i == 0 || !finding_about_same(&all[i].about, &all[i - 1].about)) {
            findings = (struct findings){.arena = a};
            status = about_check(desk, a, &all[i].about, &findings, err);
        }
        if (status == STATUS_OK) {
            all[i].found = findings_with_id(&findings, all[i].id);
            status = check_found(&all[i], err);
        }
    }
    return status;
}

/* ---- made and taken back ---------------------------------------------------------------------- */

static enum status void_old(struct write *w, const struct wanted *wanted, bool *was_there,
                            struct err *err)
{
    struct decisions old;
    enum status status =
        decisions_load_about(w->desk, w->arena, ACCEPTANCE, &wanted->about, &old, err);
    const struct decision *d =
        status == STATUS_OK ? decision_on(&old, &wanted->about, wanted->key) : NULL;
    *was_there = d != NULL;
    return d ? write_void(w, &decision_type, one_record(d->record.id), true, err) : status;
}

static enum status put(struct write *w, const struct wanted *wanted, const char *why,
                       struct err *err)
{
    bool was_there = false;
    struct decision d = {.kind = ACCEPTANCE,
                         .submission = wanted->about.submission,
                         .receipt = wanted->about.receipt,
                         .notice = wanted->about.notice,
                         .unit = wanted->about.unit,
                         .key = wanted->key,
                         .value = wanted->found->text,
                         .evidence = wanted->found->clause,
                         .note = why,
                         .person = w->desk->me.login,
                         .at = desk_now(w->desk)};
    enum status status = void_old(w, wanted, &was_there, err);
    return status == STATUS_OK ? write_insert(w, &decision_type, &d, err) : status;
}

static enum status revoke(struct write *w, const struct wanted *wanted, struct err *err)
{
    bool was_there = false;
    enum status status = void_old(w, wanted, &was_there, err);
    return status == STATUS_OK && !was_there
               ? err_set(err, STATUS_NOT_FOUND, "检查意见 %s 没有接受过, 没有可撤回的", wanted->id)
               : status;
}

static enum status check_act(struct desk *desk, const struct acceptance_act *act, struct err *err)
{
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    return status == STATUS_OK && text_is_empty(act->why)
               ? err_set(err, STATUS_USAGE, "接受检查意见是有名有姓的决定: 要写明理由")
               : status;
}

/* 申报件 00031 …; of several things the first and how many. */
static enum status summary_of(struct desk *desk, struct arena *a, const struct wanted *all,
                              size_t n, const char **out, struct err *err)
{
    bool are_of_one = true;
    enum status status = about_name(desk, a, &all[0].about, out, err);
    for (size_t i = 1; i < n; i++) {
        are_of_one = are_of_one && finding_about_same(&all[i].about, &all[0].about);
    }
    *out = arena_printf(a, "%s%s", text_or_empty(*out), are_of_one ? "" : " 等");
    return status;
}

enum status acceptances_make(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                             int64_t *batch, struct err *err)
{
    struct write w;
    const char *of = NULL;
    struct wanted *all = ARENA_ARRAY(a, struct wanted, act->n + 1);
    enum status status = check_act(desk, act, err);
    if (status == STATUS_OK) {
        status = parse_all(desk, a, act, all, err);
    }
    if (status == STATUS_OK) {
        status = find_all(desk, a, all, act->n, err);
    }
    if (status == STATUS_OK) {
        status = summary_of(desk, a, all, act->n, &of, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "finding_accept", MAY_DECIDE, err);
    for (size_t i = 0; i < act->n && status == STATUS_OK; i++) {
        status = put(&w, &all[i], act->why, err);
    }
    return write_end(&w, status,
                     act->n == 1 ? arena_printf(a, "接受%s 的检查意见: %s", of, all[0].found->text)
                                 : arena_printf(a, "接受%s 的检查意见 %zu 条", of, act->n),
                     act->why, batch, err);
}

enum status acceptances_revoke(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                               int64_t *batch, struct err *err)
{
    struct write w;
    const char *of = NULL;
    struct wanted *all = ARENA_ARRAY(a, struct wanted, act->n + 1);
    enum status status = check_act(desk, act, err);
    if (status == STATUS_OK) {
        status = parse_all(desk, a, act, all, err);
    }
    if (status == STATUS_OK) {
        status = summary_of(desk, a, all, act->n, &of, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "finding_accept", MAY_DECIDE, err);
    for (size_t i = 0; i < act->n && status == STATUS_OK; i++) {
        status = revoke(&w, &all[i], err);
    }
    return write_end(&w, status, arena_printf(a, "撤回对%s 检查意见的接受 %zu 条", of, act->n),
                     act->why, batch, err);
}
