/* A list from a file, first step: which file. */
#include "base/file.h"
#include "base/slice.h"
#include "tui/screen/folders.h"
#include "tui/screen/list_import.h"
#include "tui/screen/table_file_input.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { PREVIEW = 1 };
enum { PATH, ENCODING, N_INPUTS };

struct list_import_form {
    struct list_import import; /* argument of the preview */
    struct form form;
};

static const struct input inputs[N_INPUTS] = {
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "CSV 或 xlsx 文件; 写前几个字, 下键选",
              .check = table_file_check,
              .suggest = table_file_suggest},
    [ENCODING] = {.name = "encoding",
                  .label = "编码",
                  .kind = INPUT_CHOICE,
                  .columns = 40,
                  .help = "一般不用改, 认错了再指定. 左右键换",
                  .choices = table_encoding_names,
                  .n_choices = N_TABLE_ENCODINGS},
};

static enum status import_open(struct screen *s, const void *argument, struct err *err)
{
    struct list_import_form *f = s->state;
    (void)err;
    f->import = *(const struct list_import *)argument;
    form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f});
    form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_IN, ""));
    form_set(&f->form, ENCODING, table_encoding_names[0]);
    return STATUS_OK;
}

static void import_close(struct screen *s)
{
    form_release(&((struct list_import_form *)s->state)->form);
}

static struct action preview(struct screen *s)
{
    struct list_import_form *f = s->state;
    struct arena *a = &s->arena;
    if (!form_judge(&f->form)) {
        ui_say(s->ui, STYLE_ERROR, "%s", text_or_empty(form_sentence(&f->form, a)));
        return action_none();
    }
    f->import.path = path_typed(a, form_value(&f->form, PATH, a));
    f->import.charset = table_encoding(form_value(&f->form, ENCODING, a));
    folder_keep(s->ui, FOLDER_IN, f->import.path);
    return action_push(&list_preview_screen, &f->import);
}

static struct action import_event(struct screen *s, const struct event *event)
{
    struct list_import_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return preview(s);
    case EVENT_ANSWER: return event->answer.yes ? action_answer(event->answer) : action_none();
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&f->form, event->key);
    return result == WIDGET_DONE   ? preview(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void import_draw(const struct screen *s, const struct canvas *cv)
{
    struct list_import_form *f = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, f->import.title);
    canvas_text(cv, (struct pen){.y = 1, .x = 1, .style = STYLE_HINT}, f->import.columns);
    struct canvas body = canvas_part(cv, (struct rect){3, 1, cv->rows - 3, cv->cols - 2});
    form_draw(&f->form, &body);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct list_import_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct list_import_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "预览", "读文件, 看每一行会怎样; 什么也不写.", PREVIEW, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是预览.", 0, NULL},
    {K_ESC, 0, "返回", "不读.", 0, NULL},
};

const struct screen_class list_import_screen = {
    .name = "list-import",
    .title = "导入",
    .state_size = sizeof(struct list_import_form),
    .open = import_open,
    .event = import_event,
    .draw = import_draw,
    .close = import_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "CSV 或 xlsx 文件, 第一行有字的当表头, 列的先后随意. 先预览, 再写入.\n",
};
