#include "tui/screen/form_draft.h"
#include "tui/screen/screen_submission_form.h"

static struct action ask_conflict(struct screen *s, struct err *err)
{
    struct submission_form_state *t = s->state;
    const struct submission *base = &t->f.base;
    t->conflict = (struct conflict_view){
        .title = arena_printf(&s->arena, "申报件 %s", submission_no(&s->arena, base->record.id)),
        .arena = &s->arena};
    struct conflict_record record = {&submission_type, base, &t->mine, NULL};
    if (conflict_view_add(&t->conflict, submission_form_desk(t), &record, err) ||
        submission_load(submission_form_desk(t), &s->arena, base->record.id, &t->theirs, err)) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    t->above = ABOVE_CONFLICT;
    return action_push(&conflict_screen, &t->conflict);
}

static struct action saved(struct screen *s)
{
    struct submission_form_state *t = s->state;
    const char *no = submission_no(&s->arena, t->mine.record.id);
    size_t findings = submission_form_findings(&t->f);
    form_saved(&t->f.form);
    form_draft_drop(s->ui, t->f.draft);
    if (findings > 0) {
        ui_say(s->ui, STYLE_WARNING, "已保存 %s. 表单有 %zu 处不合通知要求, F4 再改.", no,
               findings);
    } else {
        ui_say(s->ui, STYLE_GOOD, "已保存 %s. 错了到 0记录 撤销.", no);
    }
    return action_answer((struct answer){.is_given = true, .choice = (size_t)t->mine.record.id});
}

/* Errors in the columns stop saving; what the form lacks is kept as it came and told. */
static bool may_save(struct submission_form_state *t)
{
    (void)form_judge(&t->f.form);
    for (size_t i = 0; i < t->f.inputs.n_columns; i++) {
        if (form_error(&t->f.form, i)) {
            ui_say(t->f.ui, STYLE_ERROR, "没有保存: %s", form_error(&t->f.form, i));
            return false;
        }
    }
    return true;
}

static enum status try_save(struct screen *s, struct err *err)
{
    struct submission_form_state *t = s->state;
    bool is_new = t->f.base.record.id == 0;
    enum status status = is_new ? STATUS_OK : submission_form_meet(&t->f, &s->arena, err);
    t->mine = t->f.base;
    if (status == STATUS_OK) {
        status = submission_form_read(&t->f, &s->arena, &t->mine, err);
    }
    return status == STATUS_OK ? submission_save(submission_form_desk(t), &s->arena,
                                                 is_new ? NULL : &t->f.base, &t->mine, NULL, err)
                               : status;
}

struct action submission_form_save(struct screen *s)
{
    struct submission_form_state *t = s->state;
    struct err err = {.arena = &s->arena};
    if (!may_save(t)) {
        return action_none();
    }
    enum status status = try_save(s, &err);
    if (status == STATUS_OK) {
        return saved(s);
    }
    if (status == STATUS_CONFLICT) {
        return ask_conflict(s, &err);
    }
    ui_say_err(s->ui, &err);
    return action_none();
}

struct action submission_form_resolve(struct screen *s, const struct answer *answer)
{
    struct submission_form_state *t = s->state;
    if (!answer->is_given) {
        ui_say(s->ui, STYLE_WARNING, "还没有保存; 所输入的都在.");
        return action_none();
    }
    t->f.base = t->theirs;
    if (answer->choice == CONFLICT_MINE) {
        return submission_form_save(s);
    }
    submission_form_show(&t->f, &t->f.base);
    form_draft_drop(s->ui, t->f.draft);
    ui_say(s->ui, STYLE_GOOD, "已换成对方存的内容.");
    return action_none();
}
