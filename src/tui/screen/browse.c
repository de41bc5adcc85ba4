#include "tui/screen/browse.h"

#include "base/slice.h"

static struct list_options options_of(const struct browse *b, struct arena *a)
{
    bool is_sorted = b->list.sort >= 0;
    return (struct list_options){
        .noun = b->noun,
        .notice = b->notice,
        .where = arena_printf(a, "%s %s", text_or_empty(b->always),
                              list_typed(a, list_filter(&b->list))),
        .order = is_sorted ? b->orders[b->list.sort] : NULL,
        .is_descending = is_sorted ? b->list.is_descending : b->is_newest_first,
        .with_void = b->with_void,
    };
}

/* A filter that cannot be understood is most often one still being typed: no reason for alarm. */
static void say_refused(struct browse *b, enum status status, const struct err *err)
{
    if (status == STATUS_USAGE) {
        b->list.is_refused = true;
        ui_say(b->ui, STYLE_HINT, "%s", err_sentence(err));
    } else {
        ui_say_err(b->ui, err);
    }
}

void browse_reload(struct browse *b)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct list_options o = options_of(b, &a);
    struct id_list ids;
    enum status status = id_list_open(&ids, b->ui->options.desk, &o, &err);
    if (status == STATUS_OK) {
        status = id_list_more(&ids, &err);
    }
    if (status == STATUS_OK) {
        id_list_release(&b->ids);
        b->ids = ids;
        list_rows(&b->list, ids.ids, ids.n, !ids.is_done);
    } else {
        id_list_release(&ids);
        say_refused(b, status, &err);
    }
    arena_release(&a);
}

void browse_open(struct browse *b)
{
    b->ids = (struct id_list){.is_done = true};
    browse_reload(b);
}

void browse_release(struct browse *b)
{
    list_release(&b->list);
    id_list_release(&b->ids);
}

bool browse_idle(struct browse *b)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (b->ids.is_done) {
        return false;
    }
    if (id_list_more(&b->ids, &err) != STATUS_OK) {
        ui_say_err(b->ui, &err);
    }
    list_grew(&b->list, b->ids.ids, b->ids.n, !b->ids.is_done);
    arena_release(&a);
    return !b->ids.is_done;
}

enum widget_result browse_key(struct browse *b, struct key key)
{
    enum widget_result result = list_key(&b->list, key);
    if (result == WIDGET_FILTERED || result == WIDGET_SORTED) {
        browse_reload(b);
    }
    return result;
}

void browse_filter(struct browse *b, const char *where)
{
    list_set_filter(&b->list, where);
    browse_reload(b);
}
