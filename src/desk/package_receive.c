/* A package from the level below, and acknowledgements from the one above. */
#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/package_contents.h"
#include "desk/package_last.h"
#include "desk/packages.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"

struct receiving {
    struct desk *desk;
    struct arena *arena;
    const struct package_receive_options *options;
    struct package_received *out;
    struct notice_row notice;
};

static void warn(struct receiving *r, const char *text)
{
    *VEC_PUSH(r->arena, &r->out->warnings) = text;
}

/* ---- is it for us, and new --------------------------------------------------------------------------- */

static enum status find_notice(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    struct err unknown = {.arena = r->arena};
    if (notice_find(r->desk, r->arena, f->notice, &r->notice, &unknown) != STATUS_OK ||
        !text_eq(r->notice.doc_no, f->notice)) {
        return err_set(err, STATUS_DATA, "本台没有通知 %s, 收不了; 请先载入 (到 2通知)", f->notice);
    }
    return STATUS_OK;
}

static enum status check_new(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const struct package_of of = {"in", r->notice.record.id, f};
    struct package p;
    enum status status = package_find(r->desk, r->arena, &of, &p, err);
    if (status != STATUS_OK || !p.record.id) {
        return status;
    }
    const char *when = instant_text(r->arena, p.taken_at);
    return text_eq(p.digest, f->digest)
               ? err_set(err, STATUS_DATA, "这一份 (%s) 已在 %s 收下, 没有再收", f->number, when)
               : err_set(err, STATUS_DATA,
                         "%s 的 %s 已在 %s 收过, 内容与这一份不同; 请报送单位重做一份 (编号会不同)",
                         f->sender, f->number, when);
}

/* What differs between the two desks, told and left to people. */
static enum status check_alike(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const struct table_wanted wanted = {r->notice.record.id,
                                        text_is_empty(f->track) ? NULL : f->track, f->table, false};
    struct table_target target;
    const char *definition = "", *unit = NULL;
    enum status status = table_target_find(r->desk, r->arena, &wanted, &target, err);
    if (status == STATUS_OK) {
        status = package_definition_digest(r->desk, r->arena, r->notice.record.id,
                                           r->notice.revision, &definition, err);
    }
    if (status == STATUS_OK) {
        status = desk_setting(r->desk, r->arena, "unit_name", &unit, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (!text_eq(definition, f->definition)) {
        warn(r, arena_printf(r->arena, "对方的通知 %s 是第 %lld 版, 与本台的第 %lld 版内容不同",
                             f->notice, (long long)f->revision, (long long)r->notice.revision));
    }
    if (!text_eq(package_form_digest(r->arena, target.table), f->form)) {
        warn(r, arena_printf(r->arena, "对方的「%s」与本台的表样不同, 各列请看清楚", f->table));
    }
    if (!text_is_empty(f->receiver) && !text_eq(f->receiver, unit)) {
        warn(r, arena_printf(r->arena, "这一份写明给「%s」, 本台是「%s」", f->receiver,
                             text_or_empty(unit)));
    }
    return STATUS_OK;
}

static enum status compare_with_last(struct receiving *r, struct err *err)
{
    struct package_received *out = r->out;
    const struct package_of of = {"in", r->notice.record.id, &out->file};
    struct package_last last;
    enum status status = package_last_load(r->desk, r->arena, &of, &last, err);
    out->last = last.number;
    if (status == STATUS_OK && last.number && text_eq(last.fingerprint, out->file.fingerprint)) {
        warn(r, arena_printf(r->arena, "内容与上一份 %s 完全相同", last.number));
    }
    return status == STATUS_OK
               ? package_compare(r->arena, slice_of(text_or_empty(last.submissions)),
                                 out->file.parts[PACKAGE_SUBMISSIONS].bytes, &out->against_last,
                                 err)
               : status;
}

/* ---- taking it in --------------------------------------------------------------------------------------- */

static enum status check_rows(const struct package_file *f, const struct table_plan *plan,
                              struct err *err)
{
    const int64_t told = f->parts[PACKAGE_TABLE].rows;
    return plan->counts.read == told
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "移交包的清单说汇总表有 %lld 件, 读出 %lld 件; 什么也没有写入",
                         (long long)told, (long long)plan->counts.read);
}

static void make_ack(struct receiving *r, const struct table_plan *plan)
{
    const struct package_file *f = &r->out->file;
    const struct table_counts *c = &plan->counts;
    const char *unit = NULL;
    struct err ignored = {.arena = r->arena};
    (void)!desk_setting(r->desk, r->arena, "unit_name", &unit, &ignored);
    r->out->ack = (struct package_ack){
        .number = f->number,
        .digest = f->digest,
        .fingerprint = f->fingerprint,
        .notice = f->notice,
        .sender = f->sender,
        .receiver = text_is_empty(unit) ? text_or_empty(f->receiver) : unit,
        .taken_at = instant_text(r->arena, desk_now(r->desk)),
        .rows = f->parts[PACKAGE_TABLE].rows,
        .counts = {c->new, c->changed, c->same, c->asked + c->rejected},
    };
}

static enum status record(struct write *w, const struct table_plan *plan, void *to, struct err *err)
{
    struct receiving *r = to;
    enum status status = check_rows(&r->out->file, plan, err);
    if (status == STATUS_OK) {
        status = check_new(r, err); /* somebody else may have been quicker */
    }
    if (status != STATUS_OK) {
        return status;
    }
    int64_t made_at = NUMBER_NONE;
    make_ack(r, plan);
    r->out->package = package_record(r->arena, &r->out->file, "in", r->notice.record.id);
    struct package *p = &r->out->package;
    p->made_at = instant_parse(r->out->file.made_at, &made_at, NULL) ? made_at : NUMBER_NONE;
    p->taken_at = desk_now(r->desk);
    p->ack = package_ack_text(r->arena, &r->out->ack);
    return write_insert(w, &package_type, p, err);
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

static enum status import_table(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const struct package_receive_options *o = r->options;
    const struct table_import_options wanted = {
        .path = arena_printf(r->arena, "%s 的 %s", f->number, f->parts[PACKAGE_TABLE].name),
        .bytes = f->parts[PACKAGE_TABLE].bytes,
        .notice = r->notice.record.id,
        .track = text_is_empty(f->track) ? NULL : f->track,
        .table = f->table,
        .from = o->from,
        .otherwise_from = f->sender,
        .charset = CHARSET_UTF8_BOM,
        .rejects = o->rejects,
        .also = record,
        .also_to = r,
    };
    if (!o->is_dry) {
        return table_import(r->desk, r->arena, &wanted, &r->out->plan, err);
    }
    enum status status = table_preview(r->desk, r->arena, &wanted, &r->out->plan, err);
    return status == STATUS_OK ? check_rows(f, &r->out->plan, err) : status;
}

/* The file of the acknowledgement is begun first: what cannot be answered is not taken in. */
static enum status import_and_ack(struct receiving *r, struct err *err)
{
    const char *path = r->options->is_dry ? NULL : r->options->ack;
    struct outfile f;
    enum status status = path ? outfile_open(&f, path, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    status = import_table(r, err);
    if (path && status != STATUS_OK) {
        outfile_abort(&f);
    } else if (path) {
        outfile_write(&f, r->out->package.ack, strlen(r->out->package.ack));
        status = outfile_commit(&f, err);
    }
    return status;
}

static enum status receive(struct receiving *r, struct err *err)
{
    const char *expected = r->options->digest;
    if (expected && !text_eq(expected, r->out->file.digest)) {
        return err_set(err, STATUS_DATA, "文件在预览之后被改过, 什么也没有写入; 请重新预览");
    }
    enum status status = find_notice(r, err);
    if (status == STATUS_OK) {
        status = check_new(r, err);
    }
    if (status == STATUS_OK) {
        status = check_alike(r, err);
    }
    if (status == STATUS_OK) {
        status = compare_with_last(r, err);
    }
    if (status == STATUS_OK) {
        status = import_and_ack(r, err);
    }
    r->out->batch = status == STATUS_OK ? r->out->plan.batch : 0;
    return status;
}

/* ---- acknowledgements -------------------------------------------------------------------------------- */

static enum status find_acked(struct receiving *r, struct package *out, struct err *err)
{
    const struct package_ack *ack = &r->out->ack;
    const struct package_file named = {.number = ack->number, .sender = ack->sender};
    const struct package_of of = {"out", 0, &named};
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

static enum status take_ack(struct receiving *r, struct slice bytes, struct err *err)
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

/* ---- from outside ---------------------------------------------------------------------------------------- */

enum status package_receive(struct desk *desk, struct arena *a,
                            const struct package_receive_options *o, struct package_received *out,
                            struct err *err)
{
    struct receiving r = {.desk = desk, .arena = a, .options = o, .out = out};
    struct slice bytes;
    *out = (struct package_received){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = file_read(a, o->path, PACKAGE_FILE_MAX, &bytes, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (package_is_ack(bytes)) {
        return take_ack(&r, bytes, err);
    }
    status = package_file_unpack(a, bytes, &out->file, err);
    return status == STATUS_OK ? receive(&r, err) : status;
}

enum status package_file_read(struct arena *a, const char *path, struct package_file *out,
                              struct err *err)
{
    struct slice bytes;
    enum status status = file_read(a, path, PACKAGE_FILE_MAX, &bytes, err);
    return status == STATUS_OK ? package_file_unpack(a, bytes, out, err) : status;
}

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

enum status package_list_load(struct desk *desk, struct arena *a, struct package_list *out,
                              struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct package_list){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_PACKAGE_IDS, DB_NO_ARGS, a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct arena scratch = {0};
        struct package p = {0};
        status = record_load(desk->db, &package_type, ids[i], &scratch, &p, err);
        if (status == STATUS_OK) {
            p.submissions = p.ack = NULL;
            *VEC_PUSH(a, out) = p;
            struct package *kept = &out->at[out->n - 1];
            for (size_t k = 0; k < package_type.n; k++) {
                const struct record_field *f = &package_type.fields[k];
                if (record_is_text(f)) {
                    record_set_text(kept, f, arena_text(a, record_text(&p, f)));
                }
            }
        }
        arena_release(&scratch);
    }
    return status;
}
