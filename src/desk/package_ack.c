/* Acknowledgements: recorded when they come, given out once more when asked for. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_last.h"
#include "desk/package_receiving.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"

static enum status find_acked(struct receiving *r, struct package *out, struct err *err)
{
    const struct package_ack *ack = &r->out->ack;
    const struct package_file named = {.number = ack->number, .sender = ack->sender};
    const struct package_of of = {"out", 0, &named, 0};
    enum status status = package_find(r->desk, r->arena, &of, out, err);
    if (status == STATUS_OK && !out->record.id) {
        status = err_set(err, STATUS_DATA, "回执说的移交包 %s 不是本台做的", ack->number);
    }
    if (status == STATUS_OK && !text_eq(out->digest, ack->digest)) {
        status =
            err_set(err, STATUS_DATA,
                    "回执说收到的 %s 与本台做的不是同一个文件 (SHA-256 不同), 没有记; 请与%s核对",
                    ack->number, ack->receiver);
    }
    return status;
}

enum status package_ack_take(struct receiving *r, struct slice bytes, struct err *err)
{
    struct write w;
    struct package base, mine;
    r->out->is_ack = true;
    enum status status = package_ack_read(r->arena, bytes, &r->out->ack, err);
    if (status == STATUS_OK) {
        status = find_acked(r, &base, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->out->package = base;
    if (r->options->is_dry) {
        return STATUS_OK;
    }
    mine = base;
    mine.ack = arena_copy(r->arena, bytes.at, bytes.n);
    status = write_begin(&w, r->desk, r->arena, "package_ack", MAY_LOG | MAY_DECIDE, err);
    if (status == STATUS_OK && !text_eq(base.ack, mine.ack)) {
        mine.acked_at = desk_now(r->desk);
        status = write_update(&w, &package_type, &base, &mine, err);
    }
    r->out->package = mine;
    return write_end(&w, status,
                     arena_printf(r->arena, "收到移交包 %s 的回执: %s 于 %s 接收", mine.number,
                                  r->out->ack.receiver, r->out->ack.taken_at),
                     NULL, &r->out->batch, err);
}

/* ---- once more --------------------------------------------------------------------------------- */

/* Among the packages with this number the one that came from this sender, or from the only one. */
static enum status find_received(struct desk *desk, struct arena *a, const char *number,
                                 const char *sender, struct package *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0, found = 0;
    enum status status =
        record_ids(desk->db, QUERY_PACKAGE_OF_NUMBER, DB_ARGS(db_text(number)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct package p = {0};
        status = record_load(desk->db, &package_type, ids[i], a, &p, err);
        bool is_meant = text_eq(p.direction, "in") && (!sender || text_eq(sender, p.sender));
        if (status == STATUS_OK && is_meant && found++ == 0) {
            *out = p;
        }
    }
    if (status == STATUS_OK && found == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有收过移交包 %s", number);
    }
    return status == STATUS_OK && found > 1
               ? err_set(err, STATUS_USAGE, "几个单位都有编号 %s, 请用 --from 写明报送单位", number)
               : status;
}

static enum status write_text(const char *path, const char *text, struct err *err)
{
    struct outfile f;
    enum status status = outfile_open(&f, path, err);
    if (status == STATUS_OK) {
        outfile_write(&f, text, strlen(text));
        status = outfile_commit(&f, err);
    }
    return status;
}

enum status package_ack_again(struct desk *desk, const char *number, const char *sender,
                              const char *path, struct err *err)
{
    struct arena scratch = {0};
    struct package p = {0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = find_received(desk, &scratch, number, sender, &p, err);
    }
    if (status == STATUS_OK) {
        status = write_text(path, text_or_empty(p.ack), err);
    }
    arena_release(&scratch);
    return status;
}
