#include "desk/receipts.h"

#include <string.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/notices.h"
#include "desk/receipt_rules.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/pinyin.h"

static const struct {
    const char *id, *name;
} bases[] = {
    {"arrival", "送达"}, {"postmark", "邮寄"}, {"confidential", "机要"}, {"electronic", "电子"}};

const char *basis_name(const char *id)
{
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (text_eq(bases[i].id, id)) {
            return bases[i].name;
        }
    }
    return id;
}

const char *basis_id(const char *name)
{
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (text_eq(bases[i].name, name) || text_eq(bases[i].id, name)) {
            return bases[i].id;
        }
    }
    return NULL;
}

/* ---- numbers ---------------------------------------------------------------------------------- */

static enum status next_no(struct write *w, const char **no, struct err *err)
{
    int year = day_civil(instant_day(desk_now(w->desk))).year;
    const char *counter = arena_printf(w->arena, "receipt-%d", year);
    int64_t number = 0;
    enum status status = db_one(w->desk->db, QUERY_COUNTER_NEXT,
                                DB_ARGS(db_text(counter), db_int(0)), 0, &number, err);
    *no = arena_printf(w->arena, "%d%04lld", year, (long long)number);
    return status;
}

static enum status insert_taken(struct write *w, struct receipt *r, struct err *err)
{
    enum status status = next_no(w, &r->no, err);
    return status == STATUS_OK ? write_insert(w, &receipt_type, r, err) : status;
}

enum status receipt_take(struct desk *desk, struct arena *a, struct receipt *out, struct err *err)
{
    struct write w;
    *out = (struct receipt){.at = desk_now(desk), .revision = NUMBER_NONE, .state = "taken"};
    enum status status = write_begin(&w, desk, a, "receipt_take", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = insert_taken(&w, out, err);
    }
    return write_end(&w, status, arena_printf(a, "取收件号 %s", text_or_empty(out->no)), NULL, NULL,
                     err);
}

/* ---- loading ---------------------------------------------------------------------------------- */

enum status receipt_load(struct desk *desk, struct arena *a, int64_t id, struct receipt_full *out,
                         struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct receipt_full){0};
    enum status status = record_load(desk->db, &receipt_type, id, a, &out->receipt, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_RECEIPT_ITEMS, DB_ARGS(db_int(id)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status =
            record_load(desk->db, &receipt_item_type, ids[i], a, VEC_PUSH(a, &out->items), err);
    }
    return status;
}

static const char *check_code(struct arena *a, const struct receipt *r)
{
    char digest[DIGEST_TEXT_SIZE];
    const char *text = arena_printf(a, "%s|%lld|%lld", r->no, (long long)r->at, (long long)r->unit);
    digest_text(text, strlen(text), digest);
    return arena_copy(a, digest, 8);
}

static enum status find_by_no(struct desk *desk, const char *no, int64_t *id, struct err *err)
{
    enum status status = db_one(desk->db, QUERY_RECEIPT_BY_NO, DB_ARGS(db_text(no)), 0, id, err);
    return status == STATUS_OK && !*id
               ? err_set(err, STATUS_NOT_FOUND, "没有收件 %s; 用 shenbao receipt list 查收件号", no)
               : status;
}

static enum status compare_code(struct desk *desk, struct arena *a, int64_t id, const char *code,
                                struct err *err)
{
    struct receipt r;
    enum status status = record_load(desk->db, &receipt_type, id, a, &r, err);
    return status == STATUS_OK && !text_eq(code, check_code(a, &r))
               ? err_set(err, STATUS_DATA, "收件 %s 的校验码不是 %s: 回执不是本台开的, 或被改动过",
                         r.no, code)
               : status;
}

enum status receipt_find(struct desk *desk, struct arena *a, const char *said, int64_t *id,
                         struct err *err)
{
    size_t n = strcspn(said, " ");
    const char *code = said + n + strspn(said + n, " ");
    enum status status = find_by_no(desk, arena_copy(a, said, n), id, err);
    return status == STATUS_OK && *code ? compare_code(desk, a, *id, code, err) : status;
}

enum status receipts_of(struct desk *desk, struct arena *a, int64_t submission, int64_t **ids,
                        size_t *n, struct err *err)
{
    return record_ids(desk->db, QUERY_RECEIPT_OF_SUBMISSION, DB_ARGS(db_int(submission)), a, ids, n,
                      err);
}

enum status receipts_newest_no(struct desk *desk, struct arena *a, int64_t submission,
                               const char **no, struct err *err)
{
    struct receipt r = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = receipts_of(desk, a, submission, &ids, &n, err);
    if (status == STATUS_OK && n) {
        status = record_load(desk->db, &receipt_type, ids[n - 1], a, &r, err);
    }
    *no = r.no;
    return status;
}

enum status receipt_candidates(struct desk *desk, struct arena *a, const struct receipt *r,
                               size_t max, int64_t **ids, size_t *n, struct err *err)
{
    return record_ids(desk->db, QUERY_SUBMISSION_OF_SENDER,
                      DB_ARGS(db_int(r->notice), db_int(r->unit), db_int((int64_t)max)), a, ids, n,
                      err);
}

static enum status load_submissions(struct desk *desk, struct arena *a, struct receipt_view *out,
                                    struct err *err)
{
    int64_t *ids;
    size_t n = links_parse(a, out->full.receipt.submissions, &ids);
    enum status status = STATUS_OK;
    out->submissions = ARENA_ARRAY(a, struct submission, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = submission_load(desk, a, ids[i], &out->submissions[out->n_submissions++], err);
    }
    return status;
}

enum status receipt_view_load(struct desk *desk, struct arena *a, int64_t id,
                              struct receipt_view *out, struct err *err)
{
    struct notice_row row = {0};
    *out = (struct receipt_view){0};
    enum status status = receipt_load(desk, a, id, &out->full, err);
    if (status == STATUS_OK && out->full.receipt.notice) {
        status = notice_row_load(desk, a, out->full.receipt.notice, &row, err);
    }
    if (status == STATUS_OK) {
        status = load_submissions(desk, a, out, err);
    }
    if (status == STATUS_OK && out->full.receipt.notice) {
        status = receipt_judge(desk, a, &out->full, &out->findings, err);
    }
    out->notice = row.code;
    out->notice_no = row.doc_no;
    out->unit = unit_name(desk, a, out->full.receipt.unit);
    out->code = status == STATUS_OK ? check_code(a, &out->full.receipt) : NULL;
    return status;
}

/* ---- saving ----------------------------------------------------------------------------------- */

static enum status save_items(struct write *w, const struct receipt_full *base,
                              struct receipt_full *mine, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < mine->items.n && status == STATUS_OK; i++) {
        struct receipt_item *item = &mine->items.at[i];
        item->receipt = mine->receipt.record.id;
        if (!item->record.id) {
            status = write_insert(w, &receipt_item_type, item, err);
            continue;
        }
        for (size_t k = 0; base && k < base->items.n; k++) {
            if (base->items.at[k].record.id == item->record.id) {
                status = write_update(w, &receipt_item_type, &base->items.at[k], item, err);
                break;
            }
        }
    }
    return status;
}

static enum status save_receipt(struct write *w, const struct receipt_full *base,
                                struct receipt_full *mine, struct err *err)
{
    struct receipt *r = &mine->receipt;
    r->state = "logged";
    r->initials = pinyin_initials(w->arena, unit_name(w->desk, w->arena, r->unit));
    enum status status =
        base ? write_update(w, &receipt_type, &base->receipt, r, err) : insert_taken(w, r, err);
    return status == STATUS_OK ? save_items(w, base, mine, err) : status;
}

static enum status check_receipt(const struct receipt_full *mine, struct err *err)
{
    const struct receipt *r = &mine->receipt;
    if (!r->notice) {
        return err_set(err, STATUS_DATA, "还没有选通知: 收的是哪份通知要的材料?");
    }
    if (!r->unit) {
        return err_set(err, STATUS_DATA, "还没有填来件单位");
    }
    for (size_t i = 0; i < mine->items.n; i++) {
        int64_t n = mine->items.at[i].received;
        if (n != NUMBER_NONE && (n < 0 || n > 100000)) {
            return err_set(err, STATUS_DATA, "「%s」实收份数不对: %lld", mine->items.at[i].material,
                           (long long)n);
        }
    }
    return STATUS_OK;
}

enum status receipt_save(struct desk *desk, struct arena *a, const struct receipt_full *base,
                         struct receipt_full *mine, int64_t *batch, struct err *err)
{
    struct write w;
    struct findings findings = {.arena = a};
    enum status status = check_receipt(mine, err);
    if (status == STATUS_OK) {
        status = receipt_complete_track(desk, a, &mine->receipt, err);
    }
    if (status == STATUS_OK) {
        status = receipt_check_cases(desk, a, &mine->receipt, err);
    }
    if (status == STATUS_OK) {
        status = receipt_judge(desk, a, mine, &findings, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool is_new = !base || text_eq(base->receipt.state, "taken");
    status = write_begin(&w, desk, a, is_new ? "receipt_log" : "receipt_edit", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = save_receipt(&w, base, mine, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "%s收件 %s %s%s", is_new ? "登记" : "修改",
                                  text_or_empty(mine->receipt.no),
                                  text_or_empty(unit_name(desk, a, mine->receipt.unit)),
                                  mine->receipt.is_late ? " (逾期)" : ""),
                     NULL, batch, err);
}

enum status receipt_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                         struct err *err)
{
    struct write w;
    struct receipt r = {0};
    enum status status = write_begin(&w, desk, a, "receipt_void", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &receipt_type, id, a, &r, err);
    }
    if (status == STATUS_OK && r.record.is_void) {
        status = err_set(err, STATUS_DATA, "收件 %s 已经作废; 要恢复, 撤销那次作废", r.no);
    }
    if (status == STATUS_OK && text_is_empty(why)) {
        status = err_set(err, STATUS_USAGE, "作废要写明原因: 收件号不会再用, 空号要说得清");
    }
    if (status == STATUS_OK) {
        status = write_void(&w, &receipt_type, one_record(id), true, err);
    }
    return write_end(&w, status, arena_printf(a, "作废收件 %s", text_or_empty(r.no)), why, NULL,
                     err);
}
