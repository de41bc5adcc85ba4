/* The electronic files in a directory against the submissions of a notice, as a text to be read. */
#include "base/slice.h"
#include "desk/files.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

enum command { AGAIN = 1 };

struct notice_files {
    struct notice_folder folder;
    struct text_view view;
};

static enum status look(struct screen *s, struct err *err)
{
    struct notice_files *f = s->state;
    struct arena a = {0};
    struct files_checked files;
    enum status status =
        files_check(s->ui->options.desk, &a, f->folder.notice, f->folder.directory, &files, err);
    if (status == STATUS_OK) {
        text_view_set(&f->view, files_checked_text(&a, &files));
    }
    arena_release(&a);
    return status;
}

static void close_files(struct screen *s)
{
    text_view_release(&((struct notice_files *)s->state)->view);
}

static enum status open_files(struct screen *s, const void *argument, struct err *err)
{
    struct notice_files *f = s->state;
    const struct notice_folder *folder = argument;
    f->folder = (struct notice_folder){folder->notice, arena_text(&s->arena, folder->code),
                                       arena_text(&s->arena, folder->directory)};
    text_view_init(&f->view);
    enum status status = look(s, err);
    if (status) {
        close_files(s);
    }
    return status;
}

static void look_again(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (look(s, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "重新看过了.");
    }
    arena_release(&a);
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_files *f = s->state;
    if (event->kind == EVENT_KEY) {
        enum widget_result result = text_view_key(&f->view, event->key);
        return result == WIDGET_PASS || result == WIDGET_LEFT ? action_pass() : action_none();
    }
    if (event->kind == EVENT_COMMAND && event->command == AGAIN) {
        look_again(s);
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_files *f = s->state;
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s  电子文件  %s", f->folder.code, f->folder.directory);
    text_view_draw(&f->view, &body);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct notice_files *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((const struct notice_files *)s->state)->view, a);
}

static const struct binding bindings[] = {
    {K_F(5), 0, "重看", "目录或申报件改过之后, 再看一遍.", AGAIN, "查看"},
    {K_F(7), '/', "查找", "边输入边找; 找着后 Enter 或下键下一处, 上键上一处, Esc 结束.", 0, NULL},
};

const struct screen_class notice_files_screen = {
    .name = "notice-files",
    .title = "电子文件",
    .state_size = sizeof(struct notice_files),
    .open = open_files,
    .event = event,
    .draw = draw,
    .close = close_files,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "目录里的文件对照申报件: 左边是申报件编号, 下面是每个文件的意见; 最后是没有文件的申报件.\n"
        "只看, 不改动任何文件.\n",
};
