/* Score sheets played on a stage: a panel that scores (support/review.h), a main screen that only opens the screen
 * asked for, and who sits there. */
#ifndef SUPPORT_SHEET_PLAY_H
#define SUPPORT_SHEET_PLAY_H

#include "support/review.h"
#include "support/stage.h"
#include "tui/screen/sheets.h"

struct sheet_play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct sheets_argument who; /* the first reviewer, whose account is zhang's */
};

/* As somebody with these roles: at the list of the first reviewer, at another screen, with another scheme than
 * REVIEW_SCHEME. */
void sheet_play_start(struct sheet_play *p, void **state, unsigned may);
void sheet_play_start_at(struct sheet_play *p, void **state, unsigned may,
                         const struct screen_class *at);
void sheet_play_start_with(struct sheet_play *p, void **state, const char *scheme);
/* The line has dropped: a new program on the same desk, at the list. */
void sheet_play_again(struct sheet_play *p);
void sheet_play_end(struct sheet_play *p);

bool sheet_play_shows(struct sheet_play *p, const char *text);
/* The marks of the first reviewer's sheet, as the desk keeps them; "" for none. */
const char *sheet_play_marks(struct sheet_play *p, int64_t submission);
/* What the draft of the sheet has: 得分:创新性=45; and so on; and the form it is kept by. */
const char *sheet_play_draft(struct sheet_play *p, int64_t submission);
const char *sheet_play_form(struct sheet_play *p, int64_t submission);

/* A whole draft: 50,30 of the first case, 40,30 of others. */
void sheet_play_fill(struct sheet_play *p, int64_t submission);
/* Both cases of a reviewer, by place, sealed with these marks. */
void sheet_play_seal_all(struct sheet_play *p, size_t reviewer, const char *first,
                         const char *second);

/* Answers to questions. */
void sheet_play_yes(struct sheet_play *p);
void sheet_play_choose(struct sheet_play *p, int n);

#endif
