/* 打分进度: who of a panel has done what and signed what; seen by case, where the sheets do not agree. */
#include <limits.h>

#include "base/slice.h"
#include "desk/reviewers.h"
#include "desk/sheet_cases.h"
#include "model/points.h"
#include "tui/screen/defence.h"
#include "tui/screen/sheet_files.h"
#include "tui/screen/short_list.h"
#include "tui/screen/signing_ask.h"
#include "tui/ui.h"

enum command { OPEN = 1, SIGN, OTHER_VIEW, DEFENCE, EXPORT, IMPORT };
enum question_id { ASK_READER = 1 };
enum member_column { NO, NAME, ASSIGNED, SEALED, DRAFTS, UNTOUCHED, MEAN, SIGNING };
enum case_column { CASE_NO, CASE_TITLE, CASE_SEALED, CASE_MEAN, CASE_SPREAD, CASE_HINT };

static const struct list_column member_columns[] = {
    [NO] = {.title = "编号", .width = 6, .is_unsorted = true},
    [NAME] = {.title = "专家", .width = 10, .widest = 20, .is_unsorted = true},
    [ASSIGNED] = {.title = "分配", .width = 5, .to_right = true, .is_unsorted = true},
    [SEALED] = {.title = "已封存", .width = 6, .to_right = true, .is_unsorted = true},
    [DRAFTS] = {.title = "草稿", .width = 5, .to_right = true, .is_unsorted = true},
    [UNTOUCHED] = {.title = "未打", .width = 5, .to_right = true, .is_unsorted = true},
    [MEAN] = {.title = "均分", .width = 8, .to_right = true, .is_unsorted = true},
    [SIGNING] = {.title = "签字", .width = 16, .widest = INT_MAX, .is_unsorted = true},
};
static const struct list_column case_columns[] = {
    [CASE_NO] = {.title = "编号", .width = 6, .widest = 8, .is_unsorted = true},
    [CASE_TITLE] = {.title = "名称", .width = 22, .widest = INT_MAX, .is_unsorted = true},
    [CASE_SEALED] = {.title = "已封存", .width = 7, .to_right = true, .is_unsorted = true},
    [CASE_MEAN] = {.title = "均分", .width = 8, .to_right = true, .is_unsorted = true},
    [CASE_SPREAD] = {.title = "分差", .width = 8, .to_right = true, .is_unsorted = true},
    [CASE_HINT] = {.title = "分歧", .width = 10, .is_unsorted = true},
};

struct progress_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t panel;
    struct scoring scoring;
    bool is_by_case;
    struct sheet_progress progress;
    struct sheet_case_lines cases;
    struct sheet_readers readers; /* of the case that is asked about, in list.asked */
    struct question question;
    struct signing_ask signing;
    struct sheets_argument open;
};

static const char *count(struct arena *a, int64_t n)
{
    return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

/* ---- by member ----------------------------------------------------------------------------------- */

static const char *signing_cell(const struct sheet_member *m)
{
    return m->signing      ? signing_name(m->signing)
           : m->attendance ? attendance_name(m->attendance)
                           : NULL;
}

static const char *member_cell(struct arena *a, const struct sheet_member *m, size_t column)
{
    switch ((enum member_column)column) {
    case NO: return m->no;
    case NAME: return m->name;
    case ASSIGNED: return count(a, m->assigned);
    case SEALED: return count(a, m->sealed);
    case DRAFTS: return count(a, m->drafts);
    case UNTOUCHED: return count(a, m->assigned - m->sealed - m->drafts);
    case MEAN: return m->has_mean ? mean_text(a, m->mean) : NULL;
    case SIGNING: return signing_cell(m);
    }
    return NULL;
}

static const char *outlier_text(struct arena *a, const struct sheet_outlier *o, const char *what)
{
    return arena_printf(a, "%s 打 %s, 其余 %zu 份平均 %s", what, mean_text(a, o->total),
                        o->n_others, mean_text(a, o->others));
}

static const char *member_told(struct arena *a, const struct progress_state *t,
                               const struct sheet_member *m)
{
    const char *text = m->signing
                           ? arena_printf(a, "%s 签字 %s%s%s.", text_or_empty(m->signed_on),
                                          signing_name(m->signing), m->signing_note ? ": " : "",
                                          text_or_empty(m->signing_note))
                           : "没有签字.";
    for (size_t i = 0; i < t->progress.n_outliers; i++) {
        const struct sheet_outlier *o = &t->progress.outliers[i];
        if (o->reviewer == m->reviewer) {
            text = arena_printf(a, "%s\n%s.", text, outlier_text(a, o, o->no));
        }
    }
    return text;
}

/* ---- by case --------------------------------------------------------------------------------------- */

static bool is_outlying(const struct progress_state *t, int64_t submission)
{
    for (size_t i = 0; i < t->progress.n_outliers; i++) {
        if (t->progress.outliers[i].submission == submission) {
            return true;
        }
    }
    return false;
}

static const char *case_cell(struct arena *a, const struct progress_state *t,
                             const struct sheet_case_line *c, size_t column)
{
    switch ((enum case_column)column) {
    case CASE_NO: return c->no;
    case CASE_TITLE: return c->title;
    case CASE_SEALED:
        return arena_printf(a, "%lld/%lld", (long long)c->sealed, (long long)c->readers);
    case CASE_MEAN: return c->has_mean ? mean_text(a, c->mean) : NULL;
    case CASE_SPREAD: return c->sealed > 1 ? mean_text(a, c->spread) : NULL;
    case CASE_HINT:
        return c->differing ? "客观项" : is_outlying(t, c->submission) ? "畸高畸低" : NULL;
    }
    return NULL;
}

static const char *case_told(struct arena *a, const struct progress_state *t,
                             const struct sheet_case_line *c)
{
    const char *text = c->sealed == c->readers ? "打分表收齐了."
                                               : arena_printf(a, "还有 %lld 份没有封存.",
                                                              (long long)(c->readers - c->sealed));
    if (c->differing) {
        text = arena_printf(a, "%s\n客观项不一致: %s.", text, c->differing);
    }
    for (size_t i = 0; i < t->progress.n_outliers; i++) {
        const struct sheet_outlier *o = &t->progress.outliers[i];
        if (o->submission == c->submission) {
            text = arena_printf(a, "%s\n%s.", text, outlier_text(a, o, text_or_empty(o->name)));
        }
    }
    return text;
}

/* ---- the list ---------------------------------------------------------------------------------------- */

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct progress_state *t = context;
    return t->is_by_case ? case_cell(a, t, &t->cases.at[row], column)
                         : member_cell(a, &t->progress.members[row], column);
}

static enum style style(void *context, size_t row)
{
    const struct progress_state *t = context;
    if (t->is_by_case) {
        const struct sheet_case_line *c = &t->cases.at[row];
        bool is_odd = c->differing || is_outlying(t, c->submission);
        return is_odd ? STYLE_WARNING : c->sealed == c->readers ? STYLE_GOOD : STYLE_NORMAL;
    }
    const struct sheet_member *m = &t->progress.members[row];
    return text_eq(m->signing, SIGNED_DISSENT) || text_eq(m->signing, SIGNED_REFUSED)
               ? STYLE_WARNING
           : m->sealed == m->assigned ? STYLE_GOOD
                                      : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct progress_state *t = context;
    return t->is_by_case ? case_told(a, t, &t->cases.at[row])
                         : member_told(a, t, &t->progress.members[row]);
}

static enum status load(struct screen *s, struct err *err)
{
    struct progress_state *t = s->state;
    struct desk *desk = s->ui->options.desk;
    struct arena fresh = {0};
    struct sheet_progress progress;
    struct sheet_case_lines cases;
    enum status status = sheet_progress_load(desk, &fresh, &t->scoring, &progress, err);
    if (status == STATUS_OK) {
        status = sheet_cases_load(desk, &fresh, &t->scoring, &cases, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->progress = progress;
    t->cases = cases;
    short_list_set(&t->list, fresh, t->is_by_case ? cases.n : progress.n_members);
    return STATUS_OK;
}

static void show_by(struct progress_state *t, bool is_by_case)
{
    const struct list_source source = {.context = t, .cell = cell, .style = style};
    t->is_by_case = is_by_case;
    if (is_by_case) {
        short_list_init(&t->list, case_columns, sizeof case_columns / sizeof *case_columns, source);
    } else {
        short_list_init(&t->list, member_columns, sizeof member_columns / sizeof *member_columns,
                        source);
    }
    t->list.told = told;
    t->list.list.noun = is_by_case ? "件" : "位专家";
    t->list.list.empty = is_by_case ? "没有分配申报件." : "这个评审组没有成员.";
}

static enum status progress_open(struct screen *s, const void *argument, struct err *err)
{
    struct progress_state *t = s->state;
    t->panel = *(const int64_t *)argument;
    show_by(t, false);
    enum status status = scoring_load(s->ui->options.desk, &s->arena, t->panel, &t->scoring, err);
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action turn(struct screen *s)
{
    struct progress_state *t = s->state;
    list_release(&t->list.list);
    show_by(t, !t->is_by_case);
    ui_reload(s, load);
    return action_none();
}

/* ---- signing ------------------------------------------------------------------------------------------- */

static struct action ask_signing(struct screen *s)
{
    struct progress_state *t = s->state;
    size_t row;
    if (t->is_by_case) {
        ui_say(s->ui, STYLE_HINT, "签字在按专家看的一面 (F4).");
        return action_none();
    }
    if (!ui_allows(s->ui, MAY_REVIEW | MAY_KEEP_PANELS) || !short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct sheet_member *m = &t->progress.members[row];
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
        return t->is_by_case ? ask_reader(s, &t->cases.at[row])
                             : open_list(t, t->progress.members[row].reviewer, 0);
    case SIGN: return ask_signing(s);
    case OTHER_VIEW: return turn(s);
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
    for (size_t i = 0; i < t->progress.n_members; i++) {
        signed_n += t->progress.members[i].signing != NULL;
    }
    return arena_printf(a, "%s  %s  %lld 件, 收齐 %lld 件  签字 %zu/%zu", t->scoring.panel.name,
                        panel_state_name(t->scoring.panel.state), (long long)t->progress.cases,
                        (long long)t->progress.complete, signed_n, t->progress.n_members);
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "这位专家的打分名单; 按件看时先选专家. 退回在名单上.", OPEN, "查看"},
    {K_F(4), 0, "按件/按人", "按专家看谁没交, 或按件看哪里不一致.", OTHER_VIEW, "查看"},
    {K_F(5), 0, "签字", "记下成员的签字: 同意, 不同意见, 拒签.", SIGN, "办理"},
    {K_F(3), 0, "答辩", "抽次序, 记到场, 当场打分; 只有答辩的阶段有.", DEFENCE, "办理"},
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
