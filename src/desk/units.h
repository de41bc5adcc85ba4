/* Units: found, kept, told apart, merged.
 *
 * Two rows are the same unit when a person says so: merged_into then points to the row that stands
 * for both. Nothing is moved, so taking a merge back is one act as well. What was merged into a unit
 * goes with it when that one is merged, and comes back with it. */
#ifndef DESK_UNITS_H
#define DESK_UNITS_H

#include "desk/desk.h"
#include "model/submission.h"
#include "model/unit.h"

struct units {
    struct unit *at;
    size_t n, cap;
};
struct unit_aliases {
    struct unit_alias *at;
    size_t n, cap;
};

enum status unit_load(struct desk *desk, struct arena *a, int64_t id, struct unit *out,
                      struct err *err) MUST_CHECK;
/* NULL for 0 or a row that cannot be read. */
const char *unit_name(struct desk *desk, struct arena *a, int64_t id);

/* The unit with this credit code, else the one with this name or alias (by match key); the one it
 * was merged into; 0 when there is none. Either may be NULL. */
enum status unit_match(struct desk *desk, struct arena *a, const char *credit_code,
                       const char *name, int64_t *id, struct err *err) MUST_CHECK;
/* By name, alias, credit code or `#id`; STATUS_NOT_FOUND with what to do. */
enum status unit_find(struct desk *desk, struct arena *a, const char *text, struct unit *out,
                      struct err *err) MUST_CHECK;
/* The same, but the row so called itself, even when it was merged into another. */
enum status unit_find_row(struct desk *desk, struct arena *a, const char *text, struct unit *out,
                          struct err *err) MUST_CHECK;

/* A credit code looked at by itself (GB 32100-2015). */
struct code_report {
    const char *code; /* as it is stored */
    bool is_valid;
    int position;       /* of the first wrong character, from 1; 0 when no single one is */
    const char *text;   /* one sentence; NULL when valid */
    const char *repair; /* a right code that was probably meant; NULL */
};
struct code_report unit_code_report(struct arena *a, const char *code);

/* Saves `mine` as edited from `base` (NULL: a new unit). A credit code that fails GB 32100 or is
 * another unit's is STATUS_DATA with the sentence why; a supervisor may keep a failing code by giving
 * `why`. */
enum status unit_save(struct desk *desk, struct arena *a, const struct unit *base,
                      struct unit *mine, const char *why, struct err *err) MUST_CHECK;
/* One field by id or name, as typed; empty takes it out. Only changes *u: unit_settle follows. STATUS_USAGE
 * naming the fields there are. */
enum status unit_set(struct arena *a, struct unit *u, const char *field, const char *value,
                     struct err *err) MUST_CHECK;
/* Puts the id of the class and the code of the region where a person wrote their names. STATUS_DATA
 * for what the desk does not know, told with what is alike. */
enum status unit_settle(struct desk *desk, struct arena *a, struct unit *u,
                        struct err *err) MUST_CHECK;
/* 作废; refused while something rests on it. */
enum status unit_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                      struct err *err) MUST_CHECK;

enum status unit_aliases_load(struct desk *desk, struct arena *a, int64_t unit,
                              struct unit_aliases *out, struct err *err) MUST_CHECK;
/* What people write for an alias: the name and, of a former name, behind a blank the date up to which it
 * was used: 东海铁塔 2021-06-30. */
struct unit_alias unit_alias_typed(struct arena *a, const char *typed);
enum status unit_alias_add(struct desk *desk, struct arena *a, struct unit_alias *alias,
                           struct err *err) MUST_CHECK;
enum status unit_alias_void(struct desk *desk, struct arena *a, int64_t alias, const char *why,
                            struct err *err) MUST_CHECK;

/* From now on `other`, with all that was merged into it, counts as `unit`, which must be in force itself.
 * Two credit codes anywhere among them are STATUS_DATA. Taking it back, `unit` is the one in force or the
 * one that `other` was merged into. */
enum status unit_merge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                       const char *why, struct err *err) MUST_CHECK;
enum status unit_unmerge(struct desk *desk, struct arena *a, int64_t unit, int64_t other,
                         const char *why, struct err *err) MUST_CHECK;

/* In what a unit takes part. */
struct unit_part {
    struct submission submission;
    bool is_lead;
};
struct unit_parts {
    struct unit_part *at;
    size_t n, cap;
};
enum status unit_parts_load(struct desk *desk, struct arena *a, int64_t unit, size_t max,
                            struct unit_parts *out, struct err *err) MUST_CHECK;

#endif
