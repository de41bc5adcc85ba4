#include "tui/widget/narrow.h"

#define COLUMNS 40

void narrow_init(struct narrow *n)
{
    *n = (struct narrow){0};
    edit_init(&n->edit, false);
}

void narrow_release(struct narrow *n)
{
    edit_release(&n->edit);
}

const char *narrow_text(const struct narrow *n)
{
    return edit_text(&n->edit);
}

enum widget_result narrow_key(struct narrow *n, struct key key)
{
    if (key.code == K_ESC && (n->is_open || *narrow_text(n))) {
        n->is_open = false;
        edit_set(&n->edit, "");
        return WIDGET_FILTERED;
    }
    if (!n->is_open) {
        return WIDGET_PASS;
    }
    if (key.code == K_ENTER || key.code == K_DOWN) {
        n->is_open = false;
        return WIDGET_HANDLED;
    }
    enum widget_result result = edit_key(&n->edit, key);
    return result == WIDGET_CHANGED ? WIDGET_FILTERED : result;
}

void narrow_draw(struct narrow *n, const struct canvas *cv, int y)
{
    if (!n->is_open && !*narrow_text(n)) {
        return;
    }
    int x = 2 + canvas_text(cv, (struct pen){.y = y, .x = 1, .style = STYLE_HEAD}, "查找");
    struct canvas place = canvas_part(cv, (struct rect){y, x, 1, COLUMNS});
    edit_draw(&n->edit, &place,
              (struct edit_look){.has_focus = n->is_open, .hint = "汉字或拼音首字母"});
}
