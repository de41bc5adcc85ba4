#include "desk/choices.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/decisions.h"
#include "desk/notices.h"
#include "desk/receipt_rules.h"
#include "store/queries.h"
#include "store/record.h"

#define KIND "choice"

static const char *key_of(struct arena *a, const char *step, bool is_first)
{
    return arena_printf(a, "%s:%s", is_first ? "含首日" : "含止", text_or_empty(step));
}

static void read_key(const char *key, struct choice *out)
{
    out->is_first = text_starts(key, "含首日:");
    out->step = strchr(key, ':') ? strchr(key, ':') + 1 : key;
}

enum status choices_load(struct desk *desk, struct arena *a, struct choices *out, struct err *err)
{
    struct decisions all;
    enum status status = decisions_load(desk, a, KIND, 0, &all, err);
    struct choice *at = ARENA_ARRAY(a, struct choice, all.n + 1);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        struct notice_row row = {0};
        status = notice_row_load(desk, a, all.at[i].notice, &row, err);
        read_key(all.at[i].key, &at[i]);
        at[i].notice = row.doc_no;
        at[i].is_included = text_eq(all.at[i].value, "yes");
        at[i].by = decision_by(desk, a, &all.at[i]);
    }
    *out = (struct choices){at, all.n};
    return status;
}

static const struct choice *chosen(const struct choices *choices, const char *doc_no,
                                   const struct open_choice *o)
{
    for (size_t i = 0; i < choices->n; i++) {
        const struct choice *c = &choices->at[i];
        if (text_eq(c->notice, doc_no) && text_eq(c->step, o->step) && c->is_first == o->is_first) {
            return c;
        }
    }
    return NULL;
}

static const char *sentence(struct arena *a, const struct open_choice *o)
{
    const char *what = o->is_first ? "首日是否计入" : "「前」是否包括本日本时";
    bool is_included = o->chosen ? o->chosen->is_included : !o->is_first;
    const char *state = arena_printf(a, "%s%s", o->chosen ? "定为" : "还没有定, 暂按",
                                     is_included ? "包括" : "不包括");
    return o->chosen ? arena_printf(a, "%s: 通知未写, %s (%s)", what, state, o->chosen->by)
                     : arena_printf(a, "%s: 通知未写, %s计", what, state);
}

enum status open_choices_load(struct desk *desk, struct arena *a, int64_t notice,
                              struct open_choices *out, struct err *err)
{
    const struct notice *n = NULL;
    struct choices *choices = ARENA_NEW(a, struct choices);
    *out = (struct open_choices){0};
    enum status status = notice_definition(desk, notice, 0, &n, err);
    if (status == STATUS_OK) {
        status = choices_load(desk, a, choices, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < n->steps.n * 2; i++) {
        const struct step *s = &n->steps.at[i / 2];
        struct open_choice o = {
            .step = s->name, .clause = s->rule.clause, .due = s->due.text, .is_first = i % 2 == 1};
        if (step_leaves_open(s, o.is_first)) {
            o.chosen = chosen(choices, n->doc_no, &o);
            o.text = sentence(a, &o);
            *VEC_PUSH(a, out) = o;
        }
    }
    return status;
}

static enum status check_open(struct desk *desk, struct arena *a, const struct choice_act *act,
                              struct err *err)
{
    struct open_choices open;
    const char *names = "";
    enum status status = open_choices_load(desk, a, act->notice, &open, err);
    for (size_t i = 0; i < open.n; i++) {
        const struct open_choice *o = &open.at[i];
        if (text_eq(o->step, act->step) && o->is_first == act->is_first) {
            return status;
        }
        names = o->is_first == act->is_first
                    ? arena_printf(a, "%s%s%s", names, *names ? ", " : "", text_or_empty(o->step))
                    : names;
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_DATA, "环节「%s」没有留下「%s」给本台定; 可定的: %s",
                         text_or_empty(act->step), act->is_first ? "含首日" : "含止",
                         *names ? names : "(无)")
               : status;
}

/* ---- judging anew ------------------------------------------------------------------------------ */

/* Within the write, so that the choice just made counts and is undone with what it changed. */
static enum status rejudge(struct write *w, int64_t notice, size_t *changed, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *changed = 0;
    enum status status = record_ids(w->desk->db, QUERY_RECEIPT_OF_NOTICE, DB_ARGS(db_int(notice)),
                                    w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct receipt base = {0}, mine;
        status = record_load(w->desk->db, &receipt_type, ids[i], w->arena, &base, err);
        mine = base;
        if (status == STATUS_OK) {
            status = receipt_judge_time(w->desk, w->arena, &mine, err);
        }
        if (status == STATUS_OK && mine.is_late != base.is_late) {
            ++*changed;
            status = write_update(w, &receipt_type, &base, &mine, err);
        }
    }
    return status;
}

static enum status put(struct write *w, const struct choice_act *act, size_t *rejudged,
                       struct err *err)
{
    struct decision decision = {.kind = KIND,
                                .notice = act->notice,
                                .key = key_of(w->arena, act->step, act->is_first),
                                .value = act->value == CHOICE_OPEN       ? NULL
                                         : act->value == CHOICE_INCLUDED ? "yes"
                                                                         : "no",
                                .note = act->why};
    enum status status = decision_put(w, &decision, err);
    return status == STATUS_OK ? rejudge(w, act->notice, rejudged, err) : status;
}

static const char *summary(struct arena *a, const char *code, const struct choice_act *act,
                           size_t rejudged)
{
    const char *what = act->is_first ? "含首日" : "含止";
    const char *text = act->value == CHOICE_OPEN
                           ? arena_printf(a, "%s号 %s: 收回「%s」的口径", code, act->step, what)
                           : arena_printf(a, "%s号 %s: 「%s」定为%s", code, act->step, what,
                                          act->value == CHOICE_INCLUDED ? "是" : "否");
    return rejudged ? arena_printf(a, "%s, 改判收件 %zu 次", text, rejudged) : text;
}

enum status choice_make(struct desk *desk, struct arena *a, const struct choice_act *act,
                        size_t *rejudged, struct err *err)
{
    struct write w;
    struct notice_row row = {0};
    size_t changed = 0;
    enum status status = check_open(desk, a, act, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, act->notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, KIND, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = put(&w, act, &changed, err);
    }
    if (rejudged) {
        *rejudged = changed;
    }
    return write_end(&w, status, summary(a, row.code, act, changed), act->why, NULL, err);
}

enum status choice_preview(struct desk *desk, struct arena *a, const struct choice_act *act,
                           size_t *rejudged, struct err *err)
{
    struct write w;
    *rejudged = 0;
    enum status status = check_open(desk, a, act, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, KIND, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = put(&w, act, rejudged, err);
    }
    status = write_end(&w, status == STATUS_OK ? STATUS_CANCELLED : status, NULL, NULL, NULL, err);
    return status == STATUS_CANCELLED ? STATUS_OK : status;
}
