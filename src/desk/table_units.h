/* The units an imported table names, each looked for once: by credit code, else by name key, as
 * unit_match does; a name whose unit has another right code is another unit. What is not there yet is
 * new: added within the write, or, in a preview, given an id below 0. */
#ifndef DESK_TABLE_UNITS_H
#define DESK_TABLE_UNITS_H

#include "base/keymap.h"
#include "desk/write.h"

struct table_unit {
    int64_t id;
    const char *name, *credit_code; /* as the desk has them; code may be NULL */
};

/* A pair of cells, name and code, that was seen before. */
struct unit_writing {
    uint32_t unit;
    bool is_other_name; /* the code says this unit, the name says something else */
};

struct table_units {
    struct desk *desk;
    struct write *write; /* NULL: a preview */
    struct arena arena;
    struct keymap writings_map, by_id, by_key, by_code;
    struct {
        struct unit_writing *at;
        size_t n, cap;
    } writings;
    struct {
        struct table_unit *at;
        size_t n, cap;
    } units;
    struct {
        uint32_t *at; /* index in `units` */
        size_t n, cap;
    } added;
};

void table_units_init(struct table_units *u, struct desk *desk, struct write *write);
void table_units_release(struct table_units *u);

struct unit_cells {
    const char *name;
    const char *credit_code; /* right and normalised; NULL */
    bool is_adding;          /* a unit not there yet is made */
};
struct unit_found {
    int64_t id; /* 0: not there */
    bool is_other_name;
};
enum status table_units_find(struct table_units *u, struct arena *scratch,
                             const struct unit_cells *cells, struct unit_found *out,
                             struct err *err) MUST_CHECK;
/* The unit had no credit code, and a row gives a right one: it is kept with the unit. */
enum status table_unit_complete(struct table_units *u, struct arena *scratch, int64_t id,
                                const char *credit_code, struct err *err) MUST_CHECK;
/* By id, also of a new one; NULL for 0 or a unit that cannot be read. The pointer lasts until the next
 * call. */
const struct table_unit *table_unit_of(struct table_units *u, int64_t id);
/* "" when there is none. */
const char *table_unit_name(struct table_units *u, int64_t id);

/* One unit by name, credit code or #id; made when it is not there, with this code (NULL: none). */
enum status table_unit_named(struct write *w, const char *text, const char *credit_code,
                             int64_t *id, struct err *err) MUST_CHECK;

#endif
