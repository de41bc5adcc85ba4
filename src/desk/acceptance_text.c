/* What goes to paper: 接受检查意见清单, which finding was taken as it is, under which clause, by whom, when, why. */
#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/acceptances.h"
#include "text/wrap.h"

#define WIDTH 72
#define LABEL 4  /* where a label stands */
#define VALUE 10 /* where what it labels stands */

struct paper {
    struct arena *a;
    struct buf out;
};

/* A value behind its label, broken as on the screen; whatever came from a file is cleaned. */
static void labelled(struct paper *p, const char *label, const char *value)
{
    const char *clean = utf8_printable(p->a, text_or_empty(value), false);
    struct wrap w = {.text = slice_of(clean), .columns = WIDTH - VALUE};
    struct wrap_row row;
    bool is_first = true;
    if (text_is_empty(value)) {
        return;
    }
    while (wrap_next(&w, &row)) {
        struct slice shown = wrap_shown(w.text, row);
        buf_fill(&p->out, ' ', LABEL);
        buf_printf(&p->out, "%s%.*s\n", utf8_pad(p->a, is_first ? label : "", VALUE - LABEL),
                   (int)shown.n, shown.at);
        is_first = false;
    }
}

static enum status title_of(struct desk *desk, struct arena *a, const struct acceptance *one,
                            const char **out, struct err *err)
{
    struct submission s = {0};
    enum status status = one->about.submission
                             ? submission_load(desk, a, one->about.submission, &s, err)
                             : STATUS_OK;
    *out = arena_printf(a, "%s%s%s", one->name, one->about.submission ? "  " : "",
                        text_or_empty(s.title));
    return status;
}

static enum status put(struct desk *desk, struct paper *p, size_t number,
                       const struct acceptance *one, struct err *err)
{
    const char *title = NULL;
    enum status status = title_of(desk, p->a, one, &title, err);
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(&p->out, "\n%2zu. %s\n", number,
               utf8_cut(p->a, utf8_printable(p->a, title, false), WIDTH - 4, false));
    labelled(p, "意见", one->text);
    labelled(p, "条款", one->clause);
    labelled(p, "理由", one->why);
    labelled(p, "接受", arena_printf(p->a, "%s  %s", one->by, one->on));
    labelled(p, "现状", one->is_lapsed ? "事实变了, 这一条已失效" : NULL);
    labelled(p, "号", one->id);
    return STATUS_OK;
}

static enum status begin(struct desk *desk, struct paper *p, struct err *err)
{
    static const char title[] = "接受检查意见清单";
    const char *unit = NULL;
    enum status status = desk_setting(desk, p->a, "unit_name", &unit, err);
    buf_fill(&p->out, ' ', (WIDTH - utf8_text_width(title)) / 2);
    buf_printf(&p->out, "%s\n\n%s    %s\n", title, text_or_empty(unit),
               day_text(p->a, instant_day(desk_now(desk))));
    return status;
}

static void end(struct desk *desk, struct paper *p, const struct acceptances *all)
{
    size_t lapsed = 0;
    for (size_t i = 0; i < all->n; i++) {
        lapsed += all->at[i].is_lapsed;
    }
    const char *of = lapsed ? arena_printf(p->a, ", 其中已失效 %zu 条", lapsed) : "";
    buf_printf(&p->out, "\n共 %zu 条%s\n", all->n, of);
    buf_printf(&p->out, "\n打印  %s        主管签字  ____________________\n", desk->me.name);
}

enum status acceptances_text(struct desk *desk, struct arena *a, const struct finding_about *about,
                             const char **text, struct err *err)
{
    struct acceptances all;
    struct paper p = {.a = a, .out = BUF_INIT};
    enum status status = acceptances_load(desk, a, about, &all, err);
    if (status == STATUS_OK && all.n == 0) {
        status = err_set(err, STATUS_NOT_FOUND, "没有接受过的检查意见, 没有可打印的");
    }
    if (status == STATUS_OK) {
        status = begin(desk, &p, err);
    }
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = put(desk, &p, i + 1, &all.at[i], err);
    }
    if (status == STATUS_OK) {
        end(desk, &p, &all);
        *text = arena_text(a, p.out.at);
    }
    buf_release(&p.out);
    return status;
}
