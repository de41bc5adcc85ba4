#include "desk/about.h"

#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"

/* ---- written ------------------------------------------------------------------------------------ */

static enum status receipt_no(struct desk *desk, struct arena *a, int64_t id, const char **no,
                              struct err *err)
{
    struct receipt_full full;
    enum status status = receipt_load(desk, a, id, &full, err);
    *no = status == STATUS_OK ? full.receipt.no : "";
    return status;
}

enum status about_id(struct desk *desk, struct arena *a, const struct finding_about *about,
                     const char **id, struct err *err)
{
    struct notice_row row = {0};
    const char *no = "";
    enum status status = STATUS_OK;
    if (about->submission) {
        *id = submission_no(a, about->submission);
    } else if (about->receipt) {
        status = receipt_no(desk, a, about->receipt, &no, err);
        *id = arena_printf(a, "R%s", no);
    } else if (about->notice) {
        status = notice_row_load(desk, a, about->notice, &row, err);
        *id = arena_printf(a, "L%s.%lld", text_or_empty(row.code), (long long)about->unit);
    } else {
        *id = arena_printf(a, "U%lld", (long long)about->unit);
    }
    return status;
}

/* Digits behind a letter or point, as people find a unit: #7. */
static enum status parse_unit(struct desk *desk, struct arena *a, const char *digits, int64_t *out,
                              struct err *err)
{
    struct unit unit = {0};
    if (text_is_empty(digits) || digits[strspn(digits, "0123456789")]) {
        return err_set(err, STATUS_USAGE, "「%s」不是单位的编号", digits);
    }
    enum status status = unit_find_row(desk, a, arena_printf(a, "#%s", digits), &unit, err);
    *out = unit.record.id;
    return status;
}

static enum status parse_list(struct desk *desk, struct arena *a, const char *id,
                              struct finding_about *out, struct err *err)
{
    struct notice_row row = {0};
    const char *point = strrchr(id, '.');
    if (!point || point == id) {
        return err_set(err, STATUS_USAGE, "「L%s」不是名单的号; 写成 L粤76.7", id);
    }
    enum status status = notice_find(desk, a, arena_copy(a, id, (size_t)(point - id)), &row, err);
    out->notice = row.record.id;
    return status == STATUS_OK && !text_eq(point, ".0")
               ? parse_unit(desk, a, point + 1, &out->unit, err)
               : status;
}

enum status about_parse(struct desk *desk, struct arena *a, const char *id,
                        struct finding_about *out, struct err *err)
{
    struct submission s = {0};
    *out = (struct finding_about){0};
    switch (*id) {
    case 'R': return receipt_find(desk, a, id + 1, &out->receipt, err);
    case 'U': return parse_unit(desk, a, id + 1, &out->unit, err);
    case 'L': return parse_list(desk, a, id + 1, out, err);
    default: break;
    }
    enum status status = submission_find(desk, a, id, &s, err);
    out->submission = s.record.id;
    return status;
}

/* ---- named --------------------------------------------------------------------------------------- */

static enum status list_name(struct desk *desk, struct arena *a, const struct finding_about *about,
                             const char **name, struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_row_load(desk, a, about->notice, &row, err);
    const char *code = text_or_empty(row.code);
    *name = about->unit ? arena_printf(a, "%s号 %s的名单", code,
                                       text_or_empty(unit_name(desk, a, about->unit)))
                        : arena_printf(a, "%s号", code);
    return status;
}

enum status about_name(struct desk *desk, struct arena *a, const struct finding_about *about,
                       const char **name, struct err *err)
{
    const char *no = "";
    *name = "";
    if (about->submission) {
        *name = arena_printf(a, "申报件 %s", submission_no(a, about->submission));
        return STATUS_OK;
    }
    if (about->notice) {
        return list_name(desk, a, about, name, err);
    }
    if (about->receipt) {
        enum status status = receipt_no(desk, a, about->receipt, &no, err);
        *name = arena_printf(a, "收件 %s", no);
        return status;
    }
    *name = arena_printf(a, "单位 %s", text_or_empty(unit_name(desk, a, about->unit)));
    return STATUS_OK;
}

/* ---- judged --------------------------------------------------------------------------------------- */

enum status about_check(struct desk *desk, struct arena *a, const struct finding_about *about,
                        struct findings *out, struct err *err)
{
    struct submission s = {0};
    struct receipt_view v;
    out->arena = a;
    if (about->submission) {
        enum status status = submission_load(desk, a, about->submission, &s, err);
        return status == STATUS_OK ? check_case(desk, a, &s, out, err) : status;
    }
    if (about->receipt) {
        enum status status = receipt_view_load(desk, a, about->receipt, &v, err);
        if (status == STATUS_OK && v.findings.n) {
            *out = v.findings;
        }
        return status;
    }
    return about->notice ? check_list(desk, a, about, out, err)
                         : check_unit(desk, a, about->unit, out, err);
}
