#include "tui/screen/notice_act.h"

#include "base/slice.h"
#include "tui/ui.h"

enum { QUESTION_STOP = 1 };

void notice_work_on(struct screen *s, const struct notice_row *row)
{
    ui_set_notice(s->ui, row->record.id, row->code);
}

/* A main screen by its digit, since screens do not know each other. */
static struct action go_to(struct screen *s, char digit, const struct notice_row *row,
                           const char *what)
{
    const struct ui_options *o = &s->ui->options;
    for (size_t i = 0; i < o->n_mains; i++) {
        if (o->mains[i]->digit == digit) {
            notice_work_on(s, row);
            return action_go(o->mains[i]);
        }
    }
    ui_say(s->ui, STYLE_WARNING, "这里没有%s屏.", what);
    return action_none();
}

static struct action ask_stop(struct notice_act *act)
{
    const struct notice_row *row = &act->row;
    act->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_STOP,
        .text = arena_printf(&act->arena, "%s通知 %s 的理由?", row->is_stopped ? "恢复" : "停用",
                             row->code),
        .hint = row->is_stopped ? "恢复后又可登记新的申报件. 理由记入记录."
                                : "停用后不再登记新的申报件, 已有的照旧. 理由记入记录.",
    };
    return action_ask(&act->question);
}

bool notice_act_command(struct screen *s, struct notice_act *act, int command, int64_t notice,
                        struct action *action)
{
    if (command < NOTICE_SUBMISSIONS || command > NOTICE_STOP) {
        return false;
    }
    *action = action_none();
    arena_reset(&act->arena);
    struct err err = {.arena = &act->arena};
    if (notice == 0) {
        ui_say(s->ui, STYLE_WARNING, "先选一份通知; 还没有通知时按 F2 载入.");
    } else if (notice_row_load(s->ui->options.desk, &act->arena, notice, &act->row, &err)) {
        ui_say_err(s->ui, &err);
    } else if (command == NOTICE_SUBMISSIONS) {
        *action = go_to(s, '4', &act->row, "申报件");
    } else if (command == NOTICE_TABLES) {
        *action = go_to(s, '6', &act->row, "汇总表");
    } else {
        *action = ask_stop(act);
    }
    return true;
}

bool notice_act_answer(struct screen *s, struct notice_act *act, const struct answer *answer)
{
    if (answer->id != QUESTION_STOP || !answer->is_given) {
        return false;
    }
    struct err err = {.arena = &act->arena};
    struct slice why = slice_trim(slice_of(answer->line));
    bool is_stopped = !act->row.is_stopped;
    if (why.n == 0) {
        ui_say(s->ui, STYLE_ERROR, "没有写理由, 什么也没改. 再按 F8 写明理由.");
        return false;
    }
    if (notice_stop(s->ui->options.desk, &act->arena, act->row.record.id, is_stopped,
                    arena_copy(&act->arena, why.at, why.n), &err)) {
        ui_say_err(s->ui, &err);
        return false;
    }
    ui_say(s->ui, STYLE_GOOD, "%s已%s. 可在记录里撤销.", act->row.code,
           is_stopped ? "停用" : "恢复");
    return true;
}

void notice_act_release(struct notice_act *act)
{
    arena_release(&act->arena);
}
