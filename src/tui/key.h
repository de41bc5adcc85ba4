/* What was pressed, typed or pasted, as one number a table can be compared with.
 *
 * A code up to U+10FFFF is the character itself; above it stand the keys without a character. The
 * names begin with K_ because curses has macros that begin with KEY_. Alt with a digit is the F-key
 * of that number (Alt-0 is F10), since terminals and keyboards swallow some F-keys; so nobody but
 * the decoder (tui/key_decoder.h) knows about it.
 */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stdint.h>

enum key_code {
    K_NONE = 0,
    K_ENTER = 0x0D,
    K_SPACE = 0x20,
    K_SPECIAL = 0x110000, /* the first code that is no character */
    K_ESC,
    K_TAB,
    K_BACK_TAB,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_PASTE,  /* a bracketed paste, whole, in `text` */
    K_RESIZE, /* the terminal has another size now */
    K_HANGUP, /* the line dropped or somebody ends us: save drafts and go */
};

/* Added to a code. */
#define K_SHIFT 0x1000000u
#define K_ALT_BIT 0x2000000u
#define K_CTRL_BIT 0x4000000u

/* K_F(1) … K_F(24); shift-F1 is K_F(1) | K_SHIFT. */
#define K_F(n) (0x110080u + (uint32_t)(n))
/* A Ctrl-letter, given in lower case. Ctrl-H, -I, -J, -M are Backspace, Tab, Enter, Enter. */
#define K_CTRL(letter) (K_CTRL_BIT | (uint32_t)(letter))
#define K_ALT(letter) (K_ALT_BIT | (uint32_t)(letter))

struct key {
    uint32_t code;
    const char *text; /* K_PASTE: UTF-8, lines end in \n; lives until the next key is read */
};

/* Is it a character to be put into a text (not Enter, not a control)? */
bool key_is_text(struct key key);

/* The shortcut a character stands for: full-width ／ ： ？ and digits are the plain ones, 、 is what
 * input methods make of the `/` key, U+3000 is a space. Other codes stay as they are. Only for
 * screens that take no text. */
uint32_t key_folded(uint32_t code);

/* "F2", "Ctrl-S", "Enter", "/", "空格" … as shown in help and key bar; written to room. */
#define KEY_NAME_SIZE 24
const char *key_label(uint32_t code, char room[KEY_NAME_SIZE]);
/* Another way to press an F-key: "Alt-2" for F2; NULL when there is none. */
const char *key_second_way(uint32_t code, char room[KEY_NAME_SIZE]);

#endif
