#include "desk/data_files.h"

#include "model/document.h"
#include "notice/load.h"
#include "store/queries.h"
#include "store/record.h"

struct data_files {
    struct calendar *calendars;
    size_t n_calendars;
    struct unit_classes *classes;
};

static struct data_files *files_of(struct desk *desk)
{
    if (!desk->data_files) {
        desk->data_files = ARENA_NEW(&desk->arena, struct data_files);
    }
    return desk->data_files;
}

static enum status load_calendars(struct desk *desk, struct data_files *files, struct err *err)
{
    struct arena *a = &desk->arena;
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, QUERY_DATA_FILE_OF_KIND, DB_ARGS(db_text("calendar")),
                                    a, &ids, &n, err);
    struct calendar *calendars = ARENA_ARRAY(a, struct calendar, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct data_file file = {0};
        struct problems problems = {.arena = a};
        status = record_load(desk->db, &data_file_type, ids[i], a, &file, err);
        problems.file = file.name;
        if (status == STATUS_OK) {
            status = calendar_load_text(slice_of(file.text), &calendars[i], &problems, err);
        }
    }
    if (status == STATUS_OK) {
        files->calendars = calendars;
        files->n_calendars = n;
    }
    return status;
}

enum status desk_calendars(struct desk *desk, const struct calendar **at, size_t *n,
                           struct err *err)
{
    struct data_files *files = files_of(desk);
    enum status status = files->calendars ? STATUS_OK : load_calendars(desk, files, err);
    *at = files->calendars;
    *n = files->n_calendars;
    return status;
}

enum status desk_classes(struct desk *desk, const struct unit_classes **out, struct err *err)
{
    struct data_files *files = files_of(desk);
    int64_t id = 0;
    struct data_file file = {0};
    *out = files->classes;
    if (files->classes) {
        return STATUS_OK;
    }
    struct unit_classes *classes = ARENA_NEW(&desk->arena, struct unit_classes);
    enum status status = db_one(desk->db, QUERY_DATA_FILE_BY_NAME,
                                DB_ARGS(db_text("classes"), db_text("classes.yaml")), 0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &data_file_type, id, &desk->arena, &file, err);
    }
    if (status == STATUS_OK && id) {
        struct problems problems = {.arena = &desk->arena, .file = file.name};
        status = unit_classes_load_text(slice_of(file.text), classes, &problems, err);
    }
    if (status == STATUS_OK) {
        *out = files->classes = classes;
    }
    return status;
}

const struct unit_class *unit_class_find(const struct unit_classes *classes, const char *text)
{
    for (size_t i = 0; !text_is_empty(text) && i < classes->n; i++) {
        const struct unit_class *c = &classes->at[i];
        if (text_eq(c->id, text) || text_eq(c->name, text) || texts_has(&c->aliases, text)) {
            return c;
        }
    }
    return NULL;
}

const char *unit_class_name(struct desk *desk, const char *class)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const struct unit_classes *classes = NULL;
    const struct unit_class *c = NULL;
    if (desk_classes(desk, &classes, &err) == STATUS_OK) {
        c = unit_class_find(classes, class);
    }
    arena_release(&a);
    return c ? c->name : class;
}
