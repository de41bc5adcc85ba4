#include "tui/screen/unit_page.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "desk/data_files.h"
#include "desk/limits.h"
#include "desk/regions.h"
#include "desk/submissions.h"
#include "desk/unit_search.h"
#include "desk/units.h"
#include "tui/screen/record_text.h"
#include "tui/widget/cut.h"

#define REGION_AT 2 /* GB 32100: characters 3 to 8 */
#define REGION_DIGITS 6

const char *unit_code_words(struct desk *desk, struct arena *a, const char *code)
{
    struct code_report r = unit_code_report(a, code);
    if (!r.is_valid) {
        return r.repair ? arena_printf(a, "校验不对, 也许是 %s: %s", r.repair, r.text)
                        : arena_printf(a, "校验不对: %s", r.text);
    }
    const char *region = arena_copy(a, r.code + REGION_AT, REGION_DIGITS);
    const char *name = text_or_empty(region_name(desk, region));
    return arena_printf(a, "校验对  登记机关区划 %s%s%s", region, text_eq(name, region) ? "" : " ",
                        text_eq(name, region) ? "" : name);
}

/* ---- what it is ------------------------------------------------------------------------------- */

static const char *class_words(struct desk *desk, const struct unit *u, struct err *err)
{
    const struct unit_classes *classes = NULL;
    const char *kind = text_or_empty(u->kind);
    struct err quiet = {.arena = err->arena};
    if (text_is_empty(u->class) || desk_classes(desk, &classes, &quiet) != STATUS_OK) {
        return text_is_empty(kind) ? u->class : kind;
    }
    const char *class = u->class;
    for (size_t i = 0; i < classes->n; i++) {
        class = text_eq(classes->at[i].id, class) ? classes->at[i].name : class;
    }
    return arena_printf(err->arena, "%s%s%s", class, *kind ? "  " : "", kind);
}

static const char *or_more(int64_t count)
{
    return count >= UNIT_COUNTED_MOST ? " 或更多" : "";
}

static const char *role_words(struct arena *a, const struct unit_counts *c)
{
    const char *parts =
        c->parts ? arena_printf(a, "参加申报件 %lld", (long long)c->parts) : "没有参加申报件";
    return c->recommended ? arena_printf(a, "%s  推荐 %lld%s", parts, (long long)c->recommended,
                                         or_more(c->recommended))
                          : parts;
}

static enum status add_aliases(struct buf *out, struct desk *desk, int64_t unit, struct err *err)
{
    struct unit_aliases aliases = {0};
    const char *text = "";
    enum status status = unit_aliases_load(desk, err->arena, unit, &aliases, err);
    for (size_t i = 0; i < aliases.n; i++) {
        const struct unit_alias *alias = &aliases.at[i];
        const char *until =
            text_is_empty(alias->until) ? "" : arena_printf(err->arena, " (到%s)", alias->until);
        text = arena_printf(err->arena, "%s%s%s%s", text, i ? "  " : "", alias->name, until);
    }
    record_line(out, "又名", text);
    return status;
}

static enum status add_merged(struct buf *out, struct desk *desk, int64_t unit, struct err *err)
{
    struct unit_hits merged = {0};
    const char *text = "";
    enum status status = unit_merged_load(desk, err->arena, unit, &merged, err);
    for (size_t i = 0; i < merged.n; i++) {
        text = arena_printf(err->arena, "%s%s%s", text, i ? "  " : "", merged.at[i].name);
    }
    record_line(out, "并入的", text);
    return status;
}

static const char *contact_words(struct arena *a, const struct unit *u)
{
    const char *text = arena_printf(a, "%s %s %s", text_or_empty(u->contact),
                                    text_or_empty(u->phone), text_or_empty(u->email));
    struct slice trimmed = slice_trim(slice_of(text));
    return arena_copy(a, trimmed.at, trimmed.n);
}

enum status unit_page_facts(struct buf *out, struct desk *desk, const struct unit *unit,
                            struct err *err)
{
    struct unit_counts counts = {0};
    struct arena *a = err->arena;
    enum status status = add_aliases(out, desk, unit->record.id, err);
    if (status == STATUS_OK) {
        status = add_merged(out, desk, unit->record.id, err);
    }
    if (status == STATUS_OK) {
        status = unit_counts_load(desk, unit->record.id, &counts, err);
    }
    if (unit->merged_into) {
        record_line(out, "已并入", unit_name(desk, a, unit->merged_into));
    }
    record_line(out, "信用代码",
                text_is_empty(unit->credit_code)
                    ? "没有"
                    : arena_printf(a, "%s  %s", unit->credit_code,
                                   unit_code_words(desk, a, unit->credit_code)));
    record_line(out, "类别", class_words(desk, unit, err));
    record_line(out, "联系人", contact_words(a, unit));
    record_line(out, "地址", unit->address);
    record_line(out, "备注", unit->note);
    record_line(out, "角色", role_words(a, &counts));
    return status;
}

/* ---- in what it takes part -------------------------------------------------------------------- */

/* A text in so many columns, cut in its middle or filled with blanks. */
static void add_cell(struct buf *out, struct arena *a, const char *text, size_t columns)
{
    const char *cut = cut_middle(a, text_or_empty(text), (int)columns);
    size_t width = utf8_text_width(cut);
    buf_text(out, cut);
    buf_fill(out, ' ', (width < columns ? columns - width : 0) + 2);
}

static enum status add_part(struct buf *out, struct desk *desk, const struct unit_part *part,
                            struct err *err)
{
    struct submission_view v = {0};
    struct arena *a = err->arena;
    enum status status = submission_view_load(desk, a, part->submission.record.id, &v, err);
    if (status == STATUS_OK) {
        buf_printf(out, "  %s  ", submission_no(a, part->submission.record.id));
        add_cell(out, a, v.submission.title, 24);
        add_cell(out, a, arena_printf(a, "%s号", v.notice), 6);
        add_cell(out, a, part->is_lead ? "牵头" : "联合", 4);
        add_cell(out, a, v.state_name, 8);
        buf_printf(out, "%s\n", text_or_empty(v.recommender));
    }
    return status;
}

enum status unit_page_parts(struct buf *out, struct desk *desk, int64_t unit, size_t max,
                            struct err *err)
{
    struct unit_parts parts = {0};
    enum status status = unit_parts_load(desk, err->arena, unit, max + 1, &parts, err);
    for (size_t i = 0; i < parts.n && i < max && status == STATUS_OK; i++) {
        status = add_part(out, desk, &parts.at[i], err);
    }
    if (parts.n > max) {
        buf_printf(out, "  只列出 %zu 件, 还有; Enter 看全部\n", max);
    }
    return status;
}

/* ---- what it may still do --------------------------------------------------------------------- */

enum status unit_page_limits(struct buf *out, struct desk *desk, int64_t unit, struct err *err)
{
    struct limit_lines lines = {0};
    enum status status = limits_of_unit(desk, err->arena, unit, &lines, err);
    for (size_t i = 0; i < lines.n && status == STATUS_OK; i++) {
        const struct limit_line *l = &lines.at[i];
        bool is_open = l->result.state == LIMIT_UNDETERMINED;
        const char *clause =
            l->result.clause ? arena_printf(err->arena, " (%s)", l->result.clause) : "";
        const char *text = arena_printf(err->arena, "%s号 %s%s", l->code,
                                        is_open ? l->sentence : l->brief, clause);
        record_line(out, i ? "" : "上限", text);
    }
    return status;
}
