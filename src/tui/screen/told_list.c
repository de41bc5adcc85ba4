#include "tui/screen/told_list.h"

#include "tui/widget/paragraph.h"

void told_list_draw(struct list *l, const struct canvas *cv, struct told_rows rows,
                    const char *text)
{
    struct canvas list =
        canvas_part(cv, (struct rect){rows.head, 0, cv->rows - rows.head - rows.told, cv->cols});
    struct canvas told =
        canvas_part(cv, (struct rect){cv->rows - rows.told + 1, 0, rows.told - 1, cv->cols});
    list_draw(l, &list);
    (void)paragraph_draw(&told, (struct pen){.x = 1, .width = cv->cols - 2}, text);
}
