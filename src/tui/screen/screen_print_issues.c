/* 印发登记: what was issued, under which number, by whom; Enter shows its pages as they were. */
#include <limits.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/print_issues.h"
#include "report/keep.h"
#include "text/pinyin.h"
#include "tui/screen/pages.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

#define MOST_LISTED 100000

enum command { VERIFY = 1 };
enum issue_column { NO, NAME, SUBJECT, PAGES, COPIES, BY, AT, CHANGED };

static const struct list_column columns[] = {
    [NO] = {.title = "印发号", .width = 10, .is_unsorted = true},
    [NAME] = {.title = "文书", .width = 14, .widest = 30, .is_unsorted = true},
    [SUBJECT] = {.title = "是哪一份", .width = 8, .widest = INT_MAX, .is_unsorted = true},
    [PAGES] = {.title = "页", .width = 4, .to_right = true, .is_unsorted = true},
    [COPIES] = {.title = "份", .width = 3, .to_right = true, .is_unsorted = true},
    [BY] = {.title = "印发人", .width = 6, .widest = 10, .is_unsorted = true},
    [AT] = {.title = "时间", .width = 11, .is_unsorted = true},
    [CHANGED] = {.title = "", .width = 6, .is_unsorted = true},
};

struct issues {
    struct list list;
    struct arena arena; /* of the rows */
    struct print_issues all;
    int64_t *ids;  /* indexes of those that fit the filter, plus one */
    size_t *shown; /* the same without it */
    struct arena asked;
    struct pages_wanted wanted;
};

static const struct print_issue *at(const struct issues *t, size_t row)
{
    return &t->all.at[t->shown[row]];
}

/* 07-16 09:41; the number says the year. */
static const char *moment(struct arena *a, int64_t instant)
{
    return arena_printf(a, "%.11s", instant_text(a, instant) + 5);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct print_issue *p = at(context, row);
    switch ((enum issue_column)column) {
    case NO: return p->no;
    case NAME: return p->name;
    case SUBJECT: return p->subject;
    case PAGES: return arena_printf(a, "%lld", (long long)p->pages);
    case COPIES: return arena_printf(a, "%lld", (long long)p->copies);
    case BY: return p->issued_by;
    case AT: return moment(a, p->issued_at);
    case CHANGED: return p->before ? "有变更" : "";
    }
    return NULL;
}

/* Those whose number, document, subject or issuer fits what was typed. */
static void narrow(struct issues *t)
{
    struct arena a = {0};
    struct filter *filter = filter_make(&a, list_filter(&t->list));
    size_t n = 0;
    for (size_t i = 0; i < t->all.n; i++) {
        const struct print_issue *p = &t->all.at[i];
        const char *text =
            arena_printf(&a, "%s %s %s %s", p->no, p->name, p->subject, p->issued_by);
        if (filter_match(filter, text)) {
            t->shown[n] = i;
            t->ids[n++] = p->record.id;
        }
    }
    arena_release(&a);
    t->list.total = (int64_t)t->all.n;
    list_rows(&t->list, t->ids, n, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct issues *t = s->state;
    struct arena fresh = {0};
    struct print_issues all;
    enum status status = print_issues_load(s->ui->options.desk, &fresh, MOST_LISTED, &all, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&t->arena);
    t->arena = fresh;
    t->all = all;
    t->ids = ARENA_ARRAY(&t->arena, int64_t, all.n + 1);
    t->shown = ARENA_ARRAY(&t->arena, size_t, all.n + 1);
    narrow(t);
    return STATUS_OK;
}

static enum status issues_open(struct screen *s, const void *argument, struct err *err)
{
    struct issues *t = s->state;
    (void)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell});
    t->list.noun = "次印发";
    t->list.empty = "还没有印发过. 在打印预览里按 F8, 编号登记.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        list_release(&t->list);
    }
    return status;
}

static void issues_close(struct screen *s)
{
    struct issues *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->asked);
}

/* The number under the cursor; NULL when there is none. */
static const char *chosen(struct issues *t)
{
    arena_reset(&t->asked);
    return t->list.n > 0 && t->list.selected < t->list.n
               ? arena_text(&t->asked, at(t, t->list.selected)->no)
               : NULL;
}

static struct action open_pages(struct screen *s)
{
    struct issues *t = s->state;
    struct err err = {.arena = &t->asked};
    struct print_issue issue;
    struct report report;
    const char *no = chosen(t);
    if (!no) {
        return action_none();
    }
    if (print_issue_again(s->ui->options.desk, &t->asked, no, &issue, &report, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->wanted = (struct pages_wanted){
        .kept = issue.content,
        .issue = issue.no,
        .file = arena_printf(&t->asked, "%s-%s", issue.name, issue.no),
    };
    return action_push(&pages_screen, &t->wanted);
}

static void verify(struct screen *s)
{
    struct issues *t = s->state;
    struct err err = {.arena = &t->asked};
    struct print_issue issue;
    const char *no = chosen(t);
    if (!no) {
        return;
    }
    if (print_issue_verify(s->ui->options.desk, &t->asked, no, &issue, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "印发 %s 完好, 数据指纹 %.12s, 与纸上页脚对一对.", issue.no,
               issue.fingerprint);
    }
}

static struct action key(struct screen *s, struct key pressed)
{
    struct issues *t = s->state;
    enum widget_result result = list_key(&t->list, pressed);
    if (result == WIDGET_FILTERED) {
        narrow(t);
    }
    return result == WIDGET_DONE   ? open_pages(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static struct action issues_event(struct screen *s, const struct event *event)
{
    switch (event->kind) {
    case EVENT_COMMAND: verify(s); return action_none();
    case EVENT_KEY: return key(s, event->key);
    case EVENT_ANSWER:
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static void issues_draw(const struct screen *s, const struct canvas *cv)
{
    struct issues *t = s->state;
    list_draw(&t->list, cv);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((struct issues *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct issues *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "看原样", "印发时的每一页; 再打印, 存文件都照原样.", 0, NULL},
    {K_F(3), 'v', "核对", "内容还是不是印发时的: 重算数据指纹, 与登记的比.", VERIFY, "查看"},
    {K_F(7), '/', "筛选", "按号, 文书, 是哪一份, 印发人.", 0, NULL},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class print_issues_screen = {
    .name = "print-issues",
    .title = "印发登记",
    .state_size = sizeof(struct issues),
    .open = issues_open,
    .event = issues_event,
    .draw = issues_draw,
    .close = issues_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "正式印发的文书都有号. 内容整份存着, 什么时候再印都和当初一样, 不管数据后来怎么变.\n"
            "变了以后再印发的是下一号, 后面附变更对照表. 登记错了在 0记录 里撤销, 号不再用.\n",
};
