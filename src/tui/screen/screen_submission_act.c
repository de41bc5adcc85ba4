/* An act on cases, before it happens: what becomes of each, which stay and why, the reason asked
 * for. F2 does it as one act. */
#include <limits.h>

#include "base/slice.h"
#include "desk/submission_acts.h"
#include "model/submission.h"
#include "tui/screen/ground_input.h"
#include "tui/screen/submissions.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

#define HEAD_ROWS 2
#define FOOT_ROWS 3 /* beside the quotas and the clause */
#define MOST_EFFECTS 4

enum command { DO_IT = 1 };
enum act_column { NO, TITLE, FROM, TO };

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 5, .widest = 7, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 24, .widest = INT_MAX, .is_unsorted = true},
    [FROM] = {.title = "现在", .width = 8, .is_unsorted = true},
    [TO] = {.title = "办后", .width = 30, .is_unsorted = true},
};

struct act_state {
    struct submission_plan plan;
    struct submission_effects effects;
    int64_t *rows; /* index into the plan, plus one */
    struct list list;
    struct ground_input ground;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct submission_step *step = &((const struct act_state *)context)->plan.at[row];
    switch ((enum act_column)column) {
    case NO: return step->no;
    case TITLE: return step->title;
    case FROM: return step->from;
    case TO: return step->refusal ? arena_printf(a, "不变: %s", step->refusal) : step->to;
    }
    return NULL;
}

static enum style row_style(void *context, size_t row)
{
    return ((const struct act_state *)context)->plan.at[row].refusal ? STYLE_WARNING : STYLE_NORMAL;
}

static enum status act_open(struct screen *s, const void *argument, struct err *err)
{
    const struct submission_act_request *r = argument;
    struct act_state *t = s->state;
    enum status status =
        submission_plan_make(s->ui->options.desk, &s->arena, r->ids, r->n, r->act, &t->plan, err);
    if (status == STATUS_OK) {
        status = submission_effects_load(s->ui->options.desk, &s->arena, &t->plan, MOST_EFFECTS,
                                         &t->effects, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    t->rows = ARENA_ARRAY(&s->arena, int64_t, t->plan.n + 1);
    for (size_t i = 0; i < t->plan.n; i++) {
        t->rows[i] = (int64_t)i + 1;
    }
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = row_style});
    t->list.noun = "件";
    list_rows(&t->list, t->rows, t->plan.n, false);
    ground_input_init(&t->ground);
    t->ground.needs_why = t->plan.needs_reason;
    t->ground.has_clause = t->ground.needs_clause = t->plan.needs_clause;
    return STATUS_OK;
}

static void act_close(struct screen *s)
{
    struct act_state *t = s->state;
    list_release(&t->list);
    ground_input_release(&t->ground);
}

static struct action do_it(struct screen *s)
{
    struct act_state *t = s->state;
    struct err err = {.arena = &s->arena};
    int64_t batch = 0;
    size_t done = 0;
    if (t->plan.going == 0) {
        ui_say(s->ui, STYLE_WARNING, "没有一件可以%s, 什么也没有做. Esc 返回.", t->plan.name);
        return action_none();
    }
    struct act_ground ground = ground_input_read(&t->ground);
    if (submission_plan_do(s->ui->options.desk, &s->arena, &t->plan, ground, &batch, &done, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "已%s %zu 件, 记录 %lld; 办错了到 0记录 一次撤销.", t->plan.name,
           done, (long long)batch);
    return action_answer((struct answer){.is_given = true});
}

static struct action act_event(struct screen *s, const struct event *event)
{
    struct act_state *t = s->state;
    uint32_t code = event->key.code;
    if (event->kind == EVENT_COMMAND) {
        return do_it(s);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (code == K_ESC) {
        ui_say(s->ui, STYLE_HINT, "没有%s, 什么也没有改.", t->plan.name);
        return action_answer((struct answer){0});
    }
    if (code == K_UP || code == K_DOWN || code == K_PAGE_UP || code == K_PAGE_DOWN) {
        (void)list_key(&t->list, event->key);
        return action_none();
    }
    return action_after(ground_input_key(&t->ground, event->key));
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void draw_head(const struct act_state *t, const struct canvas *cv)
{
    size_t staying = t->plan.n - t->plan.going;
    struct pen pen = {.x = 1, .style = STYLE_TITLE};
    pen.x += canvas_printf(cv, pen, "%s  %zu 件", t->plan.name, t->plan.going) + 2;
    if (staying > 0) {
        pen.style = STYLE_WARNING;
        pen.x += canvas_printf(cv, pen, "%zu 件不变, 原因见各行", staying) + 2;
    }
    pen.style = STYLE_HINT;
    (void)canvas_text(cv, pen, "按 F2 才办; 一次撤销即全部还原");
}

static void draw_effect(const struct submission_effect *e, const struct canvas *cv, int y)
{
    struct arena a = {0};
    struct pen pen = {.y = y, .x = 3};
    const char *max = e->max.has ? arena_printf(&a, " / %lld", (long long)e->max.value) : "";
    const char *clause = e->clause ? arena_printf(&a, " (%s)", e->clause) : "";
    pen.style = e->max.has && e->after > e->max.value ? STYLE_WARNING : STYLE_NORMAL;
    canvas_printf(cv, pen, "限额  %s号 %s %lld -> %lld%s%s  %s", text_or_empty(e->notice), e->label,
                  (long long)e->before, (long long)e->after, max, clause, e->who);
    arena_release(&a);
}

static void act_draw(const struct screen *s, const struct canvas *cv)
{
    struct act_state *t = s->state;
    int below = FOOT_ROWS + t->plan.needs_clause + (int)t->effects.n;
    struct canvas list =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS - below, cv->cols});
    struct canvas foot = canvas_part(cv, (struct rect){cv->rows - below, 0, below, cv->cols});
    for (size_t i = 0; i < t->effects.n; i++) {
        draw_effect(&t->effects.at[i], &foot, (int)i);
    }
    draw_head(t, cv);
    list_draw(&t->list, &list);
    struct canvas ground = canvas_part(
        &foot, (struct rect){below - 1 - ground_input_rows(&t->ground), 0, 2, cv->cols});
    ground_input_draw(&t->ground, &ground);
}

static bool act_takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *act_sentence(const struct screen *s, struct arena *a)
{
    const struct act_state *t = s->state;
    if (t->plan.needs_clause) {
        return arena_printf(a, "%s要写明原因和依据的条款 (Tab 换行), 写完按 F2 办理, Esc 不办.",
                            t->plan.name);
    }
    return t->plan.needs_reason
               ? arena_printf(a, "%s要写明原因, 记入经过. 写完按 F2 办理, Esc 不办.", t->plan.name)
               : "原因可以不写. F2 办理, Esc 不办.";
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "办理", "照列出的办, 记为一次, 可一次撤销.", DO_IT, "办理"},
    {K_TAB, 0, NULL, "在原因和条款之间换; 只有要写条款的才有.", 0, NULL},
    {K_DOWN, K_UP, NULL, "上下翻看各件的后果.", 0, NULL},
    {K_ESC, 0, "不办", "返回, 什么也不改.", 0, NULL},
};

const struct screen_class submission_act_screen = {
    .may = MAY_LOG | MAY_DECIDE,
    .name = "submission-act",
    .title = "办理",
    .state_size = sizeof(struct act_state),
    .open = act_open,
    .event = act_event,
    .draw = act_draw,
    .close = act_close,
    .takes_text = act_takes_text,
    .sentence = act_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "办之前先看后果: 每一件现在是什么状态, 办后变成什么, 哪些不变以及为什么. "
            "写上原因按 F2 一起办.\n",
};
