/* A package from the level below, taken in as one batch with the acknowledgement. */
#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "desk/package_last.h"
#include "desk/package_receiving.h"
#include "desk/sight.h"
#include "desk/write.h"

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
        status = package_arrival_is_new(r, err); /* somebody else may have been quicker */
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

struct table_import_options package_import_options(struct arena *a,
                                                   const struct package_receive_options *o,
                                                   const struct package_received *r)
{
    const struct package_file *f = &r->file;
    const struct package_part *table = &f->parts[PACKAGE_TABLE];
    return (struct table_import_options){
        .path = arena_printf(a, "%s 的 %s", f->number, table->name),
        .bytes = table->bytes,
        .notice = r->notice,
        .track = text_is_empty(f->track) ? NULL : f->track,
        .table = f->table,
        .from = o->from,
        .otherwise_from = f->sender,
        .charset = CHARSET_UTF8_BOM,
        .rejects = o->rejects,
        .answers = o->answers,
        .n_answers = o->n_answers,
    };
}

static enum status import_table(struct receiving *r, struct err *err)
{
    const struct package_receive_options *o = r->options;
    struct table_import_options wanted = package_import_options(r->arena, o, r->out);
    wanted.also = record;
    wanted.also_to = r;
    if (!o->is_dry) {
        return table_import(r->desk, r->arena, &wanted, &r->out->plan, err);
    }
    enum status status = table_preview(r->desk, r->arena, &wanted, &r->out->plan, err);
    return status == STATUS_OK ? check_rows(&r->out->file, &r->out->plan, err) : status;
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
    enum status status = package_arrival_check(r, err);
    if (status == STATUS_OK) {
        status = import_and_ack(r, err);
    }
    r->out->batch = status == STATUS_OK ? r->out->plan.batch : 0;
    return status;
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
        return package_ack_take(&r, bytes, err);
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
