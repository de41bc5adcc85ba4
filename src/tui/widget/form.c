#include "tui/widget/form.h"

#include <string.h>

#include "base/slice.h"
#include "tui/widget/form_choice.h"

void form_init(struct form *f, const struct input *fields, size_t n, struct form_hooks hooks)
{
    *f = (struct form){.fields = fields, .n = n, .hooks = hooks};
    f->values = ARENA_ARRAY(&f->arena, struct form_value, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct form_value *v = &f->values[i];
        edit_init(&v->edit, fields[i].kind == INPUT_LINES);
        buf_init(&v->original);
        buf_init(&v->error);
    }
    while (f->focus + 1 < n && !input_takes_focus(&fields[f->focus])) {
        f->focus++;
    }
    f->is_fresh = true;
}

void form_release(struct form *f)
{
    for (size_t i = 0; i < f->n; i++) {
        edit_release(&f->values[i].edit);
        buf_release(&f->values[i].original);
        buf_release(&f->values[i].error);
    }
    arena_release(&f->popup.arena);
    arena_release(&f->arena);
}

/* ---- values ------------------------------------------------------------------------------------ */

static void set_text(struct buf *b, const char *text)
{
    buf_clear(b);
    buf_text(b, text_or_empty(text));
}

void form_set(struct form *f, size_t field, const char *value)
{
    struct form_value *v = &f->values[field];
    edit_set(&v->edit, value);
    set_text(&v->original, value);
    buf_clear(&v->error);
    v->id = 0;
    v->is_draft_due = false;
}

void form_put(struct form *f, size_t field, const char *value)
{
    (void)edit_buffer_replace(&f->values[field].edit.buffer, value);
}

const char *form_value(const struct form *f, size_t field, struct arena *a)
{
    return input_clean(&f->fields[field], a, edit_text(&f->values[field].edit));
}

int64_t form_id(const struct form *f, size_t field)
{
    return f->values[field].id;
}

size_t form_find(const struct form *f, const char *name)
{
    size_t i = 0;
    while (i < f->n && !(f->fields[i].name && strcmp(f->fields[i].name, name) == 0)) {
        i++;
    }
    return i;
}

bool form_is_changed(const struct form *f, size_t field)
{
    if (!input_takes_focus(&f->fields[field])) {
        return false;
    }
    struct arena a = {0};
    const struct buf *original = &f->values[field].original;
    bool is_changed = !text_eq(form_value(f, field, &a), original->n > 0 ? original->at : "");
    arena_release(&a);
    return is_changed;
}

bool form_has_changes(const struct form *f)
{
    for (size_t i = 0; i < f->n; i++) {
        if (form_is_changed(f, i)) {
            return true;
        }
    }
    return false;
}

void form_saved(struct form *f)
{
    struct arena a = {0};
    for (size_t i = 0; i < f->n; i++) {
        set_text(&f->values[i].original, form_value(f, i, &a));
        f->values[i].is_draft_due = false;
    }
    arena_release(&a);
}

/* ---- errors ------------------------------------------------------------------------------------ */

const char *form_error(const struct form *f, size_t field)
{
    const struct buf *error = &f->values[field].error;
    return error->n > 0 ? error->at : NULL;
}

void form_set_error(struct form *f, size_t field, const char *sentence)
{
    set_text(&f->values[field].error, sentence);
}

static void judge(struct form *f, size_t field)
{
    struct arena a = {0};
    const char *text = edit_text(&f->values[field].edit);
    form_set_error(f, field, input_error(&f->fields[field], f->hooks.context, &a, text));
    arena_release(&a);
}

bool form_judge(struct form *f)
{
    size_t first = f->n;
    form_leave(f);
    for (size_t i = f->n; i-- > 0;) {
        judge(f, i);
        first = form_error(f, i) ? i : first;
    }
    if (first < f->n) {
        form_focus(f, first);
    }
    return first == f->n;
}

/* ---- focus and drafts -------------------------------------------------------------------------- */

static void close_popup(struct form *f)
{
    arena_reset(&f->popup.arena);
    memset(&f->popup.found, 0, sizeof f->popup.found);
    f->popup.at = 0;
}

static void keep_draft(struct form *f)
{
    struct form_value *v = &f->values[f->focus];
    if (v->is_draft_due && f->hooks.left) {
        f->hooks.left(f->hooks.context, f->focus);
    }
    v->is_draft_due = false;
}

/* An empty field is not nagged about before form_judge. */
void form_leave(struct form *f)
{
    close_popup(f);
    if (f->n == 0 || !input_takes_focus(&f->fields[f->focus])) {
        return;
    }
    struct arena a = {0};
    struct form_value *v = &f->values[f->focus];
    const char *clean = form_value(f, f->focus, &a);
    (void)edit_buffer_replace(&v->edit.buffer, clean);
    if (clean[0] != '\0') {
        judge(f, f->focus);
    }
    keep_draft(f);
    arena_release(&a);
}

void form_focus(struct form *f, size_t field)
{
    if (field != f->focus) {
        form_leave(f);
    }
    f->focus = field;
    f->is_fresh = true;
}

/* The next input field in a direction; f->focus when there is none. */
static size_t neighbour(const struct form *f, bool is_back)
{
    size_t i = f->focus;
    while (is_back ? i > 0 : i + 1 < f->n) {
        i = is_back ? i - 1 : i + 1;
        if (input_takes_focus(&f->fields[i])) {
            return i;
        }
    }
    return f->focus;
}

bool form_takes_text(const struct form *f)
{
    return f->n > 0 && input_takes_focus(&f->fields[f->focus]);
}

bool form_idle(struct form *f, int64_t now)
{
    if (f->is_touched) {
        f->is_touched = false;
        f->rested_at = now;
    }
    bool is_due = f->n > 0 && f->values[f->focus].is_draft_due;
    if (is_due && now - f->rested_at >= FORM_REST_MS) {
        keep_draft(f);
        is_due = false;
    }
    return is_due;
}

/* ---- keys -------------------------------------------------------------------------------------- */

static bool is_plain_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text == '\0';
}

/* Letters alone are a search, so its first find is chosen; Chinese may be a new name. */
static void propose(struct form *f)
{
    const struct input *field = &f->fields[f->focus];
    const char *typed = edit_text(&f->values[f->focus].edit);
    close_popup(f);
    if (field->suggest && typed[0] != '\0') {
        f->popup.found = field->suggest(f->hooks.context, &f->popup.arena, typed);
        f->popup.at = is_plain_ascii(typed) ? 0 : f->popup.found.n;
    }
}

static enum widget_result touched(struct form *f)
{
    struct form_value *v = &f->values[f->focus];
    v->id = 0;
    v->is_draft_due = true;
    f->is_touched = true;
    if (v->error.n > 0) {
        judge(f, f->focus);
    }
    propose(f);
    return WIDGET_CHANGED;
}

static enum widget_result take_proposal(struct form *f)
{
    struct form_value *v = &f->values[f->focus];
    struct suggestion taken = f->popup.found.at[f->popup.at];
    size_t field = f->focus;
    (void)edit_buffer_replace(&v->edit.buffer, taken.text);
    (void)touched(f);
    if (taken.goes_on) {
        return WIDGET_CHANGED;
    }
    v->id = taken.id;
    form_focus(f, neighbour(f, false));
    close_popup(f);
    if (f->hooks.taken) {
        f->hooks.taken(f->hooks.context, field);
    }
    return WIDGET_CHANGED;
}

/* Keys of the open proposals. */
static enum widget_result popup_key(struct form *f, uint32_t code)
{
    struct form_popup *p = &f->popup;
    bool is_chosen = p->at < p->found.n;
    if (code == K_DOWN) {
        p->at = !is_chosen ? 0 : p->at + 1 < p->found.n ? p->at + 1 : p->at;
    } else if (code == K_UP && is_chosen) {
        p->at = p->at > 0 ? p->at - 1 : p->found.n;
    } else if (code == K_ESC) {
        close_popup(f);
    } else if (code == K_ENTER && is_chosen) {
        return take_proposal(f);
    } else {
        return WIDGET_PASS;
    }
    return WIDGET_HANDLED;
}

static enum widget_result move_focus(struct form *f, uint32_t code)
{
    bool is_back = code == K_UP || code == K_BACK_TAB;
    size_t to = neighbour(f, is_back);
    if (to == f->focus) {
        form_leave(f);
        return code == K_ENTER ? WIDGET_DONE : WIDGET_HANDLED;
    }
    form_focus(f, to);
    return WIDGET_HANDLED;
}

static enum widget_result input_key(struct form *f, struct key key)
{
    const struct input *field = &f->fields[f->focus];
    struct edit *edit = &f->values[f->focus].edit;
    size_t n;
    (void)input_choices(field, &n);
    if (f->is_fresh && field->suggest && key_is_text(key)) {
        (void)edit_buffer_replace(&edit->buffer, "");
    }
    f->is_fresh = false;
    enum widget_result result = n > 0 ? form_choice_key(field, edit, key) : edit_key(edit, key);
    return result == WIDGET_CHANGED ? touched(f) : result;
}

enum widget_result form_key(struct form *f, struct key key)
{
    if (!form_takes_text(f)) {
        return key.code == K_ESC ? WIDGET_LEFT : WIDGET_PASS;
    }
    enum widget_result result = f->popup.found.n > 0 ? popup_key(f, key.code) : WIDGET_PASS;
    result = result == WIDGET_PASS ? input_key(f, key) : result;
    if (result != WIDGET_PASS) {
        return result;
    }
    switch (key.code) {
    case K_ENTER:
    case K_TAB:
    case K_DOWN:
    case K_UP:
    case K_BACK_TAB: return move_focus(f, key.code);
    case K_ESC: form_leave(f); return WIDGET_LEFT;
    default: return WIDGET_PASS;
    }
}

/* ---- what it says ------------------------------------------------------------------------------ */

/* `字数 812  至少 1500`: counted while typing, where the rule counts. */
static const char *count_text(const struct input *field, struct arena *a, size_t words)
{
    if (field->min > 0 && field->max > 0) {
        return arena_printf(a, "字数 %zu  至少 %zu 至多 %zu", words, field->min, field->max);
    }
    if (field->min > 0) {
        return arena_printf(a, "字数 %zu  至少 %zu", words, field->min);
    }
    return field->max > 0 ? arena_printf(a, "字数 %zu / %zu", words, field->max)
                          : arena_printf(a, "字数 %zu", words);
}

const char *form_sentence(const struct form *f, struct arena *a)
{
    if (f->n == 0) {
        return "";
    }
    const struct input *field = &f->fields[f->focus];
    const char *error = form_error(f, f->focus);
    const char *said = error ? error : text_or_empty(field->help);
    size_t words = edit_buffer_words(&f->values[f->focus].edit.buffer);
    if (field->min > 0 || field->max > 0 || field->kind == INPUT_LINES) {
        return arena_printf(a, "%s%s%s", count_text(field, a, words), *said ? "  " : "", said);
    }
    return said;
}

const char *form_unsaved(const struct form *f, struct arena *a)
{
    const char *labels = NULL;
    for (size_t i = 0; i < f->n; i++) {
        if (form_is_changed(f, i)) {
            labels =
                labels ? arena_printf(a, "%s, %s", labels, f->fields[i].label) : f->fields[i].label;
        }
    }
    return labels ? arena_printf(a, "未存: %s 已改", labels) : NULL;
}
