/* What is asked of an arrival, how it is proposed while typing, and what the answers mean. */
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/notices.h"
#include "desk/units.h"
#include "text/pinyin.h"
#include "tui/screen/propose.h"
#include "tui/screen/receipt_form.h"

#define PROPOSALS 6
#define AHEAD_SECONDS 60 /* clocks of two machines differ a little */

static const char *const basis_names[] = {"送达", "邮寄", "机要", "电子"};

static struct desk *desk_of(const struct receipt_form *f)
{
    return f->ui->options.desk;
}

/* ---- proposals --------------------------------------------------------------------------------- */

static struct suggestions suggest_notice(void *context, struct arena *a, const char *typed)
{
    struct receipt_form *f = context;
    struct err err = {.arena = a};
    struct notice_rows rows = {0};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    struct suggestions found = {at, 0, 0};
    struct filter *filter = filter_make(a, typed);
    if (notice_rows_load(desk_of(f), a, &rows, &err) != STATUS_OK) {
        return found;
    }
    for (size_t i = 0; i < rows.n; i++) {
        const struct notice_row *r = &rows.at[i];
        if (r->is_stopped ||
            !filter_match(filter, arena_printf(a, "%s %s %s", r->code, r->doc_no, r->title))) {
            continue;
        }
        if (found.n < PROPOSALS) {
            at[found.n++] =
                (struct suggestion){.text = r->doc_no, .note = r->code, .id = r->record.id};
        }
        found.total++;
    }
    return found;
}

static struct suggestions suggest_unit(void *context, struct arena *a, const char *typed)
{
    return propose_unit(desk_of(context), a, typed);
}

/* ---- checks ------------------------------------------------------------------------------------ */

static const char *check_notice(void *context, struct arena *a, const char *value)
{
    struct receipt_form *f = context;
    struct err err = {.arena = a};
    struct notice_row row;
    return notice_find(desk_of(f), a, value, &row, &err) == STATUS_OK ? NULL : err.text;
}

static const char *check_at(void *context, struct arena *a, const char *value)
{
    struct receipt_form *f = context;
    int64_t at;
    (void)a;
    if (!instant_parse(value, &at, NULL)) {
        return "看不懂这个时间, 应写成 2024-07-16 09:41:37";
    }
    return at > desk_now(desk_of(f)) + AHEAD_SECONDS ? "收件时间还没到, 请核对日期" : NULL;
}

static const struct input inputs[N_RECEIPT_INPUTS] = {
    [IN_NOTICE] = {.name = "notice",
                   .label = "通知",
                   .is_required = true,
                   .columns = 26,
                   .help = "收的是哪份通知要的材料: 文号, 简称或拼音首字母",
                   .check = check_notice,
                   .suggest = suggest_notice},
    [IN_TRACK] = {.name = "track",
                  .label = "通道",
                  .kind = INPUT_READ_ONLY,
                  .columns = 26,
                  .help = "通知征集的哪一样, 左右键换; 几样一起来的空着"},
    [IN_UNIT] = {.name = "unit",
                 .label = "来件单位",
                 .is_required = true,
                 .help = "推荐单位, 或自己送来的申报单位: 名称, 信用代码或拼音首字母",
                 .suggest = suggest_unit},
    [IN_BASIS] = {.name = "basis",
                  .label = "送达方式",
                  .kind = INPUT_CHOICE,
                  .is_required = true,
                  .columns = 36,
                  .help = "怎么来的; 左右键换",
                  .choices = basis_names,
                  .n_choices = sizeof basis_names / sizeof *basis_names},
    [IN_AT] = {.name = "at",
               .label = "收件时间",
               .is_required = true,
               .columns = 20,
               .help = "取号的时间, 精确到秒; 补登的改成真正收到的时间",
               .check = check_at},
    [IN_POSTMARK] = {.name = "postmark",
                     .label = "邮戳日期",
                     .kind = INPUT_DATE,
                     .columns = 12,
                     .help = "邮寄的写信封上的邮戳日期, 如 2024-07-12"},
    [IN_CARRIER] = {.name = "carrier",
                    .label = "经办人",
                    .columns = 20,
                    .help = "送件的人; 邮寄的可不写"},
    [IN_PHONE] = {.name = "carrier_phone",
                  .label = "电话",
                  .kind = INPUT_PHONE,
                  .columns = 20,
                  .help = "经办人的电话, 缺件时好联系"},
    [IN_COURIER] = {.name = "courier_no",
                    .label = "快递单号",
                    .columns = 20,
                    .help = "邮寄和机要的写单号"},
    [IN_SAME] = {.name = "is_same",
                 .label = "纸电一致",
                 .kind = INPUT_YES_NO,
                 .columns = 16,
                 .help = "纸质和电子版核对过, 一致吗; 没核对就空着 (退格清空)"},
    [IN_NOTE] = {.name = "note", .label = "备注", .help = "别的要记的"},
};

/* ---- values ------------------------------------------------------------------------------------ */

static void keep_draft(void *context, size_t field)
{
    struct receipt_form *f = context;
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (draft_put(desk_of(f), f->draft, inputs[field].name, form_value(&f->form, field, &a),
                  &err)) {
        ui_say_err(f->ui, &err);
    }
    arena_release(&a);
}

void receipt_inputs_init(struct receipt_form *f)
{
    memcpy(f->inputs, inputs, sizeof inputs);
    form_init(&f->form, f->inputs, N_RECEIPT_INPUTS,
              (struct form_hooks){.context = f, .left = keep_draft});
    f->form.is_dense = true;
}

static const char *notice_text(struct receipt_form *f, struct arena *a, int64_t id)
{
    struct err err = {.arena = a};
    struct notice_row row;
    return id && notice_row_load(desk_of(f), a, id, &row, &err) == STATUS_OK ? row.doc_no : "";
}

static const struct notice *definition(struct receipt_form *f, struct arena *a, int64_t id)
{
    struct err err = {.arena = a};
    const struct notice *n = NULL;
    return id && notice_definition(desk_of(f), id, 0, &n, &err) == STATUS_OK ? n : NULL;
}

void receipt_inputs_tracks(struct receipt_form *f, int64_t notice)
{
    struct arena a = {0};
    if (notice == f->tracks_of) {
        return;
    }
    const struct notice *n = definition(f, &a, notice);
    size_t count = n ? n->tracks.n : 0;
    const char **names = ARENA_ARRAY(&f->vectors, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = n->tracks.at[i].name;
    }
    f->inputs[IN_TRACK].kind = count > 1 ? INPUT_CHOICE : INPUT_READ_ONLY;
    f->inputs[IN_TRACK].choices = names;
    f->inputs[IN_TRACK].n_choices = count;
    f->tracks_of = notice;
    const char *now = form_value(&f->form, IN_TRACK, &a);
    if (count == 1 || !n || !notice_track(n, now)) {
        form_put(&f->form, IN_TRACK, count == 1 ? names[0] : "");
    }
    arena_release(&a);
}

static const char *track_name(struct receipt_form *f, struct arena *a, const struct receipt *r)
{
    const struct notice *n = definition(f, a, r->notice);
    const struct track *track = n && r->track ? notice_track(n, r->track) : NULL;
    return track ? track->name : text_or_empty(r->track);
}

static const char *yes_no(const char *id)
{
    return text_eq(id, "yes") ? "是" : text_eq(id, "no") ? "否" : "";
}

static const char *stored(struct receipt_form *f, struct arena *a, enum receipt_input i)
{
    const struct receipt *r = &f->base.receipt;
    switch (i) {
    case IN_NOTICE: return notice_text(f, a, r->notice);
    case IN_TRACK: return track_name(f, a, r);
    case IN_UNIT: return r->unit ? unit_name(desk_of(f), a, r->unit) : "";
    case IN_BASIS: return text_or_empty(basis_name(r->basis));
    case IN_AT: return instant_text(a, r->at);
    case IN_POSTMARK: return r->postmark;
    case IN_CARRIER: return r->carrier;
    case IN_PHONE: return r->carrier_phone;
    case IN_COURIER: return r->courier_no;
    case IN_SAME: return yes_no(r->is_same);
    case IN_NOTE: return r->note;
    case N_RECEIPT_INPUTS: break;
    }
    return "";
}

void receipt_inputs_show(struct receipt_form *f, bool takes_theirs)
{
    struct arena a = {0};
    for (enum receipt_input i = 0; i < N_RECEIPT_INPUTS; i++) {
        bool keeps = form_is_changed(&f->form, i) && !takes_theirs;
        const char *typed = keeps ? form_value(&f->form, i, &a) : NULL;
        form_set(&f->form, i, text_or_empty(stored(f, &a, i)));
        if (typed) {
            form_put(&f->form, i, typed);
        }
    }
    f->tracks_of = -1; /* the choices are looked at again */
    arena_release(&a);
}

/* ---- meaning ----------------------------------------------------------------------------------- */

static int64_t read_notice(struct receipt_form *f, struct arena *a)
{
    struct err err = {.arena = a};
    struct notice_row row;
    const char *text = form_value(&f->form, IN_NOTICE, a);
    if (form_id(&f->form, IN_NOTICE)) {
        return form_id(&f->form, IN_NOTICE);
    }
    return !text_is_empty(text) && notice_find(desk_of(f), a, text, &row, &err) == STATUS_OK
               ? row.record.id
               : 0;
}

static int64_t read_unit(struct receipt_form *f, struct arena *a)
{
    struct err err = {.arena = a};
    int64_t id = form_id(&f->form, IN_UNIT);
    const char *text = form_value(&f->form, IN_UNIT, a);
    if (id) {
        return id;
    }
    if (!form_is_changed(&f->form, IN_UNIT)) {
        return f->base.receipt.unit;
    }
    return !text_is_empty(text) && unit_match(desk_of(f), a, text, text, &id, &err) == STATUS_OK
               ? id
               : 0;
}

static const char *read_track(struct receipt_form *f, struct arena *a, int64_t notice)
{
    const struct notice *n = definition(f, a, notice);
    const char *text = form_value(&f->form, IN_TRACK, a);
    const struct track *track = n && !text_is_empty(text) ? notice_track(n, text) : NULL;
    return !track ? text : track->code ? track->code : track->name;
}

struct receipt receipt_inputs_read(struct receipt_form *f, struct arena *a)
{
    struct receipt r = f->base.receipt;
    const char *same = form_value(&f->form, IN_SAME, a);
    r.notice = read_notice(f, a);
    r.revision = r.notice == f->base.receipt.notice ? r.revision : NUMBER_NONE;
    r.track = read_track(f, a, r.notice);
    r.unit = read_unit(f, a);
    r.basis = basis_id(form_value(&f->form, IN_BASIS, a));
    (void)instant_parse(form_value(&f->form, IN_AT, a), &r.at, NULL);
    r.postmark = form_value(&f->form, IN_POSTMARK, a);
    r.carrier = form_value(&f->form, IN_CARRIER, a);
    r.carrier_phone = form_value(&f->form, IN_PHONE, a);
    r.courier_no = form_value(&f->form, IN_COURIER, a);
    r.is_same = text_eq(same, "是") ? "yes" : text_eq(same, "否") ? "no" : NULL;
    r.note = form_value(&f->form, IN_NOTE, a);
    return r;
}
