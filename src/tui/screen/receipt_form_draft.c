/* What is typed into a registration and not saved: kept per field and cell, put back, followed from another
 * terminal. */
#include "base/slice.h"
#include "desk/drafts.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/receipt_form.h"

#define DRAFT_CASES "submissions"

static struct desk *desk_of(const struct receipt_form *f)
{
    return f->ui->options.desk;
}

/* ---- kept and put back ------------------------------------------------------------------------- */

static void keep(struct receipt_form *f, const char *name, const char *value)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_put(desk_of(f), f->draft, name, value, &err)) {
        ui_say_err(f->ui, &err);
    }
    arena_release(&a);
}

void receipt_form_keep_cell(struct receipt_form *f)
{
    struct arena a = {0};
    const char *name = materials_name(&f->materials, &a);
    if (f->is_cell_due && name) {
        keep(f, name, materials_value(&f->materials, &a));
    }
    f->is_cell_due = false;
    arena_release(&a);
}

void receipt_form_drop_draft(struct receipt_form *f)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_drop(desk_of(f), f->draft, &err)) {
        ui_say_err(f->ui, &err);
    }
    arena_release(&a);
}

void receipt_form_put_cases(struct receipt_form *f, const char *links)
{
    struct arena a = {0};
    int64_t *ids;
    size_t n = links_parse(&a, links, &ids);
    f->cases.n = 0;
    for (size_t i = 0; i < n; i++) {
        *VEC_PUSH(&f->vectors, &f->cases) = ids[i];
    }
    f->case_at = f->case_at < n ? f->case_at : 0;
    f->is_stale = true;
    arena_release(&a);
}

void receipt_form_set_cases(struct receipt_form *f, const int64_t *ids, size_t n)
{
    struct arena a = {0};
    const char *links = links_text(&a, ids, n);
    receipt_form_put_cases(f, links);
    keep(f, DRAFT_CASES, text_or_empty(links));
    arena_release(&a);
}

static void put_value(struct receipt_form *f, const struct named_value *v)
{
    size_t field = form_find(&f->form, v->id);
    if (field < N_RECEIPT_INPUTS) {
        form_put(&f->form, field, v->value);
    } else if (text_eq(v->id, DRAFT_CASES)) {
        receipt_form_put_cases(f, v->value);
    } else {
        (void)materials_put(&f->materials, v->id, v->value);
    }
}

/* Twice, since which tracks there are depends on the notice. */
enum status receipt_form_put_draft(struct receipt_form *f, int64_t *draft_at, struct err *err)
{
    struct arena a = {0};
    struct draft draft = {0};
    enum status status = draft_load(desk_of(f), &a, f->draft, &draft, err);
    for (int pass = 0; pass < 2 && draft.n > 0; pass++) {
        for (size_t i = 0; i < draft.n; i++) {
            put_value(f, &draft.values[i]);
        }
        receipt_form_judge(f);
    }
    *draft_at = draft.at;
    arena_release(&a);
    return status;
}

/* ---- another terminal --------------------------------------------------------------------------- */

static void tell_other(struct receipt_form *f, const char *what)
{
    ui_say(f->ui, STYLE_WARNING,
           "您在另一个终端也在填这里: %s两边不同, 草稿现在是那边的; 先保存的为准.", what);
}

static void follow_cell(struct receipt_form *f, const struct named_value *v)
{
    struct arena a = {0};
    const char *here = materials_name(&f->materials, &a);
    bool is_being_typed = f->is_cell_due && here && text_eq(here, v->id);
    if (!is_being_typed && !materials_follow(&f->materials, v->id, text_or_empty(v->value))) {
        tell_other(f, "材料表");
    }
    arena_release(&a);
}

static void follow_cases(struct receipt_form *f, const char *theirs)
{
    struct arena a = {0};
    const char *mine = text_or_empty(links_text(&a, f->cases.at, f->cases.n));
    if (!text_eq(mine, theirs)) {
        if (text_eq(mine, text_or_empty(f->base.receipt.submissions))) {
            receipt_form_put_cases(f, theirs);
        } else {
            tell_other(f, "申报件");
        }
    }
    arena_release(&a);
}

void receipt_form_follow_draft(struct receipt_form *f)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct draft draft = {0};
    if (draft_load(desk_of(f), &a, f->draft, &draft, &err) != STATUS_OK) {
        ui_say_err(f->ui, &err);
    }
    form_draft_follow(f->ui, f->draft, &f->form);
    for (size_t i = 0; i < draft.n; i++) {
        const struct named_value *v = &draft.values[i];
        if (text_eq(v->id, DRAFT_CASES)) {
            follow_cases(f, text_or_empty(v->value));
        } else if (form_find(&f->form, v->id) >= f->form.n) {
            follow_cell(f, v);
        }
    }
    f->is_stale = true;
    arena_release(&a);
}
