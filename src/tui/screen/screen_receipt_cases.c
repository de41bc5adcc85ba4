/* 加申报件: cases of this unit and notice, several at once. */
#include <limits.h>

#include "base/slice.h"
#include "desk/submissions.h"
#include "text/pinyin.h"
#include "tui/screen/receipt_form.h"
#include "tui/screen/submissions.h"
#include "tui/widget/list.h"

#define MOST 5000 /* more no unit hands in */

enum command { TAKE = 1, NEW, FIND };
enum { NO, TITLE, LEAD, STATE, ARRIVALS, N_COLUMNS };
static const struct list_column columns[N_COLUMNS] = {
    [NO] = {.title = "编号", .width = 7, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 28, .widest = INT_MAX, .is_unsorted = true},
    [LEAD] = {.title = "申报单位",
              .width = 18,
              .widest = 36,
              .cut = LIST_CUT_MIDDLE,
              .is_unsorted = true},
    [STATE] = {.title = "状态", .width = 8, .is_unsorted = true},
    [ARRIVALS] = {.title = "已收", .width = 5, .to_right = true, .is_unsorted = true},
};

struct candidate {
    int64_t id;
    struct submission_view view;
    size_t arrivals;
};

struct cases {
    struct receipt_cases_request *request;
    struct list list;
    struct arena arena; /* of the candidates */
    struct candidate *all;
    size_t n;
    int64_t *shown;
    struct submission_from from;
};

static bool is_there(const struct receipt_cases_request *r, int64_t id)
{
    for (size_t i = 0; i < r->n_have; i++) {
        if (r->have[i] == id) {
            return true;
        }
    }
    return false;
}

/* An arrival for one track holds no cases of another. */
static bool fits(const struct receipt *r, const struct submission *s)
{
    return text_is_empty(r->track) || text_eq(r->track, s->track);
}

static enum status load(struct screen *s, struct err *err)
{
    struct cases *c = s->state;
    struct desk *desk = s->ui->options.desk;
    int64_t *ids, *arrivals;
    size_t n = 0;
    arena_reset(&c->arena);
    c->n = 0;
    enum status status =
        receipt_candidates(desk, &c->arena, c->request->receipt, MOST, &ids, &n, err);
    c->all = ARENA_ARRAY(&c->arena, struct candidate, n + 1);
    for (size_t i = 0; status == STATUS_OK && i < n; i++) {
        struct candidate *one = &c->all[c->n];
        one->id = ids[i];
        if (is_there(c->request, ids[i])) {
            continue;
        }
        status = submission_view_load(desk, &c->arena, ids[i], &one->view, err);
        if (status == STATUS_OK && fits(c->request->receipt, &one->view.submission)) {
            status = receipts_of(desk, &c->arena, ids[i], &arrivals, &one->arrivals, err);
            c->n++;
        }
    }
    c->shown = ARENA_ARRAY(&c->arena, int64_t, c->n + 1);
    return status;
}

static void narrow(struct cases *c)
{
    struct arena a = {0};
    struct filter *filter = filter_make(&a, list_filter(&c->list));
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        const struct submission_view *v = &c->all[i].view;
        const char *text = arena_printf(&a, "%s %s %s", submission_no(&a, c->all[i].id),
                                        v->submission.title, text_or_empty(v->lead));
        if (filter_match(filter, text)) {
            c->shown[n++] = c->all[i].id;
        }
    }
    c->list.total = (int64_t)c->n;
    list_rows(&c->list, c->shown, n, false);
    arena_release(&a);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct cases *c = context;
    size_t i = 0;
    while (i < c->n && c->all[i].id != c->list.ids[row]) {
        i++;
    }
    const struct candidate *one = &c->all[i];
    switch (column) {
    case NO: return submission_no(a, one->id);
    case TITLE: return one->view.submission.title;
    case LEAD: return one->view.lead;
    case STATE: return one->view.state_name;
    case ARRIVALS: return one->arrivals ? arena_printf(a, "%zu次", one->arrivals) : "";
    default: return NULL;
    }
}

static enum status cases_open(struct screen *s, const void *argument, struct err *err)
{
    struct cases *c = s->state;
    /* The screens' arguments are const for most; this one is filled in as its header says. */
    c->request = *(struct receipt_cases_request *const *)argument;
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        arena_release(&c->arena);
        return status;
    }
    list_init(&c->list, columns, N_COLUMNS, (struct list_source){c, cell, NULL, NULL});
    c->list.noun = "件申报件";
    c->list.empty = "这个单位在这份通知下还没有申报件. F2 新增一件; 或在 汇总表 里导入.";
    narrow(c);
    return STATUS_OK;
}

static void cases_close(struct screen *s)
{
    struct cases *c = s->state;
    list_release(&c->list);
    arena_release(&c->arena);
}

static struct action take(struct cases *c)
{
    c->request->ids = list_chosen(&c->list, c->request->arena, &c->request->n);
    return c->request->n ? action_answer((struct answer){.is_given = true, .choice = c->request->n})
                         : action_none();
}

static void look_again(struct screen *s)
{
    ui_reload(s, load);
    narrow(s->state);
}

static struct action command(struct cases *c, int command)
{
    switch (command) {
    case TAKE: return take(c);
    case NEW:
        c->from = (struct submission_from){c->request->receipt->notice, c->request->receipt->unit};
        return action_push(&submission_from_screen, &c->from);
    default: list_open_filter(&c->list); return action_none();
    }
}

static struct action cases_event(struct screen *s, const struct event *event)
{
    struct cases *c = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(c, event->command);
    case EVENT_ANSWER:
        look_again(s);
        if (event->answer.is_given) { /* the one just added is what is wanted */
            list_select(&c->list, (int64_t)event->answer.choice);
        }
        return action_none();
    case EVENT_CHANGED: look_again(s); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&c->list, event->key);
    if (result == WIDGET_LEFT) {
        return action_pop();
    }
    if (result == WIDGET_DONE) {
        return take(c);
    }
    if (result == WIDGET_FILTERED) {
        narrow(c);
    }
    return action_after(result);
}

static void cases_draw(const struct screen *s, const struct canvas *cv)
{
    struct cases *c = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                "加申报件  空格选几件, Enter 加进这次收件");
    struct canvas page = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    list_draw(&c->list, &page);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((struct cases *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((struct cases *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(6), 0, "加进来", "把选中的申报件加进这次收件; 没有选的加光标所在的.", TAKE, "编辑"},
    {K_F(2), K_CTRL('n'), "新增", "这件还没有登记: 新增一件申报件.", NEW, "编辑"},
    {K_F(7), 0, "查找", "按编号, 名称, 申报单位 (汉字或拼音首字母) 查找.", FIND, "查看"},
    {K_ENTER, 0, NULL, "同 F6.", 0, NULL},
    {K_ESC, 0, "返回", "不加, 回到登记.", 0, NULL},
};

const struct screen_class receipt_cases_screen = {
    .name = "receipt-cases",
    .title = "加申报件",
    .state_size = sizeof(struct cases),
    .open = cases_open,
    .event = cases_event,
    .draw = cases_draw,
    .close = cases_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "这个单位推荐或申报的, 同一份通知下的申报件. 一件可以分几次来, 已收 写着来过几次.\n",
};
