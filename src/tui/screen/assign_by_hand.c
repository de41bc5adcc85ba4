#include "tui/screen/assign_by_hand.h"

#include "base/slice.h"
#include "base/vec.h"

enum question_id { ASK_WHO = 201, ASK_FROM, ASK_WHY, ASK_GIVE_WHY };

static struct action refused(struct screen *s, const struct err *err)
{
    ui_say_err(s->ui, err);
    return action_none();
}

static struct action ask(struct assign_by_hand *t, struct question question)
{
    t->question = question;
    return action_ask(&t->question);
}

static const char *cases_text(struct assign_by_hand *t)
{
    return t->hand.n == 1 ? submission_no(&t->asked, t->hand.submissions[0])
                          : arena_printf(&t->asked, "选中的 %zu 件", t->hand.n);
}

/* ---- given -------------------------------------------------------------------------------------- */

/* 示例1  可分 4  已有 1  要回避 1  不对口 2  分后共 7 件, 最多 10 */
static const char *prospect_text(struct arena *a, const struct assign_prospect *p,
                                 const char *refused)
{
    const struct assign_handed *w = &p->would;
    const char *text = arena_printf(a, "%s  可分 %lld", p->name, (long long)w->done);
    text = w->same ? arena_printf(a, "%s  已有 %lld", text, (long long)w->same) : text;
    text = w->refused.n ? arena_printf(a, "%s  %s %zu", text, refused, w->refused.n) : text;
    text = w->unskilled ? arena_printf(a, "%s  不对口 %lld", text, (long long)w->unskilled) : text;
    text = arena_printf(a, "%s  分后共 %lld 件", text, (long long)w->load);
    return w->load_max == NUMBER_NONE
               ? text
               : arena_printf(a, "%s, 最多 %lld%s", text, (long long)w->load_max,
                              w->load > w->load_max ? " 超了" : "");
}

struct action assign_ask_who(struct screen *s, struct assign_by_hand *t)
{
    struct err err = {.arena = &t->asked};
    struct assign_prospects all;
    if (assignments_prospects(s->ui->options.desk, &t->asked, &t->hand, &all, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    if (!all.n) {
        ui_say(s->ui, STYLE_WARNING, "还没有成员: 先抽取或指定.");
        return action_none();
    }
    const char **texts = ARENA_ARRAY(&t->asked, const char *, all.n);
    t->people = ARENA_ARRAY(&t->asked, int64_t, all.n);
    for (size_t i = 0; i < all.n; i++) {
        texts[i] = prospect_text(&t->asked, &all.at[i], all.needs_why ? "不能分" : "要回避");
        t->people[i] = all.at[i].reviewer;
    }
    t->needs_why = all.needs_why;
    return ask(t, (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_WHO,
                                    .text = arena_printf(&t->asked, "%s 分给谁?", cases_text(t)),
                                    .choices = texts,
                                    .n_choices = all.n});
}

static struct action ask_give_why(struct assign_by_hand *t)
{
    return ask(t, (struct question){.kind = ASK_LINE,
                                    .id = ASK_GIVE_WHY,
                                    .text = "打分已经开始, 为什么再分配?",
                                    .hint = "只有没人能评的才能再分, 由主管决定; Esc 不分"});
}

static bool give(struct screen *s, struct assign_by_hand *t, const char *why)
{
    struct err err = {.arena = &t->asked};
    struct assign_handed done;
    t->hand.why = why ? arena_text(&t->asked, why) : NULL;
    if (assignments_give(s->ui->options.desk, &t->asked, &t->hand, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return false;
    }
    if (!done.batch) {
        ui_say(s->ui, STYLE_HINT, "都已分给这位成员了.");
        return false;
    }
    ui_say(s->ui, done.refused.n ? STYLE_WARNING : STYLE_GOOD,
           "分了 %lld 件, 记录 %lld; 分错了到 0记录 撤销.%s", (long long)done.done,
           (long long)done.batch,
           done.refused.n ? arena_printf(&t->asked, " 没有分 %zu 件: %s", done.refused.n,
                                         done.refused.at[0].why)
                          : "");
    return true;
}

/* ---- taken back --------------------------------------------------------------------------------- */

struct holding {
    int64_t reviewer;
    const char *name;
    int64_t cases;
};
struct holdings {
    struct holding *at;
    size_t n, cap;
};

static struct holding *holding_of(struct arena *a, struct holdings *all,
                                  const struct panel_reader *r)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].reviewer == r->reviewer) {
            return &all->at[i];
        }
    }
    struct holding *new = VEC_PUSH(a, all);
    *new = (struct holding){.reviewer = r->reviewer, .name = r->name};
    return new;
}

static bool is_chosen(const struct assign_hand *hand, int64_t submission)
{
    for (size_t i = 0; i < hand->n; i++) {
        if (hand->submissions[i] == submission) {
            return true;
        }
    }
    return false;
}

static void add_holdings(struct arena *a, struct holdings *all, const struct panel_reading *r)
{
    for (size_t i = 0; i < r->readers.n; i++) {
        holding_of(a, all, &r->readers.at[i])->cases++;
    }
}

struct action assign_ask_from(struct screen *s, struct assign_by_hand *t,
                              const struct panel_readings *readings)
{
    struct holdings all = {0};
    for (size_t i = 0; i < readings->n; i++) {
        if (is_chosen(&t->hand, readings->at[i].c.id)) {
            add_holdings(&t->asked, &all, &readings->at[i]);
        }
    }
    if (!all.n) {
        ui_say(s->ui, STYLE_WARNING, "%s 还没有分给谁.", cases_text(t));
        return action_none();
    }
    const char **texts = ARENA_ARRAY(&t->asked, const char *, all.n);
    t->people = ARENA_ARRAY(&t->asked, int64_t, all.n);
    for (size_t i = 0; i < all.n; i++) {
        texts[i] =
            arena_printf(&t->asked, "%s  %lld 件", all.at[i].name, (long long)all.at[i].cases);
        t->people[i] = all.at[i].reviewer;
    }
    return ask(t, (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_FROM,
                                    .text = arena_printf(&t->asked, "%s 从谁收回?", cases_text(t)),
                                    .choices = texts,
                                    .n_choices = all.n});
}

static struct action ask_why(struct screen *s, struct assign_by_hand *t, size_t who)
{
    struct err err = {.arena = &t->asked};
    struct assign_handed would;
    t->hand.reviewer = t->people[who];
    t->hand.is_dry = true;
    if (assignments_take_back(s->ui->options.desk, &t->asked, &t->hand, &would, &err) !=
        STATUS_OK) {
        return refused(s, &err);
    }
    return ask(t, (struct question){
                      .kind = ASK_LINE,
                      .id = ASK_WHY,
                      .text = arena_printf(&t->asked, "收回 %lld 件的理由?", (long long)would.done),
                      .hint = "收回的作废, 不删"});
}

static bool take_back(struct screen *s, struct assign_by_hand *t, const char *why)
{
    struct err err = {.arena = &t->asked};
    struct assign_handed done;
    t->hand.is_dry = false;
    t->hand.why = arena_text(&t->asked, why);
    if (assignments_take_back(s->ui->options.desk, &t->asked, &t->hand, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return false;
    }
    ui_say(s->ui, STYLE_GOOD, "收回了 %lld 件, 记录 %lld; 收错了到 0记录 撤销.",
           (long long)done.done, (long long)done.batch);
    return true;
}

bool assign_is_by_hand(const struct answer *answer)
{
    return answer->id >= ASK_WHO && answer->id <= ASK_GIVE_WHY;
}

struct action assign_by_hand_answered(struct screen *s, struct assign_by_hand *t,
                                      const struct answer *answer,
                                      enum status (*load)(struct screen *s, struct err *err))
{
    if (!answer->is_given) {
        return action_none();
    }
    if (answer->id == ASK_FROM) {
        return ask_why(s, t, answer->choice);
    }
    if (answer->id == ASK_WHO) {
        t->hand.reviewer = t->people[answer->choice];
    }
    if (answer->id == ASK_WHO && t->needs_why) {
        return ask_give_why(t);
    }
    bool is_done = answer->id == ASK_WHY ? take_back(s, t, answer->line)
                                         : give(s, t, answer->id == ASK_WHO ? NULL : answer->line);
    if (is_done) {
        ui_reload(s, load);
    }
    return action_none();
}
