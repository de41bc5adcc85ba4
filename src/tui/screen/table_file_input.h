/* How forms ask for a file of rows that is to be read: where it lies and how it is encoded. */
#ifndef TUI_SCREEN_TABLE_FILE_INPUT_H
#define TUI_SCREEN_TABLE_FILE_INPUT_H

#include "text/charset.h"
#include "tui/widget/input.h"

/* suggest and check of an input: directories and tables, and a file that is there. The context is not used. */
struct suggestions table_file_suggest(void *context, struct arena *a, const char *typed);
const char *table_file_check(void *context, struct arena *a, const char *value);

#define N_TABLE_ENCODINGS 4
/* The first looks for itself. */
extern const char *const table_encoding_names[N_TABLE_ENCODINGS];
enum charset table_encoding(const char *name);

#endif
