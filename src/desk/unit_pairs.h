/* 查重: units that look like one. The machine proposes pairs; a person merges them (desk/units.h) or says
 * that they are two (不是同一家). That is remembered (desk/decisions.h, by the numbers of both, so
 * that it binds neither unit), listed, and can be taken back or undone; the pair is not proposed
 * again meanwhile. */
#ifndef DESK_UNIT_PAIRS_H
#define DESK_UNIT_PAIRS_H

#include "desk/desk.h"
#include "model/unit.h"

/* Why two rows may be the same unit. */
enum same_reason { SAME_CODE, SAME_NAME, SIMILAR_NAME };
struct unit_pair {
    struct unit left, right; /* the smaller number first */
    enum same_reason reason;
    const char *told_by; /* 王示例 2024-12-20: who said that they are two; NULL when proposed */
    const char *why;     /* as given then; may be NULL */
};
struct unit_pairs {
    struct unit_pair *at;
    size_t n, cap;
};
const char *same_reason_text(enum same_reason reason);

/* Proposals, the surest first, at most `max`. */
enum status unit_duplicates(struct desk *desk, struct arena *a, size_t max, struct unit_pairs *out,
                            struct err *err) MUST_CHECK;
/* Those that would be proposed if nobody had told them apart. */
enum status unit_pairs_told_apart(struct desk *desk, struct arena *a, struct unit_pairs *out,
                                  struct err *err) MUST_CHECK;
/* Two units are two; with `is_taken_back` nobody has said so any more (STATUS_NOT_FOUND when nobody
 * had). STATUS_DATA for one unit and for two that are merged. */
struct unit_apart {
    int64_t one, other;
    bool is_taken_back;
    const char *why; /* may be NULL */
};
enum status unit_tell_apart(struct desk *desk, struct arena *a, const struct unit_apart *act,
                            struct err *err) MUST_CHECK;

/* The unit in force that a new one so called may be: the same name or alias, else a similar name;
 * record.id 0 when there is none. Reads all names once. */
enum status unit_alike(struct desk *desk, struct arena *a, const char *name, struct unit *out,
                       struct err *err) MUST_CHECK;

#endif
