/* 定稿的名次: an edition of a ranking as it stood when a supervisor finalised it. */
#ifndef MODEL_RANKING_H
#define MODEL_RANKING_H

#include "model/record.h"

struct ranking_edition {
    struct record record;
    int64_t notice;
    const char *track, *direction; /* NULL: all */
    int64_t edition;               /* 1 … of this choice */
    const char *scheme, *scheme_text;
    int64_t cut; /* NUMBER_NONE: no line */
    const char *rows, *fingerprint;
    const char *differences; /* NULL: the first, or none */
    const char *why;
    const char *made_by; /* login */
    int64_t made_at;
};

extern const struct record_type ranking_type;

#endif
