/* One relation of an expert: what it is, to which unit, from when and until when. */
#include "base/slice.h"
#include "desk/reviewers.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/propose.h"
#include "tui/screen/review.h"

enum command { SAVE = 1, FORGET };
enum place { KIND, UNIT, SINCE, UNTIL, NOTE, PLACES };

struct relation_form {
    struct draft_form d;
    struct relation base; /* record.id 0: a new one */
    const char *who;
    struct input inputs[PLACES]; /* with the kinds there are */
};

static struct suggestions propose(void *context, struct arena *a, const char *typed)
{
    return propose_unit(((const struct draft_form *)context)->desk, a, typed);
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

static void show(struct relation_form *t, const struct relation_view *v)
{
    const struct relation_kind *kind = relation_kind_find(v->relation.kind);
    form_set(&t->d.form, KIND, kind ? kind->name : relation_kinds[0].name);
    form_set(&t->d.form, UNIT, text_or_empty(v->unit));
    form_set(&t->d.form, SINCE, text_or_empty(v->relation.since));
    form_set(&t->d.form, UNTIL, text_or_empty(v->relation.until));
    form_set(&t->d.form, NOTE, text_or_empty(v->relation.note));
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct relation_form *t = s->state;
    const struct relation_argument *which = argument;
    struct reviewer_view who;
    struct relation_view v = {.relation = {.reviewer = which->reviewer}};
    draft_form_begin(s, arena_printf(&s->arena, "relation:%lld:%lld", (long long)which->reviewer,
                                     (long long)which->relation));
    enum status status = reviewer_view_load(t->d.desk, &s->arena, which->reviewer, &who, err);
    if (status == STATUS_OK && which->relation) {
        status = relation_view_load(t->d.desk, &s->arena, which->relation, &v, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.relation;
    t->who = who.reviewer.name;
    init_inputs(t, &s->arena);
    draft_form_init(&t->d, t->inputs, PLACES, NULL);
    show(t, &v);
    (void)form_draft_put(s->ui, t->d.draft, &t->d.form);
    return STATUS_OK;
}

static const char *typed(struct relation_form *t, struct arena *a, enum place at)
{
    const char *value = form_value(&t->d.form, at, a);
    return text_is_empty(value) ? NULL : value;
}

static struct action save(struct screen *s)
{
    struct relation_form *t = s->state;
    struct arena *a = &s->arena;
    struct err err = {.arena = a};
    struct relation mine = t->base;
    int64_t batch = 0;
    if (!draft_form_is_right(s, "存")) {
        return action_none();
    }
    mine.kind = typed(t, a, KIND);
    mine.since = typed(t, a, SINCE);
    mine.until = typed(t, a, UNTIL);
    mine.note = typed(t, a, NOTE);
    const struct relation_edit edit = {
        t->base.record.id ? &t->base : NULL, &mine,
        form_is_changed(&t->d.form, UNIT) || !mine.unit ? typed(t, a, UNIT) : NULL};
    if (relation_save(t->d.desk, a, &edit, &batch, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    draft_form_saved(&t->d);
    ui_say(s->ui, STYLE_GOOD, "记下了, 记录 %lld; 错了到 0记录 撤销.", (long long)batch);
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
    const struct relation_form *t = s->state;
    struct arena a = {0};
    draft_form_draw(s, cv,
                    arena_printf(&a, "%s 的利害关系%s", t->who, t->base.record.id ? "" : "  新"));
    arena_release(&a);
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
    .close = draft_form_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "一项利害关系, 用来核对回避. 起止空着就是一直; 日期怎么写都行, 存成 2021-06-30 的样子.\n",
};
