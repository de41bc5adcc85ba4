/* One case being entered or edited. Decides what keys do and what is told; the form itself is made
 * from the notice (submission_inputs.h), kept and read in submission_form.h, saved in
 * submission_form_save.c. */
#include "tui/screen/screen_submission_form.h"
#include "base/slice.h"
#include "desk/units.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/submissions.h"
#include "tui/screen/units.h"

enum command { SAVE = 1, DISCARD, CHOOSE_NOTICE, LIMITS };
/* ---- limits --------------------------------------------------------------------------------------- */

/* Asked again only when what limits look at was changed here, or the desk by somebody. */
static void renew_meter(struct submission_form_state *t, bool is_changed)
{
    struct arena a = {0};
    struct submission mine;
    if (!t->f.is_made) {
        return;
    }
    submission_form_meant(&t->f, &a, &mine);
    const char *asked = arena_printf(&a, "%lld %s %s %lld %s %lld %s", (long long)mine.notice,
                                     text_or_empty(mine.track), text_or_empty(mine.direction),
                                     (long long)mine.lead, text_or_empty(mine.partners),
                                     (long long)mine.recommender, text_or_empty(mine.title));
    if (is_changed) {
        limit_meter_release(&t->meter);
    }
    if (limit_meter_asks(&t->meter, asked)) {
        limit_meter_case(&t->meter, submission_form_desk(t), &mine);
    }
    arena_release(&a);
}

static struct action show_limits(struct screen *s)
{
    struct submission_form_state *t = s->state;
    if (!t->f.is_made) {
        return action_none();
    }
    submission_form_meant(&t->f, &s->arena, &t->meant);
    t->limits = (struct limits_of){.typed = &t->meant};
    return action_push(&limits_screen, &t->limits);
}

/* ---- which notice ------------------------------------------------------------------------------ */

static enum status make(struct screen *s, int64_t notice, struct err *err)
{
    struct submission_form_state *t = s->state;
    enum status status = notice_row_load(submission_form_desk(t), &s->arena, notice, &t->row, err);
    if (status == STATUS_OK) {
        t->f.base.notice = notice;
        t->f.base.revision = t->f.base.revision ? t->f.base.revision : t->row.revision;
        status = submission_form_make(&t->f, err);
    }
    if (status == STATUS_OK) {
        renew_meter(t, false);
    }
    return status;
}

static enum status start_choosing(struct screen *s, struct err *err)
{
    struct submission_form_state *t = s->state;
    return notice_choice_open(&t->choosing, submission_form_desk(t), &s->arena,
                              "新申报件按哪份通知?", err);
}

static void choose(struct screen *s)
{
    struct submission_form_state *t = s->state;
    struct err err = {.arena = &s->arena};
    const struct notice_row *row = notice_choice_taken(&t->choosing);
    if (!row) {
        return;
    }
    int64_t notice = row->record.id;
    notice_choice_close(&t->choosing);
    t->f.base.revision = 0;
    if (make(s, notice, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else if (form_has_changes(&t->f.form)) {
        submission_form_keep_notice(&t->f);
    }
}

/* ---- life -------------------------------------------------------------------------------------- */

static enum status open_new(struct screen *s, int64_t notice, struct err *err)
{
    struct submission_form_state *t = s->state;
    struct err quiet = {.arena = &s->arena};
    t->f.draft = "submission:new";
    t->f.base.list_order = NUMBER_NONE;
    int64_t drafted = submission_form_drafted_notice(&t->f);
    if (drafted && make(s, drafted, &quiet) == STATUS_OK) {
        return STATUS_OK;
    }
    notice = notice ? notice : s->ui->notice;
    return notice ? make(s, notice, err) : start_choosing(s, err);
}

static enum status form_open(struct screen *s, const void *argument, struct err *err)
{
    struct submission_form_state *t = s->state;
    int64_t id = argument ? *(const int64_t *)argument : 0;
    t->f.ui = s->ui;
    if (id == 0) {
        return open_new(s, 0, err);
    }
    t->f.draft = arena_printf(&s->arena, "submission:%lld", (long long)id);
    enum status status = submission_load(submission_form_desk(t), &s->arena, id, &t->f.base, err);
    if (status == STATUS_OK && t->f.base.record.is_void) {
        status = err_set(err, STATUS_DATA, "申报件 %s 已作废; 作废错了到 0记录 撤销",
                         submission_no(&s->arena, id));
    }
    return status == STATUS_OK ? make(s, t->f.base.notice, err) : status;
}

static enum status form_open_from(struct screen *s, const void *argument, struct err *err)
{
    const struct submission_from *from = argument;
    struct submission_form_state *t = s->state;
    t->f.ui = s->ui;
    t->f.base.recommender = from->recommender;
    return open_new(s, from->notice, err);
}

static void form_close(struct screen *s)
{
    struct submission_form_state *t = s->state;
    notice_choice_close(&t->choosing);
    limit_meter_release(&t->meter);
    submission_form_release(&t->f);
}

/* ---- answers of what was opened above ---------------------------------------------------------- */

static void take_unit(struct screen *s, const struct answer *answer)
{
    struct submission_form_state *t = s->state;
    const char *name = answer->is_given
                           ? unit_name(submission_form_desk(t), &s->arena, (int64_t)answer->choice)
                           : NULL;
    size_t field = t->f.new_unit - 1;
    if (name) {
        submission_form_take_unit(&t->f, name);
        form_draft_keep(s->ui, t->f.draft, &t->f.form, field);
    } else {
        ui_say(s->ui, STYLE_WARNING, "单位还没有登记; 这一项要再选.");
        t->f.new_unit = 0;
    }
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct submission_form_state *t = s->state;
    enum above above = t->above;
    t->above = ABOVE_NONE;
    if (above == ABOVE_CONFLICT) {
        return submission_form_resolve(s, answer);
    }
    if (above == ABOVE_UNIT) {
        take_unit(s, answer);
    }
    return action_none();
}

/* ---- keys -------------------------------------------------------------------------------------- */

static struct action choose_notice(struct screen *s)
{
    struct submission_form_state *t = s->state;
    struct err err = {.arena = &s->arena};
    if (t->f.base.record.id) {
        ui_say(s->ui, STYLE_WARNING, "已登记的申报件不能换通知; 登记错了作废后另登一件.");
    } else if (t->choosing.is_open) {
        return action_none();
    } else if (start_choosing(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    return action_none();
}

static struct action discard(struct screen *s)
{
    struct submission_form_state *t = s->state;
    if (t->f.is_made) {
        submission_form_show(&t->f, &t->f.base);
    }
    form_draft_drop(s->ui, t->f.draft);
    ui_say(s->ui, STYLE_GOOD, "草稿已弃掉.");
    return action_none();
}

static struct action leave(struct screen *s)
{
    struct submission_form_state *t = s->state;
    if (t->f.is_made && form_has_changes(&t->f.form)) {
        ui_say(s->ui, STYLE_WARNING, "没有保存; 所输入的留作草稿, 再打开时还在.");
    }
    return action_answer((struct answer){0});
}

/* Somebody saved the same case: an untouched form shows it, a touched one says so. */
static void notice_change(struct screen *s)
{
    struct submission_form_state *t = s->state;
    struct err err = {.arena = &s->arena};
    struct submission now = {0};
    if (t->f.base.record.id == 0 || !t->f.is_made) {
        return;
    }
    if (submission_load(submission_form_desk(t), &s->arena, t->f.base.record.id, &now, &err) !=
            STATUS_OK ||
        now.record.rev == t->f.base.record.rev) {
        return;
    }
    if (form_has_changes(&t->f.form)) {
        ui_say(s->ui, STYLE_WARNING, "别人刚改过这一件; 所输入的都在, 保存时改到一处的两边对照.");
        return;
    }
    t->f.base = now;
    submission_form_show(&t->f, &t->f.base);
    ui_say(s->ui, STYLE_WARNING, "别人刚改过这一件, 已换成新的内容.");
}

static struct action choosing_key(struct screen *s, struct key key)
{
    struct submission_form_state *t = s->state;
    switch (choice_key(&t->choosing.choice, key)) {
    case WIDGET_DONE: choose(s); break;
    case WIDGET_LEFT:
        notice_choice_close(&t->choosing);
        return t->f.is_made ? action_none() : leave(s);
    case WIDGET_PASS: return action_pass();
    case WIDGET_HANDLED:
    case WIDGET_CHANGED:
    case WIDGET_FILTERED:
    case WIDGET_SORTED: break;
    }
    return action_none();
}

static struct action input_key(struct screen *s, struct key key)
{
    struct submission_form_state *t = s->state;
    enum widget_result result = form_key(&t->f.form, key);
    if (t->f.new_unit) {
        t->above = ABOVE_UNIT;
        return action_push(&unit_named_screen, t->f.new_name);
    }
    if (result == WIDGET_DONE) {
        ui_say(s->ui, STYLE_HINT, "填完了: F2 保存.");
    }
    return result == WIDGET_LEFT ? leave(s) : action_after(result);
}

static struct action handle(struct screen *s, const struct event *event)
{
    struct submission_form_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        if (event->command == CHOOSE_NOTICE) {
            return choose_notice(s);
        }
        if (event->command == LIMITS) {
            return show_limits(s);
        }
        if (event->command == DISCARD) {
            return t->f.is_made && form_has_changes(&t->f.form) ? form_draft_ask_give_up()
                                                                : discard(s);
        }
        return t->choosing.is_open ? action_none() : submission_form_save(s);
    case EVENT_ANSWER:
        return form_draft_is_given_up(&event->answer) ? discard(s) : answered(s, &event->answer);
    case EVENT_CHANGED:
        if (t->f.is_made) {
            form_draft_follow(s->ui, t->f.draft, &t->f.form);
        }
        notice_change(s);
        return action_none();
    case EVENT_KEY: break;
    }
    return t->choosing.is_open ? choosing_key(s, event->key) : input_key(s, event->key);
}

static struct action form_event(struct screen *s, const struct event *event)
{
    struct action action = handle(s, event);
    if (action.kind == ACTION_NONE) {
        renew_meter(s->state, event->kind == EVENT_CHANGED);
    }
    return action;
}

static bool form_rest(struct screen *s)
{
    struct submission_form_state *t = s->state;
    struct terminal *terminal = s->ui->options.terminal;
    if (t->f.is_made) {
        (void)form_idle(&t->f.form, terminal->now_ms(terminal));
    }
    return false; /* waiting is no work: the loop comes by every second */
}

/* ---- the picture ------------------------------------------------------------------------------- */

static void form_paint(const struct screen *s, const struct canvas *cv)
{
    struct submission_form_state *t = s->state;
    struct arena a = {0};
    if (t->f.is_made) {
        const char *what = t->f.base.record.id
                               ? arena_printf(&a, "修改 %s", submission_no(&a, t->f.base.record.id))
                               : "登记申报件";
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "%s  %s号  %s", what,
                      t->row.code, text_or_empty(t->row.title));
        int head = t->meter.lines.n ? 2 : 1;
        struct canvas meter = canvas_part(cv, (struct rect){1, 0, 1, cv->cols});
        struct canvas body = canvas_part(cv, (struct rect){head, 0, cv->rows - head, cv->cols});
        limit_meter_draw(&t->meter, &meter);
        form_draw(&t->f.form, &body);
    }
    if (t->choosing.is_open) {
        choice_draw(&t->choosing.choice, cv);
    }
    arena_release(&a);
}

static bool form_is_text(const struct screen *s)
{
    const struct submission_form_state *t = s->state;
    return t->choosing.is_open || (t->f.is_made && form_takes_text(&t->f.form));
}

static const char *form_says(const struct screen *s, struct arena *a)
{
    const struct submission_form_state *t = s->state;
    if (t->choosing.is_open || !t->f.is_made) {
        return "上下选通知, 输入几个字即筛选, Enter 确定.";
    }
    const char *said = form_sentence(&t->f.form, a), *unsaved = form_unsaved(&t->f.form, a);
    return *text_or_empty(said) || !unsaved ? said : unsaved;
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这件申报件; 表单不合要求的照样存, 并告诉有几处.", SAVE,
     "编辑"},
    {K_F(5), 0, "通知", "新登记时换一份通知; 已输入的按项名带过去.", CHOOSE_NOTICE, "编辑"},
    {K_F(6), K_CTRL('t'), "限额", "还可报几件, 凭哪一条, 是谁用掉的.", LIMITS, "查看"},
    {K_F(8), 0, "弃草稿", "丢掉没有保存的, 回到存着的内容.", DISCARD, "编辑"},
    {K_TAB, K_BACK_TAB, NULL, "下一项, 上一项; Enter 和上下也行.", 0, NULL},
    {K_ESC, 0, "返回", "返回; 没有保存的留作草稿.", 0, NULL},
};

static const char help[] =
    "登记或修改一件申报件. 前面是每件都有的各项, 后面是通知的表单, 带 * 的通知要求必填; "
    "字数边输入边数. 单位输入名称或拼音首字母来选, 没有的选「新建这个单位」. "
    "上面一行是还可报几件, 凭哪一条, 随输入变; F6 看是谁用掉的. 表单不合要求不妨碍保存, "
    "检查里会列出. 离开一项或停一秒, 就记入草稿, 断线也不丢.\n";

/* Two ways in: by the id of a case, and for a new one from where it came. */
#define FORM_SCREEN(opened)                                                                        \
    {                                                                                              \
        .may = MAY_LOG, .name = "submission-form", .title = "申报件",                              \
        .state_size = sizeof(struct submission_form_state), .open = opened, .event = form_event,   \
        .draw = form_paint, .close = form_close, .idle = form_rest, .takes_text = form_is_text,    \
        .sentence = form_says, .bindings = bindings,                                               \
        .n_bindings = sizeof bindings / sizeof *bindings, .help = help,                            \
    }

const struct screen_class submission_form_screen = FORM_SCREEN(form_open);
const struct screen_class submission_from_screen = FORM_SCREEN(form_open_from);
