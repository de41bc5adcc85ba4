/* CSV for spreadsheets and for reading back: comma, CRLF, quotes only where needed (separator of any
 * kind, quote, line end), formula-like cells escaped (text/csv_escape.h). Reading the file with
 * csv_options.is_escaped gives every cell back exactly, save those listed as lost.
 *
 * What no CSV can prevent: a spreadsheet that opens it by double click shows digit strings of more
 * than 11 places as 1.38E+10, loses digits beyond 15 and zeros in front. We do not write ="…" for that: it
 * would not be the cell any more. docs/tables.md tells users how to import as text. */
#ifndef TEXT_CSV_WRITER_H
#define TEXT_CSV_WRITER_H

#include "base/arena.h"
#include "base/vec.h"
#include "text/encoder.h"

/* Where bytes go; errors are the sink's to keep (base/file.h: outfile). */
struct csv_sink {
    void (*write)(void *to, const char *bytes, size_t n);
    void *to;
};

/* A character that is not simply kept, and its cell. */
struct csv_loss {
    size_t row, column; /* 1-based, as written */
    uint32_t character;
    enum encoder_note note;
};
#define CSV_LOSSES_LISTED 1000u

struct csv_writer {
    struct encoder encoder;
    struct csv_sink sink;
    struct arena *arena; /* of `losses` */
    struct buf plain, quoted, out;
    size_t row, column;          /* of the cell being written */
    bool is_empty;               /* the row so far is one empty cell */
    VEC(struct csv_loss) losses; /* the first CSV_LOSSES_LISTED */
    size_t losses_n;             /* how many there were */
};

enum status csv_writer_open(struct csv_writer *w, enum charset to, struct csv_sink sink,
                            struct arena *arena, struct err *err) MUST_CHECK;
void csv_writer_cell(struct csv_writer *w, struct slice text);
void csv_writer_end_row(struct csv_writer *w);
/* Hands the rest to the sink; losses may still be read. */
void csv_writer_close(struct csv_writer *w);

#endif
