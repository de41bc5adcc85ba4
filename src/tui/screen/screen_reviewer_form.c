/* One expert: who they are, where they work, what they know, how much they take. */
#include "base/slice.h"
#include "desk/reviewers.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/propose.h"
#include "tui/screen/review.h"

enum command { SAVE = 1, FORGET, RELATIONS };
enum place { NAME, UNIT, CODE, TITLE, EXPERTISE, PHONE, EMAIL, LOAD, PERSON, NOTE, PLACES };

struct reviewer_form {
    struct draft_form d;
    struct reviewer base; /* record.id 0: a new one */
    const char *unit;     /* its name as loaded */
};

static struct suggestions propose(void *context, struct arena *a, const char *typed)
{
    return propose_unit(((const struct draft_form *)context)->desk, a, typed);
}

static const struct input inputs[PLACES] = {
    [NAME] = {.name = "name", .label = "姓名", .is_required = true, .columns = 20},
    [UNIT] = {.name = "unit",
              .label = "单位",
              .help = "单位库里没有的一并登记. 回避靠它核对.",
              .suggest = propose},
    [CODE] = {.name = "credit_code",
              .label = "信用代码",
              .kind = INPUT_CREDIT_CODE,
              .help = "单位的统一社会信用代码; 库里有的空着.",
              .columns = 20},
    [TITLE] = {.name = "title", .label = "职称", .columns = 20},
    [EXPERTISE] = {.name = "expertise",
                   .label = "专长",
                   .help = "能评的方向, 用顿号隔开; 照通知里方向的写法."},
    [PHONE] = {.name = "phone", .label = "手机", .kind = INPUT_PHONE, .columns = 20},
    [EMAIL] = {.name = "email", .label = "邮箱", .columns = 30},
    [LOAD] = {.name = "load_max",
              .label = "最多件数",
              .kind = INPUT_NUMBER,
              .help = "没有结束的评审组里一共最多评几件; 空着不限.",
              .columns = 6},
    [PERSON] = {.name = "person",
                .label = "用户",
                .help = "打分用的登录名, 要有专家角色; 没有就空着.",
                .columns = 20},
    [NOTE] = {.name = "note", .label = "备注"},
};

static void show(struct reviewer_form *t, const struct reviewer_view *v, struct arena *a)
{
    for (size_t i = 0; i < PLACES; i++) {
        const struct record_field *f = record_field(&reviewer_type, inputs[i].name);
        form_set(&t->d.form, i, text_or_empty(record_value(a, &t->base, f)));
    }
    form_set(&t->d.form, UNIT, text_or_empty(v->unit));
    form_set(&t->d.form, PERSON, text_or_empty(v->login));
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct reviewer_form *t = s->state;
    struct reviewer_view v = {.reviewer = {.load_max = NUMBER_NONE}};
    int64_t id = *(const int64_t *)argument;
    draft_form_begin(s, arena_printf(&s->arena, "reviewer:%lld", (long long)id));
    enum status status =
        id ? reviewer_view_load(s->ui->options.desk, &s->arena, id, &v, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.reviewer;
    t->unit = v.unit;
    draft_form_init(&t->d, inputs, PLACES, NULL);
    show(t, &v, &s->arena);
    (void)form_draft_put(s->ui, t->d.draft, &t->d.form);
    return STATUS_OK;
}

/* What was not touched stays as it is stored. */
static enum status read_values(struct reviewer_form *t, struct arena *a, struct reviewer *mine,
                               struct err *err)
{
    enum status status = STATUS_OK;
    *mine = t->base;
    for (size_t i = 0; i < PLACES && status == STATUS_OK; i++) {
        if (i != UNIT && form_is_changed(&t->d.form, i)) {
            status =
                reviewer_set(t->d.desk, a, mine, inputs[i].name, form_value(&t->d.form, i, a), err);
        }
    }
    return status;
}

static struct action save(struct screen *s)
{
    struct reviewer_form *t = s->state;
    struct err err = {.arena = &s->arena};
    struct reviewer mine;
    if (!draft_form_is_right(s, "存")) {
        return action_none();
    }
    enum status status = read_values(t, &s->arena, &mine, &err);
    const char *unit =
        form_is_changed(&t->d.form, UNIT) ? form_value(&t->d.form, UNIT, &s->arena) : NULL;
    if (status == STATUS_OK && unit && !*unit) {
        mine.unit = 0;
    }
    if (status == STATUS_OK) {
        status = reviewer_save(t->d.desk, &s->arena, t->base.record.id ? &t->base : NULL, &mine,
                               unit, NULL, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    draft_form_saved(&t->d);
    ui_say(s->ui, STYLE_GOOD, "已保存专家 %s %s", reviewer_no(&s->arena, mine.record.id),
           mine.name);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)mine.record.id});
}

static struct action show_relations(struct screen *s)
{
    const struct reviewer_form *t = s->state;
    if (!t->base.record.id) {
        ui_say(s->ui, STYLE_WARNING, "先 F2 保存这位专家, 再登记关系.");
        return action_none();
    }
    return action_push(&relations_screen, &t->base.record.id);
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case SAVE: return save(s);
    case FORGET: return draft_form_give_up(s);
    case RELATIONS: return show_relations(s);
    }
    return action_none();
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    return event->kind == EVENT_COMMAND ? command(s, (enum command)event->command)
                                        : draft_form_event(s, event, save);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    const struct reviewer_form *t = s->state;
    struct arena a = {0};
    draft_form_draw(s, cv, arena_printf(&a, "专家  %s", t->base.record.id ? t->base.name : "新"));
    arena_release(&a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这位专家.", SAVE, "编辑"},
    {K_F(4), 0, "关系", "这位专家的利害关系.", RELATIONS, "查看"},
    {K_F(8), 0, "弃草稿", "丢开没有保存的, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是保存.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 没有保存的留作草稿.", 0, NULL},
};

const struct screen_class reviewer_form_screen = {
    .may = MAY_KEEP_PANELS,
    .name = "reviewer-form",
    .title = "专家",
    .state_size = sizeof(struct reviewer_form),
    .open = form_screen_open,
    .event = form_screen_event,
    .draw = form_screen_draw,
    .close = draft_form_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一位专家. 单位和利害关系用来核对回避; 专长和最多件数用来抽取和分配.\n",
};
