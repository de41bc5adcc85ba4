#include "support/folder.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "desk/history.h"
#include "support/check.h"
#include "support/desk.h"

#define MAX_FILE (64u << 20)

const char *folder_make(struct arena *a)
{
    const char *under = getenv("TMPDIR");
    char *name = arena_printf(a, "%s/shenbao-test-XXXXXX", under ? under : "/tmp");
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

void folder_remove(const char *folder)
{
    struct arena a = {0};
    DIR *dir = opendir(folder);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        unlink(folder_path(&a, folder, e->d_name));
    }
    closedir(dir);
    rmdir(folder);
    arena_release(&a);
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

void folder_desk(struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct desk_options o = desk_options_for_test(path);
    struct desk *desk = NULL;
    if (desk_create(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    desk_close(desk);
}

struct desk *folder_open(struct arena *a, const char *path, int patience_ms)
{
    struct err err = {.arena = a};
    struct desk_options o = desk_options_for_test(path);
    struct desk *desk = NULL;
    o.patience_ms = patience_ms;
    if (desk_open(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return desk;
}

int64_t folder_verify(struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct verify_report report = {0};
    struct desk *desk = folder_open(a, path, 0);
    if (desk_verify(desk, a, &report, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    desk_close(desk);
    return report.entries;
}
