/* 打印: which documents there are; Enter asks what one needs to know and shows its pages. */
#include <limits.h>
#include <stdlib.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "tui/ask.h"
#include "tui/screen/pages.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { REGISTER = 1 };
enum question_id { ASK_ABOUT = 1, ASK_NOTICE, ASK_CUT };
enum document_column { NAME, WORDS, HELP };

static const struct list_column columns[] = {
    [NAME] = {.title = "文书", .width = 16, .widest = 20, .is_unsorted = true},
    [WORDS] = {.title = "要写", .width = 14, .widest = 20, .is_unsorted = true},
    [HELP] = {.title = "说明", .width = 20, .widest = INT_MAX, .is_unsorted = true},
};

struct documents_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct pages_wanted wanted;
    struct question question;
    bool is_cut_asked;
};

static const char *words(struct arena *a, const struct document *d)
{
    const char *notice = d->takes & NEEDS_NOTICE ? "通知" : "";
    return d->about ? arena_printf(a, "%s%s%s", d->about, *notice ? ", " : "", notice) : notice;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct document *d = documents[row];
    (void)context;
    switch ((enum document_column)column) {
    case NAME: return d->name;
    case WORDS: return words(a, d);
    case HELP: return d->help;
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    (void)context;
    (void)a;
    return documents[row]->help;
}

static enum status documents_open(struct screen *s, const void *argument, struct err *err)
{
    struct documents_state *t = s->state;
    struct arena rows = {0};
    (void)argument;
    (void)err;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell});
    t->list.told = told;
    t->list.list.noun = "种文书";
    short_list_set(&t->list, rows, n_documents);
    return STATUS_OK;
}

static struct action ask(struct documents_state *t, int id, const char *text, const char *line)
{
    t->question = (struct question){
        .kind = ASK_LINE, .id = (int)id, .text = text, .line = line, .is_offered = true};
    return action_ask(&t->question);
}

/* The call we work on is proposed. */
static struct action ask_notice(struct screen *s, struct documents_state *t)
{
    struct notice_row row = {0};
    struct err quiet = {.arena = &t->list.asked};
    struct desk *desk = s->ui->options.desk;
    if (s->ui->notice == 0 ||
        notice_row_load(desk, &t->list.asked, s->ui->notice, &row, &quiet) != STATUS_OK) {
        row.code = "";
    }
    return ask(t, ASK_NOTICE, "哪份通知?", row.code);
}

static struct action ask_cut(struct documents_state *t)
{
    t->is_cut_asked = true;
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_CUT,
                                    .text = "取几件?",
                                    .hint = "空着就照最近一版定稿; 没有定稿的照方案, 再照名额"};
    return action_ask(&t->question);
}

/* Asks for what still lacks, one thing after the other. */
static struct action go_on(struct screen *s, struct documents_state *t)
{
    const struct document *d = t->wanted.document;
    if (d->about && !t->wanted.order.about) {
        return ask(t, ASK_ABOUT, arena_printf(&t->list.asked, "%s: %s?", d->name, d->about), "");
    }
    if ((d->takes & NEEDS_NOTICE) && !t->wanted.order.notice) {
        return ask_notice(s, t);
    }
    if ((d->takes & TAKES_CUT) && !t->is_cut_asked) {
        return ask_cut(t);
    }
    return action_push(&pages_screen, &t->wanted);
}

static struct action chosen(struct screen *s, struct documents_state *t)
{
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    arena_reset(&t->list.asked);
    t->wanted = (struct pages_wanted){.document = documents[row]};
    t->is_cut_asked = false;
    return go_on(s, t);
}

static struct action cut_answered(struct screen *s, struct documents_state *t, const char *line)
{
    char *end = NULL;
    t->wanted.order.cut = text_is_empty(line) ? 0 : strtol(line, &end, 10);
    if (end && (*end != '\0' || t->wanted.order.cut < 1)) {
        ui_say(s->ui, STYLE_WARNING, "「%s」不是件数: 写一个数, 或空着.", line);
        return action_none();
    }
    return go_on(s, t);
}

static struct action answered(struct screen *s, struct documents_state *t,
                              const struct answer *answer)
{
    if (answer->is_given && answer->id == ASK_CUT) {
        return cut_answered(s, t, answer->line);
    }
    if (!answer->is_given || text_is_empty(answer->line)) {
        return action_none();
    }
    const char *line = arena_text(&t->list.asked, answer->line);
    if (answer->id == ASK_ABOUT) {
        t->wanted.order.about = line;
    } else {
        t->wanted.order.notice = line;
    }
    return go_on(s, t);
}

static struct action documents_event(struct screen *s, const struct event *event)
{
    struct documents_state *t = s->state;
    if (event->kind == EVENT_ANSWER && event->answer.id != 0) {
        return answered(s, t, &event->answer);
    }
    if (event->kind == EVENT_COMMAND) {
        return action_push(&print_issues_screen, NULL);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    if (event->key.code == K_ENTER) {
        return chosen(s, t);
    }
    if (event->key.code == K_ESC) {
        return action_pop();
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "预览", "问清是哪一份, 再看它的每一页.", 0, NULL},
    {K_F(3), K_CTRL('o'), "印发登记", "印发过的: 号, 谁, 何时, 几份; 照原样再印.", REGISTER,
     "打印"},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class documents_screen = {
    .name = "documents",
    .title = "打印",
    .state_size = sizeof(struct documents_state),
    .open = documents_open,
    .event = documents_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "能打印的文书都在这里. Enter 先问是哪份通知, 哪一件, 名单取几件, 再出预览.\n",
};
