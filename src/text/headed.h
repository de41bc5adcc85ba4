/* A file of rows (text/rows.h: CSV or a workbook) under one row of headings, read by heading: lists of experts, score sheets.
 *
 * The headings stand in one of the first HEADED_LINES rows; above them may stand titles. A heading means
 * a column when their keys (text/key.h, heading_key) are the same; names are tried in order, so aliases
 * follow the name. Columns nobody asked for are told by `others`. */
#ifndef TEXT_HEADED_H
#define TEXT_HEADED_H

#include "base/vec.h"
#include "text/rows.h"

#define HEADED_LINES 30u
#define HEADED_NONE SIZE_MAX

/* What a column may be called: names joined by |, the first as it is told. */
struct headed_column {
    const char *names;
    bool is_required;
};

/* Is a column with these names meant by the heading? */
bool headed_means(struct arena *a, const char *names, const char *heading);

struct headed {
    struct arena *arena;
    const char *file; /* name for people */
    struct source source;
    struct rows_file book; /* the file as rows, whatever kind it is */
    struct rows rows;
    bool has_source, has_book, has_rows;
    const struct headed_column *columns;
    size_t n_columns;
    size_t *at; /* of each column, its place in the file, from 0; HEADED_NONE */
    int header_line;
    enum charset charset;
    VEC(const char *) heads;  /* all headings, in the order of the file */
    VEC(const char *) others; /* headings that are no column */
};

struct headed_options {
    const char *path;     /* "-" is stdin */
    enum charset charset; /* of CSV; CHARSET_DETECT */
    const struct headed_column *columns;
    size_t n_columns;
};

/* Reads up to the headings. STATUS_DATA with line and column for a file that is no table in a known encoding,
 * and when no row has all required headings, saying which. On failure it is closed already. */
enum status headed_open(struct headed *h, struct arena *a, const struct headed_options *o,
                        struct err *err) MUST_CHECK;
/* Other columns of the same headings, when some of them say what else to ask for; before the first
 * row. The number of required ones that are not there. */
size_t headed_ask(struct headed *h, const struct headed_column *columns, size_t n);
void headed_close(struct headed *h);

struct headed_row {
    int line;
    bool is_blank, is_end;
    const char *
        *cells; /* one for each column, without blanks at both ends; "" where there is none */
    const char **above; /* of a workbook: what stands above a cell merged with it; else "" */
};
/* The next row; cells are copied into `a`. */
enum status headed_next(struct headed *h, struct arena *a, struct headed_row *row,
                        struct err *err) MUST_CHECK;

/* 1-based, as people count; 0 when the file does not have the column. */
size_t headed_place(const struct headed *h, size_t column);
/* The first name of a column. */
const char *headed_name(struct arena *a, const struct headed_column *column);

#endif
