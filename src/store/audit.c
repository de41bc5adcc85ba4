#include "store/audit.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/vec.h"
#include "store/queries.h"
#include "store/record.h"

static const char *const kinds[] = {"insert", "value", "update"};
static const char first_prev[] = "0";

static void hash_text(struct digest *d, struct arena *a, const char *text)
{
    struct slice s = slice_of(text);
    const char *head = text ? arena_printf(a, "%zu:", s.n) : "-";
    digest_add(d, head, strlen(head));
    digest_add(d, text_or_empty(text), s.n);
}

static void hash_number(struct digest *d, struct arena *a, int64_t number)
{
    hash_text(d, a, arena_printf(a, "%lld", (long long)number));
}

/* The hash of an entry as it stands in `entry`, with its `prev`. */
static const char *entry_hash(struct arena *a, const struct audit *entry,
                              const struct changes *changes)
{
    struct digest d;
    char *out = arena_alloc(a, DIGEST_TEXT_SIZE);
    digest_init(&d);
    hash_text(&d, a, entry->prev);
    hash_number(&d, a, entry->id);
    hash_number(&d, a, entry->at);
    hash_text(&d, a, entry->person);
    hash_text(&d, a, entry->act);
    hash_text(&d, a, entry->summary);
    hash_text(&d, a, entry->why);
    hash_number(&d, a, entry->undoes);
    for (size_t i = 0; i < changes->n; i++) {
        const struct change *c = &changes->at[i];
        hash_text(&d, a, kinds[c->kind]);
        hash_text(&d, a, c->noun);
        hash_number(&d, a, c->first);
        hash_number(&d, a, c->last);
        hash_text(&d, a, c->field);
        hash_text(&d, a, c->old);
        hash_text(&d, a, c->new);
    }
    digest_finish(&d, out);
    return out;
}

static enum status meta_get(struct db *db, struct arena *a, const char *key, const char **value,
                            struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *value = NULL;
    enum status status = db_query(db, QUERY_META_GET, DB_ARGS(db_text(key)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *value = db_column_text(&c, 0, a);
    }
    db_finish(&c);
    return status;
}

static enum status meta_set(struct db *db, const char *key, const char *value, struct err *err)
{
    return db_run(db, QUERY_META_SET, DB_ARGS(db_text(key), db_text(value)), NULL, err);
}

static enum status append_changes(struct db *db, int64_t id, const struct changes *changes,
                                  struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < changes->n && status == STATUS_OK; i++) {
        const struct change *c = &changes->at[i];
        status = db_run(db, QUERY_CHANGE_INSERT,
                        DB_ARGS(db_int(id), db_int((int64_t)i), db_text(kinds[c->kind]),
                                db_text(c->noun), db_int(c->first), db_int(c->last),
                                db_text(c->field), db_text(c->old), db_text(c->new)),
                        NULL, err);
    }
    return status;
}

enum status audit_append(struct db *db, struct arena *a, struct audit *entry,
                         const struct changes *changes, struct err *err)
{
    const char *count = NULL, *head = NULL;
    enum status status = meta_get(db, a, "audit_count", &count, err);
    if (status == STATUS_OK) {
        status = meta_get(db, a, "audit_head", &head, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    entry->id = strtoll(count ? count : "0", NULL, 10) + 1;
    entry->prev = head ? head : first_prev;
    entry->hash = entry_hash(a, entry, changes);
    status = db_run(db, QUERY_AUDIT_INSERT,
                    DB_ARGS(db_int(entry->at), db_text(entry->person), db_text(entry->act),
                            db_text(entry->summary), db_text(entry->why),
                            entry->undoes ? db_int(entry->undoes) : db_null(), db_text(entry->prev),
                            db_text(entry->hash), db_int(entry->id)),
                    NULL, err);
    if (status == STATUS_OK) {
        status = append_changes(db, entry->id, changes, err);
    }
    if (status == STATUS_OK) {
        status = meta_set(db, "audit_head", entry->hash, err);
    }
    return status == STATUS_OK
               ? meta_set(db, "audit_count", arena_printf(a, "%lld", (long long)entry->id), err)
               : status;
}

static struct audit read_entry(const struct db_cursor *c, struct arena *a)
{
    return (struct audit){
        .id = db_column_int(c, 0),
        .at = db_column_int(c, 1),
        .person = db_column_text(c, 2, a),
        .act = db_column_text(c, 3, a),
        .summary = db_column_text(c, 4, a),
        .why = db_column_text(c, 5, a),
        .undoes = db_column_int(c, 6),
        .prev = db_column_text(c, 7, a),
        .hash = db_column_text(c, 8, a),
    };
}

static enum status read_entries(struct db_cursor *c, struct arena *a, struct audits *out,
                                struct err *err)
{
    enum status status = STATUS_OK;
    bool has_row = true;
    *out = (struct audits){0};
    while ((status = db_next(c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = read_entry(c, a);
    }
    db_finish(c);
    return status;
}

enum status audit_load(struct db *db, struct arena *a, int64_t id, struct audit *out,
                       struct err *err)
{
    struct db_cursor c;
    struct audits found = {0};
    enum status status = db_query(db, QUERY_AUDIT_LOAD, DB_ARGS(db_int(id)), &c, err);
    if (status == STATUS_OK) {
        status = read_entries(&c, a, &found, err);
    }
    if (status == STATUS_OK && found.n == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有第 %lld 号记录; 用 shenbao log 查看记录号",
                       (long long)id);
    }
    if (status == STATUS_OK) {
        *out = found.at[0];
    }
    return status;
}

static enum change_kind kind_parse(struct slice text)
{
    return slice_is(text, "insert")  ? CHANGE_INSERT
           : slice_is(text, "value") ? CHANGE_VALUE
                                     : CHANGE_UPDATE;
}

static bool is_kind(struct slice text)
{
    return slice_is(text, kinds[kind_parse(text)]);
}

enum status audit_changes(struct db *db, struct arena *a, int64_t id, struct changes *out,
                          struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct changes){0};
    enum status status = db_query(db, QUERY_CHANGE_OF_AUDIT, DB_ARGS(db_int(id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        out->is_edited = out->is_edited || !is_kind(db_column_slice(&c, 0)) ||
                         db_column_int(&c, 7) != (int64_t)out->n;
        *VEC_PUSH(a, out) = (struct change){
            .kind = kind_parse(db_column_slice(&c, 0)),
            .noun = db_column_text(&c, 1, a),
            .first = db_column_int(&c, 2),
            .last = db_column_int(&c, 3),
            .field = db_column_text(&c, 4, a),
            .old = db_column_text(&c, 5, a),
            .new = db_column_text(&c, 6, a),
        };
    }
    db_finish(&c);
    return status;
}

enum status audit_list(struct db *db, struct arena *a, int64_t before, size_t max,
                       struct audits *out, struct err *err)
{
    struct db_cursor c;
    enum status status =
        db_query(db, QUERY_AUDIT_BEFORE, DB_ARGS(db_int(before), db_int((int64_t)max)), &c, err);
    return status == STATUS_OK ? read_entries(&c, a, out, err) : status;
}

enum status audit_list_row(struct db *db, struct arena *a, const char *noun, int64_t row,
                           struct audits *out, struct err *err)
{
    struct db_cursor c;
    enum status status =
        db_query(db, QUERY_AUDIT_OF_ROW, DB_ARGS(db_text(noun), db_int(row)), &c, err);
    return status == STATUS_OK ? read_entries(&c, a, out, err) : status;
}

enum status audit_list_case(struct db *db, struct arena *a, int64_t submission, struct audits *out,
                            struct err *err)
{
    struct db_cursor c;
    enum status status = db_query(db, QUERY_AUDIT_OF_CASE, DB_ARGS(db_int(submission)), &c, err);
    return status == STATUS_OK ? read_entries(&c, a, out, err) : status;
}

enum status audit_undone_by(struct db *db, int64_t id, int64_t *by, struct err *err)
{
    int64_t again = 0;
    enum status status = db_one(db, QUERY_AUDIT_UNDONE_BY, DB_ARGS(db_int(id)), 0, by, err);
    if (status == STATUS_OK && *by) {
        status = audit_undone_by(db, *by, &again, err);
        *by = again ? 0 : *by;
    }
    return status;
}

enum status audit_rests(struct db *db, struct arena *a, const struct change *on, int64_t id,
                        int64_t *first, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *first = 0;
    enum status status =
        record_ids(db, QUERY_AUDIT_AFTER,
                   DB_ARGS(db_text(on->noun), db_int(on->first), db_int(on->last), db_int(id)), a,
                   &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK && !*first; i++) {
        int64_t by = 0;
        status = audit_undone_by(db, ids[i], &by, err);
        *first = by ? 0 : ids[i];
    }
    return status;
}

static enum status check_entry(struct db *db, struct arena *a, const struct audit *entry,
                               int64_t expected_id, const char *expected_prev, struct err *err)
{
    struct changes changes;
    if (entry->id != expected_id) {
        return err_set(err, STATUS_DATA, "第 %lld 号记录不见了, 记录链在这里断开",
                       (long long)expected_id);
    }
    if (!text_eq(entry->prev, expected_prev)) {
        return err_set(err, STATUS_DATA, "第 %lld 号记录接不上前一号, 记录被换过或调过顺序",
                       (long long)entry->id);
    }
    enum status status = audit_changes(db, a, entry->id, &changes, err);
    bool is_edited = status == STATUS_OK &&
                     (changes.is_edited || !text_eq(entry_hash(a, entry, &changes), entry->hash));
    if (is_edited) {
        status = err_set(err, STATUS_DATA, "第 %lld 号记录的内容被改过, 与指纹不符",
                         (long long)entry->id);
    }
    return status;
}

/* Walks the chain; `head` is a copy that outlives the arena of each entry. */
static enum status walk_chain(struct db *db, int64_t *entries, char head[DIGEST_TEXT_SIZE],
                              int64_t total, struct err *err)
{
    struct arena a = {0};
    struct db_cursor c;
    bool has_row = true;
    *entries = 0;
    enum status status = db_query(db, QUERY_AUDIT_ALL, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct audit entry = read_entry(&c, &a);
        status = check_entry(db, &a, &entry, *entries + 1, head, err);
        if (status == STATUS_OK) {
            strncpy(head, entry.hash, DIGEST_TEXT_SIZE - 1);
            (*entries)++;
            status = db_tell(db, "核对记录", *entries, total, err);
        }
        arena_reset(&a);
    }
    db_finish(&c);
    arena_release(&a);
    return status;
}

enum status audit_verify(struct db *db, struct arena *a, struct audit_report *out, struct err *err)
{
    char head[DIGEST_TEXT_SIZE] = "0";
    const char *count = NULL, *kept = NULL;
    int64_t orphans = 0;
    enum status status = meta_get(db, a, "audit_count", &count, err);
    if (status == STATUS_OK) {
        status = walk_chain(db, &out->entries, head, strtoll(count ? count : "0", NULL, 10), err);
    }
    if (status == STATUS_OK) {
        status = meta_get(db, a, "audit_head", &kept, err);
    }
    if (status == STATUS_OK) {
        status = db_one(db, QUERY_CHANGE_ORPHANS, DB_NO_ARGS, 0, &orphans, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->head = arena_text(a, head);
    if (strtoll(count ? count : "0", NULL, 10) != out->entries ||
        !text_eq(kept ? kept : "0", head)) {
        return err_set(err, STATUS_DATA, "记录的尾部被截去: 应有 %s 条, 实有 %lld 条",
                       count ? count : "0", (long long)out->entries);
    }
    return orphans ? err_set(err, STATUS_DATA, "有 %lld 处改动找不到所属的记录", (long long)orphans)
                   : STATUS_OK;
}
