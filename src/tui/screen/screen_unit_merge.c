/* 合并, 拆开: every limit and every finding that is another afterwards, before it is kept; then one act. */
#include "base/buf.h"
#include "base/slice.h"
#include "desk/unit_consequences.h"
#include "desk/units.h"
#include "tui/ask.h"
#include "tui/screen/units.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { DO_IT = 1, FIND };
enum { QUESTION_WHY = 1 };

struct unit_merging {
    struct unit_joining wanted;
    struct unit_consequences found;
    struct arena arena; /* of what was found */
    struct text_view view;
    struct question question;
};

static const char *consequences_text(struct arena *a, const struct unit_consequences *c)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < c->limits.n; i++) {
        buf_printf(&b, "%s\n", c->limits.at[i].sentence);
    }
    buf_printf(&b, "%s", c->limits.n ? "\n" : "");
    for (size_t i = 0; i < c->flips.n; i++) {
        const struct flip *f = &c->flips.at[i];
        buf_printf(&b, "%s\n  原  %s\n  现  %s\n\n", f->subject, f->before ? f->before : "-",
                   f->after ? f->after : "-");
    }
    const char *text = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct unit_merging *m = s->state;
    arena_reset(&m->arena);
    enum status status =
        unit_consequences_load(s->ui->options.desk, &m->arena, &m->wanted, &m->found, err);
    if (status == STATUS_OK) {
        text_view_set(&m->view, consequences_text(&m->arena, &m->found));
    }
    return status;
}

static void close_merge(struct screen *s)
{
    struct unit_merging *m = s->state;
    text_view_release(&m->view);
    arena_release(&m->arena);
}

static enum status open_merge(struct screen *s, const void *argument, struct err *err)
{
    struct unit_merging *m = s->state;
    m->wanted = *(const struct unit_joining *)argument;
    text_view_init(&m->view);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        close_merge(s);
    }
    return status;
}

/* 「乙」并入「甲」 */
static const char *act_text(struct arena *a, const struct unit_merging *m)
{
    return arena_printf(a, "%s%s「%s」%s", m->found.told, m->wanted.is_unmerge ? "从" : "并入",
                        m->found.unit, m->wanted.is_unmerge ? "拆出" : "");
}

static struct action ask_why(struct screen *s)
{
    struct unit_merging *m = s->state;
    if (!ui_allows(s->ui, MAY_LOG)) {
        return action_none();
    }
    m->question = (struct question){
        .kind = ASK_LINE,
        .id = QUESTION_WHY,
        .text = m->wanted.is_unmerge ? "拆出来的原因?"
                                     : "合并的依据? 如 营业执照核对过, 更名; 可以不写",
        .hint = m->wanted.is_unmerge
                    ? "拆开后两个单位各算各的. Esc 不拆"
                    : arena_printf(&s->arena, "留「%s」. Esc 不合并", m->found.unit),
    };
    return action_ask(&m->question);
}

static enum status join(struct screen *s, const char *why, struct err *err)
{
    struct unit_merging *m = s->state;
    struct desk *desk = s->ui->options.desk;
    const struct unit_joining *j = &m->wanted;
    return j->is_unmerge ? unit_unmerge(desk, &m->arena, j->unit, j->other, why, err)
                         : unit_merge(desk, &m->arena, j->unit, j->other, why, err);
}

static struct action do_it(struct screen *s, const struct answer *answer)
{
    struct unit_merging *m = s->state;
    struct err err = {.arena = &m->arena};
    if (!answer->is_given) {
        return action_none();
    }
    if (m->wanted.is_unmerge && text_is_empty(answer->line)) {
        ui_say(s->ui, STYLE_WARNING, "没有写原因, 什么也没有改.");
        return action_none();
    }
    if (join(s, answer->line, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (m->wanted.is_unmerge) {
        ui_say(s->ui, STYLE_GOOD, "已拆出%s. 错了到 0记录 撤销.", m->found.told);
    } else {
        ui_say(s->ui, STYLE_GOOD, "%s已并入「%s」; 要拆开, 在「%s」的页上按 Ctrl-R.", m->found.told,
               m->found.unit, m->found.unit);
    }
    return action_pop();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct unit_merging *m = s->state;
    switch (event->kind) {
    case EVENT_KEY: {
        enum widget_result result = text_view_key(&m->view, event->key);
        return result == WIDGET_LEFT ? action_pass() : action_after(result);
    }
    case EVENT_COMMAND:
        if (event->command == FIND) {
            (void)text_view_key(&m->view, (struct key){.code = '/'});
            return action_none();
        }
        return ask_why(s);
    case EVENT_ANSWER: return do_it(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct unit_merging *m = s->state;
    struct arena a = {0};
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    pen.y = paragraph_draw(cv, pen, act_text(&a, m));
    pen.style = STYLE_NORMAL;
    const char *summary = arena_printf(&a, "%s.", unit_consequences_summary(&a, &m->found));
    int y = pen.y + paragraph_draw(cv, pen, summary) + 1;
    struct canvas body = canvas_part(cv, (struct rect){y, 1, cv->rows - y, cv->cols - 2});
    text_view_draw(&m->view, &body);
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct unit_merging *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct unit_merging *m = s->state;
    return arena_printf(a, "F2 写入.  %s", text_view_sentence(&m->view, a));
}

static const struct binding bindings[] = {
    {K_F(2), 0, "写入", "合并或拆开, 先问依据. 一次写入, 一次可撤销.", DO_IT, "办理"},
    {K_F(7), '/', "查找", "在列出的变化里找.", FIND, "查看"},
};

const struct screen_class unit_merge_screen = {
    .name = "unit-merge",
    .title = "合并单位",
    .state_size = sizeof(struct unit_merging),
    .open = open_merge,
    .event = event,
    .draw = draw,
    .close = close_merge,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "合并还没有写入. 这里先列出写入后哪些限额用得不同, 哪些检查意见会变: 两家合起来超了哪一条, "
        "哪几件成了多头申报. F2 写入才算数, Esc 不合并.\n"
        "拆开时也一样: 先列出两家各算各的以后怎样. 早先并入它的单位跟着它一起并入, 一起拆出.\n",
};
