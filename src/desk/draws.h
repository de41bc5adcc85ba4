/* Drawing a panel from the pool (rules/draw.h): who may be drawn and who not and why, the draw itself,
 * its record. The same pool, terms and seed give the same panel, in front of any witness. */
#ifndef DESK_DRAWS_H
#define DESK_DRAWS_H

#include "desk/panels.h"
#include "rules/draw.h"

struct draw_exclusion {
    int64_t reviewer;
    const char *why;
};

/* 王示例=出差; STATUS_USAGE when it is not written so. */
enum status draw_exclusion_read(struct desk *desk, struct arena *a, const char *text,
                                struct draw_exclusion *out, struct err *err) MUST_CHECK;

struct draw_order {
    struct panel
        panel; /* notice, track, directions, stage, name, scheme, size, witness, note; with an
                             id: that panel, which has no members yet */
    const char *seed;      /* NULL: one is made */
    int64_t alternates;    /* so many besides */
    int64_t per_unit;      /* at most of one unit; 0: any number */
    int64_t per_direction; /* of each direction at least so many who know it; 0: none asked for */
    bool any_expertise;    /* also who knows none of the directions */
    bool any_recusal;      /* also who must stay away from some case of the panel */
    const struct draw_exclusion *exclusions;
    size_t n_exclusions;
};

struct draw_candidate_view {
    const struct reviewer_view *reviewer;
    const char *key; /* by which they are ranked; NULL when excluded */
    enum draw_fate fate;
    size_t seat;      /* among members or alternates; 0: none */
    const char *text; /* 成员 1, 候补 2, 同单位已有 1 人, 或为什么不参加 */
};
struct draw_report {
    struct panel panel;
    struct draw_candidate_view *at; /* ranked, the excluded behind */
    size_t n, eligible;
    const char *shortage; /* why it cannot be drawn so; NULL when it can */
    int64_t batch;
};
/* Looks only: with the seed given. */
enum status draw_preview(struct desk *desk, struct arena *a, const struct draw_order *order,
                         struct draw_report *out, struct err *err) MUST_CHECK;
/* Draws and writes panel, seats and record as one entry. STATUS_DATA when the terms cannot be met or
 * the number of seats is even or too small. */
enum status draw_make(struct desk *desk, struct arena *a, const struct draw_order *order,
                      struct draw_report *out, struct err *err) MUST_CHECK;
/* Twelve digits nobody can know before, which can be read aloud and written down. */
const char *draw_seed(struct arena *a);
/* Draws again from the record kept with the panel: does the same come out? *difference is NULL, or
 * tells the first line that does not agree. */
enum status draw_verify(struct desk *desk, struct arena *a, int64_t panel, const char **difference,
                        struct err *err) MUST_CHECK;

#endif
