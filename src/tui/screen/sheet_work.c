#include "tui/screen/sheet_work.h"

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/reviewers.h"

struct sheet_key sheet_work_key(const struct sheet_work *w)
{
    return (struct sheet_key){w->lines.at[w->at].submission, w->who.reviewer};
}

bool sheet_work_is_sealed(const struct sheet_work *w)
{
    return text_eq(w->view.sheet.state, SHEET_SEALED);
}

/* ---- the draft ---------------------------------------------------------------------------------- */

static const char *form_of(const struct sheet_work *w, struct arena *a)
{
    return arena_printf(a, "sheet:%lld:%lld:%lld", (long long)w->who.panel,
                        (long long)w->who.reviewer, (long long)sheet_work_key(w).submission);
}

void sheet_work_keep(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (w->is_typed) {
        w->is_typed = false;
        w->has_draft = true;
        if (draft_put(w->ui->options.desk, form_of(w, &a), sheet_page_field(&w->page, &a),
                      sheet_page_value(&w->page), &err) != STATUS_OK) {
            ui_say_err(w->ui, &err);
        }
    }
    arena_release(&a);
}

static void drop_draft(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    w->is_typed = false;
    w->has_draft = false;
    if (draft_drop(w->ui->options.desk, form_of(w, &a), &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
    }
    arena_release(&a);
}

static enum status put_draft(struct sheet_work *w, struct err *err)
{
    struct draft draft;
    enum status status =
        draft_load(w->ui->options.desk, &w->arena, form_of(w, &w->arena), &draft, err);
    for (size_t i = 0; status == STATUS_OK && i < draft.n && !sheet_work_is_sealed(w); i++) {
        sheet_page_draft(&w->page, draft.values[i].id, draft.values[i].value);
    }
    w->has_draft = status == STATUS_OK && draft.n > 0;
    return status;
}

/* ---- loading ------------------------------------------------------------------------------------- */

static enum status load_lines(struct sheet_work *w, struct err *err)
{
    return sheet_lines_load(w->ui->options.desk, &w->arena, &w->scoring, w->who.reviewer, &w->lines,
                            err);
}

static void find_line(struct sheet_work *w, int64_t submission)
{
    w->at = 0;
    for (size_t i = 0; i < w->lines.n; i++) {
        if (w->lines.at[i].submission == submission) {
            w->at = i;
        }
    }
}

static enum status load_case(struct sheet_work *w, struct err *err)
{
    enum status status = sheet_view_load(w->ui->options.desk, &w->arena, &w->scoring,
                                         sheet_work_key(w), &w->view, err);
    if (status == STATUS_OK && w->view.is_hidden) {
        return err_set(err, STATUS_NOT_PERMITTED, "这份打分表还没有封存, 只有专家本人能看");
    }
    if (status == STATUS_OK) {
        status = sheet_case_load(w->ui->options.desk, &w->arena, &w->scoring,
                                 sheet_work_key(w).submission, &w->of, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    sheet_page_set(&w->page, &w->view);
    text_view_set(&w->text, w->of.text);
    return put_draft(w, err);
}

/* The case `submission` anew, with the list it stands in. */
static enum status show_case(struct sheet_work *w, int64_t submission, struct err *err)
{
    arena_reset(&w->arena);
    enum status status = load_lines(w, err);
    if (status == STATUS_OK && w->lines.n == 0) {
        return err_set(err, STATUS_DATA, "这个评审组里没有分配给这位专家的申报件");
    }
    if (status == STATUS_OK) {
        find_line(w, submission);
        status = load_case(w, err);
    }
    return status;
}

void sheet_work_release(struct sheet_work *w)
{
    if (w->lines.n) {
        sheet_work_keep(w);
    }
    sheet_page_release(&w->page);
    text_view_release(&w->text);
    arena_release(&w->arena);
}

enum status sheet_work_open(struct sheet_work *w, struct arena *a, struct err *err)
{
    text_view_init(&w->text);
    enum status status = scoring_load(w->ui->options.desk, a, w->who.panel, &w->scoring, err);
    if (status == STATUS_OK) {
        sheet_page_init(&w->page, a, &w->scoring);
        status = show_case(w, w->who.submission, err);
    }
    if (status != STATUS_OK) {
        w->lines.n = 0;
        sheet_work_release(w);
    }
    return status;
}

/* ---- saving, sealing ------------------------------------------------------------------------------ */

/* False when a mark is wrong; the cursor stands there and the sentence is told. */
bool sheet_work_save(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    int64_t me = 0;
    struct sheet_entry entry = {.key = sheet_work_key(w), .origin = SHEET_FROM_PAPER};
    sheet_work_keep(w);
    const char *fault =
        w->has_draft && !sheet_work_is_sealed(w) ? sheet_page_read(&w->page, &a, &entry) : NULL;
    bool saves = w->has_draft && !sheet_work_is_sealed(w) && !fault;
    enum status status = saves ? reviewer_me(w->ui->options.desk, &me, &err) : STATUS_OK;
    if (status == STATUS_OK && saves) {
        entry.origin = me == w->who.reviewer ? SHEET_FROM_DESK : SHEET_FROM_PAPER;
        status = sheet_save(w->ui->options.desk, &a, &w->scoring, &entry, NULL, &err);
    }
    if (fault) {
        ui_say(w->ui, STYLE_ERROR, "%s.", fault);
    } else if (status != STATUS_OK) {
        ui_say_err(w->ui, &err);
    } else if (saves) {
        drop_draft(w);
    }
    arena_release(&a);
    return !fault && status == STATUS_OK;
}

void sheet_work_show(struct sheet_work *w, int64_t submission)
{
    struct err err = {.arena = &w->arena};
    if (show_case(w, submission, &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
    }
}
