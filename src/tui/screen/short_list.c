#include "tui/screen/short_list.h"

#include "tui/widget/paragraph.h"

#define TOLD_ROWS 7

void short_list_init(struct short_list *s, const struct list_column *columns, size_t n_columns,
                     struct list_source source)
{
    list_init(&s->list, columns, n_columns, source);
}

void short_list_set(struct short_list *s, struct arena fresh, size_t n)
{
    arena_release(&s->arena);
    s->arena = fresh;
    s->ids = ARENA_ARRAY(&s->arena, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        s->ids[i] = (int64_t)i + 1;
    }
    list_rows(&s->list, s->ids, n, false);
}

bool short_list_selected(const struct short_list *s, size_t *row)
{
    int64_t id = list_selected(&s->list);
    *row = id ? (size_t)id - 1 : 0;
    return id != 0;
}

enum widget_result short_list_key(struct short_list *s, struct key key)
{
    switch (key_folded(key.code)) {
    case K_UP:
    case K_DOWN:
    case K_PAGE_UP:
    case K_PAGE_DOWN:
    case K_HOME:
    case K_END: return list_key(&s->list, key);
    default: return WIDGET_PASS;
    }
}

void short_list_screen_draw(const struct screen *screen, const struct canvas *cv)
{
    struct short_list *s = screen->state;
    size_t row;
    int rows = cv->rows - TOLD_ROWS;
    struct canvas list = canvas_part(cv, (struct rect){0, 0, rows, cv->cols});
    struct canvas told =
        canvas_part(cv, (struct rect){rows + 1, 1, cv->rows - rows - 1, cv->cols - 2});
    list_draw(&s->list, &list);
    if (short_list_selected(s, &row) && s->told) {
        struct arena a = {0};
        paragraph_draw(&told, (struct pen){.y = 0}, s->told(s->list.source.context, &a, row));
        arena_release(&a);
    }
}

const char *short_list_screen_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct short_list *)s->state)->list, a);
}

void short_list_screen_close(struct screen *s)
{
    struct short_list *t = s->state;
    list_release(&t->list);
    arena_release(&t->arena);
    arena_release(&t->asked);
}
