/* A definition as JSON: the English names of notice/schema.c, in its order.
 *
 * Of the notice itself every key is there: null, or [] for a list, when the document does not say
 * it. Below, absent keys are left out. A time is {text, kind, ...}, a scope a list of its terms. */
#ifndef NOTICE_DUMP_H
#define NOTICE_DUMP_H

#include "model/notice.h"
#include "model/scheme.h"
#include "text/json.h"

/* Writes one object; the caller has written the key or starts the file. */
void notice_dump(struct json *j, const struct notice *n);
/* The same for a review scheme, with its defaults. */
void scheme_dump(struct json *j, const struct scheme *s);

#endif
