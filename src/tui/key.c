#include "tui/key.h"

#include <stdio.h>

#include "base/utf8.h"

bool key_is_text(struct key key)
{
    return key.code >= K_SPACE && key.code < K_SPECIAL && key.code != 0x7F;
}

uint32_t key_folded(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E) {
        return code - 0xFF01 + '!';
    }
    return code == 0x3001 ? '/' : code == 0x3000 ? ' ' : code;
}

static const char *special_name(uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *name;
    } names[] = {
        {K_ENTER, "Enter"},    {K_SPACE, "空格"},     {K_ESC, "Esc"},
        {K_TAB, "Tab"},        {K_DELETE, "Del"},     {K_INSERT, "Ins"},
        {K_UP, "上"},          {K_DOWN, "下"},        {K_LEFT, "左"},
        {K_RIGHT, "右"},       {K_HOME, "Home"},      {K_END, "End"},
        {K_PAGE_UP, "PgUp"},   {K_PAGE_DOWN, "PgDn"}, {K_BACK_TAB, "Shift-Tab"},
        {K_BACKSPACE, "退格"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].code == code) {
            return names[i].name;
        }
    }
    return NULL;
}

static int f_number(uint32_t code)
{
    return code >= K_F(1) && code <= K_F(24) ? (int)(code - K_F(0)) : 0;
}

const char *key_label(uint32_t code, char room[KEY_NAME_SIZE])
{
    uint32_t bare = code & 0xFFFFFF;
    char plain[8] = "?";
    const char *name = special_name(bare);
    if (f_number(bare)) {
        (void)snprintf(plain, sizeof plain, "F%d", f_number(bare));
    } else if (!name && bare < K_SPECIAL) {
        bool is_letter = bare >= 'a' && bare <= 'z' && bare != code;
        plain[utf8_encode(is_letter ? bare - 32 : bare, plain)] = '\0';
    }
    (void)snprintf(room, KEY_NAME_SIZE, "%s%s%s%s", code & K_CTRL_BIT ? "Ctrl-" : "",
                   code & K_ALT_BIT ? "Alt-" : "", code & K_SHIFT ? "Shift-" : "",
                   name ? name : plain);
    return room;
}

const char *key_second_way(uint32_t code, char room[KEY_NAME_SIZE])
{
    int n = f_number(code);
    if (n < 1 || n > 10) {
        return NULL;
    }
    (void)snprintf(room, KEY_NAME_SIZE, "Alt-%d", n % 10);
    return room;
}
