/* What supplements (补充通知) do to the notice they amend: its next revision is the same text with their
 * changes merged in, so that a judgement by a revision says what it rests on, and what was judged by the
 * one before stays as it was until it is judged again (desk/rejudge.h). */
#ifndef DESK_NOTICE_SUPPLEMENTS_H
#define DESK_NOTICE_SUPPLEMENTS_H

#include "base/digest.h"
#include "desk/notices.h"

/* Sets supplements and as_of of a revision of `doc_no` to those in force today, and its digest to that of
 * everything it is made of. */
enum status supplements_set(struct desk *desk, struct arena *a, const char *doc_no,
                            struct notice_revision *revision, struct err *err) MUST_CHECK;
/* Merges those of the revision into its definition, which was loaded into the arena. */
enum status supplements_merge(struct desk *desk, struct arena *a,
                              const struct notice_revision *revision, struct notice *definition,
                              struct err *err) MUST_CHECK;

/* What of notice `i` stands by itself, for lists in which notices stand beside each other: the definition in
 * force; of a supplement without the steps (改为) that the notice it amends, when it is among `rows` and not
 * stopped, has taken over and bears now, so that nobody reads one deadline twice. */
enum status notice_standing(struct desk *desk, struct arena *a, const struct notice_rows *rows,
                            size_t i, const struct notice **out, struct err *err) MUST_CHECK;

/* The amendments of a new supplement whose 对象 nothing in force bears; none when the desk does not have
 * the notice it amends. */
struct dangling {
    const struct amendment **at;
    size_t n;
};
enum status supplements_dangling(struct desk *desk, struct arena *a,
                                 const struct notice *supplement, struct dangling *out,
                                 struct err *err) MUST_CHECK;

#endif
