/* A folder of a test's own for files, and desks in it. */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

#include "base/slice.h"
#include "desk/desk.h"

/* Made under $TMPDIR or /tmp; ends the test when it cannot be. */
const char *folder_make(struct arena *a);
/* With every file in it. */
void folder_remove(const char *folder);
/* How many files in it have this in their name. */
size_t folder_count(const char *folder, const char *part);

/* A file of the folder: its path, its whole content, and a new one. */
const char *folder_path(struct arena *a, const char *folder, const char *name);
struct slice folder_read(struct arena *a, const char *path);
void folder_write(const char *path, struct slice bytes);

/* A new desk without data at this path, closed again. */
void folder_desk(struct arena *a, const char *path);
/* Opens it as zhang; a lock of others is waited for `patience_ms`, 0 for the usual time. */
struct desk *folder_open(struct arena *a, const char *path, int patience_ms);
/* Its chain and its structure are whole; the number of entries. */
int64_t folder_verify(struct arena *a, const char *path);

#endif
