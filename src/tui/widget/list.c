#include "tui/widget/list.h"

void list_init(struct list *l, const struct list_column *columns, size_t n_columns,
               struct list_source source)
{
    *l = (struct list){.columns = columns,
                       .n_columns = n_columns,
                       .source = source,
                       .noun = "行",
                       .total = -1,
                       .sort = -1};
    edit_init(&l->filter, false);
}

void list_release(struct list *l)
{
    id_set_release(&l->marks);
    edit_release(&l->filter);
}

/* ---- rows and selection ------------------------------------------------------------------------ */

/* Finds the selected id again from index `from` on. */
static bool find_selected(struct list *l, size_t from)
{
    if (l->selected >= from && l->selected < l->n && l->ids[l->selected] == l->id) {
        return true;
    }
    for (size_t i = from; i < l->n; i++) {
        if (l->ids[i] == l->id) {
            l->selected = i;
            return true;
        }
    }
    return false;
}

static void select_index(struct list *l, size_t index)
{
    l->is_sought = false;
    if (l->n == 0) {
        l->selected = 0;
        return;
    }
    l->selected = index < l->n ? index : l->n - 1;
    l->id = l->ids[l->selected];
}

/* The selected row is not there: wait for it while more comes, else stay at its place. */
static void settle(struct list *l, bool is_found)
{
    l->is_sought = !is_found && l->has_more && l->id != 0;
    if (is_found) {
        return;
    }
    if (!l->is_sought) {
        select_index(l, l->selected);
    } else if (l->selected >= l->n) {
        l->selected = l->n > 0 ? l->n - 1 : 0;
    }
}

void list_rows(struct list *l, const int64_t *ids, size_t n, bool has_more)
{
    l->ids = ids;
    l->n = n;
    l->has_more = has_more;
    l->is_refused = false;
    settle(l, find_selected(l, 0));
}

void list_grew(struct list *l, const int64_t *ids, size_t n, bool has_more)
{
    size_t known = l->n;
    l->ids = ids;
    l->n = n;
    l->has_more = has_more;
    if (l->is_sought || known == 0) {
        settle(l, find_selected(l, known));
    }
}

int64_t list_selected(const struct list *l)
{
    return l->n > 0 ? l->ids[l->selected] : 0;
}

void list_select(struct list *l, int64_t id)
{
    l->id = id;
    l->is_sought = !find_selected(l, 0);
}

static void move(struct list *l, uint32_t code)
{
    size_t page = l->rows > 1 ? (size_t)l->rows - 1 : 1, at = l->selected;
    switch (code) {
    case K_UP: at -= at > 0; break;
    case K_DOWN: at++; break;
    case K_PAGE_UP: at = at > page ? at - page : 0; break;
    case K_PAGE_DOWN: at += page; break;
    case K_HOME: at = 0; break;
    default: at = l->n; break;
    }
    select_index(l, at);
}

/* ---- marks ------------------------------------------------------------------------------------- */

int64_t *list_chosen(const struct list *l, struct arena *a, size_t *n)
{
    if (l->marks.n > 0) {
        *n = l->marks.n;
        return id_set_all(&l->marks, a);
    }
    int64_t *one = ARENA_NEW(a, int64_t);
    *one = list_selected(l);
    *n = l->n > 0;
    return one;
}

void list_mark_all(struct list *l)
{
    bool has_all = l->n > 0;
    for (size_t i = 0; i < l->n && has_all; i++) {
        has_all = id_set_has(&l->marks, l->ids[i]);
    }
    for (size_t i = 0; i < l->n; i++) {
        if (has_all) {
            id_set_remove(&l->marks, l->ids[i]);
        } else {
            id_set_add(&l->marks, l->ids[i]);
        }
    }
}

void list_unmark(struct list *l)
{
    id_set_clear(&l->marks);
}

static enum widget_result mark(struct list *l)
{
    if (l->n == 0) {
        return WIDGET_HANDLED;
    }
    int64_t id = l->ids[l->selected];
    if (id_set_has(&l->marks, id)) {
        id_set_remove(&l->marks, id);
    } else {
        id_set_add(&l->marks, id);
    }
    move(l, K_DOWN);
    return WIDGET_CHANGED;
}

/* ---- columns and order ------------------------------------------------------------------------- */

static void move_column(struct list *l, bool to_right)
{
    if (!l->has_column) {
        l->has_column = true;
        return;
    }
    if (to_right) {
        l->column += l->column + 1 < l->n_columns;
    } else {
        l->column -= l->column > 0;
    }
}

enum widget_result list_sort(struct list *l)
{
    l->has_column = true;
    if (l->columns[l->column].is_unsorted) {
        return WIDGET_HANDLED;
    }
    l->is_descending = l->sort == (int)l->column && !l->is_descending;
    l->sort = (int)l->column;
    l->top = 0;
    return WIDGET_SORTED;
}

/* ---- filter ------------------------------------------------------------------------------------ */

const char *list_filter(const struct list *l)
{
    return edit_text(&l->filter);
}

void list_set_filter(struct list *l, const char *text)
{
    edit_set(&l->filter, text);
}

void list_open_filter(struct list *l)
{
    l->is_filtering = true;
}

bool list_takes_text(const struct list *l)
{
    return l->is_filtering;
}

/* Other rows will come: from their top, unless the selected one is among them. */
static enum widget_result filtered(struct list *l)
{
    l->selected = 0;
    l->top = 0;
    return WIDGET_FILTERED;
}

static enum widget_result clear_filter(struct list *l)
{
    bool had_text = list_filter(l)[0] != '\0';
    l->is_filtering = false;
    edit_set(&l->filter, "");
    return had_text ? filtered(l) : WIDGET_HANDLED;
}

static enum widget_result filter_key(struct list *l, struct key key)
{
    switch (key.code) {
    case K_ESC: return clear_filter(l);
    case K_ENTER:
        l->is_filtering = false;
        return l->n == 1 && !l->has_more ? WIDGET_DONE : WIDGET_HANDLED;
    case K_UP:
    case K_DOWN:
    case K_TAB: l->is_filtering = false; return WIDGET_HANDLED;
    case K_PAGE_UP:
    case K_PAGE_DOWN: move(l, key.code); return WIDGET_HANDLED;
    default: break;
    }
    enum widget_result result = edit_key(&l->filter, key);
    return result == WIDGET_CHANGED ? filtered(l) : result;
}

/* ---- keys -------------------------------------------------------------------------------------- */

enum widget_result list_key(struct list *l, struct key key)
{
    if (l->is_filtering) {
        return filter_key(l, key);
    }
    uint32_t code = key_folded(key.code);
    switch (code) {
    case K_UP:
    case K_DOWN:
    case K_PAGE_UP:
    case K_PAGE_DOWN:
    case K_HOME:
    case K_END: move(l, code); return WIDGET_HANDLED;
    case K_LEFT:
    case K_RIGHT: move_column(l, code == K_RIGHT); return WIDGET_HANDLED;
    case 's': return list_sort(l);
    case K_SPACE:
    case K_CTRL('t'): return mark(l);
    case '/':
    case K_F(7): list_open_filter(l); return WIDGET_HANDLED;
    case K_ENTER: return l->n > 0 ? WIDGET_DONE : WIDGET_HANDLED;
    case K_ESC: return list_filter(l)[0] ? clear_filter(l) : WIDGET_PASS;
    default: return WIDGET_PASS;
    }
}

/* ---- what it says ------------------------------------------------------------------------------ */

static const char *marked_text(const struct list *l, struct arena *a)
{
    return l->marks.n > 0 ? arena_printf(a, "  选中 %zu", l->marks.n) : "";
}

static const char *order_text(const struct list *l, struct arena *a)
{
    return l->sort < 0 ? ""
                       : arena_printf(a, "  按%s%s", l->columns[l->sort].title,
                                      l->is_descending ? "倒序" : "排序");
}

const char *list_sentence(const struct list *l, struct arena *a)
{
    const char *coming = l->has_more ? " (还在读)" : "";
    const char *tail = arena_printf(a, "%s%s%s", coming, order_text(l, a), marked_text(l, a));
    if (list_filter(l)[0] == '\0') {
        long long all = l->total >= 0 ? (long long)l->total : (long long)l->n;
        return arena_printf(a, "%lld%s%s", all, l->noun, tail);
    }
    if (l->is_refused) {
        return arena_printf(a, "条件 %s 还看不懂, 列出的是原来的%s", list_filter(l),
                            marked_text(l, a));
    }
    const char *of = l->total >= 0 ? arena_printf(a, ", 共%lld", (long long)l->total) : "";
    return arena_printf(a, "%zu%s符合 %s%s%s", l->n, l->noun, list_filter(l), of, tail);
}
