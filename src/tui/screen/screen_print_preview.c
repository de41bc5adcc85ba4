/* A finished text before it goes to the printer or into a file. */
#include "tui/screen/print_preview.h"

#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/print.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

enum command { PRINT = 1, SAVE };
enum { ASK_FILE = 1, ASK_REPLACE };

struct preview {
    struct text_view view;
    const char *title, *text, *file;
    struct question question;
    const char *path; /* asked about */
};

static enum status preview_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct preview *p = s->state;
    const struct print_preview *given = argument;
    p->title = arena_text(&s->arena, given->title);
    p->text = arena_text(&s->arena, given->text);
    p->file = arena_text(&s->arena, given->file);
    text_view_init(&p->view);
    text_view_set(&p->view, p->text);
    return STATUS_OK;
}

static void preview_close(struct screen *s)
{
    text_view_release(&((struct preview *)s->state)->view);
}

static void print(struct screen *s, const struct preview *p)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct print_job job = {.title = p->title, .text = p->text};
    if (print_text(&a, &job, NULL, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "已送打印机: %s", p->title);
    }
    arena_release(&a);
}

static enum status write_text(const char *path, const char *text, struct err *err)
{
    struct outfile f;
    enum status status = outfile_open(&f, path, err);
    if (status == STATUS_OK) {
        outfile_write(&f, text, strlen(text));
        status = outfile_commit(&f, err);
    }
    return status;
}

static void save(struct screen *s, const struct preview *p, const char *path)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (write_text(path, p->text, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        folder_keep(s->ui, FOLDER_OUT, path);
        ui_say(s->ui, STYLE_GOOD, "已存成 %s", path_full(&a, path));
    }
    arena_release(&a);
}

static struct action save_or_ask(struct screen *s, struct preview *p, const char *typed)
{
    p->path = path_typed(&s->arena, typed);
    if (text_is_empty(p->path)) {
        ui_say(s->ui, STYLE_WARNING, "没有写文件名, 没有存. 再按 F2 写一个.");
    } else if (file_exists(p->path)) {
        p->question = replace_question(&s->arena, ASK_REPLACE, p->path);
        return action_ask(&p->question);
    } else {
        save(s, p, p->path);
    }
    return action_none();
}

static struct action answered(struct screen *s, struct preview *p, const struct answer *answer)
{
    if (answer->id == ASK_FILE && answer->is_given) {
        return save_or_ask(s, p, answer->line);
    }
    if (answer->id == ASK_REPLACE && answer->yes) {
        save(s, p, p->path);
    } else if (answer->id == ASK_REPLACE) {
        ui_say(s->ui, STYLE_HINT, "没有换掉, 没有存. 再按 F2 另写一个.");
    }
    return action_none();
}

static struct action command(struct screen *s, struct preview *p, int command)
{
    if (command == PRINT) {
        print(s, p);
        return action_none();
    }
    p->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_FILE,
                                    .text = "存成哪个文件?",
                                    .hint = "UTF-8 纯文本; 已有同名的会先问",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_OUT, p->file)};
    return action_ask(&p->question);
}

static struct action preview_event(struct screen *s, const struct event *event)
{
    struct preview *p = s->state;
    if (event->kind == EVENT_COMMAND) {
        return command(s, p, event->command);
    }
    if (event->kind == EVENT_ANSWER) {
        return answered(s, p, &event->answer);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = text_view_key(&p->view, event->key);
    return result == WIDGET_LEFT ? action_pop() : action_after(result);
}

static void preview_draw(const struct screen *s, const struct canvas *cv)
{
    struct preview *p = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, p->title);
    struct canvas page = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    text_view_draw(&p->view, &page);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((struct preview *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((struct preview *)s->state)->view, a);
}

static const struct binding bindings[] = {
    {K_CTRL('p'), K_F(6), "打印", "送到系统的打印机.", PRINT, "打印"},
    {K_F(2), K_CTRL('s'), "存文件", "存成纯文本文件.", SAVE, "打印"},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class print_preview_screen = {
    .name = "print-preview",
    .title = "打印预览",
    .state_size = sizeof(struct preview),
    .open = preview_open,
    .event = preview_event,
    .draw = preview_draw,
    .close = preview_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "打印之前先看一遍. 纸上的字和这里的一样.\n",
};
