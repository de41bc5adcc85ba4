/* shenbao receipt …: arrivals logged, listed, shown, and their slips. */
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/list.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "text/json.h"
#include "text/table.h"

static void put_number(struct json *j, const char *key, int64_t number)
{
    json_key(j, key);
    if (number == NUMBER_NONE) {
        json_null(j);
    } else {
        json_int(j, number);
    }
}

static void items_json(struct json *j, const struct receipt_items *items)
{
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        json_object(j);
        json_put_text(j, "material", item->material);
        put_number(j, "required", item->required);
        put_number(j, "received", item->received);
        json_put_text(j, "seal_applicant", item->seal_applicant);
        json_put_text(j, "seal_recommender", item->seal_recommender);
        json_object_end(j);
    }
    json_array_end(j);
}

static void view_json(struct cli *cli, struct json *j, const struct receipt_view *v)
{
    const struct receipt *r = &v->full.receipt;
    json_object(j);
    json_put_text(j, "no", r->no);
    json_put_text(j, "at", instant_text(cli->arena, r->at));
    json_put_bool(j, "late", r->is_late);
    json_put_text(j, "notice", v->notice);
    json_put_text(j, "track", r->track);
    json_put_text(j, "from", v->unit);
    json_put_text(j, "basis", r->basis);
    json_put_text(j, "postmark", r->postmark);
    json_put_text(j, "carrier", r->carrier);
    json_put_text(j, "carrier_phone", r->carrier_phone);
    json_put_text(j, "courier_no", r->courier_no);
    json_put_text(j, "same", r->is_same);
    json_put_text(j, "note", r->note);
    json_put_text(j, "late_verdict", r->late_verdict);
    json_put_text(j, "late_why", r->late_why);
    json_put_text(j, "late_clause", r->late_clause);
    json_put_text(j, "late_by", r->late_by);
    json_put_text(j, "late_on", r->late_on);
    json_put_text(j, "state", r->state);
    json_put_bool(j, "void", r->record.is_void);
    json_key(j, "submissions");
    json_array(j);
    for (size_t i = 0; i < v->n_submissions; i++) {
        json_text(j, submission_no(cli->arena, v->submissions[i].record.id));
    }
    json_array_end(j);
    items_json(j, &v->full.items);
    json_key(j, "findings");
    json_array(j);
    findings_json(j, &v->findings);
    json_array_end(j);
    json_object_end(j);
}

static enum status show(struct cli *cli, int64_t id, bool *has_findings, struct err *err)
{
    struct receipt_view v;
    const char *slip = NULL;
    enum status status = receipt_view_load(cli->desk, cli->arena, id, &v, err);
    *has_findings = status == STATUS_OK && findings_matter(&v.findings);
    if (status == STATUS_OK && cli->is_json) {
        struct json j = json_start(&cli->out);
        view_json(cli, &j, &v);
        json_finish(&j);
    } else if (status == STATUS_OK) {
        status = receipt_slip(cli->desk, cli->arena, id, &slip, err);
        buf_text(&cli->out, text_or_empty(slip));
    }
    return status;
}

/* ---- logging ---------------------------------------------------------------------------------- */

struct log_options {
    const char *notice, *track, *from, *at, *basis, *carrier, *phone, *courier, *postmark, *note;
    text_list items, seals, submissions;
};

static const char *material_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < n->materials.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", n->materials.at[i].name);
    }
    return text;
}

/* NAME=COPIES against the materials expected; one that is not among them is kept as it is, and told,
 * since it may be a slip. */
static enum status set_item(struct cli *cli, struct receipt_full *r, const struct notice *n,
                            const char *word, struct err *err)
{
    struct arena *a = cli->arena;
    const char *equals = strrchr(word, '=');
    long copies = 0;
    if (!equals || equals == word) {
        return err_set(err, STATUS_USAGE, "「%s」应写成 材料=份数", word);
    }
    const char *name = arena_copy(a, word, (size_t)(equals - word));
    enum status status = args_number(equals + 1, name, &copies, err);
    const struct material *m = notice_material_meant(n, name);
    const char *material = m ? m->name : name;
    if (status == STATUS_OK && !m) {
        buf_printf(&cli->notes, "通知的材料里没有「%s」, 照原样登记; 有: %s\n", name,
                   material_names(a, n));
    }
    struct receipt_item *item = NULL;
    for (size_t i = 0; i < r->items.n; i++) {
        item = text_eq(r->items.at[i].material, material) ? &r->items.at[i] : item;
    }
    if (!item) {
        item = VEC_PUSH(a, &r->items);
        *item = (struct receipt_item){.material = material, .required = NUMBER_NONE};
    }
    item->received = copies;
    return status;
}

static enum status set_links(struct cli *cli, struct receipt *r, const text_list *nos,
                             struct err *err)
{
    int64_t *ids = ARENA_ARRAY(cli->arena, int64_t, nos->n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < nos->n && status == STATUS_OK; i++) {
        struct submission s = {0};
        status = submission_find(cli->desk, cli->arena, nos->at[i], &s, err);
        ids[i] = status == STATUS_OK ? s.record.id : 0;
    }
    r->submissions = links_text(cli->arena, ids, nos->n);
    return status;
}

static enum status set_head(struct cli *cli, const struct log_options *o, struct receipt *r,
                            struct err *err)
{
    struct notice_row row = {0};
    struct unit unit = {0};
    enum status status = notice_find(cli->desk, cli->arena, o->notice, &row, err);
    if (status == STATUS_OK) {
        status = unit_find(cli->desk, cli->arena, o->from, &unit, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->notice = row.record.id;
    r->revision = row.revision;
    r->track = o->track;
    r->unit = unit.record.id;
    r->carrier = o->carrier;
    r->carrier_phone = o->phone;
    r->courier_no = o->courier;
    r->postmark = o->postmark;
    r->note = o->note;
    bool has_time = true;
    if (o->at && (!instant_parse(o->at, &r->at, &has_time) || !has_time)) {
        return err_set(err, STATUS_USAGE, "看不懂时间「%s」, 应写成 2024-07-15 16:30:00", o->at);
    }
    r->basis = basis_id(o->basis ? o->basis : "arrival");
    return r->basis ? STATUS_OK
                    : err_set(err, STATUS_USAGE, "没有送达方式「%s」; 可用 送达 邮寄 机要 电子",
                              o->basis);
}

static enum status fill(struct cli *cli, const struct log_options *o, struct receipt_full *r,
                        struct err *err)
{
    const struct notice *n = NULL;
    enum status status = set_head(cli, o, &r->receipt, err);
    if (status == STATUS_OK) {
        status = set_links(cli, &r->receipt, &o->submissions, err);
    }
    if (status == STATUS_OK) {
        status = receipt_expect(cli->desk, cli->arena, r, err);
    }
    if (status == STATUS_OK) {
        status = notice_definition(cli->desk, r->receipt.notice, r->receipt.revision, &n, err);
    }
    for (size_t i = 0; i < o->items.n && status == STATUS_OK; i++) {
        status = set_item(cli, r, n, o->items.at[i], err);
    }
    return status;
}

static enum status parse_log(struct cli *cli, int argc, char **argv, struct log_options *o,
                             struct err *err)
{
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &o->notice, NULL},     {"track", 0, NULL, &o->track, NULL},
        {"from", 0, NULL, &o->from, NULL},         {"at", 0, NULL, &o->at, NULL},
        {"basis", 0, NULL, &o->basis, NULL},       {"carrier", 0, NULL, &o->carrier, NULL},
        {"phone", 0, NULL, &o->phone, NULL},       {"courier", 0, NULL, &o->courier, NULL},
        {"postmark", 0, NULL, &o->postmark, NULL}, {"note", 0, NULL, &o->note, NULL},
        {"item", 0, NULL, NULL, &o->items},        {"submission", 0, NULL, NULL, &o->submissions}};
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && (!o->notice || !o->from)) {
        status = err_set(err, STATUS_USAGE, "要写明 --notice 通知 --from 来件单位");
    }
    return status;
}

static enum status run_log(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct log_options o = {0};
    struct receipt_full r = {.receipt = {.at = clock_now(&cli->clock)}};
    bool has_findings = false;
    enum status status = parse_log(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = fill(cli, &o, &r, err);
    }
    if (status == STATUS_OK) {
        status = receipt_save(cli->desk, cli->arena, NULL, &r, NULL, err);
    }
    if (status == STATUS_OK) {
        status = show(cli, r.receipt.record.id, &has_findings, err);
    }
    return status == STATUS_OK && has_findings ? STATUS_FINDINGS : status;
}

/* ---- looking ---------------------------------------------------------------------------------- */

static enum status one_receipt(struct cli *cli, int argc, char **argv, int64_t *id, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "收件号", err);
    }
    return status == STATUS_OK ? receipt_find(cli->desk, cli->arena, words.at[0], id, err) : status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    int64_t id = 0;
    bool has_findings;
    enum status status = one_receipt(cli, argc, argv, &id, err);
    return status == STATUS_OK ? show(cli, id, &has_findings, err) : status;
}

static enum status run_slip(struct cli *cli, int argc, char **argv, struct err *err)
{
    int64_t id = 0;
    const char *slip = NULL;
    enum status status = one_receipt(cli, argc, argv, &id, err);
    if (status == STATUS_OK) {
        status = receipt_slip(cli->desk, cli->arena, id, &slip, err);
    }
    buf_text(&cli->out, text_or_empty(slip));
    return status;
}

static enum status list_row(struct cli *cli, int64_t id, struct table *t, struct err *err)
{
    struct receipt_view view, *v = &view;
    const struct receipt *r = &v->full.receipt;
    enum status status = receipt_view_load(cli->desk, cli->arena, id, v, err);
    if (status != STATUS_OK) {
        return status;
    }
    table_cell(t, r->no);
    table_cell(t, instant_text(cli->arena, r->at));
    table_cell(t, v->notice);
    table_cell(t, v->unit);
    table_cell(t, basis_name(r->basis));
    table_cell(t, r->record.is_void            ? "作废"
                  : text_eq(r->state, "taken") ? "只取号"
                  : r->is_late
                      ? arena_printf(cli->arena, "逾期 %s", late_verdict_name(late_verdict_of(r)))
                      : "");
    return STATUS_OK;
}

static enum status list_json(struct cli *cli, int64_t id, struct json *j, struct err *err)
{
    struct receipt_view v;
    enum status status = receipt_view_load(cli->desk, cli->arena, id, &v, err);
    if (status == STATUS_OK) {
        view_json(cli, j, &v);
    }
    return status;
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    static const struct table_column columns[] = {
        {"收件号", false, 0, false},   {"时间", false, 0, false}, {"通知", false, 0, false},
        {"来件单位", false, 0, false}, {"方式", false, 0, false}, {"", false, 0, false}};
    static const struct list_command list = {"receipt", true, columns, 6, list_json, list_row};
    return cli_list(cli, argc, argv, &list, err);
}

static enum status run_void(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *why = NULL;
    int64_t id = 0;
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "收件号", err);
    }
    if (status == STATUS_OK) {
        status = receipt_find(cli->desk, cli->arena, words.at[0], &id, err);
    }
    return status == STATUS_OK ? receipt_void(cli->desk, cli->arena, id, why, err) : status;
}

const struct command cmd_receipt_log = {
    "receipt log",
    "--notice 通知 --from 单位 [--at 时间] [--basis 送达|邮寄|机要|电子] [--item 材料=份数]... "
    "[--submission 编号]...",
    "登记收件: 先给号, 按通知核对份数和期限; 逾期照登并标明", true, run_log};
const struct command cmd_receipt_list = {
    "receipt list", "[--notice 通知] [--where 条件] [--order 列] [--reverse] [--void]", "列出收件",
    true, run_list};
const struct command cmd_receipt_show = {"receipt show", "收件号", "一次收件和检查意见", true,
                                         run_show};
const struct command cmd_receipt_slip = {"receipt slip", "收件号", "打印回执 (纯文本)", true,
                                         run_slip};
const struct command cmd_receipt_void = {"receipt void", "收件号 --why 原因",
                                         "作废收件; 收件号不再用", true, run_void};
