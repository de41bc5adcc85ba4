/* The text of a definition behind its screen: kept as a draft, looked at, loaded as a new revision. */
#include "base/slice.h"
#include "desk/drafts.h"
#include "tui/screen/notice_edit.h"

#define NAME "本台编辑" /* what revisions made here are filed under */
#define REST_MS 1000    /* after which what was typed goes into the draft */

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

/* ---- the draft --------------------------------------------------------------------------------- */

bool notice_edit_is_changed(const struct notice_edit *e)
{
    return !text_eq(edit_text(&e->edit), text_or_empty(e->original.yaml));
}

void notice_edit_keep(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    enum status status =
        notice_edit_is_changed(e)
            ? draft_put(desk_of(s), e->form, NOTICE_EDIT_FIELD, edit_text(&e->edit), &err)
            : draft_drop(desk_of(s), e->form, &err);
    e->typed_at = 0;
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static int64_t now_ms(const struct screen *s)
{
    struct terminal *terminal = s->ui->options.terminal;
    return terminal->now_ms(terminal);
}

void notice_edit_typed(struct screen *s)
{
    ((struct notice_edit *)s->state)->typed_at = now_ms(s);
}

bool notice_edit_rest(struct screen *s)
{
    struct notice_edit *e = s->state;
    if (e->typed_at && now_ms(s) - e->typed_at >= REST_MS) {
        notice_edit_keep(s);
    }
    return false;
}

void notice_edit_discard(struct screen *s)
{
    struct notice_edit *e = s->state;
    edit_set(&e->edit, e->original.yaml);
    edit_buffer_go(&e->edit.buffer, 1, 1);
    candidate_view_clear(&e->view);
    notice_edit_keep(s);
    ui_say(s->ui, STYLE_GOOD, "草稿已弃掉, 这里是%s.",
           e->original.row.record.id ? "现用的一版" : "空的");
}

/* ---- looking and loading ------------------------------------------------------------------------- */

static void go_to_problem(struct notice_edit *e, size_t problem)
{
    const struct problem *p = &e->candidate.problems.at[problem];
    e->problem = problem;
    edit_buffer_go(&e->edit.buffer, (size_t)(p->line > 0 ? p->line : 1),
                   (size_t)(p->column > 0 ? p->column : 1));
}

void notice_edit_next_problem(struct screen *s)
{
    struct notice_edit *e = s->state;
    if (e->view.candidate && e->candidate.problems.n) {
        go_to_problem(e, (e->problem + 1) % e->candidate.problems.n);
    } else {
        ui_say(s->ui, STYLE_NORMAL, "没有查出的问题; F2 检查.");
    }
}

/* Somebody loaded another revision since the text was begun. */
static void tell_newer(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct err err = {.arena = &e->arena};
    struct notice_row now = {0};
    int64_t notice = e->original.row.record.id;
    if (notice && notice_row_load(desk_of(s), &e->arena, notice, &now, &err) == STATUS_OK &&
        now.revision != e->original.row.revision) {
        ui_say(s->ui, STYLE_WARNING,
               "改的是第 %lld 版, 现用已是别人载入的第 %lld 版; 不同是与现用的比, 载入会盖过它.",
               (long long)e->original.row.revision, (long long)now.revision);
    }
}

void notice_edit_check(struct screen *s)
{
    struct notice_edit *e = s->state;
    notice_edit_keep(s);
    candidate_view_clear(&e->view);
    arena_reset(&e->arena);
    struct err err = {.arena = &e->arena};
    struct slice yaml = slice_of(arena_text(&e->arena, edit_text(&e->edit)));
    if (notice_candidate_look(desk_of(s), &e->arena, yaml, NAME, &e->candidate, &err)) {
        ui_say_err(s->ui, &err);
        return;
    }
    candidate_view_set(&e->view, &e->arena, &e->candidate);
    if (e->candidate.problems.n) {
        go_to_problem(e, 0);
        ui_say(s->ui, STYLE_ERROR, "有 %zu 处问题, 光标在第一处. F4 下一处, 改好再按 F2.",
               e->candidate.problems.n);
    } else {
        e->is_looking = true;
        tell_newer(s);
    }
}

struct action notice_edit_load(struct screen *s)
{
    struct notice_edit *e = s->state;
    struct err err = {.arena = &e->arena};
    struct notice_row row;
    if (!candidate_view_is_new(&e->view)) {
        ui_say(s->ui, STYLE_WARNING, "%s", e->view.finding);
        return action_none();
    }
    if (notice_candidate_load(desk_of(s), &e->arena, &e->candidate, &row, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    e->original.yaml = arena_text(&s->arena, edit_text(&e->edit)); /* so that no draft is left */
    ui_say(s->ui, STYLE_GOOD, "载入了 %s 第 %lld 版. 可在记录里撤销.", row.code,
           (long long)row.revision);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)row.record.id});
}
