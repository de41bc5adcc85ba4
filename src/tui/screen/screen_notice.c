/* 通知: the list of notices with what presses, and below it what the selected one is about. */
#include "tui/screen/screen_notice.h"
#include "base/slice.h"
#include "tui/screen/notice_act.h"
#include "tui/screen/notice_list_view.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"

#define PANE_ROWS 6 /* below the list: about the selected notice */

enum command { FILTER = 1, SORT, OPEN, SEARCH };
enum { QUESTION_WORD = 1 };

struct notice_list {
    struct notice_list_view view;
    struct notice_act act;
    int64_t opened; /* argument of the card */
    struct question question;
    const char *word; /* searched for last */
};

static void load_again(struct screen *s)
{
    struct notice_list *n = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (notice_list_view_load(&n->view, s->ui->options.desk, &err)) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static void close_list(struct screen *s)
{
    struct notice_list *n = s->state;
    notice_list_view_release(&n->view);
    notice_act_release(&n->act);
}

static enum status open_list(struct screen *s, const void *argument, struct err *err)
{
    struct notice_list *n = s->state;
    (void)argument;
    notice_list_view_init(&n->view);
    enum status status = notice_list_view_load(&n->view, s->ui->options.desk, err);
    if (status) {
        close_list(s);
    }
    return status;
}

static struct action open_selected(struct notice_list *n)
{
    n->opened = list_selected(&n->view.list);
    return n->opened ? action_push(&notice_card_screen, &n->opened) : action_none();
}

static struct action ask_word(struct notice_list *n)
{
    n->question = (struct question){.kind = ASK_LINE,
                                    .id = QUESTION_WORD,
                                    .text = "在各份通知的全文和规则里找什么?",
                                    .hint = "一个词, 例如 逾期",
                                    .line = n->word};
    return action_ask(&n->question);
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct notice_list *n = s->state;
    if (answer->id == QUESTION_WORD) {
        n->word = arena_text(&s->arena, answer->line);
        return answer->is_given && *n->word ? action_push(&notice_hits_screen, n->word)
                                            : action_none();
    }
    struct action action = notice_act_answer(s, &n->act, answer);
    load_again(s);
    if (answer->id == 0 && answer->is_given) { /* a definition was loaded: show it */
        list_set_filter(&n->view.list, "");
        notice_list_view_show(&n->view);
        list_select(&n->view.list, (int64_t)answer->choice);
    }
    return action;
}

static struct action command(struct screen *s, int command)
{
    struct notice_list *n = s->state;
    struct action action = action_none();
    if (notice_act_command(s, &n->act, command, list_selected(&n->view.list), &action)) {
        return action;
    }
    switch ((enum command)command) {
    case FILTER: list_open_filter(&n->view.list); break;
    case OPEN: return open_selected(n);
    case SEARCH: return ask_word(n);
    case SORT:
        if (list_sort(&n->view.list) == WIDGET_SORTED) {
            notice_list_view_show(&n->view);
        }
        break;
    }
    return action;
}

static struct action key(struct notice_list *n, struct key key)
{
    enum widget_result result = list_key(&n->view.list, key);
    if (result == WIDGET_LEFT) {
        return action_pass();
    }
    if (result == WIDGET_FILTERED || result == WIDGET_SORTED) {
        notice_list_view_show(&n->view);
    }
    if (result == WIDGET_DONE) {
        return open_selected(n);
    }
    return action_after(result);
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_list *n = s->state;
    switch (event->kind) {
    case EVENT_KEY: return key(n, event->key);
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: load_again(s); break;
    }
    return action_none();
}

/* Counts the use of quotas, a recommender at a time. */
static bool idle(struct screen *s)
{
    struct notice_list *n = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (notice_list_view_count(&n->view, s->ui->options.desk, &err)) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return !notice_list_view_is_counted(&n->view);
}

static void draw_pane(const struct notice_list *n, const struct canvas *cv)
{
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    const struct notice_line *line = notice_list_view_selected(&n->view);
    if (!line) {
        return;
    }
    const struct notice_row *row = &line->row;
    pen.y += canvas_text(cv, pen, row->doc_no) > 0;
    pen.style = STYLE_NORMAL;
    pen.y += paragraph_draw(cv, pen, row->title);
    if (row->parent) {
        pen.y += canvas_printf(cv, pen, "上级  %s  (F5 对照)", row->parent) > 0;
    }
    if (*line->when) {
        pen.style = line->warning ? STYLE_WARNING : STYLE_NORMAL;
        pen.y += canvas_printf(cv, pen, "最近期限  %s%s%s", line->when_whole,
                               line->warning ? "  " : "", text_or_empty(line->warning)) > 0;
    }
    pen.style = STYLE_HINT;
    (void)canvas_printf(cv, pen, "成文 %s  定义第 %lld 版  原文存疑 %zu 处  全文 %s",
                        row->issued_on ? row->issued_on : "未写", (long long)row->revision,
                        line->doubts, row->full_text ? row->full_text_name : "没有附");
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_list *n = s->state;
    int pane = cv->rows - PANE_ROWS;
    struct canvas top = canvas_part(cv, (struct rect){0, 0, pane - 1, cv->cols});
    struct canvas bottom = canvas_part(cv, (struct rect){pane, 0, PANE_ROWS, cv->cols});
    list_draw(&n->view.list, &top);
    draw_pane(n, &bottom);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct notice_list *)s->state)->view.list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct notice_list *)s->state)->view.list, a);
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "打开规则卡, 并把这份通知作为正在办的一件.", OPEN, "查看"},
    NOTICE_BINDINGS,
    {K_F(7), '/', "查找", "筛选: 文号, 简称, 类别, 状态, 标题, 汉字或拼音首字母.", FILTER, "查看"},
    {K_CTRL('f'), 0, NULL, "在各份通知的全文和规则里找一个词.", SEARCH, "查看"},
    {K_CTRL('s'), 's', NULL, "按左右键所在的列排序, 再按倒过来.", SORT, "查看"},
};

const struct screen_class notice_screen = {
    .name = "notices",
    .title = "通知",
    .digit = '2',
    .state_size = sizeof(struct notice_list),
    .open = open_list,
    .event = event,
    .draw = draw,
    .close = close_list,
    .idle = idle,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "本台办的各份通知: 状态, 最近的期限和星期, 还剩多久, 名额用到哪里.\n"
            "名额一列: 9/10 是用得最满的一家推荐单位; 超 2家 是有两家超过名额.\n"
            "下面几行是所选通知的标题, 上级, 定义的版次, 附了全文没有.\n",
};
