/* 专家: the pool, what ties each to units, and who of them sits here.
 *
 * Clerks and supervisors keep the pool. Who is only a reviewer sees and changes nothing of it but their
 * own row and relations, which they may declare (relation_add) before any list of cases is out. */
#ifndef DESK_REVIEWERS_H
#define DESK_REVIEWERS_H

#include "desk/write.h"
#include "model/reviewer.h"

#define MAY_KEEP_PANELS (MAY_LOG | MAY_DECIDE) /* people, panels, assignments */

struct reviewer_view {
    struct reviewer reviewer;
    const char *no;          /* Z0007 */
    const char *unit;        /* name; NULL */
    const char *credit_code; /* of the unit, else as their list gave it; NULL */
    const char *login;       /* of the account; NULL */
    const char *roles;       /* of the account, as struct person has them; NULL */
    int64_t load;            /* cases they have now in panels that are not closed */
};
struct reviewer_views {
    struct reviewer_view *at;
    size_t n, cap;
};

/* All in force, in the order of their numbers. */
enum status reviewers_load(struct desk *desk, struct arena *a, struct reviewer_views *out,
                           struct err *err) MUST_CHECK;
enum status reviewer_view_load(struct desk *desk, struct arena *a, int64_t id,
                               struct reviewer_view *out, struct err *err) MUST_CHECK;
/* Whether anything that names them has `text` in it, or their pinyin initials; "" matches. */
bool reviewer_matches(const struct reviewer_view *v, const char *text);
/* 3/20: cases now and at most; 3 where there is no limit. */
const char *reviewer_load_text(struct arena *a, const struct reviewer_view *v);
/* By number (Z0007) or by name where only one has it; two of a name are STATUS_DATA with their
 * numbers and units, none is STATUS_NOT_FOUND. */
enum status reviewer_find(struct desk *desk, struct arena *a, const char *text,
                          struct reviewer *out, struct err *err) MUST_CHECK;
/* STATUS_NOT_PERMITTED unless it is the reviewer who sits here, or for who has one of the rights `may`; 0: for
 * who sees the whole desk (desk/sight.h). */
enum status reviewer_allow(struct desk *desk, int64_t reviewer, unsigned may,
                           struct err *err) MUST_CHECK;
/* The reviewer whose account sits here; 0 when it is none. */
enum status reviewer_me(struct desk *desk, int64_t *id, struct err *err) MUST_CHECK;

/* Saves `mine` as edited from `base`; NULL adds one. `unit`: where they work, by name, credit code or
 * #id; one that is not at the desk yet is made with mine->credit_code; NULL: as mine->unit says.
 * STATUS_DATA for an empty name, a second one of the same name and unit, an account that is another's,
 * a credit code that fails GB 32100. *batch may be NULL. */
enum status reviewer_save(struct desk *desk, struct arena *a, const struct reviewer *base,
                          struct reviewer *mine, const char *unit, int64_t *batch,
                          struct err *err) MUST_CHECK;
/* The same within a write. */
struct reviewer_edit {
    const struct reviewer *base;
    struct reviewer *mine;
    const char *unit;
};
enum status reviewer_put(struct write *w, const struct reviewer_edit *edit,
                         struct err *err) MUST_CHECK;
/* Whether it could be saved so, with the unit mine->unit; nothing is written, texts are tidied. */
enum status reviewer_judge(struct write *w, struct reviewer *mine, struct err *err) MUST_CHECK;
/* One field by id or name (the account by login); only changes *r. Not the unit. */
enum status reviewer_set(struct desk *desk, struct arena *a, struct reviewer *r, const char *field,
                         const char *value, struct err *err) MUST_CHECK;
/* 作废; refused while they sit on a panel or have cases. */
enum status reviewer_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                          struct err *err) MUST_CHECK;

struct relation_view {
    struct relation relation;
    const char *unit;
};
struct relation_views {
    struct relation_view *at;
    size_t n, cap;
};
enum status relations_load(struct desk *desk, struct arena *a, int64_t reviewer,
                           struct relation_views *out, struct err *err) MUST_CHECK;
enum status relation_view_load(struct desk *desk, struct arena *a, int64_t id,
                               struct relation_view *out, struct err *err) MUST_CHECK;
/* Saves `mine` as edited from `base`; NULL adds one, which experts may do for themselves. `unit`: by name,
 * credit code or #id, made when it is not there; NULL: mine->unit. Dates may be written as people do; they are
 * kept as YYYY-MM-DD. STATUS_DATA for an unknown kind, a date that is none, an end before the start, and the
 * very same again. *batch may be NULL. */
struct relation_edit {
    const struct relation *base;
    struct relation *mine;
    const char *unit;
};
enum status relation_save(struct desk *desk, struct arena *a, const struct relation_edit *edit,
                          int64_t *batch, struct err *err) MUST_CHECK;
/* A new one within a write; *is_known: the very same is there already. */
enum status relation_put(struct write *w, struct relation *r, bool *is_known,
                         struct err *err) MUST_CHECK;
enum status relation_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                          struct err *err) MUST_CHECK;
/* Directions as people write them, with any separator, as they are kept: joined by 、. */
const char *reviewer_expertise(struct arena *a, const char *typed);
/* 任职 东海铁塔 2018-01-01 起 到 2021-06-30 (说明) */
const char *relation_text(struct arena *a, const struct relation_view *r);

#endif
