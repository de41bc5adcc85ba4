/* 规则卡: everything the definition of a notice says, row by row, each with its clause and, when it
 * is not the document that says it, with who does. */
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "text/pinyin.h"
#include "tui/screen/notice_act.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/cut.h"
#include "tui/widget/narrow.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/rows.h"

#define LABEL_COLUMNS 18
#define CLAUSE_COLUMNS 14
#define HEAD_ROWS 2

enum command { FILTER = 1, NEXT_SECTION, LAST_SECTION, WORDS };

/* What stands under each other: headings of sections, and rows of the card. */
struct item {
    const struct card_row *row;
    bool is_heading;
};

struct notice_card {
    int64_t id;
    struct arena arena; /* of the card */
    struct notice_row row;
    struct card card;
    VEC(struct item) items; /* those the filter leaves */
    struct rows rows;
    struct narrow narrow;
    struct notice_act act;
    struct notice_passage passage;
};

/* ---- one row ----------------------------------------------------------------------------------- */

/* Where the parts of a row stand. A label too long for its column has a row of its own. */
struct place {
    int label_x, label_width, value_x, value_width;
    bool is_wide; /* the value stands below the label */
};

static struct place place_of(const struct card_row *row, int cols)
{
    struct place p = {.label_x = 2 + 2 * row->depth, .value_x = 2 + LABEL_COLUMNS + 2};
    int right = cols - CLAUSE_COLUMNS - 2;
    p.is_wide = (int)utf8_text_width(row->label) > p.value_x - 1 - p.label_x;
    p.label_width = (p.is_wide ? right : p.value_x - 1) - p.label_x;
    p.value_width = right - p.value_x;
    return p;
}

static const char *origin_name(enum origin origin)
{
    return origin == ORIGIN_OWN ? "本台自定" : origin == ORIGIN_INFERRED ? "推定" : NULL;
}

static int margin_rows(const struct card_row *row)
{
    return (row->clause != NULL) + (origin_name(row->origin) != NULL);
}

static int height(void *context, size_t at, int cols)
{
    const struct notice_card *c = context;
    const struct item *item = &c->items.at[at];
    if (item->is_heading) {
        return at == 0 ? 1 : 2; /* a blank row above */
    }
    struct place p = place_of(item->row, cols);
    int value = paragraph_rows(item->row->value, p.value_width), margin = margin_rows(item->row);
    int rows = p.is_wide ? paragraph_rows(item->row->label, p.label_width) + value
               : value   ? value
                         : 1;
    return rows > margin ? rows : margin;
}

static void draw_margin(const struct card_row *row, const struct canvas *cv, int y,
                        enum style style)
{
    struct arena a = {0};
    struct pen pen = {.y = y, .x = cv->cols - CLAUSE_COLUMNS - 1, .width = CLAUSE_COLUMNS};
    const char *origin = origin_name(row->origin);
    if (row->clause) {
        pen.style = style == STYLE_SELECTED ? style : STYLE_HINT;
        (void)canvas_text(cv, pen, cut_middle(&a, row->clause, CLAUSE_COLUMNS));
        pen.y++;
    }
    if (origin) {
        pen.style = style == STYLE_SELECTED ? style : STYLE_WARNING;
        (void)canvas_text(cv, pen, origin);
    }
    arena_release(&a);
}

static void draw_row(struct notice_card *c, size_t at, const struct canvas *cv, int y)
{
    const struct card_row *row = c->items.at[at].row;
    struct place p = place_of(row, cv->cols);
    bool is_here = at == c->rows.at;
    enum style style = is_here ? STYLE_SELECTED : STYLE_NORMAL;
    int rows = height(c, at, cv->cols);
    if (is_here) {
        int above = y < 0 ? -y : 0;
        canvas_fill(cv, (struct rect){y + above, 0, rows - above, cv->cols}, style);
        (void)canvas_text(cv, (struct pen){.y = y, .style = style}, ">");
    }
    struct pen pen = {y, p.label_x, is_here ? style : STYLE_HEAD, p.label_width, 0, 0, 0};
    int label = paragraph_draw(cv, pen, row->label);
    pen = (struct pen){y + (p.is_wide ? label : 0), p.value_x, style, p.value_width, 0, 0, 0};
    (void)paragraph_draw(cv, pen, row->value);
    draw_margin(row, cv, y, style);
}

static void draw_item(void *context, size_t at, const struct canvas *cv, int y)
{
    struct notice_card *c = context;
    if (!c->items.at[at].is_heading) {
        draw_row(c, at, cv, y);
        return;
    }
    struct pen pen = {.y = at == 0 ? y : y + 1, .x = 1, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s", c->items.at[at].row->section);
}

static bool is_heading(void *context, size_t at)
{
    return ((const struct notice_card *)context)->items.at[at].is_heading;
}

/* ---- which rows --------------------------------------------------------------------------------- */

static bool matches(const struct filter *f, struct arena *a, const struct card_row *row)
{
    return filter_match(f, arena_printf(a, "%s %s %s %s %s", row->section, row->label, row->value,
                                        text_or_empty(row->clause), text_or_empty(row->words)));
}

/* Is it about the document itself, not one of its rules? */
static bool is_identity(const struct card *card, const struct card_row *row)
{
    return text_eq(row->section, card->at[0].section);
}

static void add_matching(struct notice_card *c, const struct filter *f, bool wants_identity)
{
    struct arena a = {0};
    const char *section = "";
    for (size_t i = 0; i < c->card.n; i++) {
        const struct card_row *row = &c->card.at[i];
        if (is_identity(&c->card, row) != wants_identity || !matches(f, &a, row)) {
            continue;
        }
        if (!text_eq(section, row->section)) {
            *VEC_PUSH(&c->arena, &c->items) = (struct item){row, true};
            section = row->section;
        }
        *VEC_PUSH(&c->arena, &c->items) = (struct item){row, false};
    }
    arena_release(&a);
}

/* What must be done and by when comes first; who issued the document is looked up less often. */
static void show_rows(struct notice_card *c)
{
    struct arena a = {0};
    const struct filter *f = filter_make(&a, narrow_text(&c->narrow));
    c->items.n = 0;
    add_matching(c, f, false);
    add_matching(c, f, true);
    rows_set(&c->rows, c->items.n);
    arena_release(&a);
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_card *c = s->state;
    struct desk *desk = s->ui->options.desk;
    size_t at = c->rows.at;
    arena_reset(&c->arena);
    memset(&c->items, 0, sizeof c->items);
    enum status status = notice_row_load(desk, &c->arena, c->id, &c->row, err);
    if (status == STATUS_OK) {
        status = notice_card_load(desk, &c->arena, c->id, &c->card, err);
    }
    if (status == STATUS_OK) {
        show_rows(c);
        rows_go(&c->rows, at);
    }
    return status;
}

static void load_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(s, &err)) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

/* ---- the screen --------------------------------------------------------------------------------- */

static void close_card(struct screen *s)
{
    struct notice_card *c = s->state;
    narrow_release(&c->narrow);
    notice_act_release(&c->act);
    arena_release(&c->arena);
}

static enum status open_card(struct screen *s, const void *argument, struct err *err)
{
    struct notice_card *c = s->state;
    c->id = *(const int64_t *)argument;
    narrow_init(&c->narrow);
    rows_init(&c->rows, (struct rows_source){c, height, draw_item, is_heading});
    enum status status = load(s, err);
    if (status) {
        close_card(s);
        return status;
    }
    notice_work_on(s, &c->row);
    return STATUS_OK;
}

/* The last numbered part of a clause, as it stands in the text: 二（三） → （三）. */
static const char *clause_mark(struct arena *a, const char *clause)
{
    const char *open = strstr(clause, "（");
    for (const char *next = open; next; next = strstr(next + 1, "（")) {
        open = next;
    }
    return open ? open : arena_printf(a, "%s、", clause);
}

/* The original words of the selected rule: in the full text when it is attached, else alone. */
static struct action show_words(struct screen *s)
{
    struct notice_card *c = s->state;
    const struct card_row *row = c->items.n ? c->items.at[c->rows.at].row : NULL;
    const char *text = text_or_empty(c->row.full_text);
    if (!row || (!row->words && (!*text || !row->clause))) {
        ui_say(s->ui, STYLE_WARNING, "定义里没有录这一条的原文%s.",
               *text ? "" : "; 按 F4 附上全文后可在全文里查");
        return action_none();
    }
    const char *found = row->words ? strstr(text, row->words) : NULL;
    c->passage = (struct notice_passage){.notice = c->id};
    if (found) {
        c->passage.find = row->words;
        c->passage.offset = (size_t)(found - text);
    } else if (row->words) {
        c->passage.words = row->words;
        c->passage.title = arena_printf(&c->arena, "条款 %s 原文", text_or_empty(row->clause));
    } else {
        c->passage.find = clause_mark(&c->arena, row->clause);
    }
    return action_push(&notice_text_screen, &c->passage);
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct notice_card *c = s->state;
    struct action action = notice_act_answer(s, &c->act, answer);
    load_again(s);
    return action;
}

static struct action command(struct screen *s, int command)
{
    struct notice_card *c = s->state;
    struct action action = action_none();
    if (notice_act_command(s, &c->act, command, c->id, &action)) {
        return action;
    }
    switch ((enum command)command) {
    case FILTER: c->narrow.is_open = true; break;
    case WORDS: return show_words(s);
    case NEXT_SECTION: rows_go_section(&c->rows, true); break;
    case LAST_SECTION: rows_go_section(&c->rows, false); break;
    }
    return action;
}

static struct action key(struct screen *s, struct key key)
{
    struct notice_card *c = s->state;
    enum widget_result result = narrow_key(&c->narrow, key);
    if (result == WIDGET_FILTERED) {
        show_rows(c);
    }
    result = result == WIDGET_PASS ? rows_key(&c->rows, key) : result;
    return result == WIDGET_PASS ? action_pass() : action_none();
}

static struct action event(struct screen *s, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY: return key(s, event->key);
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: load_again(s); break;
    }
    return action_none();
}

static void draw_head(struct notice_card *c, const struct canvas *cv)
{
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  %s%s", c->row.code, c->row.is_stopped ? "[停用]  " : "",
                        c->row.title);
    narrow_draw(&c->narrow, cv, 1);
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_card *c = s->state;
    struct canvas body =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS, cv->cols});
    draw_head(c, cv);
    if (c->items.n == 0) {
        struct pen pen = {.x = 2, .style = STYLE_HINT};
        (void)canvas_text(&body, pen, "没有符合的规则.  Esc 清除查找");
    }
    rows_draw(&c->rows, &body);
}

static bool takes_text(const struct screen *s)
{
    return ((const struct notice_card *)s->state)->narrow.is_open;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_card *c = s->state;
    const char *found =
        *narrow_text(&c->narrow) ? arena_printf(a, "  符合 %zu 行", c->items.n) : "";
    return arena_printf(a, "规则 %zu 条, 各带条款.  定义第 %lld 版%s", c->card.rules,
                        (long long)c->row.revision, found);
}

static const struct binding bindings[] = {
    NOTICE_BINDINGS,
    {K_F(3), K_ENTER, "条款", "这一条的原文: 附了全文时跳到那里.", WORDS, "查看"},
    {K_F(7), '/', "查找", "只看含有这些字的规则: 汉字或拼音首字母.", FILTER, "查看"},
    {K_RIGHT, K_TAB, NULL, "下一节.", NEXT_SECTION, "查看"},
    {K_LEFT, K_BACK_TAB, NULL, "上一节.", LAST_SECTION, "查看"},
};

const struct screen_class notice_card_screen = {
    .name = "notice-card",
    .title = "规则卡",
    .state_size = sizeof(struct notice_card),
    .open = open_card,
    .event = event,
    .draw = draw,
    .close = close_card,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一份通知的全部规则, 一行一条, 右边是条款.\n"
            "条款下面写着 本台自定 的是本台加的, 写着 推定 的是从文件里推出来的; 都不写的, 是文件"
            "自己说的.\n",
};
