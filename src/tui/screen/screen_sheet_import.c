/* Score sheets coming in from a file, first step: which file, and what becomes of its rows. */
#include "base/file.h"
#include "base/slice.h"
#include "tui/screen/folders.h"
#include "tui/screen/list_import.h"
#include "tui/screen/sheet_files.h"
#include "tui/screen/table_file_input.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { PREVIEW = 1 };
enum { PATH, STATE, STRANGERS, ENCODING, N_INPUTS };

static const char *const state_names[] = {"封存", "存草稿"};
static const char *const stranger_names[] = {"不收", "一并登记"};
struct sheet_import_form {
    struct sheets_argument who;
    struct form form;
    struct sheet_import_options options;
    struct list_import import; /* argument of the preview */
};

static const struct input inputs[N_INPUTS] = {
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "专家填好的 CSV 或 xlsx 文件; 写前几个字, 下键选",
              .check = table_file_check,
              .suggest = table_file_suggest},
    [STATE] = {.name = "state",
               .label = "写入",
               .kind = INPUT_CHOICE,
               .columns = 40,
               .help = "封存: 要打全, 写入就不能再改; 存草稿: 可以只填一部分. 左右键换",
               .choices = state_names,
               .n_choices = 2},
    [STRANGERS] = {.name = "strangers",
                   .label = "新专家",
                   .kind = INPUT_CHOICE,
                   .columns = 40,
                   .help = "专家库里没有的人: 不收那一行, 或一并登记. 左右键换",
                   .choices = stranger_names,
                   .n_choices = 2},
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
    struct sheet_import_form *f = s->state;
    (void)err;
    f->who = *(const struct sheets_argument *)argument;
    form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f});
    form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_IN, ""));
    form_set(&f->form, STATE, state_names[0]);
    form_set(&f->form, STRANGERS, stranger_names[0]);
    form_set(&f->form, ENCODING, table_encoding_names[0]);
    return STATUS_OK;
}

static void import_close(struct screen *s)
{
    form_release(&((struct sheet_import_form *)s->state)->form);
}

static bool is_chosen(const struct sheet_import_form *f, struct arena *a, size_t field,
                      const char *name)
{
    return text_eq(form_value(&f->form, field, a), name);
}

static enum status take(struct desk *desk, struct arena *a, const struct list_import *import,
                        struct list_taken *out, struct err *err)
{
    struct sheet_import_options options = *(const struct sheet_import_options *)import->context;
    struct sheet_import found;
    options.path = import->path;
    options.charset = import->charset;
    options.is_dry = import->is_dry;
    enum status status = sheet_import(desk, a, &options, &found, err);
    if (status == STATUS_OK) {
        *out = (struct list_taken){
            found.problems, found.is_book,
            arena_printf(a, "%s  新增 %lld 修改 %lld 不变 %lld 拒收 %lld 未打 %lld", found.scheme,
                         (long long)found.rows.new, (long long)found.rows.changed,
                         (long long)found.rows.same, (long long)found.rows.rejected,
                         (long long)found.rows.blank),
            found.batch};
    }
    return status;
}

static struct action preview(struct screen *s)
{
    struct sheet_import_form *f = s->state;
    struct arena *a = &s->arena;
    if (!form_judge(&f->form)) {
        ui_say(s->ui, STYLE_ERROR, "%s", text_or_empty(form_sentence(&f->form, a)));
        return action_none();
    }
    f->options = (struct sheet_import_options){
        .panel = arena_printf(a, "#%lld", (long long)f->who.panel),
        .is_draft = is_chosen(f, a, STATE, state_names[1]),
        .adds_reviewers = is_chosen(f, a, STRANGERS, stranger_names[1]),
    };
    f->import = (struct list_import){
        .title = "打分表",
        .after = f->options.is_draft ? "可以到 0记录 整批撤销" : "封存不能撤销, 只能由主管退回",
        .context = &f->options,
        .take = take,
        .path = path_typed(a, form_value(&f->form, PATH, a)),
        .charset = table_encoding(form_value(&f->form, ENCODING, a)),
    };
    folder_keep(s->ui, FOLDER_IN, f->import.path);
    return action_push(&list_preview_screen, &f->import);
}

static struct action import_event(struct screen *s, const struct event *event)
{
    struct sheet_import_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return preview(s);
    case EVENT_ANSWER: return event->answer.yes ? action_pop() : action_none();
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
    struct sheet_import_form *f = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "从文件读打分表");
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    form_draw(&f->form, &body);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct sheet_import_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct sheet_import_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "预览", "读文件, 看每一行会怎样; 什么也不写.", PREVIEW, "编辑"},
    {K_ESC, 0, "返回", "不读.", 0, NULL},
};

const struct screen_class sheet_import_screen = {
    .name = "sheet-import",
    .title = "读打分表",
    .state_size = sizeof(struct sheet_import_form),
    .open = import_open,
    .event = import_event,
    .draw = import_draw,
    .close = import_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW | MAY_LOG | MAY_DECIDE,
    .help =
        "表头是 申报件号, 专家, 各指标, 意见; 理由另起一栏, 写作 创新性理由. 一行一份. "
        "预览不写任何东西; 草稿是一批, 到 0记录 可以整批撤销; 封存的不能撤销, 由主管逐份退回.\n",
};
