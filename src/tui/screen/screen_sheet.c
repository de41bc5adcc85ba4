/* 打分表: the case left, the sheet right; one hand: digits, Enter, arrows. What is typed is kept per
 * field; leaving the case saves the sheet as a draft. */
#include "base/slice.h"
#include "desk/recusals.h"
#include "desk/sheet_spread.h"
#include "tui/ask.h"
#include "tui/screen/sheet_work.h"
#include "tui/ui.h"

enum command { SEAL = 1, WHOLE_TEXT, SPREAD, NEXT_CASE, PREVIOUS_CASE, FIND, RECUSE, SAVE, BACK };
enum question_id { ASK_SEAL = 1, ASK_RECUSE };
enum left { LEFT_CASE, LEFT_SPREAD };

struct sheet_state {
    struct sheet_work work;
    enum left left;
    bool is_whole; /* the text has the whole place */
    struct question question;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

static void sheet_close(struct screen *s)
{
    sheet_work_release(&((struct sheet_state *)s->state)->work);
}

static enum status sheet_open(struct screen *s, const void *argument, struct err *err)
{
    struct sheet_state *t = s->state;
    t->work.ui = s->ui;
    t->work.who = *(const struct sheets_argument *)argument;
    return sheet_work_open(&t->work, &s->arena, err);
}

/* Another case, read from its start. */
static void show(struct screen *s, int64_t submission)
{
    struct sheet_state *t = s->state;
    t->left = LEFT_CASE;
    arena_reset(&t->work.asked);
    sheet_work_show(&t->work, submission);
}

static void look_again(struct sheet_state *t)
{
    if (sheet_work_look_again(&t->work)) {
        t->left = LEFT_CASE;
    }
}

/* ---- turning, sealing --------------------------------------------------------------------------- */

static struct action turn(struct screen *s, int by)
{
    struct sheet_state *t = s->state;
    if (!sheet_work_leave(&t->work)) {
        return action_none();
    }
    size_t to = (t->work.now.at + t->work.now.lines.n + (size_t)by) % t->work.now.lines.n;
    show(s, t->work.now.lines.at[to].submission);
    return action_none();
}

static struct action ask_seal(struct screen *s)
{
    struct sheet_state *t = s->state;
    const int64_t id = sheet_work_key(&t->work).submission;
    const struct sheet_batch one = {t->work.who.reviewer, &id, 1};
    struct sheet_problems problems = {0};
    struct err err = {.arena = &t->work.asked};
    if (sheet_work_is_sealed(&t->work)) {
        ui_say(s->ui, STYLE_WARNING, "这一件已经封存; 有误由主管退回.");
        return action_none();
    }
    if (!sheet_work_save(&t->work)) {
        return action_none();
    }
    look_again(t);
    if (sheets_check(desk_of(s), &t->work.asked, &t->work.scoring, &one, &problems, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (problems.n) {
        ui_say(s->ui, STYLE_WARNING, "%s%s.", problems.at[0].text,
               problems.n > 1 ? arena_printf(&t->work.asked, ", 共 %zu 处", problems.n) : "");
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_SEAL,
        .text = arena_printf(&t->work.asked, "封存 %s 「%s」? 封存后不能再改, 只能由主管退回",
                             t->work.now.of.no, t->work.now.of.title)};
    return action_ask(&t->question);
}

static void seal(struct screen *s)
{
    struct sheet_state *t = s->state;
    const int64_t id = sheet_work_key(&t->work).submission;
    const struct sheet_batch one = {t->work.who.reviewer, &id, 1};
    struct err err = {.arena = &t->work.asked};
    size_t sealed = 0, next = t->work.now.at;
    if (sheets_seal(desk_of(s), &t->work.asked, &t->work.scoring, &one, &sealed, NULL, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    const char *no = arena_text(&s->arena, t->work.now.of.no);
    show(s, id);
    for (size_t i = 1; i < t->work.now.lines.n; i++) {
        next = (t->work.now.at + i) % t->work.now.lines.n;
        if (!text_eq(t->work.now.lines.at[next].state, SHEET_SEALED)) {
            break;
        }
    }
    if (t->work.now.lines.n > t->work.now.lines.sealed) {
        show(s, t->work.now.lines.at[next].submission);
    }
    ui_say(s->ui, STYLE_GOOD, "%s 已封存%s.", no,
           t->work.now.lines.n > t->work.now.lines.sealed ? ", 这是下一件" : "; 全部封存了");
}

/* ---- recusal --------------------------------------------------------------------------------------- */

static struct action ask_recuse(struct sheet_state *t)
{
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_RECUSE,
        .text = arena_printf(&t->work.asked, "与 %s 有什么利害关系, 请求回避?", t->work.now.of.no),
        .hint = "如 负责人是近亲属. 由主管决定, 决定前不计分. Esc 不提"};
    return action_ask(&t->question);
}

static void recuse(struct screen *s, const char *evidence)
{
    struct sheet_state *t = s->state;
    struct err err = {.arena = &t->work.asked};
    struct recusal r = {.reviewer = t->work.who.reviewer,
                        .submission = sheet_work_key(&t->work).submission,
                        .panel = t->work.who.panel,
                        .origin = "self",
                        .ground = "request",
                        .evidence = evidence};
    if (text_is_empty(evidence)) {
        ui_say(s->ui, STYLE_WARNING, "没有写事由, 没有提出.");
    } else if (recusal_ask(desk_of(s), &t->work.asked, &r, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        look_again(t);
        ui_say(s->ui, STYLE_GOOD, "回避请求已记下, 等主管决定.");
    }
}

/* ---- keys ------------------------------------------------------------------------------------------- */

static struct action show_spread(struct sheet_state *t)
{
    t->left = t->left == LEFT_SPREAD ? LEFT_CASE : LEFT_SPREAD;
    text_view_set(&t->work.text, t->left == LEFT_SPREAD
                                     ? sheet_spread_text(&t->work.asked, &t->work.now.lines)
                                     : t->work.now.of.text);
    return action_none();
}

/* Out of the text of the whole place first; what cannot be saved stays a draft. */
static struct action back(struct screen *s)
{
    struct sheet_state *t = s->state;
    if (t->is_whole) {
        t->is_whole = false;
        return action_none();
    }
    (void)sheet_work_save(&t->work);
    return action_answer(
        (struct answer){.is_given = true, .choice = (size_t)sheet_work_key(&t->work).submission});
}

static struct action command(struct screen *s, enum command c)
{
    struct sheet_state *t = s->state;
    switch (c) {
    case SEAL: return ask_seal(s);
    case WHOLE_TEXT: t->is_whole = !t->is_whole; return action_none();
    case SPREAD: return show_spread(t);
    case NEXT_CASE: return turn(s, 1);
    case PREVIOUS_CASE: return turn(s, -1);
    case FIND:
        t->is_whole = true;
        return action_after(text_view_key(&t->work.text, (struct key){.code = K_F(7)}));
    case RECUSE: return ask_recuse(t);
    case SAVE:
        if (sheet_work_save(&t->work)) {
            look_again(t);
            ui_say(s->ui, STYLE_GOOD, "已存草稿.");
        }
        return action_none();
    case BACK: return back(s);
    }
    return action_none();
}

static void move(struct screen *s, enum sheet_move to)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    const char *fault = sheet_page_settle(&t->work.page, &a);
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else {
        sheet_page_move(&t->work.page, &a, to);
    }
    arena_release(&a);
}

static struct action type(struct screen *s, struct key key)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    const char *fault = NULL;
    enum widget_result result = WIDGET_HANDLED;
    if (sheet_work_is_sealed(&t->work) && (key_is_text(key) || key.code == K_BACKSPACE)) {
        ui_say(s->ui, STYLE_WARNING, "这一件已经封存, 不能再改.");
    } else if (!sheet_work_is_sealed(&t->work)) {
        result = sheet_page_key(&t->work.page, &a, key, &fault);
    }
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    }
    if (result == WIDGET_CHANGED) {
        struct terminal *terminal = s->ui->options.terminal;
        t->work.typed_at = terminal->now_ms(terminal);
    }
    arena_release(&a);
    return action_after(result);
}

static struct action sheet_key(struct screen *s, struct key key)
{
    struct sheet_state *t = s->state;
    static const struct {
        uint32_t code;
        enum sheet_move move;
    } moves[] = {{K_ENTER, SHEET_ACCEPT},
                 {K_TAB, SHEET_NEXT},
                 {K_BACK_TAB, SHEET_BACK},
                 {K_UP, SHEET_UP},
                 {K_DOWN, SHEET_DOWN}};
    bool is_text = t->is_whole || key.code == K_PAGE_UP || key.code == K_PAGE_DOWN;
    if (is_text) {
        enum widget_result result = text_view_key(&t->work.text, key);
        t->is_whole = t->is_whole && result != WIDGET_LEFT;
        return action_after(result == WIDGET_LEFT ? WIDGET_HANDLED : result);
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].code == key.code) {
            move(s, moves[i].move);
            return action_none();
        }
    }
    return type(s, key);
}

static struct action sheet_event(struct screen *s, const struct event *event)
{
    struct sheet_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_SEAL && event->answer.yes) {
            seal(s);
        } else if (event->answer.id == ASK_RECUSE && event->answer.is_given) {
            recuse(s, event->answer.line);
        }
        return action_none();
    case EVENT_CHANGED: look_again(t); return action_none();
    case EVENT_KEY: break;
    }
    return sheet_key(s, event->key);
}

static bool sheet_idle(struct screen *s)
{
    sheet_work_rest(&((struct sheet_state *)s->state)->work);
    return false;
}

/* ---- the picture -------------------------------------------------------------------------------------- */

static void draw_head(const struct sheet_state *t, const struct canvas *cv)
{
    const struct sheet_lines *l = &t->work.now.lines;
    struct pen pen = {.x = 1, .style = STYLE_TITLE};
    pen.x += canvas_printf(cv, pen, "打分  第 %zu 件 / 共 %zu 件   %s", t->work.now.at + 1, l->n,
                           t->work.scoring.panel.name);
    const char *saved = sheet_page_is_typed(&t->work.page)             ? "  未存"
                        : t->work.has_draft                            ? "  草稿已留"
                        : *text_or_empty(t->work.now.view.sheet.state) ? "  已保存"
                                                                       : "";
    pen.style = STYLE_HINT;
    canvas_printf(cv, pen, "   已交 %zu 草稿 %zu 未评 %zu%s", l->sealed, l->drafts,
                  l->n - l->sealed - l->drafts, saved);
}

static void draw_left(struct sheet_state *t, const struct canvas *cv)
{
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 1});
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD, .width = cv->cols - 1},
                t->work.now.of.title);
    text_view_draw(&t->work.text, &body);
}

static void sheet_draw(const struct screen *s, const struct canvas *cv)
{
    struct sheet_state *t = s->state;
    struct canvas place = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    int left = cv->cols * 19 / 40;
    draw_head(t, cv);
    if (t->is_whole) {
        draw_left(t, &place);
        canvas_hide_cursor(cv);
        return;
    }
    struct canvas text = canvas_part(&place, (struct rect){0, 0, place.rows, left - 1});
    struct canvas sheet =
        canvas_part(&place, (struct rect){0, left + 1, place.rows, place.cols - left - 1});
    for (int y = 0; y < place.rows; y++) {
        canvas_text(&place, (struct pen){.y = y, .x = left - 1, .style = STYLE_HINT}, "|");
    }
    draw_left(t, &text);
    const struct sheet_look look = {.is_sealed = sheet_work_is_sealed(&t->work),
                                    .is_recusal_asked = t->work.now.is_recusal_asked,
                                    .has_mean = t->work.now.has_mean,
                                    .mean = t->work.now.mean};
    sheet_page_draw(&t->work.page, &sheet, &look);
}

static bool sheet_takes_text(const struct screen *s)
{
    const struct sheet_state *t = s->state;
    return !t->is_whole || text_view_takes_text(&t->work.text);
}

static const char *sheet_sentence(const struct screen *s, struct arena *a)
{
    const struct sheet_state *t = s->state;
    const struct criterion *c = sheet_page_criterion(&t->work.page);
    if (t->is_whole) {
        return text_view_sentence(&t->work.text, a);
    }
    return !c                                  ? "对这一件的意见, 可以不写."
           : sheet_page_is_mark(&t->work.page) ? mark_rule_text(a, c)
                                               : arena_printf(a, "「%s」打这个分的理由", c->name);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "封存", "封存这一件; 封存后只有主管能退回.", SEAL, "办理"},
    {K_F(3), 0, "原文", "申报内容占满全屏; 再按或 Esc 回来.", WHOLE_TEXT, "查看"},
    {K_F(4), 0, "我的分布", "我打的分怎样分布, 先后有没有松紧.", SPREAD, "查看"},
    {K_F(5), 0, "下一件", "存下这一件, 到下一件.", NEXT_CASE, "查看"},
    {K_F(6), 0, "上一件", "存下这一件, 到上一件.", PREVIOUS_CASE, "查看"},
    {K_F(7), 0, "查找", "在申报内容里查找.", FIND, "查看"},
    {K_F(8), 0, "回避", "与这一件有利害关系, 请求回避.", RECUSE, "办理"},
    {K_CTRL('s'), 0, NULL, "存草稿; 离开一件时也会存.", SAVE, "办理"},
    {K_ENTER, K_DOWN, NULL, "下一项; 要写理由的先到理由.", 0, NULL},
    {K_TAB, K_BACK_TAB, NULL, "在得分和理由之间换.", 0, NULL},
    {K_PAGE_DOWN, K_PAGE_UP, NULL, "翻看申报内容.", 0, NULL},
    {K_ESC, 0, "返回", "存下草稿, 回到名单.", BACK, NULL},
};

const struct screen_class sheet_screen = {
    .name = "sheet",
    .title = "打分表",
    .state_size = sizeof(struct sheet_state),
    .open = sheet_open,
    .event = sheet_event,
    .draw = sheet_draw,
    .close = sheet_close,
    .idle = sheet_idle,
    .takes_text = sheet_takes_text,
    .sentence = sheet_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW | MAY_LOG,
    .help = "左边是申报内容, 右边是打分表. 数字打分, 回车到下一项; 到不了哪一档的键当场不收. "
            "低于或高于方案所定的分要写理由. 打过的字随时留着, 断线也不丢; 离开一件就存为草稿, "
            "别人看不到, 直到封存. 封存以后不能改, 有误由主管退回.\n",
};
