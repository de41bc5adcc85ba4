/* The entries of the audit that fit a search, newest first, read piece by piece so that the first
 * page stands at once however long the audit is. */
#ifndef DESK_HISTORY_SEARCH_H
#define DESK_HISTORY_SEARCH_H

#include "base/date.h"
#include "base/vec.h"
#include "desk/persons.h"

/* What is looked for; all parts must fit. */
struct history_wanted {
    const char *text;   /* as typed into a filter (text/pinyin.h); NULL or "" for all */
    const char *person; /* login; NULL for everybody */
    day_t day;          /* DAY_NONE for all */
};

struct history_search {
    struct desk *desk;
    struct arena arena;
    struct history_wanted wanted;
    struct filter *filter;
    struct persons persons; /* whose names are searched, too */
    int64_t before;         /* entries from this number on have been looked at */
    VEC(int64_t) ids;       /* found so far; moves when more come */
    int64_t total;          /* entries there are */
    bool is_done;
};

/* Without a search all ids are there at once. On failure there is nothing to release. */
enum status history_search_open(struct history_search *s, struct desk *desk,
                                struct history_wanted wanted, struct err *err) MUST_CHECK;
void history_search_release(struct history_search *s);
/* Looks at some hundred more entries; harmless when done. */
enum status history_search_more(struct history_search *s, struct err *err) MUST_CHECK;
/* The name of a login, else the login. */
const char *history_person(const struct history_search *s, const char *login);

#endif
