#include "tui/widget/form_choice.h"

#include <string.h>

#include "base/utf8.h"
#include "text/pinyin.h"

struct options {
    const char *const *at;
    size_t n, chosen; /* chosen == n: none */
};

static struct options options_of(const struct input *field, const struct edit *edit)
{
    struct options o = {0};
    o.at = input_choices(field, &o.n);
    while (o.chosen < o.n && strcmp(o.at[o.chosen], edit_text(edit)) != 0) {
        o.chosen++;
    }
    return o;
}

static bool begins_with(const char *text, uint32_t code)
{
    struct arena a = {0};
    size_t length;
    bool begins = utf8_decode(text, strlen(text), &length) == code;
    if (!begins && code < 0x80) {
        uint32_t lower = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
        begins = (unsigned char)pinyin_initials(&a, text)[0] == lower;
    }
    arena_release(&a);
    return begins;
}

/* The next choice behind the chosen one that begins with the character; n when there is none. */
static size_t next_with(const struct options *o, uint32_t code)
{
    for (size_t i = 1; i <= o->n; i++) {
        size_t at = o->chosen == o->n ? i - 1 : (o->chosen + i) % o->n;
        if (begins_with(o->at[at], code)) {
            return at;
        }
    }
    return o->n;
}

static size_t chosen_by_character(const struct input *field, const struct options *o, uint32_t code)
{
    if (code >= '1' && code <= '9') {
        return code - '1' < o->n ? code - '1' : o->n;
    }
    if (field->kind == INPUT_YES_NO && (code == 'y' || code == 'n')) {
        return code == 'n';
    }
    return next_with(o, code);
}

static size_t stepped(const struct options *o, bool is_back)
{
    if (o->chosen == o->n) {
        return is_back ? o->n - 1 : 0;
    }
    return (o->chosen + (is_back ? o->n - 1 : 1)) % o->n;
}

enum widget_result form_choice_key(const struct input *field, struct edit *edit, struct key key)
{
    struct options o = options_of(field, edit);
    uint32_t code = key_folded(key.code);
    size_t to = o.n;
    if (code == K_LEFT || code == K_RIGHT || code == K_SPACE) {
        to = stepped(&o, code == K_LEFT);
    } else if (code == K_BACKSPACE || code == K_DELETE) {
        return edit_buffer_replace(&edit->buffer, "") ? WIDGET_CHANGED : WIDGET_HANDLED;
    } else if (key_is_text(key)) {
        to = chosen_by_character(field, &o, code);
    } else {
        return WIDGET_PASS;
    }
    bool is_changed = to < o.n && edit_buffer_replace(&edit->buffer, o.at[to]);
    return is_changed ? WIDGET_CHANGED : WIDGET_HANDLED;
}

static int width_of_all(const struct options *o)
{
    int width = 0;
    for (size_t i = 0; i < o->n; i++) {
        width += (int)utf8_text_width(o->at[i]) + 3;
    }
    return width;
}

static void draw_all(const struct options *o, const struct canvas *cv, bool has_focus)
{
    enum style plain = has_focus ? STYLE_FOCUS : STYLE_FIELD;
    int x = 0, cursor = 0;
    for (size_t i = 0; i < o->n; i++) {
        bool is_chosen = i == o->chosen;
        struct pen pen = {.x = x, .style = is_chosen && has_focus ? STYLE_SELECTED : plain};
        cursor = is_chosen ? x + 1 : cursor;
        x += canvas_printf(cv, pen, is_chosen ? "[%s]" : " %s ", o->at[i]) + 1;
    }
    if (has_focus) {
        canvas_cursor(cv, 0, cursor);
    }
}

void form_choice_draw(const struct input *field, const struct edit *edit, const struct canvas *cv,
                      bool has_focus)
{
    struct options o = options_of(field, edit);
    if (width_of_all(&o) <= cv->cols + 1) {
        draw_all(&o, cv, has_focus);
        return;
    }
    struct pen pen = {.style = has_focus ? STYLE_FOCUS : STYLE_FIELD};
    const char *chosen = o.chosen < o.n ? o.at[o.chosen] : "____";
    size_t number = o.chosen < o.n ? o.chosen + 1 : 0;
    (void)canvas_printf(cv, pen, "[%s]  %zu / %zu", chosen, number, o.n);
    if (has_focus) {
        canvas_cursor(cv, 0, 1);
    }
}
