/* 推荐汇总表 or the whole ranking going out to a file; the quota looked at again stands below. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/notices.h"
#include "desk/ranking_export.h"
#include "desk/ranking_paper.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/rankings.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { EXPORT = 1, PREVIEW };
enum question_id { ASK_REPLACE = 1 };
enum { WHAT, FORMAT, ENCODING, PATH, N_INPUTS };

static const char *const what_names[] = {"推荐汇总表 (入围的)", "整张名次表"};
static const char *const format_names[] = {"xlsx (表格软件)", "CSV", "文本 (对齐)"};
static const enum table_format formats[] = {TABLE_XLSX, TABLE_CSV, TABLE_TXT};
static const char *const encoding_names[] = {"UTF-8 带标记", "GB18030", "UTF-8"};
static const enum charset encodings[] = {CHARSET_UTF8_BOM, CHARSET_GB18030, CHARSET_UTF8};

struct ranking_export_form {
    struct arena arena; /* of the ranking */
    struct ranking_official official;
    struct ranking_chosen chosen;
    const char *code;
    const char *proposed; /* the name that was not typed by hand */
    struct ui *ui;
    struct form form;
    struct question question;
    struct print_preview preview;
};

static const struct input inputs[N_INPUTS] = {
    [WHAT] = {.name = "what",
              .label = "内容",
              .kind = INPUT_CHOICE,
              .columns = 60,
              .help = "左右键换. 推荐汇总表按次序, 序号就是推荐的先后",
              .choices = what_names,
              .n_choices = 2},
    [FORMAT] = {.name = "format",
                .label = "格式",
                .kind = INPUT_CHOICE,
                .columns = 60,
                .help = "左右键换",
                .choices = format_names,
                .n_choices = 3},
    [ENCODING] = {.name = "encoding",
                  .label = "编码",
                  .kind = INPUT_CHOICE,
                  .columns = 60,
                  .help = "xlsx 不用选; CSV 双击打开用 UTF-8 带标记, 老系统用 GB18030. 左右键换",
                  .choices = encoding_names,
                  .n_choices = 3},
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "同名的旧文件换掉之前会问"},
};

static size_t choice_of(const struct ranking_export_form *f, size_t field)
{
    struct arena a = {0};
    const char *value = form_value(&f->form, field, &a);
    size_t at = 0;
    while (at + 1 < inputs[field].n_choices && !text_eq(inputs[field].choices[at], value)) {
        at++;
    }
    arena_release(&a);
    return at;
}

static struct ranking_export wanted(const struct ranking_export_form *f, const char *path)
{
    return (struct ranking_export){.is_whole = choice_of(f, WHAT) == 1,
                                   .format = formats[choice_of(f, FORMAT)],
                                   .charset = encodings[choice_of(f, ENCODING)],
                                   .path = path};
}

/* The name follows what is chosen until somebody types one. */
static void follow(void *context, size_t field)
{
    struct ranking_export_form *f = context;
    struct arena a = {0};
    bool is_ours = !f->proposed || text_eq(form_value(&f->form, PATH, &a), f->proposed);
    if (field != PATH && is_ours) {
        const struct ranking_export how = wanted(f, NULL);
        const char *name = ranking_export_name(&f->arena, &f->official.ranking, f->code, &how);
        f->proposed = folder_propose(f->ui, &f->arena, FOLDER_OUT, name);
        form_set(&f->form, PATH, f->proposed);
    }
    arena_release(&a);
}

static enum status load(struct screen *s, struct ranking_export_form *f,
                        const struct ranking_wanted *of, struct err *err)
{
    struct desk *desk = s->ui->options.desk;
    struct notice_row row = {0};
    enum status status = notice_row_load(desk, &f->arena, of->notice, &row, err);
    f->code = row.code;
    if (status == STATUS_OK) {
        status = ranking_official_load(desk, &f->arena, of, &f->official, err);
    }
    return status == STATUS_OK
               ? ranking_chosen_count(desk, &f->arena, &f->official.ranking, &f->chosen, err)
               : status;
}

static enum status export_open(struct screen *s, const void *argument, struct err *err)
{
    struct ranking_export_form *f = s->state;
    f->ui = s->ui;
    enum status status = load(s, f, argument, err);
    if (status != STATUS_OK) {
        arena_release(&f->arena);
        return status;
    }
    form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f, .left = follow});
    form_set(&f->form, WHAT, what_names[f->chosen.n ? 0 : 1]);
    form_set(&f->form, FORMAT, format_names[0]);
    form_set(&f->form, ENCODING, encoding_names[0]);
    follow(f, WHAT);
    return STATUS_OK;
}

static void export_close(struct screen *s)
{
    struct ranking_export_form *f = s->state;
    form_release(&f->form);
    arena_release(&f->arena);
}

/* ---- acts -------------------------------------------------------------------------------------- */

static struct action export(struct screen *s)
{
    struct ranking_export_form *f = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct ranking_exported done;
    const struct ranking_export how = wanted(f, path_typed(&a, form_value(&f->form, PATH, &a)));
    struct action action = action_none();
    if (ranking_export(s->ui->options.desk, &a, &f->official, &how, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        bool is_warned = done.chosen.is_over || done.chosen.open;
        folder_keep(s->ui, FOLDER_OUT, how.path);
        ui_say(s->ui, is_warned ? STYLE_WARNING : STYLE_GOOD, "%zu 行已写入 %s. %s", done.rows,
               path_full(&a, how.path), done.chosen.text);
        action = action_pop();
    }
    arena_release(&a);
    return action;
}

/* A file that is replaced cannot be got back: asked about first. */
static struct action export_or_ask(struct screen *s)
{
    struct ranking_export_form *f = s->state;
    follow(f, f->form.focus);
    const char *path = path_typed(&s->arena, form_value(&f->form, PATH, &s->arena));
    if (text_is_empty(path)) {
        ui_say(s->ui, STYLE_ERROR, "没有写文件名, 没有导出.");
        form_focus(&f->form, PATH);
        return action_none();
    }
    if (!file_exists(path)) {
        return export(s);
    }
    f->question = replace_question(&s->arena, ASK_REPLACE, path);
    return action_ask(&f->question);
}

static struct action preview(struct screen *s)
{
    struct ranking_export_form *f = s->state;
    struct ranking_export how = wanted(f, NULL);
    struct err err = {.arena = &s->arena};
    const char *text = NULL;
    how.format = TABLE_TXT;
    if (ranking_export_text(s->ui->options.desk, &s->arena, &f->official, how.is_whole, &text,
                            &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    f->preview = (struct print_preview){
        .title = how.is_whole ? "名次" : "推荐汇总表",
        .text = text,
        .file = ranking_export_name(&s->arena, &f->official.ranking, f->code, &how)};
    return action_push(&print_preview_screen, &f->preview);
}

static struct action export_event(struct screen *s, const struct event *event)
{
    struct ranking_export_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return event->command == PREVIEW ? preview(s) : export_or_ask(s);
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
    struct ranking_export_form *f = s->state;
    struct arena a = {0};
    bool is_warned = f->chosen.is_over || f->chosen.open;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                ranking_head(&a, &f->official.ranking));
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 6, cv->cols - 2});
    form_draw(&f->form, &body);
    canvas_text(cv, (struct pen){.y = cv->rows - 3, .x = 1},
                ranking_official_text(&a, &f->official));
    canvas_text(
        cv,
        (struct pen){.y = cv->rows - 2, .x = 1, .style = is_warned ? STYLE_WARNING : STYLE_NORMAL},
        f->chosen.text);
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct ranking_export_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct ranking_export_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "导出", "写成文件.", EXPORT, "编辑"},
    {K_CTRL('p'), K_F(6), "打印", "先看, 再打印或存成文本.", PREVIEW, "打印"},
    {K_ESC, 0, "返回", "不导出.", 0, NULL},
};

const struct screen_class ranking_export_screen = {
    .name = "ranking-export",
    .title = "导出名次",
    .state_size = sizeof(struct ranking_export_form),
    .open = export_open,
    .event = export_event,
    .draw = export_draw,
    .close = export_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "定过稿的, 存的是最近一版定稿; 没有定稿或另取了件数的是草稿, 写明.\n"
        "推荐汇总表只有入围的, 按次序; 并列跨线待定的没有列入. 整张名次表连待评的和没入围的都有.\n"
        "名额按本单位在这份通知 (或它的上级通知) 里的再核一遍, 写在下面.\n"
        "签字用的推荐名单在 F9「打印」里.\n",
};
