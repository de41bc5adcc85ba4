/* A table handed over to the next level. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_told.h"
#include "tui/screen/folders.h"
#include "tui/screen/packages.h"
#include "tui/screen/tables.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { MAKE = 1, RECEIVER, PICK };
enum question_id { ASK_PATH = 1, ASK_REPLACE, ASK_RECEIVER, ASK_WHERE };

struct making {
    struct package_make_options options;
    const char *name; /* 255成果汇总表 */
    struct package_made plan;
    struct arena arena; /* of the plan */
    struct text_view view;
    struct question question;
    const char *path;
};

/* Newest first; none when they cannot be read. */
static struct package_list packages(struct screen *s, struct arena *a)
{
    struct package_list list = {0};
    struct err err = {.arena = a};
    return package_list_load(s->ui->options.desk, a, &list, &err) == STATUS_OK
               ? list
               : (struct package_list){0};
}

/* Who got this table last gets it again, unless told otherwise. */
static const char *usual_receiver(struct screen *s)
{
    const struct making *m = s->state;
    struct arena a = {0};
    struct package_list list = packages(s, &a);
    const char *found = NULL;
    for (size_t i = 0; i < list.n && !found; i++) {
        const struct package *p = &list.at[i];
        bool is_same = text_eq(p->direction, "out") && p->notice == m->options.notice &&
                       text_eq(p->table_name, m->options.table);
        found = is_same ? arena_text(&s->arena, text_or_empty(p->receiver)) : NULL;
    }
    arena_release(&a);
    return found;
}

static void told_before(struct screen *s, struct buf *out)
{
    struct making *m = s->state;
    struct package_list list = packages(s, &m->arena);
    buf_text(out, list.n ? "\n移交过和收过的\n" : "");
    for (size_t i = 0; i < list.n; i++) {
        const struct package *p = &list.at[i];
        bool is_in = text_eq(p->direction, "in");
        const char *other = is_in ? p->sender : p->receiver;
        buf_printf(out, "%s  %s  %s  %s %s  %lld 件  %s\n", is_in ? "收" : "发", p->number,
                   p->table_name, is_in ? "来自" : "交给", text_is_empty(other) ? "(没写)" : other,
                   (long long)p->rows, package_told_state(&m->arena, p));
    }
}

static enum status look(struct screen *s, struct err *err)
{
    struct making *m = s->state;
    struct buf text = BUF_INIT;
    arena_reset(&m->arena);
    m->options.is_dry = true;
    enum status status = package_make(s->ui->options.desk, &m->arena, &m->options, &m->plan, err);
    if (status == STATUS_OK) {
        package_told_file(&text, &m->plan.file);
        package_told_warnings(&text, &m->plan.warnings);
        package_told_comparison(&text, m->plan.last, &m->plan.against_last);
        told_before(s, &text);
        buf_char(&text, '\n');
        package_told_parts(&text, &m->plan.file);
        text_view_set(&m->view, arena_copy(&m->arena, text.at, text.n));
    }
    buf_release(&text);
    return status;
}

static void make_close(struct screen *s)
{
    struct making *m = s->state;
    text_view_release(&m->view);
    arena_release(&m->arena);
}

static enum status make_open(struct screen *s, const void *argument, struct err *err)
{
    struct making *m = s->state;
    const struct table_line *table = argument;
    m->options = (struct package_make_options){
        .notice = table->notice,
        .track = arena_text(&s->arena, table->track),
        .table = arena_text(&s->arena, table->name),
    };
    m->options.receiver = usual_receiver(s);
    m->name = arena_printf(&s->arena, "%s%s", table->code, table->name);
    text_view_init(&m->view);
    enum status status = look(s, err);
    if (status != STATUS_OK) {
        make_close(s);
    }
    return status;
}

static struct action make(struct screen *s)
{
    struct making *m = s->state;
    struct package_made made;
    struct err err = {.arena = &s->arena};
    struct package_make_options o = m->options;
    o.is_dry = false;
    o.path = m->path;
    if (package_make(s->ui->options.desk, &s->arena, &o, &made, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    folder_keep(s->ui, FOLDER_OUT, m->path);
    ui_say(s->ui, STYLE_GOOD, "%s 已做成 %s. 校验码 %s, 请写在附函上", made.file.number,
           path_full(&s->arena, m->path), package_check_code(&s->arena, made.file.digest));
    return action_pop();
}

static struct action ask(struct screen *s, struct question question)
{
    struct making *m = s->state;
    m->question = question;
    return action_ask(&m->question);
}

static struct action command(struct screen *s, int command)
{
    struct making *m = s->state;
    if (command == RECEIVER) {
        return ask(s, (struct question){.kind = ASK_LINE,
                                        .id = ASK_RECEIVER,
                                        .text = "交给哪个单位?",
                                        .hint = "写在清单里, 收的一方会核对; 空着就不写",
                                        .line = m->options.receiver});
    }
    if (command == PICK) {
        return ask(s, (struct question){.kind = ASK_LINE,
                                        .id = ASK_WHERE,
                                        .text = "只移交哪些?",
                                        .hint = "查找的写法, 如 状态:拟推荐; 空着就是没撤回的全部",
                                        .line = m->options.where});
    }
    const char *name = arena_printf(&s->arena, "移交-%s.zip", m->name);
    return ask(s, (struct question){.kind = ASK_LINE,
                                    .id = ASK_PATH,
                                    .text = "做成哪个文件?",
                                    .line = folder_propose(s->ui, &s->arena, FOLDER_OUT, name)});
}

/* A change of the options that leads to nothing is taken back. */
static struct action look_with(struct screen *s, struct package_make_options options)
{
    struct making *m = s->state;
    struct package_make_options before = m->options;
    struct err err = {.arena = &s->arena}, ignored = {.arena = &s->arena};
    m->options = options;
    if (look(s, &err) != STATUS_OK) {
        m->options = before;
        (void)!look(s, &ignored);
        ui_say_err(s->ui, &err);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct making *m = s->state;
    struct package_make_options o = m->options;
    if (!answer->is_given) {
        return action_none();
    }
    if (answer->id == ASK_REPLACE) {
        return answer->yes ? make(s) : action_none();
    }
    if (answer->id == ASK_RECEIVER) {
        o.receiver = arena_text(&s->arena, answer->line);
        return look_with(s, o);
    }
    if (answer->id == ASK_WHERE) {
        o.where = arena_text(&s->arena, answer->line);
        return look_with(s, o);
    }
    m->path = path_typed(&s->arena, answer->line);
    if (text_is_empty(m->path)) {
        ui_say(s->ui, STYLE_WARNING, "没有写文件名, 没有做");
        return action_none();
    }
    return file_exists(m->path) ? ask(s, replace_question(&s->arena, ASK_REPLACE, m->path))
                                : make(s);
}

static struct action make_event(struct screen *s, const struct event *event)
{
    struct making *m = s->state;
    struct err err = {.arena = &s->arena};
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED:
        if (look(s, &err) != STATUS_OK) {
            ui_say_err(s->ui, &err);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = text_view_key(&m->view, event->key);
    return result == WIDGET_LEFT ? action_pass() : action_after(result);
}

static void make_draw(const struct screen *s, const struct canvas *cv)
{
    struct making *m = s->state;
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_HEAD};
    int y = paragraph_draw(cv, pen, "移交给上一级: 下面这些做成一个文件, 还没有做") + 1;
    struct canvas body = canvas_part(cv, (struct rect){y, 1, cv->rows - y, cv->cols - 2});
    text_view_draw(&m->view, &body);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct making *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct making *m = s->state;
    return arena_printf(a, "F2 做成文件, F3 挑一部分, F4 写给谁.  %s",
                        text_view_sentence(&m->view, a));
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "做成", "做成移交包文件, 编上号, 记下来.", MAKE, "编辑"},
    {K_F(3), 0, "挑选", "只移交合于条件的, 如 状态:拟推荐.", PICK, "编辑"},
    {K_F(4), 0, "接收单位", "写明交给谁.", RECEIVER, "编辑"},
    {K_ESC, 0, "返回", "不做.", 0, NULL},
};

const struct screen_class package_make_screen = {
    .name = "package-make",
    .title = "移交汇总表",
    .may = MAY_LOG | MAY_DECIDE,
    .state_size = sizeof(struct making),
    .open = make_open,
    .event = make_event,
    .draw = make_draw,
    .close = make_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "移交包是一个 zip: 汇总表, 申报件, 收件各一个 CSV, 和一份清单, 里面有每个文件的 SHA-256.\n"
        "上一级到 6汇总表 按 F5 接收: 核对, 与上一份对照, 作为一批写入. 回执带回来也按 F5.\n",
};
