#include "tui/screen/sheet_work.h"

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/reviewers.h"
#include "model/submission.h"

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
    return sheet_form(a, w->who.panel, sheet_work_key(w));
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

/* ---- saving ------------------------------------------------------------------------------------------ */

/* Who types it: the reviewer here, or the staff from paper. */
static enum status find_origin(struct sheet_work *w, struct sheet_entry *entry, struct err *err)
{
    int64_t me = 0;
    enum status status = reviewer_me(w->ui->options.desk, &me, err);
    entry->origin = me == w->who.reviewer ? SHEET_FROM_DESK : SHEET_FROM_PAPER;
    return status;
}

/* What is typed; STATUS_DATA for a wrong mark. */
static enum status read_entry(struct sheet_work *w, struct arena *a, struct sheet_entry *out,
                              struct err *err)
{
    *out = (struct sheet_entry){.key = sheet_work_key(w), .typed = form_of(w, a)};
    const char *fault = sheet_page_read(&w->page, a, out);
    return fault ? err_set(err, STATUS_DATA, "%s", fault) : find_origin(w, out, err);
}

/* What cannot be saved is told and stays in its draft; false then. */
static bool save_left(struct sheet_work *w)
{
    struct sheet_left *left = &w->left;
    struct desk *desk = w->ui->options.desk;
    struct err err = {.arena = &left->arena};
    bool is_saved = !left->is_due || sheet_save(desk, &left->arena, &w->scoring, &left->entry, NULL,
                                                &err) == STATUS_OK;
    if (!is_saved) {
        enum status kept = draft_put_all(desk, left->entry.typed, left->typed, left->n_typed, &err);
        ui_say(w->ui, STYLE_ERROR, "%s 没有存成: %s%s",
               submission_no(&left->arena, left->entry.key.submission), err_sentence(&err),
               kept == STATUS_OK ? " 打过的分在草稿里." : "");
    }
    left->is_due = false;
    return is_saved;
}

bool sheet_work_leave(struct sheet_work *w)
{
    struct sheet_left *left = &w->left;
    struct err err = {.arena = &left->arena};
    (void)save_left(w);
    arena_reset(&left->arena);
    if (!sheet_work_is_changed(w)) {
        return true;
    }
    if (read_entry(w, &left->arena, &left->entry, &err) != STATUS_OK) {
        ui_say_err(w->ui, &err);
        sheet_work_keep(w);
        return false;
    }
    left->n_typed = sheet_page_typed(&w->page, &left->arena, &left->typed);
    left->is_due = true;
    sheet_page_kept(&w->page);
    w->has_draft = false;
    return true;
}

bool sheet_work_save(struct sheet_work *w)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct sheet_entry entry;
    enum status status = STATUS_OK;
    if (sheet_work_is_changed(w)) {
        status = read_entry(w, &a, &entry, &err);
        status = status == STATUS_OK
                     ? sheet_save(w->ui->options.desk, &a, &w->scoring, &entry, NULL, &err)
                     : status;
    }
    if (status == STATUS_OK) {
        sheet_page_kept(&w->page);
        w->has_draft = false;
    } else {
        ui_say_err(w->ui, &err);
        sheet_work_keep(w);
    }
    arena_release(&a);
    return status == STATUS_OK;
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
    if (w->left.is_due && w->left.entry.key.submission == submission) {
        (void)save_left(w); /* before it is read */
    }
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

void sheet_work_rest(struct sheet_work *w)
{
    if (w->left.is_due && save_left(w)) {
        (void)sheet_work_look_again(w); /* how many are drafts now */
    }
    if (sheet_page_is_left(&w->page) || now_ms(w) - w->typed_at >= REST_MS) {
        sheet_work_keep(w);
    }
}

void sheet_work_release(struct sheet_work *w)
{
    (void)save_left(w);
    if (w->now.lines.n) {
        sheet_work_keep(w);
    }
    sheet_page_release(&w->page);
    text_view_release(&w->text);
    sheet_shown_release(&w->now);
    arena_release(&w->asked);
    arena_release(&w->left.arena);
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
