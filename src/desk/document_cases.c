#include "desk/document_cases.h"

#include <string.h>

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

const char *document_matter(struct arena *a, const char *title)
{
    static const char *const openings[] = {"组织开展", "开展", "做好"};
    static const char about[] = "关于", end[] = "的通知";
    const char *at = strstr(title, about);
    size_t n = strlen(title);
    if (!at || n < strlen(end) || !text_eq(title + n - strlen(end), end)) {
        return title;
    }
    at += strlen(about);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        if (text_starts(at, openings[i])) {
            at += strlen(openings[i]);
            break;
        }
    }
    return arena_copy(a, at, strlen(at) - strlen(end));
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
