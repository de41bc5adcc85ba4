/* 逾期决定: whether a late arrival is taken, with what that changes for each case in it. F3 收, F4 不收,
 * F5 takes a decision back; F2 decides. */
#include <limits.h>

#include "base/slice.h"
#include "desk/late.h"
#include "tui/screen/ground_input.h"
#include "tui/screen/receipts.h"
#include "tui/ui.h"
#include "tui/widget/list.h"
#include "tui/widget/paragraph.h"

#define HEAD_ROWS 6
#define FOOT_ROWS 4 /* the count, reason, clause, a blank row */

enum command { DO_IT = 1, TAKE, REFUSE, REVOKE };
enum late_column { NO, TITLE, BEFORE, AFTER };

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 6, .widest = 7, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [BEFORE] = {.title = "现在", .width = 10, .is_unsorted = true},
    [AFTER] = {.title = "决定后", .width = 10, .is_unsorted = true},
};

struct late_state {
    int64_t receipt;
    enum late_verdict verdict;
    struct late_plan plan;
    int64_t *rows; /* index into the cases, plus one */
    struct list list;
    struct ground_input ground;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct late_case *c = &((const struct late_state *)context)->plan.cases[row];
    (void)a;
    switch ((enum late_column)column) {
    case NO: return c->no;
    case TITLE: return c->title;
    case BEFORE: return c->before;
    case AFTER: return c->after;
    }
    return NULL;
}

/* The consequences of the verdict now chosen. */
static enum status plan(struct screen *s, struct err *err)
{
    struct late_state *t = s->state;
    enum status status =
        late_plan_make(s->ui->options.desk, &s->arena, t->receipt, t->verdict, &t->plan, err);
    if (status != STATUS_OK) {
        return status;
    }
    t->rows = ARENA_ARRAY(&s->arena, int64_t, t->plan.n_cases + 1);
    for (size_t i = 0; i < t->plan.n_cases; i++) {
        t->rows[i] = (int64_t)i + 1;
    }
    list_rows(&t->list, t->rows, t->plan.n_cases, false);
    return STATUS_OK;
}

static void late_close(struct screen *s)
{
    struct late_state *t = s->state;
    list_release(&t->list);
    ground_input_release(&t->ground);
}

static enum status late_open(struct screen *s, const void *argument, struct err *err)
{
    struct late_state *t = s->state;
    t->receipt = *(const int64_t *)argument;
    t->verdict = LATE_ACCEPTED;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell});
    t->list.noun = "件";
    t->list.empty = "这次收件里还没有申报件.";
    ground_input_init(&t->ground);
    t->ground.needs_why = t->ground.has_clause = true;
    enum status status = plan(s, err);
    if (status == STATUS_OK && t->plan.refusal) {
        status = err_set(err, STATUS_DATA, "%s.", t->plan.refusal);
    }
    if (status != STATUS_OK) {
        late_close(s);
        return status;
    }
    edit_set(&t->ground.clause, text_or_empty(t->plan.clause));
    return STATUS_OK;
}

static struct action choose(struct screen *s, enum late_verdict verdict)
{
    struct late_state *t = s->state;
    struct err err = {.arena = &s->arena};
    t->verdict = verdict;
    if (plan(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else if (t->plan.refusal) {
        ui_say(s->ui, STYLE_WARNING, "%s.", t->plan.refusal);
    }
    return action_none();
}

static struct action decide(struct screen *s)
{
    struct late_state *t = s->state;
    struct err err = {.arena = &s->arena};
    int64_t batch = 0;
    if (late_decide(s->ui->options.desk, &s->arena, t->receipt, t->verdict,
                    ground_input_read(&t->ground), &batch, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "收件 %s 逾期, 已定: %s, 记录 %lld; 定错了到 0记录 撤销.",
           t->plan.receipt.no, t->plan.to, (long long)batch);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)t->receipt});
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case DO_IT: return decide(s);
    case TAKE: return choose(s, LATE_ACCEPTED);
    case REFUSE: return choose(s, LATE_REFUSED);
    case REVOKE: return choose(s, LATE_UNDECIDED);
    }
    return action_none();
}

static struct action late_event(struct screen *s, const struct event *event)
{
    struct late_state *t = s->state;
    uint32_t code = event->key.code;
    if (event->kind == EVENT_COMMAND) {
        return command(s, (enum command)event->command);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (code == K_ESC) {
        ui_say(s->ui, STYLE_HINT, "没有决定, 什么也没有改.");
        return action_answer((struct answer){.choice = (size_t)t->receipt});
    }
    if (code == K_UP || code == K_DOWN || code == K_PAGE_UP || code == K_PAGE_DOWN) {
        (void)list_key(&t->list, event->key);
        return action_none();
    }
    return action_after(ground_input_key(&t->ground, event->key));
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void draw_choice(const struct late_state *t, const struct canvas *cv, int y)
{
    static const struct {
        enum late_verdict verdict;
        const char *name;
    } all[] = {{LATE_ACCEPTED, " 收 (F3) "},
               {LATE_REFUSED, " 不收 (F4) "},
               {LATE_UNDECIDED, " 撤回决定 (F5) "}};
    struct pen pen = {.y = y, .x = 1, .style = STYLE_HEAD};
    pen.x += canvas_printf(cv, pen, "现在: %s   改为", t->plan.now) + 1;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool is_it = all[i].verdict == t->verdict;
        pen.style = is_it ? STYLE_SELECTED : STYLE_NORMAL;
        pen.x += canvas_printf(cv, pen, is_it ? "[%s]" : " %s ", all[i].name);
    }
}

static void draw_head(const struct late_state *t, const struct canvas *cv)
{
    struct arena a = {0};
    const struct late_plan *p = &t->plan;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "逾期决定  收件 %s  %s号  %s",
                  p->receipt.no, text_or_empty(p->notice), text_or_empty(p->unit));
    const char *why = arena_printf(&a, "%s%s%s%s", text_or_empty(p->finding), p->clause ? " (" : "",
                                   text_or_empty(p->clause), p->clause ? ")" : "");
    struct canvas room = canvas_part(cv, (struct rect){1, 0, 3, cv->cols});
    (void)paragraph_draw(&room, (struct pen){.x = 1, .width = cv->cols - 2, .style = STYLE_WARNING},
                         why);
    draw_choice(t, cv, 4);
    arena_release(&a);
}

static void late_draw(const struct screen *s, const struct canvas *cv)
{
    struct late_state *t = s->state;
    struct canvas list =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS - FOOT_ROWS, cv->cols});
    struct canvas ground = canvas_part(cv, (struct rect){cv->rows - 3, 0, 2, cv->cols});
    draw_head(t, cv);
    list_draw(&t->list, &list);
    canvas_printf(cv, (struct pen){.y = cv->rows - FOOT_ROWS, .x = 3},
                  "待决定的逾期收件 %lld -> %lld", (long long)t->plan.open_now,
                  (long long)t->plan.open_then);
    ground_input_draw(&t->ground, &ground);
}

static bool late_takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *late_sentence(const struct screen *s, struct arena *a)
{
    (void)s;
    (void)a;
    return "写明理由 (Tab 到条款), F2 由您决定, Esc 不决定. 需要主管.";
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "决定", "照所选的决定, 记在您名下; 可撤销.", DO_IT, "办理"},
    {K_F(3), 0, "收", "逾期也收: 里面的申报件可以受理.", TAKE, "办理"},
    {K_F(4), 0, "不收", "不收: 里面的申报件标明逾期不收, 不能受理.", REFUSE, "办理"},
    {K_F(5), 0, "撤回", "撤回先前的决定, 重新待定.", REVOKE, "办理"},
    {K_TAB, 0, NULL, "在理由和条款之间换.", 0, NULL},
    {K_DOWN, K_UP, NULL, "上下翻看各件的后果.", 0, NULL},
    {K_ESC, 0, "不办", "返回, 什么也不改.", 0, NULL},
};

const struct screen_class late_screen = {
    .name = "late",
    .title = "逾期决定",
    .state_size = sizeof(struct late_state),
    .open = late_open,
    .event = late_event,
    .draw = late_draw,
    .close = late_close,
    .takes_text = late_takes_text,
    .sentence = late_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "逾期的照样登记, 收不收由主管具名决定, 写明理由和条款. 决定之前先看它改变什么: "
            "里面每一件现在怎样, 决定后怎样.\n决定可以改, 可以撤回, 也可以从 0记录 撤销.\n",
};
