#include "desk/notices.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/digest.h"
#include "base/vec.h"
#include "desk/notice_supplements.h"
#include "notice/load.h"
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

enum status notice_revision_load(struct desk *desk, struct arena *a, int64_t notice,
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
        status = notice_revision_load(desk, a, notice, revision, &row, err);
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
        if (status == STATUS_DATA && definition->doc_no) {
            status = STATUS_OK; /* it was right for the program that took it */
        }
    }
    if (status == STATUS_OK) {
        status = supplements_merge(desk, &cache->arena, &row, definition, err);
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

static bool is_code(struct arena *a, const struct notice_row *row, const char *code)
{
    return text_eq(row->code, code) || text_eq(row->doc_no, code) ||
           text_eq(arena_printf(a, "%s号", row->code), code);
}

static bool is_alias(struct desk *desk, const struct notice_row *row, const char *code,
                     struct err *err)
{
    const struct notice *definition;
    return notice_definition(desk, row->record.id, row->revision, &definition, err) == STATUS_OK &&
           texts_has(&definition->aliases, code);
}

/* Codes first: aliases stand in the definitions, which must be read for them. NULL when none is called so. */
static const struct notice_row *row_called(struct desk *desk, const struct notice_rows *rows,
                                           const char *code, struct err *err)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (is_code(err->arena, &rows->at[i], code)) {
            return &rows->at[i];
        }
    }
    for (size_t i = 0; i < rows->n; i++) {
        if (is_alias(desk, &rows->at[i], code, err)) {
            return &rows->at[i];
        }
    }
    return NULL;
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
    const struct notice_row *called = row_called(desk, &rows, code, err);
    if (called) {
        *out = *called;
        return STATUS_OK;
    }
    for (size_t i = 0; i < rows.n; i++) {
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

enum status notice_takes_submissions(struct desk *desk, const struct notice_row *row,
                                     struct err *err)
{
    const struct notice *n = NULL;
    if (row->is_stopped) {
        return err_set(err, STATUS_DATA, "通知 %s 已停用, 不再收新的申报件", row->code);
    }
    enum status status = notice_definition(desk, row->record.id, 0, &n, err);
    return status == STATUS_OK && n->kind == NOTICE_WORK
               ? err_set(err, STATUS_DATA, "通知 %s 是工作部署, 不征集申报件", row->code)
               : status;
}

/* ---- acts ----------------------------------------------------------------------------------- */

enum status notice_stop(struct desk *desk, struct arena *a, int64_t notice, bool is_stopped,
                        const char *why, struct err *err)
{
    struct write w;
    struct notice_row old = {0}, row;
    enum status status = write_begin(&w, desk, a, "notice_stop", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, notice, &old, err);
    }
    row = old;
    row.is_stopped = is_stopped;
    if (status == STATUS_OK) {
        status = write_update(&w, &notice_type, &old, &row, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "%s通知 %s", is_stopped ? "停用" : "恢复", text_or_empty(old.code)), why,
        NULL, err);
}

enum status notice_attach_text(struct desk *desk, struct arena *a, int64_t notice, const char *text,
                               const char *file_name, struct err *err)
{
    struct write w;
    struct notice_row old = {0}, row;
    enum status status = write_begin(&w, desk, a, "notice_attach", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, notice, &old, err);
    }
    row = old;
    row.full_text = text;
    row.full_text_name = file_name;
    if (status == STATUS_OK) {
        status = write_update(&w, &notice_type, &old, &row, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "附通知 %s 全文 (%s)", text_or_empty(old.code), file_name),
                     NULL, NULL, err);
}
