/* What became of looking at a definition: one sentence, and below it the problems with their places, or
 * what the new revision would change. Shared by loading a file and editing on the desk. */
#ifndef TUI_SCREEN_CANDIDATE_VIEW_H
#define TUI_SCREEN_CANDIDATE_VIEW_H

#include "desk/notice_candidate.h"
#include "tui/screen/comparison_view.h"
#include "tui/screen/screen_notice.h"
#include "tui/widget/text_view.h"

struct candidate_view {
    const struct notice_candidate *candidate; /* borrowed; NULL: nothing was looked at */
    const char *finding;                      /* the sentence, in the arena of candidate_view_set */
    struct comparison_view changes;
    struct text_view problems;
};

void candidate_view_init(struct candidate_view *v);
void candidate_view_release(struct candidate_view *v);
/* The candidate and the arena live until the next call. */
void candidate_view_set(struct candidate_view *v, struct arena *a,
                        const struct notice_candidate *c);
/* Opens what judging again by the candidate would flip; says so when it could flip nothing. *argument
 * lives until the screen is closed. */
struct action candidate_view_flips(struct screen *s, const struct candidate_view *v,
                                   struct rejudging *argument);
void candidate_view_clear(struct candidate_view *v);
/* Can it be loaded: no problems, and it differs from what is in force. */
bool candidate_view_is_new(const struct candidate_view *v);
enum widget_result candidate_view_key(struct candidate_view *v, struct key key);
bool candidate_view_takes_text(const struct candidate_view *v);
void candidate_view_draw(struct candidate_view *v, const struct canvas *cv);
const char *candidate_view_sentence(const struct candidate_view *v, struct arena *a);

#endif
