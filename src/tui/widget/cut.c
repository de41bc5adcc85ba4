#include "tui/widget/cut.h"

#include <string.h>

#include "base/utf8.h"

const char *cut_middle(struct arena *a, const char *text, int columns)
{
    const char *seen = utf8_printable(a, text, false);
    size_t n = strlen(seen), room = columns > 0 ? (size_t)columns : 0;
    if (utf8_width(seen, n) <= room) {
        return seen;
    }
    if (room < 6) {
        return utf8_cut(a, seen, room, true);
    }
    size_t head_width;
    size_t head = utf8_fit(seen, n, room * 2 / 5, &head_width);
    const char *tail = utf8_cut(a, seen + head, room - head_width, true);
    return arena_printf(a, "%.*s%s", (int)head, seen, tail);
}
