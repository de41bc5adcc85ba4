#include "desk/notices.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/digest.h"
#include "base/vec.h"
#include "notice/load.h"
#include "notice/schema.h"
#include "store/queries.h"
#include "store/record.h"

/* A definition once parsed, known by the fingerprint of its text: numbers may mean another text after
 * somebody restored a backup. */
struct cached_notice {
    char digest[DIGEST_TEXT_SIZE];
    const struct notice *definition;
};

struct notice_cache {
    struct arena arena;
    struct {
        struct cached_notice *at;
        size_t n, cap;
    } notices;
    struct calendar *calendars;
    size_t n_calendars;
    struct unit_classes *classes;
};

void notices_free(struct notice_cache *cache)
{
    if (cache) {
        arena_release(&cache->arena);
        free(cache);
    }
}

static struct notice_cache *cache_of(struct desk *desk)
{
    if (!desk->notices) {
        desk->notices = xmalloc(sizeof *desk->notices);
        *desk->notices = (struct notice_cache){0};
    }
    return desk->notices;
}

enum status notice_row_load(struct desk *desk, struct arena *a, int64_t id, struct notice_row *out,
                            struct err *err)
{
    return record_load(desk->db, &notice_type, id, a, out, err);
}

enum status notice_rows_load(struct desk *desk, struct arena *a, struct notice_rows *out,
                             struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct notice_rows){0};
    enum status status = record_ids(desk->db, QUERY_NOTICE_ALL, DB_NO_ARGS, a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = notice_row_load(desk, a, ids[i], VEC_PUSH(a, out), err);
    }
    return status;
}

static enum status revision_load(struct desk *desk, struct arena *a, int64_t notice,
                                 int64_t revision, struct notice_revision *out, struct err *err)
{
    int64_t id = 0;
    enum status status = db_one(desk->db, QUERY_NOTICE_REVISION_ID,
                                DB_ARGS(db_int(notice), db_int(revision)), 0, &id, err);
    if (status == STATUS_OK && !id) {
        return err_set(err, STATUS_NOT_FOUND, "通知没有第 %lld 版定义", (long long)revision);
    }
    return status == STATUS_OK ? record_load(desk->db, &notice_revision_type, id, a, out, err)
                               : status;
}

static enum status revision_in_force(struct desk *desk, struct arena *a, int64_t notice,
                                     int64_t *revision, struct err *err)
{
    struct notice_row row = {0};
    enum status status = *revision ? STATUS_OK : notice_row_load(desk, a, notice, &row, err);
    if (status == STATUS_OK && !*revision) {
        *revision = row.revision;
    }
    return status;
}

enum status notice_yaml(struct desk *desk, struct arena *a, int64_t notice, int64_t revision,
                        const char **yaml, struct err *err)
{
    struct notice_revision row = {0};
    enum status status = revision_in_force(desk, a, notice, &revision, err);
    if (status == STATUS_OK) {
        status = revision_load(desk, a, notice, revision, &row, err);
    }
    *yaml = row.yaml;
    return status;
}

static enum status cache_add(struct desk *desk, int64_t id, const struct notice **out,
                             struct err *err)
{
    struct notice_cache *cache = cache_of(desk);
    struct notice_revision row = {0};
    struct notice *definition = ARENA_NEW(&cache->arena, struct notice);
    enum status status = record_load(desk->db, &notice_revision_type, id, &cache->arena, &row, err);
    if (status == STATUS_OK) {
        struct problems problems = {.arena = &cache->arena, .file = row.file_name};
        status = notice_load_text(slice_of(row.yaml), definition, &problems, err);
    }
    if (status == STATUS_OK) {
        struct cached_notice *c = VEC_PUSH(&cache->arena, &cache->notices);
        memcpy(c->digest, row.digest, DIGEST_TEXT_SIZE - 1);
        c->definition = *out = definition;
    }
    return status;
}

/* The row of a revision (0: the one in force) and the fingerprint of its text. */
static enum status revision_key(struct desk *desk, int64_t notice, int64_t revision, int64_t *id,
                                char digest[DIGEST_TEXT_SIZE], struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(desk->db, QUERY_NOTICE_REVISION_KEY,
                                  DB_ARGS(db_int(notice), db_int(revision)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && !has_row) {
        return err_set(err, STATUS_NOT_FOUND, "没有这份通知的定义: %lld 第 %lld 版",
                       (long long)notice, (long long)revision);
    }
    if (status == STATUS_OK) {
        struct slice text = db_column_slice(&c, 1);
        *id = db_column_int(&c, 0);
        memcpy(digest, text.at, text.n < DIGEST_TEXT_SIZE ? text.n : DIGEST_TEXT_SIZE - 1);
    }
    db_finish(&c);
    return status;
}

enum status notice_definition(struct desk *desk, int64_t notice, int64_t revision,
                              const struct notice **out, struct err *err)
{
    struct notice_cache *cache = cache_of(desk);
    char digest[DIGEST_TEXT_SIZE] = "";
    int64_t id = 0;
    *out = NULL;
    enum status status = revision_key(desk, notice, revision, &id, digest, err);
    for (size_t i = 0; status == STATUS_OK && i < cache->notices.n; i++) {
        if (text_eq(cache->notices.at[i].digest, digest)) {
            *out = cache->notices.at[i].definition;
            return STATUS_OK;
        }
    }
    return status == STATUS_OK ? cache_add(desk, id, out, err) : status;
}

/* ---- finding ------------------------------------------------------------------------------ */

static bool is_called(struct desk *desk, const struct notice_row *row, const char *code,
                      struct err *err)
{
    const struct notice *definition;
    if (text_eq(row->code, code) || text_eq(row->doc_no, code)) {
        return true;
    }
    return notice_definition(desk, row->record.id, row->revision, &definition, err) == STATUS_OK &&
           texts_has(&definition->aliases, code);
}

static const char *codes_of(struct arena *a, const struct notice_rows *rows)
{
    const char *text = "";
    for (size_t i = 0; i < rows->n; i++) {
        text = arena_printf(a, "%s%s%s", text, *text ? ", " : "", rows->at[i].code);
    }
    return text;
}

enum status notice_find(struct desk *desk, struct arena *a, const char *code,
                        struct notice_row *out, struct err *err)
{
    struct notice_rows rows, near = {0};
    enum status status = notice_rows_load(desk, a, &rows, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < rows.n; i++) {
        if (is_called(desk, &rows.at[i], code, err)) {
            *out = rows.at[i];
            return STATUS_OK;
        }
        if (!text_is_empty(code) && strstr(rows.at[i].doc_no, code)) {
            *VEC_PUSH(a, &near) = rows.at[i];
        }
    }
    if (near.n == 1) {
        *out = near.at[0];
        return STATUS_OK;
    }
    return near.n ? err_set(err, STATUS_DATA, "「%s」不止一份通知: %s", code, codes_of(a, &near))
                  : err_set(err, STATUS_NOT_FOUND, "没有通知「%s」; 现有 %s", code,
                            rows.n ? codes_of(a, &rows) : "(一份也没有)");
}

/* ---- loading ------------------------------------------------------------------------------ */

enum status notice_problems(struct arena *a, struct slice yaml, const char *file_name,
                            struct problems *out, struct err *err)
{
    struct notice definition;
    *out = (struct problems){.arena = a, .file = file_name};
    enum status status = notice_load_text(yaml, &definition, out, err);
    return status == STATUS_DATA ? STATUS_OK : status;
}

/* All problems as one text, a line each, for the user's eyes. */
static enum status refuse(struct arena *a, const struct problems *ps, struct err *err)
{
    const char *text = "通知定义有误, 没有载入:";
    for (size_t i = 0; i < ps->n; i++) {
        text = arena_printf(a, "%s\n%s:%d:%d: %s", text, ps->file, ps->at[i].line, ps->at[i].column,
                            ps->at[i].text);
    }
    return err_set(err, STATUS_DATA, "%s", text);
}

static const char *kind_id(const struct notice *n)
{
    const struct key *key = schema_key(&notice_schema, "种类");
    const struct word *word = key ? vocabulary_word(key->words, (int)n->kind) : NULL;
    return word ? word->id : "";
}

static struct notice_row row_of(struct arena *a, const struct notice *n)
{
    return (struct notice_row){
        .code = n->code ? n->code : n->doc_no,
        .doc_no = n->doc_no,
        .title = n->title,
        .kind = kind_id(n),
        .issued_on = n->issued_on.has ? day_text(a, n->issued_on.day) : NULL,
        .parent = n->parent,
        .revision = 1,
    };
}

static enum status put_revision(struct write *w, const struct notice_row *row, struct slice yaml,
                                const char *digest, const char *file_name, struct err *err)
{
    struct notice_revision revision = {
        .notice = row->record.id,
        .revision = row->revision,
        .yaml = arena_copy(w->arena, yaml.at, yaml.n),
        .digest = digest,
        .file_name = file_name,
        .loaded_at = desk_now(w->desk),
    };
    return write_insert(w, &notice_revision_type, &revision, err);
}

/* A changed definition of a known notice becomes its next revision. */
static enum status put_again(struct write *w, int64_t id, struct notice_row *row,
                             const char *digest, bool *is_same, struct err *err)
{
    struct notice_row old;
    struct notice_revision now = {0};
    int64_t last = 0;
    enum status status = notice_row_load(w->desk, w->arena, id, &old, err);
    if (status == STATUS_OK) {
        status = revision_load(w->desk, w->arena, id, old.revision, &now, err);
    }
    if (status == STATUS_OK) {
        status =
            db_one(w->desk->db, QUERY_NOTICE_REVISION_LAST, DB_ARGS(db_int(id)), 0, &last, err);
    }
    *is_same = status == STATUS_OK && !old.record.is_void && text_eq(now.digest, digest);
    if (status != STATUS_OK || *is_same) {
        *row = old;
        return status;
    }
    row->record = old.record;
    row->record.is_void = 0;
    row->revision = last + 1;
    row->is_stopped = old.is_stopped;
    row->full_text = old.full_text;
    row->full_text_name = old.full_text_name;
    return write_update(w, &notice_type, &old, row, err);
}

static enum status put_row(struct write *w, struct slice yaml, const char *file_name,
                           struct notice_row *row, bool *is_same, struct err *err)
{
    char *digest = arena_alloc(w->arena, DIGEST_TEXT_SIZE);
    struct problems problems = {.arena = w->arena, .file = file_name};
    struct notice definition;
    int64_t id = 0;
    *is_same = false;
    digest_text(yaml.at, yaml.n, digest);
    enum status status = notice_load_text(yaml, &definition, &problems, err);
    if (status != STATUS_OK) {
        return problems.n ? refuse(w->arena, &problems, err) : status;
    }
    *row = row_of(w->arena, &definition);
    status =
        db_one(w->desk->db, QUERY_NOTICE_BY_DOC_NO, DB_ARGS(db_text(row->doc_no)), 0, &id, err);
    if (status == STATUS_OK) {
        status = id ? put_again(w, id, row, digest, is_same, err)
                    : write_insert(w, &notice_type, row, err);
    }
    return status == STATUS_OK && !*is_same ? put_revision(w, row, yaml, digest, file_name, err)
                                            : status;
}

enum status notice_put(struct write *w, struct slice yaml, const char *file_name, struct err *err)
{
    struct notice_row row = {0};
    bool is_same;
    return put_row(w, yaml, file_name, &row, &is_same, err);
}

enum status notice_load(struct desk *desk, struct arena *a, struct slice yaml,
                        const char *file_name, struct notice_row *row, struct err *err)
{
    struct write w;
    bool is_same = false;
    *row = (struct notice_row){0};
    enum status status = write_begin(&w, desk, a, "notice_load", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = put_row(&w, yaml, file_name, row, &is_same, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "载入通知 %s 第 %lld 版 (%s)", text_or_empty(row->code),
                                  (long long)row->revision, file_name),
                     NULL, NULL, err);
}

/* ---- acts ----------------------------------------------------------------------------------- */

static enum status change_row(struct desk *desk, struct arena *a, const char *act, unsigned may,
                              int64_t notice, const struct notice_row *with, const char *summary,
                              const char *why, struct err *err)
{
    struct write w;
    struct notice_row old, row;
    enum status status = write_begin(&w, desk, a, act, may, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, notice, &old, err);
    }
    if (status == STATUS_OK) {
        row = old;
        row.is_stopped = with->is_stopped;
        row.full_text = with->full_text;
        row.full_text_name = with->full_text_name;
        status = write_update(&w, &notice_type, &old, &row, err);
    }
    return write_end(&w, status, summary, why, NULL, err);
}

enum status notice_stop(struct desk *desk, struct arena *a, int64_t notice, bool is_stopped,
                        const char *why, struct err *err)
{
    struct notice_row with;
    enum status status = notice_row_load(desk, a, notice, &with, err);
    if (status != STATUS_OK) {
        return status;
    }
    with.is_stopped = is_stopped;
    return change_row(desk, a, "notice_stop", MAY_DECIDE, notice, &with,
                      arena_printf(a, "%s通知 %s", is_stopped ? "停用" : "恢复", with.code), why,
                      err);
}

enum status notice_attach_text(struct desk *desk, struct arena *a, int64_t notice, const char *text,
                               const char *file_name, struct err *err)
{
    struct notice_row with;
    enum status status = notice_row_load(desk, a, notice, &with, err);
    if (status != STATUS_OK) {
        return status;
    }
    with.full_text = text;
    with.full_text_name = file_name;
    return change_row(desk, a, "notice_attach", MAY_LOG, notice, &with,
                      arena_printf(a, "附通知 %s 原文 (%s)", with.code, file_name), NULL, err);
}

/* ---- data files ----------------------------------------------------------------------------- */

static enum status load_calendars(struct desk *desk, struct notice_cache *cache, struct err *err)
{
    struct arena *a = &cache->arena;
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(desk->db, QUERY_DATA_FILE_OF_KIND, DB_ARGS(db_text("calendar")),
                                    a, &ids, &n, err);
    struct calendar *calendars = ARENA_ARRAY(a, struct calendar, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct data_file file;
        struct problems problems = {.arena = a};
        status = record_load(desk->db, &data_file_type, ids[i], a, &file, err);
        problems.file = file.name;
        if (status == STATUS_OK) {
            status = calendar_load_text(slice_of(file.text), &calendars[i], &problems, err);
        }
    }
    if (status == STATUS_OK) {
        cache->calendars = calendars;
        cache->n_calendars = n;
    }
    return status;
}

enum status desk_calendars(struct desk *desk, const struct calendar **at, size_t *n,
                           struct err *err)
{
    struct notice_cache *cache = cache_of(desk);
    enum status status = cache->calendars ? STATUS_OK : load_calendars(desk, cache, err);
    *at = cache->calendars;
    *n = cache->n_calendars;
    return status;
}

enum status desk_classes(struct desk *desk, const struct unit_classes **out, struct err *err)
{
    struct notice_cache *cache = cache_of(desk);
    int64_t id = 0;
    struct data_file file = {0};
    *out = cache->classes;
    if (cache->classes) {
        return STATUS_OK;
    }
    struct unit_classes *classes = ARENA_NEW(&cache->arena, struct unit_classes);
    enum status status = db_one(desk->db, QUERY_DATA_FILE_BY_NAME,
                                DB_ARGS(db_text("classes"), db_text("classes.yaml")), 0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &data_file_type, id, &cache->arena, &file, err);
    }
    if (status == STATUS_OK && id) {
        struct problems problems = {.arena = &cache->arena, .file = file.name};
        status = unit_classes_load_text(slice_of(file.text), classes, &problems, err);
    }
    if (status == STATUS_OK) {
        *out = cache->classes = classes;
    }
    return status;
}
