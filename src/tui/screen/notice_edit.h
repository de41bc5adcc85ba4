/* A definition being edited: what the parts of its screen share. The text behind it is notice_edit_text.c, keys
 * and picture are screen_notice_edit.c. */
#ifndef TUI_SCREEN_NOTICE_EDIT_H
#define TUI_SCREEN_NOTICE_EDIT_H

#include "desk/notice_edit.h"
#include "tui/ask.h"
#include "tui/screen/candidate_view.h"
#include "tui/ui.h"
#include "tui/widget/edit.h"

#define NOTICE_EDIT_FIELD "yaml" /* of the draft */

struct notice_edit {
    struct notice_text_of original; /* row.record.id 0: a new notice */
    const char *form;               /* of the draft */
    struct edit edit;
    int64_t typed_at;   /* ms; 0: the draft has all */
    struct arena arena; /* of the candidate */
    struct notice_candidate candidate;
    struct candidate_view view;
    struct rejudging rejudging;
    bool is_looking; /* what loading would change stands in place of the text */
    size_t problem;  /* the one the point was led to */
    struct question question;
    const char *word; /* searched for last */
};

/* ---- the draft: of screens whose state is a struct notice_edit ---- */

bool notice_edit_is_changed(const struct notice_edit *e);
/* A key has changed the text: it goes into the draft when the keys rest. */
void notice_edit_typed(struct screen *s);
/* Slice of idle work: keeps the draft after a rest. */
bool notice_edit_rest(struct screen *s);
void notice_edit_keep(struct screen *s);
/* Back to what is stored. */
void notice_edit_discard(struct screen *s);

/* ---- looking and loading ---- */

/* Looks at the text as it stands; leads to the first problem, or shows what loading would change. */
void notice_edit_check(struct screen *s);
void notice_edit_next_problem(struct screen *s);
/* Loads what was looked at, and answers with the notice. */
struct action notice_edit_load(struct screen *s);

#endif
