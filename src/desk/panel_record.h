/* 评审组记录: all that is to be told about one panel on paper, read once, for whatever draws it. */
#ifndef DESK_PANEL_RECORD_H
#define DESK_PANEL_RECORD_H

#include "desk/defences.h"
#include "desk/draw_record.h"
#include "desk/recusals.h"

/* A sealed sheet that was opened again on one of the four grounds; what it said stays readable. */
struct panel_reopening {
    const char *submission, *title; /* 00031 */
    const char *no, *reviewer;      /* Z0007, 王示例 */
    int64_t sealed_at, at;
    const char *by;           /* name */
    const char *ground, *why; /* 畸高畸低 */
};

/* A case in its place at the defence, with the key it was ranked by (rules/draw.h). */
struct panel_presentation {
    struct defence_case c;
    const char *key;
};

struct panel_record {
    struct panel_view view;
    struct draw_entries draw; /* none: the members were named by hand */
    struct panel_seats seats;
    struct recusal_views recusals;
    struct {
        struct panel_presentation *at;
        size_t n, cap;
    } order; /* none: no defence, or its order has not been drawn */
    struct {
        struct panel_reopening *at;
        size_t n, cap;
    } reopenings; /* in the order they came about */
};
/* For who sees the whole desk. */
enum status panel_record_load(struct desk *desk, struct arena *a, int64_t panel,
                              struct panel_record *out, struct err *err) MUST_CHECK;

/* Whether a recusal was asked for when scoring had opened already. */
bool panel_recusal_is_late(const struct panel *panel, const struct recusal *r);

#endif
