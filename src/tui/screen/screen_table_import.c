/* Importing a summary table, first step: the file, who sends it, its encoding. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/drafts.h"
#include "tui/screen/folders.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/propose.h"
#include "tui/screen/table_file_input.h"
#include "tui/screen/tables.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { PREVIEW = 1, DISCARD };
enum { PATH, FROM, SHEET, ENCODING, N_INPUTS };

struct table_import_form {
    struct ui *ui;
    const struct table_line *table;
    const char *draft; /* table:12:成果汇总表 */
    struct form form;
    struct table_import_options options; /* argument of the preview */
};

static struct suggestions suggest_unit(void *context, struct arena *a, const char *typed)
{
    return propose_unit(((struct table_import_form *)context)->ui->options.desk, a, typed);
}

static const struct input inputs[N_INPUTS] = {
    [PATH] = {.name = "path",
              .label = "文件",
              .is_required = true,
              .help = "推荐单位报来的 xlsx 或 CSV 文件; 写前几个字, 下键选",
              .check = table_file_check,
              .suggest = table_file_suggest},
    [FROM] = {.name = "from",
              .label = "推荐单位",
              .help = "谁报来的; 空着就用表上方或各行写的. 名称或拼音首字母",
              .suggest = suggest_unit},
    [SHEET] = {.name = "sheet",
               .label = "工作表",
               .help = "xlsx 里有几张表, 要指定一张时写它的名字; 空着自己找表头合适的"},
    [ENCODING] = {.name = "encoding",
                  .label = "编码",
                  .kind = INPUT_CHOICE,
                  .columns = 40,
                  .help = "CSV 才有; 一般不用改, 认错了再指定. 左右键换",
                  .choices = table_encoding_names,
                  .n_choices = N_TABLE_ENCODINGS},
};

/* ---- drafts -------------------------------------------------------------------------------------- */

static void keep(void *context, size_t field)
{
    struct table_import_form *f = context;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_put(f->ui->options.desk, f->draft, inputs[field].name,
                  form_value(&f->form, field, &a), &err) != STATUS_OK) {
        ui_say_err(f->ui, &err);
    }
    arena_release(&a);
}

static enum status load_draft(struct screen *s, struct err *err)
{
    struct table_import_form *f = s->state;
    struct draft draft = {0};
    enum status status = draft_load(f->ui->options.desk, &s->arena, f->draft, &draft, err);
    form_set(&f->form, ENCODING, table_encoding_names[0]);
    form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_IN, ""));
    for (size_t i = 0; i < draft.n && status == STATUS_OK; i++) {
        size_t field = form_find(&f->form, draft.values[i].id);
        if (field < N_INPUTS) {
            form_put(&f->form, field, draft.values[i].value);
        }
    }
    return status;
}

static enum status import_open(struct screen *s, const void *argument, struct err *err)
{
    struct table_import_form *f = s->state;
    struct table_line *table = ARENA_NEW(&s->arena, struct table_line);
    *table = *(const struct table_line *)argument;
    table->name = arena_text(&s->arena, table->name);
    table->track = arena_text(&s->arena, table->track);
    table->code = arena_text(&s->arena, table->code);
    f->ui = s->ui;
    f->table = table;
    f->draft = arena_printf(&s->arena, "table:%lld:%s", (long long)table->notice, table->name);
    form_init(&f->form, inputs, N_INPUTS, (struct form_hooks){.context = f, .left = keep});
    enum status status = load_draft(s, err);
    if (status != STATUS_OK) {
        form_release(&f->form);
    }
    return status;
}

static void import_close(struct screen *s)
{
    struct table_import_form *f = s->state;
    form_leave(&f->form);
    form_release(&f->form);
}

/* ---- going on --------------------------------------------------------------------------------------- */

static struct action preview(struct screen *s)
{
    struct table_import_form *f = s->state;
    if (!form_judge(&f->form)) {
        ui_say(s->ui, STYLE_ERROR, "%s", text_or_empty(form_sentence(&f->form, &s->arena)));
        return action_none();
    }
    form_leave(&f->form);
    folder_keep(s->ui, FOLDER_IN, path_typed(&s->arena, form_value(&f->form, PATH, &s->arena)));
    f->options = (struct table_import_options){
        .path = path_typed(&s->arena, form_value(&f->form, PATH, &s->arena)),
        .notice = f->table->notice,
        .track = f->table->track,
        .table = f->table->name,
        .from = form_value(&f->form, FROM, &s->arena),
        .sheet = form_value(&f->form, SHEET, &s->arena),
        .charset = table_encoding(form_value(&f->form, ENCODING, &s->arena)),
    };
    return action_push(&table_preview_screen, &f->options);
}

static struct action written(struct screen *s)
{
    struct table_import_form *f = s->state;
    struct err err = {.arena = &s->arena};
    if (draft_drop(s->ui->options.desk, f->draft, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    form_saved(&f->form);
    return action_pop();
}

static struct action discard(struct screen *s)
{
    struct table_import_form *f = s->state;
    form_set(&f->form, PATH, folder_propose(s->ui, &s->arena, FOLDER_IN, ""));
    form_set(&f->form, FROM, NULL);
    form_set(&f->form, SHEET, NULL);
    form_set(&f->form, ENCODING, table_encoding_names[0]);
    form_draft_drop(s->ui, f->draft);
    ui_say(s->ui, STYLE_GOOD, "草稿已弃掉.");
    return action_none();
}

static struct action import_event(struct screen *s, const struct event *event)
{
    struct table_import_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        if (event->command == PREVIEW) {
            return preview(s);
        }
        return form_has_changes(&f->form) ? form_draft_ask_give_up() : discard(s);
    case EVENT_ANSWER:
        if (form_draft_is_given_up(&event->answer)) {
            return discard(s);
        }
        return event->answer.id == 0 && event->answer.yes ? written(s) : action_none();
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&f->form, event->key);
    return result == WIDGET_DONE   ? preview(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

static bool import_idle(struct screen *s)
{
    struct table_import_form *f = s->state;
    return form_idle(&f->form, s->ui->options.terminal->now_ms(s->ui->options.terminal));
}

static void import_draw(const struct screen *s, const struct canvas *cv)
{
    struct table_import_form *f = s->state;
    (void)canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "导入 %s %s%s%s",
                        f->table->code, f->table->name, f->table->track ? "  通道 " : "",
                        text_or_empty(f->table->track));
    struct canvas body = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    form_draw(&f->form, &body);
}

static bool takes_text(const struct screen *s)
{
    return form_takes_text(&((struct table_import_form *)s->state)->form);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((struct table_import_form *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "预览", "读文件, 看每一行会怎样; 什么也不写.", PREVIEW, "编辑"},
    {K_F(8), 0, "弃草稿", "丢掉填在这里的.", DISCARD, "编辑"},
    {K_ESC, 0, "返回", "回到汇总表; 填的留作草稿.", 0, NULL},
};

const struct screen_class table_import_screen = {
    .may = MAY_LOG,
    .name = "table-import",
    .title = "导入汇总表",
    .state_size = sizeof(struct table_import_form),
    .open = import_open,
    .event = import_event,
    .draw = import_draw,
    .close = import_close,
    .idle = import_idle,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "写好文件和推荐单位, F2 预览. 预览不写任何东西.\n"
            "推荐单位写在表上方 (推荐单位（盖章）: 某集团) 或各行里的, 这里可以空着.\n",
};
