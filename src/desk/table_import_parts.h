/* One import while it runs: what its parts share. The file (table_import_file.c), who recommends
 * (table_import_from.c), preview and import themselves (table_import.c). */
#ifndef DESK_TABLE_IMPORT_PARTS_H
#define DESK_TABLE_IMPORT_PARTS_H

#include "desk/table_target.h"
#include "desk/table_walk.h"
#include "store/bulk.h"

struct import {
    struct table_walk walk;
    struct bulk bulk;
    struct source source;
    struct rows_file file;
    struct table_target target;
    uint64_t size;
};

/* ---- the file ------------------------------------------------------------------------------------ */

enum status import_open_file(struct import *im, struct err *err) MUST_CHECK;
/* STATUS_DATA when it is another than the one that was looked at. */
enum status import_note_digest(struct import *im, struct err *err) MUST_CHECK;
/* Which sheet, what lies where in it, and what of it is odd. */
enum status import_find_layout(struct import *im, struct err *err) MUST_CHECK;

typedef enum status (*row_visitor)(struct table_walk *w, const struct csv_row *row,
                                   struct err *err);

/* Every row below the headings; reads the file anew from its start. */
enum status import_each_row(struct import *im, row_visitor visit, struct err *err) MUST_CHECK;

/* ---- who recommends ------------------------------------------------------------------------------ */

enum status import_find_recommender(struct import *im, struct err *err) MUST_CHECK;
/* The cases there are that its rows may be. */
enum status import_load_cases(struct import *im, struct err *err) MUST_CHECK;

#endif
