/* 分配: the cases of a panel and who reads each; given by itself, by hand, by file; taken back. */
#include <limits.h>
#include <string.h>

#include "base/slice.h"
#include "desk/assignment_file.h"
#include "desk/units.h"
#include "tui/screen/assign_auto.h"
#include "tui/screen/assign_by_hand.h"
#include "tui/screen/list_import.h"
#include "tui/screen/review.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { AUTO = 1, GIVE, IMPORT, TAKE_BACK, MARK_ALL, UNMARK };
enum assignments_column { NO, TITLE, COUNT, READERS, DIRECTION, LEAD };

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 5, .is_unsorted = true},
    [TITLE] = {.title = "成果名称", .width = 24, .widest = 60, .is_unsorted = true},
    [COUNT] = {.title = "几位", .width = 4, .to_right = true, .is_unsorted = true},
    [READERS] = {.title = "谁评", .width = 20, .widest = 36, .is_unsorted = true},
    [DIRECTION] = {.title = "方向", .width = 12, .widest = 24, .is_unsorted = true},
    [LEAD] = {.title = "单位",
              .width = 12,
              .widest = INT_MAX,
              .is_unsorted = true,
              .cut = LIST_CUT_MIDDLE},
};

struct assignments_state {
    struct desk *desk;
    struct list list;
    struct arena arena; /* of the rows */
    int64_t id;
    struct panel_view view;
    struct panel_readings readings;
    size_t *shown; /* index into the readings, of each row in sight */
    int64_t *ids;
    struct assign_auto automatic;
    struct assign_by_hand by_hand;
    struct list_import import;
};

/* ---- rows --------------------------------------------------------------------------------------- */

static const char *readers(struct arena *a, const struct panel_reading *r)
{
    const char *names = "";
    for (size_t i = 0; i < r->readers.n; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? " " : "", r->readers.at[i].name);
    }
    return names;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct assignments_state *t = context;
    const struct panel_reading *r = &t->readings.at[t->shown[row]];
    switch ((enum assignments_column)column) {
    case NO: return submission_no(a, r->c.id);
    case TITLE: return r->c.title;
    case DIRECTION: return r->c.direction;
    case LEAD: return unit_name(t->desk, a, r->c.lead);
    case COUNT: return arena_printf(a, "%zu", r->readers.n);
    case READERS: return readers(a, r);
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct assignments_state *t = context;
    return t->readings.at[t->shown[row]].readers.n ? STYLE_NORMAL : STYLE_WARNING;
}

/* By number, title, direction, or who reads it. */
static bool is_wanted(struct arena *a, const struct panel_reading *r, const char *filter)
{
    const char *const texts[] = {submission_no(a, r->c.id), r->c.title, r->c.direction,
                                 readers(a, r)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i] && strstr(texts[i], filter)) {
            return true;
        }
    }
    return false;
}

static void narrow(struct assignments_state *t)
{
    const char *filter = text_or_empty(list_filter(&t->list));
    struct arena a = {0};
    size_t n = 0;
    for (size_t i = 0; i < t->readings.n; i++) {
        if (!*filter || is_wanted(&a, &t->readings.at[i], filter)) {
            t->shown[n] = i;
            t->ids[n++] = t->readings.at[i].c.id;
        }
        arena_reset(&a);
    }
    arena_release(&a);
    t->list.total = (int64_t)t->readings.n;
    list_rows(&t->list, t->ids, n, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct assignments_state *t = s->state;
    struct arena fresh = {0};
    struct panel_view view;
    struct panel_readings readings = {0};
    enum status status = panel_view_load(t->desk, &fresh, t->id, &view, err);
    if (status == STATUS_OK) {
        status = panel_readings_load(t->desk, &fresh, &view.panel, &readings, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&t->arena);
    t->arena = fresh;
    t->view = view;
    t->readings = readings;
    t->shown = ARENA_ARRAY(&t->arena, size_t, readings.n + 1);
    t->ids = ARENA_ARRAY(&t->arena, int64_t, readings.n + 1);
    narrow(t);
    return STATUS_OK;
}

static void assignments_close(struct screen *s)
{
    struct assignments_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->automatic.asked);
    arena_release(&t->by_hand.asked);
}

static enum status assignments_open(struct screen *s, const void *argument, struct err *err)
{
    struct assignments_state *t = s->state;
    t->desk = s->ui->options.desk;
    t->id = *(const int64_t *)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.noun = "件申报件";
    t->list.empty = "这一组没有要评的申报件.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        assignments_close(s);
    }
    return status;
}

/* ---- by hand ------------------------------------------------------------------------------------ */

/* The marked cases, else the selected one; false when there is none, or who sits here may not. */
static bool choose_cases(struct screen *s)
{
    struct assignments_state *t = s->state;
    struct assign_hand *hand = &t->by_hand.hand;
    if (!ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return false;
    }
    arena_reset(&t->by_hand.asked);
    *hand = (struct assign_hand){.panel = t->id};
    hand->submissions = list_chosen(&t->list, &t->by_hand.asked, &hand->n);
    return hand->n > 0;
}

static struct action give(struct screen *s)
{
    struct assignments_state *t = s->state;
    return choose_cases(s) ? assign_ask_who(s, &t->by_hand) : action_none();
}

static struct action take_back(struct screen *s)
{
    struct assignments_state *t = s->state;
    return choose_cases(s) ? assign_ask_from(s, &t->by_hand, &t->readings) : action_none();
}

/* ---- by file ------------------------------------------------------------------------------------ */

static enum status take_file(struct desk *desk, struct arena *a, const struct list_import *import,
                             struct list_taken *out, struct err *err)
{
    const struct assignment_file o = {.panel = *(const int64_t *)import->context,
                                      .path = import->path,
                                      .charset = import->charset,
                                      .is_dry = import->is_dry};
    struct assignment_plan plan;
    enum status status = assignment_file_take(desk, a, &o, &plan, err);
    if (status == STATUS_OK) {
        const struct list_counts *c = &plan.file.counts;
        *out = (struct list_taken){plan.file.problems, plan.file.headed.book.is_book,
                                   arena_printf(a, "新分配 %lld 已有 %lld 拒收 %lld",
                                                (long long)c->new, (long long)c->same,
                                                (long long)c->rejected),
                                   plan.batch};
    }
    return status;
}

static struct action import(struct screen *s)
{
    struct assignments_state *t = s->state;
    if (!ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    t->import = (struct list_import){.title = "按文件分配",
                                     .columns = "表头要有「申报件号」和「专家」(编号或姓名); "
                                                "一行一份, 文件没写到的不动.",
                                     .after = "可以到 0记录 整批撤销",
                                     .context = &t->id,
                                     .take = take_file};
    return action_push(&list_import_screen, &t->import);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static struct action command(struct screen *s, enum command c)
{
    struct assignments_state *t = s->state;
    switch (c) {
    case AUTO: return assign_auto_ask(s, &t->automatic, t->id);
    case GIVE: return give(s);
    case IMPORT: return import(s);
    case TAKE_BACK: return take_back(s);
    case MARK_ALL: list_mark_all(&t->list); break;
    case UNMARK: list_unmark(&t->list); break;
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct assignments_state *t = s->state;
    if (answer->id == 0) {
        ui_reload(s, load);
        return action_none();
    }
    return assign_is_by_hand(answer) ? assign_by_hand_answered(s, &t->by_hand, answer, load)
                                     : assign_auto_answered(s, &t->automatic, answer, load);
}

static struct action assignments_event(struct screen *s, const struct event *event)
{
    struct assignments_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    if (result == WIDGET_FILTERED) {
        narrow(t);
    }
    return result == WIDGET_DONE ? give(s) : action_after(result);
}

static void assignments_draw(const struct screen *s, const struct canvas *cv)
{
    struct assignments_state *t = s->state;
    struct arena a = {0};
    const char *counts = panel_counts_text(&a, &t->view);
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s  %s  %s", t->view.panel.name,
                  panel_state_name(t->view.panel.state), counts);
    arena_release(&a);
    struct canvas list = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    list_draw(&t->list, &list);
}

static bool assignments_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct assignments_state *)s->state)->list);
}

static const char *assignments_sentence(const struct screen *s, struct arena *a)
{
    const struct assignments_state *t = s->state;
    const char *counts = list_sentence(&t->list, a);
    int64_t id = list_selected(&t->list);
    return id ? arena_printf(a, "%s   %s: %s", counts, submission_no(a, id),
                             readers(a, &t->readings.at[t->shown[t->list.selected]]))
              : counts;
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "分给", "选中的各件分给一位成员: 先列出每位能分几件, 要回避和不对口的几件.", 0,
     NULL},
    {K_F(2), 0, "自动", "自动分配: 先看结果, 再分; 已经分的不动.", AUTO, "办理"},
    {K_F(3), 0, NULL, "同 Enter: 分给一位成员.", GIVE, "办理"},
    {K_F(5), 0, "文件", "按文件分配: 先看每一行, 再写入.", IMPORT, "办理"},
    {K_F(8), 0, "收回", "从一位成员收回选中的各件, 写明理由; 作废, 不删.", TAKE_BACK, "办理"},
    {K_CTRL('t'), K_SPACE, "选", "选中或取消一件.", 0, NULL},
    {K_CTRL('a'), 0, "全选", "选中看得到的各件, 再按都取消.", MARK_ALL, "编辑"},
    {K_CTRL('n'), 0, NULL, "取消全部选中.", UNMARK, "编辑"},
    {K_F(7), '/', "查找", "编号, 成果名称, 方向, 谁评.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审组.", 0, NULL},
};

const struct screen_class assignments_screen = {
    .name = "assignments",
    .title = "分配",
    .state_size = sizeof(struct assignments_state),
    .open = assignments_open,
    .event = assignments_event,
    .draw = assignments_draw,
    .close = assignments_close,
    .takes_text = assignments_takes_text,
    .sentence = assignments_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help = "哪一件由谁评. 先自动分, 再用手工调; 或者全用文件.\n"
            "手工: 空格选中几件, Enter 分给一位成员. 分过以后选中的还在, 可以接着分给下一位. "
            "要回避的不会分; 不对口和超过最多件数的说明, 但可以分.\n"
            "打分开始以后分配固定, 只有没人能评的由主管写明理由再分.\n",
};
