#include "tui/screen/notice_choice.h"

#include "base/slice.h"
#include "base/vec.h"

/* Those that take submissions, in the order of the desk. */
static enum status load(struct notice_choice *c, struct desk *desk, struct arena *a,
                        struct err *err)
{
    struct notice_rows all = {0};
    enum status status = notice_rows_load(desk, a, &all, err);
    c->notices = (struct notice_rows){0};
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        struct err refused = {.arena = a};
        if (notice_takes_submissions(desk, &all.at[i], &refused) == STATUS_OK) {
            *VEC_PUSH(a, &c->notices) = all.at[i];
        }
    }
    return status;
}

enum status notice_choice_open(struct notice_choice *c, struct desk *desk, struct arena *a,
                               const char *title, struct err *err)
{
    enum status status = load(c, desk, a, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct choice_item *items = ARENA_ARRAY(a, struct choice_item, c->notices.n + 1);
    for (size_t i = 0; i < c->notices.n; i++) {
        const struct notice_row *r = &c->notices.at[i];
        items[i] = (struct choice_item){
            arena_printf(a, "%s号  %s", r->code, text_or_empty(r->title)), NULL};
    }
    notice_choice_close(c);
    choice_init(&c->choice, title, items, c->notices.n);
    c->is_open = true;
    return STATUS_OK;
}

void notice_choice_close(struct notice_choice *c)
{
    if (c->is_open) {
        choice_release(&c->choice);
        c->is_open = false;
    }
}

const struct notice_row *notice_choice_taken(const struct notice_choice *c)
{
    size_t at = choice_taken(&c->choice);
    return at < c->notices.n ? &c->notices.at[at] : NULL;
}
