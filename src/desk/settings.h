/* 设置: the numbers a bureau sets for its own desk, each 本台自定 and told as such where it decides. */
#ifndef DESK_SETTINGS_H
#define DESK_SETTINGS_H

#include "desk/write.h"

/* A row of the closed table of numbers that can be set. */
struct desk_number {
    const char *key, *name;     /* chars_tolerance, 字数容差 */
    const char *unit;           /* % */
    const char *help;           /* one sentence */
    int64_t least, most, usual; /* usual: while nothing is set */
};
extern const struct desk_number desk_numbers[];
extern const size_t n_desk_numbers;
/* By key or name; NULL when there is none. */
const struct desk_number *desk_number_find(const char *word);

/* Within a write: the setting under this key. Its row stays when the first setting was undone, and is
 * then taken up again. */
enum status setting_put(struct write *w, const char *key, const char *value,
                        struct err *err) MUST_CHECK;

/* What is set, else the usual value. */
enum status desk_number_load(struct desk *desk, struct arena *a, const struct desk_number *number,
                             int64_t *value, struct err *err) MUST_CHECK;
/* By an administrator. STATUS_DATA outside of its bounds; `why` may be NULL. */
enum status desk_number_set(struct desk *desk, struct arena *a, const struct desk_number *number,
                            int64_t value, const char *why, struct err *err) MUST_CHECK;

#endif
