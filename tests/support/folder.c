#include "support/folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "support/check.h"

#define MAX_FILE (64u << 20)

const char *folder_make(struct arena *a)
{
    char *name = arena_printf(a, "%s/XXXXXX", getenv("TMPDIR"));
    if (!mkdtemp(name)) {
        fail_msg("no folder at %s", name);
    }
    return name;
}

const char *folder_path(struct arena *a, const char *folder, const char *name)
{
    return arena_printf(a, "%s/%s", folder, name);
}

size_t folder_count(const char *folder, const char *part)
{
    size_t n = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        n += e->d_name[0] != '.' && strstr(e->d_name, part);
    }
    closedir(dir);
    return n;
}

struct slice folder_read(struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct slice bytes = {0};
    if (file_read(a, path, MAX_FILE, &bytes, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return bytes;
}

void folder_write(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
}

const char *folder_file(struct arena *a, const char *name, struct slice bytes)
{
    const char *path = folder_path(a, folder_make(a), name);
    folder_write(path, bytes);
    return path;
}
