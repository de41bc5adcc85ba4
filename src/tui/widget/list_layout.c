#include "tui/widget/list_layout.h"

#include <limits.h>

/* How many columns fit behind the first when `skipped` of them are left out. */
static size_t fitting(const struct list *l, int cols, size_t skipped)
{
    int used = LIST_MARGIN + l->columns[0].width;
    size_t n = 0;
    for (size_t i = 1 + skipped; i < l->n_columns; i++, n++) {
        used += LIST_GAP + l->columns[i].width;
        if (used > cols) {
            break;
        }
    }
    return n;
}

static size_t skipped_columns(const struct list *l, int cols)
{
    size_t skipped = 0;
    if (!l->has_column || l->column == 0) {
        return 0;
    }
    while (skipped + fitting(l, cols, skipped) < l->column && skipped + 1 < l->column) {
        skipped++;
    }
    return skipped;
}

static int used_columns(const struct list_layout *layout)
{
    int used = LIST_MARGIN + LIST_GAP * (int)(layout->n - 1);
    for (size_t i = 0; i < layout->n; i++) {
        used += layout->places[i].width;
    }
    return used;
}

/* Columns grow in their order, none beyond `most`; what is still spare. */
static int spread(const struct list *l, struct list_layout *layout, int spare, int most)
{
    for (size_t i = 0; i < layout->n && spare > 0; i++) {
        struct list_place *place = &layout->places[i];
        int widest = l->columns[place->column].widest;
        int more = (widest < most ? widest : most) - place->width;
        more = more > spare ? spare : more;
        if (more > 0) {
            place->width += more;
            spare -= more;
        }
    }
    return spare;
}

struct list_layout list_layout(const struct list *l, struct arena *a, int cols)
{
    struct list_layout layout = {.places = ARENA_ARRAY(a, struct list_place, l->n_columns + 1)};
    if (l->n_columns == 0) {
        return layout;
    }
    cols -= fitting(l, cols, 0) + 1 < l->n_columns ? LIST_HIDDEN : 0;
    size_t skipped = skipped_columns(l, cols);
    layout.n = 1 + fitting(l, cols, skipped);
    layout.hidden = l->n_columns - layout.n;
    for (size_t i = 0; i < layout.n; i++) {
        size_t column = i == 0 ? 0 : i + skipped;
        layout.places[i] = (struct list_place){column, 0, l->columns[column].width};
    }
    int most = cols > LIST_MARGIN ? cols - LIST_MARGIN : 1;
    layout.places[0].width = layout.places[0].width > most ? most : layout.places[0].width;
    int spare = spread(l, &layout, cols - used_columns(&layout), LIST_AMPLE);
    spread(l, &layout, spare, INT_MAX);
    int x = LIST_MARGIN;
    for (size_t i = 0; i < layout.n; i++) {
        layout.places[i].x = x;
        x += layout.places[i].width + LIST_GAP;
    }
    return layout;
}
