/* A form: the fields of a table, each with its value, its error beside it, one in focus.
 *
 * Enter and Tab go to the next field, Shift-Tab and Up to the previous, Down to the next; Esc is
 * WIDGET_LEFT (the screen keeps the drafts and goes back), Enter in the last field WIDGET_DONE;
 * F-keys are passed on. Proposals stand under the field: Down and Up choose one, Enter takes it;
 * Up from the first leaves them alone; when only letters and digits were typed Enter takes the first, since that is a search by pinyin
 * initials. In a field with proposals the first character typed takes the place of what stood there, as
 * one means another unit, not a longer name; after an arrow key the text is edited. A value is never lost: `left` is called with every field that is left changed, and by
 * form_idle after a second's rest, so that the screen can keep a draft. */
#ifndef TUI_WIDGET_FORM_H
#define TUI_WIDGET_FORM_H

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/input.h"
#include "tui/widget/result.h"

#define FORM_REST_MS 1000

struct form_value {
    struct edit edit;
    struct buf original; /* what is stored */
    struct buf error;    /* empty when nothing is wrong, or not yet looked at */
    int64_t id;          /* of the proposal taken; 0 after typing */
    bool is_draft_due;   /* changed since `left` was last called */
};

struct form_hooks {
    void *context; /* also given to the fields' check and suggest */
    /* A changed field was left or rests: keep a draft. May be NULL. */
    void (*left)(void *context, size_t field);
    /* A proposal was taken (form_id tells which). May be NULL. */
    void (*taken)(void *context, size_t field);
};

/* The proposals under the field in focus. */
struct form_popup {
    struct suggestions found; /* n == 0: closed */
    size_t at;                /* the chosen one; found.n: none */
    struct arena arena;
};

struct form {
    const struct input *fields;
    size_t n;
    struct form_hooks hooks;
    struct form_value *values; /* one for each field */
    size_t focus;
    int top;           /* the first row in sight of a form longer than its place */
    bool is_touched;   /* a key changed something since form_idle looked */
    int64_t rested_at; /* when form_idle saw the last change, in ms */
    bool is_dense;     /* two columns of short fields also below 120 columns */
    bool is_away;      /* the focus is in another part of the screen: drawn without */
    bool is_fresh;     /* no key since the field got the focus: see form_key */
    struct form_popup popup;
    struct arena arena;
};

/* `fields` must live as long as the form. Values are empty. */
void form_init(struct form *f, const struct input *fields, size_t n, struct form_hooks hooks);
void form_release(struct form *f);

/* A stored value: becomes the original, nothing changed. */
void form_set(struct form *f, size_t field, const char *value);
/* A draft or another value put in as if typed; the original stays. */
void form_put(struct form *f, size_t field, const char *value);
/* The value as it would be kept now (input_clean). */
const char *form_value(const struct form *f, size_t field, struct arena *a);
/* The id of the proposal taken in this field, 0 when its text was typed. */
int64_t form_id(const struct form *f, size_t field);
/* The field of that name, or n. */
size_t form_find(const struct form *f, const char *name);

bool form_is_changed(const struct form *f, size_t field);
bool form_has_changes(const struct form *f);
/* After saving: the values are the stored ones. */
void form_saved(struct form *f);

/* What is wrong with the field as far as was looked; NULL when nothing. */
const char *form_error(const struct form *f, size_t field);
/* An error found by others (the desk); NULL takes it away. */
void form_set_error(struct form *f, size_t field, const char *sentence);
/* Looks at every field, shows all errors, puts the focus on the first; true when there is none. */
bool form_judge(struct form *f);
/* Leaves the field in focus (for F2: tidies its value, keeps its draft). */
void form_leave(struct form *f);
void form_focus(struct form *f, size_t field);

enum widget_result form_key(struct form *f, struct key key);
/* Are characters text now? For the screen's takes_text. Also in a choice, where they choose. */
bool form_takes_text(const struct form *f);
/* Calls `left` when the field in focus has rested FORM_REST_MS since its last change; `now` counts
 * milliseconds from anywhere. True while a rest is being waited for. */
bool form_idle(struct form *f, int64_t now);

/* Two columns of short fields from 120 columns on; scrolls to the field in focus. */
void form_draw(struct form *f, const struct canvas *cv);
/* The same in two steps, for a screen with something below the form: the fields in their place, and
 * when all is drawn the proposals over it, on a canvas with the same origin. */
void form_draw_fields(struct form *f, const struct canvas *cv);
void form_draw_proposals(const struct form *f, const struct canvas *cv);
/* For line 23: the error of the field in focus, else its rule, with 字数 where it has a limit. */
const char *form_sentence(const struct form *f, struct arena *a);
/* `未存: 单位名称, 电话 已改`; NULL when nothing is changed. */
const char *form_unsaved(const struct form *f, struct arena *a);

#endif
