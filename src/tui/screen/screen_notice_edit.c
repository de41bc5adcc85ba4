/* The definition of a notice as text: edited, looked at with its problems at their lines, loaded as a
 * new revision; or a new notice begun as a copy. What is typed is a draft until it is loaded. */
#include "base/slice.h"
#include "desk/drafts.h"
#include "tui/screen/notice_edit.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"

#define PROBLEM_ROWS 6 /* of the pane below the text */
#define INDENT "  "

enum command { CHECK = 1, NEXT_PROBLEM, FIND, DISCARD, ONLY_DIFFERENT, FLIPS };
enum { QUESTION_WORD = 1 };

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

static const char *what(const struct notice_edit *e)
{
    return e->original.row.record.id ? e->original.row.code : "新通知";
}

/* ---- opening and closing ------------------------------------------------------------------------- */

static void close_edit(struct screen *s)
{
    struct notice_edit *e = s->state;
    notice_edit_keep(s);
    edit_release(&e->edit);
    candidate_view_release(&e->view);
    arena_release(&e->arena);
}

/* The first line that is not as in the revision the text began from. */
static size_t first_change(const struct notice_edit *e)
{
    const char *text = edit_text(&e->edit), *was = text_or_empty(e->original.yaml);
    size_t line = 1;
    for (size_t i = 0; text[i] && text[i] == was[i]; i++) {
        line += text[i] == '\n';
    }
    return line;
}

static void begin(struct screen *s, const struct draft *draft)
{
    struct notice_edit *e = s->state;
    edit_init(&e->edit, true);
    candidate_view_init(&e->view);
    edit_set(&e->edit, draft->n ? draft->values[0].value : e->original.yaml);
    edit_buffer_go(&e->edit.buffer, draft->n ? first_change(e) : 1, 1);
    if (draft->n && e->original.row.record.id) {
        ui_say(s->ui, STYLE_WARNING, "接着 %s 没有载入的草稿. F2 检查, F8 弃掉草稿.",
               instant_text_short(&s->arena, draft->at));
    }
}

static enum status open_edit(struct screen *s, const void *argument, struct err *err)
{
    struct notice_edit *e = s->state;
    int64_t notice = *(const int64_t *)argument;
    struct draft draft = {0};
    enum status status = STATUS_OK;
    e->form = notice ? arena_printf(&s->arena, "notice:%lld", (long long)notice) : NOTICE_NEW_FORM;
    if (notice) {
        status = notice_edit_text(desk_of(s), &s->arena, notice, &e->original, err);
    }
    if (status == STATUS_OK) {
        status = draft_load(desk_of(s), &s->arena, e->form, &draft, err);
    }
    if (status == STATUS_OK) {
        begin(s, &draft);
    }
    return status;
}

/* ---- finding ---------------------------------------------------------------------------------------- */

static struct action ask_word(struct notice_edit *e)
{
    e->question = (struct question){.kind = ASK_LINE,
                                    .id = QUESTION_WORD,
                                    .text = "在定义里找什么?",
                                    .hint = "从光标往后找, 到头再从开头找",
                                    .line = e->word};
    return action_ask(&e->question);
}

static void find(struct screen *s, const struct answer *answer)
{
    struct notice_edit *e = s->state;
    if (!answer->is_given || !*answer->line) {
        return;
    }
    e->word = arena_text(&s->arena, answer->line);
    if (!edit_buffer_find(&e->edit.buffer, e->word)) {
        ui_say(s->ui, STYLE_WARNING, "定义里没有「%s」.", e->word);
    }
}

/* ---- the screen --------------------------------------------------------------------------------------- */

static struct action back(struct screen *s)
{
    struct notice_edit *e = s->state;
    if (e->is_looking) {
        e->is_looking = false;
        return action_none();
    }
    if (notice_edit_is_changed(e)) {
        ui_say(s->ui, STYLE_WARNING, "没有载入; 改的留作草稿, 再打开时还在.");
    }
    return action_pop();
}

static struct action command(struct screen *s, int command)
{
    struct notice_edit *e = s->state;
    switch ((enum command)command) {
    case CHECK:
        if (e->is_looking) {
            return notice_edit_load(s);
        }
        notice_edit_check(s);
        break;
    case NEXT_PROBLEM: notice_edit_next_problem(s); break;
    case FIND: return ask_word(e);
    case DISCARD: notice_edit_discard(s); break;
    case FLIPS: return candidate_view_flips(s, &e->view, &e->rejudging);
    case ONLY_DIFFERENT: comparison_view_toggle(&e->view.changes); break;
    }
    return action_none();
}

/* A new line begins where the one before began. */
static enum widget_result new_line(struct notice_edit *e)
{
    struct arena a = {0};
    const char *text = edit_text(&e->edit);
    size_t from = e->edit.buffer.at, blanks = 0;
    while (from > 0 && text[from - 1] != '\n') {
        from--;
    }
    while (from + blanks < e->edit.buffer.at && text[from + blanks] == ' ') {
        blanks++;
    }
    (void)edit_buffer_type(&e->edit.buffer,
                           slice_of(arena_printf(&a, "\n%.*s", (int)blanks, text + from)));
    arena_release(&a);
    return WIDGET_CHANGED;
}

static enum widget_result type(struct notice_edit *e, struct key key)
{
    switch (key.code) {
    case K_ENTER: return new_line(e);
    case K_TAB: (void)edit_buffer_type(&e->edit.buffer, slice_of(INDENT)); return WIDGET_CHANGED;
    default: return edit_key(&e->edit, key);
    }
}

static struct action key(struct screen *s, struct key key)
{
    struct notice_edit *e = s->state;
    enum widget_result result = e->is_looking ? candidate_view_key(&e->view, key) : type(e, key);
    if (result == WIDGET_CHANGED && !e->is_looking) {
        notice_edit_typed(s);
    }
    bool is_left = result == WIDGET_LEFT || (result == WIDGET_PASS && key.code == K_ESC);
    return is_left ? back(s) : action_after(result);
}

static struct action event(struct screen *s, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY: return key(s, event->key);
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: find(s, &event->answer); break;
    case EVENT_CHANGED: break;
    }
    return action_none();
}

/* The problems from the present one on. */
static void draw_problems(const struct notice_edit *e, const struct canvas *cv)
{
    struct arena a = {0};
    const struct problems *ps = &e->candidate.problems;
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    pen.y += canvas_printf(cv, pen, "问题 %zu / %zu", e->problem + 1, ps->n) > 0;
    for (size_t i = e->problem; i < ps->n && pen.y < cv->rows; i++) {
        pen.style = i == e->problem ? STYLE_ERROR : STYLE_NORMAL;
        pen.y += paragraph_draw(
            cv, pen,
            arena_printf(&a, "%d:%d  %s", ps->at[i].line, ps->at[i].column, ps->at[i].text));
    }
    arena_release(&a);
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_edit *e = s->state;
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "编辑定义  %s  %s", what(e), text_or_empty(e->original.row.title));
    struct canvas body = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    if (e->is_looking) {
        candidate_view_draw(&e->view, &body);
        return;
    }
    int below = e->view.candidate && e->candidate.problems.n ? PROBLEM_ROWS : 0;
    struct canvas text = canvas_part(&body, (struct rect){0, 1, body.rows - below, body.cols - 2});
    struct canvas pane = canvas_part(&body, (struct rect){body.rows - below, 0, below, body.cols});
    edit_draw(&e->edit, &text, (struct edit_look){.has_focus = true, .is_page = true});
    if (below) {
        draw_problems(e, &pane);
    }
}

static bool takes_text(const struct screen *s)
{
    const struct notice_edit *e = s->state;
    return !e->is_looking || candidate_view_takes_text(&e->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_edit *e = s->state;
    if (e->is_looking) {
        return arena_printf(a, "F2 载入, Esc 接着改.  %s", candidate_view_sentence(&e->view, a));
    }
    struct edit_place place = edit_buffer_line(&e->edit.buffer);
    return arena_printf(a, "第 %zu 行第 %zu 列%s  Tab 缩进, 新行与上一行对齐, Ctrl-Z 撤回",
                        place.row, place.column,
                        notice_edit_is_changed(e) ? ", 有没有载入的改动." : ".");
}

static const struct binding bindings[] = {
    {K_F(2), 0, "检查", "检查写得对不对: 有问题时光标到第一处; 没有时列出与现用的不同, 再按载入.",
     CHECK, "编辑"},
    {K_F(4), 0, "下一处", "光标到下一处问题.", NEXT_PROBLEM, "查看"},
    {K_F(3), 0, "会变的", "检查过后: 载入并重判的话, 哪些判断会变.", FLIPS, "查看"},
    {K_F(6), 0, "只看不同", "看不同时: 只看不同的行, 再按看全部.", ONLY_DIFFERENT, "查看"},
    {K_F(7), K_CTRL('f'), "查找", "从光标往后找一个词.", FIND, "查看"},
    {K_F(8), 0, "弃草稿", "丢掉没有载入的改动, 回到现用的一版.", DISCARD, "编辑"},
    {K_ESC, 0, "返回", "从不同回到文字; 从文字返回, 改的留作草稿.", 0, NULL},
};

const struct screen_class notice_edit_screen = {
    .may = MAY_DECIDE,
    .name = "notice-edit",
    .title = "编辑定义",
    .state_size = sizeof(struct notice_edit),
    .open = open_edit,
    .event = event,
    .draw = draw,
    .close = close_edit,
    .idle = notice_edit_rest,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "在本台改一份通知的定义(格式见 notice-format). F2 检查, 问题列在下面, F4 一处一处改; 没有"
        "问题时先看与现用的不同, 再按 F2 成为新的一版, 可在记录里撤销.\n"
        "没有载入的改动是草稿: Esc, 断线都在, 今日里也列着.\n",
};
