/* What somebody may see. Whoever logs, prints, decides or administers sees the whole desk; who is an
 * expert and nothing else (a pure reviewer) sees the cases assigned to him, his own sheets, and the
 * notices; nobody sees anything while the screen is locked. The screens and the command line do not
 * decide it: the connection of a pure reviewer finds only the rows to be seen (store/narrow.h), and
 * use cases over what cannot be covered that way ask here. */
#ifndef DESK_SIGHT_H
#define DESK_SIGHT_H

#include "desk/desk.h"
#include "model/panel.h"

/* Rights of an expert and nothing else. */
bool sight_is_narrow(unsigned may);
/* The whole desk: all but the marks of other experts before they are sealed (sight_marks). */
bool sight_is_whole(const struct desk *desk);
/* For what is only for those who see the whole: receipts, units, history, search, export, the log.
 * STATUS_NOT_PERMITTED with a sentence. */
enum status sight_whole(const struct desk *desk, struct err *err) MUST_CHECK;

/* The cases assigned to who sits here, by rising number, in panels whose scoring has opened; a person is
 * the reviewer whose record names the account. */
struct sight_cases {
    const int64_t *at;
    size_t n;
};
enum status sight_cases(struct desk *desk, struct arena *a, struct sight_cases *out,
                        struct err *err) MUST_CHECK;
/* This case: STATUS_NOT_FOUND, in the same words as for one that is not there, when it is not to be seen;
 * so numbers cannot be tried out. */
enum status sight_case(struct desk *desk, int64_t submission, struct err *err) MUST_CHECK;

/* The panels with cases of who sits here whose scheme is not blind (匿名评审), as store/narrow.h takes them.
 * Of the cases of other panels a pure reviewer learns what they are, not whose. */
enum status sight_open_panels(struct desk *desk, struct arena *a, const char **out,
                              struct err *err) MUST_CHECK;

/* Does who sits here still owe sheets of this panel: cases to score, not all of them sealed? Until they are, nothing
 * of what others gave there is told them, whatever other roles they have. */
enum status sight_owes(struct desk *desk, int64_t panel, bool *owes, struct err *err) MUST_CHECK;

/* Has who sits here cases in panels not closed whose scheme is blind or cannot be read yet? Then, though they see
 * the whole desk, whose those cases are is not told while the panel scores and sheets of theirs are not sealed. */
enum status sight_is_masked(struct desk *desk, bool *is_masked, struct err *err) MUST_CHECK;
/* Does that hold for the cases of this panel now? What rests on their units cannot be told then. */
enum status sight_hides_units(struct desk *desk, const struct panel *panel, bool *hides,
                              struct err *err) MUST_CHECK;
/* Within a write everything is there, since covered tables cannot be written; then covered again. Nothing for
 * who is not masked; a write that is rolled back need not cover. */
enum status sight_lift(struct desk *desk, struct err *err) MUST_CHECK;
enum status sight_cover(struct desk *desk, struct err *err) MUST_CHECK;
/* Is whose this case is kept from who sits here, though they see the whole desk? */
enum status sight_hides_case(struct desk *desk, int64_t submission, bool *hides,
                             struct err *err) MUST_CHECK;
/* STATUS_NOT_PERMITTED for such a case: what they did not read in full they do not write. */
enum status sight_may_edit(struct desk *desk, int64_t submission, struct err *err) MUST_CHECK;
/* Whether a case with this lead was read as an anonymous one. */
bool sight_is_anonymous(const struct desk *desk, int64_t lead);

/* The marks on a sheet of the expert with this login (NULL: an expert without an account): his own
 * always; of others only sealed ones, and not at all for a pure reviewer. */
bool sight_marks(const struct desk *desk, const char *login, bool is_sealed);

#endif
