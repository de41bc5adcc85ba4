/* The picture of a registration: number, form, materials, cases, what the notice makes of it. Rows
 * are given by need; where there are too few the parts scroll. */
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/late.h"
#include "text/wrap.h"
#include "tui/screen/receipt_form.h"
#include "tui/widget/form_layout.h"

#define LABEL 10 /* columns of the label before cases and findings */

struct rooms {
    int form, materials, cases, findings;
};

static int findings_height(const struct receipt_form *f, struct arena *a, int cols)
{
    int rows = (f->judged.due ? 1 : 0) + (f->meter.lines.n ? 1 : 0);
    for (size_t i = 0; i < f->judged.findings.n; i++) {
        const char *text = finding_sentence(a, &f->judged.findings.at[i]);
        rows += (int)wrap_count(slice_of(text), (size_t)(cols - LABEL - 5));
    }
    return rows ? rows : 1;
}

/* Takes rows until all fit: first from what can be scrolled with the least loss, cases, then from all
 * in turn; the fields give way last. */
static void squeeze(struct rooms *r, int rows)
{
    const struct {
        int *part, least;
    } steps[] = {{&r->cases, 3},    {&r->findings, 4},  {&r->materials, 5}, {&r->cases, 1},
                 {&r->findings, 2}, {&r->materials, 3}, {&r->form, 1}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int over = r->form + r->materials + r->cases + r->findings - rows;
        int spare = *steps[i].part - steps[i].least;
        int less = over < spare ? over : spare;
        *steps[i].part -= less > 0 ? less : 0;
    }
}

static struct rooms rooms_of(const struct receipt_form *f, struct arena *a, const struct canvas *cv)
{
    struct rooms r = {
        .form = form_layout(&f->form, a, cv->cols).rows,
        .materials = materials_height(&f->materials),
        .cases = f->judged.n_cases ? (int)f->judged.n_cases : 1,
        .findings = findings_height(f, a, cv->cols),
    };
    squeeze(&r, cv->rows - 1);
    return r;
}

/* Up to three blank rows between the parts, where there is room. */
static int gap_of(const struct rooms *r, int rows)
{
    return rows - 1 - (r->form + r->materials + r->cases + r->findings) >= 3 ? 1 : 0;
}

static const char *late_mark(const struct receipt *r)
{
    static const char *const marks[] = {
        [LATE_UNDECIDED] = "逾期", [LATE_ACCEPTED] = "逾期收", [LATE_REFUSED] = "逾期不收"};
    return marks[late_verdict_of(r)];
}

static void draw_head(const struct receipt_form *f, const struct canvas *cv)
{
    const struct receipt *r = &f->base.receipt;
    bool is_taken = text_eq(r->state, "taken");
    int x = 1 + canvas_text(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "收件登记") + 2;
    x += canvas_printf(cv, (struct pen){.x = x, .style = STYLE_TITLE}, "收件号 %s", r->no) + 1;
    canvas_text(cv, (struct pen){.x = x, .style = STYLE_HINT},
                r->record.is_void ? "(已作废)"
                : is_taken        ? "(先给号, 后放件: 写在件上)"
                                  : "(已登记)");
    if (f->judged.full.receipt.is_late && f->judged.full.receipt.notice) {
        canvas_text(
            cv,
            (struct pen){.x = cv->cols - 12, .width = 10, .to_right = true, .style = STYLE_WARNING},
            late_mark(&f->judged.full.receipt));
    }
}

/* ---- cases ------------------------------------------------------------------------------------- */

static void draw_case(const struct receipt_form *f, size_t i, const struct canvas *cv, int y)
{
    struct arena a = {0};
    const struct receipt_case *c = &f->judged.cases[i];
    bool is_here = f->area == AREA_CASES && i == f->case_at;
    int extra = 24, title = cv->cols - LABEL - 9 - extra;
    struct pen pen = {.y = y, .x = LABEL + 2, .width = 7};
    canvas_text(cv, pen, submission_no(&a, c->id));
    pen.x += 7;
    pen.width = title;
    canvas_text(cv, pen, c->title);
    pen.x += title + 1;
    pen.width = extra - 2;
    canvas_text(cv, pen,
                c->arrivals ? arena_printf(&a, "另有 %zu 次收件", c->arrivals)
                            : text_or_empty(c->direction));
    if (is_here) {
        canvas_restyle(cv, (struct rect){y, LABEL, 1, cv->cols - LABEL}, STYLE_SELECTED);
        canvas_text(cv, (struct pen){.y = y, .x = LABEL, .style = STYLE_SELECTED}, ">");
        canvas_cursor(cv, y, LABEL);
    }
    arena_release(&a);
}

static void draw_cases(const struct receipt_form *f, const struct canvas *cv)
{
    size_t n = f->judged.n_cases, rows = (size_t)cv->rows;
    size_t top = f->case_at >= rows ? f->case_at - rows + 1 : 0;
    canvas_text(cv, (struct pen){.x = 2, .style = STYLE_HEAD}, "申报件");
    if (n > rows && rows > 1) {
        canvas_printf(cv, (struct pen){.y = 1, .x = 2, .style = STYLE_HINT}, "共%zu", n);
    }
    for (size_t i = top; i < n && i < top + rows; i++) {
        draw_case(f, i, cv, (int)(i - top));
    }
    if (n == 0) {
        canvas_text(cv, (struct pen){.x = LABEL + 2, .style = STYLE_HINT},
                    "还没选. F6 从这个单位的申报件里选, 可一次选几件; 整批的可不选.");
        if (f->area == AREA_CASES) {
            canvas_cursor(cv, 0, LABEL + 2);
        }
    }
}

/* ---- findings ---------------------------------------------------------------------------------- */

static enum style style_of(enum severity severity)
{
    return severity == SEVERITY_ERROR     ? STYLE_ERROR
           : severity == SEVERITY_WARNING ? STYLE_WARNING
                                          : STYLE_NORMAL;
}

static int draw_wrapped(const struct canvas *cv, struct pen pen, const char *text)
{
    struct arena a = {0};
    struct wrap w = {.text = slice_of(text), .columns = (size_t)(cv->cols - pen.x - 1)};
    struct wrap_row row;
    int rows = 0;
    for (; wrap_next(&w, &row); rows++, pen.y++) {
        struct slice shown = wrap_shown(w.text, row);
        canvas_text(cv, pen, arena_copy(&a, shown.at, shown.n));
    }
    arena_release(&a);
    return rows;
}

static int draw_finding(const struct canvas *cv, int y, const struct finding *one)
{
    struct arena a = {0};
    enum style style = one->accepted_by ? STYLE_HINT : style_of(one->severity);
    canvas_text(cv, (struct pen){.y = y, .x = LABEL, .style = style}, severity_name(one->severity));
    int rows = draw_wrapped(cv, (struct pen){.y = y, .x = LABEL + 5, .style = style},
                            utf8_printable(&a, finding_sentence(&a, one), false));
    arena_release(&a);
    return rows;
}

static void draw_findings(const struct receipt_form *f, const struct canvas *cv)
{
    const struct receipt_judged *j = &f->judged;
    int y = 0;
    canvas_text(cv, (struct pen){.x = 2, .style = STYLE_HEAD}, "检查");
    if (j->failure) {
        canvas_text(cv, (struct pen){.x = LABEL, .style = STYLE_ERROR}, j->failure);
        return;
    }
    if (j->due) {
        canvas_printf(cv, (struct pen){.y = y, .x = LABEL, .style = STYLE_HINT}, "期限 %s", j->due);
        y++;
    }
    size_t i = f->findings_top;
    for (; i < j->findings.n && y < cv->rows; i++) {
        y += draw_finding(cv, y, &j->findings.at[i]);
    }
    if (f->meter.lines.n && y < cv->rows) { /* what is wrong goes before what is left */
        struct canvas row = canvas_part(cv, (struct rect){y, LABEL - 1, 1, cv->cols - LABEL + 1});
        limit_meter_draw(&f->meter, &row);
        y++;
    }
    if (f->findings_top > 0 || i < j->findings.n || y > cv->rows) {
        canvas_printf(cv, (struct pen){.y = 1, .x = 2, .style = STYLE_HINT}, "共%zu条",
                      j->findings.n);
        canvas_text(cv, (struct pen){.y = 2, .x = 2, .style = STYLE_HINT}, "PgDn");
    }
    if (y == 0) {
        canvas_text(cv, (struct pen){.x = LABEL, .style = STYLE_HINT},
                    j->full.receipt.notice ? "没有问题." : "写了通知就按它的条款检查.");
    }
}

void receipt_form_draw(struct receipt_form *f, const struct canvas *cv)
{
    struct arena a = {0};
    struct rooms r = rooms_of(f, &a, cv);
    int gap = gap_of(&r, cv->rows), y = 1;
    f->form.is_away = f->area != AREA_FORM;
    struct canvas below = canvas_part(cv, (struct rect){y, 0, cv->rows - y, cv->cols});
    struct canvas form = canvas_part(cv, (struct rect){y, 0, r.form, cv->cols});
    form_draw_fields(&f->form, &form);
    draw_head(f, cv);
    y += r.form + gap;
    struct canvas materials = canvas_part(cv, (struct rect){y, 0, r.materials, cv->cols});
    materials_draw(&f->materials, &materials, f->area == AREA_MATERIALS);
    y += r.materials + gap;
    struct canvas cases = canvas_part(cv, (struct rect){y, 0, r.cases, cv->cols});
    draw_cases(f, &cases);
    y += r.cases + gap;
    struct canvas findings = canvas_part(cv, (struct rect){y, 0, cv->rows - y, cv->cols});
    draw_findings(f, &findings);
    if (f->area == AREA_FORM) {
        form_draw_proposals(&f->form, &below);
    }
    arena_release(&a);
}
