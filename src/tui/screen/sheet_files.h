/* Score sheets as files: out, in, and what a file would do before it does it. */
#ifndef TUI_SCREEN_SHEET_FILES_H
#define TUI_SCREEN_SHEET_FILES_H

#include "desk/sheet_import.h"
#include "tui/screen/sheets.h"

/* Both get a `const struct sheets_argument *`; reviewer 0: the whole panel. */
extern const struct screen_class sheet_export_screen, sheet_import_screen;
/* Gets a `const struct sheet_import_options *`, which must live as long; answers yes when it was written. */
extern const struct screen_class sheet_preview_screen;

#endif
