/* Score sheets going out as a file: of one reviewer, or of a whole panel. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/reviewers.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/screen/sheet_files.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { EXPORT = 1 };
enum question_id { ASK_REPLACE = 1 };
enum { PATH, ENCODING, N_INPUTS };

static const char *const encoding_names[] = {"UTF-8 带标记", "GB18030"};

struct sheet_export_form {
    struct sheets_argument who;
    struct form form;
    struct question question;
};

static const struct input inputs[N_INPUTS] = {
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "以 .xlsx 结尾的存成表格, 其余存成 CSV; 同名的旧文件换掉之前会问"},
    [ENCODING] = {.name = "encoding",
                  .label = "编码",
                  .kind = INPUT_CHOICE,
                  .columns = 40,
                  .help = "只管 CSV: 双击打开用 UTF-8 带标记, 老系统用 GB18030. 左右键换",
                  .choices = encoding_names,
                  .n_choices = 2},
};

/* 打分表-试评组-张示例.xlsx */
static enum status propose_name(struct screen *s, const char **name, struct err *err)
{
    struct sheet_export_form *f = s->state;
    struct reviewer_view reviewer = {0};
    struct scoring scoring;
    enum status status = scoring_load(s->ui->options.desk, &s->arena, f->who.panel, &scoring, err);
    if (status == STATUS_OK && f->who.reviewer) {
        status =
            reviewer_view_load(s->ui->options.desk, &s->arena, f->who.reviewer, &reviewer, err);
    }
    if (status == STATUS_OK) {
        *name =
            arena_printf(&s->arena, "打分表-%s%s%s.xlsx", scoring.panel.name,
                         reviewer.reviewer.name ? "-" : "", text_or_empty(reviewer.reviewer.name));
    }
    return status;
}

static enum status export_open(struct screen *s, const void *argument, struct err *err)
{
    struct sheet_export_form *f = s->state;
    const char *name = NULL;
    f->who = *(const struct sheets_argument *)argument;
    enum status status = propose_name(s, &name, err);
    if (status == STATUS_OK) {
        form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f});
        form_set(&f->form, ENCODING, encoding_names[0]);
        form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_OUT, name));
    }
    return status;
}

static void export_close(struct screen *s)
{
    form_release(&((struct sheet_export_form *)s->state)->form);
}

static struct action export(struct screen *s)
{
    struct sheet_export_form *f = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *path = path_typed(&a, form_value(&f->form, PATH, &a));
    bool is_old = text_eq(form_value(&f->form, ENCODING, &a), encoding_names[1]);
    const struct sheet_export_options o = {.panel = f->who.panel,
                                           .reviewer = f->who.reviewer,
                                           .charset = is_old ? CHARSET_GB18030 : CHARSET_UTF8_BOM,
                                           .path = path};
    int64_t rows = 0;
    struct action action = action_none();
    if (sheet_export(s->ui->options.desk, &a, &o, &rows, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        folder_keep(s->ui, FOLDER_OUT, path);
        ui_say(s->ui, STYLE_GOOD, "%lld 份打分表已写入 %s", (long long)rows, path_full(&a, path));
        action = action_pop();
    }
    arena_release(&a);
    return action;
}

/* A file that is replaced cannot be got back: asked about first. */
static struct action export_or_ask(struct screen *s)
{
    struct sheet_export_form *f = s->state;
    const char *path = path_typed(&s->arena, form_value(&f->form, PATH, &s->arena));
    if (text_is_empty(path)) {
        ui_say(s->ui, STYLE_ERROR, "没有写文件名, 没有导出.");
        return action_none();
    }
    if (!file_exists(path)) {
        return export(s);
    }
    f->question = replace_question(&s->arena, ASK_REPLACE, path);
    return action_ask(&f->question);
}

static struct action export_event(struct screen *s, const struct event *event)
{
    struct sheet_export_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return export_or_ask(s);
    case EVENT_ANSWER:
        return event->answer.id == ASK_REPLACE && event->answer.yes ? export(s) : action_none();
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&f->form, event->key);
    return result == WIDGET_DONE   ? export_or_ask(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void export_draw(const struct screen *s, const struct canvas *cv)
{
    struct sheet_export_form *f = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "导出打分表");
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    form_draw(&f->form, &body);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct sheet_export_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct sheet_export_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "导出", "写成文件.", EXPORT, "编辑"},
    {K_ESC, 0, "返回", "不导出.", 0, NULL},
};

const struct screen_class sheet_export_screen = {
    .name = "sheet-export",
    .title = "导出打分表",
    .state_size = sizeof(struct sheet_export_form),
    .open = export_open,
    .event = export_event,
    .draw = export_draw,
    .close = export_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW | MAY_LOG,
    .help = "一行一份, 已打的分在里面, 没打的空着; 拿到别处填好, 再读回来. "
            "没有封存的分只有专家本人导得出来.\n",
};
