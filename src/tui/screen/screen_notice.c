/* 通知: the list of notices with what presses, and below it what the selected one is about. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/notice_list.h"
#include "desk/units.h"
#include "text/pinyin.h"
#include "tui/screen/notice_act.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/list.h"
#include "tui/widget/paragraph.h"

#define PANE_ROWS 6 /* below the list: about the selected notice */

enum command { FILTER = 1, SORT, OPEN, SEARCH };
enum { QUESTION_WORD = 1 };

enum shown_column { DOC_NO, CODE, KIND, STATE, WHEN, LEFT, USED, SUBJECT, COLUMNS };

static const struct list_column columns[COLUMNS] = {
    [DOC_NO] = {.title = "文号", .width = 14, .widest = 28, .cut = LIST_CUT_MIDDLE},
    [CODE] = {.title = "简称", .width = 6, .widest = 8},
    [KIND] = {.title = "类别", .width = 4},
    [STATE] = {.title = "状态", .width = 6},
    [WHEN] = {.title = "最近期限", .width = 16, .widest = 21},
    [LEFT] = {.title = "还剩", .width = 7, .to_right = true},
    [USED] = {.title = "名额", .width = 7, .to_right = true},
    [SUBJECT] = {.title = "名称", .width = 24, .widest = INT_MAX},
};

struct notice_list {
    struct list list;
    struct arena arena; /* of the lines and what belongs to them */
    struct notice_lines lines;
    struct quota_use *used;           /* one per line */
    size_t next;                      /* the first line whose quotas are not counted yet */
    const struct notice_line **shown; /* filtered and sorted */
    int64_t *ids;
    struct notice_act act;
    int64_t opened; /* argument of the card */
    struct question question;
    const char *word; /* searched for last */
};

static size_t index_of(const struct notice_list *n, const struct notice_line *line)
{
    return (size_t)(line - n->lines.at);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct notice_list *n = context;
    const struct notice_line *line = n->shown[row];
    switch ((enum shown_column)column) {
    case DOC_NO: return line->row.doc_no;
    case CODE: return line->row.code;
    case KIND: return line->kind;
    case STATE: return line->state;
    case WHEN: return line->when;
    case LEFT: return line->left;
    case USED: return quota_use_text(a, &n->used[index_of(n, line)]);
    case SUBJECT: return line->subject;
    case COLUMNS: break;
    }
    return NULL;
}

static enum style style_of(void *context, size_t row)
{
    const struct notice_list *n = context;
    const struct notice_line *line = n->shown[row];
    return n->used[index_of(n, line)].over ? STYLE_WARNING
           : line->row.is_stopped          ? STYLE_HINT
                                           : STYLE_NORMAL;
}

/* ---- which rows, in which order -------------------------------------------------------------- */

/* What a row is sorted by: a number where there is one, else a text. */
struct sort_key {
    const struct notice_line *line;
    const char *text;
    double number;
    size_t place; /* equal rows stay as they were */
};

static int by_key(const void *left, const void *right)
{
    const struct sort_key *l = left, *r = right;
    int order = l->number < r->number ? -1 : l->number > r->number;
    order = order ? order : strcmp(l->text, r->text);
    return order ? order : l->place < r->place ? -1 : l->place > r->place;
}

static double number_of(const struct notice_list *n, const struct notice_line *line)
{
    const struct quota_use *u = &n->used[index_of(n, line)];
    switch ((enum shown_column)n->list.sort) {
    case WHEN:
    case LEFT: return line->due == INSTANT_NONE ? (double)INT64_MAX : (double)line->due;
    case USED: return (double)u->over * 1e6 + (u->max ? (double)u->used / (double)u->max : 0);
    case DOC_NO:
    case CODE:
    case KIND:
    case STATE:
    case SUBJECT:
    case COLUMNS: break;
    }
    return 0;
}

static void sort_shown(struct notice_list *n, size_t count)
{
    struct arena a = {0};
    struct sort_key *keys = ARENA_ARRAY(&a, struct sort_key, count + 1);
    size_t column = (size_t)n->list.sort;
    for (size_t i = 0; i < count; i++) {
        double number = number_of(n, n->shown[i]);
        bool is_text = column != WHEN && column != LEFT && column != USED;
        keys[i].line = n->shown[i];
        keys[i].number = number;
        keys[i].place = i;
        keys[i].text = "";
        if (is_text) {
            keys[i].text = text_or_empty(cell(n, &a, i, column));
        }
    }
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0; i < count; i++) {
        n->shown[n->list.is_descending ? count - 1 - i : i] = keys[i].line;
    }
    arena_release(&a);
}

static bool matches(const struct filter *f, struct arena *a, const struct notice_line *line)
{
    return filter_match(f, arena_printf(a, "%s %s %s %s %s", line->row.doc_no, line->row.code,
                                        line->kind, line->state, line->row.title));
}

static void show_rows(struct notice_list *n)
{
    struct arena a = {0};
    size_t count = 0;
    const struct filter *f = filter_make(&a, list_filter(&n->list));
    for (size_t i = 0; i < n->lines.n; i++) {
        if (matches(f, &a, &n->lines.at[i])) {
            n->shown[count++] = &n->lines.at[i];
        }
    }
    arena_release(&a);
    if (n->list.sort >= 0) {
        sort_shown(n, count);
    }
    for (size_t i = 0; i < count; i++) {
        n->ids[i] = n->shown[i]->row.record.id;
    }
    list_rows(&n->list, n->ids, count, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_list *n = s->state;
    struct desk *desk = s->ui->options.desk;
    arena_reset(&n->arena);
    enum status status = notice_lines_load(desk, &n->arena, &n->lines, err);
    n->used = ARENA_ARRAY(&n->arena, struct quota_use, n->lines.n + 1);
    n->shown = ARENA_ARRAY(&n->arena, const struct notice_line *, n->lines.n + 1);
    n->ids = ARENA_ARRAY(&n->arena, int64_t, n->lines.n + 1);
    n->next = 0;
    n->list.total = (int64_t)n->lines.n;
    show_rows(n);
    return status;
}

static void load_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(s, &err)) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

/* ---- the screen ------------------------------------------------------------------------------- */

static enum status open_list(struct screen *s, const void *argument, struct err *err)
{
    struct notice_list *n = s->state;
    (void)argument;
    list_init(&n->list, columns, COLUMNS, (struct list_source){n, cell, style_of, NULL});
    n->list.noun = "份通知";
    n->list.empty = "还没有通知.  按 F2 载入通知定义文件";
    enum status status = load(s, err);
    if (status) {
        list_release(&n->list);
        arena_release(&n->arena);
    }
    return status;
}

static void close_list(struct screen *s)
{
    struct notice_list *n = s->state;
    list_release(&n->list);
    notice_act_release(&n->act);
    arena_release(&n->arena);
}

static struct action open_selected(struct notice_list *n)
{
    n->opened = list_selected(&n->list);
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
        list_set_filter(&n->list, "");
        show_rows(n);
        list_select(&n->list, (int64_t)answer->choice);
    }
    return action;
}

static struct action command(struct screen *s, int command)
{
    struct notice_list *n = s->state;
    struct action action = action_none();
    if (notice_act_command(s, &n->act, command, list_selected(&n->list), &action)) {
        return action;
    }
    switch ((enum command)command) {
    case FILTER: list_open_filter(&n->list); break;
    case OPEN: return open_selected(n);
    case SEARCH: return ask_word(n);
    case SORT:
        if (list_sort(&n->list) == WIDGET_SORTED) {
            show_rows(n);
        }
        break;
    }
    return action;
}

static struct action key(struct notice_list *n, struct key key)
{
    switch (list_key(&n->list, key)) {
    case WIDGET_PASS:
    case WIDGET_LEFT: return action_pass();
    case WIDGET_FILTERED:
    case WIDGET_SORTED: show_rows(n); break;
    case WIDGET_DONE: return open_selected(n);
    case WIDGET_HANDLED:
    case WIDGET_CHANGED: break;
    }
    return action_none();
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
    struct desk *desk = s->ui->options.desk;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (n->next >= n->lines.n) {
        return false;
    }
    struct quota_use *u = &n->used[n->next];
    enum status status =
        u->notice ? quota_use_more(desk, u, &err)
                  : quota_use_begin(desk, &n->arena, n->lines.at[n->next].row.record.id, u, &err);
    if (status) {
        ui_say_err(s->ui, &err);
    }
    n->next += status || quota_use_is_done(u);
    arena_release(&a);
    return n->next < n->lines.n;
}

static void draw_pane(const struct notice_list *n, const struct canvas *cv)
{
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    if (n->list.n == 0) {
        return;
    }
    const struct notice_line *line = n->shown[n->list.selected];
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
    list_draw(&n->list, &top);
    draw_pane(n, &bottom);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct notice_list *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct notice_list *)s->state)->list, a);
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
