/* 打分表: the case left, the sheet right; one hand: digits, Enter, arrows. What is typed is kept per
 * field; leaving the case saves the sheet as a draft. */
#include <string.h>

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/recusals.h"
#include "desk/sheet_case.h"
#include "desk/sheet_spread.h"
#include "model/submission.h"
#include "tui/ask.h"
#include "tui/screen/sheet_page.h"
#include "tui/screen/sheets.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

#define REST_MS 1000 /* after which what was typed goes into the draft */

enum command { SEAL = 1, WHOLE_TEXT, SPREAD, NEXT_CASE, PREVIOUS_CASE, FIND, RECUSE, SAVE, BACK };
enum question_id { ASK_SEAL = 1, ASK_RECUSE };
enum left { LEFT_CASE, LEFT_SPREAD };

struct sheet_state {
    struct sheets_argument who;
    struct scoring scoring;
    struct arena arena; /* of the case in sight and the list */
    struct sheet_lines lines;
    size_t at; /* among the lines */
    struct sheet_view view;
    struct sheet_case of;
    struct sheet_page page;
    struct text_view text;
    enum left left;
    bool is_whole;    /* the text has the whole place */
    bool has_draft;   /* something is kept that is not saved */
    bool is_typed;    /* what is not in the draft yet */
    int64_t typed_at; /* ms */
    struct question question;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

static struct sheet_key key_of(const struct sheet_state *t)
{
    return (struct sheet_key){t->lines.at[t->at].submission, t->who.reviewer};
}

static bool is_sealed(const struct sheet_state *t)
{
    return text_eq(t->view.sheet.state, SHEET_SEALED);
}

/* ---- the draft ---------------------------------------------------------------------------------- */

static const char *form_of(const struct sheet_state *t, struct arena *a)
{
    return arena_printf(a, "sheet:%lld:%lld:%lld", (long long)t->who.panel,
                        (long long)t->who.reviewer, (long long)key_of(t).submission);
}

static void keep(struct screen *s)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (t->is_typed) {
        t->is_typed = false;
        t->has_draft = true;
        if (draft_put(desk_of(s), form_of(t, &a), sheet_page_field(&t->page, &a),
                      sheet_page_value(&t->page), &err) != STATUS_OK) {
            ui_say_err(s->ui, &err);
        }
    }
    arena_release(&a);
}

static void drop_draft(struct screen *s)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    t->is_typed = false;
    t->has_draft = false;
    if (draft_drop(desk_of(s), form_of(t, &a), &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static enum status put_draft(struct screen *s, struct err *err)
{
    struct sheet_state *t = s->state;
    struct draft draft;
    enum status status = draft_load(desk_of(s), &t->arena, form_of(t, &t->arena), &draft, err);
    for (size_t i = 0; status == STATUS_OK && i < draft.n && !is_sealed(t); i++) {
        sheet_page_draft(&t->page, draft.values[i].id, draft.values[i].value);
    }
    t->has_draft = status == STATUS_OK && draft.n > 0;
    return status;
}

/* ---- loading ------------------------------------------------------------------------------------- */

static enum status load_lines(struct screen *s, struct err *err)
{
    struct sheet_state *t = s->state;
    return sheet_lines_load(desk_of(s), &t->arena, &t->scoring, t->who.reviewer, &t->lines, err);
}

static void find_line(struct sheet_state *t, int64_t submission)
{
    t->at = 0;
    for (size_t i = 0; i < t->lines.n; i++) {
        if (t->lines.at[i].submission == submission) {
            t->at = i;
        }
    }
}

static enum status load_case(struct screen *s, struct err *err)
{
    struct sheet_state *t = s->state;
    enum status status =
        sheet_view_load(desk_of(s), &t->arena, &t->scoring, key_of(t), &t->view, err);
    if (status == STATUS_OK && t->view.is_hidden) {
        return err_set(err, STATUS_NOT_PERMITTED, "这份打分表还没有封存, 只有专家本人能看");
    }
    if (status == STATUS_OK) {
        status =
            sheet_case_load(desk_of(s), &t->arena, &t->scoring, key_of(t).submission, &t->of, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    sheet_page_set(&t->page, &t->view);
    t->left = LEFT_CASE;
    text_view_set(&t->text, t->of.text);
    return put_draft(s, err);
}

/* The case `submission` anew, with the list it stands in. */
static enum status show_case(struct screen *s, int64_t submission, struct err *err)
{
    struct sheet_state *t = s->state;
    arena_reset(&t->arena);
    enum status status = load_lines(s, err);
    if (status == STATUS_OK && t->lines.n == 0) {
        return err_set(err, STATUS_DATA, "这个评审组里没有分配给这位专家的申报件");
    }
    if (status == STATUS_OK) {
        find_line(t, submission);
        status = load_case(s, err);
    }
    return status;
}

static void sheet_close(struct screen *s)
{
    struct sheet_state *t = s->state;
    if (t->lines.n) {
        keep(s);
    }
    sheet_page_release(&t->page);
    text_view_release(&t->text);
    arena_release(&t->arena);
}

static enum status sheet_open(struct screen *s, const void *argument, struct err *err)
{
    struct sheet_state *t = s->state;
    t->who = *(const struct sheets_argument *)argument;
    text_view_init(&t->text);
    enum status status = scoring_load(desk_of(s), &s->arena, t->who.panel, &t->scoring, err);
    if (status == STATUS_OK) {
        sheet_page_init(&t->page, &s->arena, &t->scoring);
        status = show_case(s, t->who.submission, err);
    }
    if (status != STATUS_OK) {
        t->lines.n = 0;
        sheet_close(s);
    }
    return status;
}

/* ---- saving, sealing ------------------------------------------------------------------------------ */

/* False when a mark is wrong; the cursor stands there and the sentence is told. */
static bool save(struct screen *s)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    int64_t me = 0;
    struct sheet_entry entry = {.key = key_of(t), .origin = SHEET_FROM_PAPER};
    keep(s);
    const char *fault =
        t->has_draft && !is_sealed(t) ? sheet_page_read(&t->page, &a, &entry) : NULL;
    bool saves = t->has_draft && !is_sealed(t) && !fault;
    enum status status = saves ? reviewer_me(desk_of(s), &me, &err) : STATUS_OK;
    if (status == STATUS_OK && saves) {
        entry.origin = me == t->who.reviewer ? SHEET_FROM_DESK : SHEET_FROM_PAPER;
        status = sheet_save(desk_of(s), &a, &t->scoring, &entry, NULL, &err);
    }
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else if (saves) {
        drop_draft(s);
    }
    arena_release(&a);
    return !fault && status == STATUS_OK;
}

static void show(struct screen *s, int64_t submission)
{
    struct err err = {.arena = &s->arena};
    if (show_case(s, submission, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
}

static struct action turn(struct screen *s, int by)
{
    struct sheet_state *t = s->state;
    if (!save(s)) {
        return action_none();
    }
    size_t to = (t->at + t->lines.n + (size_t)by) % t->lines.n;
    show(s, t->lines.at[to].submission);
    return action_none();
}

static struct action ask_seal(struct screen *s)
{
    struct sheet_state *t = s->state;
    const int64_t id = key_of(t).submission;
    const struct sheet_batch one = {t->who.reviewer, &id, 1};
    struct sheet_problems problems = {0};
    struct err err = {.arena = &t->arena};
    if (is_sealed(t)) {
        ui_say(s->ui, STYLE_WARNING, "这一件已经封存; 有误由主管退回.");
        return action_none();
    }
    if (!save(s)) {
        return action_none();
    }
    if (sheets_check(desk_of(s), &t->arena, &t->scoring, &one, &problems, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (problems.n) {
        ui_say(s->ui, STYLE_WARNING, "%s%s.", problems.at[0].text,
               problems.n > 1 ? arena_printf(&t->arena, ", 共 %zu 处", problems.n) : "");
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_SEAL,
        .text = arena_printf(&t->arena, "封存 %s 「%s」? 封存后不能再改, 只能由主管退回", t->of.no,
                             t->of.title)};
    return action_ask(&t->question);
}

static void seal(struct screen *s)
{
    struct sheet_state *t = s->state;
    const int64_t id = key_of(t).submission;
    const struct sheet_batch one = {t->who.reviewer, &id, 1};
    struct err err = {.arena = &t->arena};
    size_t sealed = 0, next = t->at;
    if (sheets_seal(desk_of(s), &t->arena, &t->scoring, &one, &sealed, NULL, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    const char *no = arena_text(&s->arena, t->of.no);
    show(s, id);
    for (size_t i = 1; i < t->lines.n; i++) {
        next = (t->at + i) % t->lines.n;
        if (!text_eq(t->lines.at[next].state, SHEET_SEALED)) {
            break;
        }
    }
    if (t->lines.n > t->lines.sealed) {
        show(s, t->lines.at[next].submission);
    }
    ui_say(s->ui, STYLE_GOOD, "%s 已封存%s.", no,
           t->lines.n > t->lines.sealed ? ", 这是下一件" : "; 全部封存了");
}

/* ---- recusal --------------------------------------------------------------------------------------- */

static struct action ask_recuse(struct sheet_state *t)
{
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_RECUSE,
        .text = arena_printf(&t->arena, "与 %s 有什么利害关系, 请求回避?", t->of.no),
        .hint = "如 与牵头单位负责人是近亲属. 由主管决定, 决定前不计您的分. Esc 不提"};
    return action_ask(&t->question);
}

static void recuse(struct screen *s, const char *evidence)
{
    struct sheet_state *t = s->state;
    struct err err = {.arena = &t->arena};
    struct recusal r = {.reviewer = t->who.reviewer,
                        .submission = key_of(t).submission,
                        .panel = t->who.panel,
                        .origin = "self",
                        .ground = "request",
                        .evidence = evidence};
    if (text_is_empty(evidence)) {
        ui_say(s->ui, STYLE_WARNING, "没有写事由, 没有提出.");
    } else if (recusal_ask(desk_of(s), &t->arena, &r, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "回避请求已记下, 等主管决定.");
    }
}

/* ---- keys ------------------------------------------------------------------------------------------- */

static struct action show_spread(struct sheet_state *t)
{
    t->left = t->left == LEFT_SPREAD ? LEFT_CASE : LEFT_SPREAD;
    text_view_set(&t->text,
                  t->left == LEFT_SPREAD ? sheet_spread_text(&t->arena, &t->lines) : t->of.text);
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
    (void)save(s);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)key_of(t).submission});
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
        return action_after(text_view_key(&t->text, (struct key){.code = K_F(7)}));
    case RECUSE: return ask_recuse(t);
    case SAVE:
        if (save(s)) {
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
    const char *fault = sheet_page_settle(&t->page, &a);
    keep(s);
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else {
        sheet_page_move(&t->page, &a, to);
    }
    arena_release(&a);
}

static struct action type(struct screen *s, struct key key)
{
    struct sheet_state *t = s->state;
    struct arena a = {0};
    const char *fault = NULL;
    enum widget_result result = WIDGET_HANDLED;
    if (is_sealed(t) && (key_is_text(key) || key.code == K_BACKSPACE)) {
        ui_say(s->ui, STYLE_WARNING, "这一件已经封存, 不能再改.");
    } else if (!is_sealed(t)) {
        result = sheet_page_key(&t->page, &a, key, &fault);
    }
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    }
    if (result == WIDGET_CHANGED) {
        struct terminal *terminal = s->ui->options.terminal;
        t->typed_at = terminal->now_ms(terminal);
        t->is_typed = true;
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
        enum widget_result result = text_view_key(&t->text, key);
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
    case EVENT_CHANGED:
        if (!t->has_draft && !t->is_typed) {
            show(s, key_of(t).submission);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return sheet_key(s, event->key);
}

static bool sheet_idle(struct screen *s)
{
    struct sheet_state *t = s->state;
    struct terminal *terminal = s->ui->options.terminal;
    if (t->is_typed && terminal->now_ms(terminal) - t->typed_at >= REST_MS) {
        keep(s);
    }
    return false;
}

/* ---- the picture -------------------------------------------------------------------------------------- */

static void draw_head(const struct sheet_state *t, const struct canvas *cv)
{
    const struct sheet_lines *l = &t->lines;
    struct pen pen = {.x = 1, .style = STYLE_TITLE};
    pen.x += canvas_printf(cv, pen, "打分  第 %zu 件 / 共 %zu 件   %s", t->at + 1, l->n,
                           t->scoring.panel.name);
    const char *saved = t->typed_at                           ? "  未存"
                        : t->has_draft                        ? "  草稿已留"
                        : *text_or_empty(t->view.sheet.state) ? "  已保存"
                                                              : "";
    pen.style = STYLE_HINT;
    canvas_printf(cv, pen, "   已交 %zu 草稿 %zu 未评 %zu%s", l->sealed, l->drafts,
                  l->n - l->sealed - l->drafts, saved);
}

static void draw_left(struct sheet_state *t, const struct canvas *cv)
{
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 1});
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD, .width = cv->cols - 1}, t->of.title);
    text_view_draw(&t->text, &body);
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
    struct sheet_look look = {.is_sealed = is_sealed(t)};
    look.has_mean = sheet_mean(&t->lines, &look.mean);
    sheet_page_draw(&t->page, &sheet, &look);
}

static bool sheet_takes_text(const struct screen *s)
{
    const struct sheet_state *t = s->state;
    return !t->is_whole || text_view_takes_text(&t->text);
}

static const char *sheet_sentence(const struct screen *s, struct arena *a)
{
    const struct sheet_state *t = s->state;
    const struct criterion *c = sheet_page_criterion(&t->page);
    if (t->is_whole) {
        return text_view_sentence(&t->text, a);
    }
    return !c                             ? "对这一件的意见, 可以不写."
           : sheet_page_is_mark(&t->page) ? mark_rule_text(a, c)
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
    .help = "左边是申报内容, 右边是打分表. 数字打分, 回车到下一项; 超出分值和小数位的键当场不收. "
            "低于或高于方案所定的分要写理由. 打过的字随时留着, 断线也不丢; 离开一件就存为草稿, "
            "别人看不到, 直到封存. 封存以后不能改, 有误由主管退回.\n",
};
