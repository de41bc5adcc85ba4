/* 利害关系 of one expert: what ties them to units, from when and until when. */
#include <limits.h>

#include "base/slice.h"
#include "desk/reviewers.h"
#include "tui/ask.h"
#include "tui/screen/review.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { ADD = 1, EDIT, VOID };
enum question_id { ASK_WHY = 1 };
enum relation_column { KIND, UNIT, SINCE, UNTIL, NOTE };

static const struct list_column columns[] = {
    [KIND] = {.title = "关系", .width = 12, .is_unsorted = true},
    [UNIT] =
        {.title = "单位", .width = 24, .widest = 60, .is_unsorted = true, .cut = LIST_CUT_MIDDLE},
    [SINCE] = {.title = "起", .width = 10, .is_unsorted = true},
    [UNTIL] = {.title = "止", .width = 10, .is_unsorted = true},
    [NOTE] = {.title = "说明", .width = 12, .widest = INT_MAX, .is_unsorted = true},
};

struct relations_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t reviewer;
    struct relation_views relations;
    struct relation_argument open;
    int64_t chosen; /* the row whose reason is asked for */
    struct question question;
};

static const struct relation_view *view(const void *context, size_t row)
{
    return &((const struct relations_state *)context)->relations.at[row];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct relation_view *v = view(context, row);
    const struct relation_kind *kind = relation_kind_find(v->relation.kind);
    (void)a;
    switch ((enum relation_column)column) {
    case KIND: return kind ? kind->name : v->relation.kind;
    case UNIT: return v->unit;
    case SINCE: return v->relation.since;
    case UNTIL: return v->relation.until;
    case NOTE: return v->relation.note;
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct relation_view *v = view(context, row);
    const struct relation_kind *kind = relation_kind_find(v->relation.kind);
    const char *lasts = kind && kind->is_lasting ? "这种关系不随日期结束."
                        : v->relation.until      ? "结束以后, 回避期内仍要回避."
                                                 : "没有写止, 一直算.";
    return arena_printf(a, "%s\n%s", relation_text(a, v), lasts);
}

static enum status load(struct screen *s, struct err *err)
{
    struct relations_state *t = s->state;
    struct arena fresh = {0};
    struct reviewer_view who = {0};
    struct relation_views relations = {0};
    struct desk *desk = s->ui->options.desk;
    enum status status = reviewer_view_load(desk, &fresh, t->reviewer, &who, err);
    if (status == STATUS_OK) {
        status = relations_load(desk, &fresh, t->reviewer, &relations, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->relations = relations;
    t->list.list.noun = arena_printf(&fresh, "项 %s 的关系", who.reviewer.name);
    short_list_set(&t->list, fresh, relations.n);
    return STATUS_OK;
}

static enum status relations_open(struct screen *s, const void *argument, struct err *err)
{
    struct relations_state *t = s->state;
    t->reviewer = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell});
    t->list.told = told;
    t->list.list.empty = "还没有登记利害关系. F2 登记.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static const struct relation_view *selected(const struct relations_state *t)
{
    size_t row;
    return short_list_selected(&t->list, &row) ? view(t, row) : NULL;
}

static struct action open_form(struct relations_state *t, int64_t relation)
{
    t->open = (struct relation_argument){t->reviewer, relation};
    return action_push(&relation_form_screen, &t->open);
}

static struct action edit(struct screen *s)
{
    struct relations_state *t = s->state;
    const struct relation_view *v = selected(t);
    return v && ui_allows(s->ui, MAY_KEEP_PANELS) ? open_form(t, v->relation.record.id)
                                                  : action_none();
}

static struct action ask_why(struct screen *s)
{
    struct relations_state *t = s->state;
    const struct relation_view *v = selected(t);
    if (!v || !ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    arena_reset(&t->list.asked);
    t->chosen = v->relation.record.id;
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_WHY,
                                    .text = arena_printf(&t->list.asked, "作废这项关系的理由? %s",
                                                         relation_text(&t->list.asked, v)),
                                    .hint = "登记错的才作废; 结束了的填止的日期. 不删, 可撤销"};
    return action_ask(&t->question);
}

static void make_void(struct screen *s, const char *why)
{
    struct relations_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    if (relation_void(s->ui->options.desk, &t->list.asked, t->chosen, why, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "作废了; 错了到 0记录 撤销.");
}

static struct action relations_event(struct screen *s, const struct event *event)
{
    struct relations_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        switch ((enum command)event->command) {
        case ADD: return open_form(t, 0);
        case EDIT: return edit(s);
        case VOID: return ask_why(s);
        }
        return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_WHY && event->answer.is_given) {
            make_void(s, event->answer.line);
        } else if (event->answer.id == 0) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), 0, "登记", "登记一项利害关系.", ADD, "编辑"},
    {K_ENTER, K_F(4), "修改", "改这一项, 如填上止的日期.", EDIT, "编辑"},
    {K_F(8), 0, "作废", "登记错的作废, 写明理由.", VOID, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到专家.", 0, NULL},
};

const struct screen_class relations_screen = {
    .name = "relations",
    .title = "利害关系",
    .state_size = sizeof(struct relations_state),
    .open = relations_open,
    .event = relations_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一位专家与单位的关系, 连同他现在的单位用来核对回避. 专家本人只能登记自己的, "
            "修改和作废由工作人员做.\n"
            "结束了的关系填上止的日期, 回避期 (设置) 过了才不算; 近亲属和师生不随日期结束.\n",
};
