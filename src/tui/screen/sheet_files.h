/* Score sheets as files: out and in. */
#ifndef TUI_SCREEN_SHEET_FILES_H
#define TUI_SCREEN_SHEET_FILES_H

#include "desk/sheet_import.h"
#include "tui/screen/sheets.h"

/* Both get a `const struct sheets_argument *`; reviewer 0: the whole panel. */
extern const struct screen_class sheet_export_screen, sheet_import_screen;

#endif
