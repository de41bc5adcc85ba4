/* The definition of a notice as text: edited, looked at with its problems at their lines, loaded as a
 * new revision; or a new notice begun as a copy. What is typed is a draft until it is loaded. */
#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/notice_edit.h"
#include "tui/ask.h"
#include "tui/screen/candidate_view.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/edit.h"
#include "tui/widget/paragraph.h"

#define NAME "本台编辑" /* what revisions made here are filed under */
#define FIELD "yaml"    /* of the draft */
#define PROBLEM_ROWS 6  /* of the pane below the text */
#define REST_MS 1000    /* after which what was typed goes into the draft */
#define INDENT "  "

enum command { CHECK = 1, NEXT_PROBLEM, FIND, DISCARD, ONLY_DIFFERENT, FLIPS };
enum { QUESTION_WORD = 1 };

struct notice_edit {
    struct notice_text_of original; /* row.record.id 0: a new notice */
    const char *form;               /* of the draft */
    struct edit edit;
    int64_t typed_at;   /* ms; 0: the draft has all */
    struct arena arena; /* of the candidate */
    struct notice_candidate candidate;
    struct candidate_view view;
    struct rejudging rejudging;
    bool is_looking; /* what loading would change stands in place of the text */
    size_t problem;  /* the one the point was led to */
    struct question question;
    const char *word; /* searched for last */
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

static const char *what(const struct notice_edit *e)
{
    return e->original.row.record.id ? e->original.row.code : "新通知";
}

/* ---- the draft --------------------------------------------------------------------------------- */

static bool is_changed(const struct notice_edit *e)
{
    return !text_eq(edit_text(&e->edit), text_or_empty(e->original.yaml));
}

static void keep_draft(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    enum status status = is_changed(e)
                             ? draft_put(desk_of(s), e->form, FIELD, edit_text(&e->edit), &err)
                             : draft_drop(desk_of(s), e->form, &err);
    e->typed_at = 0;
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static int64_t now_ms(const struct screen *s)
{
    struct terminal *terminal = s->ui->options.terminal;
    return terminal->now_ms(terminal);
}

static bool rest(struct screen *s)
{
    struct notice_edit *e = s->state;
    if (e->typed_at && now_ms(s) - e->typed_at >= REST_MS) {
        keep_draft(s);
    }
    return false;
}

static void discard(struct screen *s)
{
    struct notice_edit *e = s->state;
    edit_set(&e->edit, e->original.yaml);
    edit_buffer_go(&e->edit.buffer, 1, 1);
    candidate_view_clear(&e->view);
    keep_draft(s);
    ui_say(s->ui, STYLE_GOOD, "草稿已弃掉, 这里是%s.",
           e->original.row.record.id ? "现用的一版" : "空的");
}

/* ---- opening and closing ------------------------------------------------------------------------- */

static void close_edit(struct screen *s)
{
    struct notice_edit *e = s->state;
    keep_draft(s);
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

/* ---- looking and loading ------------------------------------------------------------------------- */

static void go_to_problem(struct notice_edit *e, size_t problem)
{
    const struct problem *p = &e->candidate.problems.at[problem];
    e->problem = problem;
    edit_buffer_go(&e->edit.buffer, (size_t)(p->line > 0 ? p->line : 1),
                   (size_t)(p->column > 0 ? p->column : 1));
}

static void next_problem(struct screen *s)
{
    struct notice_edit *e = s->state;
    if (e->view.candidate && e->candidate.problems.n) {
        go_to_problem(e, (e->problem + 1) % e->candidate.problems.n);
    } else {
        ui_say(s->ui, STYLE_NORMAL, "没有查出的问题; F2 检查.");
    }
}

/* Somebody loaded another revision since the text was begun. */
static void tell_newer(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct err err = {.arena = &e->arena};
    struct notice_row now = {0};
    int64_t notice = e->original.row.record.id;
    if (notice && notice_row_load(desk_of(s), &e->arena, notice, &now, &err) == STATUS_OK &&
        now.revision != e->original.row.revision) {
        ui_say(s->ui, STYLE_WARNING,
               "改的是第 %lld 版, 现用已是别人载入的第 %lld 版; 不同是与现用的比, 载入会盖过它.",
               (long long)e->original.row.revision, (long long)now.revision);
    }
}

static void check(struct screen *s)
{
    struct notice_edit *e = s->state;
    keep_draft(s);
    candidate_view_clear(&e->view);
    arena_reset(&e->arena);
    struct err err = {.arena = &e->arena};
    struct slice yaml = slice_of(arena_text(&e->arena, edit_text(&e->edit)));
    if (notice_candidate_look(desk_of(s), &e->arena, yaml, NAME, &e->candidate, &err)) {
        ui_say_err(s->ui, &err);
        return;
    }
    candidate_view_set(&e->view, &e->arena, &e->candidate);
    if (e->candidate.problems.n) {
        go_to_problem(e, 0);
        ui_say(s->ui, STYLE_ERROR, "有 %zu 处问题, 光标在第一处. F4 下一处, 改好再按 F2.",
               e->candidate.problems.n);
    } else {
        e->is_looking = true;
        tell_newer(s);
    }
}

static struct action load(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct err err = {.arena = &e->arena};
    struct notice_row row;
    if (!candidate_view_is_new(&e->view)) {
        ui_say(s->ui, STYLE_WARNING, "%s", e->view.finding);
        return action_none();
    }
    if (notice_candidate_load(desk_of(s), &e->arena, &e->candidate, &row, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    e->original.yaml = arena_text(&s->arena, edit_text(&e->edit)); /* so that no draft is left */
    ui_say(s->ui, STYLE_GOOD, "载入了 %s 第 %lld 版. 可在记录里撤销.", row.code,
           (long long)row.revision);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)row.record.id});
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
    if (is_changed(e)) {
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
            return load(s);
        }
        check(s);
        break;
    case NEXT_PROBLEM: next_problem(s); break;
    case FIND: return ask_word(e);
    case DISCARD: discard(s); break;
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
        e->typed_at = now_ms(s);
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
                        place.row, place.column, is_changed(e) ? ", 有没有载入的改动." : ".");
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
    .idle = rest,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "在本台改一份通知的定义(格式见 notice-format). F2 检查, 问题列在下面, F4 一处一处改; 没有"
        "问题时先看与现用的不同, 再按 F2 成为新的一版, 可在记录里撤销.\n"
        "没有载入的改动是草稿: Esc, 断线都在, 今日里也列着.\n",
};
