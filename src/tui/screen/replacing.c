#include "tui/screen/replacing.h"

#include "base/slice.h"

enum question_id { ASK_WAY = 301, ASK_WHY, ASK_REPLACE };
enum way { BY_ALTERNATE, BY_PICKED };

static struct action refused(struct screen *s, const struct err *err)
{
    ui_say_err(s->ui, err);
    return action_none();
}

static struct action ask(struct replacing *t, struct question question)
{
    t->question = question;
    return action_ask(&t->question);
}

static struct action pick(struct replacing *t)
{
    t->is_picking = true;
    return action_push(&candidates_screen, &t->candidates);
}

static const char *first_alternate(const struct panel_seats *seats)
{
    for (size_t i = 0; i < seats->n; i++) {
        if (text_eq(seats->at[i].seat.state, SEAT_ALTERNATE)) {
            return seats->at[i].reviewer.reviewer.name;
        }
    }
    return NULL;
}

struct action replacing_ask(struct screen *s, struct replacing *t, const struct panel_seats *seats,
                            const struct panel_seat *leaving)
{
    const char *alternate = first_alternate(seats);
    if (!ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    if (!text_eq(leaving->seat.state, SEAT_MEMBER)) {
        ui_say(s->ui, STYLE_WARNING, "只能替换现在的成员.");
        return action_none();
    }
    arena_reset(&t->asked);
    t->order = (struct panel_replacement){.seat = leaving->seat.record.id};
    t->who = arena_text(&t->asked, leaving->reviewer.reviewer.name);
    t->candidates = (struct candidates_argument){leaving->seat.panel, true};
    if (!alternate) {
        return pick(t);
    }
    t->ways[BY_ALTERNATE] = arena_printf(&t->asked, "第一位候补 %s 接替", alternate);
    t->ways[BY_PICKED] = "指定别人接替: 先看专家库里每一位";
    return ask(t, (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_WAY,
                                    .text = arena_printf(&t->asked, "谁接替 %s?", t->who),
                                    .choices = t->ways,
                                    .n_choices = 2});
}

static struct action ask_why(struct replacing *t)
{
    return ask(t, (struct question){.kind = ASK_LINE,
                                    .id = ASK_WHY,
                                    .text = arena_printf(&t->asked, "替换 %s 的理由?", t->who),
                                    .hint = "印在评审组记录上. 下一步先看会怎样, 再换"});
}

static struct action ask_replace(struct screen *s, struct replacing *t, const char *why)
{
    struct err err = {.arena = &t->asked};
    struct panel_replaced r;
    t->order.why = arena_text(&t->asked, why);
    if (text_is_empty(why)) {
        ui_say(s->ui, STYLE_WARNING, "没有写理由, 没有换.");
        return action_none();
    }
    if (panel_replace(s->ui->options.desk, &t->asked, &t->order, true, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    return ask(t, (struct question){
                      .kind = ASK_YES_NO,
                      .id = ASK_REPLACE,
                      .text = arena_printf(&t->asked,
                                           "%s 接替 %s: 作废分配 %lld 份和打分表 %lld 份, 转给 "
                                           "%lld 件, 要回避不转 %lld 件. 换?",
                                           r.in, r.out, (long long)r.voided, (long long)r.sheets,
                                           (long long)r.passed, (long long)r.blocked)});
}

static void replace(struct screen *s, struct replacing *t,
                    enum status (*load)(struct screen *s, struct err *err))
{
    struct err err = {.arena = &t->asked};
    struct panel_replaced r;
    if (panel_replace(s->ui->options.desk, &t->asked, &t->order, false, &r, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "%s 接替了 %s, 记录 %lld; 换错了到 0记录 撤销.", r.in, r.out,
           (long long)r.batch);
}

bool replacing_is_mine(const struct replacing *t, const struct answer *answer)
{
    return (answer->id >= ASK_WAY && answer->id <= ASK_REPLACE) ||
           (answer->id == 0 && t->is_picking);
}

struct action replacing_answered(struct screen *s, struct replacing *t, const struct answer *answer,
                                 enum status (*load)(struct screen *s, struct err *err))
{
    bool was_picking = t->is_picking;
    t->is_picking = false;
    if (!answer->is_given) {
        return action_none();
    }
    if (was_picking) {
        t->order.reviewer = (int64_t)answer->choice;
        return ask_why(t);
    }
    switch ((enum question_id)answer->id) {
    case ASK_WAY: return answer->choice == BY_PICKED ? pick(t) : ask_why(t);
    case ASK_WHY: return ask_replace(s, t, answer->line);
    case ASK_REPLACE:
        if (answer->yes) {
            replace(s, t, load);
        }
    }
    return action_none();
}
