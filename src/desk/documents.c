#include "desk/documents.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/sight.h"
#include "paper/text.h"

const struct document *const documents[] = {
    &document_summary_table,   &document_form,
    &document_receipt_book,    &document_slip,
    &document_correction,      &document_refusal,
    &document_ranked_list,     &document_chosen_list,
    &document_mark_list,       &document_score_sheets,
    &document_panel_record,    &document_draw_record,
    &document_recusal_record,  &document_publicity,
    &document_cover_list,      &document_statistics,
    &document_box_labels,      &document_spine_labels,
    &document_envelope,        &document_hand_in_envelope,
    &document_package_changes, &document_test_page,
};
const size_t n_documents = sizeof documents / sizeof *documents;

const struct document *document_find(const char *name)
{
    for (size_t i = 0; i < n_documents; i++) {
        if (text_eq(name, documents[i]->id) || text_eq(name, documents[i]->name)) {
            return documents[i];
        }
    }
    return NULL;
}

/* A word of the order, and what a document must take for it. */
struct order_word {
    bool is_given;
    unsigned takes;
    const char *option;
};

static enum status check_order(const struct document *d, const struct document_order *o,
                               struct err *err)
{
    const struct order_word words[] = {
        {o->notice, TAKES_NOTICE | NEEDS_NOTICE, "--notice"},
        {o->track, TAKES_TRACK, "--track"},
        {o->direction, TAKES_DIRECTION, "--direction"},
        {o->table, TAKES_TABLE, "--table"},
        {o->scheme, TAKES_SCHEME, "--scheme"},
        {o->where, TAKES_WHERE, "--where"},
        {o->cut > 0, TAKES_CUT, "--cut"},
        {o->reviewer, TAKES_REVIEWER, "--reviewer"},
        {o->is_anonymous, TAKES_ANONYMOUS, "--anonymous"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (words[i].is_given && !(d->takes & words[i].takes)) {
            return err_set(err, STATUS_USAGE, "「%s」不用 %s", d->name, words[i].option);
        }
    }
    if ((d->takes & NEEDS_NOTICE) && !o->notice) {
        return err_set(err, STATUS_USAGE, "「%s」要用 --notice 指明是哪份通知", d->name);
    }
    if (!d->about != text_is_empty(o->about)) {
        return d->about ? err_set(err, STATUS_USAGE, "「%s」后面要写%s", d->name, d->about)
                        : err_set(err, STATUS_USAGE, "「%s」后面不用再写「%s」", d->name, o->about);
    }
    return STATUS_OK;
}

enum status document_make(struct desk *desk, struct arena *a, const struct document *document,
                          const struct document_order *order, struct report *out, struct err *err)
{
    report_init(out, a, document->name, "letter");
    out->day = day_text(a, instant_day(desk_now(desk)));
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = check_order(document, order, err);
    }
    if (status == STATUS_OK) {
        status = document->make(desk, order, out, err);
    }
    return status == STATUS_OK ? report_choose(out, &order->choice, err) : status;
}

enum status document_text(struct desk *desk, struct arena *a, const struct document *document,
                          const struct document_order *order, const char **text, struct err *err)
{
    struct report r;
    enum status status = document_make(desk, a, document, order, &r, err);
    *text = status == STATUS_OK ? text_of(a, &r, page_style_plain(r.style)) : NULL;
    return status;
}
