/* 7评审 played: a desk with experts, cases and, where wanted, a panel; keys go in, the picture is looked at. */
#ifndef SUPPORT_PANEL_PLAY_H
#define SUPPORT_PANEL_PLAY_H

#include "support/panels.h"
#include "support/stage.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct err err;
};

/* Seven experts of seven units; two more cases beside the first; with a panel of five of them and an
 * alternate. */
void play_start(struct play *p, void **state, bool has_panel);
void play_end(struct play *p);
/* Fails with the picture when the text is not in it. */
void expect(struct play *p, const char *text);
void press(struct play *p, uint32_t code);
void type(struct play *p, const char *text);
/* 是, below 否. */
void say_yes(struct play *p);
/* Close kin of the lead of the first case. */
void play_tie(struct play *p, int64_t reviewer);

#endif
