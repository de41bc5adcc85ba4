/* The rows of a table in a file, whatever kind of file it is: CSV in any encoding, or a sheet of a
 * workbook (.xlsx). What reads a table reads it through here and need not know which it was.
 *
 * A file is opened once (`rows_file`) and read as often as wanted (`rows`). Rows and cells are those of
 * text/csv_reader.h; the line of a row is the one an editor or a spreadsheet shows beside it. */
#ifndef TEXT_ROWS_H
#define TEXT_ROWS_H

#include "text/csv_reader.h"
#include "text/xlsx.h"

struct rows_file {
    const struct source *source; /* borrowed */
    const char *name;            /* for errors; borrowed */
    enum charset charset; /* of CSV; CHARSET_DETECT becomes what is found with the first reading */
    bool is_book;
    struct xlsx book;      /* when is_book */
    size_t sheet;          /* which of its sheets is read */
    struct xlsx_look look; /* what rows_look found of it */
};

/* Tells the kind by how the file begins. STATUS_DATA for a workbook that cannot be read, and for .xls, .et and
 * files with a password, told what to do. A workbook is at its first sheet that is not hidden. */
enum status rows_file_open(struct rows_file *f, struct arena *a, const struct source *source,
                           struct err *err) MUST_CHECK;
void rows_file_close(struct rows_file *f);

/* Of a workbook: reads the chosen sheet for merged and hidden cells, which its rows then tell. Nothing
 * for CSV. */
enum status rows_look(struct rows_file *f, struct err *err) MUST_CHECK;

/* One reading, from the start. */
struct rows {
    struct rows_file *file;
    struct decoder decoder;
    struct csv_reader csv;
    struct xlsx_rows sheet;
};

enum status rows_open(struct rows *r, struct rows_file *f, struct err *err) MUST_CHECK;
/* As csv_reader_next and xlsx_rows_next. */
enum status rows_next(struct rows *r, struct csv_row *row, struct err *err) MUST_CHECK;
/* How much is read, when the file has so many bytes; a guess. */
int rows_percent(const struct rows *r, uint64_t size);
void rows_close(struct rows *r);

#endif
