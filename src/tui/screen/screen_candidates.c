/* The pool held against a panel: who could sit on it and what speaks against each. Members and alternates are
 * named here; a replacement is picked here. */
#include <limits.h>

#include "base/slice.h"
#include "desk/panel_candidates.h"
#include "tui/ask.h"
#include "tui/screen/review.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { MEMBERS = 1, ALTERNATES, TAKE_DOWN, PICK };
enum question_id { ASK_WHY = 1 };
enum candidates_column { SEAT, NO, NAME, TOLD, UNIT, LOAD, EXPERTISE };

static const struct list_column columns[] = {
    [SEAT] = {.title = "席位", .width = 4, .is_unsorted = true},
    [NO] = {.title = "编号", .width = 5, .is_unsorted = true},
    [NAME] = {.title = "姓名", .width = 10, .widest = 16, .is_unsorted = true},
    [TOLD] = {.title = "要看的", .width = 22, .widest = 60, .is_unsorted = true},
    [UNIT] =
        {.title = "单位", .width = 14, .widest = 36, .is_unsorted = true, .cut = LIST_CUT_MIDDLE},
    [LOAD] = {.title = "件数", .width = 6, .to_right = true, .is_unsorted = true},
    [EXPERTISE] = {.title = "专长", .width = 10, .widest = INT_MAX, .is_unsorted = true},
};

struct candidates_state {
    struct list list;
    struct arena arena; /* of the rows */
    struct arena asked; /* of the question and the act it is about */
    struct candidates_argument for_whom;
    struct panel_view view;
    struct panel_candidates all;
    size_t *shown; /* index into all, of each row in sight */
    int64_t *ids;
    int64_t chosen; /* whom the reason is about */
    struct question question;
};

static const struct panel_candidate *candidate(const struct candidates_state *t, size_t row)
{
    return &t->all.at[t->shown[row]];
}

static const char *seat_text(const struct panel_candidate *c)
{
    return c->is_head ? "组长" : c->seat ? seat_state_name(c->seat) : NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct panel_candidate *c = candidate(context, row);
    switch ((enum candidates_column)column) {
    case SEAT: return seat_text(c);
    case NO: return c->reviewer.no;
    case NAME: return c->reviewer.reviewer.name;
    case UNIT: return c->reviewer.unit;
    case EXPERTISE: return c->reviewer.reviewer.expertise;
    case LOAD: return reviewer_load_text(a, &c->reviewer);
    case TOLD: return panel_candidate_text(a, c);
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct panel_candidate *c = candidate(context, row);
    return c->seat                                       ? STYLE_GOOD
           : c->recused || c->is_full || c->is_unskilled ? STYLE_WARNING
                                                         : STYLE_NORMAL;
}

static void narrow(struct candidates_state *t)
{
    const char *filter = list_filter(&t->list);
    size_t n = 0;
    for (size_t i = 0; i < t->all.n; i++) {
        if (reviewer_matches(&t->all.at[i].reviewer, text_or_empty(filter))) {
            t->shown[n] = i;
            t->ids[n++] = t->all.at[i].reviewer.reviewer.record.id;
        }
    }
    t->list.total = (int64_t)t->all.n;
    list_rows(&t->list, t->ids, n, false);
}

static enum status load(struct screen *s, struct err *err)
{
    struct candidates_state *t = s->state;
    struct arena fresh = {0};
    struct panel_view view;
    struct panel_candidates all = {0};
    struct desk *desk = s->ui->options.desk;
    enum status status = panel_view_load(desk, &fresh, t->for_whom.panel, &view, err);
    if (status == STATUS_OK) {
        status = panel_candidates_load(desk, &fresh, &view.panel, &all, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&t->arena);
    t->arena = fresh;
    t->view = view;
    t->all = all;
    t->shown = ARENA_ARRAY(&t->arena, size_t, all.n + 1);
    t->ids = ARENA_ARRAY(&t->arena, int64_t, all.n + 1);
    narrow(t);
    return STATUS_OK;
}

/* The first against whom nothing speaks. */
static void select_fit(struct candidates_state *t)
{
    struct arena a = {0};
    for (size_t i = 0; i < t->all.n; i++) {
        const struct panel_candidate *c = &t->all.at[i];
        if (!c->seat && !*panel_candidate_text(&a, c)) {
            list_select(&t->list, c->reviewer.reviewer.record.id);
            break;
        }
    }
    arena_release(&a);
}

static void candidates_close(struct screen *s)
{
    struct candidates_state *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->asked);
}

static enum status candidates_open(struct screen *s, const void *argument, struct err *err)
{
    struct candidates_state *t = s->state;
    t->for_whom = *(const struct candidates_argument *)argument;
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.noun = "位专家";
    t->list.empty = "专家库还是空的. 先在 7评审 F4 专家 里登记或导入.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        candidates_close(s);
    } else if (t->for_whom.picks) {
        select_fit(t);
    }
    return status;
}

/* ---- acts --------------------------------------------------------------------------------------- */

static const struct panel_candidate *selected(const struct candidates_state *t)
{
    return list_selected(&t->list) ? candidate(t, t->list.selected) : NULL;
}

static struct action name_seats(struct screen *s, const char *state)
{
    struct candidates_state *t = s->state;
    struct panel_seating seating = {.panel = t->for_whom.panel, .state = state};
    int64_t batch = 0;
    if (!ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    arena_reset(&t->asked);
    struct err err = {.arena = &t->asked};
    seating.reviewers = list_chosen(&t->list, &t->asked, &seating.n);
    if (!seating.n) {
        return action_none();
    }
    if (panel_seats_add(s->ui->options.desk, &t->asked, &seating, &batch, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    list_unmark(&t->list);
    ui_reload(s, load);
    const char *two_roles = NULL;
    if (panel_two_roles_load(s->ui->options.desk, &t->asked, seating.panel, &two_roles, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, two_roles ? STYLE_WARNING : STYLE_GOOD,
           "任%s %zu 位, 记录 %lld; 现有成员 %lld 位. 错了到 0记录 撤销.%s%s",
           seat_state_name(state), seating.n, (long long)batch, (long long)t->all.members,
           two_roles ? " " : "", text_or_empty(two_roles));
    return action_none();
}

static struct action ask_why(struct screen *s)
{
    struct candidates_state *t = s->state;
    const struct panel_candidate *c = selected(t);
    if (!c || !ui_allows(s->ui, MAY_KEEP_PANELS)) {
        return action_none();
    }
    if (!c->seat) {
        ui_say(s->ui, STYLE_WARNING, "%s 不在这一组.", c->reviewer.reviewer.name);
        return action_none();
    }
    arena_reset(&t->asked);
    t->chosen = c->reviewer.reviewer.record.id;
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&t->asked, "撤下 %s 的理由?", c->reviewer.reviewer.name),
        .hint = "席位和分到的件作废, 不删; 抽取出来的不能撤下, 用换人"};
    return action_ask(&t->question);
}

static void take_down(struct screen *s, const char *why)
{
    struct candidates_state *t = s->state;
    struct err err = {.arena = &t->asked};
    int64_t batch = 0;
    if (panel_seat_void(s->ui->options.desk, &t->asked,
                        &(struct panel_unseating){t->for_whom.panel, t->chosen, why}, &batch,
                        &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "撤下了, 记录 %lld; 错了到 0记录 撤销.", (long long)batch);
}

static struct action pick(struct screen *s)
{
    struct candidates_state *t = s->state;
    const struct panel_candidate *c = selected(t);
    if (!c) {
        return action_none();
    }
    if (!t->for_whom.picks) {
        return name_seats(s, SEAT_MEMBER);
    }
    if (text_eq(c->seat, SEAT_MEMBER)) {
        ui_say(s->ui, STYLE_WARNING, "%s 已是成员.", c->reviewer.reviewer.name);
        return action_none();
    }
    return action_answer(
        (struct answer){.is_given = true, .choice = (size_t)c->reviewer.reviewer.record.id});
}

/* Naming is another road than picking: nobody shall be seated while a replacement is looked for. */
static struct action command(struct screen *s, enum command c)
{
    const struct candidates_state *t = s->state;
    if (c == PICK || t->for_whom.picks) {
        return pick(s);
    }
    return c == TAKE_DOWN ? ask_why(s) : name_seats(s, c == MEMBERS ? SEAT_MEMBER : SEAT_ALTERNATE);
}

static struct action candidates_event(struct screen *s, const struct event *event)
{
    struct candidates_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_WHY && event->answer.is_given) {
            take_down(s, event->answer.line);
        }
        return action_none();
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    if (result == WIDGET_FILTERED) {
        narrow(t);
    }
    return result == WIDGET_DONE ? pick(s) : action_after(result);
}

static void candidates_draw(const struct screen *s, const struct canvas *cv)
{
    struct candidates_state *t = s->state;
    const struct panel *p = &t->view.panel;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s  %s  成员 %lld 位%s", p->name,
                  t->for_whom.picks ? "选接替的人" : panel_state_name(p->state),
                  (long long)t->all.members, t->all.members % 2 ? "" : " (要单数)");
    struct canvas list = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    list_draw(&t->list, &list);
}

static bool candidates_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct candidates_state *)s->state)->list);
}

static const char *candidates_sentence(const struct screen *s, struct arena *a)
{
    const struct candidates_state *t = s->state;
    const char *counts = list_sentence(&t->list, a);
    const struct panel_candidate *c = selected(t);
    const char *text = c ? panel_candidate_text(a, c) : "";
    return *text ? arena_printf(a, "%s   %s: %s", counts, c->reviewer.reviewer.name, text) : counts;
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "选定", "换人时: 由这一位接替; 指定成员时同 F2.", 0, NULL},
    {K_F(2), 0, "成员", "选中的各位任成员, 不经抽取; 记名.", MEMBERS, "办理"},
    {K_F(3), 0, "候补", "选中的各位任候补.", ALTERNATES, "办理"},
    {K_F(8), 0, "撤下", "打分开始以前撤下指定的一位, 写明理由.", TAKE_DOWN, "办理"},
    {K_CTRL('t'), K_SPACE, "选", "选中或取消一位.", 0, NULL},
    {K_F(7), '/', "查找", "编号, 姓名, 单位, 专长; 拼音首字母也行.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审组.", 0, NULL},
};

const struct screen_class candidates_screen = {
    .name = "candidates",
    .title = "指定成员",
    .state_size = sizeof(struct candidates_state),
    .open = candidates_open,
    .event = candidates_event,
    .draw = candidates_draw,
    .close = candidates_close,
    .takes_text = candidates_takes_text,
    .sentence = candidates_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_KEEP_PANELS,
    .help =
        "专家库里每一位与这个评审组: 已有的席位, 现有件数, 要看的 (要回避几件, 件数到了上限, "
        "专长不对口, "
        "同单位已有成员). 要看的只是说明, 指定不受它限制; 要回避的那几件分配时避开.\n"
        "空格选中几位, F2 任成员, F3 任候补; 一次是一条记录, 到 0记录 撤销. 组长在评审组里按 F7.\n",
};
