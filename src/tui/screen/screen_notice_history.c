/* What was done to one notice, newest first, and its revisions to be compared. */
#include <limits.h>

#include "base/date.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/persons.h"
#include "tui/ask.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/screen_record.h"
#include "tui/ui.h"
#include "tui/widget/list.h"
#include "tui/widget/paragraph.h"

#define PANE_ROWS 6

enum command { COMPARE = 1, OPEN };
enum { QUESTION_REVISION = 1 };
enum shown_column { AT, WHO, WHAT, WHY, COLUMNS };

static const struct list_column columns[COLUMNS] = {
    [AT] = {.title = "时间", .width = 11, .widest = 19, .is_unsorted = true},
    [WHO] = {.title = "谁", .width = 8, .widest = 12, .is_unsorted = true},
    [WHAT] = {.title = "做了什么", .width = 34, .widest = INT_MAX, .is_unsorted = true},
    [WHY] = {.title = "理由", .width = 14, .widest = 40, .is_unsorted = true},
};

struct notice_history {
    int64_t id;
    int64_t now; /* when it was loaded */
    struct arena arena;
    struct notice_row row;
    struct history history;
    int64_t *ids;
    struct list list;
    struct question question;
    struct notice_pair pair;
    int64_t opened; /* argument of the entry's screen */
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct notice_history *h = context;
    const struct history_entry *e = &h->history.at[row];
    switch ((enum shown_column)column) {
    case AT: return instant_text_near(a, e->audit.at, h->now);
    case WHO: return e->audit.person;
    case WHAT:
        return e->undone_by ? arena_printf(a, "(已撤销) %s", e->audit.summary) : e->audit.summary;
    case WHY: return e->audit.why;
    case COLUMNS: break;
    }
    return NULL;
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_history *h = s->state;
    h->now = desk_now(s->ui->options.desk);
    struct desk *desk = s->ui->options.desk;
    arena_reset(&h->arena);
    h->history = (struct history){0};
    enum status status = notice_row_load(desk, &h->arena, h->id, &h->row, err);
    if (status == STATUS_OK) {
        status = history_of(desk, &h->arena, "notice", h->id, &h->history, err);
    }
    h->ids = ARENA_ARRAY(&h->arena, int64_t, h->history.n + 1);
    for (size_t i = 0; i < h->history.n; i++) {
        struct audit *audit = &h->history.at[i].audit;
        h->ids[i] = audit->id;
        audit->person = person_name(desk, &h->arena, audit->person);
    }
    h->list.total = (int64_t)h->history.n;
    list_rows(&h->list, h->ids, h->history.n, false);
    return status;
}

static void close_history(struct screen *s)
{
    struct notice_history *h = s->state;
    list_release(&h->list);
    arena_release(&h->arena);
}

static enum status open_history(struct screen *s, const void *argument, struct err *err)
{
    struct notice_history *h = s->state;
    h->id = *(const int64_t *)argument;
    list_init(&h->list, columns, COLUMNS, (struct list_source){.context = h, .cell = cell});
    h->list.noun = "条记录";
    enum status status = load(s, err);
    if (status) {
        close_history(s);
    }
    return status;
}

/* Which earlier revision to see beside the one in force. */
static struct action ask_revision(struct screen *s)
{
    struct notice_history *h = s->state;
    size_t n = h->row.revision > 1 ? (size_t)h->row.revision - 1 : 0;
    if (n == 0) {
        ui_say(s->ui, STYLE_WARNING, "%s 的定义只有一版, 没有可对照的.", h->row.code);
        return action_none();
    }
    const char **choices = ARENA_ARRAY(&h->arena, const char *, n);
    for (size_t i = 0; i < n; i++) {
        choices[i] = arena_printf(&h->arena, "第 %zu 版", n - i);
    }
    h->question = (struct question){.kind = ASK_CHOICE,
                                    .id = QUESTION_REVISION,
                                    .text = arena_printf(&h->arena, "现用第 %lld 版, 与哪一版对照?",
                                                         (long long)h->row.revision),
                                    .choices = choices,
                                    .n_choices = n};
    return action_ask(&h->question);
}

static struct action answered(struct notice_history *h, const struct answer *answer)
{
    if (answer->id != QUESTION_REVISION || !answer->is_given) {
        return action_none();
    }
    int64_t old = h->row.revision - 1 - (int64_t)answer->choice;
    h->pair = (struct notice_pair){h->id, h->id, old, h->row.revision};
    return action_push(&notice_compare_screen, &h->pair);
}

static struct action open_entry(struct notice_history *h)
{
    h->opened = list_selected(&h->list);
    return h->opened ? action_push(&record_entry_screen, &h->opened) : action_none();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_history *h = s->state;
    switch (event->kind) {
    case EVENT_KEY: return action_after(list_key(&h->list, event->key));
    case EVENT_COMMAND: return event->command == OPEN ? open_entry(h) : ask_revision(s);
    case EVENT_ANSWER: return answered(h, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static void draw_entry(const struct notice_history *h, const struct canvas *cv)
{
    struct arena a = {0};
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    if (h->list.n > 0) {
        const struct audit *e = &h->history.at[h->list.selected].audit;
        pen.y += canvas_printf(cv, pen, "%s  %s", instant_text(&a, e->at), e->person) > 0;
        pen.style = STYLE_NORMAL;
        pen.y += paragraph_draw(cv, pen, e->summary);
        pen.style = STYLE_HINT;
        (void)paragraph_draw(cv, pen, e->why ? arena_printf(&a, "理由: %s", e->why) : NULL);
    }
    arena_release(&a);
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_history *h = s->state;
    int pane = cv->rows - PANE_ROWS;
    struct canvas top = canvas_part(cv, (struct rect){1, 0, pane - 2, cv->cols});
    struct canvas bottom = canvas_part(cv, (struct rect){pane, 0, PANE_ROWS, cv->cols});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  历史  现用第 %lld 版", h->row.code,
                        (long long)h->row.revision);
    list_draw(&h->list, &top);
    draw_entry(h, &bottom);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct notice_history *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct notice_history *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_ENTER, K_F(3), "查看", "这一条改了什么; 可在那里撤销.", OPEN, "查看"},
    {K_F(5), 0, "对照旧版", "现用的一版与以前的一版并排.", COMPARE, "查看"},
};

const struct screen_class notice_history_screen = {
    .name = "notice-history",
    .title = "通知历史",
    .state_size = sizeof(struct notice_history),
    .open = open_history,
    .event = event,
    .draw = draw,
    .close = close_history,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "这份通知什么时候由谁载入, 换版, 停用, 附全文. Enter 看一条改了什么, 可在那里撤销.\n",
};
