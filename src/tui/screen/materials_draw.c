/* The picture of the table of materials. */
#include <stdlib.h>

#include "base/slice.h"
#include "tui/screen/materials.h"

#define MARGIN 2
#define NAME_WIDTH 28
#define NAME_WIDEST 48
#define NUMBER_WIDTH 6
#define MISSING_WIDTH 7
#define SEAL_WIDTH 6

struct columns {
    int name;
    int at[MATERIALS_CELLS];
    int required, missing;
};

static struct columns columns_of(int cols)
{
    struct columns c = {.name = cols >= 120 ? NAME_WIDEST : NAME_WIDTH};
    c.required = MARGIN + c.name;
    c.at[CELL_RECEIVED] = c.required + NUMBER_WIDTH + 2;
    c.missing = c.at[CELL_RECEIVED] + NUMBER_WIDTH;
    c.at[CELL_SEAL_APPLICANT] = c.missing + MISSING_WIDTH;
    c.at[CELL_SEAL_RECOMMENDER] = c.at[CELL_SEAL_APPLICANT] + SEAL_WIDTH + 1;
    c.at[CELL_NOTE] = c.at[CELL_SEAL_RECOMMENDER] + SEAL_WIDTH + 1;
    return c;
}

static int width_of(const struct columns *c, enum materials_cell cell, int cols)
{
    switch (cell) {
    case CELL_RECEIVED: return NUMBER_WIDTH - 2;
    case CELL_SEAL_APPLICANT:
    case CELL_SEAL_RECOMMENDER: return SEAL_WIDTH - 2;
    case CELL_NOTE:
    case MATERIALS_CELLS: break;
    }
    return cols - c->at[CELL_NOTE] - 1;
}

int materials_height(const struct materials *m)
{
    return 1 + (m->rows.n ? (int)m->rows.n : 1);
}

static void draw_head(const struct columns *c, const struct canvas *cv)
{
    static const char *const titles[MATERIALS_CELLS] = {"实收", "申报章", "推荐章", "说明"};
    canvas_text(cv, (struct pen){.x = MARGIN, .style = STYLE_HEAD}, "材料");
    canvas_text(cv, (struct pen){.x = c->required, .style = STYLE_HEAD}, "应收");
    for (int i = 0; i < MATERIALS_CELLS; i++) {
        canvas_text(cv, (struct pen){.x = c->at[i], .style = STYLE_HEAD}, titles[i]);
    }
}

static void draw_missing(const struct materials_row *row, const struct canvas *cv, struct pen pen)
{
    int64_t received = row->item.elsewhere;
    const char *text = edit_text(&row->cells[CELL_RECEIVED]);
    received += strtoll(text, NULL, 10);
    if (!text_is_empty(text) && row->item.required != NUMBER_NONE &&
        received < row->item.required) {
        pen.style = STYLE_WARNING;
        canvas_printf(cv, pen, "缺%lld", (long long)(row->item.required - received));
    } else if (row->item.elsewhere > 0) {
        pen.style = STYLE_HINT;
        canvas_printf(cv, pen, "另%lld", (long long)row->item.elsewhere);
    }
}

static void draw_row(const struct materials *m, size_t i, const struct canvas *cv, bool has_focus)
{
    struct columns c = columns_of(cv->cols);
    struct materials_row *row = &m->rows.at[i];
    int y = 1 + (int)i - m->top;
    canvas_text(cv, (struct pen){.y = y, .x = MARGIN, .width = c.name - 1}, row->item.material);
    struct pen required = {.y = y, .x = c.required, .width = NUMBER_WIDTH - 2, .to_right = true};
    if (row->item.required == NUMBER_NONE) {
        canvas_text(cv, required, "-");
    } else {
        canvas_printf(cv, required, "%lld", (long long)row->item.required);
    }
    draw_missing(row, cv, (struct pen){.y = y, .x = c.missing, .width = MISSING_WIDTH - 1});
    for (enum materials_cell k = 0; k < MATERIALS_CELLS; k++) {
        struct canvas cell =
            canvas_part(cv, (struct rect){y, c.at[k], 1, width_of(&c, k, cv->cols)});
        bool is_here = has_focus && i == m->row && k == m->cell;
        edit_draw(&row->cells[k], &cell, (struct edit_look){.has_focus = is_here});
    }
}

void materials_draw(struct materials *m, const struct canvas *cv, bool has_focus)
{
    struct columns c = columns_of(cv->cols);
    int rows = cv->rows - 1;
    draw_head(&c, cv);
    if (m->rows.n == 0) {
        canvas_text(cv, (struct pen){.y = 1, .x = MARGIN, .style = STYLE_HINT},
                    "先写通知, 这里就列出它要的材料和份数.");
        return;
    }
    int at = (int)m->row;
    int last_top = (int)m->rows.n > rows ? (int)m->rows.n - rows : 0;
    m->top = at < m->top ? at : at >= m->top + rows ? at - rows + 1 : m->top;
    m->top = m->top > last_top ? last_top : m->top;
    for (size_t i = (size_t)m->top; i < m->rows.n && (int)i < m->top + rows; i++) {
        draw_row(m, i, cv, has_focus);
    }
    if (m->rows.n > (size_t)rows) {
        canvas_printf(cv, (struct pen){.x = MARGIN + 6, .style = STYLE_HINT}, "%zu / %zu",
                      m->row + 1, m->rows.n);
    }
}
