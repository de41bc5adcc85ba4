/* Contacts as they may be published: enough for their owner to know them again, too little for others. */
#ifndef RULES_MASK_H
#define RULES_MASK_H

#include "base/arena.h"

/* Every run of eight or more digits (with dashes between them) keeps its first three and last
 * four, in between stars: 138****8000, 010-****5678. Of a mail only the first sign before the @ stays:
 * w***@example.cn. Everything else stays as it is. NULL is "". */
const char *contact_masked(struct arena *a, const char *text);

#endif
