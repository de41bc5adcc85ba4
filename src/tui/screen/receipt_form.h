/* One arrival being registered: what the parts of its screen share (receipt_form*.c). The screen
 * itself is receipt_form_screen of tui/screen/receipts.h.
 *
 * What is typed lives in the widgets; `judged` is made from it whenever something has changed, with
 * copies required, findings and cases, in one arena that is thrown away as a whole. */
#ifndef TUI_SCREEN_RECEIPT_FORM_H
#define TUI_SCREEN_RECEIPT_FORM_H

#include "base/vec.h"
#include "desk/receipts.h"
#include "tui/screen/limit_meter.h"
#include "tui/screen/materials.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum receipt_input {
    IN_NOTICE,
    IN_TRACK,
    IN_UNIT,
    IN_BASIS,
    IN_AT,
    IN_POSTMARK,
    IN_CARRIER,
    IN_PHONE,
    IN_COURIER,
    IN_SAME,
    IN_NOTE,
    N_RECEIPT_INPUTS,
};

/* A case in the arrival. */
struct receipt_case {
    int64_t id;
    const char *title, *direction, *lead;
    size_t arrivals; /* others in which it came too */
};

struct receipt_judged {
    struct arena arena;
    struct receipt_full full; /* as it would be saved now */
    const char *due;          /* receipt_due */
    struct findings findings;
    struct receipt_case *cases;
    size_t n_cases;
    const char *failure; /* why it could not be judged; NULL */
};

enum receipt_area { AREA_FORM, AREA_MATERIALS, AREA_CASES };

struct receipt_form {
    struct ui *ui;
    struct arena arena; /* of `base`; made anew when it is loaded again */
    struct receipt_full base;
    struct input inputs[N_RECEIPT_INPUTS]; /* the choices of the track depend on the notice */
    struct form form;
    struct materials materials;
    VEC(int64_t) cases; /* in vectors' arena */
    struct arena vectors;
    int64_t tracks_of; /* the notice whose tracks stand in `inputs` */
    size_t case_at;
    size_t findings_top; /* the first one shown */
    enum receipt_area area;
    struct receipt_judged judged;
    struct limit_meter meter; /* of the list of who hands in */
    struct limits_of limits;
    bool is_stale; /* something changed since `judged` */
    bool is_cell_due;
    int64_t touched_at;
    const char *draft; /* receipt:12 */
};

/* ---- receipt_form_inputs.c: fields and what they mean ----------------------------------------- */

/* Makes the form with nothing in it. */
void receipt_inputs_init(struct receipt_form *f);
/* The stored values into the form; fields changed here keep what was typed unless takes_theirs. */
void receipt_inputs_show(struct receipt_form *f, bool takes_theirs);
/* What the form says now, over the stored receipt. A notice or unit that is not known is 0. Texts live
 * in `a`. */
struct receipt receipt_inputs_read(struct receipt_form *f, struct arena *a);
/* The tracks of a notice as choices; the only one is chosen. */
void receipt_inputs_tracks(struct receipt_form *f, int64_t notice);

/* ---- receipt_form_data.c: the desk behind it --------------------------------------------------- */

/* Loads the arrival, with id 0 takes a number first; puts its draft in. *draft_at is when that was
 * typed, 0 without. */
enum status receipt_form_load(struct receipt_form *f, int64_t id, int64_t *draft_at,
                              struct err *err) MUST_CHECK;
void receipt_form_release(struct receipt_form *f);
/* Looks whether somebody else has changed the arrival; takes over what was not touched here. True
 * when so. */
bool receipt_form_reload(struct receipt_form *f, bool takes_theirs);
/* Makes `judged` anew. */
void receipt_form_judge(struct receipt_form *f);
/* As one act. STATUS_CONFLICT when somebody changed the same. */
enum status receipt_form_save(struct receipt_form *f, struct err *err) MUST_CHECK;
/* `未存: 实收份数, 电话 已改`; NULL when nothing is. */
const char *receipt_form_unsaved(const struct receipt_form *f, struct arena *a);

/* ---- receipt_form_draft.c: what is typed and not saved ------------------------------------------- */

/* Puts what was kept into the form; *draft_at is when it was typed, 0 when there is nothing. */
enum status receipt_form_put_draft(struct receipt_form *f, int64_t *draft_at,
                                   struct err *err) MUST_CHECK;
/* Keeps a draft of the cell in focus when it changed. */
void receipt_form_keep_cell(struct receipt_form *f);
void receipt_form_drop_draft(struct receipt_form *f);
/* The cases are these, and kept as a draft. */
void receipt_form_set_cases(struct receipt_form *f, const int64_t *ids, size_t n);
/* The same without keeping them; the ids as in struct receipt. */
void receipt_form_put_cases(struct receipt_form *f, const char *links);
/* Somebody wrote in the desk, perhaps the same person at another terminal, into the same draft: as
 * form_draft_follow, for the materials and cases too. */
void receipt_form_follow_draft(struct receipt_form *f);

/* ---- receipt_form_draw.c ----------------------------------------------------------------------- */

void receipt_form_draw(struct receipt_form *f, const struct canvas *cv);

/* ---- screen_receipt_cases.c -------------------------------------------------------------------- */

/* Cases to be added: those of the notice that the unit recommends or leads. The screen's argument is a
 * `struct receipt_cases_request *const *`, since it fills in what was chosen: ids, in the arena
 * given, and n. */
struct receipt_cases_request {
    const struct receipt *receipt;
    const int64_t *have; /* already in the arrival */
    size_t n_have;
    struct arena *arena;
    int64_t *ids;
    size_t n;
};
extern const struct screen_class receipt_cases_screen;

#endif
