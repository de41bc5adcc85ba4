#include "desk/setup.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/notice_candidate.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/document.h"
#include "model/unit.h"

#define MAX_DATA_FILE (4 << 20)

struct names {
    const char **at;
    size_t n, cap;
};

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The files of a folder that end in `suffix`, sorted; a missing folder has none. */
static struct names folder_files(struct arena *a, const char *folder, const char *suffix)
{
    struct names names = {0};
    DIR *dir = opendir(folder);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        size_t n = strlen(e->d_name), m = strlen(suffix);
        if (n > m && strcmp(e->d_name + n - m, suffix) == 0) {
            *VEC_PUSH(a, &names) = arena_text(a, e->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
    if (names.n) {
        qsort(names.at, names.n, sizeof *names.at, by_name);
    }
    return names;
}

static enum status add_data_file(struct write *w, const char *kind, const char *path,
                                 const char *name, struct err *err)
{
    struct slice text;
    char digest[DIGEST_TEXT_SIZE];
    enum status status = file_read(w->arena, path, MAX_DATA_FILE, &text, err);
    if (status != STATUS_OK) {
        return status;
    }
    digest_text(text.at, text.n, digest);
    struct data_file file = {.kind = kind, .name = name, .text = text.at, .digest = digest};
    return write_insert(w, &data_file_type, &file, err);
}

static enum status add_data_files(struct write *w, const char *data, struct err *err)
{
    struct arena *a = w->arena;
    const char *folder = arena_printf(a, "%s/calendars", data);
    struct names calendars = folder_files(a, folder, ".yaml");
    enum status status = STATUS_OK;
    for (size_t i = 0; i < calendars.n && status == STATUS_OK; i++) {
        status = add_data_file(w, "calendar", arena_printf(a, "%s/%s", folder, calendars.at[i]),
                               calendars.at[i], err);
    }
    static const struct {
        const char *kind, *name;
    } single[] = {{"classes", "classes.yaml"}, {"regions", "regions.csv"}};
    for (size_t i = 0; i < sizeof single / sizeof *single && status == STATUS_OK; i++) {
        const char *path = arena_printf(a, "%s/%s", data, single[i].name);
        if (file_exists(path)) {
            status = add_data_file(w, single[i].kind, path, single[i].name, err);
        }
    }
    return status == STATUS_OK ? schemes_add_shipped(w, err) : status;
}

static enum status add_setting(struct write *w, const char *key, const char *value, struct err *err)
{
    struct setting setting = {.key = key, .value = value};
    return text_is_empty(value) ? STATUS_OK : write_insert(w, &setting_type, &setting, err);
}

static enum status add_person(struct write *w, const struct desk_options *o, struct err *err)
{
    struct person me = {
        .login = o->login,
        .name = o->name ? o->name : o->login,
        .roles = "administrator",
    };
    return write_insert(w, &person_type, &me, err);
}

/* Behind the data files, which say what classes and regions there are. */
static enum status add_unit(struct write *w, const struct desk_options *o, struct err *err)
{
    struct unit unit = {.name = o->unit, .class = o->class, .region = o->region};
    enum status status = unit_settle(w->desk, w->arena, &unit, err);
    if (status == STATUS_OK && !text_is_empty(o->unit)) {
        status = write_insert(w, &unit_type, &unit, err);
        if (status == STATUS_OK) {
            status = add_setting(w, "unit_id",
                                 arena_printf(w->arena, "%lld", (long long)unit.record.id), err);
        }
    }
    if (status == STATUS_OK) {
        status = add_setting(w, "unit_name", o->unit, err);
    }
    return status == STATUS_OK ? add_setting(w, "class", unit.class, err) : status;
}

static enum status add_notices(struct write *w, const char *data, struct err *err)
{
    struct arena *a = w->arena;
    const char *folder = arena_printf(a, "%s/notices", data);
    struct names files = folder_files(a, folder, ".yaml");
    enum status status = STATUS_OK;
    for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
        struct slice text;
        const char *path = arena_printf(a, "%s/%s", folder, files.at[i]);
        status = file_read(a, path, MAX_DATA_FILE, &text, err);
        if (status == STATUS_OK) {
            status = notice_put(w, text, arena_printf(a, "%s%s", SHIPPED_PREFIX, files.at[i]), err);
        }
    }
    return status;
}

enum status setup_desk(struct desk *desk, const struct desk_options *o, struct err *err)
{
    struct write w;
    struct arena a = {0};
    desk->me = (struct person){.login = o->login, .name = o->login, .roles = "administrator"};
    enum status status = write_begin(&w, desk, &a, "init", 0, err);
    w.is_bulk = true;
    if (status == STATUS_OK) {
        status = add_person(&w, o, err);
    }
    if (status == STATUS_OK && desk->data_dir) {
        status = add_data_files(&w, desk->data_dir, err);
    }
    if (status == STATUS_OK) {
        status = add_unit(&w, o, err);
    }
    if (status == STATUS_OK && desk->data_dir) {
        status = add_notices(&w, desk->data_dir, err);
    }
    status = write_end(&w, status, "建立申报台, 载入随程序带来的通知和日历", NULL, NULL, err);
    arena_release(&a);
    return status;
}
