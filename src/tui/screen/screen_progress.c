/* 打分进度: how far a panel is; its members sign here, its sheets are opened from here. */
#include "base/slice.h"
#include "desk/reviewers.h"
#include "model/points.h"
#include "tui/screen/defence.h"
#include "tui/screen/progress_rows.h"
#include "tui/screen/sheet_files.h"
#include "tui/screen/signing_ask.h"
#include "tui/ui.h"

enum command { OPEN = 1, SIGN, OTHER_VIEW, ONLY, DEFENCE, EXPORT, IMPORT };
enum question_id { ASK_READER = 1 };

struct progress_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t panel;
    struct scoring scoring;
    struct progress_rows rows;
    struct sheet_readers readers; /* of the case that is asked about, in list.asked */
    struct question question;
    struct signing_ask signing;
    struct sheets_argument open;
};

static enum status load(struct screen *s, struct err *err)
{
    struct progress_state *t = s->state;
    struct arena fresh = {0};
    enum status status =
        progress_rows_load(&t->rows, s->ui->options.desk, &fresh, &t->scoring, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    short_list_set(&t->list, fresh, progress_rows_count(&t->rows));
    return STATUS_OK;
}

static enum status progress_open(struct screen *s, const void *argument, struct err *err)
{
    struct progress_state *t = s->state;
    t->panel = *(const int64_t *)argument;
    progress_rows_list(&t->rows, &t->list);
    enum status status = scoring_load(s->ui->options.desk, &s->arena, t->panel, &t->scoring, err);
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* Another view, or other cases of it. */
static struct action show(struct screen *s, bool is_by_case, enum progress_only only)
{
    struct progress_state *t = s->state;
    list_release(&t->list.list);
    t->rows.is_by_case = is_by_case;
    t->rows.only = only;
    progress_rows_list(&t->rows, &t->list);
    ui_reload(s, load);
    return action_none();
}

static struct action narrow(struct screen *s)
{
    struct progress_state *t = s->state;
    if (!t->rows.is_by_case) {
        return show(s, true, PROGRESS_ODD);
    }
    return show(s, true, (enum progress_only)((t->rows.only + 1) % N_PROGRESS_ONLY));
}

/* ---- signing ------------------------------------------------------------------------------------------- */

static struct action ask_signing(struct screen *s)
{
    struct progress_state *t = s->state;
    size_t row;
    if (t->rows.is_by_case) {
        ui_say(s->ui, STYLE_HINT, "签字在按专家看的一面 (F4).");
        return action_none();
    }
    if (!ui_allows(s->ui, MAY_REVIEW | MAY_KEEP_PANELS) || !short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct sheet_member *m = progress_member(&t->rows, row);
    arena_reset(&t->list.asked);
    return signing_ask(&t->signing, t->panel, m->reviewer,
                       arena_printf(&t->list.asked, "%s 对评审结果签的是", m->name));
}

/* ---- going on ------------------------------------------------------------------------------------------- */

static struct action open_list(struct progress_state *t, int64_t reviewer, int64_t submission)
{
    t->open = (struct sheets_argument){t->panel, reviewer, submission};
    return action_push(&sheets_screen, &t->open);
}

static const char *reader_text(struct arena *a, const struct sheet_reader *r)
{
    return arena_printf(a, "%s  %s%s%s", r->name, *r->state ? sheet_state_name(r->state) : "未打",
                        text_eq(r->state, SHEET_SEALED) ? "  " : "",
                        text_eq(r->state, SHEET_SEALED) ? mean_text(a, r->total) : "");
}

/* Whose sheet of the case. */
static struct action ask_reader(struct screen *s, const struct sheet_case_line *c)
{
    struct progress_state *t = s->state;
    struct arena *a = &t->list.asked;
    arena_reset(a);
    struct err err = {.arena = a};
    if (sheet_readers_load(s->ui->options.desk, a, &t->scoring, c->submission, &t->readers, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    const char **names = ARENA_ARRAY(a, const char *, t->readers.n + 1);
    for (size_t i = 0; i < t->readers.n; i++) {
        names[i] = reader_text(a, &t->readers.at[i]);
    }
    t->open.submission = c->submission;
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_READER,
                                    .text = arena_printf(a, "%s 看谁的打分表?", c->no),
                                    .choices = names,
                                    .n_choices = t->readers.n};
    return action_ask(&t->question);
}

static struct action command(struct screen *s, enum command c)
{
    struct progress_state *t = s->state;
    size_t row;
    switch (c) {
    case OPEN:
        if (!short_list_selected(&t->list, &row)) {
            return action_none();
        }
        return t->rows.is_by_case ? ask_reader(s, progress_case(&t->rows, row))
                                  : open_list(t, progress_member(&t->rows, row)->reviewer, 0);
    case SIGN: return ask_signing(s);
    case OTHER_VIEW: return show(s, !t->rows.is_by_case, t->rows.only);
    case ONLY: return narrow(s);
    case DEFENCE: return action_push(&defence_screen, &t->panel);
    case EXPORT:
    case IMPORT:
        t->open = (struct sheets_argument){t->panel, 0, 0};
        return action_push(c == EXPORT ? &sheet_export_screen : &sheet_import_screen, &t->open);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct progress_state *t = s->state;
    bool is_signed = false;
    if (signing_ask_is_mine(answer)) {
        struct action action = signing_ask_answer(s, &t->signing, answer, &is_signed);
        if (is_signed) {
            ui_reload(s, load);
        }
        return action;
    }
    if (answer->id == ASK_READER && answer->is_given) {
        return open_list(t, t->readers.at[answer->choice].reviewer, t->open.submission);
    }
    if (answer->id == 0) {
        ui_reload(s, load);
    }
    return action_none();
}

static struct action progress_event(struct screen *s, const struct event *event)
{
    struct progress_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const char *progress_sentence(const struct screen *s, struct arena *a)
{
    const struct progress_state *t = s->state;
    size_t signed_n = 0;
    for (size_t i = 0; i < t->rows.progress.n_members; i++) {
        signed_n += t->rows.progress.members[i].signing != NULL;
    }
    return arena_printf(a, "%s  %s  %lld 件, 收齐 %lld 件  签字 %zu/%zu  %s", t->scoring.panel.name,
                        panel_state_name(t->scoring.panel.state), (long long)t->rows.progress.cases,
                        (long long)t->rows.progress.complete, signed_n, t->rows.progress.n_members,
                        progress_only_text(&t->rows));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "这位专家的打分名单; 按件看时先选专家. 退回在名单上.", OPEN, "查看"},
    {K_F(4), 0, "按件/按人", "按专家看谁没交, 或按件看哪里不一致.", OTHER_VIEW, "查看"},
    {K_F(5), 0, "签字", "记下成员的签字: 同意, 不同意见, 拒签.", SIGN, "办理"},
    {K_F(3), 0, "答辩", "抽次序, 记到场, 当场打分; 只有答辩的阶段有.", DEFENCE, "办理"},
    {K_F(7), 0, "只看", "按件看时只看有分歧的, 只看没有收齐的, 再按又是全部.", ONLY, "查看"},
    {K_F(6), 0, "读文件", "从文件读打分表, 先预览.", IMPORT, "办理"},
    {K_CTRL('e'), 0, NULL, "全组的打分表存成文件.", EXPORT, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审组.", 0, NULL},
};

const struct screen_class progress_screen = {
    .name = "progress",
    .title = "打分进度",
    .state_size = sizeof(struct progress_state),
    .open = progress_open,
    .event = progress_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = progress_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_DECIDE | MAY_PRINT | MAY_ADMINISTER,
    .help = "一个评审组打到哪里了: 谁封存了几份, 谁还没打; 哪几件的分差得多, 客观项打得不一样. "
            "没有封存的分这里也看不到. 签字是全部封存以后的事; 退回一份打分表, 签过的字就作废.\n",
};
