/* A summary table going out to a file; on paper it is seen first. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/table_export.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/screen/pages.h"
#include "tui/screen/tables.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { EXPORT = 1, PRINT };
enum question_id { ASK_REPLACE = 1 };
enum { FORMAT, ENCODING, WHERE, PATH, N_INPUTS };

static const char *const format_names[] = {"xlsx (表格软件)", "CSV", "文本 (对齐)", "PDF"};
static const enum table_format formats[] = {TABLE_XLSX, TABLE_CSV, TABLE_TXT, TABLE_PDF};
static const char *const endings[] = {"xlsx", "csv", "txt", "pdf"};
#define N_FORMATS (sizeof formats / sizeof *formats)
static const char *const encoding_names[] = {"UTF-8 带标记", "GB18030", "UTF-8"};
static const enum charset encodings[] = {CHARSET_UTF8_BOM, CHARSET_GB18030, CHARSET_UTF8};

struct table_export_form {
    struct ui *ui;
    struct table_line table;
    struct form form;
    struct question question;
    struct pages_wanted paper;
};

static const struct input inputs[N_INPUTS] = {
    [FORMAT] = {.name = "format",
                .label = "格式",
                .kind = INPUT_CHOICE,
                .columns = 60,
                .help = "左右键换",
                .choices = format_names,
                .n_choices = N_FORMATS},
    [ENCODING] = {.name = "encoding",
                  .label = "编码",
                  .kind = INPUT_CHOICE,
                  .columns = 40,
                  .help =
                      "xlsx, PDF 不用选; CSV 双击打开用 UTF-8 带标记, 老系统用 GB18030. 左右键换",
                  .choices = encoding_names,
                  .n_choices = 3},
    [WHERE] = {.name = "where",
               .label = "条件",
               .help = "只要符合的, 如 推荐单位:某集团 状态:受理; 空着是全部 (撤回的除外)"},
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "同名的旧文件换掉之前会问"},
};

static size_t chosen(const struct table_export_form *f, size_t field, const char *const *names,
                     size_t n)
{
    struct arena a = {0};
    const char *value = form_value(&f->form, field, &a);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        found = text_eq(names[i], value) ? i : found;
    }
    arena_release(&a);
    return found;
}

/* The name of the file ends as its format does: whichever of them was typed last is meant. */
static void follow(void *context, size_t field)
{
    struct table_export_form *f = context;
    struct arena a = {0};
    const char *path = form_value(&f->form, PATH, &a), *dot = strrchr(path, '.');
    size_t wanted = chosen(f, FORMAT, format_names, N_FORMATS);
    for (size_t i = 0; dot && i < N_FORMATS; i++) {
        if (!text_eq(dot + 1, endings[i]) || i == wanted) {
            continue;
        }
        if (field == PATH) {
            form_set(&f->form, FORMAT, format_names[i]);
        } else if (field == FORMAT) {
            form_set(&f->form, PATH,
                     arena_printf(&a, "%.*s.%s", (int)(dot - path), path, endings[wanted]));
        }
        break;
    }
    arena_release(&a);
}

static enum status export_open(struct screen *s, const void *argument, struct err *err)
{
    struct table_export_form *f = s->state;
    const struct table_line *table = argument;
    (void)err;
    f->ui = s->ui;
    f->table = *table;
    f->table.code = arena_text(&s->arena, table->code);
    f->table.name = arena_text(&s->arena, table->name);
    f->table.track = arena_text(&s->arena, table->track);
    form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f, .left = follow});
    form_set(&f->form, FORMAT, format_names[0]);
    form_set(&f->form, ENCODING, encoding_names[0]);
    const char *name = arena_printf(&s->arena, "%s%s.xlsx", f->table.code, f->table.name);
    form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_OUT, name));
    return STATUS_OK;
}

static void export_close(struct screen *s)
{
    form_release(&((struct table_export_form *)s->state)->form);
}

static void tell(struct screen *s, const struct table_exported *done, const char *path)
{
    struct arena a = {0};
    const char *where = path_full(&a, path);
    if (done->losses_n) {
        const struct csv_loss *first = done->losses_listed ? done->losses : NULL;
        ui_say(s->ui, STYLE_WARNING,
               "%lld 行已写入 %s; 有 %zu 个字这种编码放不下或旧软件看不见, 第一个在第 %zu 行",
               (long long)done->rows, where, done->losses_n, first ? first->row : 0);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%lld 行已写入 %s%s%s", (long long)done->rows, where,
               done->left_out ? "; " : "", text_or_empty(done->left_out));
    }
    arena_release(&a);
}

static struct action export(struct screen *s)
{
    struct table_export_form *f = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct table_exported done;
    const char *path = path_typed(&a, form_value(&f->form, PATH, &a));
    const struct table_export_options o = {
        .notice = f->table.notice,
        .track = f->table.track,
        .table = f->table.name,
        .where = form_value(&f->form, WHERE, &a),
        .format = formats[chosen(f, FORMAT, format_names, N_FORMATS)],
        .charset = encodings[chosen(f, ENCODING, encoding_names, 3)],
        .path = path,
    };
    struct action action = action_none();
    if (text_is_empty(path)) {
        ui_say(s->ui, STYLE_ERROR, "没有写文件名, 没有导出");
        form_focus(&f->form, PATH);
    } else if (table_export(s->ui->options.desk, &a, &o, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        folder_keep(s->ui, FOLDER_OUT, path);
        tell(s, &done, path);
        action = action_pop();
    }
    arena_release(&a);
    return action;
}

/* The same table as pages. */
static struct action preview(struct screen *s)
{
    struct table_export_form *f = s->state;
    const char *where = form_value(&f->form, WHERE, &s->arena);
    f->paper = (struct pages_wanted){
        .document = document_find("summary-table"),
        .order = {.notice = f->table.code,
                  .track = f->table.track,
                  .table = f->table.name,
                  .where = text_is_empty(where) ? NULL : where},
        .file = arena_printf(&s->arena, "%s%s", f->table.code, f->table.name)};
    return action_push(&pages_screen, &f->paper);
}

/* A file that is replaced cannot be got back: asked about first. */
static struct action export_or_ask(struct screen *s)
{
    struct table_export_form *f = s->state;
    follow(f, f->form.focus);
    const char *path = path_typed(&s->arena, form_value(&f->form, PATH, &s->arena));
    if (!file_exists(path)) {
        return export(s);
    }
    const char *slash = strrchr(path, '/');
    f->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_REPLACE,
        .text =
            arena_printf(&s->arena, "换掉已有的 %s? 换掉就找不回来了", slash ? slash + 1 : path),
    };
    return action_ask(&f->question);
}

static struct action export_event(struct screen *s, const struct event *event)
{
    struct table_export_form *f = s->state;
    if (event->kind == EVENT_COMMAND) {
        return event->command == PRINT ? preview(s) : export_or_ask(s);
    }
    if (event->kind == EVENT_ANSWER && event->answer.id == ASK_REPLACE && event->answer.yes) {
        return export(s);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = form_key(&f->form, event->key);
    return result == WIDGET_DONE   ? export_or_ask(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static void export_draw(const struct screen *s, const struct canvas *cv)
{
    struct table_export_form *f = s->state;
    (void)canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "导出 %s %s%s%s",
                        f->table.code, f->table.name, f->table.track ? "  通道 " : "",
                        text_or_empty(f->table.track));
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    form_draw(&f->form, &body);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct table_export_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct table_export_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "导出", "写成文件.", EXPORT, "编辑"},
    {K_CTRL('p'), K_F(6), "打印", "先看每一页, 再选打印机.", PRINT, "打印"},
    {K_ESC, 0, "返回", "不导出.", 0, NULL},
};

const struct screen_class table_export_screen = {
    .name = "table-export",
    .title = "导出汇总表",
    .state_size = sizeof(struct table_export_form),
    .open = export_open,
    .event = export_event,
    .draw = export_draw,
    .close = export_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "标题, 推荐单位, 列名, 次序和空行都照通知附件的表样. 导出的表再导入, 什么也不会变.\n"
            "xlsx 里每一格都是文本, 电话和代码不会变样; A4, 表头每页重复, 可以直接打印盖章.\n"
            "CSV 里以 = + - @ 开头的格前面会多一个 ' , 免得表格软件当公式; 导入时自动去掉.\n",
};
