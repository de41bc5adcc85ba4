/* Contacts as they may be published: enough for their owner to know them again, too little for others. */
#ifndef RULES_MASK_H
#define RULES_MASK_H

#include "base/arena.h"

/* Every run of digits (with dashes between them) loses four or more of them to stars: of eleven and more the first three
 * and last four stay (138****8000, 010-****5678), of eight to ten two and two (66****99), of seven one
 * and two; of fewer, an extension, none, but one or two digits are no number. Full-width digits count as digits. Of
 * a mail the first sign before the @ stays and what follows it: w***@163.com. Everything else stays as it
 * is. NULL is "". */
const char *contact_masked(struct arena *a, const char *text);

#endif
