#include "tui/screen/submission_form.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/units.h"
#include "model/fields.h"
#include "tui/screen/form_draft.h"

static struct desk *desk_of(const struct submission_form *f)
{
    return f->ui->options.desk;
}

/* ---- what is stored ---------------------------------------------------------------------------- */

static const char *partner_names(const struct submission_form *f, struct arena *a,
                                 const char *links)
{
    int64_t *ids;
    const char *text = NULL;
    for (size_t i = 0, n = links_parse(a, links, &ids); i < n; i++) {
        const char *name = text_or_empty(unit_name(desk_of(f), a, ids[i]));
        text = text ? arena_printf(a, "%s、%s", text, name) : name;
    }
    return text;
}

static const char *track_name(const struct submission_form *f, const char *track)
{
    const struct track *t = text_is_empty(track) ? NULL : notice_track(f->notice, track);
    return t && t->name ? t->name : track;
}

/* A column as the form shows it. */
static const char *column_value(const struct submission_form *f, struct arena *a,
                                const struct submission *s, const char *name)
{
    const struct record_field *column = record_field(&submission_type, name);
    if (text_eq(name, "track")) {
        return track_name(f, s->track);
    }
    if (column->kind == RECORD_LINK) {
        return unit_name(desk_of(f), a, record_number(s, column));
    }
    return column->kind == RECORD_LINKS ? partner_names(f, a, record_text(s, column))
                                        : record_value(a, s, column);
}

void submission_form_show(struct submission_form *f, const struct submission *s)
{
    struct arena a = {0};
    for (size_t i = 0; i < f->inputs.n; i++) {
        const struct field *field = f->inputs.fields[i];
        if (i < f->inputs.n_columns) {
            form_set(&f->form, i, column_value(f, &a, s, f->inputs.at[i].name));
        } else if (field) {
            form_set(&f->form, i, fields_get(&a, s->fields, submission_field_id(field)));
        }
    }
    arena_release(&a);
}

/* ---- made -------------------------------------------------------------------------------------- */

void submission_form_keep_notice(struct submission_form *f)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const char *id = arena_printf(&a, "%lld", (long long)f->base.notice);
    if (draft_put(desk_of(f), f->draft, "notice", id, &err) != STATUS_OK) {
        ui_say_err(f->ui, &err);
    }
    arena_release(&a);
}

int64_t submission_form_drafted_notice(const struct submission_form *f)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct draft draft = {0};
    int64_t notice = 0;
    if (draft_load(desk_of(f), &a, f->draft, &draft, &err) != STATUS_OK) {
        ui_say_err(f->ui, &err);
    }
    for (size_t i = 0; i < draft.n; i++) {
        if (text_eq(draft.values[i].id, "notice")) {
            notice = strtoll(draft.values[i].value, NULL, 10);
        }
    }
    arena_release(&a);
    return notice;
}

static void left(void *context, size_t field)
{
    struct submission_form *f = context;
    form_draft_keep(f->ui, f->draft, &f->form, field);
    if (f->base.record.id == 0) {
        submission_form_keep_notice(f);
    }
}

/* Where a new unit is asked for, the screen opens its form. */
static void taken(void *context, size_t field)
{
    struct submission_form *f = context;
    if (form_id(&f->form, field) != -1) {
        return;
    }
    f->new_unit = field + 1;
    f->new_name = submission_last_piece(form_value(&f->form, field, &f->arena));
}

enum status submission_form_make(struct submission_form *f, struct err *err)
{
    enum status status =
        notice_definition(desk_of(f), f->base.notice, f->base.revision, &f->notice, err);
    if (status != STATUS_OK) {
        return status;
    }
    submission_form_release(f);
    f->inputs =
        submission_inputs_make(&f->arena, f->notice, f->base.fields, &submission_form_proposals);
    form_init(&f->form, f->inputs.at, f->inputs.n,
              (struct form_hooks){.context = f, .left = left, .taken = taken});
    f->is_made = true;
    submission_form_show(f, &f->base);
    (void)form_draft_put(f->ui, f->draft, &f->form);
    return STATUS_OK;
}

void submission_form_release(struct submission_form *f)
{
    if (f->is_made) {
        form_leave(&f->form);
        form_release(&f->form);
        f->is_made = false;
    }
    arena_release(&f->arena);
}

/* ---- what was typed ---------------------------------------------------------------------------- */

/* A unit chosen from the proposals is meant by its row, not by its name. */
static bool take_chosen(const struct submission_form *f, size_t i, struct submission *mine)
{
    const struct record_field *column = record_field(&submission_type, f->inputs.at[i].name);
    if (form_id(&f->form, i) <= 0 || column->kind != RECORD_LINK) {
        return false;
    }
    record_set_number(mine, column, form_id(&f->form, i));
    return true;
}

static enum status read_column(struct submission_form *f, struct arena *a, size_t i,
                               struct submission *mine, struct err *err)
{
    const char *value = form_value(&f->form, i, a);
    if (take_chosen(f, i, mine)) {
        return STATUS_OK;
    }
    enum status status = submission_set(desk_of(f), a, mine, f->inputs.at[i].name, value, err);
    if (status == STATUS_NOT_FOUND) {
        status = err_set(err, status, "没有登记过这个单位: 按下箭头选一个, 或选「新建这个单位」");
    }
    if (status != STATUS_OK) {
        form_focus(&f->form, i);
        form_set_error(&f->form, i, err->text);
    }
    return status;
}

enum status submission_form_read(struct submission_form *f, struct arena *a,
                                 struct submission *mine, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < f->inputs.n && status == STATUS_OK; i++) {
        if (!form_is_changed(&f->form, i)) {
            continue;
        }
        if (i < f->inputs.n_columns) {
            status = read_column(f, a, i, mine, err);
        } else {
            mine->fields = fields_set(a, mine->fields, submission_field_id(f->inputs.fields[i]),
                                      form_value(&f->form, i, a));
        }
    }
    return status;
}

void submission_form_meant(const struct submission_form *f, struct arena *a,
                           struct submission *mine)
{
    static const char *const columns[] = {"track", "direction", "title",
                                          "lead",  "partners",  "recommender"};
    struct err quiet = {.arena = a};
    *mine = f->base;
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
        size_t i = form_find(&f->form, columns[k]);
        if (i < f->inputs.n_columns && form_is_changed(&f->form, i) && !take_chosen(f, i, mine)) {
            (void)!submission_set(desk_of(f), a, mine, columns[k], form_value(&f->form, i, a),
                                  &quiet);
        }
    }
    mine->title_key = NULL;
    if (text_is_empty(mine->track) && f->notice->tracks.n == 1) {
        mine->track = f->notice->tracks.at[0].name;
    }
}

enum status submission_form_meet(struct submission_form *f, struct arena *a, struct err *err)
{
    struct submission now = {0};
    enum status status = submission_load(desk_of(f), a, f->base.record.id, &now, err);
    if (status != STATUS_OK || text_eq(now.fields, f->base.fields)) {
        return status;
    }
    for (size_t i = f->inputs.n_columns; i < f->inputs.n; i++) {
        if (!f->inputs.fields[i] || !form_is_changed(&f->form, i)) {
            continue;
        }
        const char *id = submission_field_id(f->inputs.fields[i]);
        if (!text_eq(fields_get(a, now.fields, id), fields_get(a, f->base.fields, id))) {
            return STATUS_OK; /* both changed it: saving tells of the conflict */
        }
    }
    f->base.fields = now.fields;
    return STATUS_OK;
}

size_t submission_form_findings(const struct submission_form *f)
{
    size_t n = 0;
    for (size_t i = f->inputs.n_columns; i < f->inputs.n; i++) {
        n += form_error(&f->form, i) != NULL;
    }
    return n;
}
