#include "desk/panel_directions.h"

#include <string.h>

#include "desk/notices.h"

#define SEPARATOR "、"

/* Leaves: what can be chosen. */
static void add_leaves(struct panel_directions *out, const struct direction *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (at[i].children.n) {
            add_leaves(out, at[i].children.at, at[i].children.n);
        } else if (out->n < DRAW_DIRECTIONS_MAX) {
            out->at[out->n++] = &at[i];
        }
    }
}

/* The first that the notice does not have, or that is one too many; NULL when all are taken. */
static const char *add_named(struct panel_directions *out, struct arena *a, const char *names)
{
    const char *unknown = NULL;
    for (const char *at = names; *at;) {
        const char *end = strstr(at, SEPARATOR);
        size_t n = end ? (size_t)(end - at) : strlen(at);
        const char *name = arena_copy(a, at, n);
        const struct direction *d = notice_direction(out->notice, name);
        if (d && out->n < DRAW_DIRECTIONS_MAX) {
            out->at[out->n++] = d;
        } else {
            unknown = unknown ? unknown : name;
        }
        at += n + (end ? strlen(SEPARATOR) : 0);
    }
    return unknown;
}

enum status panel_directions_known(struct desk *desk, struct arena *a, const struct panel *panel,
                                   struct panel_directions *out, const char **unknown,
                                   struct err *err)
{
    *out = (struct panel_directions){0};
    *unknown = NULL;
    enum status status = notice_definition(desk, panel->notice, 0, &out->notice, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *names = reviewer_expertise(a, panel->directions);
    out->are_all = !names;
    if (names) {
        *unknown = add_named(out, a, names);
    }
    for (size_t i = 0; i < out->notice->axes.n && out->are_all; i++) {
        const struct axis *axis = &out->notice->axes.at[i];
        add_leaves(out, axis->directions.at, axis->directions.n);
    }
    return STATUS_OK;
}

enum status panel_directions_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                  struct panel_directions *out, struct err *err)
{
    const char *unknown = NULL;
    enum status status = panel_directions_known(desk, a, panel, out, &unknown, err);
    return status == STATUS_OK && unknown ? err_set(err, STATUS_DATA, "通知里没有方向「%s」; 有 %s",
                                                    unknown, notice_direction_names(a, out->notice))
                                          : status;
}

uint64_t panel_directions_of(const struct panel_directions *d, struct arena *a, const char *text)
{
    uint64_t bits = 0;
    const char *names = reviewer_expertise(a, text);
    for (const char *at = names ? names : ""; *at;) {
        const char *end = strstr(at, SEPARATOR);
        size_t n = end ? (size_t)(end - at) : strlen(at);
        const struct direction *one = notice_direction(d->notice, arena_copy(a, at, n));
        for (size_t i = 0; one && i < d->n; i++) {
            bits |= d->at[i] == one ? UINT64_C(1) << i : 0;
        }
        at += n + (end ? strlen(SEPARATOR) : 0);
    }
    return bits;
}

bool panel_directions_take(const struct panel_directions *d, uint64_t bits)
{
    return d->are_all || bits != 0;
}
