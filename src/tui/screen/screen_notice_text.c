/* The full text of a notice: read, searched, attached; or the original words of one rule. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/notice_texts.h"
#include "desk/notices.h"
#include "tui/ask.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { ATTACH = 1 };
enum { QUESTION_PATH = 1 };

struct notice_text {
    int64_t notice;
    bool is_passage; /* only some words, not the full text */
    const char *title;
    struct notice_row row;
    struct arena arena; /* of the row */
    struct text_view view;
    struct question question;
    const char *path; /* typed and not used; kept for the next time */
};

/* Searches as if it had been typed, from `offset` on. */
static void find(struct notice_text *t, const char *word, size_t offset)
{
    text_view_go(&t->view, offset);
    (void)text_view_key(&t->view, (struct key){.code = '/'});
    (void)text_view_key(&t->view, (struct key){.code = K_PASTE, .text = word});
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_text *t = s->state;
    arena_reset(&t->arena);
    return notice_row_load(s->ui->options.desk, &t->arena, t->notice, &t->row, err);
}

static void close_text(struct screen *s)
{
    struct notice_text *t = s->state;
    text_view_release(&t->view);
    arena_release(&t->arena);
}

static enum status open_text(struct screen *s, const void *argument, struct err *err)
{
    struct notice_text *t = s->state;
    const struct notice_passage *p = argument;
    t->notice = p->notice;
    t->is_passage = p->words != NULL;
    text_view_init(&t->view);
    enum status status = load(s, err);
    if (status) {
        close_text(s);
        return status;
    }
    t->title = p->title ? arena_text(&s->arena, p->title) : "全文";
    text_view_set(&t->view, p->words ? p->words : t->row.full_text);
    if (p->find) {
        find(t, p->find, p->offset);
    }
    return STATUS_OK;
}

/* ---- attaching ------------------------------------------------------------------------------------ */

static struct action ask_path(struct screen *s)
{
    struct notice_text *t = s->state;
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_PATH,
        .text = arena_printf(&s->arena, "通知 %s 的全文在哪个文件?", t->row.code),
        .hint = "纯文本(.txt), 编码自动识别: UTF-8, GB18030, UTF-16. Word 文件先另存为 .txt.",
        .line = t->path,
    };
    return action_ask(&t->question);
}

static void attach(struct screen *s, const struct answer *answer)
{
    struct notice_text *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct notice_attached attached;
    t->path = arena_text(&s->arena, answer->line);
    if (answer->is_given && *path_typed(&a, t->path)) {
        enum status status =
            notice_attach_file(s->ui->options.desk, &a, t->notice, path_typed(&a, t->path),
                               CHARSET_DETECT, &attached, &err);
        status = status ? status : load(s, &err);
        if (status) {
            ui_say_err(s->ui, &err);
        } else {
            t->path = NULL;
            text_view_set(&t->view, t->row.full_text);
            ui_say(s->ui, STYLE_GOOD, "附了全文, %zu 行 (%s). 可在记录里撤销.", attached.lines,
                   charset_name(attached.charset));
        }
    }
    arena_release(&a);
}

/* ---- the screen ------------------------------------------------------------------------------------ */

static void changed(struct screen *s)
{
    struct notice_text *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *before = arena_text(&a, t->row.full_text);
    if (load(s, &err)) {
        ui_say_err(s->ui, &err);
    } else if (!t->is_passage && !text_eq(before, t->row.full_text)) {
        text_view_set(&t->view, t->row.full_text);
    }
    arena_release(&a);
}

static struct action key(struct notice_text *t, struct key key)
{
    enum widget_result result = text_view_key(&t->view, key);
    return result == WIDGET_PASS || result == WIDGET_LEFT ? action_pass() : action_none();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_text *t = s->state;
    switch (event->kind) {
    case EVENT_KEY: return key(t, event->key);
    case EVENT_COMMAND: return event->command == ATTACH ? ask_path(s) : action_none();
    case EVENT_ANSWER: attach(s, &event->answer); break;
    case EVENT_CHANGED: changed(s); break;
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_text *t = s->state;
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  %s%s%s", t->row.code, t->title,
                        !t->is_passage && t->row.full_text_name ? "  " : "",
                        t->is_passage ? "" : text_or_empty(t->row.full_text_name));
    if (!t->is_passage && text_is_empty(t->row.full_text)) {
        (void)paragraph_draw(&body, (struct pen){.style = STYLE_HINT},
                             "还没有附全文.  按 F2, 写出纯文本文件的路径; 附上后可在这里搜索, "
                             "规则卡上按 F3 可跳到条款原文.");
        return;
    }
    text_view_draw(&t->view, &body);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct notice_text *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct notice_text *t = s->state;
    return !t->is_passage && text_is_empty(t->row.full_text) ? "" : text_view_sentence(&t->view, a);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "附全文", "从纯文本文件附上全文, 代替原来的.", ATTACH, "编辑"},
    {K_F(7), '/', "查找", "边输入边找; 找着后 Enter 或下键下一处, 上键上一处, Esc 结束.", 0, NULL},
};

const struct screen_class notice_text_screen = {
    .name = "notice-text",
    .title = "全文",
    .state_size = sizeof(struct notice_text),
    .open = open_text,
    .event = event,
    .draw = draw,
    .close = close_text,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "通知的全文, 由经办人从纯文本文件附上; 规则以定义为准, 全文供核对.\n",
};
