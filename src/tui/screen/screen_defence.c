/* 答辩: the order of presenting, drawn here, who came, and the next case. */
#include <limits.h>

#include "base/slice.h"
#include "desk/defences.h"
#include "tui/ask.h"
#include "tui/screen/defence.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { OPEN = 1, DRAW, ATTEND };
enum question_id { ASK_SEED = 1, ASK_WITNESS, ASK_WHO, ASK_ATTENDANCE };
enum defence_column { PLACE, NO, TITLE, SEALED };

static const struct list_column columns[] = {
    [PLACE] = {.title = "次序", .width = 4, .to_right = true, .is_unsorted = true},
    [NO] = {.title = "编号", .width = 6, .widest = 8, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [SEALED] = {.title = "已封存", .width = 8, .to_right = true, .is_unsorted = true},
};

struct defence_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t panel;
    struct scoring scoring;
    struct defence cases;
    struct sheet_progress progress; /* its members */
    struct question question;
    struct defence_draw draw;
    struct attendance who;
    struct defence_argument open;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct defence_case *c = &((const struct defence_state *)context)->cases.at[row];
    switch ((enum defence_column)column) {
    case PLACE: return arena_printf(a, "%zu", row + 1);
    case NO: return c->no;
    case TITLE: return c->title;
    case SEALED: return arena_printf(a, "%lld/%lld", (long long)c->sealed, (long long)c->readers);
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct defence_case *c = &((const struct defence_state *)context)->cases.at[row];
    return c->sealed == c->readers ? STYLE_GOOD : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct defence_state *t = context;
    const char *text = "到场:";
    (void)row;
    for (size_t i = 0; i < t->progress.n_members; i++) {
        const struct sheet_member *m = &t->progress.members[i];
        text = arena_printf(a, "%s %s%s%s", text, m->name, m->attendance ? " " : "",
                            m->attendance ? attendance_name(m->attendance) : " 未记");
    }
    return text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct defence_state *t = s->state;
    struct desk *desk = s->ui->options.desk;
    struct arena fresh = {0};
    struct defence cases;
    struct sheet_progress progress;
    enum status status = scoring_load(desk, &fresh, t->panel, &t->scoring, err);
    if (status == STATUS_OK) {
        status = defence_load(desk, &fresh, &t->scoring, &cases, err);
    }
    if (status == STATUS_OK) {
        status = sheet_progress_load(desk, &fresh, &t->scoring, &progress, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->cases = cases;
    t->progress = progress;
    short_list_set(&t->list, fresh, cases.n);
    return STATUS_OK;
}

/* Onto the first case that is not sealed. */
static void select_next(struct defence_state *t)
{
    for (size_t i = 0; i < t->cases.n; i++) {
        if (t->cases.at[i].sealed < t->cases.at[i].readers) {
            list_select(&t->list.list, (int64_t)i + 1);
            return;
        }
    }
}

static enum status defence_open(struct screen *s, const void *argument, struct err *err)
{
    struct defence_state *t = s->state;
    t->panel = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "件";
    t->list.list.empty = "这个评审组没有分配申报件.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
        return status;
    }
    select_next(t);
    return STATUS_OK;
}

/* ---- the order ----------------------------------------------------------------------------------- */

static struct action ask_seed(struct defence_state *t)
{
    arena_reset(&t->list.asked);
    t->draw = (struct defence_draw){.panel = t->panel};
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_SEED,
                                    .text = "抽答辩次序的种子?",
                                    .hint = "当众报出的数或话, 照它谁都能再抽一遍; 空着由机器取. "
                                            "Esc 不抽"};
    return action_ask(&t->question);
}

static struct action ask_witness(struct defence_state *t, const char *seed)
{
    t->draw.seed = arena_text(&t->list.asked, seed);
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_WITNESS,
                                    .text = "谁监督?",
                                    .hint = "如 纪检郑示例; 可以空着. Esc 不抽"};
    return action_ask(&t->question);
}

static void draw_order(struct screen *s, const char *witness)
{
    struct defence_state *t = s->state;
    struct defence_drawn drawn;
    struct err err = {.arena = &t->list.asked};
    t->draw.witness = witness;
    if (defence_draw_order(s->ui->options.desk, &t->list.asked, &t->draw, &drawn, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    select_next(t);
    ui_say(s->ui, STYLE_GOOD, "次序抽好了, 种子 %s; 记在评审组里, 可以撤销.", drawn.seed);
}

/* ---- who came ------------------------------------------------------------------------------------- */

static const char *const attendances[] = {ATTENDANCE_PRESENT, ATTENDANCE_ABSENT, NULL};
static const char *const attendance_names[] = {"到场", "缺席", "收回"};
#define N_ATTENDANCES (sizeof attendances / sizeof *attendances)

static struct action ask_who(struct defence_state *t)
{
    struct arena *a = &t->list.asked;
    arena_reset(a);
    const char **names = ARENA_ARRAY(a, const char *, t->progress.n_members + 1);
    for (size_t i = 0; i < t->progress.n_members; i++) {
        const struct sheet_member *m = &t->progress.members[i];
        names[i] = arena_printf(a, "%s  %s", m->name,
                                m->attendance ? attendance_name(m->attendance) : "未记");
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_WHO,
                                    .text = "谁到场, 谁缺席?",
                                    .choices = names,
                                    .n_choices = t->progress.n_members};
    return action_ask(&t->question);
}

static struct action ask_attendance(struct defence_state *t, size_t member)
{
    const struct sheet_member *m = &t->progress.members[member];
    t->who = (struct attendance){.panel = t->panel, .reviewer = m->reviewer};
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_ATTENDANCE,
                                    .text = arena_text(&t->list.asked, m->name),
                                    .choices = attendance_names,
                                    .n_choices = N_ATTENDANCES};
    return action_ask(&t->question);
}

static void attend(struct screen *s, size_t choice)
{
    struct defence_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    t->who.attendance = attendances[choice];
    if (defence_attend(s->ui->options.desk, &t->list.asked, &t->who, NULL, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已记下.");
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static struct action command(struct screen *s, enum command c)
{
    struct defence_state *t = s->state;
    size_t row;
    switch (c) {
    case OPEN:
        if (short_list_selected(&t->list, &row)) {
            t->open = (struct defence_argument){t->panel, t->cases.at[row].submission};
            return action_push(&defence_case_screen, &t->open);
        }
        break;
    case DRAW: return ask_seed(t);
    case ATTEND: return ask_who(t);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct defence_state *t = s->state;
    if (answer->id == 0) {
        ui_reload(s, load);
        select_next(t);
    }
    if (!answer->is_given) {
        return action_none();
    }
    switch ((enum question_id)answer->id) {
    case ASK_SEED: return ask_witness(t, answer->line);
    case ASK_WITNESS: draw_order(s, answer->line); break;
    case ASK_WHO: return ask_attendance(t, answer->choice);
    case ASK_ATTENDANCE: attend(s, answer->choice); break;
    }
    return action_none();
}

static struct action defence_event(struct screen *s, const struct event *event)
{
    struct defence_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const char *defence_sentence(const struct screen *s, struct arena *a)
{
    const struct defence_state *t = s->state;
    const struct panel *p = &t->scoring.panel;
    return arena_printf(a, "%s  %zu件  %s%s", p->name, t->cases.n,
                        p->order_seed ? "次序已抽, 种子 " : "次序还没有抽 (F4)",
                        text_or_empty(p->order_seed));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打分", "记下各位专家给这一件打的分.", OPEN, "办理"},
    {K_F(4), 0, "抽次序", "抽答辩的先后; 种子记下, 谁都能再抽一遍.", DRAW, "办理"},
    {K_F(5), 0, "到场", "谁到场, 谁缺席; 缺席的不打分.", ATTEND, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到上一屏.", 0, NULL},
};

const struct screen_class defence_screen = {
    .name = "defence",
    .title = "答辩",
    .state_size = sizeof(struct defence_state),
    .open = defence_open,
    .event = defence_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = defence_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_DECIDE,
    .help =
        "方案里写了 方式: 答辩 的阶段在这里进行: 抽次序, 记到场, 一件一件当场记下各位专家打的分, "
        "一件一起封存. 封存过一件, 次序就不能再抽.\n",
};
