/* 打印预览: the pages of a document, turned with keys (pages_turn.c), narrowed (pages_choose.c), then printed, saved or issued (pages_out.c). */
#include "base/slice.h"
#include "report/keep.h"
#include "tui/screen/pages_state.h"
#include "tui/ui.h"

#define COUNTED_AT_ONCE 40 /* pages laid out between two keys */

enum command { PRINT = 1, SAVE, ZOOM, STYLE, FILTER, COLUMNS, ISSUE };

/* ---- the document -------------------------------------------------------------------------------- */

void pages_lay_out(struct pages *p)
{
    const struct page_style *own = page_style_find(p->report.style);
    pager_init(&p->pager, &p->made, &p->report, p->style ? p->style : own);
    pages_show(p, 1);
}

static enum status make(struct screen *s, struct arena *a, struct report *out, struct err *err)
{
    const struct pages_wanted *w = &((struct pages *)s->state)->wanted;
    return w->kept ? report_kept(a, w->kept, out, err)
                   : document_make(s->ui->options.desk, a, w->document, &w->order, out, err);
}

enum status pages_load(struct screen *s, struct err *err)
{
    struct pages *p = s->state;
    struct arena fresh = {0};
    struct report report;
    enum status status = make(s, &fresh, &report, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    size_t number = p->number;
    arena_release(&p->made);
    p->made = fresh;
    p->report = report;
    p->report.arena = &p->made;
    pages_lay_out(p);
    pages_show(p, number > 0 ? number : 1);
    if (p->report.told) {
        ui_say(s->ui, STYLE_WARNING, "%s", p->report.told);
    }
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
    const char **texts[] = {&copy.about,       &copy.notice,  &copy.track, &copy.direction,
                            &copy.table,       &copy.scheme,  &copy.where, &copy.choice.columns,
                            &copy.choice.sort, &copy.reviewer};
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
    p->wanted.kept = arena_text(&s->arena, p->wanted.kept);
    p->wanted.issue = arena_text(&s->arena, p->wanted.issue);
    enum status status = print_setup_load(&s->arena, s->ui->options.desk->data_dir, &p->setup, err);
    if (status == STATUS_OK) {
        status = pages_load(s, err);
    }
    if (status != STATUS_OK) {
        pages_close(s);
    }
    return status;
}

/* ---- questions ----------------------------------------------------------------------------------- */

struct action pages_ask_line(struct pages *p, enum pages_question id, const char *text,
                             const char *line)
{
    p->question = (struct question){.kind = ASK_LINE, .id = (int)id, .text = text, .line = line};
    return action_ask(&p->question);
}

struct action pages_ask_choice(struct pages *p, enum pages_question id, const char *text,
                               const char *const *choices, size_t n)
{
    p->question = (struct question){
        .kind = ASK_CHOICE, .id = (int)id, .text = text, .choices = choices, .n_choices = n};
    return action_ask(&p->question);
}

static struct action ask_style(struct screen *s, struct pages *p)
{
    const char **names = ARENA_ARRAY(&s->arena, const char *, n_page_styles);
    for (size_t i = 0; i < n_page_styles; i++) {
        names[i] = arena_printf(&s->arena, "%s  %s", page_styles[i].name, page_styles[i].help);
    }
    return pages_ask_choice(p, ASK_STYLE, "用哪种版式?", names, n_page_styles);
}

/* What is finished does not change any more; that is said. */
static bool is_finished(struct screen *s, const struct pages *p)
{
    if (p->wanted.issue) {
        ui_say(s->ui, STYLE_HINT, "这是印发 %s 的原样, 内容不再变.", p->wanted.issue);
    } else if (p->wanted.kept) {
        ui_say(s->ui, STYLE_HINT, "这一份是一件一张, 没有可选的.");
    }
    return p->wanted.kept != NULL;
}

/* All the columns there are, which the pages may not show. */
static struct action ask_columns(struct screen *s, struct pages *p)
{
    struct err err = {.arena = &s->arena};
    struct arena whole = {0};
    struct report report;
    struct document_order order = p->wanted.order;
    order.choice = (struct report_choice){0};
    if (is_finished(s, p)) {
        return action_none();
    }
    if (document_make(s->ui->options.desk, &whole, p->wanted.document, &order, &report, &err)) {
        ui_say_err(s->ui, &err);
        arena_release(&whole);
        return action_none();
    }
    p->columns = (struct pages_columns){report_headings(&report, &s->arena), p->wanted.order.choice,
                                        &s->arena};
    for (size_t i = 0; i < p->columns.all.n; i++) {
        p->columns.all.at[i] = arena_text(&s->arena, p->columns.all.at[i]);
    }
    arena_release(&whole);
    if (p->columns.all.n == 0) {
        ui_say(s->ui, STYLE_HINT, "这种文书没有带表头的表, 没有可选的列.");
        return action_none();
    }
    p->asked = &p->columns;
    return action_push(&pages_columns_screen, &p->asked);
}

/* ---- answers ------------------------------------------------------------------------------------- */

void pages_reorder(struct screen *s, const struct document_order *order)
{
    struct pages *p = s->state;
    struct err err = {.arena = &s->arena};
    const struct document_order before = p->wanted.order;
    p->wanted.order = *order;
    p->number = 1;
    if (pages_load(s, &err)) {
        p->wanted.order = before;
        ui_say_err(s->ui, &err);
    }
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct pages *p = s->state;
    if (answer->id == 0 && answer->choice == COLUMNS_CHOSEN) {
        struct document_order order = p->wanted.order;
        order.choice = p->columns.choice;
        pages_reorder(s, &order);
    }
    if (!answer->is_given || answer->id == 0) {
        return action_none();
    }
    if (answer->id >= ASK_OUT) {
        return pages_out_answered(s, answer);
    }
    if (answer->id >= ASK_WHICH) {
        return pages_choose_answered(s, answer);
    }
    if (answer->id == ASK_STYLE) {
        p->style = &page_styles[answer->choice];
        pages_lay_out(p);
    }
    return action_none();
}

static void zoom(struct screen *s, struct pages *p)
{
    bool is_wider = p->page.style->cells > s->ui->canvas.cols - 2;
    enum page_zoom next = p->view.zoom == ZOOM_NONE && is_wider ? ZOOM_WIDTH
                          : p->view.zoom == ZOOM_WHOLE          ? ZOOM_NONE
                                                                : ZOOM_WHOLE;
    p->view = (struct page_view){.top = next == ZOOM_WIDTH ? p->view.top : 0, .zoom = next};
}

static struct action command(struct screen *s, struct pages *p, enum command c)
{
    switch (c) {
    case PRINT: return pages_print(s);
    case SAVE: return pages_save(s);
    case ISSUE: return pages_issue(s);
    case ZOOM: zoom(s, p); break;
    case STYLE: return ask_style(s, p);
    case FILTER: return is_finished(s, p) ? action_none() : pages_choose(s, p);
    case COLUMNS: return ask_columns(s, p);
    }
    return action_none();
}

/* ---- events and work ----------------------------------------------------------------------------- */

static struct action pages_event(struct screen *s, const struct event *event)
{
    struct pages *p = s->state;
    if (event->kind == EVENT_COMMAND) {
        return command(s, p, (enum command)event->command);
    }
    if (event->kind == EVENT_ANSWER) {
        return answered(s, &event->answer);
    }
    if (event->kind == EVENT_CHANGED) {
        ui_reload(s, pages_load);
        return action_none();
    }
    return pages_turn(s, event->key);
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
    struct canvas page = canvas_part(
        cv, (struct rect){PAGES_HEAD_ROWS, 1, cv->rows - PAGES_HEAD_ROWS, cv->cols - 2});
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s%s%s", p->report.name,
                  p->wanted.issue ? "  印发 " : "", text_or_empty(p->wanted.issue));
    canvas_printf(
        cv,
        (struct pen){
            .x = cv->cols / 2, .width = cv->cols / 2 - 1, .to_right = true, .style = STYLE_HINT},
        "%s  %s", p->page.style->name, p->page.style->help);
    page_draw(&page, &p->page, &p->view);
}

static const char *zoom_hint(const struct screen *s, const struct pages *p)
{
    bool is_wider = p->page.style->cells > s->ui->canvas.cols - 2;
    switch (p->view.zoom) {
    case ZOOM_WIDTH: return "  缩到屏宽, ~ 是放不下的字, F4 看整页";
    case ZOOM_WHOLE: return "  # 是字, F4 看原样";
    case ZOOM_NONE: break;
    }
    return is_wider ? "  比屏宽, 左右键看两边, F4 缩小" : "";
}

static const char *pages_sentence(const struct screen *s, struct arena *a)
{
    const struct pages *p = s->state;
    const char *total = p->pager.is_counted
                            ? arena_printf(a, " / %zu 页", p->pager.starts.n)
                            : arena_printf(a, " 页, 已排 %zu 页", p->pager.starts.n);
    return arena_printf(a, "第 %zu%s%s%s", p->number, total, pages_chosen(p, a), zoom_hint(s, p));
}

static const struct binding bindings[] = {
    {K_CTRL('p'), K_F(6), "打印", "送到打印机: 选哪一台, 打几份.", PRINT, "打印"},
    {K_F(2), K_CTRL('s'), "存盘", "存成 PDF, 纯文本或表格 (xlsx).", SAVE, "打印"},
    {K_F(3), K_CTRL('o'), "选列", "表里要哪几列, 什么先后, 按哪一列排.", COLUMNS, "打印"},
    {K_F(4), 'z', "缩放", "比屏宽的缩到屏宽, 再按整页缩在一屏里看排得怎样, 再按看原样.", ZOOM,
     "打印"},
    {K_F(5), K_CTRL('y'), "版式", "换纸张和字号: A4 竖, 横, 80 列 ...", STYLE, "打印"},
    {K_F(7), '/', "筛选", "只印一部分: 与列表同样的写法; 名单选方向, 方案, 取几件, 写不写姓名.",
     FILTER, "打印"},
    {K_F(8), K_CTRL('g'), "印发",
     "编号登记, 内容, 数据指纹, 谁, 何时, 几份; 变了的下一号附变更对照表.", ISSUE, "打印"},
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
