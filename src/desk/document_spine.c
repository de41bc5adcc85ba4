/* 脊背签: for the spines of archive boxes, all of one size, to be cut out: 文号 and number above, the title written
 * from top to bottom, the unit below. */
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "report/lay.h"

#define SPINES 7      /* beside each other on a sheet */
#define SPINE_WIDTH 9 /* half-ems; the sheet has room for just seven of them */
/* Lines of a label, which fills a sheet from top to bottom. */
#define DOC_NO_LINES 5
#define TITLE_LINES 20
#define UNIT_LINES 5

/* A text in just so many lines of a label's width. */
static const char *block(struct arena *a, const char *text, size_t lines)
{
    struct lay_lines broken = {0};
    const char *all = "";
    lay_break(a, text, SPINE_WIDTH, &broken);
    for (size_t i = 0; i < lines; i++) {
        struct slice line = i < broken.n ? broken.at[i] : (struct slice){"", 0};
        bool is_cut = i + 1 == lines && broken.n > lines;
        all = arena_printf(a, "%s%.*s%s\n", all, (int)line.n, line.at, is_cut ? "…" : "");
    }
    return all;
}

/* ---- from top to bottom -------------------------------------------------------------------------- */

struct signs {
    const char **at;
    size_t n, cap;
};

/* As signs stand in vertical lines. */
static const char *upright(const char *sign)
{
    static const char *const forms[][2] = {{"（", "︵"}, {"）", "︶"}, {"《", "︽"}, {"》", "︾"},
                                           {"〔", "︹"}, {"〕", "︺"}, {"【", "︻"}, {"】", "︼"},
                                           {"“", "﹁"},  {"”", "﹂"},  {"—", "︱"},  {"(", "︵"},
                                           {")", "︶"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (text_eq(sign, forms[i][0])) {
            return forms[i][1];
        }
    }
    return sign;
}

static bool is_narrow(char c)
{
    return c > ' ' && c < 0x7F;
}

/* Two narrow signs, 5G, take the place of one wide one; others become wide. */
static void add_narrow(struct arena *a, const char *at, size_t n, struct signs *out)
{
    char wide[5] = {0};
    if (n == 2) {
        *VEC_PUSH(a, out) = arena_copy(a, at, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        (void)utf8_encode((uint32_t)(0xFF01 + at[i] - '!'), wide);
        *VEC_PUSH(a, out) = arena_text(a, upright(at[i] == '(' ? "(" : at[i] == ')' ? ")" : wide));
    }
}

static struct signs signs_of(struct arena *a, const char *text)
{
    struct signs out = {0};
    for (size_t at = 0, length = strlen(text), step; at < length; at += step) {
        step = 0;
        while (is_narrow(text[at + step])) {
            step++;
        }
        if (step > 0) {
            add_narrow(a, text + at, step, &out);
            continue;
        }
        (void)utf8_decode(text + at, length - at, &step);
        *VEC_PUSH(a, &out) = upright(arena_copy(a, text + at, step));
    }
    return out;
}

/* One column, or two read from the right. */
static const char *downwards(struct arena *a, const char *text)
{
    const struct signs signs = signs_of(a, text);
    const char *all = "";
    for (size_t i = 0; i < TITLE_LINES; i++) {
        const char *right = i < signs.n ? signs.at[i] : "";
        const char *left = i + TITLE_LINES < signs.n ? signs.at[i + TITLE_LINES] : "　";
        all = signs.n <= TITLE_LINES ? arena_printf(a, "%s%s\n", all, right)
                                     : arena_printf(a, "%s%s　%s\n", all, left, right);
    }
    return all;
}

/* ---- labels ---------------------------------------------------------------------------------------- */

struct spines {
    struct arena *a;
    struct report_table *table;
    const char *doc_no;
    const char *texts[SPINES]; /* of the row being filled */
    size_t n;
};

static void end_row(struct spines *s)
{
    while (s->n > 0 && s->n < SPINES) {
        s->texts[s->n++] = "";
    }
    if (s->n > 0) {
        report_table_row(s->table, s->texts);
    }
    s->n = 0;
}

static void take(void *to, const struct submission_view *v)
{
    struct spines *s = to;
    const struct submission *c = &v->submission;
    s->texts[s->n++] =
        arena_printf(s->a, "%s%s\n\n%s\n%s", block(s->a, s->doc_no, DOC_NO_LINES),
                     submission_no(s->a, c->record.id), downwards(s->a, text_or_empty(c->title)),
                     block(s->a, text_or_empty(v->lead), UNIT_LINES));
    if (s->n == SPINES) {
        end_row(s);
    }
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct document_notice n;
    struct spines s = {.a = r->arena};
    struct report_column *columns = ARENA_ARRAY(r->arena, struct report_column, SPINES);
    enum status status = document_notice_find(desk, r->arena, o, &n, err);
    if (status != STATUS_OK) {
        return status;
    }
    r->is_plain = true;
    r->number = NUMBER_NOT;
    r->style = "list";
    for (size_t i = 0; i < SPINES; i++) {
        columns[i] = (struct report_column){NULL, SPINE_WIDTH, SIDE_CENTRE};
    }
    s.doc_no = n.row.doc_no;
    s.table = report_table(r, columns, SPINES);
    status = document_cases(desk, o, r, &(struct document_case_taker){take, &s, false}, err);
    end_row(&s);
    return status == STATUS_OK && s.table->rows.n == 0
               ? err_set(err, STATUS_DATA, "没有符合条件的申报件, 没有要印的标签")
               : status;
}

const struct document document_spine_labels = {"spine-labels",
                                               "脊背签",
                                               "竖写, 贴档案盒脊背",
                                               NULL,
                                               NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                   TAKES_WHERE,
                                               make};
