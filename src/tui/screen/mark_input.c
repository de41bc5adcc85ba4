#include "tui/screen/mark_input.h"

#include "desk/sheets.h"

static struct key plain_key(struct key key)
{
    uint32_t code = key_folded(key.code);
    key.code = code == 0x3002 || code == 0xFF61 ? '.' : code; /* 。 ｡ */
    return key;
}

enum widget_result mark_input_key(struct edit *e, const struct criterion *c, struct key key,
                                  struct arena *a, struct mark_typing *typing)
{
    const char *before = arena_text(a, edit_text(e));
    bool adds = key_is_text(key) || key.code == K_PASTE;
    if (adds && typing->is_first) {
        edit_set(e, "");
    }
    enum widget_result result = edit_key(e, mark_is_number(c) ? plain_key(key) : key);
    typing->fault = adds && result == WIDGET_CHANGED ? mark_typed_fault(a, c, edit_text(e)) : NULL;
    if (typing->fault) {
        edit_set(e, before);
        typing->is_refused = true;
        return WIDGET_HANDLED;
    }
    typing->is_refused = typing->is_refused && result != WIDGET_CHANGED;
    typing->is_first = typing->is_first && result == WIDGET_PASS;
    return result;
}

const char *mark_input_settle(struct edit *e, const struct criterion *c, struct arena *a,
                              struct mark_typing *typing)
{
    int64_t mark;
    if (typing->is_refused && *edit_text(e)) {
        typing->is_refused = false;
        return arena_printf(a, "刚才的键没有收, 「%s」现在是 %s; 对就再按一次, 不对就改", c->name,
                            edit_text(e));
    }
    const char *fault = mark_typed_read(a, c, edit_text(e), &mark);
    if (!fault) {
        edit_set(e, mark_text(a, c, mark));
    }
    return fault;
}
