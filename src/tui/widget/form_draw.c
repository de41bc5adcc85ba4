/* The picture of a form: labels, inputs, errors beside them, proposals under the focus. */
#include "base/utf8.h"
#include "tui/widget/cut.h"
#include "tui/widget/form.h"
#include "tui/widget/form_choice.h"
#include "tui/widget/form_layout.h"

static void draw_label(const struct form *f, size_t i, const struct canvas *cv, struct pen pen)
{
    const struct input *field = &f->fields[i];
    pen.x -= FORM_MARGIN;
    if (input_takes_focus(field) && field->is_required) {
        (void)canvas_text(cv, pen, "*");
    }
    pen.x++;
    if (form_is_changed(f, i)) {
        (void)canvas_text(cv, (struct pen){.y = pen.y, .x = pen.x, .style = STYLE_CHANGED}, "+");
    }
    pen.x++;
    (void)canvas_text(cv, pen, field->label);
}

static void draw_input(struct form *f, size_t i, const struct canvas *cv, struct rect area)
{
    struct canvas input = canvas_part(cv, area);
    struct edit *edit = &f->values[i].edit;
    size_t n_choices;
    (void)input_choices(&f->fields[i], &n_choices);
    if (f->fields[i].kind == INPUT_READ_ONLY) {
        struct arena a = {0};
        (void)canvas_text(&input, (struct pen){0}, cut_middle(&a, edit_text(edit), input.cols));
        arena_release(&a);
    } else if (n_choices > 0) {
        form_choice_draw(&f->fields[i], edit, &input, i == f->focus && !f->is_away);
    } else {
        edit_draw(edit, &input, (struct edit_look){.has_focus = i == f->focus && !f->is_away});
    }
}

/* An error below its field may reach on when the field beside it has none. */
static bool is_beside_error(const struct form *f, size_t i, const struct form_place *p)
{
    return i + 1 < f->n && p[1].y == p->y && form_error(f, i + 1);
}

static void draw_error(const struct form *f, size_t i, const struct canvas *cv,
                       const struct form_place *p)
{
    int y = p->y - f->top;
    struct pen pen = {.y = y, .x = p->input_x + p->input_width + 2, .style = STYLE_ERROR};
    if (p->has_error_row) {
        pen.y = y + p->rows;
        pen.x = p->input_x;
    }
    bool reaches_on = p->has_error_row && !is_beside_error(f, i, p);
    pen.width = (reaches_on ? cv->cols : p->x - FORM_MARGIN + p->cell_width) - pen.x;
    (void)canvas_text(cv, pen, form_error(f, i));
}

static void draw_field(struct form *f, size_t i, const struct canvas *cv,
                       const struct form_place *p)
{
    int y = p->y - f->top;
    if (y < 0 || y >= cv->rows) {
        return;
    }
    bool is_heading = f->fields[i].kind == INPUT_HEADING;
    struct pen label = {.y = y,
                        .x = p->x,
                        .style = is_heading ? STYLE_TITLE : STYLE_HEAD,
                        .width = is_heading ? 0 : p->input_x - p->x - 1};
    draw_label(f, i, cv, label);
    if (!is_heading) {
        draw_input(f, i, cv, (struct rect){y, p->input_x, p->rows, p->input_width});
    }
    if (form_error(f, i)) {
        draw_error(f, i, cv, p);
    }
}

/* ---- proposals --------------------------------------------------------------------------------- */

static int popup_width(const struct form_popup *popup, int at_least)
{
    int widest = at_least;
    for (size_t i = 0; i < popup->found.n; i++) {
        const struct suggestion *s = &popup->found.at[i];
        int note = s->note ? (int)utf8_text_width(s->note) + 2 : 0;
        int width = 2 + (int)utf8_text_width(s->text) + note;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void draw_proposal(const struct form_popup *popup, size_t i, const struct canvas *box)
{
    const struct suggestion *s = &popup->found.at[i];
    bool is_chosen = i == popup->at;
    struct pen pen = {.y = (int)i, .style = is_chosen ? STYLE_SELECTED : STYLE_FIELD};
    canvas_fill(box, (struct rect){(int)i, 0, 1, box->cols}, pen.style);
    (void)canvas_text(box, pen, is_chosen ? ">" : " ");
    pen.x = 2;
    pen.x += canvas_text(box, pen, s->text) + 2;
    if (s->note) {
        (void)canvas_text(box, pen, s->note);
    }
}

/* Under the input, or above it where there is no room. */
static void draw_popup(const struct form *f, const struct canvas *cv, const struct form_place *p)
{
    const struct form_popup *popup = &f->popup;
    bool has_more = popup->found.total > popup->found.n;
    int rows = (int)popup->found.n + has_more, y = p->y - f->top + p->rows;
    if (y + rows > cv->rows && p->y - f->top >= rows) {
        y = p->y - f->top - rows;
    }
    int width = popup_width(popup, p->input_width);
    struct canvas box = canvas_part(cv, (struct rect){y, p->input_x, rows, width});
    for (size_t i = 0; i < popup->found.n; i++) {
        draw_proposal(popup, i, &box);
    }
    if (has_more) {
        canvas_fill(&box, (struct rect){rows - 1, 0, 1, box.cols}, STYLE_FIELD);
        struct pen pen = {.y = rows - 1, .x = 2, .style = STYLE_HINT};
        (void)canvas_printf(&box, pen, "匹配 %zu, 再输入几个字", popup->found.total);
    }
}

/* ---- the whole --------------------------------------------------------------------------------- */

/* Keeps the field in focus in sight, with its error. */
static void scroll(struct form *f, const struct form_layout *layout, int rows)
{
    const struct form_place *p = &layout->places[f->focus];
    int end = p->y + p->rows + p->has_error_row;
    if (end > f->top + rows) {
        f->top = end - rows;
    }
    if (p->y < f->top) {
        f->top = p->y;
    }
    int last_top = layout->rows > rows ? layout->rows - rows : 0;
    f->top = f->top > last_top ? last_top : f->top;
}

void form_draw_fields(struct form *f, const struct canvas *cv)
{
    if (f->n == 0 || cv->rows < 1) {
        return;
    }
    struct arena a = {0};
    struct form_layout layout = form_layout(f, &a, cv->cols);
    scroll(f, &layout, cv->rows);
    canvas_fill(cv, (struct rect){0, 0, cv->rows, cv->cols}, STYLE_NORMAL);
    for (size_t i = 0; i < f->n; i++) {
        draw_field(f, i, cv, &layout.places[i]);
    }
    arena_release(&a);
}

void form_draw_proposals(const struct form *f, const struct canvas *cv)
{
    struct arena a = {0};
    if (f->popup.found.n > 0) {
        struct form_layout layout = form_layout(f, &a, cv->cols);
        draw_popup(f, cv, &layout.places[f->focus]);
    }
    arena_release(&a);
}

void form_draw(struct form *f, const struct canvas *cv)
{
    form_draw_fields(f, cv);
    form_draw_proposals(f, cv);
}
