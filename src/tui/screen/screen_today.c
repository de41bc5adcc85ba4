/* 今日: what waits for somebody, nearest first. Decides how it is shown, what is mine, where Enter
 * leads; what waits is decided by desk/today.h. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "desk/today.h"
#include "text/pinyin.h"
#include "tui/screens.h"
#include "tui/thing.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

#define HEAD_ROWS 2
#define WEEK_ROWS 4 /* a blank one, the counts, the bars, a blank one */
#define BAR_CELLS 10

enum command { OPEN = 1, ONLY_MINE, REFRESH, NEW_RECEIPT, FIND };
enum column { URGENCY, WHEN, WHAT, LEFT };

static const struct list_column columns[] = {
    [URGENCY] = {.title = "急", .width = 3, .is_unsorted = true},
    [WHEN] = {.title = "期限", .width = 12, .is_unsorted = true},
    [WHAT] = {.title = "事项", .width = 40, .widest = INT_MAX, .is_unsorted = true},
    [LEFT] = {.title = "还剩", .width = 11, .to_right = true, .is_unsorted = true},
};

struct today_state {
    struct arena arena; /* of what was loaded last */
    struct today today;
    struct today_quotas quotas; /* as shown */
    struct today_quotas coming; /* being looked at between keys */
    bool is_stale;              /* the desk changed since `coming` began */
    VEC(int64_t) rows;          /* index into today.at, plus one */
    struct list list;
    int64_t loaded_at; /* minute */
    bool only_mine;
};

static const char *const signs[] = {"", "!", "!!"};

static const struct task *task_of(const struct today_state *t, int64_t row)
{
    return row > 0 && (size_t)row <= t->today.n ? &t->today.at[row - 1] : NULL;
}

static const struct task *shown(const struct today_state *t, size_t row)
{
    return &t->today.at[t->rows.at[row] - 1];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct today_state *t = context;
    const struct task *k = shown(t, row);
    (void)a;
    switch ((enum column)column) {
    case URGENCY: return signs[k->urgency];
    case WHEN: return k->when;
    case WHAT: return k->text;
    case LEFT: return k->left;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct today_state *t = context;
    const struct task *k = shown(t, row);
    return k->urgency == 2 ? STYLE_ERROR : k->urgency == 1 ? STYLE_WARNING : STYLE_NORMAL;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static bool fits(const struct today_state *t, struct arena *a, const struct filter *filter,
                 const struct task *k)
{
    return (!t->only_mine || k->is_mine) &&
           filter_match(filter, arena_printf(a, "%s %s %s", k->when, k->text, k->left));
}

/* Chooses the rows anew and keeps `row` selected, or the place. */
static void narrow(struct today_state *t, int64_t row)
{
    struct arena a = {0};
    const struct filter *filter = filter_make(&a, list_filter(&t->list));
    t->rows.n = 0;
    for (size_t i = 0; i < t->today.n; i++) {
        if (fits(t, &a, filter, &t->today.at[i])) {
            *VEC_PUSH(&t->arena, &t->rows) = (int64_t)i + 1;
        }
    }
    t->list.total = (int64_t)t->today.n;
    list_rows(&t->list, t->rows.at, t->rows.n, false); /* first: the rows before are gone */
    if (row) {
        list_select(&t->list, row);
    }
    arena_release(&a);
}

static bool is_same(const struct task *l, const struct task *r)
{
    return l->kind == r->kind && l->id == r->id && l->unit == r->unit && l->due == r->due &&
           text_eq(l->form, r->form);
}

/* The row of the same task after loading again; 0 when it is done. */
static int64_t row_like(const struct today *today, const struct task *task)
{
    for (size_t i = 0; task && i < today->n; i++) {
        if (is_same(&today->at[i], task)) {
            return (int64_t)i + 1;
        }
    }
    return 0;
}

static enum status load(struct screen *s, struct err *err)
{
    struct today_state *t = s->state;
    struct arena fresh = {0};
    struct today today;
    int64_t now = clock_now(&s->ui->options.clock);
    enum status status = today_load(s->ui->options.desk, &fresh, &t->quotas, &today, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    int64_t row = row_like(&today, task_of(t, list_selected(&t->list)));
    arena_release(&t->arena);
    t->arena = fresh;
    t->today = today;
    t->rows.at = NULL;
    t->rows.n = t->rows.cap = 0;
    t->loaded_at = now / 60;
    narrow(t, row);
    return STATUS_OK;
}

/* Again, after a change or a minute; what was shown stays when it cannot be read. */
static void reload(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

/* The quotas are told anew; what was shown is kept until it has been replaced. */
static enum status show_quotas(struct screen *s, struct err *err)
{
    struct today_state *t = s->state;
    struct today_quotas old = t->quotas;
    t->quotas = t->coming;
    t->coming = (struct today_quotas){.is_done = true};
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        today_quotas_release(&t->quotas);
        t->quotas = old;
        return status;
    }
    today_quotas_release(&old);
    return STATUS_OK;
}

/* One more recommender; from the start when the desk changed, but only when the round before has
 * ended, else many changes would never let it end. */
static enum status look_at_quotas(struct screen *s, struct err *err)
{
    struct today_state *t = s->state;
    if (!t->coming.is_done) {
        enum status status = today_quotas_more(&t->coming, err);
        return status == STATUS_OK && t->coming.is_done ? show_quotas(s, err) : status;
    }
    if (t->is_stale) {
        t->is_stale = false;
        enum status status = today_quotas_open(&t->coming, s->ui->options.desk, err);
        return status == STATUS_OK && t->coming.is_done ? show_quotas(s, err) : status;
    }
    return STATUS_OK;
}

static void look_again(struct screen *s)
{
    struct today_state *t = s->state;
    reload(s);
    t->is_stale = true;
}

static void today_close(struct screen *s)
{
    struct today_state *t = s->state;
    list_release(&t->list);
    today_quotas_release(&t->quotas);
    today_quotas_release(&t->coming);
    arena_release(&t->arena);
}

static enum status today_open(struct screen *s, const void *argument, struct err *err)
{
    struct today_state *t = s->state;
    (void)argument;
    t->quotas.is_done = t->coming.is_done = t->is_stale = true;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.noun = "件事";
    t->list.empty = "没有等着办的事. F2 登记收件, F9 看能做的别的事.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        list_release(&t->list);
    }
    return status;
}

/* The minute turned: what is left is less. And one piece of the quotas. */
static bool today_idle(struct screen *s)
{
    struct today_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (clock_now(&s->ui->options.clock) / 60 != t->loaded_at) {
        reload(s);
    }
    if (look_at_quotas(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return !t->coming.is_done || t->is_stale;
}

/* ---- what is done ---------------------------------------------------------------------------- */

/* A draft is of `receipt:new` or `submission:31`. */
static struct action open_draft(struct screen *s, const char *form)
{
    const char *colon = strchr(form, ':');
    if (!colon) {
        return action_none();
    }
    const char *noun = arena_copy(&s->arena, form, (size_t)(colon - form));
    return thing_edit(s, noun, strtoll(colon + 1, NULL, 10));
}

static struct action open_task(struct screen *s, const struct task *k)
{
    switch (k->kind) {
    case TASK_DEADLINE:
    case TASK_QUOTA: return thing_open(s, "notice", k->id);
    case TASK_SHORT: return thing_open(s, "receipt", k->id);
    case TASK_TAKEN: return thing_edit(s, "receipt", k->id);
    case TASK_CORRECTING: return thing_open(s, "submission", k->id);
    case TASK_DRAFT: return open_draft(s, k->form);
    }
    return action_none();
}

static struct action command(struct screen *s, enum command c)
{
    struct today_state *t = s->state;
    const struct task *k = task_of(t, list_selected(&t->list));
    switch (c) {
    case OPEN: return k ? open_task(s, k) : action_none();
    case ONLY_MINE:
        t->only_mine = !t->only_mine;
        narrow(t, 0);
        break;
    case REFRESH:
        look_again(s);
        ui_say(s->ui, STYLE_GOOD, "已刷新.");
        break;
    case NEW_RECEIPT: return thing_edit(s, "receipt", 0);
    case FIND: list_open_filter(&t->list); break;
    }
    return action_none();
}

static struct action today_event(struct screen *s, const struct event *event)
{
    struct today_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
    case EVENT_CHANGED: look_again(s); return action_none();
    case EVENT_KEY: break;
    }
    switch (list_key(&t->list, event->key)) {
    case WIDGET_FILTERED: narrow(t, 0); return action_none();
    case WIDGET_DONE: return command(s, OPEN);
    case WIDGET_PASS: return action_pass();
    case WIDGET_HANDLED:
    case WIDGET_CHANGED:
    case WIDGET_SORTED:
    case WIDGET_LEFT: break;
    }
    return action_none();
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void draw_head(const struct today_state *t, const struct canvas *cv)
{
    size_t mine = 0;
    for (size_t i = 0; i < t->today.n; i++) {
        mine += t->today.at[i].is_mine;
    }
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "今天要办的事");
    canvas_printf(cv,
                  (struct pen){.x = cv->cols - 37,
                               .width = 36,
                               .to_right = true,
                               .style = t->only_mine ? STYLE_CHANGED : STYLE_NORMAL},
                  t->only_mine ? "全部 %zu  [只看我的 %zu] (m F6)"
                               : "[全部 %zu]  只看我的 %zu (m F6)",
                  t->today.n, mine);
}

/* Arrivals of the week: a day each, the count above its bar. */
static void draw_week(const struct today_state *t, const struct canvas *cv)
{
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日"};
    int64_t most = 1;
    for (size_t i = 0; i < 7; i++) {
        most = t->today.week[i] > most ? t->today.week[i] : most;
    }
    int x = 2 + canvas_text(cv, (struct pen){.y = 1, .x = 2, .style = STYLE_HEAD}, "本周收件") + 1;
    for (size_t i = 0; i < 7; i++) {
        if (i >= 5 && t->today.week[i] == 0) {
            continue; /* nobody came at the weekend */
        }
        int width = canvas_printf(cv, (struct pen){.y = 1, .x = x}, "%s %lld", days[i],
                                  (long long)t->today.week[i]);
        int bar = (int)((t->today.week[i] * BAR_CELLS + most - 1) / most);
        for (int k = 0; k < bar; k++) {
            canvas_text(cv, (struct pen){.y = 2, .x = x + k, .style = STYLE_HINT}, "#");
        }
        x += (bar > width ? bar : width) + 2;
    }
}

static void draw_totals(const struct today_state *t, const struct canvas *cv)
{
    struct arena a = {0};
    const char *text =
        arena_printf(&a, "申报件 %lld  待补正 %lld  逾期 %lld", (long long)t->today.submissions,
                     (long long)t->today.correcting, (long long)t->today.late);
    int width = (int)utf8_text_width(text);
    bool is_narrow = cv->cols < 100;
    canvas_text(cv, (struct pen){.y = is_narrow ? 3 : 1, .x = is_narrow ? 2 : cv->cols - width - 1},
                text);
    arena_release(&a);
}

static void today_draw(const struct screen *s, const struct canvas *cv)
{
    struct today_state *t = s->state;
    struct canvas list =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS - WEEK_ROWS, cv->cols});
    struct canvas week =
        canvas_part(cv, (struct rect){cv->rows - WEEK_ROWS, 0, WEEK_ROWS, cv->cols});
    draw_head(t, cv);
    list_draw(&t->list, &list);
    draw_week(t, &week);
    draw_totals(t, &week);
}

static bool today_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct today_state *)s->state)->list);
}

static const char *today_sentence(const struct screen *s, struct arena *a)
{
    const struct today_state *t = s->state;
    const struct task *k = task_of(t, list_selected(&t->list));
    return list_takes_text(&t->list) || !k ? list_sentence(&t->list, a) : k->text;
}

static const struct binding bindings[] = {
    {K_F(3), 0, "查看", "打开所选的事: 通知, 收件, 申报件或没有保存的草稿.", OPEN, "查看"},
    {K_ENTER, 0, "打开", "同 F3; 在筛选里是筛选完毕.", 0, NULL},
    {K_F(2), 0, "收件", "登记一次收件.", NEW_RECEIPT, "编辑"},
    {K_F(5), 0, "刷新", "重新读一遍; 平时别人改了会自动刷新.", REFRESH, "查看"},
    {K_F(6), 'm', "我的", "只看我的草稿和我登记的; 再按看全部.", ONLY_MINE, "查看"},
    {K_F(7), '/', "查找", "边输入边筛选, 汉字, 数字或拼音首字母都行; Esc 清除.", FIND, "查看"},
};

const struct screen_class today_screen = {
    .name = "today",
    .title = "今日",
    .digit = '1',
    .state_size = sizeof(struct today_state),
    .open = today_open,
    .event = today_event,
    .draw = today_draw,
    .close = today_close,
    .idle = today_idle,
    .takes_text = today_takes_text,
    .sentence = today_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "等着办的事都在这里, 急的在前: 快到的期限, 超出的名额, 缺份数的收件, 待补正的申报件, "
            "没有保存的草稿. !! 是今天到期, ! 是一周内到期或已经超限. Enter 到那件事那里去.\n",
};
