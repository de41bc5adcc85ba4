/* 答辩打分: what all members gave one case, a row for each member, a column for each criterion. */
#include "base/slice.h"
#include "desk/defences.h"
#include "model/fields.h"
#include "model/points.h"
#include "model/submission.h"
#include "tui/ask.h"
#include "tui/screen/defence.h"
#include "tui/screen/mark_input.h"
#include "tui/ui.h"
#include "tui/widget/edit.h"

#define NAME_COLUMNS 12
#define CELL_COLUMNS 9

enum command { SEAL = 1, SAVE, REASON, BACK };
enum question_id { ASK_SEAL = 1, ASK_REASON };

/* A member and what they gave. */
struct given {
    struct sheet_reader reader;
    struct edit *marks;  /* one for each criterion of the stage */
    const char *reasons; /* by name of the criterion */
    bool is_closed;      /* sealed, or being marked by the member at their own desk */
};

struct defence_case_state {
    struct defence_argument about;
    struct scoring scoring;
    struct arena arena; /* of the members */
    const char *no;
    struct given *all;
    size_t n, row, column;
    bool is_changed;
    struct question question;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

static const struct criterion *criterion_at(const struct defence_case_state *t, size_t column)
{
    return &t->scoring.scheme->criteria.at[t->scoring.criteria[column]];
}

/* ---- loading --------------------------------------------------------------------------------------- */

static void release_edits(struct defence_case_state *t)
{
    for (size_t i = 0; i < t->n; i++) {
        for (size_t k = 0; k < t->scoring.n; k++) {
            edit_release(&t->all[i].marks[k]);
        }
    }
    t->n = 0;
}

static void fill(struct defence_case_state *t, struct given *g, const struct sheet_view *view)
{
    g->marks = ARENA_ARRAY(&t->arena, struct edit, t->scoring.n + 1);
    g->reasons = view->sheet.reasons;
    g->is_closed = view->is_hidden || text_eq(view->sheet.state, SHEET_SEALED);
    for (size_t k = 0; k < t->scoring.n; k++) {
        const char *mark =
            mark_text(&t->arena, criterion_at(t, k), view->marks[t->scoring.criteria[k]]);
        edit_init(&g->marks[k], false);
        edit_set(&g->marks[k], view->is_hidden ? "··" : mark);
    }
}

static enum status load(struct screen *s, struct err *err)
{
    struct defence_case_state *t = s->state;
    struct sheet_readers readers;
    release_edits(t);
    arena_reset(&t->arena);
    enum status status =
        sheet_readers_load(desk_of(s), &t->arena, &t->scoring, t->about.submission, &readers, err);
    t->all = ARENA_ARRAY(&t->arena, struct given, readers.n + 1);
    for (size_t i = 0; i < readers.n && status == STATUS_OK; i++) {
        const struct sheet_key key = {t->about.submission, readers.at[i].reviewer};
        struct sheet_view view;
        status = sheet_view_load(desk_of(s), &t->arena, &t->scoring, key, &view, err);
        if (status == STATUS_OK) {
            t->all[i].reader = readers.at[i];
            fill(t, &t->all[i], &view);
            t->n = i + 1;
        }
    }
    t->row = t->row < t->n ? t->row : 0;
    t->is_changed = false;
    return status;
}

static void case_close(struct screen *s)
{
    struct defence_case_state *t = s->state;
    release_edits(t);
    arena_release(&t->arena);
}

static enum status case_open(struct screen *s, const void *argument, struct err *err)
{
    struct defence_case_state *t = s->state;
    t->about = *(const struct defence_argument *)argument;
    t->no = submission_no(&s->arena, t->about.submission);
    enum status status = scoring_load(desk_of(s), &s->arena, t->about.panel, &t->scoring, err);
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        case_close(s);
    }
    return status;
}

/* ---- writing --------------------------------------------------------------------------------------- */

/* The entry of a member; the sentence of the first wrong mark, where the cursor then stands. */
static const char *read_entry(struct defence_case_state *t, struct arena *a, size_t row,
                              struct sheet_entry *out)
{
    size_t n = t->scoring.scheme->criteria.n;
    int64_t *marks = ARENA_ARRAY(a, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        marks[i] = MARK_NONE;
    }
    for (size_t k = 0; k < t->scoring.n; k++) {
        const char *fault = mark_typed_read(a, criterion_at(t, k), edit_text(&t->all[row].marks[k]),
                                            &marks[t->scoring.criteria[k]]);
        if (fault) {
            t->row = row;
            t->column = k;
            return fault;
        }
    }
    *out = (struct sheet_entry){.key = {t->about.submission, t->all[row].reader.reviewer},
                                .marks = marks,
                                .reasons = t->all[row].reasons};
    return NULL;
}

static const char *read_entries(struct defence_case_state *t, struct arena *a,
                                struct defence_marks *out)
{
    struct sheet_entry *entries = ARENA_ARRAY(a, struct sheet_entry, t->n + 1);
    *out = (struct defence_marks){.submission = t->about.submission, .entries = entries};
    for (size_t i = 0; i < t->n; i++) {
        const char *fault = t->all[i].is_closed ? NULL : read_entry(t, a, i, &entries[out->n]);
        if (fault) {
            return fault;
        }
        out->n += !t->all[i].is_closed;
    }
    return NULL;
}

/* Drafts, or all of them sealed. False, with the sentence told, when something is wrong. */
static bool put(struct screen *s, bool seals)
{
    struct defence_case_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct defence_marks marks;
    const char *fault = read_entries(t, &a, &marks);
    bool is_put = false;
    marks.seals = seals;
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    } else if (defence_put(desk_of(s), &a, &t->scoring, &marks, NULL, &err) != STATUS_OK) {
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
    return !t->is_changed || put(s, false) ? action_pop() : action_none();
}

static struct action ask_seal(struct defence_case_state *t)
{
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_SEAL,
        .text = arena_printf(&t->arena, "%s 各位专家的分一起封存? 封存后不能再改, 只能由主管退回",
                             t->no)};
    return action_ask(&t->question);
}

static struct action ask_reason(struct defence_case_state *t)
{
    const struct given *g = &t->all[t->row];
    const char *name = criterion_at(t, t->column)->name;
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_REASON,
        .text = arena_printf(&t->arena, "%s 给「%s」打这个分的理由", g->reader.name, name),
        .hint = "低于或高于方案所定的分才要. Esc 不写",
        .line = fields_get(&t->arena, g->reasons, name)};
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
    case REASON: return t->n ? ask_reason(t) : action_none();
    case BACK: return back(s);
    }
    return action_none();
}

/* Along the row, then to the next member; false for a key that does not move. */
static bool move(struct defence_case_state *t, uint32_t code)
{
    size_t cells = t->n * t->scoring.n, at = t->row * t->scoring.n + t->column, by = 0;
    switch (code) {
    case K_ENTER:
    case K_TAB: by = 1; break;
    case K_BACK_TAB: by = cells - 1; break;
    case K_DOWN: by = t->scoring.n; break;
    case K_UP: by = cells - t->scoring.n; break;
    default: return false;
    }
    at = (at + by) % cells;
    t->row = at / t->scoring.n;
    t->column = at % t->scoring.n;
    return true;
}

static struct action type(struct screen *s, struct key key)
{
    struct defence_case_state *t = s->state;
    struct arena a = {0};
    struct given *g = &t->all[t->row];
    struct edit *edit = &g->marks[t->column];
    const char *fault;
    if (g->is_closed) {
        ui_say(s->ui, STYLE_WARNING, "%s 的这一份%s.", g->reader.name,
               text_eq(g->reader.state, SHEET_SEALED) ? "已经封存" : "在自己的桌前打");
        arena_release(&a);
        return action_none();
    }
    enum widget_result result = mark_input_key(edit, criterion_at(t, t->column), key, &a, &fault);
    t->is_changed = t->is_changed || result == WIDGET_CHANGED;
    if (fault) {
        ui_say(s->ui, STYLE_ERROR, "%s.", fault);
    }
    arena_release(&a);
    return action_after(result);
}

static struct action case_event(struct screen *s, const struct event *event)
{
    struct defence_case_state *t = s->state;
    const struct answer *answer = &event->answer;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED:
        if (!t->is_changed) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_ANSWER:
        if (answer->id == ASK_SEAL && answer->yes) {
            return seal(s);
        }
        if (answer->id == ASK_REASON && answer->is_given) {
            struct given *g = &t->all[t->row];
            g->reasons = fields_set(&t->arena, g->reasons, criterion_at(t, t->column)->name,
                                    arena_text(&t->arena, answer->line));
            t->is_changed = true;
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return t->n == 0                  ? action_pass()
           : move(t, event->key.code) ? action_none()
                                      : type(s, event->key);
}

/* ---- the picture -------------------------------------------------------------------------------------- */

static const char *total_text(const struct defence_case_state *t, struct arena *a, size_t row)
{
    struct arena scratch = {0};
    const struct scheme *s = t->scoring.scheme;
    int64_t *marks = ARENA_ARRAY(&scratch, int64_t, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        marks[i] = MARK_NONE;
    }
    for (size_t k = 0; k < t->scoring.n; k++) {
        (void)mark_typed_read(&scratch, criterion_at(t, k), edit_text(&t->all[row].marks[k]),
                              &marks[t->scoring.criteria[k]]);
    }
    const char *text = points_text(a, sheet_total(s, (int)t->scoring.stage, marks) / SCORE_UNIT);
    arena_release(&scratch);
    return text;
}

static void draw_member(struct defence_case_state *t, const struct canvas *cv, size_t row, int y)
{
    struct arena a = {0};
    struct given *g = &t->all[row];
    enum style style = g->is_closed ? STYLE_GOOD : STYLE_NORMAL;
    canvas_text(cv, (struct pen){.y = y, .x = 2, .style = style, .width = NAME_COLUMNS - 2},
                g->reader.name);
    int x = NAME_COLUMNS + 2;
    for (size_t k = 0; k < t->scoring.n; k++, x += CELL_COLUMNS) {
        struct canvas place = canvas_part(cv, (struct rect){y, x, 1, CELL_COLUMNS - 3});
        edit_draw(&g->marks[k], &place,
                  (struct edit_look){.has_focus = row == t->row && k == t->column});
    }
    canvas_text(cv, (struct pen){.y = y, .x = x, .style = STYLE_HEAD}, total_text(t, &a, row));
    arena_release(&a);
}

static void case_draw(const struct screen *s, const struct canvas *cv)
{
    struct defence_case_state *t = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "答辩打分  %s   %s", t->no,
                  t->scoring.panel.name);
    int x = NAME_COLUMNS + 2;
    canvas_text(cv, (struct pen){.y = 2, .x = 2, .style = STYLE_HEAD}, "专家");
    for (size_t k = 0; k < t->scoring.n; k++, x += CELL_COLUMNS) {
        canvas_text(cv,
                    (struct pen){.y = 2, .x = x, .style = STYLE_HEAD, .width = CELL_COLUMNS - 1},
                    criterion_at(t, k)->name);
    }
    canvas_text(cv, (struct pen){.y = 2, .x = x, .style = STYLE_HEAD}, "合计");
    size_t fit = cv->rows > 5 ? (size_t)(cv->rows - 4) : 1,
           top = t->row >= fit ? t->row - fit + 1 : 0;
    for (size_t i = top; i < t->n && i < top + fit; i++) {
        draw_member(t, cv, i, 3 + (int)(i - top));
    }
    if (!t->n) {
        canvas_text(cv, (struct pen){.y = 3, .x = 2}, "没有到场的专家给这一件打分.");
    }
}

static bool takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct defence_case_state *t = s->state;
    return arena_printf(a, "%s: %s", criterion_at(t, t->column)->name,
                        mark_rule_text(a, criterion_at(t, t->column)));
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
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_DECIDE,
    .help = "答辩当场, 把各位专家打的分记进来: 一行一位专家, 一列一个指标. 打完一起封存. "
            "超出分值和小数位的键当场不收.\n",
};
