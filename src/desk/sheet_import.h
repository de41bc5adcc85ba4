/* Score sheets from a file: those a reviewer filled in at home, or the marks of a meeting on paper.
 *
 * One row is one sheet: 申报件号, 专家, a column for each criterion, 意见; reasons stand in columns named
 * after their criterion (创新性理由). A row that is wrong is told and left out, the others are one batch. The
 * same file again changes nothing; a sheet that is sealed is never changed by a file.
 *
 * A row goes to the panel that scores and has assigned its case to its reviewer. Where no panel was drawn (the
 * scores were given on paper) one is made for the notice, or its track or direction as the scheme says,
 * with the reviewers of the file as its members; asked for by name, each scheme has panels of its own. */
#ifndef DESK_SHEET_IMPORT_H
#define DESK_SHEET_IMPORT_H

#include "base/vec.h"
#include "desk/sheets.h"
#include "desk/table_layout.h"

struct sheet_import_options {
    const char *path; /* "-" is stdin */
    enum charset charset;
    const char *panel; /* its name or #id; NULL: found or made */
    const char
        *scheme;   /* its name; NULL: the panel's, else the first whose criteria the file has */
    bool is_draft; /* not sealed: marks may be missing */
    bool adds_reviewers; /* those the desk does not know */
    bool is_dry;
};

struct sheet_import {
    const char *file;
    enum charset charset;
    bool is_book; /* a workbook: columns have letters, see table_place */
    int header_line;
    const char *scheme;
    struct {
        int64_t read; /* rows that hold something: new + changed + same + rejected */
        int64_t blank, new, changed, same, rejected;
    } rows;
    struct table_problems problems;
    VEC(const char *) panels;        /* names of those the rows went to */
    VEC(const char *) new_reviewers; /* names */
    int64_t batch;                   /* 0: nothing written */
};

/* STATUS_DATA, and nothing is written, for a file that cannot be read as a table or has not every criterion
 * of the scheme as a heading. Staff only. */
enum status sheet_import(struct desk *desk, struct arena *a, const struct sheet_import_options *o,
                         struct sheet_import *out, struct err *err) MUST_CHECK;

/* The sheets of a panel as such a file, to be filled in elsewhere: a row for each case assigned, what is
 * written already filled in as far as it may be told. reviewer 0: all. A reviewer gets only own ones. */
struct sheet_export_options {
    int64_t panel, reviewer;
    enum charset charset; /* of CSV */
    const char *path;     /* "-" is stdout; ending in .xlsx: a workbook, else CSV */
};
enum status sheet_export(struct desk *desk, struct arena *a, const struct sheet_export_options *o,
                         int64_t *rows, struct err *err) MUST_CHECK;

#endif
