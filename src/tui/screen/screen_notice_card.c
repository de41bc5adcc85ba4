/* 规则卡: everything the definition of a notice says, row by row, each with its clause and, when it
 * is not the document that says it, with who does. */
#include <string.h>

#include "base/slice.h"
#include "desk/notice_views.h"
#include "desk/notices.h"
#include "tui/screen/card_view.h"
#include "tui/screen/notice_act.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"

enum command { FILTER = 1, NEXT_SECTION, LAST_SECTION, WORDS };

struct notice_card {
    int64_t id;
    struct arena arena; /* of the card */
    struct notice_row row;
    struct card card;
    struct card_view view;
    struct notice_act act;
    struct notice_passage passage;
};

static enum status load(struct screen *s, struct err *err)
{
    struct notice_card *c = s->state;
    struct desk *desk = s->ui->options.desk;
    arena_reset(&c->arena);
    c->card = (struct card){0};
    enum status status = notice_row_load(desk, &c->arena, c->id, &c->row, err);
    if (status == STATUS_OK) {
        status = notice_card_load(desk, &c->arena, c->id, &c->card, err);
    }
    card_view_set(&c->view, &c->card);
    return status;
}

/* ---- the screen --------------------------------------------------------------------------------- */

static void close_card(struct screen *s)
{
    struct notice_card *c = s->state;
    card_view_release(&c->view);
    notice_act_release(&c->act);
    arena_release(&c->arena);
}

static enum status open_card(struct screen *s, const void *argument, struct err *err)
{
    struct notice_card *c = s->state;
    c->id = *(const int64_t *)argument;
    card_view_init(&c->view);
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
    const struct card_row *row = card_view_selected(&c->view);
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
    ui_reload(s, load);
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
    case FILTER: c->view.narrow.is_open = true; break;
    case WORDS: return show_words(s);
    case NEXT_SECTION: rows_go_section(&c->view.rows, true); break;
    case LAST_SECTION: rows_go_section(&c->view.rows, false); break;
    }
    return action;
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_card *c = s->state;
    switch (event->kind) {
    case EVENT_KEY: return action_after(card_view_key(&c->view, event->key));
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_card *c = s->state;
    struct canvas body = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  %s%s", c->row.code, c->row.is_stopped ? "[停用]  " : "",
                        c->row.title);
    card_view_draw(&c->view, &body);
}

static bool takes_text(const struct screen *s)
{
    return ((const struct notice_card *)s->state)->view.narrow.is_open;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_card *c = s->state;
    const char *found =
        *narrow_text(&c->view.narrow) ? arena_printf(a, "  符合 %zu 行", c->view.items.n) : "";
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
