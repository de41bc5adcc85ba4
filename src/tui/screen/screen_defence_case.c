/* 答辩打分: the marks all members gave one case, typed from what they say. What is typed is kept as in the score
 * sheet (sheet_work.h): the picture first, then the draft. */
#include "base/slice.h"
#include "model/fields.h"
#include "model/submission.h"
#include "tui/ask.h"
#include "tui/screen/defence_sheet.h"
#include "tui/screen/mark_input.h"
#include "tui/ui.h"

#define REST_MS 1000

enum command { SEAL = 1, SAVE, REASON, BACK };
enum question_id { ASK_SEAL = 1, ASK_REASON };

struct defence_case_state {
    struct defence_sheet sheet;
    const char *no;
    int64_t typed_at; /* ms; the last key of what is not in the draft yet */
    struct arena asked;
    struct question question;
};

static int64_t now_ms(const struct screen *s)
{
    return s->ui->options.terminal->now_ms(s->ui->options.terminal);
}

static enum status load(struct screen *s, struct err *err)
{
    return defence_sheet_load(&((struct defence_case_state *)s->state)->sheet, err);
}

/* What could not be kept is tried again after the next rest. */
static void keep(struct screen *s)
{
    struct defence_case_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (defence_sheet_keep(&t->sheet, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        t->typed_at = now_ms(s);
    }
    arena_release(&a);
}

static void case_close(struct screen *s)
{
    struct defence_case_state *t = s->state;
    keep(s);
    defence_sheet_release(&t->sheet);
    arena_release(&t->asked);
}

static enum status case_open(struct screen *s, const void *argument, struct err *err)
{
    struct defence_case_state *t = s->state;
    struct defence_sheet *d = &t->sheet;
    d->desk = s->ui->options.desk;
    d->about = *(const struct defence_argument *)argument;
    t->no = submission_no(&s->arena, d->about.submission);
    enum status status = scoring_load(d->desk, &s->arena, d->about.panel, &d->scoring, err);
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        defence_sheet_release(d);
    }
    return status;
}

static bool case_idle(struct screen *s)
{
    struct defence_case_state *t = s->state;
    if (defence_sheet_is_left(&t->sheet) || now_ms(s) - t->typed_at >= REST_MS) {
        keep(s);
    }
    return false;
}

/* ---- writing --------------------------------------------------------------------------------------- */

/* Drafts, or all of them sealed. False, with the sentence told, when something is wrong. */
static bool put(struct screen *s, bool seals)
{
    struct defence_case_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct defence_marks marks;
    const char *fault = defence_sheet_read(&t->sheet, &a, &marks);
    bool is_put = false;
    marks.seals = seals;
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else if (defence_put(t->sheet.desk, &a, &t->sheet.scoring, &marks, NULL, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        is_put = true;
        ui_reload(s, load);
    }
    arena_release(&a);
    return is_put;
}

static struct action seal(struct screen *s)
{
    struct defence_case_state *t = s->state;
    if (!put(s, true)) {
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "%s 各位专家的打分表一起封存了.", t->no);
    return action_pop();
}

/* What is wrong stays on the screen until it is right. */
static struct action back(struct screen *s)
{
    struct defence_case_state *t = s->state;
    return !t->sheet.is_changed || put(s, false) ? action_pop() : action_none();
}

static struct action ask_seal(struct defence_case_state *t)
{
    arena_reset(&t->asked);
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_SEAL,
        .text = arena_printf(&t->asked, "%s 各位专家的分一起封存? 封存后不能再改, 只能由主管退回",
                             t->no)};
    return action_ask(&t->question);
}

static struct action ask_reason(struct defence_case_state *t)
{
    const struct given *g = defence_sheet_here(&t->sheet);
    const char *name = defence_sheet_criterion(&t->sheet, t->sheet.column)->name;
    arena_reset(&t->asked);
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_REASON,
        .text = arena_printf(&t->asked, "%s 给「%s」打这个分的理由", g->reader.name, name),
        .hint = "低于或高于方案所定的分才要. Esc 不写",
        .line = fields_get(&t->asked, g->reasons, name)};
    return action_ask(&t->question);
}

/* ---- keys ------------------------------------------------------------------------------------------- */

static struct action command(struct screen *s, enum command c)
{
    struct defence_case_state *t = s->state;
    switch (c) {
    case SEAL: return ask_seal(t);
    case SAVE:
        if (put(s, false)) {
            ui_say(s->ui, STYLE_GOOD, "已存草稿.");
        }
        return action_none();
    case REASON: return t->sheet.n ? ask_reason(t) : action_none();
    case BACK: return back(s);
    }
    return action_none();
}

static struct action type(struct screen *s, struct key key)
{
    struct defence_case_state *t = s->state;
    struct defence_sheet *d = &t->sheet;
    struct given *g = defence_sheet_here(d);
    struct arena a = {0};
    if (g->is_closed) {
        ui_say(s->ui, STYLE_WARNING, "%s 的这一份%s.", g->reader.name,
               text_eq(g->reader.state, SHEET_SEALED) ? "已经封存" : "在自己的桌前打");
        return action_none();
    }
    enum widget_result result = mark_input_key(
        &g->marks[d->column], defence_sheet_criterion(d, d->column), key, &a, &d->typing);
    if (result == WIDGET_CHANGED) {
        g->is_typed = d->is_changed = true;
        t->typed_at = now_ms(s);
    }
    if (d->typing.fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", d->typing.fault);
    }
    arena_release(&a);
    return action_after(result);
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct defence_case_state *t = s->state;
    if (answer->id == ASK_SEAL && answer->yes) {
        return seal(s);
    }
    if (answer->id == ASK_REASON && answer->is_given) {
        defence_sheet_reason(&t->sheet, answer->line);
        keep(s);
    }
    return action_none();
}

/* A mark that is wrong is not left. */
static struct action move(struct screen *s, uint32_t code)
{
    struct defence_case_state *t = s->state;
    struct defence_sheet *d = &t->sheet;
    struct given *g = defence_sheet_here(d);
    struct arena a = {0};
    const char *fault =
        g->is_closed ? NULL
                     : mark_input_settle(&g->marks[d->column],
                                         defence_sheet_criterion(d, d->column), &a, &d->typing);
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else {
        defence_sheet_move(d, code);
    }
    arena_release(&a);
    return action_none();
}

static struct action case_event(struct screen *s, const struct event *event)
{
    struct defence_case_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED:
        if (!t->sheet.is_changed) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return t->sheet.n == 0                          ? action_pass()
           : defence_sheet_is_move(event->key.code) ? move(s, event->key.code)
                                                    : type(s, event->key);
}

/* ---- the picture -------------------------------------------------------------------------------------- */

static void case_draw(const struct screen *s, const struct canvas *cv)
{
    struct defence_case_state *t = s->state;
    struct canvas place = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "答辩打分  %s   %s", t->no,
                  t->sheet.scoring.panel.name);
    defence_sheet_draw(&t->sheet, &place);
}

static bool takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct defence_sheet *d = &((const struct defence_case_state *)s->state)->sheet;
    return mark_rule_text(a, defence_sheet_criterion(d, d->column));
}

static const struct binding bindings[] = {
    {K_F(2), 0, "封存", "各位专家给这一件的分一起封存.", SEAL, "办理"},
    {K_F(8), 0, "理由", "打这个分的理由, 方案要求写的时候.", REASON, "办理"},
    {K_CTRL('s'), 0, NULL, "存草稿; 离开时也会存.", SAVE, "办理"},
    {K_ENTER, K_TAB, NULL, "下一格; 打完一位到下一位.", 0, NULL},
    {K_DOWN, K_UP, NULL, "下一位, 上一位专家.", 0, NULL},
    {K_ESC, 0, "返回", "存下草稿, 回到次序.", BACK, NULL},
};

const struct screen_class defence_case_screen = {
    .name = "defence-case",
    .title = "答辩打分",
    .state_size = sizeof(struct defence_case_state),
    .open = case_open,
    .event = case_event,
    .draw = case_draw,
    .close = case_close,
    .idle = case_idle,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_DECIDE,
    .help = "答辩当场, 把各位专家打的分记进来: 一行一位专家, 一列一个指标. 打完一起封存. "
            "到不了哪一档的键当场不收; 分后面带 * 的要写理由 (F8). 打过的字随时留着, 断线也不丢.\n",
};
