#include "desk/document_cases.h"

#include "base/slice.h"
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

enum status document_cases(struct desk *desk, const struct document_order *o, struct report *r,
                           const struct document_case_taker *taker, struct err *err)
{
    struct document_notice n = {0};
    struct id_list list;
    enum status status = o->notice ? document_notice_find(desk, r->arena, o, &n, err) : STATUS_OK;
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
        if (status == STATUS_OK && !text_eq(view.submission.state, "withdrawn")) {
            taker->take(taker->to, &view);
        }
    }
    id_list_release(&list);
    return status;
}

enum status document_unit(struct desk *desk, struct arena *a, const char **name, struct err *err)
{
    enum status status = desk_setting(desk, a, "unit_name", name, err);
    *name = text_or_empty(*name);
    return status;
}
