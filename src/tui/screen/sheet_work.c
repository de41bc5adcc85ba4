#include "tui/screen/sheet_work.h"

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/reviewers.h"

#define REST_MS 1000

struct sheet_key sheet_work_key(const struct sheet_work *w)
{
    return (struct sheet_key){w->now.lines.at[w->now.at].submission, w->who.reviewer};
}

bool sheet_work_is_sealed(const struct sheet_work *w)
{
    return text_eq(w->now.view.sheet.state, SHEET_SEALED);
}

/* ---- the draft ---------------------------------------------------------------------------------- */

static const char *form_of(const struct sheet_work *w, struct arena *a)
{
    return arena_printf(a, "sheet:%lld:%lld:%lld", (long long)w->who.panel,
                        (long long)w->who.reviewer, (long long)sheet_work_key(w).submission);
}

static int64_t now_ms(const struct sheet_work *w)
{
    return w->ui->options.terminal->now_ms(w->ui->options.terminal);
}

/* What could not be kept is tried again after the next rest. */
void sheet_work_keep(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct named_value *typed;
    size_t n = sheet_page_typed(&w->page, &a, &typed);
    if (n && draft_put_all(w->ui->options.desk, form_of(w, &a), typed, n, &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
        w->typed_at = now_ms(w);
    } else if (n) {
        sheet_page_kept(&w->page);
        w->has_draft = true;
    }
    arena_release(&a);
}

void sheet_work_rest(struct sheet_work *w)
{
    if (sheet_page_is_left(&w->page) || now_ms(w) - w->typed_at >= REST_MS) {
        sheet_work_keep(w);
    }
}

bool sheet_work_is_changed(const struct sheet_work *w)
{
    return !sheet_work_is_sealed(w) && (w->has_draft || sheet_page_is_typed(&w->page));
}

static enum status put_draft(struct sheet_work *w, struct err *err)
{
    struct arena a = {0};
    struct draft draft;
    enum status status = draft_load(w->ui->options.desk, &a, form_of(w, &a), &draft, err);
    for (size_t i = 0; status == STATUS_OK && i < draft.n && !sheet_work_is_sealed(w); i++) {
        sheet_page_draft(&w->page, draft.values[i].id, draft.values[i].value);
    }
    w->has_draft = status == STATUS_OK && draft.n > 0;
    arena_release(&a);
    return status;
}

/* ---- loading ------------------------------------------------------------------------------------- */

static enum status load(struct sheet_work *w, int64_t submission, struct sheet_shown *out,
                        struct err *err)
{
    const struct sheet_key key = {submission, w->who.reviewer};
    return sheet_shown_load(w->ui->options.desk, &w->scoring, key, out, err);
}

static void adopt(struct sheet_work *w, const struct sheet_shown *fresh)
{
    sheet_shown_release(&w->now);
    w->now = *fresh;
}

static enum status show_case(struct sheet_work *w, int64_t submission, struct err *err)
{
    struct sheet_shown fresh;
    enum status status = load(w, submission, &fresh, err);
    if (status != STATUS_OK) {
        return status;
    }
    adopt(w, &fresh);
    sheet_page_begin(&w->page);
    sheet_page_set(&w->page, &w->now.view);
    text_view_set(&w->text, w->now.of.text);
    return put_draft(w, err);
}

void sheet_work_show(struct sheet_work *w, int64_t submission)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (show_case(w, submission, &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
    }
    arena_release(&a);
}

/* Is it another sheet than the one in sight, or an edited one? */
static bool differs(const struct sheet_work *w, const struct sheet_shown *fresh)
{
    const struct record *now = &w->now.view.sheet.record, *then = &fresh->view.sheet.record;
    return now->id != then->id || now->rev != then->rev;
}

bool sheet_work_look_again(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct sheet_shown fresh;
    bool is_other_text = false;
    if (load(w, sheet_work_key(w).submission, &fresh, &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
    } else {
        bool is_other_sheet = differs(w, &fresh) && !sheet_work_is_changed(w);
        is_other_text = !text_eq(w->now.of.text, fresh.of.text);
        adopt(w, &fresh);
        if (is_other_sheet) {
            sheet_page_set(&w->page, &w->now.view);
        }
        if (is_other_text) {
            text_view_set(&w->text, w->now.of.text);
        }
    }
    arena_release(&a);
    return is_other_text;
}

void sheet_work_release(struct sheet_work *w)
{
    if (w->now.lines.n) {
        sheet_work_keep(w);
    }
    sheet_page_release(&w->page);
    text_view_release(&w->text);
    sheet_shown_release(&w->now);
    arena_release(&w->asked);
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
        sheet_work_release(w);
    }
    return status;
}

/* ---- saving, sealing ------------------------------------------------------------------------------ */

/* Who types it: the reviewer here, or the staff from paper. */
static enum status find_origin(struct sheet_work *w, struct sheet_entry *entry, struct err *err)
{
    int64_t me = 0;
    enum status status = reviewer_me(w->ui->options.desk, &me, err);
    entry->origin = me == w->who.reviewer ? SHEET_FROM_DESK : SHEET_FROM_PAPER;
    return status;
}

/* What is typed as the sheet of the desk. */
static enum status save(struct sheet_work *w, struct arena *a, struct err *err)
{
    struct sheet_entry entry = {.key = sheet_work_key(w), .typed = form_of(w, a)};
    const char *fault = sheet_page_read(&w->page, a, &entry);
    enum status status = fault ? err_set(err, STATUS_DATA, "%s", fault) : STATUS_OK;
    if (status == STATUS_OK) {
        status = find_origin(w, &entry, err);
    }
    return status == STATUS_OK ? sheet_save(w->ui->options.desk, a, &w->scoring, &entry, NULL, err)
                               : status;
}

bool sheet_work_save(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    bool is_saved = !sheet_work_is_changed(w) || save(w, &a, &err) == STATUS_OK;
    if (is_saved) {
        sheet_page_kept(&w->page);
        w->has_draft = false;
    } else {
        ui_say_err(w->ui, &err);
        sheet_work_keep(w);
    }
    arena_release(&a);
    return is_saved;
}
