/* What desk/sheet_import*.c share: an import while it runs, a row on its way. */
#ifndef DESK_SHEET_IMPORT_PARTS_H
#define DESK_SHEET_IMPORT_PARTS_H

#include "desk/assignments.h"
#include "desk/schemes.h"
#include "desk/sheet_import.h"
#include "desk/sheet_rights.h"
#include "text/headed.h"

enum sheet_column { COLUMN_CASE, COLUMN_REVIEWER, COLUMN_OPINION, BASE_COLUMNS };

/* Behind the base columns stand two of each criterion: its mark and its reason. */
static inline size_t mark_column(size_t criterion)
{
    return BASE_COLUMNS + 2 * criterion;
}
static inline size_t reason_column(size_t criterion)
{
    return mark_column(criterion) + 1;
}

extern const struct headed_column sheet_base_columns[BASE_COLUMNS];

/* A sheet this file has already written. */
struct taken_sheet {
    int64_t panel;
    struct sheet_key key;
    int line;
};

/* A panel rows were looked at for. */
struct sheet_target {
    struct scoring scoring;
    bool is_told; /* rows went to it */
};

struct import {
    struct desk *desk;
    struct arena *arena;  /* of the result */
    struct arena scratch; /* of one row */
    const struct sheet_import_options *options;
    struct sheet_import *out;
    struct write write;
    struct sheet_sight sight;
    struct headed file;
    struct scheme_entry scheme;
    struct panel wanted; /* the panel that was asked for; record.id 0: none */
    size_t wanted_stage; /* of it */
    VEC(struct sheet_target) targets;
    VEC(struct taken_sheet) taken;
};

/* A row on its way. */
struct passing {
    const struct headed_row *row;
    struct submission submission;
    struct reviewer reviewer;
    bool is_new_reviewer;
    int64_t *marks;
    const char *reasons, *opinion;
};

/* ---- the scheme and its columns (sheet_import_scheme.c) ------------------------------------------- */

/* Chooses im->scheme and reads the headings as its columns; tells columns that are not read. STATUS_DATA when what has
 * to be there is not. */
enum status sheet_scheme_choose(struct import *im, struct err *err) MUST_CHECK;

/* ---- the row as it stands (sheet_import_row.c) --------------------------------------------------- */

/* Tells what is wrong with a cell, or with the row (HEADED_NONE); always false. */
bool sheet_row_reject(struct import *im, const struct headed_row *row, size_t column,
                      const char *code, const char *text);
void sheet_row_tell(struct import *im, const struct headed_row *row, size_t column,
                    const struct table_problem *what);
/* Reads it; false when it is rejected, with everything wrong in it told. */
bool sheet_row_read(struct import *im, struct passing *p);
/* Nobody has marked it yet, or it is none: 合计, 填表人. */
bool sheet_row_is_blank(struct import *im, const struct headed_row *row);
/* Has it marks of this stage? Those of every stage are of that of the panel asked for. */
bool sheet_row_has(const struct import *im, const struct passing *p, size_t stage);

/* ---- the panel it goes to (sheet_import_target.c) ------------------------------------------------ */

/* The panel of this stage for the row, without writing: NULL when one is to be made. STATUS_DATA with why
 * there is none: the row is rejected. */
enum status sheet_target_find(struct import *im, const struct passing *p, size_t stage,
                              struct sheet_target **out, struct err *err) MUST_CHECK;
/* The same, made where it was to be, with the reviewer, the seat and the assignment. */
enum status sheet_target_make(struct import *im, struct passing *p, size_t stage,
                              struct sheet_target **out, struct err *err) MUST_CHECK;

/* ---- what it writes (sheet_import_put.c) ---------------------------------------------------------- */

/* What became of a row. */
struct sheet_row_done {
    bool changed, is_new;
};
/* The sheets of all its stages, or STATUS_DATA with why not and nothing. */
enum status sheet_row_put(struct import *im, struct passing *p, struct sheet_row_done *done,
                          struct err *err) MUST_CHECK;

#endif
