/* 打印预览: the pages of a document, turned with keys, then to a printer or into a file. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/paper_job.h"
#include "tui/ask.h"
#include "tui/screen/folders.h"
#include "tui/screen/pages.h"
#include "tui/ui.h"

#define HEAD_ROWS 2
#define COUNTED_AT_ONCE 40 /* pages laid out between two keys */
#define SIDEWAYS 8         /* columns */

enum command { PRINT = 1, SAVE, WHOLE, STYLE, FILTER };
enum question_id {
    ASK_FILE = 1,
    ASK_REPLACE,
    ASK_PRINTER,
    ASK_QUEUE,
    ASK_COPIES,
    ASK_STYLE,
    ASK_WHERE
};

struct pages {
    struct pages_wanted wanted;
    struct arena made; /* of the document and the pager */
    struct report report;
    struct pager pager;
    const struct page_style *style; /* chosen; NULL: that of the report */
    struct arena shown;             /* of the page in view */
    struct page page;
    size_t number;
    struct page_view view;
    struct print_setup setup;
    struct question question;
    const char *path;    /* asked about */
    const char *printer; /* chosen; NULL: the one of the system */
};

static void show(struct pages *p, size_t number)
{
    struct page page;
    struct arena fresh = {0};
    if (!pager_page(&p->pager, &fresh, number, &page)) {
        arena_release(&fresh);
        return;
    }
    arena_release(&p->shown);
    p->shown = fresh;
    p->page = page;
    p->number = number;
    p->view.top = 0;
}

static void lay_out(struct pages *p)
{
    const struct page_style *own = page_style_find(p->report.style);
    pager_init(&p->pager, &p->made, &p->report, p->style ? p->style : own);
    show(p, 1);
}

/* Makes the document; the old one stays when that fails. */
static enum status load(struct screen *s, struct err *err)
{
    struct pages *p = s->state;
    struct arena fresh = {0};
    struct report report;
    enum status status = document_make(s->ui->options.desk, &fresh, p->wanted.document,
                                       &p->wanted.order, &report, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    size_t number = p->number;
    arena_release(&p->made);
    p->made = fresh;
    p->report = report;
    p->report.arena = &p->made;
    lay_out(p);
    show(p, number > 0 ? number : 1);
    return STATUS_OK;
}

static void pages_close(struct screen *s)
{
    struct pages *p = s->state;
    arena_release(&p->made);
    arena_release(&p->shown);
}

static struct document_order order_copy(struct arena *a, const struct document_order *o)
{
    struct document_order copy = *o;
    const char **texts[] = {&copy.about, &copy.notice, &copy.track, &copy.direction,
                            &copy.table, &copy.scheme, &copy.where};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = arena_text(a, *texts[i]);
    }
    return copy;
}

static enum status pages_open(struct screen *s, const void *argument, struct err *err)
{
    struct pages *p = s->state;
    p->wanted = *(const struct pages_wanted *)argument;
    p->wanted.order = order_copy(&s->arena, &p->wanted.order);
    p->wanted.file = arena_text(&s->arena, p->wanted.file);
    enum status status = print_setup_load(&s->arena, s->ui->options.desk->data_dir, &p->setup, err);
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        pages_close(s);
    }
    return status;
}

/* ---- out of the door ----------------------------------------------------------------------------- */

static void tell_lacking(struct screen *s, const struct paper_done *done, const char *what)
{
    if (done->lacking) {
        ui_say(s->ui, STYLE_WARNING, "%s; 字库或编码里没有: %s", what, done->lacking);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%s", what);
    }
}

static void save(struct screen *s, struct pages *p)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct paper_done done;
    const struct paper_job job = {.report = &p->report,
                                  .style = p->style,
                                  .format = paper_format_of_name(p->path),
                                  .charset = CHARSET_UTF8,
                                  .path = p->path};
    if (paper_put(s->ui->options.desk, &a, &job, &done, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        folder_keep(s->ui, FOLDER_OUT, p->path);
        tell_lacking(s, &done,
                     arena_printf(&a, "%zu 页, 已存成 %s", done.pages, path_full(&a, p->path)));
    }
    arena_release(&a);
}

static const char *proposed(struct screen *s, const struct pages *p, const char *ending)
{
    const char *name = p->wanted.file
                           ? p->wanted.file
                           : arena_printf(&s->arena, "%s-%s", p->report.name, p->report.day);
    return folder_propose(s->ui, &s->arena, FOLDER_OUT,
                          arena_printf(&s->arena, "%s%s", name, ending));
}

static void print(struct screen *s, struct pages *p, long copies)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct paper_done done;
    const struct paper_job job = {.report = &p->report,
                                  .style = p->style,
                                  .printer = p->printer,
                                  .keep = file_unused(&a, proposed(s, p, ".pdf")),
                                  .copies = copies};
    if (paper_put(s->ui->options.desk, &a, &job, &done, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        tell_lacking(s, &done,
                     arena_printf(&a, "%zu 页, 已送打印机 %s", done.pages,
                                  p->printer ? p->printer : "(系统默认)"));
    }
    arena_release(&a);
}

/* ---- questions ----------------------------------------------------------------------------------- */

static struct action ask_line(struct pages *p, int id, const char *text, const char *line)
{
    p->question = (struct question){.kind = ASK_LINE, .id = (int)id, .text = text, .line = line};
    return action_ask(&p->question);
}

static struct action ask_choice(struct pages *p, int id, const char *text,
                                const char *const *choices, size_t n)
{
    p->question = (struct question){
        .kind = ASK_CHOICE, .id = (int)id, .text = text, .choices = choices, .n_choices = n};
    return action_ask(&p->question);
}

static struct action ask_printer(struct screen *s, struct pages *p)
{
    size_t n = 0;
    const char **names = ARENA_ARRAY(&s->arena, const char *, p->setup.printers.n + 2);
    names[n++] = "系统默认的打印机";
    for (size_t i = 0; i < p->setup.printers.n; i++) {
        const struct printer *printer = &p->setup.printers.at[i];
        names[n++] = arena_printf(&s->arena, "%s (%s)", printer->name, printer->style->name);
    }
    names[n++] = "别的, 写名字";
    return ask_choice(p, ASK_PRINTER, "打到哪台打印机?", names, n);
}

static struct action ask_style(struct screen *s, struct pages *p)
{
    const char **names = ARENA_ARRAY(&s->arena, const char *, n_page_styles);
    for (size_t i = 0; i < n_page_styles; i++) {
        names[i] = arena_printf(&s->arena, "%s  %s", page_styles[i].name, page_styles[i].help);
    }
    return ask_choice(p, ASK_STYLE, "用哪种版式?", names, n_page_styles);
}

static struct action ask_filter(struct pages *p, struct screen *s)
{
    if (!(p->wanted.document->takes & TAKES_WHERE)) {
        ui_say(s->ui, STYLE_HINT, "这种文书是一件一张, 没有可筛选的.");
        return action_none();
    }
    p->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_WHERE,
                                    .text = "只印哪些?",
                                    .hint = "如 方向:网络设施 状态:受理; 空着是全部",
                                    .line = text_or_empty(p->wanted.order.where)};
    return action_ask(&p->question);
}

/* A printer of plain text has pages of its own: they are shown before anything is printed. */
static struct action chosen_printer(struct screen *s, struct pages *p, size_t choice)
{
    if (choice > p->setup.printers.n) {
        return ask_line(p, ASK_QUEUE, "打印机的名字?", "");
    }
    const struct printer *printer = choice ? &p->setup.printers.at[choice - 1] : NULL;
    p->printer = printer ? printer->name : NULL;
    if (printer && p->pager.style != printer->style) {
        p->style = printer->style;
        lay_out(p);
        ui_say(s->ui, STYLE_WARNING, "%s 打 %s, 版式换成了它的; 看过再按一次 Ctrl-P.",
               printer->name, printer->style->name);
        return action_none();
    }
    if (!printer && p->pager.style->is_text) {
        p->style = NULL;
        lay_out(p);
        ui_say(s->ui, STYLE_WARNING, "这台打 A4, 版式换回来了; 看过再按一次 Ctrl-P.");
        return action_none();
    }
    return ask_line(p, ASK_COPIES, "几份?", "1");
}

static void filter(struct screen *s, struct pages *p, const char *typed)
{
    struct err err = {.arena = &s->arena};
    const char *before = p->wanted.order.where;
    p->wanted.order.where = text_is_empty(typed) ? NULL : arena_text(&s->arena, typed);
    p->number = 1;
    if (load(s, &err)) {
        p->wanted.order.where = before;
        ui_say_err(s->ui, &err);
    }
}

static void print_copies(struct screen *s, struct pages *p, const char *typed)
{
    char *end;
    long copies = strtol(typed, &end, 10);
    if (copies < 1 || copies > 999 || *end != '\0') {
        ui_say(s->ui, STYLE_WARNING, "份数写 1 到 999; 没有打.");
    } else {
        print(s, p, copies);
    }
}

static struct action save_or_ask(struct screen *s, struct pages *p, const char *typed)
{
    p->path = path_typed(&s->arena, typed);
    if (text_is_empty(p->path)) {
        ui_say(s->ui, STYLE_WARNING, "没有写文件名, 没有存. 再按 F2 写一个.");
    } else if (file_exists(p->path)) {
        p->question = replace_question(&s->arena, ASK_REPLACE, p->path);
        return action_ask(&p->question);
    } else {
        save(s, p);
    }
    return action_none();
}

static struct action answered(struct screen *s, struct pages *p, const struct answer *answer)
{
    if (!answer->is_given) {
        return action_none();
    }
    switch ((enum question_id)answer->id) {
    case ASK_FILE: return save_or_ask(s, p, answer->line);
    case ASK_PRINTER: return chosen_printer(s, p, answer->choice);
    case ASK_QUEUE:
        p->printer = arena_text(&s->arena, answer->line);
        return ask_line(p, ASK_COPIES, "几份?", "1");
    case ASK_COPIES: print_copies(s, p, answer->line); break;
    case ASK_WHERE: filter(s, p, answer->line); break;
    case ASK_STYLE:
        p->style = &page_styles[answer->choice];
        lay_out(p);
        break;
    case ASK_REPLACE:
        if (answer->yes) {
            save(s, p);
        } else {
            ui_say(s->ui, STYLE_HINT, "没有换掉, 没有存. 再按 F2 另写一个.");
        }
        break;
    }
    return action_none();
}

static struct action command(struct screen *s, struct pages *p, enum command c)
{
    switch (c) {
    case PRINT: return ask_printer(s, p);
    case SAVE:
        p->question =
            (struct question){.kind = ASK_LINE,
                              .id = ASK_FILE,
                              .text = "存成哪个文件?",
                              .hint = ".txt 是文本, .xlsx 是表格, 其余是 PDF; 已有同名的会先问",
                              .line = proposed(s, p, ".pdf")};
        return action_ask(&p->question);
    case WHOLE: p->view.is_whole = !p->view.is_whole; break;
    case STYLE: return ask_style(s, p);
    case FILTER: return ask_filter(p, s);
    }
    return action_none();
}

/* ---- turning ------------------------------------------------------------------------------------- */

static int rows_in_view(const struct screen *s)
{
    int rows = s->ui->canvas.rows - 4 - HEAD_ROWS; /* lines of the frame */
    return rows > 1 ? rows : 1;
}

static void scroll(struct screen *s, struct pages *p, int by)
{
    int most = page_rows(&p->page) - rows_in_view(s);
    int top = p->view.top + by;
    p->view.top = top > most ? (most > 0 ? most : 0) : top < 0 ? 0 : top;
}

/* A page longer than the screen is read to its end before it is turned. */
static void page_down(struct screen *s, struct pages *p)
{
    int top = p->view.top;
    if (!p->view.is_whole) {
        scroll(s, p, rows_in_view(s) - 1);
    }
    if (p->view.top == top) {
        show(p, p->number + 1);
    }
}

static void page_up(struct screen *s, struct pages *p)
{
    if (p->view.top > 0 && !p->view.is_whole) {
        scroll(s, p, 1 - rows_in_view(s));
    } else if (p->number > 1) {
        show(p, p->number - 1);
        scroll(s, p, page_rows(&p->page));
    }
}

static void sideways(struct screen *s, struct pages *p, int by)
{
    int most = p->page.style->cells - (s->ui->canvas.cols - 2), left = p->view.left + by;
    most = most > 0 ? most : 0;
    p->view.left = left < 0 ? 0 : left > most ? most : left;
}

static struct action turn(struct screen *s, struct pages *p, struct key key)
{
    switch (key.code) {
    case K_ESC: return action_pop();
    case K_UP: scroll(s, p, -1); break;
    case K_DOWN: scroll(s, p, 1); break;
    case K_LEFT: sideways(s, p, -SIDEWAYS); break;
    case K_RIGHT: sideways(s, p, SIDEWAYS); break;
    case K_PAGE_DOWN:
    case K_SPACE: page_down(s, p); break;
    case K_PAGE_UP: page_up(s, p); break;
    case K_HOME: show(p, 1); break;
    case K_END: show(p, pager_count(&p->pager)); break;
    default: return action_pass();
    }
    return action_none();
}

static struct action pages_event(struct screen *s, const struct event *event)
{
    struct pages *p = s->state;
    if (event->kind == EVENT_COMMAND) {
        return command(s, p, (enum command)event->command);
    }
    if (event->kind == EVENT_ANSWER) {
        return answered(s, p, &event->answer);
    }
    if (event->kind == EVENT_CHANGED) {
        ui_reload(s, load);
        return action_none();
    }
    return turn(s, p, event->key);
}

static bool pages_idle(struct screen *s)
{
    struct pages *p = s->state;
    if (!p->pager.is_counted) {
        pager_know(&p->pager, p->pager.starts.n + COUNTED_AT_ONCE);
    }
    return !p->pager.is_counted;
}

/* ---- the picture --------------------------------------------------------------------------------- */

static void pages_draw(const struct screen *s, const struct canvas *cv)
{
    const struct pages *p = s->state;
    struct canvas page =
        canvas_part(cv, (struct rect){HEAD_ROWS, 1, cv->rows - HEAD_ROWS, cv->cols - 2});
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s", p->report.name);
    canvas_printf(
        cv,
        (struct pen){
            .x = cv->cols / 2, .width = cv->cols / 2 - 1, .to_right = true, .style = STYLE_HINT},
        "%s  %s", p->page.style->name, p->page.style->help);
    page_draw(&page, &p->page, &p->view);
}

static const char *pages_sentence(const struct screen *s, struct arena *a)
{
    const struct pages *p = s->state;
    const char *total = p->pager.is_counted
                            ? arena_printf(a, " / %zu 页", p->pager.starts.n)
                            : arena_printf(a, " 页, 已排 %zu 页", p->pager.starts.n);
    bool is_wider = p->page.style->cells > s->ui->canvas.cols - 2;
    return arena_printf(a, "第 %zu%s%s%s", p->number, total,
                        p->wanted.order.where ? arena_printf(a, "  只印 %s", p->wanted.order.where)
                                              : "",
                        p->view.is_whole ? "  # 是字, F4 看原样"
                        : is_wider       ? "  比屏宽, 左右键看两边, F4 看整页"
                                         : "");
}

static const struct binding bindings[] = {
    {K_CTRL('p'), K_F(6), "打印", "送到打印机: 选哪一台, 打几份.", PRINT, "打印"},
    {K_F(2), K_CTRL('s'), "存文件", "存成 PDF, 纯文本或表格 (xlsx).", SAVE, "打印"},
    {K_F(4), 'z', "整页", "整页缩在一屏里看排得怎样; 再按看原样.", WHOLE, "打印"},
    {K_F(5), K_CTRL('y'), "版式", "换纸张和字号: A4 竖, 横, 80 列 ...", STYLE, "打印"},
    {K_F(7), '/', "筛选", "只印一部分: 与列表同样的写法.", FILTER, "打印"},
    {K_PAGE_DOWN, K_SPACE, NULL, "往下看, 到底翻到下一页; PgUp 往回.", 0, NULL},
    {K_HOME, 0, NULL, "第一页; End 最后一页.", 0, NULL},
    {K_LEFT, 0, NULL, "纸比屏宽时看左右两边.", 0, NULL},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class pages_screen = {
    .name = "pages",
    .title = "打印预览",
    .state_size = sizeof(struct pages),
    .open = pages_open,
    .event = pages_event,
    .draw = pages_draw,
    .close = pages_close,
    .idle = pages_idle,
    .sentence = pages_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "打印之前先看一遍. 每行每页断在哪里, 和纸上的一样.\n",
};
