/* The rows an import did not take, for sending back: the file's own headings and cells, with 行号
 * and 原因 behind them, in the file's encoding (UTF-16 becomes UTF-8 with mark). The recommender of the
 * whole file stands above, so that the corrected file is known as theirs again. The file is made with the
 * first such row; none, no file. */
#ifndef DESK_TABLE_REJECTS_H
#define DESK_TABLE_REJECTS_H

#include "base/file.h"
#include "desk/table_layout.h"
#include "text/csv_writer.h"

struct table_rejects {
    const char *path;        /* NULL: nothing is wanted */
    const char *recommender; /* of the whole file; NULL */
    enum charset charset;
    struct arena arena;
    struct outfile file;
    struct csv_writer writer;
    bool is_open;
};

enum status table_rejects_add(struct table_rejects *r, const struct table_layout *l,
                              const struct csv_row *row, const char *why,
                              struct err *err) MUST_CHECK;
/* Puts the file in place, or throws it away. Ends the life of *r. */
enum status table_rejects_end(struct table_rejects *r, bool is_kept, struct err *err) MUST_CHECK;

#endif
