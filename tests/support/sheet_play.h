/* Score sheets played on a stage: a panel that scores (support/review.h), a main screen that only opens the screen
 * asked for, and who sits there. */
#ifndef SUPPORT_SHEET_PLAY_H
#define SUPPORT_SHEET_PLAY_H

#include "support/review.h"
#include "support/stage.h"
#include "tui/screen/sheets.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct sheets_argument who; /* the first reviewer, whose account is zhang's */
};

/* As somebody with these roles: at the list of the first reviewer, at another screen, with another scheme than
 * REVIEW_SCHEME. */
void play_start(struct play *p, void **state, unsigned may);
void play_start_at(struct play *p, void **state, unsigned may, const struct screen_class *at);
void play_start_with(struct play *p, void **state, const char *scheme);
/* The line has dropped: a new program on the same desk, at the list. */
void play_again(struct play *p);
void play_end(struct play *p);

bool play_shows(struct play *p, const char *text);
/* The marks of the first reviewer's sheet, as the desk keeps them; "" for none. */
const char *play_marks(struct play *p, int64_t submission);
/* What the draft of the sheet has: 得分:创新性=45; and so on; and the form it is kept by. */
const char *play_draft(struct play *p, int64_t submission);
const char *play_form(struct play *p, int64_t submission);

/* A whole draft: 50,30 of the first case, 40,30 of others. */
void play_fill(struct play *p, int64_t submission);
/* Both cases of a reviewer, by place, sealed with these marks. */
void play_seal_all(struct play *p, size_t reviewer, const char *first, const char *second);

/* Answers to questions. */
void play_yes(struct play *p);
void play_choose(struct play *p, int n);

#endif
