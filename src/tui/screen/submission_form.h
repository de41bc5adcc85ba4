/* The state behind the form of a case: its notice, what is typed, what is stored. */
#ifndef TUI_SCREEN_SUBMISSION_FORM_H
#define TUI_SCREEN_SUBMISSION_FORM_H

#include "desk/notices.h"
#include "desk/submissions.h"
#include "tui/screen/submission_inputs.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

struct submission_form {
    struct ui *ui;
    struct arena arena; /* of the inputs; reset when another notice is chosen */
    const struct notice *notice;
    struct submission_inputs inputs;
    struct form form;
    bool is_made;           /* inputs and form stand */
    struct submission base; /* as it was when opened; id 0: a new one */
    const char *draft;      /* submission:31 */
    size_t new_unit;        /* the input for which a new unit was asked, plus one; 0: none */
    const char *new_name;   /* of that unit */
};

/* Makes the form for base.notice and base.revision, shows what is stored, puts the draft in. */
enum status submission_form_make(struct submission_form *f, struct err *err) MUST_CHECK;
void submission_form_release(struct submission_form *f);
/* The notice is part of the draft of a new case: kept with each field, and when another is chosen. */
void submission_form_keep_notice(struct submission_form *f);
/* The notice of the draft; 0 when there is none. */
int64_t submission_form_drafted_notice(const struct submission_form *f);
/* Shows a stored case again; what was typed goes. */
void submission_form_show(struct submission_form *f, const struct submission *s);

/* The form's changes upon *mine. A value that cannot be taken gets its error beside it. */
enum status submission_form_read(struct submission_form *f, struct arena *a,
                                 struct submission *mine, struct err *err) MUST_CHECK;
/* What limits look at, as far as it can be taken now: what cannot be taken is left as it was. */
void submission_form_meant(const struct submission_form *f, struct arena *a,
                           struct submission *mine);
/* Somebody else's changes to fields of the form that we left alone become ours to keep. */
enum status submission_form_meet(struct submission_form *f, struct arena *a,
                                 struct err *err) MUST_CHECK;
/* How many answers miss what the notice asks; they are kept all the same. */
size_t submission_form_findings(const struct submission_form *f);
/* Puts the name of a unit where a new one was asked for. */
void submission_form_take_unit(struct submission_form *f, const char *name);

/* Where the last of several in one field, separated by 、, begins. */
const char *submission_last_piece(const char *typed);
/* Proposals for the fields of units and lists; `context` is the form. */
extern const struct submission_proposals submission_form_proposals;

#endif
