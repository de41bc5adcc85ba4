/* The record of a draw: everything the rule looked at and what came of it, as lines of a text kept with
 * the panel, so that it can be drawn again from the record alone. The first line holds the terms: 成员 候补
 * 每单位 每方向 方向数. Each further line is a candidate in rank order, columns divided by tabs: number,
 * name, unit (by number), directions known (hexadecimal bits), fate, seat, key, why excluded. */
#ifndef DESK_DRAW_RECORD_H
#define DESK_DRAW_RECORD_H

#include "desk/panel_candidates.h"
#include "rules/draw.h"

struct draw_record {
    struct draw_terms terms;
    const struct draw_candidate *candidates;
    size_t n;
    struct draw_result result;
    const char *const *why;             /* by candidate; NULL where drawn */
    const struct panel_candidate *pool; /* of the same order as the candidates */
};
const char *draw_record_write(struct arena *a, const struct draw_record *r);

/* 成员 5 人, 候补 2 人, 同单位至多 1 人, 每个方向至少 1 人懂 (网络设施保护、数据安全) */
const char *draw_terms_text(struct arena *a, const struct draw_terms *terms,
                            const struct panel_directions *directions);

/* A line of the record, as it was written. */
struct draw_entry {
    const char *label, *name, *key, *why;
    struct draw_candidate candidate;
    enum draw_fate fate;
    size_t seat;
};
struct draw_entries {
    struct draw_terms terms; /* without the seed */
    struct draw_entry *at;
    size_t n, cap;
};
/* STATUS_DATA when the text is no record. */
enum status draw_record_read(struct arena *a, const char *text, struct draw_entries *out,
                             struct err *err) MUST_CHECK;

#endif
