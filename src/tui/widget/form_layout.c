#include "tui/widget/form_layout.h"

#include "base/utf8.h"

#define LABEL_GAP 2
#define LINES_ROWS 3

/* Where the next field goes. */
struct cursor {
    int cols, labels;
    bool has_halves;
    int y, next_y; /* of this row, and below its tallest field */
    bool is_left;  /* the left half is taken, the right one free */
};

static int label_columns(const struct form *f, int cols)
{
    int widest = 0;
    for (size_t i = 0; i < f->n; i++) {
        int width = (int)utf8_text_width(f->fields[i].label);
        if (f->fields[i].kind != INPUT_HEADING && width > widest) {
            widest = width;
        }
    }
    return widest > cols / 3 ? cols / 3 : widest;
}

static bool is_short(const struct input *field, const struct cursor *c)
{
    return field->kind != INPUT_LINES && field->kind != INPUT_HEADING && field->columns > 0 &&
           FORM_MARGIN + c->labels + LABEL_GAP + field->columns + LABEL_GAP <= c->cols / 2;
}

static int input_rows(const struct input *field)
{
    return field->kind != INPUT_LINES ? 1 : field->rows > 0 ? field->rows : LINES_ROWS;
}

static void place_error(struct form_place *p, const char *error)
{
    int used = p->input_x + p->input_width + LABEL_GAP - (p->x - FORM_MARGIN);
    int room = p->cell_width - used;
    p->has_error_row = error && (int)utf8_text_width(error) > room;
}

static struct form_place place(const struct form *f, size_t i, struct cursor *c)
{
    const struct input *field = &f->fields[i];
    bool is_half = c->has_halves && is_short(field, c);
    bool is_right = is_half && c->is_left;
    if (!is_right) {
        c->y = c->next_y + (field->kind == INPUT_HEADING && c->next_y > 0);
    }
    struct form_place p = {.y = c->y, .rows = input_rows(field)};
    p.cell_width = is_half ? c->cols / 2 : c->cols;
    p.x = FORM_MARGIN + (is_right ? c->cols / 2 : 0);
    p.input_x = p.x + c->labels + LABEL_GAP;
    int room = p.cell_width - FORM_MARGIN - c->labels - LABEL_GAP - 1;
    p.input_width = field->columns > 0 && field->columns < room ? field->columns : room;
    place_error(&p, form_error(f, i));
    int end = p.y + p.rows + p.has_error_row;
    c->next_y = end > c->next_y ? end : c->next_y;
    c->is_left = is_half && !is_right;
    return p;
}

struct form_layout form_layout(const struct form *f, struct arena *a, int cols)
{
    struct form_layout layout = {.places = ARENA_ARRAY(a, struct form_place, f->n + 1)};
    struct cursor c = {.cols = cols,
                       .labels = label_columns(f, cols),
                       .has_halves = f->is_dense || cols >= FORM_TWO_COLUMNS};
    for (size_t i = 0; i < f->n; i++) {
        layout.places[i] = place(f, i, &c);
    }
    layout.rows = c.next_y;
    return layout;
}
