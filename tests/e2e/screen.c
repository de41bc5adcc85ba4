#include "e2e/screen.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "base/die.h"
#include "base/utf8.h"

struct screen {
    VTerm *terminal;
    VTermScreen *cells;
};

struct screen *screen_new(struct pty_size size)
{
    struct screen *s = xmalloc(sizeof *s);
    s->terminal = vterm_new(size.rows, size.columns);
    vterm_set_utf8(s->terminal, 1);
    s->cells = vterm_obtain_screen(s->terminal);
    vterm_screen_enable_altscreen(s->cells, 1);
    vterm_screen_reset(s->cells, 1);
    return s;
}

void screen_free(struct screen *s)
{
    if (s)
        vterm_free(s->terminal);
    free(s);
}

void screen_resize(struct screen *s, struct pty_size size)
{
    vterm_set_size(s->terminal, size.rows, size.columns);
}

void screen_feed(struct screen *s, const char *bytes, size_t n)
{
    vterm_input_write(s->terminal, bytes, n);
    vterm_screen_flush_damage(s->cells);
}

void screen_row(struct screen *s, int row, int from, int to, struct buf *out)
{
    int rows, columns;
    vterm_get_size(s->terminal, &rows, &columns);
    if (to < 0 || to > columns)
        to = columns;
    for (int column = from; column < to;) {
        VTermScreenCell cell;
        char bytes[4];
        if (!vterm_screen_get_cell(s->cells, (VTermPos){row, column}, &cell))
            return;
        if (cell.chars[0] == 0)
            buf_char(out, ' ');
        /* The second half of a wide character holds (uint32_t)-1. */
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            if (cell.chars[i] != (uint32_t)-1)
                buf_add(out, bytes, utf8_encode(cell.chars[i], bytes));
        column += cell.width > 1 ? cell.width : 1;
    }
}

void screen_text(struct screen *s, struct buf *out)
{
    int rows, columns;
    vterm_get_size(s->terminal, &rows, &columns);
    for (int row = 0; row < rows; row++) {
        size_t start = out->n;
        screen_row(s, row, 0, columns, out);
        while (out->n > start && out->at[out->n - 1] == ' ')
            out->n--;
        buf_char(out, '\n');
    }
}

void screen_cursor(struct screen *s, int *row, int *column)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(s->terminal), &at);
    *row = at.row;
    *column = at.col;
}

void screen_answers(struct screen *s, struct buf *out)
{
    char block[256];
    for (size_t n; (n = vterm_output_read(s->terminal, block, sizeof block)) > 0;)
        buf_add(out, block, n);
}

static VTermKey named_key(const char *name)
{
    static const struct {
        const char *name;
        VTermKey key;
    } keys[] = {
        {"Enter", VTERM_KEY_ENTER},   {"Tab", VTERM_KEY_TAB},
        {"Esc", VTERM_KEY_ESCAPE},    {"Backspace", VTERM_KEY_BACKSPACE},
        {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
        {"Left", VTERM_KEY_LEFT},     {"Right", VTERM_KEY_RIGHT},
        {"Insert", VTERM_KEY_INS},    {"Delete", VTERM_KEY_DEL},
        {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
        {"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0)
            return keys[i].key;
    int number = name[0] == 'F' ? atoi(name + 1) : 0;
    return number >= 1 && number <= 12 ? (VTermKey)VTERM_KEY_FUNCTION(number) : VTERM_KEY_NONE;
}

/* "Ctrl-", "Alt-" and "Shift-" before a name; returns the name. */
static const char *modifiers(const char *name, int *out)
{
    static const struct {
        const char *prefix;
        int bit;
    } known[] = {{"Ctrl-", VTERM_MOD_CTRL}, {"Alt-", VTERM_MOD_ALT}, {"Shift-", VTERM_MOD_SHIFT}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].prefix);
        if (strncmp(name, known[i].prefix, n) == 0) {
            *out |= known[i].bit;
            return modifiers(name + n, out);
        }
    }
    return name;
}

bool screen_key(struct screen *s, const char *name, struct buf *out)
{
    int bits = VTERM_MOD_NONE;
    name = modifiers(name, &bits);
    if (strcmp(name, "BackTab") == 0) {
        name = "Tab";
        bits |= VTERM_MOD_SHIFT;
    }
    if (name[0] > ' ' && name[1] == '\0') {
        if (bits & VTERM_MOD_ALT)
            buf_char(out, '\x1b');
        /* libvterm would send some as CSI u, which no terminal does unasked. */
        buf_char(out, (char)(bits & VTERM_MOD_CTRL ? name[0] & 0x1F : name[0]));
        return true;
    }
    VTermKey key = named_key(name);
    if (key == VTERM_KEY_NONE)
        return false;
    vterm_keyboard_key(s->terminal, key, (VTermModifier)bits);
    screen_answers(s, out);
    return true;
}

void screen_paste(struct screen *s, const char *text, struct buf *out)
{
    vterm_keyboard_start_paste(s->terminal);
    screen_answers(s, out);
    buf_text(out, text);
    vterm_keyboard_end_paste(s->terminal);
    screen_answers(s, out);
}
