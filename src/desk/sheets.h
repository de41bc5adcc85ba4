/* Score sheets: a reviewer's own, and those the staff types from paper.
 *
 * Who may do what. A reviewer (MAY_REVIEW) reads and writes own sheets of cases assigned to them. Clerks
 * type what came on paper (origin paper) and may seal it. What a sheet says before it is sealed is told to
 * nobody but its reviewer and whoever typed it; sealed sheets are told to the staff, never to other
 * reviewers. Opening a sealed one again is a supervisor's, on one of four grounds. */
#ifndef DESK_SHEETS_H
#define DESK_SHEETS_H

#include "desk/scoring.h"
#include "desk/write.h"
#include "model/sheet.h"
#include "rules/mark.h"
#include "rules/mark_typed.h"
#include "rules/score.h"

struct sheet_key {
    int64_t submission, reviewer;
};

/* The form by which what is typed into a sheet is kept (desk/drafts.h): sheet:PANEL:REVIEWER:CASE. False when it is
 * another. */
const char *sheet_form(struct arena *a, int64_t panel, struct sheet_key key);
bool sheet_form_parse(const char *form, int64_t *panel, struct sheet_key *key);

struct sheet_view {
    struct sheet sheet;   /* record.id 0: nothing written yet */
    const int64_t *marks; /* as many as the scheme has criteria */
    int64_t total;        /* of the marks there are, in TOTAL_UNIT */
    size_t missing;       /* marks and reasons still to give */
    bool is_hidden;       /* somebody else's, not sealed: marks, reasons and opinion are left out */
};
/* STATUS_NOT_PERMITTED for another reviewer's. */
enum status sheet_view_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                            struct sheet_key key, struct sheet_view *out,
                            struct err *err) MUST_CHECK;

/* What to write: marks of all criteria of the scheme in its order, MARK_NONE where there is none. */
struct sheet_entry {
    struct sheet_key key;
    const int64_t *marks;
    const char *reasons, *opinion;
    const char *origin; /* SHEET_FROM_… */
    const char *typed;  /* the form that kept what was typed (desk/drafts.h), done with it; NULL */
};
/* Saves a draft; nothing changed leaves no entry. STATUS_DATA for a mark outside of its range, a case
 * that is not the reviewer's, a sheet that is sealed, a panel that does not score. */
enum status sheet_save(struct desk *desk, struct arena *a, const struct scoring *scoring,
                       const struct sheet_entry *entry, int64_t *batch, struct err *err) MUST_CHECK;

/* What keeps sheets from being sealed: a mark or reason that is missing, equal totals where the scheme
 * forbids them. */
struct sheet_problem {
    int64_t submission;
    const char *text;
};
struct sheet_problems {
    struct sheet_problem *at;
    size_t n, cap;
};
/* Of these cases of one reviewer; n 0: of all their drafts and cases not begun. */
struct sheet_batch {
    int64_t reviewer;
    const int64_t *submissions;
    size_t n;
};
enum status sheets_check(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         const struct sheet_batch *of, struct sheet_problems *out,
                         struct err *err) MUST_CHECK;
/* Seals them as one entry; with a problem nothing is sealed (STATUS_DATA with the first). Sealed ones
 * among them stay. *sealed is how many. Cannot be undone, only reopened. */
enum status sheets_seal(struct desk *desk, struct arena *a, const struct scoring *scoring,
                        const struct sheet_batch *of, size_t *sealed, int64_t *batch,
                        struct err *err) MUST_CHECK;
/* The sealed sheet becomes void and a draft with its marks takes its place. What the members of the panel
 * signed (desk/signings.h) was signed on other marks and is taken back with it. */
enum status sheet_reopen(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         struct sheet_key key, const struct sheet_ground *ground, const char *why,
                         int64_t *batch, struct err *err) MUST_CHECK;

/* ---- a reviewer's desk -------------------------------------------------------------------------- */

struct sheet_line {
    int64_t submission;
    const char *no, *title;
    const char *state; /* SHEET_DRAFT, SHEET_SEALED, or "" when nothing is written */
    int64_t total;     /* as in the view; 0 when hidden */
    size_t missing;
    bool is_hidden;
};
struct sheet_lines {
    struct sheet_line *at;
    size_t n, cap;
    size_t sealed, drafts;
};
/* The cases of a reviewer in the order they are read: as assigned, or where the scheme shuffles in an
 * order of their own, the same each time. */
enum status sheet_lines_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                             int64_t reviewer, struct sheet_lines *out, struct err *err) MUST_CHECK;

/* ---- how far it is ------------------------------------------------------------------------------ */

/* A member and how far they are. */
struct sheet_member {
    int64_t reviewer;
    const char *no, *name;
    int64_t assigned, sealed, drafts;
    bool has_mean;
    int64_t mean; /* of the totals of sealed sheets, in TOTAL_UNIT */
    const char *signing, *signing_note, *signed_on, *attendance; /* as in struct panel_member */
};
/* A sheet far from the other sealed ones of its case (畸高畸低). */
struct sheet_outlier {
    int64_t submission, reviewer;
    const char *no, *title, *name;
    int64_t total, others; /* its total, and the mean of the others, in TOTAL_UNIT */
    size_t n_others;
};
struct sheet_progress {
    struct sheet_member *members;
    size_t n_members;
    struct sheet_outlier *outliers; /* the farthest first */
    size_t n_outliers;
    int64_t cases, complete; /* cases, and those whose assigned sheets are all sealed */
};
/* Staff only. Totals are those of sealed sheets. Of at least three sheets one is told as an outlier
 * when it is farther from their median than SHEET_OUTLIER_PERCENT of the highest total possible. */
#define SHEET_OUTLIER_PERCENT 20
enum status sheet_progress_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                                struct sheet_progress *out, struct err *err) MUST_CHECK;

/* ---- within another write ----------------------------------------------------------------------- */

/* Sheets of a reviewer who is kept from a case (submission) or leaves the panel (0: all of them) become
 * void with ground and reason. *n is how many. */
struct sheet_voiding {
    int64_t panel;
    struct sheet_key key;
    const char *ground; /* recused, replaced */
    const char *why;
};
enum status sheets_void(struct write *w, const struct sheet_voiding *v, int64_t *n,
                        struct err *err) MUST_CHECK;
/* As sheets_seal, as a part of another entry. */
enum status sheets_seal_in(struct write *w, const struct scoring *scoring,
                           const struct sheet_batch *of, size_t *sealed,
                           struct err *err) MUST_CHECK;
/* As sheet_save without a look at who is assigned; `is_sealed` seals it at once (checked as ever). A sheet
 * with the same content changes nothing, *changed says. */
enum status sheet_put(struct write *w, const struct scoring *scoring,
                      const struct sheet_entry *entry, bool is_sealed, bool *changed,
                      struct err *err) MUST_CHECK;
/* The same without writing: whether it may, and whether anything would change. */
enum status sheet_may_put(struct write *w, const struct scoring *scoring,
                          const struct sheet_entry *entry, bool is_sealed, bool *changed,
                          struct err *err) MUST_CHECK;

#endif
