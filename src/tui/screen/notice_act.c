#include "tui/screen/notice_act.h"

#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/drafts.h"
#include "desk/notice_edit.h"
#include "tui/ui.h"

enum { QUESTION_STOP = 101, QUESTION_OTHER, QUESTION_EXPORT, QUESTION_FOLDER };

void notice_work_on(struct screen *s, const struct notice_row *row)
{
    ui_set_notice(s->ui, row->record.id, row->code);
}

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
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

/* ---- side by side -------------------------------------------------------------------------------- */

/* The other end of a forwarding: its parent, else the first that names it as parent; 0: none. */
static int64_t relative_of(const struct notice_act *act)
{
    const struct notice_row *me = &act->row;
    for (size_t i = 0; i < act->others.n; i++) {
        const struct notice_row *r = &act->others.at[i];
        if (me->parent ? text_eq(r->doc_no, me->parent) : text_eq(r->parent, me->doc_no)) {
            return r->record.id;
        }
    }
    return 0;
}

static enum status load_others(struct screen *s, struct notice_act *act, struct err *err)
{
    struct notice_rows all;
    act->others = (struct notice_rows){0};
    enum status status = notice_rows_load(desk_of(s), &act->arena, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        if (all.at[i].record.id != act->row.record.id) {
            *VEC_PUSH(&act->arena, &act->others) = all.at[i];
        }
    }
    return status;
}

static struct action ask_other(struct screen *s, struct notice_act *act)
{
    size_t n = act->others.n;
    const char **choices = ARENA_ARRAY(&act->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct notice_row *r = &act->others.at[i];
        choices[i] = arena_printf(&act->arena, "%s  %s", r->code, r->doc_no);
    }
    act->question =
        (struct question){.kind = ASK_CHOICE,
                          .id = QUESTION_OTHER,
                          .text = arena_printf(&act->arena, "%s 与哪一份对照?", act->row.code),
                          .choices = choices,
                          .n_choices = n};
    if (n == 0) {
        ui_say(s->ui, STYLE_WARNING, "只有这一份通知, 没有可对照的.");
        return action_none();
    }
    return action_ask(&act->question);
}

static struct action compare_with(struct notice_act *act, int64_t other)
{
    act->pair = (struct notice_pair){act->row.record.id, other, 0, 0};
    return action_push(&notice_compare_screen, &act->pair);
}

static struct action compare(struct screen *s, struct notice_act *act, bool asks, struct err *err)
{
    if (load_others(s, act, err)) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    int64_t relative = asks ? 0 : relative_of(act);
    return relative ? compare_with(act, relative) : ask_other(s, act);
}

/* ---- stopping, writing out --------------------------------------------------------------------- */

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

static void stop(struct screen *s, struct notice_act *act, const char *line)
{
    struct err err = {.arena = &act->arena};
    struct slice why = slice_trim(slice_of(line));
    bool is_stopped = !act->row.is_stopped;
    if (why.n == 0) {
        ui_say(s->ui, STYLE_ERROR, "没有写理由, 什么也没改. 再按 F8 写明理由.");
    } else if (notice_stop(desk_of(s), &act->arena, act->row.record.id, is_stopped,
                           arena_copy(&act->arena, why.at, why.n), &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%s已%s. 可在记录里撤销.", act->row.code,
               is_stopped ? "停用" : "恢复");
    }
}

static struct action ask_export(struct notice_act *act)
{
    act->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_EXPORT,
        .text = arena_printf(&act->arena, "通知 %s 的定义写到哪个文件?", act->row.code),
        .hint = "原样写出, 可用任何编辑器改; 改好按 F2 载入. 已有的文件不覆盖.",
        .line = arena_printf(&act->arena, "~/%s.yaml", act->row.code),
    };
    return action_ask(&act->question);
}

static enum status write_out(struct screen *s, struct notice_act *act, const char *path,
                             struct err *err)
{
    const char *yaml = NULL;
    struct outfile f;
    if (file_exists(path)) {
        return err_set(err, STATUS_CANT_CREATE, "「%s」已经有了, 没有覆盖; 换一个名字.", path);
    }
    enum status status = notice_yaml(desk_of(s), &act->arena, act->row.record.id, 0, &yaml, err);
    if (status == STATUS_OK) {
        status = outfile_open(&f, path, err);
    }
    if (status == STATUS_OK) {
        outfile_write(&f, yaml, slice_of(yaml).n);
        status = outfile_commit(&f, err);
    }
    return status;
}

static void export(struct screen *s, struct notice_act *act, const char *line)
{
    struct err err = {.arena = &act->arena};
    const char *name = path_typed(&act->arena, line);
    if (!*name) {
        ui_say(s->ui, STYLE_ERROR, "没有写文件名, 没有写出.");
    } else if (write_out(s, act, name, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "定义已写到 %s; 改好后按 F2 载入.", path_full(&act->arena, name));
    }
}

/* ---- electronic files ------------------------------------------------------------------------------ */

static struct action ask_folder(struct notice_act *act)
{
    act->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_FOLDER,
        .text = arena_printf(&act->arena, "通知 %s 的电子文件在哪个目录?", act->row.code),
        .hint = "连同下面各层目录一起看; 只看, 不改动任何文件.",
    };
    return action_ask(&act->question);
}

static struct action open_folder(struct notice_act *act, const char *line)
{
    const char *directory = path_typed(&act->arena, line);
    act->folder = (struct notice_folder){act->row.record.id, act->row.code, directory};
    return *directory ? action_push(&notice_files_screen, &act->folder) : action_none();
}

/* ---- editing ------------------------------------------------------------------------------------- */

static struct action edit(struct notice_act *act, int64_t notice)
{
    act->edited = notice;
    return action_push(&notice_edit_screen, &act->edited);
}

/* The copy is the draft of a new notice; one begun before is finished first. */
static struct action copy(struct screen *s, struct notice_act *act, struct err *err)
{
    struct desk *desk = desk_of(s);
    struct draft draft = {0};
    const char *text = NULL;
    enum status status = draft_load(desk, &act->arena, NOTICE_NEW_FORM, &draft, err);
    if (status == STATUS_OK && draft.n) {
        ui_say(s->ui, STYLE_WARNING, "还有一份没写完的新通知, 先接着写, 或按 F8 弃掉再复制.");
        return edit(act, 0);
    }
    if (status == STATUS_OK) {
        status = notice_edit_copy(desk, &act->arena, act->row.record.id, &text, err);
    }
    if (status == STATUS_OK) {
        status = draft_put(desk, NOTICE_NEW_FORM, "yaml", text, err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    return edit(act, 0);
}

/* ---- commands and answers ------------------------------------------------------------------------ */

static struct action do_command(struct screen *s, struct notice_act *act, int command,
                                struct err *err)
{
    switch ((enum notice_command)command) {
    case NOTICE_TEXT:
        act->passage = (struct notice_passage){.notice = act->row.record.id};
        return action_push(&notice_text_screen, &act->passage);
    case NOTICE_COMPARE: return compare(s, act, false, err);
    case NOTICE_COMPARE_WITH: return compare(s, act, true, err);
    case NOTICE_SUBMISSIONS: return go_to(s, '4', &act->row, "申报件");
    case NOTICE_TABLES: return go_to(s, '6', &act->row, "汇总表");
    case NOTICE_QUOTA: return action_push(&notice_quota_screen, &act->row.record.id);
    case NOTICE_CHOICES: return action_push(&notice_choices_screen, &act->row.record.id);
    case NOTICE_STOP: return ui_allows(s->ui, MAY_DECIDE) ? ask_stop(act) : action_none();
    case NOTICE_EXPORT: return ask_export(act);
    case NOTICE_HISTORY: return action_push(&notice_history_screen, &act->row.record.id);
    case NOTICE_FILES: return ask_folder(act);
    case NOTICE_EDIT: return edit(act, act->row.record.id);
    case NOTICE_COPY: return copy(s, act, err);
    case NOTICE_REJUDGE:
        act->rejudging = (struct rejudging){.notice = act->row.record.id};
        return action_push(&notice_rejudge_screen, &act->rejudging);
    case NOTICE_LOAD:
    case NOTICE_COMMANDS_END: break;
    }
    return action_none();
}

bool notice_act_command(struct screen *s, struct notice_act *act, int command, int64_t notice,
                        struct action *action)
{
    if (command < NOTICE_LOAD || command >= NOTICE_COMMANDS_END) {
        return false;
    }
    *action = action_none();
    arena_reset(&act->arena);
    struct err err = {.arena = &act->arena};
    if (command == NOTICE_LOAD) {
        *action = action_push(&notice_load_screen, NULL);
    } else if (notice == 0) {
        ui_say(s->ui, STYLE_WARNING, "先选一份通知; 还没有通知时按 F2 载入.");
    } else if (notice_row_load(desk_of(s), &act->arena, notice, &act->row, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        *action = do_command(s, act, command, &err);
    }
    return true;
}

struct action notice_act_answer(struct screen *s, struct notice_act *act,
                                const struct answer *answer)
{
    if (!answer->is_given) {
        return action_none();
    }
    switch (answer->id) {
    case QUESTION_STOP: stop(s, act, answer->line); break;
    case QUESTION_EXPORT: export(s, act, answer->line); break;
    case QUESTION_FOLDER: return open_folder(act, answer->line);
    case QUESTION_OTHER:
        if (answer->choice < act->others.n) {
            return compare_with(act, act->others.at[answer->choice].record.id);
        }
        break;
    default: break;
    }
    return action_none();
}

void notice_act_release(struct notice_act *act)
{
    arena_release(&act->arena);
}
