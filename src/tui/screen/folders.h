/* The folder of a file that was read or written last, proposed the next time, also tomorrow. One for
 * what comes in, one for what goes out, one for copies of the desk. */
#ifndef TUI_SCREEN_FOLDERS_H
#define TUI_SCREEN_FOLDERS_H

#include "tui/ask.h"
#include "tui/ui.h"

#define FOLDER_IN "folder.in"
#define FOLDER_OUT "folder.out"
#define FOLDER_BACKUP "folder.backup"

/* A path to propose: `name` in that folder; `name` alone while none is remembered, or when it is gone.
 * An empty name gives the folder, ending in `/`. */
const char *folder_propose(struct ui *ui, struct arena *a, const char *folder, const char *name);
/* Remembers the folder of a file that is there. */
void folder_keep(struct ui *ui, const char *folder, const char *path);

/* A file that is replaced cannot be got back: a question whether it shall be, in the arena. */
struct question replace_question(struct arena *a, int id, const char *path);

#endif
