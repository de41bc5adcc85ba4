/* 补正单 once it is issued: what is still open, how long; items are answered one by one, and with the
 * last one the case goes back to 形式审查. */
#include <limits.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/corrections.h"
#include "tui/ask.h"
#include "tui/screen/corrections.h"
#include "tui/screen/told_list.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

static const struct told_rows around = {.head = 4, .told = 4};

enum command { ANSWER = 1, PREVIEW };
enum question_id { ASK_ANSWER = 1 };
enum item_column { NO, TEXT, CLAUSE, STATE };

static const struct list_column columns[] = {
    [NO] = {.title = "项", .width = 3, .to_right = true, .is_unsorted = true},
    [TEXT] = {.title = "缺陷", .width = 42, .widest = INT_MAX, .is_unsorted = true},
    [CLAUSE] = {.title = "条款", .width = 10, .widest = 18, .is_unsorted = true},
    [STATE] = {.title = "答复", .width = 12, .is_unsorted = true},
};

struct correction_state {
    int64_t id;
    struct arena arena; /* of what was loaded last */
    struct correction_view view;
    int64_t *rows; /* index into the items, plus one */
    struct list list;
    struct question question;
};

static const struct correction_item_view *item_at(const struct correction_state *t, int64_t row)
{
    return &t->view.items[row - 1];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct correction_state *t = context;
    const struct correction_item_view *one = item_at(t, t->list.ids[row]);
    switch ((enum item_column)column) {
    case NO: return arena_printf(a, "%lld", (long long)one->item.position);
    case TEXT: return one->item.text;
    case CLAUSE: return one->item.clause;
    case STATE:
        return one->item.closed_on                     ? one->item.closed_on
               : one->is_still_found || !one->item.key ? "未补正"
                                                       : "已不再查出";
    }
    return NULL;
}

static enum style row_style(void *context, size_t row)
{
    const struct correction_state *t = context;
    const struct correction_item_view *one = item_at(t, t->list.ids[row]);
    return one->item.closed_on ? STYLE_HINT : STYLE_WARNING;
}

static enum status load(struct screen *s, struct err *err)
{
    struct correction_state *t = s->state;
    arena_reset(&t->arena);
    enum status status = correction_view_load(s->ui->options.desk, &t->arena, t->id, &t->view, err);
    if (status == STATUS_OK) {
        status = correction_view_check(s->ui->options.desk, &t->arena, &t->view, err);
    }
    if (status == STATUS_OK && !t->view.no) {
        status = err_set(err, STATUS_DATA, "这一件还没有补正告知.");
    }
    if (status != STATUS_OK) {
        return status;
    }
    t->rows = ARENA_ARRAY(&t->arena, int64_t, t->view.n_items + 1);
    for (size_t i = 0; i < t->view.n_items; i++) {
        t->rows[i] = (int64_t)i + 1;
    }
    list_rows(&t->list, t->rows, t->view.n_items, false);
    return STATUS_OK;
}

static void look_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct correction_state *t = s->state;
    list_unmark(&t->list);
    if (load(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static void correction_close(struct screen *s)
{
    struct correction_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
}

static enum status correction_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct correction_state *t = s->state;
    t->id = *(const int64_t *)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = row_style});
    t->list.noun = "项";
    t->list.total = -1;
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        correction_close(s);
    }
    return status;
}

/* ---- acts ------------------------------------------------------------------------------------- */

static struct action ask_answer(struct screen *s)
{
    struct correction_state *t = s->state;
    if (!t->view.is_waiting) {
        ui_say(s->ui, STYLE_WARNING, "已不在等补正, 没有要答复的.");
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_ANSWER,
        .text = "怎么答复的?",
        .hint = "检查已不再查出的可以不写; 仍查出的, 人看到的, 写明怎么补正的. 结清选中的各项."};
    return action_ask(&t->question);
}

static void answer_items(struct screen *s, const char *text)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct correction_state *t = s->state;
    size_t n = 0;
    bool is_done = false;
    int64_t batch = 0, *rows = list_chosen(&t->list, &a, &n);
    for (size_t i = 0; i < n; i++) {
        rows[i] = item_at(t, rows[i])->item.position;
    }
    struct correction_answer answer = {t->id, rows, n, text};
    if (correction_answer(s->ui->options.desk, &a, &answer, &batch, &is_done, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "已结清 %zu 项, 记录 %lld%s", n, (long long)batch,
               is_done ? ". 全部补齐, 回到形式审查." : "; 还有没补正的.");
        look_again(s);
    }
    arena_release(&a);
}

static struct action show_paper(struct screen *s)
{
    return correction_paper(s, ((struct correction_state *)s->state)->id);
}

static struct action correction_event(struct screen *s, const struct event *event)
{
    struct correction_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return event->command == ANSWER ? ask_answer(s) : show_paper(s);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_ANSWER && event->answer.is_given) {
            answer_items(s, event->answer.line);
        }
        return action_none();
    case EVENT_CHANGED: look_again(s); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    return result == WIDGET_DONE ? ask_answer(s) : action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void draw_head(const struct correction_state *t, const struct canvas *cv)
{
    struct arena a = {0};
    const struct correction_view *v = &t->view;
    const struct correction *c = &v->correction;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "补正单 %s  %s", v->no,
                  v->view.submission.title);
    canvas_printf(cv, (struct pen){.y = 1, .x = 1}, "告知  %s   %s %s%s%s",
                  text_or_empty(v->view.lead), c->issued_on, c->person,
                  v->receipt_no ? "   收件 " : "", text_or_empty(v->receipt_no));
    canvas_printf(cv,
                  (struct pen){.y = 2, .x = 1, .style = v->is_overdue ? STYLE_ERROR : STYLE_NORMAL},
                  "期限  %s  %lld个%s (%s), 当日%s   %s%s",
                  v->due == DAY_NONE ? "算不出 (放假安排未公布)" : day_text(&a, v->due),
                  (long long)c->days, c->in_workdays ? "工作日" : "自然日",
                  c->source ? c->source : "本台自定", c->first_counts ? "计入" : "不计入",
                  v->is_overdue ? "逾期未补正 " : "", text_or_empty(v->left));
    arena_release(&a);
}

static const char *told(const struct correction_state *t, struct arena *a)
{
    int64_t row = list_selected(&t->list);
    if (!row) {
        return NULL;
    }
    const struct correction_item *item = &item_at(t, row)->item;
    return arena_printf(a, "%s%s%s", item->text, item->answer ? "  答复: " : "",
                        text_or_empty(item->answer));
}

static void correction_draw(const struct screen *s, const struct canvas *cv)
{
    struct correction_state *t = s->state;
    struct arena a = {0};
    draw_head(t, cv);
    told_list_draw(&t->list, cv, around, told(t, &a));
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct correction_state *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct correction_view *v = &((const struct correction_state *)s->state)->view;
    return v->is_waiting ? arena_printf(a, "%zu 项里还有 %zu 项没有答复. 空格选几项, F2 结清.",
                                        v->n_items, v->n_open)
                         : arena_printf(a, "%zu 项, 现在是「%s」.", v->n_items, v->view.state_name);
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "答复", "结清选中的各项; 全部结清, 申报件回到形式审查.", ANSWER, "办理"},
    {K_F(4), K_CTRL('p'), "告知书", "看告知书的全文, 可打印或存成文件.", PREVIEW, "查看"},
    {K_DOWN, K_UP, NULL, "逐项看; 空格 (Ctrl-T) 选几项.", 0, NULL},
    {K_ESC, 0, "返回", "回到申报件.", 0, NULL},
};

const struct screen_class correction_screen = {
    .name = "correction",
    .title = "补正单",
    .state_size = sizeof(struct correction_state),
    .open = correction_screen_open,
    .event = correction_event,
    .draw = correction_draw,
    .close = correction_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "告知了的补正: 哪几项还没有答复, 还剩几个工作日. 收到补来的材料先照常登记收件, "
            "改了的项先改; "
            "检查已不再查出的就能结清, 仍查出的要写明怎么答复的.\n"
            "逾期未补正的由主管在申报件里办 (F6), 写原因和条款.\n",
};
