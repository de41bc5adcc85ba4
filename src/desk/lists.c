#include "desk/lists.h"

#include <string.h>

#include "base/slice.h"
#include "store/listing.h"

/* Rows looked at in one go: few at first, so that a page stands at once, then some milliseconds. */
#define FIRST_WINDOW 1000
#define LAST_WINDOW 20000

struct id_list_reading {
    struct listing_request request;
    struct listing_state state;
    struct where where;
    struct ids ids;
    int64_t window;
};

static enum status find_order(const struct listing *l, const char *id, size_t *order,
                              struct err *err)
{
    const char *names = "";
    for (size_t i = 0; i < l->n_orders; i++) {
        if (text_is_empty(id) || text_eq(l->orders[i].id, id) || text_eq(l->orders[i].name, id)) {
            *order = i;
            return STATUS_OK;
        }
        names = arena_printf(err->arena, "%s %s", names, l->orders[i].name);
    }
    return err_set(err, STATUS_DATA, "不能按「%s」排序, 可用:%s", id, names);
}

enum status id_list_open(struct id_list *list, struct desk *desk, const struct list_options *o,
                         struct err *err)
{
    const struct listing *l = listing_find(o->noun);
    *list = (struct id_list){.desk = desk, .is_done = true};
    if (!l) {
        return err_set(err, STATUS_INTERNAL, "没有「%s」的列表", o->noun);
    }
    struct id_list_reading *r = ARENA_NEW(&list->arena, struct id_list_reading);
    r->request = (struct listing_request){
        .listing = l,
        .where = &r->where,
        .notice = o->notice,
        .with_void = o->with_void,
        .is_descending = o->is_descending,
    };
    r->window = FIRST_WINDOW;
    enum status status = find_order(l, o->order, &r->request.order, err);
    if (status == STATUS_OK) {
        status = where_parse(&list->arena, listing_where_fields(&list->arena, l), l->n_fields,
                             o->where, &r->where, err);
    }
    if (status == STATUS_OK) {
        list->reading = r;
        list->is_done = false;
    }
    return status;
}

void id_list_release(struct id_list *list)
{
    arena_release(&list->arena);
    *list = (struct id_list){.is_done = true};
}

enum status id_list_more(struct id_list *list, struct err *err)
{
    struct id_list_reading *r = list->reading;
    if (list->is_done) {
        return STATUS_OK;
    }
    enum status status =
        listing_next(list->desk->db, &r->request, r->window, &r->state, &list->arena, &r->ids, err);
    r->window = r->window < LAST_WINDOW / 2 ? r->window * 2 : LAST_WINDOW;
    list->ids = r->ids.at;
    list->n = r->ids.n;
    list->is_done = status != STATUS_OK || r->state.is_done;
    return status;
}

enum status id_list_all(struct id_list *list, struct err *err)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !list->is_done) {
        status = id_list_more(list, err);
    }
    return status;
}

const char *list_typed(struct arena *a, const char *typed)
{
    const char *where = "";
    if (text_is_empty(typed) || strpbrk(typed, ":<>=") || strstr(typed, "：")) {
        return text_or_empty(typed);
    }
    for (const char *at = typed; *at;) {
        size_t length = strcspn(at, " \t\"");
        if (length) {
            where = arena_printf(a, "%s \"%.*s\"", where, (int)length, at);
        }
        at += length + (at[length] != '\0');
    }
    return where;
}

const struct where_field *list_fields(struct arena *a, const char *noun, size_t *n)
{
    const struct listing *l = listing_find(noun);
    *n = l ? l->n_fields : 0;
    return l ? listing_where_fields(a, l) : NULL;
}

const struct list_order *list_orders(struct arena *a, const char *noun, size_t *n)
{
    const struct listing *l = listing_find(noun);
    *n = l ? l->n_orders : 0;
    struct list_order *orders = ARENA_ARRAY(a, struct list_order, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        orders[i] = (struct list_order){l->orders[i].id, l->orders[i].name};
    }
    return orders;
}
