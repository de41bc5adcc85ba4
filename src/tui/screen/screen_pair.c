/* 核对一对: what stands between an expert and a case, assigned or not; and asking for a recusal, as somebody has
 * asked for it. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/recusals.h"
#include "desk/submissions.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/propose.h"
#include "tui/screen/review.h"
#include "tui/widget/paragraph.h"

#define FORM_ROWS 8

enum command { LOOK = 1, ASK, FORGET };
enum place { REVIEWER, SUBMISSION, ORIGIN, ASKER, EVIDENCE, PLACES };

struct pair_form {
    struct draft_form d;
    struct pair_argument about;
    const char *panel; /* name; NULL: no panel */
    struct arena found;
    const char *told; /* what stands between them */
};

static struct suggestions propose(void *context, struct arena *a, const char *typed)
{
    return propose_reviewer(((const struct draft_form *)context)->desk, a, typed);
}

static struct suggestions propose_case(void *context, struct arena *a, const char *typed)
{
    return propose_submission(((const struct draft_form *)context)->desk, a, typed);
}

static const char *const origin_names[] = {"推荐单位", "专家本人", "工作人员"};
static const char *const origins[] = {"recommender", "self", "desk"};
#define N_ORIGINS (sizeof origins / sizeof *origins)

static const struct input inputs[PLACES] = {
    [REVIEWER] = {.name = "reviewer",
                  .label = "专家",
                  .help = "编号, 姓名或拼音首字母.",
                  .is_required = true,
                  .columns = 30,
                  .suggest = propose},
    [SUBMISSION] = {.name = "submission",
                    .label = "申报件",
                    .help = "编号, 或成果名称里的字. 请求回避时空着是回避整个评审组.",
                    .columns = 30,
                    .suggest = propose_case},
    [ORIGIN] = {.name = "origin",
                .label = "谁提出",
                .kind = INPUT_CHOICE,
                .help = "请求回避才填. 左右键换.",
                .choices = origin_names,
                .n_choices = N_ORIGINS},
    [ASKER] = {.name = "asker",
               .label = "提出人",
               .help = "单位或姓名, 印在回避记录上; 空着是您.",
               .columns = 40},
    [EVIDENCE] = {.name = "evidence", .label = "事由", .help = "为什么要回避; F2 请求时要写."},
};

static const char *typed(const struct pair_form *t, struct arena *a, enum place at)
{
    const char *value = form_value(&t->d.form, at, a);
    return text_is_empty(value) ? NULL : value;
}

/* ---- what stands between them ------------------------------------------------------------------- */

static const char *ground_text(struct arena *a, const struct recusal_view *v)
{
    const struct recusal *r = &v->recusal;
    const char *decided = r->decided_by ? arena_printf(a, "\n    %s %s 决定%s%s", r->decided_by,
                                                       instant_text(a, r->decided_at),
                                                       r->why ? ": " : "", text_or_empty(r->why))
                                        : "";
    return arena_printf(a, "%s  %s%s: %s (%s)%s\n", recusal_state_name(r->state),
                        v->submission ? "" : "整个评审组  ", recusal_ground_name(r->ground),
                        r->evidence, recusal_origin_name(r->origin), decided);
}

static const char *grounds_text(struct arena *a, const struct reviewer *r,
                                const struct submission *s, const struct recusal_views *grounds)
{
    const char *text = arena_printf(a, "%s %s 与 %s %s\n\n", reviewer_no(a, r->record.id), r->name,
                                    submission_no(a, s->record.id), s->title);
    for (size_t i = 0; i < grounds->n; i++) {
        text = arena_printf(a, "%s%s", text, ground_text(a, &grounds->at[i]));
    }
    return grounds->n ? text : arena_printf(a, "%s没有要回避的.", text);
}

/* Finds who and which; without a case only who. */
static enum status find(struct pair_form *t, struct reviewer *r, struct submission *s,
                        struct err *err)
{
    struct arena *a = &t->found;
    const char *case_no = typed(t, a, SUBMISSION);
    *s = (struct submission){0};
    enum status status = reviewer_find(t->d.desk, a, text_or_empty(typed(t, a, REVIEWER)), r, err);
    return status == STATUS_OK && case_no ? submission_find(t->d.desk, a, case_no, s, err) : status;
}

static struct action look(struct screen *s)
{
    struct pair_form *t = s->state;
    struct reviewer r = {0};
    struct submission c;
    struct recusal_views grounds = {0};
    arena_reset(&t->found);
    t->told = NULL;
    struct err err = {.arena = &t->found};
    enum status status = find(t, &r, &c, &err);
    if (status == STATUS_OK && !c.record.id) {
        ui_say(s->ui, STYLE_WARNING, "还没有写是哪一件.");
        return action_none();
    }
    if (status == STATUS_OK) {
        status = recusals_of_pair(t->d.desk, &t->found, r.record.id, c.record.id, &grounds, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->told = grounds_text(&t->found, &r, &c, &grounds);
    return action_none();
}

/* ---- asked -------------------------------------------------------------------------------------- */

static const char *origin_of(const char *name)
{
    for (size_t i = 0; i < N_ORIGINS; i++) {
        if (text_eq(name, origin_names[i])) {
            return origins[i];
        }
    }
    return origins[0];
}

static struct action ask(struct screen *s)
{
    struct pair_form *t = s->state;
    struct reviewer r = {0};
    struct submission c;
    arena_reset(&t->found);
    t->told = NULL;
    struct err err = {.arena = &t->found};
    form_leave(&t->d.form);
    enum status status = find(t, &r, &c, &err);
    if (status == STATUS_OK) {
        struct recusal wanted = {.reviewer = r.record.id,
                                 .submission = c.record.id,
                                 .panel = c.record.id ? 0 : t->about.panel,
                                 .origin = origin_of(typed(t, &t->found, ORIGIN)),
                                 .asked_by = typed(t, &t->found, ASKER),
                                 .evidence = typed(t, &t->found, EVIDENCE)};
        status = recusal_ask(t->d.desk, &t->found, &wanted, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    draft_form_saved(&t->d);
    ui_say(s->ui, STYLE_GOOD, "记下了, 先按回避对待, 由主管决定; 错了到 0记录 撤销.");
    return action_answer((struct answer){.is_given = true});
}

/* ---- the screen --------------------------------------------------------------------------------- */

static void pair_close(struct screen *s)
{
    draft_form_close(s);
    arena_release(&((struct pair_form *)s->state)->found);
}

static enum status pair_open(struct screen *s, const void *argument, struct err *err)
{
    struct pair_form *t = s->state;
    struct panel_view v = {0};
    t->about = *(const struct pair_argument *)argument;
    draft_form_begin(s, arena_printf(&s->arena, "pair:%lld:%lld:%lld", (long long)t->about.panel,
                                     (long long)t->about.reviewer, (long long)t->about.submission));
    enum status status =
        t->about.panel ? panel_view_load(t->d.desk, &s->arena, t->about.panel, &v, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    t->panel = v.panel.name;
    draft_form_init(&t->d, inputs, PLACES, NULL);
    form_set(&t->d.form, ORIGIN, origin_names[0]);
    if (t->about.reviewer) {
        form_set(&t->d.form, REVIEWER, reviewer_no(&s->arena, t->about.reviewer));
    }
    if (t->about.submission) {
        form_set(&t->d.form, SUBMISSION, submission_no(&s->arena, t->about.submission));
    }
    (void)form_draft_put(s->ui, t->d.draft, &t->d.form);
    if (t->about.reviewer && t->about.submission) {
        (void)look(s);
    } else if (t->about.reviewer) {
        form_focus(&t->d.form, SUBMISSION);
    }
    return STATUS_OK;
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case LOOK: return look(s);
    case ASK: return ask(s);
    case FORGET: return draft_form_give_up(s);
    }
    return action_none();
}

static struct action pair_event(struct screen *s, const struct event *event)
{
    return event->kind == EVENT_COMMAND ? command(s, (enum command)event->command)
                                        : draft_form_event(s, event, look);
}

static void pair_draw(const struct screen *s, const struct canvas *cv)
{
    struct pair_form *t = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "核对一对%s%s",
                  t->panel ? "  " : "", text_or_empty(t->panel));
    struct canvas form = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    struct canvas told =
        canvas_part(cv, (struct rect){FORM_ROWS, 1, cv->rows - FORM_ROWS, cv->cols - 2});
    form_draw_fields(&t->d.form, &form);
    paragraph_draw(&told, (struct pen){.y = 0},
                   t->told ? t->told
                           : "F3 核对这一对, 分没分配都行, 什么也不写. F2 记下回避的请求.");
    form_draw_proposals(&t->d.form, &form);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "请求", "记下回避的请求: 谁提出, 事由; 先按回避对待, 由主管决定.", ASK,
     "办理"},
    {K_F(3), 0, "核对", "这一对要不要回避, 依据什么; 只看, 不写.", LOOK, "查看"},
    {K_F(8), 0, "弃草稿", "丢开没有记下的.", FORGET, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是核对.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 没有记下的留作草稿.", 0, NULL},
};

const struct screen_class pair_screen = {
    .name = "pair",
    .title = "核对回避",
    .state_size = sizeof(struct pair_form),
    .open = pair_open,
    .event = pair_event,
    .draw = pair_draw,
    .close = pair_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help = "任何一位专家与任何一件申报件, 不用先分配. 核对单位 (合并的, 信用代码相同的算一家), "
            "登记过的关系, 请求过和决定过的.\n"
            "推荐单位, 专家本人来说要回避的, 也在这里记下: 申报件空着是回避整个评审组 "
            "(从评审组的回避进来时).\n",
};
