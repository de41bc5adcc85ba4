#include "tui/screen/form_draft.h"

#include "base/date.h"
#include "desk/drafts.h"
#include "tui/ask.h"

void form_draft_keep(struct ui *ui, const char *name, const struct form *form, size_t field)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_put(ui->options.desk, name, form->fields[field].name, form_value(form, field, &a),
                  &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    arena_release(&a);
}

bool form_draft_put(struct ui *ui, const char *name, struct form *form)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct draft draft = {0};
    size_t put = 0;
    if (draft_load(ui->options.desk, &a, name, &draft, &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    for (size_t i = 0; i < draft.n; i++) {
        size_t field = form_find(form, draft.values[i].id);
        if (field < form->n) {
            form_put(form, field, draft.values[i].value);
            put += form_is_changed(form, field);
        }
    }
    if (put > 0) {
        ui_say(ui, STYLE_WARNING, "接着 %s 没有存的草稿, %zu 项带 +. F2 保存, F8 弃掉草稿.",
               instant_text_short(&a, draft.at), put);
    }
    arena_release(&a);
    return put > 0;
}

static void follow_field(struct ui *ui, struct form *form, const struct named_value *kept)
{
    struct arena a = {0};
    size_t field = form_find(form, kept->id);
    const char *theirs = text_or_empty(kept->value);
    if (field >= form->n || form->values[field].is_draft_due ||
        text_eq(form_value(form, field, &a), theirs)) {
        arena_release(&a);
        return;
    }
    if (form_is_changed(form, field)) {
        ui_say(ui, STYLE_WARNING,
               "您在另一个终端也在填这里: %s 那边是「%s」, 草稿现在是那边的; 先保存的为准.",
               form->fields[field].label, theirs);
    } else {
        form_put(form, field, theirs);
    }
    arena_release(&a);
}

void form_draft_follow(struct ui *ui, const char *name, struct form *form)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct draft draft = {0};
    if (draft_load(ui->options.desk, &a, name, &draft, &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    for (size_t i = 0; i < draft.n; i++) {
        follow_field(ui, form, &draft.values[i]);
    }
    arena_release(&a);
}

void form_draft_drop(struct ui *ui, const char *name)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_drop(ui->options.desk, name, &err) != STATUS_OK) {
        ui_say_err(ui, &err);
    }
    arena_release(&a);
}

#define GIVE_UP 9001 /* far from the ids that forms give their own questions */

struct action form_draft_ask_give_up(void)
{
    static const struct question question = {
        .kind = ASK_YES_NO,
        .id = GIVE_UP,
        .text = "弃掉这里没有保存的? 弃掉就找不回来了",
    };
    return action_ask(&question);
}

bool form_draft_is_given_up(const struct answer *answer)
{
    return answer->id == GIVE_UP && answer->yes;
}
