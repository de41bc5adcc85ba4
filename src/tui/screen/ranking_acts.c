#include "tui/screen/ranking_acts.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/ranking_editions.h"
#include "desk/ranking_settled.h"
#include "model/person.h"
#include "tui/ui.h"

#define TURNED_SHOWN 6 /* cases of the edition before that a question names */

static struct action ask(struct ranking_acts *t, struct question question)
{
    t->question = question;
    return action_ask(&t->question);
}

/* ---- a place by hand, a vote ------------------------------------------------------------------- */

static struct action ask_adjust(struct ranking_acts *t)
{
    const struct ranking_case *c = ranking_rows_selected(t->rows);
    if (!c) {
        return action_none();
    }
    t->about = c->id;
    t->is_vote = c->row.side == LINE_OPEN || c->is_by_meeting;
    return ask(t,
               (struct question){
                   .kind = ASK_LINE,
                   .id = RANKING_ADJUST,
                   .text = t->is_vote ? "会议怎样决定? 写 入围 或 不入围, 再写理由; 收回写 0 和理由"
                                      : "排在第几名? 写名次, 空一格, 再写理由; 收回写 0 和理由",
                   .hint = t->is_vote ? "如 入围 7月16日会议. Esc 不记"
                                      : "如 3 领导小组定. 名次旁边会标明手工. Esc 不调"});
}

/* The first word, and what is behind it. */
static const char *first_word(struct arena *a, const char *line, const char **rest)
{
    struct slice s = slice_trim(slice_of(line));
    size_t n = 0;
    while (n < s.n && s.at[n] != ' ') {
        n++;
    }
    struct slice after = slice_trim((struct slice){s.at + n, s.n - n});
    *rest = arena_copy(a, after.at, after.n);
    return arena_copy(a, s.at, n);
}

static enum status adjust(struct ranking_acts *t, struct arena *a, const char *line,
                          struct err *err)
{
    const char *why = NULL, *word = first_word(a, line, &why);
    bool is_in = text_eq(word, "入围"), is_back = t->is_vote && text_eq(word, "0");
    if (is_in || is_back || text_eq(word, "不入围")) {
        const struct ranking_meeting m = {t->about, is_in, is_back, why};
        return ranking_decide_line(t->rows->desk, a, &t->rows->ranking, &m, err);
    }
    char *end;
    long long place = strtoll(word, &end, 10);
    return *word && !*end
               ? ranking_place(t->rows->desk, a, &t->rows->ranking, t->about, place, why, err)
               : err_set(err, STATUS_USAGE, "先写名次, 空一格, 再写理由; 如 3 领导小组定");
}

/* ---- finalising -------------------------------------------------------------------------------- */

static enum status finalise(struct ranking_acts *t, struct arena *a, const char *why, bool is_dry,
                            struct ranking_finalised *out, struct err *err)
{
    const struct ranking_finalising how = {why, is_dry};
    return ranking_finalise(t->rows->desk, a, &t->rows->ranking, &how, out, err);
}

/* The cases that go over to the other side or back, the first of them by name. */
static const char *turned_text(struct arena *a, const struct ranking_finalised *f)
{
    const char *all = "";
    for (size_t i = 0; i < f->turned.n && i < TURNED_SHOWN; i++) {
        all = arena_printf(a, "%s; %s", all, f->turned.at[i]);
    }
    const char *rest = f->turned.n > TURNED_SHOWN
                           ? arena_printf(a, "; 还有 %zu 件", f->turned.n - TURNED_SHOWN)
                           : "";
    return f->turned.n ? arena_printf(a, " 改变上一版的 %zu 件%s%s.", f->turned.n, all, rest) : "";
}

/* What it would do is told before it is asked. */
static struct action ask_finalise(struct screen *s, struct ranking_acts *t)
{
    struct arena *a = &t->rows->list.asked;
    struct err err = {.arena = a};
    struct ranking_finalised f;
    if (!t->rows->n_rows) {
        return action_none();
    }
    arena_reset(a);
    if (finalise(t, a, NULL, true, &f, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    const char *text = arena_printf(
        a, "定稿第 %lld 版? 拟推荐 %zu 件, 未入选 %zu 件, 退回评审 %zu 件, 待评 %zu 件.%s",
        (long long)f.edition.edition, f.shortlisted, f.rejected, f.returned,
        t->rows->ranking.pending, turned_text(a, &f));
    const char *over = f.over ? arena_printf(a, "入围比线上的 %lld 件多 %zu 件. ",
                                             (long long)t->rows->ranking.cut, f.over)
                              : "";
    const char *unmoved =
        f.unmoved ? arena_printf(a, "%zu 件不在评审中, 状态不改. ", f.unmoved) : "";
    return ask(t, (struct question){
                      .kind = ASK_LINE,
                      .id = RANKING_FINALISE,
                      .text = arena_printf(a, "%s 写理由, 如 7月16日会议", text),
                      .hint = arena_printf(a, "%s%s理由可以不写. Esc 不定稿", over, unmoved)});
}

static struct action ask_lots(struct screen *s, struct ranking_acts *t)
{
    const struct ranking *r = &t->rows->ranking;
    bool has_any = false;
    for (size_t i = 0; i < r->n; i++) {
        has_any |= r->at[i].row.waits_for_lot;
    }
    if (!has_any) {
        ui_say(s->ui, STYLE_HINT, "没有要抽签的并列.");
        return action_none();
    }
    return ask(t, (struct question){.kind = ASK_LINE,
                                    .id = RANKING_LOTS,
                                    .text = "给待抽签的并列抽签. 种子?",
                                    .hint = "可以由见证人给; 空着就现抽一个, 都记下来"});
}

/* ---- asked and answered ------------------------------------------------------------------------ */

struct action ranking_act_ask(struct screen *s, struct ranking_acts *t, enum ranking_act act)
{
    if (!ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    switch (act) {
    case RANKING_ADJUST: return ask_adjust(t);
    case RANKING_FINALISE: return ask_finalise(s, t);
    case RANKING_LOTS: return ask_lots(s, t);
    case RANKING_ACTS: break;
    }
    return action_none();
}

static enum status done(struct ranking_acts *t, struct arena *a, const struct answer *answer,
                        const char **said, struct err *err)
{
    struct ranking_finalised f;
    size_t drawn = 0;
    enum status status = STATUS_OK;
    if (answer->id == RANKING_ADJUST) {
        *said = "已记下, 名次旁边标明; 到 0记录 可以撤销.";
        return adjust(t, a, answer->line, err);
    }
    if (answer->id == RANKING_LOTS) {
        status = ranking_draw_lots(t->rows->desk, a, &t->rows->ranking, answer->line, &drawn, err);
        *said = arena_printf(a, "已抽签 %zu 件, 种子在算式里.", drawn);
        return status;
    }
    status = finalise(t, a, answer->line, false, &f, err);
    *said = status == STATUS_OK ? arena_printf(a, "已定稿第 %lld 版, 指纹 %.16s….",
                                               (long long)f.edition.edition, f.edition.fingerprint)
                                : "";
    return status;
}

bool ranking_act_answered(struct screen *s, struct ranking_acts *t, const struct answer *answer)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *said = "";
    if (!answer->is_given) {
        return false;
    }
    enum status status = done(t, &a, answer, &said, &err);
    if (status == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "%s", said);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return status == STATUS_OK;
}
