/* What is looked at before a package is taken in. */
#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/package_contents.h"
#include "desk/package_last.h"
#include "desk/package_receiving.h"
#include "desk/units.h"

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
    r->out->notice = r->notice.record.id;
    return STATUS_OK;
}

enum status package_arrival_is_new(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const struct package_of of = {"in", r->notice.record.id, f, 0};
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

/* Who sent it, for whom: told and left to people. */
static enum status check_units(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const char *own = NULL;
    struct unit known = {0};
    struct err unknown = {.arena = r->arena};
    enum status status = desk_setting(r->desk, r->arena, "unit_name", &own, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (text_eq(f->sender, own)) {
        warn(r, "这一份是本台自己做的, 是要交给上一级的");
    } else if (unit_find(r->desk, r->arena, f->sender, &known, &unknown) != STATUS_OK) {
        warn(r, arena_printf(r->arena, "本台没有登记过报送单位「%s」; 请先与附函上的校验码核对",
                             f->sender));
    }
    if (!text_is_empty(f->receiver) && !text_eq(f->receiver, own)) {
        warn(r, arena_printf(r->arena, "这一份写明给「%s」, 本台是「%s」", f->receiver,
                             text_or_empty(own)));
    }
    return status;
}

/* What differs between the two desks, told and left to people. */
static enum status check_alike(struct receiving *r, struct err *err)
{
    const struct package_file *f = &r->out->file;
    const struct table_wanted wanted = {r->notice.record.id,
                                        text_is_empty(f->track) ? NULL : f->track, f->table, false};
    struct table_target target;
    const char *definition = "";
    enum status status = table_target_find(r->desk, r->arena, &wanted, &target, err);
    if (status == STATUS_OK) {
        status = package_definition_digest(r->desk, r->arena, r->notice.record.id,
                                           r->notice.revision, &definition, err);
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
    return STATUS_OK;
}

static void warn_older(struct receiving *r, const struct package_last *last)
{
    const struct package_file *f = &r->out->file;
    int64_t made_at = NUMBER_NONE;
    if (instant_parse(f->made_at, &made_at, NULL) && last->made_at != NUMBER_NONE &&
        made_at < last->made_at) {
        warn(r,
             arena_printf(r->arena, "这一份 (%s) 比已收的 %s (%s) 还早, 收下会把后来改的又改回去",
                          f->made_at, last->number, instant_text(r->arena, last->made_at)));
    }
}

static enum status compare_with_last(struct receiving *r, struct err *err)
{
    struct package_received *out = r->out;
    const struct package_of of = {"in", r->notice.record.id, &out->file, 0};
    struct package_last last;
    enum status status = package_last_load(r->desk, r->arena, &of, &last, err);
    out->last = last.number;
    if (status == STATUS_OK && last.number) {
        warn_older(r, &last);
    }
    if (status == STATUS_OK && last.number && text_eq(last.fingerprint, out->file.fingerprint)) {
        warn(r, arena_printf(r->arena, "内容与上一份 %s 完全相同", last.number));
    }
    return status == STATUS_OK
               ? package_compare(r->arena, slice_of(text_or_empty(last.submissions)),
                                 out->file.parts[PACKAGE_SUBMISSIONS].bytes, &out->against_last,
                                 err)
               : status;
}

enum status package_arrival_check(struct receiving *r, struct err *err)
{
    enum status status = find_notice(r, err);
    if (status == STATUS_OK) {
        status = package_arrival_is_new(r, err);
    }
    if (status == STATUS_OK) {
        status = check_units(r, err);
    }
    if (status == STATUS_OK) {
        status = check_alike(r, err);
    }
    return status == STATUS_OK ? compare_with_last(r, err) : status;
}
