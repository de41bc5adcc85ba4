/* 限额: every limit that binds a case, a list or a unit, with those who use it up in their order. */
#include "base/buf.h"
#include "base/slice.h"
#include "desk/submissions.h"
#include "tui/screen/limit_meter.h"
#include "tui/screen/record_text.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

#define MOST_USERS 200 /* of one limit; the rest is counted */

struct limits_state {
    struct limits_of of;
    struct text_view text;
};

static const char *user_text(struct desk *desk, struct arena *a, const struct limit_user *u)
{
    struct submission s = {0};
    struct err quiet = {.arena = a};
    if (u->name) {
        return u->name;
    }
    if (!u->submission) {
        return "正在填的这一件";
    }
    return submission_load(desk, a, u->submission, &s, &quiet) == STATUS_OK
               ? arena_printf(a, "%s  %s", submission_no(a, u->submission), text_or_empty(s.title))
               : submission_no(a, u->submission);
}

static void add_users(struct buf *out, struct desk *desk, struct arena *a,
                      const struct limit_line *l)
{
    for (size_t i = 0; i < l->n_users && i < MOST_USERS; i++) {
        const struct limit_user *u = &l->users[i];
        buf_printf(out, "  %3zu  %s%s%s\n", i + 1, user_text(desk, a, u),
                   u->is_handed_up ? "  转发通知的, 由本台上报" : "",
                   u->is_over       ? "  在限额外"
                   : !u->is_certain ? "  算不算待定"
                                    : "");
    }
    if (l->n_users > MOST_USERS) {
        buf_printf(out, "       另有 %zu 件, 用 shenbao check 看\n", l->n_users - MOST_USERS);
    }
    if (l->n_users == 0) {
        buf_text(out, "       还没有用\n");
    }
}

static enum status read_stored(struct desk *desk, int64_t id, struct limit_lines *out,
                               struct err *err)
{
    struct submission s = {0};
    enum status status = submission_load(desk, err->arena, id, &s, err);
    return status == STATUS_OK ? limits_of_case(desk, err->arena, &s, false, out, err) : status;
}

static enum status read_lines(const struct limits_of *of, struct desk *desk,
                              struct limit_lines *out, struct err *err)
{
    if (of->submission) {
        return read_stored(desk, of->submission, out, err);
    }
    if (of->typed) {
        return limits_of_case(desk, err->arena, of->typed, true, out, err);
    }
    return of->notice ? limits_of_recommender(desk, err->arena, of->notice, of->unit, out, err)
                      : limits_of_unit(desk, err->arena, of->unit, out, err);
}

static enum status load(struct screen *s, struct err *err)
{
    struct limits_state *t = s->state;
    struct desk *desk = s->ui->options.desk;
    struct limit_lines lines = {0};
    struct buf page = BUF_INIT;
    enum status status = read_lines(&t->of, desk, &lines, err);
    for (size_t i = 0; i < lines.n && status == STATUS_OK; i++) {
        const struct limit_line *l = &lines.at[i];
        bool is_open = l->result.state == LIMIT_UNDETERMINED || l->result.binds != TRUTH_YES;
        record_heading(&page,
                       arena_printf(err->arena, "%s号  %s%s%s  %s", l->code, l->who,
                                    *l->who ? "  " : "", limit_name(l->result.limit), l->left));
        record_line(&page, "依据", l->basis);
        record_line(&page, "已用", is_open ? l->sentence : l->brief);
        add_users(&page, desk, err->arena, l);
    }
    if (lines.n == 0) {
        buf_text(&page, "通知没有对它的限额.\n");
    }
    text_view_set(&t->text, page.at);
    buf_release(&page);
    return status;
}

static void limits_close(struct screen *s)
{
    struct limits_state *t = s->state;
    text_view_release(&t->text);
}

static enum status limits_open(struct screen *s, const void *argument, struct err *err)
{
    struct limits_state *t = s->state;
    t->of = *(const struct limits_of *)argument;
    text_view_init(&t->text);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        limits_close(s);
    }
    return status;
}

static struct action limits_event(struct screen *s, const struct event *event)
{
    struct limits_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (event->kind == EVENT_CHANGED && load(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = text_view_key(&t->text, event->key);
    return result == WIDGET_LEFT   ? action_pop()
           : result == WIDGET_PASS ? action_pass()
                                   : action_none();
}

static void limits_draw(const struct screen *s, const struct canvas *cv)
{
    struct canvas page = canvas_part(cv, (struct rect){0, 1, cv->rows, cv->cols - 2});
    text_view_draw(&((struct limits_state *)s->state)->text, &page);
}

static bool limits_take_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct limits_state *)s->state)->text);
}

static const char *limits_sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((const struct limits_state *)s->state)->text, a);
}

static const struct binding bindings[] = {
    {K_F(7), '/', "查找", "在这一页里查找.", 0, NULL},
    {K_PAGE_DOWN, 0, NULL, "往下一页; PgUp 往上, 上下逐行.", 0, NULL},
    {K_ESC, 0, "返回", "回到来的地方.", 0, NULL},
};

const struct screen_class limits_screen = {
    .name = "limits",
    .title = "限额",
    .state_size = sizeof(struct limits_state),
    .open = limits_open,
    .event = limits_event,
    .draw = limits_draw,
    .close = limits_close,
    .takes_text = limits_take_text,
    .sentence = limits_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "名额, 上限, 家数: 还可以报几件, 凭哪一条, 是谁按什么次序用掉的. "
            "推荐单位的名额按推荐顺序排, 别的按登记先后; 在限额外的标在后面.\n",
};
