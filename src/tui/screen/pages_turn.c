/* Turning the pages of the preview. */
#include "tui/screen/pages_state.h"
#include "tui/ui.h"

#define SIDEWAYS 8 /* columns */

void pages_show(struct pages *p, size_t number)
{
    struct page page;
    struct arena fresh = {0};
    if (!pager_page(&p->pager, &fresh, number, &page)) {
        arena_release(&fresh);
        return;
    }
    arena_release(&p->shown);
    p->shown = fresh;
    p->page = page;
    p->number = number;
    p->view.top = 0;
}

static int rows_in_view(const struct screen *s)
{
    int rows = s->ui->canvas.rows - 4 - PAGES_HEAD_ROWS; /* lines of the frame */
    return rows > 1 ? rows : 1;
}

static void scroll(struct screen *s, struct pages *p, int by)
{
    int most = page_rows(&p->page) - rows_in_view(s);
    int top = p->view.top + by;
    p->view.top = top > most ? (most > 0 ? most : 0) : top < 0 ? 0 : top;
}

/* A page longer than the screen is read to its end before it is turned. */
static void page_down(struct screen *s, struct pages *p)
{
    int top = p->view.top;
    if (p->view.zoom != ZOOM_WHOLE) {
        scroll(s, p, rows_in_view(s) - 1);
    }
    if (p->view.top == top) {
        pages_show(p, p->number + 1);
    }
}

static void page_up(struct screen *s, struct pages *p)
{
    if (p->view.top > 0 && p->view.zoom != ZOOM_WHOLE) {
        scroll(s, p, 1 - rows_in_view(s));
    } else if (p->number > 1) {
        pages_show(p, p->number - 1);
        scroll(s, p, page_rows(&p->page));
    }
}

static void sideways(struct screen *s, struct pages *p, int by)
{
    int most = p->page.style->cells - (s->ui->canvas.cols - 2), left = p->view.left + by;
    most = most > 0 ? most : 0;
    p->view.left = left < 0 ? 0 : left > most ? most : left;
}

struct action pages_turn(struct screen *s, struct key key)
{
    struct pages *p = s->state;
    switch (key.code) {
    case K_ESC: return action_pop();
    case K_UP: scroll(s, p, -1); break;
    case K_DOWN: scroll(s, p, 1); break;
    case K_LEFT: sideways(s, p, -SIDEWAYS); break;
    case K_RIGHT: sideways(s, p, SIDEWAYS); break;
    case K_PAGE_DOWN:
    case K_SPACE: page_down(s, p); break;
    case K_PAGE_UP: page_up(s, p); break;
    case K_HOME: pages_show(p, 1); break;
    case K_END: pages_show(p, pager_count(&p->pager)); break;
    default: return action_pass();
    }
    return action_none();
}
