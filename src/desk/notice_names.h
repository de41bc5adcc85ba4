/* Unit classes and regions that a definition names and the desk does not know. */
#ifndef DESK_NOTICE_NAMES_H
#define DESK_NOTICE_NAMES_H

#include "desk/desk.h"
#include "model/notice.h"
#include "text/yaml.h"

/* Adds a sentence for each, with line and column and the nearest one that is known. A desk without classes
 * or without regions is not told about them: it knows none. */
enum status notice_names_check(struct desk *desk, struct arena *a, const struct notice *n,
                               struct problems *out, struct err *err) MUST_CHECK;

#endif
