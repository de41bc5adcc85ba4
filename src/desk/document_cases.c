#include "desk/document_cases.h"

#include "base/slice.h"
#include "desk/left_out.h"
#include "desk/lists.h"

enum status document_notice_find(struct desk *desk, struct arena *a, const struct document_order *o,
                                 struct document_notice *out, struct err *err)
{
    *out = (struct document_notice){0};
    enum status status = notice_find(desk, a, o->notice, &out->row, err);
    return status == STATUS_OK ? notice_definition(desk, out->row.record.id, 0, &out->notice, err)
                               : status;
}

/* The words of the order as one search. */
static const char *search_of(struct arena *a, const struct document_order *o)
{
    const char *where = text_or_empty(o->where);
    if (o->track) {
        where = arena_printf(a, "%s 通道:\"%s\"", where, o->track);
    }
    if (o->direction) {
        where = arena_printf(a, "%s 方向:\"%s\"", where, o->direction);
    }
    return where;
}

enum status document_found(const struct document_order *o, size_t n, const struct report *r,
                           struct err *err)
{
    return n > 0 || text_is_empty(o->where)
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "没有申报件符合条件「%s」, 没有可印的%s%s", o->where,
                         r->told ? "; " : "", text_or_empty(r->told));
}

enum status document_cases(struct desk *desk, const struct document_order *o, struct report *r,
                           const struct document_case_taker *taker, struct err *err)
{
    struct document_notice n = {0};
    struct id_list list;
    struct left_out left_out = {0};
    bool takes_all = false;
    size_t taken = 0;
    enum status status = o->notice ? document_notice_find(desk, r->arena, o, &n, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = left_out_is_asked(r->arena, o->where, &takes_all, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct list_options options = {
        .noun = "submission", .notice = n.row.record.id, .where = search_of(r->arena, o)};
    status = id_list_open(&list, desk, &options, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    for (size_t i = 0; i < list.n && status == STATUS_OK; i++) {
        struct submission_view view;
        status = submission_view_load(desk, r->arena, list.ids[i], &view, err);
        const char *state = view.submission.state;
        bool is_out = !takes_all && (taker->is_upward ? left_out_note(&left_out, state)
                                                      : text_eq(state, "withdrawn"));
        if (status == STATUS_OK && !is_out) {
            taker->take(taker->to, &view);
            taken++;
        }
    }
    id_list_release(&list);
    r->told = left_out_text(r->arena, &left_out);
    return status == STATUS_OK ? document_found(o, taken, r, err) : status;
}

enum status document_unit(struct desk *desk, struct arena *a, const char **name, struct err *err)
{
    enum status status = desk_setting(desk, a, "unit_name", name, err);
    *name = text_or_empty(*name);
    return status;
}
