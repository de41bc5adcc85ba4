/* Definitions into the desk: a new notice, its next revision, or nothing. */

#include "base/buf.h"
#include "desk/notice_kin.h"
#include "desk/notice_supplements.h"
#include "desk/notices.h"
#include "notice/load.h"
#include "notice/schema.h"
#include "store/queries.h"

/* ---- loading ------------------------------------------------------------------------------ */

enum status notice_problems(struct arena *a, struct slice yaml, const char *file_name,
                            struct problems *out, struct err *err)
{
    struct notice definition;
    *out = (struct problems){.arena = a, .file = file_name};
    enum status status = notice_load_text(yaml, &definition, out, err);
    return status == STATUS_DATA ? STATUS_OK : status;
}

/* More are no help to anybody who has to mend them. */
#define MAX_TOLD 100

/* All problems as one text, a line each, for the user's eyes. */
static enum status refuse(struct arena *a, const struct problems *ps, struct err *err)
{
    struct buf text = BUF_INIT;
    buf_text(&text, "通知定义有误, 没有载入:");
    for (size_t i = 0; i < ps->n && i < MAX_TOLD; i++) {
        buf_printf(&text, "\n%s:%d:%d: %s", ps->file, ps->at[i].line, ps->at[i].column,
                   ps->at[i].text);
    }
    if (ps->n > MAX_TOLD) {
        buf_printf(&text, "\n还有 %zu 处, 用 notice check 看", ps->n - MAX_TOLD);
    }
    const char *all = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return err_set(err, STATUS_DATA, "%s", all);
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
        .amends = n->amends,
        .revision = 1,
    };
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
        status = notice_revision_load(w->desk, w->arena, id, old.revision, &now, err);
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

/* The row and a revision of it out of a text that was found right. */
static enum status put_text(struct write *w, struct notice_row *row,
                            struct notice_revision *revision, bool *is_same, struct err *err)
{
    int64_t id = 0;
    *is_same = false;
    revision->loaded_at = desk_now(w->desk);
    enum status status = supplements_set(w->desk, w->arena, row->doc_no, revision, err);
    if (status == STATUS_OK) {
        status =
            db_one(w->desk->db, QUERY_NOTICE_BY_DOC_NO, DB_ARGS(db_text(row->doc_no)), 0, &id, err);
    }
    if (status == STATUS_OK) {
        status = id ? put_again(w, id, row, revision->digest, is_same, err)
                    : write_insert(w, &notice_type, row, err);
    }
    if (status != STATUS_OK || *is_same) {
        return status;
    }
    revision->notice = row->record.id;
    revision->revision = row->revision;
    return write_insert(w, &notice_revision_type, revision, err);
}

enum status notice_renew(struct write *w, int64_t notice, struct err *err)
{
    struct notice_row row = {0};
    struct notice_revision now = {0};
    bool is_same;
    enum status status = notice_row_load(w->desk, w->arena, notice, &row, err);
    if (status == STATUS_OK && row.record.is_void) {
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        status = notice_revision_load(w->desk, w->arena, notice, row.revision, &now, err);
    }
    struct notice_revision next = {.yaml = now.yaml, .file_name = now.file_name};
    return status == STATUS_OK ? put_text(w, &row, &next, &is_same, err) : status;
}

/* The notice that a supplement amends, when the desk has it. */
static enum status renew_amended(struct write *w, const char *doc_no, struct err *err)
{
    int64_t id = 0;
    enum status status =
        db_one(w->desk->db, QUERY_NOTICE_BY_DOC_NO, DB_ARGS(db_text(doc_no)), 0, &id, err);
    return status == STATUS_OK && id ? notice_renew(w, id, err) : status;
}

static enum status put_row(struct write *w, struct slice yaml, const char *file_name,
                           struct notice_row *row, bool *is_same, struct err *err)
{
    struct problems problems = {.arena = w->arena, .file = file_name};
    struct notice definition;
    struct notice_revision revision = {.yaml = arena_copy(w->arena, yaml.at, yaml.n),
                                       .file_name = file_name};
    enum status status = notice_load_text(yaml, &definition, &problems, err);
    if (status == STATUS_OK) {
        status = notice_kin_check(w->desk, &definition, yaml, &problems, err);
    }
    if (status != STATUS_OK || problems.n) {
        return problems.n ? refuse(w->arena, &problems, err) : status;
    }
    *row = row_of(w->arena, &definition);
    status = put_text(w, row, &revision, is_same, err);
    return status == STATUS_OK && definition.amends ? renew_amended(w, definition.amends, err)
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
