/* Two definitions side by side: parent and child, or the revision in force and a newer one. What
 * differs is marked with `*` and drawn as changed; the same can be hidden. */
#ifndef TUI_SCREEN_COMPARISON_VIEW_H
#define TUI_SCREEN_COMPARISON_VIEW_H

#include "base/vec.h"
#include "model/notice_view.h"
#include "tui/widget/narrow.h"
#include "tui/widget/rows.h"

struct comparison_item {
    const struct compare_row *row;
    bool is_heading;
};

struct comparison_view {
    const struct comparison *comparison; /* borrowed */
    const char *titles[2];               /* borrowed */
    bool only_different;
    struct rows rows;
    struct narrow narrow;
    struct arena memory;
    VEC(struct comparison_item) items;
};

void comparison_view_init(struct comparison_view *v);
void comparison_view_release(struct comparison_view *v);
/* Both borrowed until the next call. */
void comparison_view_set(struct comparison_view *v, const struct comparison *c, const char *left,
                         const char *right);
void comparison_view_toggle(struct comparison_view *v);
enum widget_result comparison_view_key(struct comparison_view *v, struct key key);
void comparison_view_draw(struct comparison_view *v, const struct canvas *cv);
/* 31 项, 不同 12 项  只看不同 */
const char *comparison_view_sentence(const struct comparison_view *v, struct arena *a);

#endif
