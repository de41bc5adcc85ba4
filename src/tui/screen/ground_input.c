#include "tui/screen/ground_input.h"

void ground_input_init(struct ground_input *g)
{
    edit_init(&g->why, false);
    edit_init(&g->clause, false);
}

void ground_input_release(struct ground_input *g)
{
    edit_release(&g->why);
    edit_release(&g->clause);
}

int ground_input_rows(const struct ground_input *g)
{
    return g->has_clause ? 2 : 1;
}

struct act_ground ground_input_read(const struct ground_input *g)
{
    return (struct act_ground){edit_text(&g->why), g->has_clause ? edit_text(&g->clause) : NULL};
}

enum widget_result ground_input_key(struct ground_input *g, struct key key)
{
    if (key.code == K_TAB || key.code == K_BACK_TAB) {
        g->is_at_clause = g->has_clause && !g->is_at_clause;
        return WIDGET_HANDLED;
    }
    return edit_key(g->is_at_clause ? &g->clause : &g->why, key);
}

static void draw_row(struct edit *input, const char *label, bool has_focus,
                     const struct canvas *row)
{
    int x = 1 + canvas_text(row, (struct pen){.x = 1, .style = STYLE_HEAD}, label);
    struct canvas field = canvas_part(row, (struct rect){0, x, 1, row->cols - x - 2});
    edit_draw(input, &field, (struct edit_look){.has_focus = has_focus});
}

void ground_input_draw(struct ground_input *g, const struct canvas *cv)
{
    struct canvas why = canvas_part(cv, (struct rect){0, 0, 1, cv->cols});
    struct canvas clause = canvas_part(cv, (struct rect){1, 0, 1, cv->cols});
    draw_row(&g->why, g->needs_why ? "* 原因  " : "  原因  ", !g->is_at_clause, &why);
    if (g->has_clause) {
        draw_row(&g->clause, g->needs_clause ? "* 条款  " : "  条款  ", g->is_at_clause, &clause);
    }
}
