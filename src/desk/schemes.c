#include "desk/schemes.h"

#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/vec.h"
#include "notice/load.h"
#include "store/queries.h"
#include "store/record.h"

#define KIND "scheme"
#define SUFFIX ".yaml"

enum status scheme_problems(struct arena *a, struct slice yaml, const char *file_name,
                            struct scheme *out, struct problems *problems, struct err *err)
{
    struct scheme scheme;
    *problems = (struct problems){.arena = a, .file = file_name};
    enum status status = scheme_load_text(yaml, out ? out : &scheme, problems, err);
    return status == STATUS_DATA ? STATUS_OK : status;
}

enum status scheme_of_text(struct arena *a, const char *text, struct scheme *out, struct err *err)
{
    struct problems problems = {.arena = a, .file = "评审方案"};
    return scheme_load_text(slice_of(text), out, &problems, err);
}

/* ---- what there is ----------------------------------------------------------------------------- */

static enum status entry_load(struct desk *desk, struct arena *a, int64_t id,
                              struct scheme_entry *out, struct err *err)
{
    *out = (struct scheme_entry){0};
    enum status status = record_load(desk->db, &data_file_type, id, a, &out->file, err);
    return status == STATUS_OK ? scheme_of_text(a, out->file.text, &out->scheme, err) : status;
}

enum status schemes_load(struct desk *desk, struct arena *a, struct scheme_entries *out,
                         struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct scheme_entries){0};
    enum status status =
        record_ids(desk->db, QUERY_DATA_FILE_OF_KIND, DB_ARGS(db_text(KIND)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = entry_load(desk, a, ids[i], VEC_PUSH(a, out), err);
    }
    return status;
}

static const char *names_of(struct arena *a, const struct scheme_entries *all)
{
    const char *names = "";
    for (size_t i = 0; i < all->n; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? "、" : "", all->at[i].file.name);
    }
    return *names ? names : "一个也没有，用 review scheme load 载入";
}

/* The one of that name, else the only one whose name holds it; NULL. */
static const struct scheme_entry *entry_called(const struct scheme_entries *all, const char *name)
{
    const struct scheme_entry *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        if (text_eq(all->at[i].file.name, name)) {
            return &all->at[i];
        }
        if (strstr(all->at[i].file.name, name)) {
            found = &all->at[i];
            n++;
        }
    }
    return n == 1 ? found : NULL;
}

enum status scheme_find(struct desk *desk, struct arena *a, const char *name,
                        struct scheme_entry *out, struct err *err)
{
    struct scheme_entries all;
    enum status status = schemes_load(desk, a, &all, err);
    if (status != STATUS_OK) {
        return status;
    }
    name = text_is_empty(name) ? SCHEME_DEFAULT : name;
    const struct scheme_entry *found = entry_called(&all, name);
    if (!found) {
        return err_set(err, STATUS_NOT_FOUND, "没有评审方案「%s」；有的是：%s", name,
                       names_of(a, &all));
    }
    *out = *found;
    return STATUS_OK;
}

/* ---- putting them in --------------------------------------------------------------------------- */

static enum status refuse(struct arena *a, const struct problems *ps, struct err *err)
{
    struct buf text = BUF_INIT;
    buf_text(&text, "评审方案有误, 没有载入:");
    for (size_t i = 0; i < ps->n; i++) {
        buf_printf(&text, "\n%s:%d:%d: %s", ps->file, ps->at[i].line, ps->at[i].column,
                   ps->at[i].text);
    }
    const char *all = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return err_set(err, STATUS_DATA, "%s", all);
}

/* Within a write. A row that is there already is changed unless `is_new_only`. */
static enum status put(struct write *w, struct scheme_entry *e, bool is_new_only, struct err *err)
{
    int64_t id = 0;
    struct data_file old = {0};
    enum status status = db_one(w->desk->db, QUERY_DATA_FILE_BY_NAME,
                                DB_ARGS(db_text(KIND), db_text(e->file.name)), 0, &id, err);
    if (status != STATUS_OK || (id && is_new_only)) {
        return status;
    }
    if (!id) {
        return write_insert(w, &data_file_type, &e->file, err);
    }
    status = record_load(w->desk->db, &data_file_type, id, w->arena, &old, err);
    e->file.record = old.record;
    e->file.record.is_void = 0;
    return status == STATUS_OK ? write_update(w, &data_file_type, &old, &e->file, err) : status;
}

/* The entry that a text makes; STATUS_DATA with all its problems. */
static enum status entry_of(struct arena *a, struct slice yaml, const char *file_name,
                            struct scheme_entry *out, struct err *err)
{
    struct problems problems;
    char digest[DIGEST_TEXT_SIZE];
    *out = (struct scheme_entry){0};
    enum status status = scheme_problems(a, yaml, file_name, &out->scheme, &problems, err);
    if (status == STATUS_OK && problems.n) {
        status = refuse(a, &problems, err);
    }
    digest_text(yaml.at, yaml.n, digest);
    out->file = (struct data_file){.kind = KIND,
                                   .name = out->scheme.name,
                                   .text = arena_copy(a, yaml.at, yaml.n),
                                   .digest = arena_text(a, digest)};
    return status;
}

enum status scheme_save(struct desk *desk, struct arena *a, struct slice yaml,
                        const char *file_name, struct scheme_entry *out, struct err *err)
{
    struct write w;
    enum status status = entry_of(a, yaml, file_name, out, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "scheme_load", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = put(&w, out, false, err);
    }
    return write_end(&w, status, arena_printf(a, "载入评审方案 %s", out->scheme.name), NULL, NULL,
                     err);
}

static enum status add_file(struct write *w, const char *path, struct err *err)
{
    struct slice text;
    struct scheme_entry entry;
    enum status status = file_read(w->arena, path, YAML_MAX_BYTES, &text, err);
    if (status == STATUS_OK) {
        status = entry_of(w->arena, text, path, &entry, err);
    }
    return status == STATUS_OK ? put(w, &entry, true, err) : status;
}

static bool is_definition(const char *path)
{
    size_t n = strlen(path), m = strlen(SUFFIX);
    return n > m && strcmp(path + n - m, SUFFIX) == 0;
}

enum status schemes_add_shipped(struct write *w, struct err *err)
{
    struct folder_files files = {0};
    const char *folder = arena_printf(w->arena, "%s/schemes", text_or_empty(w->desk->data_dir));
    enum status status =
        file_exists(folder) ? folder_list(w->arena, folder, &files, err) : STATUS_OK;
    for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
        if (!files.at[i].is_odd && is_definition(files.at[i].path)) {
            status = add_file(w, arena_printf(w->arena, "%s/%s", folder, files.at[i].path), err);
        }
    }
    return status;
}

enum status schemes_upgrade(struct desk *desk, struct err *err)
{
    struct write w;
    struct arena a = {0};
    enum status status = write_begin(&w, desk, &a, "upgrade", 0, err);
    w.is_bulk = true;
    if (status == STATUS_OK) {
        status = schemes_add_shipped(&w, err);
    }
    status = write_end(&w, status, "载入随程序带来的评审方案", NULL, NULL, err);
    arena_release(&a);
    return status;
}
