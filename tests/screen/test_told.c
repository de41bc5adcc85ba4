/* Nothing a definition says may get lost on its way to a clerk: taking any key out of the complete
 * example, however deep it stands, changes what the rule card shows or makes the file wrong; and it
 * changes the JSON that scripts read. */
#include <string.h>

#include "base/buf.h"
#include "notice/card.h"
#include "notice/dump.h"
#include "notice/load.h"
#include "support/check.h"
#include "support/notice.h"
#include "tui/screen/card_view.h"

/* Room for the whole card at once, so that nothing is a matter of scrolling. */
#define ROWS 1500
#define COLS 160

/* Writes the tree as flow YAML but for the pair at *skip, counted over the whole tree. */
static void emit(struct buf *out, const struct yaml_node *n, long *skip, const char **skipped)
{
    if (n->kind == YAML_TEXT) {
        buf_char(out, '"');
        for (const char *s = n->text; *s; s++) {
            buf_text(out, *s == '"' || *s == '\\' ? "\\" : "");
            buf_char(out, *s);
        }
        buf_char(out, '"');
        return;
    }
    bool is_map = n->kind == YAML_MAP;
    buf_char(out, is_map ? '{' : '[');
    for (size_t i = 0; i < n->n; i++) {
        if (is_map && (*skip)-- == 0) {
            *skipped = yaml_key(n, i)->text;
            continue;
        }
        if (is_map) {
            buf_printf(out, "\"%s\": ", yaml_key(n, i)->text);
        }
        emit(out, is_map ? yaml_value(n, i) : n->at[i], skip, skipped);
        buf_text(out, ", ");
    }
    buf_char(out, is_map ? '}' : ']');
}

/* The picture of the card, and what F3 opens on each row of it. */
static const char *seen(struct arena *a, const struct notice *n)
{
    struct card card = notice_card(a, n);
    struct card_view view;
    struct canvas cv;
    struct buf out = BUF_INIT;
    card_view_init(&view);
    card_view_set(&view, &card);
    canvas_init(&cv, ROWS, COLS);
    card_view_draw(&view, &cv);
    buf_text(&out, canvas_dump(&cv, a));
    for (size_t i = 0; i < card.n; i++) {
        buf_text(&out, text_or_empty(card.at[i].words));
    }
    canvas_release(&cv);
    card_view_release(&view);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

static const char *json_of(struct arena *a, const struct notice *n)
{
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    notice_dump(&j, n);
    json_finish(&j);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

struct whole {
    const struct yaml_node *tree;
    const char *seen, *json;
    long wrong; /* keys without which the file is wrong, and says so */
};

/* False when the tree has no `index`-th key. */
static bool try_without(struct whole *w, long index)
{
    struct arena a = {0};
    struct buf text = BUF_INIT;
    struct problems ps = {.arena = &a, .file = "x"};
    struct err err = {.arena = &a};
    struct notice n;
    const char *key = NULL;
    long skip = index;
    emit(&text, w->tree, &skip, &key);
    enum status status = notice_load_text((struct slice){text.at, text.n}, &n, &ps, &err);
    w->wrong += key && status != STATUS_OK;
    if (key && status == STATUS_OK) {
        if (strcmp(seen(&a, &n), w->seen) == 0) {
            fail_msg("nobody sees that key %s (%ld) is gone", key, index);
        }
        if (strcmp(json_of(&a, &n), w->json) == 0) {
            fail_msg("key %s (%ld) is in no JSON", key, index);
        }
    }
    buf_release(&text);
    arena_release(&a);
    return key != NULL;
}

static void test_every_key_is_seen(void **state)
{
    struct slice text = notice_file(*state, "docs/notice-example.yaml");
    struct notice n = notice_from(*state, text);
    struct problems ps = {.arena = *state};
    struct whole w = {yaml_parse(*state, text, &ps), seen(*state, &n), json_of(*state, &n), 0};
    long keys = 0;
    while (try_without(&w, keys)) {
        keys++;
    }
    assert_true(keys > 250);
    assert_true(w.wrong < keys / 3); /* most are seen to be missing, not missed by the loader */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_every_key_is_seen),
    };
    return check_run("every key is told", tests, sizeof tests / sizeof *tests);
}
