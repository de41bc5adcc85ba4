#include "desk/notice_candidate.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/notice_kin.h"
#include "desk/notice_names.h"
#include "notice/load.h"
#include "notice/revision.h"
#include "store/queries.h"
#include "store/record.h"

/* The loader itself refuses above 1 MiB, with its own sentence. */
#define MAX_FILE ((size_t)4 << 20)

/* The notice of that 文号 and the revision in force; *id is 0 when there is none. */
static enum status find_known(struct desk *desk, struct arena *a, const char *doc_no,
                              struct notice_row *row, int64_t *id, struct err *err)
{
    *id = 0;
    enum status status =
        db_one(desk->db, QUERY_NOTICE_BY_DOC_NO, DB_ARGS(db_text(doc_no)), 0, id, err);
    return status == STATUS_OK && *id ? notice_row_load(desk, a, *id, row, err) : status;
}

static enum status find_changes(struct desk *desk, struct arena *a, const struct notice *new,
                                struct notice_candidate *out, struct err *err)
{
    const char *yaml = NULL;
    const struct notice *old = NULL;
    int64_t last = 0;
    enum status status = notice_yaml(desk, a, out->notice, 0, &yaml, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, out->notice, 0, &old, err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_NOTICE_REVISION_LAST, DB_ARGS(db_int(out->notice)), 0,
                        &last, err);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_NOTICE_SUBMISSION_COUNT, DB_ARGS(db_int(out->notice)), 0,
                        &out->submissions, err);
    }
    if (status == STATUS_OK) {
        out->is_same = out->is_same && slice_is(out->yaml, yaml);
        out->revision = out->is_same ? out->revision : last + 1;
        out->changes = notice_changes(a, old, new);
    }
    return status;
}

enum status notice_candidate_look(struct desk *desk, struct arena *a, struct slice yaml,
                                  const char *name, struct notice_candidate *out, struct err *err)
{
    struct notice *definition = ARENA_NEW(a, struct notice);
    struct notice_row row = {0};
    *out = (struct notice_candidate){.path = arena_text(a, name), .yaml = yaml, .revision = 1};
    out->problems = (struct problems){.arena = a, .file = out->path};
    enum status status = notice_load_text(out->yaml, definition, &out->problems, err);
    if (status == STATUS_OK) {
        status = notice_kin_check(desk, definition, out->yaml, &out->problems, err);
    }
    if (status != STATUS_OK || out->problems.n) {
        return out->problems.n ? STATUS_OK : status;
    }
    out->hints = (struct problems){.arena = a, .file = out->path};
    status = notice_names_check(desk, a, definition, &out->hints, err);
    if (status != STATUS_OK) {
        return status;
    }
    out->code = definition->code ? definition->code : definition->doc_no;
    out->title = definition->title;
    status = find_known(desk, a, definition->doc_no, &row, &out->notice, err);
    out->judged = out->notice;
    if (status == STATUS_OK && definition->amends) {
        struct notice_row amended = {0};
        status = find_known(desk, a, definition->amends, &amended, &out->judged, err);
    }
    if (status != STATUS_OK || !out->notice) {
        return status;
    }
    out->revision = row.revision;
    out->is_same = !row.record.is_void;
    return find_changes(desk, a, definition, out, err);
}

enum status notice_candidate_read(struct desk *desk, struct arena *a, const char *path,
                                  struct notice_candidate *out, struct err *err)
{
    struct slice yaml;
    enum status status = file_read(a, path, MAX_FILE, &yaml, err);
    return status == STATUS_OK ? notice_candidate_look(desk, a, yaml, path, out, err) : status;
}

enum status notice_candidate_load(struct desk *desk, struct arena *a,
                                  const struct notice_candidate *c, struct notice_row *row,
                                  struct err *err)
{
    return notice_load(desk, a, c->yaml, c->path, row, err);
}

enum status notice_revisions_compare(struct desk *desk, struct arena *a, int64_t notice,
                                     int64_t left, int64_t right, struct comparison *out,
                                     struct err *err)
{
    const struct notice *l = NULL, *r = NULL;
    enum status status = notice_definition(desk, notice, left, &l, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, notice, right, &r, err);
    }
    *out = status == STATUS_OK ? notice_changes(a, l, r) : (struct comparison){0};
    return status;
}

/* ---- what came with the program --------------------------------------------------------------- */

struct names {
    const char **at;
    size_t n, cap;
};

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static struct names shipped_files(struct desk *desk, struct arena *a)
{
    struct names names = {0};
    const char *folder = arena_printf(a, "%s/notices", text_or_empty(desk->data_dir));
    DIR *dir = desk->data_dir ? opendir(folder) : NULL;
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        size_t n = strlen(e->d_name);
        if (n > 5 && strcmp(e->d_name + n - 5, ".yaml") == 0) {
            *VEC_PUSH(a, &names) = arena_printf(a, "%s/%s", folder, e->d_name);
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

/* Is the revision in force one that was shipped? */
static enum status is_shipped(struct desk *desk, struct arena *a, int64_t notice, bool *out,
                              struct err *err)
{
    int64_t id = 0;
    struct notice_revision revision = {0};
    enum status status = db_one(desk->db, QUERY_NOTICE_REVISION_KEY,
                                DB_ARGS(db_int(notice), db_int(0)), 0, &id, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &notice_revision_type, id, a, &revision, err);
    }
    *out = status == STATUS_OK && revision.file_name &&
           text_starts(revision.file_name, SHIPPED_PREFIX);
    return status;
}

/* Adds the file when there is something to do with it. */
static enum status look_at(struct desk *desk, struct arena *a, const char *path,
                           struct shipped_notices *out, struct err *err)
{
    struct notice_candidate c;
    struct notice_row row = {0};
    bool was_shipped = true;
    enum status status = notice_candidate_read(desk, a, path, &c, err);
    if (status != STATUS_OK || c.problems.n || c.is_same) {
        return status;
    }
    if (c.notice) {
        status = notice_row_load(desk, a, c.notice, &row, err);
    }
    if (status == STATUS_OK && c.notice) {
        status = is_shipped(desk, a, c.notice, &was_shipped, err);
    }
    if (status == STATUS_OK && !row.record.is_void) {
        *VEC_PUSH(a, out) = (struct shipped_notice){
            .path = path,
            .state = !c.notice     ? SHIPPED_NEW
                     : was_shipped ? SHIPPED_CHANGED
                                   : SHIPPED_OWN,
            .code = c.code,
            .title = c.title,
        };
    }
    return status;
}

enum status shipped_notices_load(struct desk *desk, struct arena *a, struct shipped_notices *out,
                                 struct err *err)
{
    struct names files = shipped_files(desk, a);
    enum status status = STATUS_OK;
    *out = (struct shipped_notices){0};
    for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
        status = look_at(desk, a, files.at[i], out, err);
    }
    return status;
}

static enum status put_shipped(struct write *w, const struct shipped_notice *s, struct err *err)
{
    struct slice yaml;
    const char *name = strrchr(s->path, '/');
    enum status status = file_read(w->arena, s->path, MAX_FILE, &yaml, err);
    name = arena_printf(w->arena, "%s%s", SHIPPED_PREFIX, name ? name + 1 : s->path);
    return status == STATUS_OK ? notice_put(w, yaml, name, err) : status;
}

enum status shipped_notices_update(struct desk *desk, struct arena *a, struct shipped_notices *out,
                                   struct err *err)
{
    struct write w;
    const char *codes = "";
    enum status status = shipped_notices_load(desk, a, out, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "notice_update", MAY_DECIDE, err);
    for (size_t i = 0; i < out->n && status == STATUS_OK; i++) {
        if (out->at[i].state != SHIPPED_OWN) {
            status = put_shipped(&w, &out->at[i], err);
            codes = arena_printf(a, "%s %s", codes, out->at[i].code);
        }
    }
    return write_end(&w, status, arena_printf(a, "更新随程序带来的通知:%s", codes), NULL, NULL,
                     err);
}
