/* One relation of an expert: what it is, to which unit, from when and until when. */
#include "base/slice.h"
#include "desk/reviewers.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/propose.h"
#include "tui/screen/review.h"

enum command { SAVE = 1, FORGET };
enum place { KIND, UNIT, SINCE, UNTIL, NOTE, PLACES };

struct relation_form {
    struct desk *desk; /* first: the context of the proposals */
    struct screen *screen;
    struct relation base; /* record.id 0: a new one */
    const char *who, *draft;
    struct input inputs[PLACES]; /* with the kinds there are */
    struct form form;
};

static struct suggestions propose(void *context, struct arena *a, const char *typed)
{
    return propose_unit(((const struct relation_form *)context)->desk, a, typed);
}

static const struct input inputs[PLACES] = {
    [KIND] = {.name = "kind",
              .label = "关系",
              .kind = INPUT_CHOICE,
              .help = "左右键换.",
              .is_required = true},
    [UNIT] = {.name = "unit",
              .label = "单位",
              .help = "与哪个单位: 名称, 拼音首字母或信用代码; 单位库里没有的一并登记.",
              .is_required = true,
              .suggest = propose},
    [SINCE] = {.name = "since",
               .label = "起",
               .kind = INPUT_DATE,
               .help = "空着是一直就有.",
               .columns = 12},
    [UNTIL] = {.name = "until",
               .label = "止",
               .kind = INPUT_DATE,
               .help = "空着是现在还有. 结束以后, 回避期内仍要回避.",
               .columns = 12},
    [NOTE] = {.name = "note", .label = "说明", .help = "如 配偶任副总经理; 印在回避记录上."},
};

static void init_inputs(struct relation_form *t, struct arena *a)
{
    const char **kinds = ARENA_ARRAY(a, const char *, n_relation_kinds);
    for (size_t i = 0; i < n_relation_kinds; i++) {
        kinds[i] = relation_kinds[i].name;
    }
    for (size_t i = 0; i < PLACES; i++) {
        t->inputs[i] = inputs[i];
    }
    t->inputs[KIND].choices = kinds;
    t->inputs[KIND].n_choices = n_relation_kinds;
}

static void keep(void *context, size_t field)
{
    struct relation_form *t = context;
    form_draft_keep(t->screen->ui, t->draft, &t->form, field);
}

static void show(struct relation_form *t, const struct relation_view *v)
{
    const struct relation_kind *kind = relation_kind_find(v->relation.kind);
    form_set(&t->form, KIND, kind ? kind->name : relation_kinds[0].name);
    form_set(&t->form, UNIT, text_or_empty(v->unit));
    form_set(&t->form, SINCE, text_or_empty(v->relation.since));
    form_set(&t->form, UNTIL, text_or_empty(v->relation.until));
    form_set(&t->form, NOTE, text_or_empty(v->relation.note));
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct relation_form *t = s->state;
    const struct relation_argument *which = argument;
    struct reviewer_view who;
    struct relation_view v = {.relation = {.reviewer = which->reviewer}};
    t->desk = s->ui->options.desk;
    t->screen = s;
    enum status status = reviewer_view_load(t->desk, &s->arena, which->reviewer, &who, err);
    if (status == STATUS_OK && which->relation) {
        status = relation_view_load(t->desk, &s->arena, which->relation, &v, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.relation;
    t->who = who.reviewer.name;
    t->draft = arena_printf(&s->arena, "relation:%lld:%lld", (long long)which->reviewer,
                            (long long)which->relation);
    init_inputs(t, &s->arena);
    form_init(&t->form, t->inputs, PLACES, (struct form_hooks){.context = t, .left = keep});
    show(t, &v);
    (void)form_draft_put(s->ui, t->draft, &t->form);
    return STATUS_OK;
}

static void form_screen_close(struct screen *s)
{
    struct relation_form *t = s->state;
    form_leave(&t->form);
    form_release(&t->form);
}

static bool form_screen_idle(struct screen *s)
{
    struct terminal *t = s->ui->options.terminal;
    return form_idle(&((struct relation_form *)s->state)->form, t->now_ms(t));
}

static const char *typed(struct relation_form *t, struct arena *a, enum place at)
{
    const char *value = form_value(&t->form, at, a);
    return text_is_empty(value) ? NULL : value;
}

static struct action save(struct screen *s)
{
    struct relation_form *t = s->state;
    struct arena *a = &s->arena;
    struct err err = {.arena = a};
    struct relation mine = t->base;
    int64_t batch = 0;
    form_leave(&t->form);
    if (!form_judge(&t->form)) {
        ui_say(s->ui, STYLE_WARNING, "没有存: 还有没填对的, 见旁边的说明.");
        return action_none();
    }
    mine.kind = typed(t, a, KIND);
    mine.since = typed(t, a, SINCE);
    mine.until = typed(t, a, UNTIL);
    mine.note = typed(t, a, NOTE);
    const struct relation_edit edit = {
        t->base.record.id ? &t->base : NULL, &mine,
        form_is_changed(&t->form, UNIT) || !mine.unit ? typed(t, a, UNIT) : NULL};
    if (relation_save(t->desk, a, &edit, &batch, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    form_saved(&t->form);
    form_draft_drop(s->ui, t->draft);
    ui_say(s->ui, STYLE_GOOD, "记下了, 记录 %lld; 错了到 0记录 撤销.", (long long)batch);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)mine.record.id});
}

static struct action forget(struct screen *s)
{
    struct relation_form *t = s->state;
    for (size_t i = 0; i < PLACES; i++) {
        form_put(&t->form, i, t->form.values[i].original.at);
    }
    form_draft_drop(s->ui, t->draft);
    ui_say(s->ui, STYLE_NORMAL, "草稿弃掉了, 这里是存下来的样子.");
    return action_none();
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    struct relation_form *t = s->state;
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
    struct relation_form *t = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s 的利害关系%s", t->who,
                  t->base.record.id ? "" : "  新");
    struct canvas form = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    form_draw(&t->form, &form);
}

static bool form_screen_takes_text(const struct screen *s)
{
    return form_takes_text(&((const struct relation_form *)s->state)->form);
}

static const char *form_screen_sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((const struct relation_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这项关系.", SAVE, "编辑"},
    {K_F(8), 0, "弃草稿", "丢开没有保存的, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是保存.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 没有保存的留作草稿.", 0, NULL},
};

const struct screen_class relation_form_screen = {
    .may = MAY_KEEP_PANELS | MAY_REVIEW,
    .name = "relation-form",
    .title = "利害关系",
    .state_size = sizeof(struct relation_form),
    .open = form_screen_open,
    .event = form_screen_event,
    .draw = form_screen_draw,
    .close = form_screen_close,
    .idle = form_screen_idle,
    .takes_text = form_screen_takes_text,
    .sentence = form_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "一项利害关系, 用来核对回避. 起止空着就是一直; 日期怎么写都行, 存成 2021-06-30 的样子.\n",
};
