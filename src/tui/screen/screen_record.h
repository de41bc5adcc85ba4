/* 记录: the screens of the audit. screen_record.c is the list, screen_record_entry.c one entry field
 * by field, screen_record_undo.c asks before undoing. */
#ifndef TUI_SCREEN_RECORD_H
#define TUI_SCREEN_RECORD_H

#include "tui/screen.h"

extern const struct screen_class record_screen;
/* Their argument is the entry's number, a `const int64_t *`. */
extern const struct screen_class record_entry_screen;
extern const struct screen_class record_undo_screen;

#endif
