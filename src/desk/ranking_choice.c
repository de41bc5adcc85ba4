/* Which panels and cases are of the track and direction asked for. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "base/slice.h"
#include "desk/ranking_parts.h"

static bool is_within(const struct direction *top, const struct direction *d)
{
    bool is = top == d;
    for (size_t i = 0; i < top->children.n && !is; i++) {
        is = is_within(&top->children.at[i], d);
    }
    return is;
}

static const struct direction *direction_of(const struct notice *notice, struct slice name)
{
    char text[512];
    if (name.n >= sizeof text) {
        return NULL;
    }
    memcpy(text, name.at, name.n);
    text[name.n] = '\0';
    return notice_direction(notice, text);
}

/* Bytes up to the next 、 behind `from`, or to the end. */
static size_t name_end(struct slice names, size_t from)
{
    static const char *const between = "、";
    const char *end = memmem(names.at + from, names.n - from, between, strlen(between));
    return end ? (size_t)(end - names.at) : names.n;
}

/* Takes the first of directions joined by 、 off `names`; a name may hold a 、 itself. NULL in *out for
 * what the notice does not know; false when none is left. */
static bool next_direction(const struct notice *notice, struct slice *names,
                           const struct direction **out)
{
    size_t taken = name_end(*names, 0);
    *out = NULL;
    if (!names->n) {
        return false;
    }
    for (size_t end = taken;; end = name_end(*names, end + 1)) {
        *out = direction_of(notice, (struct slice){names->at, end});
        taken = *out ? end : taken;
        if (*out || end == names->n) {
            break;
        }
    }
    taken += taken < names->n ? strlen("、") : 0;
    *names = (struct slice){names->at + taken, names->n - taken};
    return true;
}

bool choice_has_direction(const struct notice *notice, const struct direction *wanted,
                          struct slice names)
{
    const struct direction *d;
    while (next_direction(notice, &names, &d)) {
        if (d && is_within(wanted, d)) {
            return true;
        }
    }
    return false;
}

/* Reads it a direction that is the one asked for, below it, or above it? What the notice does not know any
 * more is not left out. */
static bool reads_direction(const struct reading *r, const struct panel *p)
{
    const struct direction *wanted = notice_direction(r->notice, r->ranking->wanted.direction);
    struct slice names = slice_of(text_or_empty(p->directions));
    const struct direction *one;
    bool has = !wanted || !names.n;
    while (!has && next_direction(r->notice, &names, &one)) {
        has = !one || is_within(wanted, one) || is_within(one, wanted);
    }
    return has;
}

bool choice_has_panel(const struct reading *r, const struct panel *p)
{
    const char *wanted = r->ranking->wanted.track;
    bool is_track = text_is_empty(wanted) || text_is_empty(p->track) || text_eq(wanted, p->track);
    return is_track && (text_is_empty(r->ranking->wanted.direction) || reads_direction(r, p));
}
