/* Asking a member of a panel, or the staff for them, what they sign. */
#ifndef TUI_SCREEN_SIGNING_ASK_H
#define TUI_SCREEN_SIGNING_ASK_H

#include "desk/signings.h"
#include "tui/ask.h"

/* Ids of its questions; a screen's own stay below. */
#define SIGNING_ASK_WAY 901
#define SIGNING_ASK_NOTE 902

struct signing_ask {
    struct question question;
    struct signing signing;
};

/* The first question; `text` says who signs and must live until the last answer. */
struct action signing_ask(struct signing_ask *q, int64_t panel, int64_t reviewer, const char *text);
/* Whether an answer is to one of its questions. */
bool signing_ask_is_mine(const struct answer *answer);
/* The next question, or the signature; *is_signed when it is written and the screen should load again. */
struct action signing_ask_answer(struct screen *s, struct signing_ask *q,
                                 const struct answer *answer, bool *is_signed);

#endif
