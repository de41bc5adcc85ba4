/* A panel made without a draw, or changed: what it reviews, by which scheme, its name. */
#include "base/slice.h"
#include "desk/panels.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/panel_inputs.h"
#include "tui/screen/review.h"

enum command { SAVE = 1, FORGET };
enum { NOTE = PANEL_INPUTS, PLACES };

struct panel_form {
    struct draft_form d;
    struct panel base; /* record.id 0: a new one */
    struct input inputs[PLACES];
};

static void init_form(struct panel_form *t)
{
    for (size_t i = 0; i < PANEL_INPUTS; i++) {
        t->inputs[i] = panel_inputs[i];
    }
    t->inputs[PANEL_NOTICE].kind = t->base.record.id ? INPUT_READ_ONLY : INPUT_TEXT;
    t->inputs[NOTE] = (struct input){.name = "note", .label = "备注", .help = "如 在三楼会议室."};
    draft_form_init(&t->d, t->inputs, PLACES, panel_inputs_left);
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct panel_form *t = s->state;
    struct panel_view v = {0};
    int64_t id = *(const int64_t *)argument;
    draft_form_begin(s, arena_printf(&s->arena, "panel:%lld", (long long)id));
    enum status status = id ? panel_view_load(t->d.desk, &s->arena, id, &v, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.panel;
    init_form(t);
    status = panel_inputs_show(s->ui, &t->d.form, &t->base, err);
    form_set(&t->d.form, NOTE, text_or_empty(t->base.note));
    if (status != STATUS_OK) {
        form_release(&t->d.form);
        return status;
    }
    if (!id) {
        panel_inputs_propose_name(t->d.desk, &t->d.form);
    }
    (void)form_draft_put(s->ui, t->d.draft, &t->d.form);
    return STATUS_OK;
}

static struct action save(struct screen *s)
{
    struct panel_form *t = s->state;
    struct err err = {.arena = &s->arena};
    struct panel mine = t->base;
    int64_t batch = 0;
    if (!draft_form_is_right(s, "存")) {
        return action_none();
    }
    const char *note = form_value(&t->d.form, NOTE, &s->arena);
    mine.note = text_is_empty(note) ? NULL : note;
    enum status status = panel_inputs_read(t->d.desk, &s->arena, &t->d.form, &mine, &err);
    if (status == STATUS_OK) {
        status = panel_save(t->d.desk, &s->arena, t->base.record.id ? &t->base : NULL, &mine,
                            &batch, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    draft_form_saved(&t->d);
    ui_say(s->ui, STYLE_GOOD, "存好了 %s, 记录 %lld; 错了到 0记录 撤销.", mine.name,
           (long long)batch);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)mine.record.id});
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    if (event->kind == EVENT_COMMAND) {
        return event->command == SAVE ? save(s) : draft_form_give_up(s);
    }
    return draft_form_event(s, event, save);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    const struct panel_form *t = s->state;
    struct arena a = {0};
    draft_form_draw(s, cv,
                    arena_printf(&a, "评审组  %s",
                                 t->base.record.id ? t->base.name : "新, 成员由工作人员指定"));
    arena_release(&a);
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
    .close = draft_form_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "不抽取, 先建一个空的评审组, 再在里面按 F8 指定成员; 或修改已有的. "
            "开始打分以后只能改组名和备注.\n",
};
