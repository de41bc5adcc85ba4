/* What can be expected of a screen. */
#include <string.h>

#include "e2e/session.h"
#include "support/golden.h"

bool screen_contains(struct session *s, const struct expectation *e)
{
    struct buf text = BUF_INIT;
    screen_text(s->screen, &text);
    bool found = strstr(text.at, e->text) != NULL;
    buf_release(&text);
    return found;
}

bool screen_lacks(struct session *s, const struct expectation *e)
{
    return !screen_contains(s, e);
}

bool row_contains(struct session *s, const struct expectation *e)
{
    struct buf row = BUF_INIT;
    screen_row(s->screen, e->row, 0, -1, &row);
    bool found = strstr(row.at, e->text) != NULL;
    buf_release(&row);
    return found;
}

bool cells_begin(struct session *s, const struct expectation *e)
{
    struct buf row = BUF_INIT;
    screen_row(s->screen, e->row, e->column, -1, &row);
    bool begins = strncmp(row.at, e->text, strlen(e->text)) == 0;
    buf_release(&row);
    return begins;
}

bool cursor_is_behind(struct session *s, const struct expectation *e)
{
    int row, column;
    screen_cursor(s->screen, &row, &column);
    struct buf before = BUF_INIT;
    screen_row(s->screen, row, 0, column, &before);
    size_t n = strlen(e->text);
    bool behind = before.n >= n && strcmp(before.at + before.n - n, e->text) == 0;
    buf_release(&before);
    return behind;
}

bool screen_is_golden(struct session *s, const struct expectation *e)
{
    struct buf text = BUF_INIT, differences = BUF_INIT;
    screen_text(s->screen, &text);
    bool equal = golden_equal(&(struct golden){.path = e->text}, text.at, &differences);
    buf_release(&text);
    buf_release(&differences);
    return equal;
}
