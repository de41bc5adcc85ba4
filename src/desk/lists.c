#include "desk/lists.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/direction_where.h"
#include "desk/sight.h"
#include "desk/unit_where.h"
#include "store/listing.h"
#include "store/search.h"

/* Rows looked at in one go: few at first, so that a page stands at once, then some
 * milliseconds, for a key waits so long. */
#define FIRST_WINDOW 1000
#define LAST_WINDOW 4000
#define SEARCH_WINDOW 200000 /* rows whose texts are looked through in one go */

struct id_list_reading {
    struct listing_request request;
    struct listing_state state;
    struct where where;
    struct ids ids;
    int64_t window;
    /* Words without a field are looked for in memory. In the plain order what they find is the list;
     * else it is marked by number, and the listing of the other terms is kept to it. */
    struct search_query words;
    bool is_plain;  /* nothing else is asked, by number; upwards: `ids` grows as texts are read */
    bool is_marked; /* all found */
    struct ids found;
    uint8_t *marks;
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
    return err_set(err, STATUS_USAGE, "不能按「%s」排序, 可用:%s", id, names);
}

/* Takes the words out of the terms that SQL answers. */
static void split_words(struct id_list *list, struct id_list_reading *r)
{
    struct where rest = {0}, words = {0};
    for (size_t i = 0; i < r->where.n; i++) {
        const struct where_term *t = &r->where.at[i];
        bool is_word = t->field == WHERE_ANY && t->op == WHERE_CONTAINS;
        *VEC_PUSH(&list->arena, is_word ? &words : &rest) = *t;
    }
    r->where = rest;
    r->words = (struct search_query){
        .terms = words.at,
        .n = words.n,
        .notice = r->request.notice,
        .with_void = r->request.with_void,
    };
    r->request.is_sifted = words.n > 0;
    r->is_plain = rest.n == 0 && r->request.order == 0;
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
        .is_narrow = desk->is_narrow || desk->is_masked,
        .is_descending = o->is_descending,
    };
    r->window = FIRST_WINDOW;
    const struct where_field *fields = listing_where_fields(&list->arena, l);
    enum status status = l == &submission_listing ? STATUS_OK : sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = find_order(l, o->order, &r->request.order, err);
    }
    if (status == STATUS_OK) {
        status = where_parse(&list->arena, fields, l->n_fields, o->where, &r->where, err);
        where_settle_today(&list->arena, fields, instant_day(desk_now(desk)), &r->where);
    }
    if (status == STATUS_OK && l == &submission_listing) {
        status = direction_where_settle(desk, &list->arena, o->notice, &r->where, err);
    }
    if (status == STATUS_OK && l == &unit_listing) {
        status = unit_where_settle(desk, &list->arena, &r->where, err);
    }
    if (status == STATUS_OK) {
        list->reading = r;
        list->is_done = false;
        if (l == &submission_listing) {
            split_words(list, r);
        }
    }
    return status;
}

void id_list_release(struct id_list *list)
{
    arena_release(&list->arena);
    *list = (struct id_list){.is_done = true};
}

static enum status load_texts(struct id_list *list, struct err *err)
{
    struct desk *desk = list->desk;
    if (!desk->search) {
        desk->search = search_new();
    }
    return search_load(desk->search, desk->db, list->reading->window, err);
}

static void set_marks(struct id_list *list)
{
    struct id_list_reading *r = list->reading;
    int64_t last = r->words.last_id;
    r->marks = ARENA_ARRAY(&list->arena, uint8_t, (size_t)last / 8 + 1);
    for (size_t i = 0; i < r->found.n; i++) {
        r->marks[r->found.at[i] / 8] |= (uint8_t)(1 << r->found.at[i] % 8);
    }
}

/* What to do with what the words have found, all of it. */
static void end_words(struct id_list *list)
{
    struct id_list_reading *r = list->reading;
    r->is_marked = true;
    r->state.is_done = r->is_plain;
    if (!r->is_plain) {
        set_marks(list);
    } else if (r->request.is_descending) {
        for (size_t i = r->found.n; i-- > 0;) {
            *VEC_PUSH(&list->arena, &r->ids) = r->found.at[i];
        }
    }
}

/* A moment's work at the words. They end when every row has been loaded and looked through. */
static enum status find_words(struct id_list *list, struct err *err)
{
    struct id_list_reading *r = list->reading;
    bool is_end = false, is_upward = r->is_plain && !r->request.is_descending;
    enum status status = load_texts(list, err);
    if (status != STATUS_OK) {
        return status;
    }
    r->words.arena = &list->arena; /* the list may have been moved */
    search_next(list->desk->search, &r->words, SEARCH_WINDOW, is_upward ? &r->ids : &r->found,
                &is_end);
    if (is_end && search_is_whole(list->desk->search)) {
        end_words(list);
    }
    return STATUS_OK;
}

static void keep_marked(struct id_list_reading *r, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < r->ids.n; i++) {
        int64_t id = r->ids.at[i];
        if (id <= r->words.last_id && (r->marks[id / 8] & 1 << id % 8)) {
            r->ids.at[kept++] = id;
        }
    }
    r->ids.n = kept;
}

static enum status read_window(struct id_list *list, struct err *err)
{
    struct id_list_reading *r = list->reading;
    size_t before = r->ids.n;
    enum status status =
        listing_next(list->desk->db, &r->request, r->window, &r->state, &list->arena, &r->ids, err);
    if (status == STATUS_OK && r->words.n) {
        keep_marked(r, before);
    }
    return status;
}

enum status id_list_more(struct id_list *list, struct err *err)
{
    struct id_list_reading *r = list->reading;
    if (list->is_done) {
        return STATUS_OK;
    }
    bool is_searching = r->words.n && !r->is_marked;
    enum status status = is_searching ? find_words(list, err) : read_window(list, err);
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
