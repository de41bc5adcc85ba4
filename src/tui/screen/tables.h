/* 汇总表: the screens of summary tables, in and out. */
#ifndef TUI_SCREEN_TABLES_H
#define TUI_SCREEN_TABLES_H

#include "desk/table_import.h"
#include "desk/table_list.h"
#include "tui/screen.h"

/* All tables of all notices; a main screen. */
extern const struct screen_class tables_screen;

/* Which file, from whom, in which encoding; its argument is the table, const struct table_line *. */
extern const struct screen_class table_import_screen;

/* What an import would do, row by row, with what is asked. Its argument is struct
 * table_import_options; texts are copied. Answered `yes` when the table was written. */
extern const struct screen_class table_preview_screen;

/* The same rows of a table within a hand-over package, which nothing is written from: answers are kept under
 * the digest of the table (tui/screen/table_answers.h). Its argument is the same. */
extern const struct screen_class table_rows_screen;

/* Which column of the file holds what. Its argument, const struct table_mapping *, says where the choices
 * are put when it is answered. */
struct table_mapping {
    const struct table_layout *layout;
    struct column_choice *choices; /* room for one for each column */
    size_t *n_choices;
};
extern const struct screen_class table_columns_screen;

/* Format, encoding, search, and where to; its argument is const struct table_line *. */
extern const struct screen_class table_export_screen;

#endif
