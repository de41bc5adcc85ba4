/* A panel made without a draw, or changed: what it reviews, by which scheme, its name. */
#include "base/slice.h"
#include "desk/panels.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/panel_inputs.h"
#include "tui/screen/review.h"

enum command { SAVE = 1, FORGET };
enum { NOTE = PANEL_INPUTS, PLACES };

struct panel_form {
    struct panel_asking asking; /* first: the context of the proposals */
    struct screen *screen;
    struct panel base; /* record.id 0: a new one */
    const char *draft;
    struct input inputs[PLACES];
    struct form form;
};

static void left(void *context, size_t field)
{
    struct panel_form *t = context;
    if (!t->base.record.id && field < PANEL_NAME) {
        panel_inputs_propose_name(t->asking.desk, &t->form);
    }
    form_draft_keep(t->screen->ui, t->draft, &t->form, field);
}

static void init_form(struct panel_form *t)
{
    for (size_t i = 0; i < PANEL_INPUTS; i++) {
        t->inputs[i] = panel_inputs[i];
    }
    t->inputs[PANEL_NOTICE].kind = t->base.record.id ? INPUT_READ_ONLY : INPUT_TEXT;
    t->inputs[NOTE] = (struct input){.name = "note", .label = "备注", .help = "如 在三楼会议室."};
    form_init(&t->form, t->inputs, PLACES, (struct form_hooks){.context = t, .left = left});
}

static void form_screen_close(struct screen *s)
{
    struct panel_form *t = s->state;
    form_leave(&t->form);
    form_release(&t->form);
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct panel_form *t = s->state;
    struct panel_view v = {0};
    int64_t id = *(const int64_t *)argument;
    t->asking.desk = s->ui->options.desk;
    t->screen = s;
    enum status status = id ? panel_view_load(t->asking.desk, &s->arena, id, &v, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.panel;
    t->draft = arena_printf(&s->arena, "panel:%lld", (long long)id);
    init_form(t);
    status = panel_inputs_show(s->ui, &t->form, &t->base, err);
    form_set(&t->form, NOTE, text_or_empty(t->base.note));
    if (status != STATUS_OK) {
        form_release(&t->form);
        return status;
    }
    if (!id) {
        panel_inputs_propose_name(t->asking.desk, &t->form);
    }
    (void)form_draft_put(s->ui, t->draft, &t->form);
    return STATUS_OK;
}

static bool form_screen_idle(struct screen *s)
{
    struct terminal *t = s->ui->options.terminal;
    return form_idle(&((struct panel_form *)s->state)->form, t->now_ms(t));
}

static struct action save(struct screen *s)
{
    struct panel_form *t = s->state;
    struct err err = {.arena = &s->arena};
    struct panel mine = t->base;
    int64_t batch = 0;
    form_leave(&t->form);
    if (!form_judge(&t->form)) {
        ui_say(s->ui, STYLE_WARNING, "没有存: 还有没填对的, 见旁边的说明.");
        return action_none();
    }
    const char *note = form_value(&t->form, NOTE, &s->arena);
    mine.note = text_is_empty(note) ? NULL : note;
    enum status status = panel_inputs_read(t->asking.desk, &s->arena, &t->form, &mine, &err);
    if (status == STATUS_OK) {
        status = panel_save(t->asking.desk, &s->arena, t->base.record.id ? &t->base : NULL, &mine,
                            &batch, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    form_saved(&t->form);
    form_draft_drop(s->ui, t->draft);
    ui_say(s->ui, STYLE_GOOD, "存好了 %s, 记录 %lld; 错了到 0记录 撤销.", mine.name,
           (long long)batch);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)mine.record.id});
}

static struct action forget(struct screen *s)
{
    struct panel_form *t = s->state;
    for (size_t i = 0; i < PLACES; i++) {
        form_put(&t->form, i, t->form.values[i].original.at);
    }
    form_draft_drop(s->ui, t->draft);
    ui_say(s->ui, STYLE_NORMAL, "草稿弃掉了, 这里是存下来的样子.");
    return action_none();
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    struct panel_form *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        return event->command == SAVE       ? save(s)
               : form_has_changes(&t->form) ? form_draft_ask_give_up()
                                            : forget(s);
    case EVENT_ANSWER: return form_draft_is_given_up(&event->answer) ? forget(s) : action_none();
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&t->form, event->key);
    if (result == WIDGET_LEFT) {
        return action_pop();
    }
    return result == WIDGET_DONE ? save(s) : action_after(result);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    struct panel_form *t = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "评审组  %s",
                  t->base.record.id ? t->base.name : "新, 成员由工作人员指定");
    struct canvas form = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    form_draw(&t->form, &form);
}

static bool form_screen_takes_text(const struct screen *s)
{
    return form_takes_text(&((const struct panel_form *)s->state)->form);
}

static const char *form_screen_sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((const struct panel_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这个评审组.", SAVE, "编辑"},
    {K_F(8), 0, "弃草稿", "丢开没有保存的, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是保存.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 没有保存的留作草稿.", 0, NULL},
};

const struct screen_class panel_form_screen = {
    .may = MAY_KEEP_PANELS,
    .name = "panel-form",
    .title = "评审组",
    .state_size = sizeof(struct panel_form),
    .open = form_screen_open,
    .event = form_screen_event,
    .draw = form_screen_draw,
    .close = form_screen_close,
    .idle = form_screen_idle,
    .takes_text = form_screen_takes_text,
    .sentence = form_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "不抽取, 先建一个空的评审组, 再在里面按 F8 指定成员; 或修改已有的. "
            "开始打分以后只能改组名和备注.\n",
};
