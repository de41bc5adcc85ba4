#include "tui/widget/secret_form.h"

#include <string.h>

#include "base/utf8.h"

#define INPUT_COLS 36

void secret_form_ask(struct secret_form *f, const char *const *labels, size_t n)
{
    secret_form_wipe(f);
    for (size_t i = 0; i < n && i < SECRET_ROWS_MAX; i++) {
        f->labels[i] = labels[i];
        f->n = i + 1;
    }
}

void secret_form_wipe(struct secret_form *f)
{
    memory_wipe(f, sizeof *f);
}

const char *secret_form_text(const struct secret_form *f, size_t row)
{
    return f->secrets[row].text;
}

/* ---- keys ------------------------------------------------------------------------------------- */

static void take(struct secret_form *f, unsigned char byte)
{
    if (byte < ' ' || byte > '~') {
        f->complaint = "收到了汉字或全角字符: 请关掉输入法再输密码";
    } else if (!secret_add(&f->secrets[f->focus], (char)byte)) {
        f->complaint = "密码太长了";
    }
}

/* A line feed behind a pasted password is not part of it. */
static void paste(struct secret_form *f, const char *text)
{
    for (; text && *text && *text != '\n'; text++) {
        take(f, (unsigned char)*text);
    }
}

static enum widget_result enter(struct secret_form *f)
{
    if (f->focus + 1 == f->n) {
        return WIDGET_DONE;
    }
    f->focus++;
    return WIDGET_HANDLED;
}

static enum widget_result move(struct secret_form *f, bool is_down)
{
    f->focus = is_down ? (f->focus + 1) % f->n : (f->focus + f->n - 1) % f->n;
    return WIDGET_HANDLED;
}

enum widget_result secret_form_key(struct secret_form *f, struct key key)
{
    struct secret *s = &f->secrets[f->focus];
    f->complaint = NULL;
    switch (key.code) {
    case K_ENTER: return enter(f);
    case K_ESC: return WIDGET_LEFT;
    case K_TAB:
    case K_DOWN: return move(f, true);
    case K_BACK_TAB:
    case K_UP: return move(f, false);
    case K_BACKSPACE: secret_drop(s, 1); return WIDGET_CHANGED;
    case K_CTRL('u'): secret_wipe(s); return WIDGET_CHANGED;
    case K_PASTE: paste(f, key.text); return WIDGET_CHANGED;
    default: break;
    }
    if (!key_is_text(key)) {
        return WIDGET_PASS;
    }
    take(f, key.code > '~' ? 0 : (unsigned char)key.code);
    return WIDGET_CHANGED;
}

/* ---- the picture ------------------------------------------------------------------------------ */

static int label_cols(const struct secret_form *f)
{
    size_t widest = 0;
    for (size_t i = 0; i < f->n; i++) {
        size_t width = utf8_text_width(f->labels[i]);
        widest = width > widest ? width : widest;
    }
    return (int)widest;
}

/* As many stars as there is room for: that something is typed is all they say. */
static void draw_row(const struct secret_form *f, const struct canvas *cv, struct pen pen,
                     size_t row)
{
    bool has_focus = row == f->focus;
    size_t n = f->secrets[row].n;
    int stars = n > INPUT_COLS - 1 ? INPUT_COLS - 1 : (int)n;
    pen.style = has_focus ? STYLE_FOCUS : STYLE_FIELD;
    for (int i = 0; i < INPUT_COLS; i++) {
        (void)canvas_text(cv, (struct pen){.y = pen.y, .x = pen.x + i, .style = pen.style},
                          i < stars ? "*" : "_");
    }
    if (has_focus) {
        canvas_cursor(cv, pen.y, pen.x + stars);
    }
}

void secret_form_draw(const struct secret_form *f, const struct canvas *cv)
{
    int x = 1 + label_cols(f) + 2;
    for (size_t i = 0; i < f->n; i++) {
        int y = (int)i * 2;
        canvas_text(cv, (struct pen){.y = y, .x = 1}, f->labels[i]);
        draw_row(f, cv, (struct pen){.y = y, .x = x}, i);
    }
}
