/* Are two units the same organisation: a proposal with its ground, confirmed by a person. */
#ifndef RULES_SAME_UNIT_H
#define RULES_SAME_UNIT_H

#include "base/arena.h"
#include "model/notice.h"

/* `keys` are the match keys (text/key.h) of the name, former names and aliases. */
struct unit_identity {
    const char *credit_code; /* normalised; NULL: none */
    struct texts keys;
};

enum sameness {
    SAMENESS_DIFFERENT,
    SAMENESS_SIMILAR, /* one name contains the other: a hint only */
    SAMENESS_NAME,    /* a name key agrees and no code speaks against it */
    SAMENESS_CODE,    /* the credit code is the same */
};

/* Two different right codes are two units whatever they are called; a damaged code says nothing.
 * `a` is for passing use. */
enum sameness same_unit(struct arena *a, const struct unit_identity *one,
                        const struct unit_identity *other);
/* 信用代码相同, 名称相同 …; NULL for DIFFERENT. */
const char *sameness_text(enum sameness sameness);

#endif
