/* Files of a test. They lie under TMPDIR, which check_run takes away with everything in it: nobody has
 * to remove them. What cannot be made or read ends the test. */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

#include "base/arena.h"
#include "base/slice.h"

/* A new folder. */
const char *folder_make(struct arena *a);
/* How many files in it have this in their name. */
size_t folder_count(const char *folder, const char *part);

/* A file of the folder: its path, its whole content, and a new one. */
const char *folder_path(struct arena *a, const char *folder, const char *name);
struct slice folder_read(struct arena *a, const char *path);
void folder_write(const char *path, struct slice bytes);

/* A new file with these bytes, in a folder of its own. */
const char *folder_file(struct arena *a, const char *name, struct slice bytes);

#endif
