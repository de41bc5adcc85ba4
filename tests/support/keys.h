/* Keys for tests of widgets and screens. */
#ifndef SUPPORT_KEYS_H
#define SUPPORT_KEYS_H

#include <string.h>

#include "base/utf8.h"
#include "tui/key.h"
#include "tui/widget/result.h"

static inline struct key key_of(uint32_t code)
{
    return (struct key){.code = code};
}

static inline struct key key_paste(const char *text)
{
    return (struct key){.code = K_PASTE, .text = text};
}

typedef enum widget_result (*key_taker)(void *widget, struct key key);

/* Gives every character of `text` as a key; the last result. */
static inline enum widget_result keys_type(key_taker take, void *widget, const char *text)
{
    enum widget_result result = WIDGET_PASS;
    for (size_t n = strlen(text), i = 0, length; i < n; i += length) {
        result = take(widget, key_of(utf8_decode(text + i, n - i, &length)));
    }
    return result;
}

#endif
