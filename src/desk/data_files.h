/* Calendars and unit classes of the desk, parsed once when first needed; they live as long as the
 * desk. Regions have a file of their own, desk/regions.h. */
#ifndef DESK_DATA_FILES_H
#define DESK_DATA_FILES_H

#include "desk/desk.h"
#include "model/calendar.h"
#include "model/unit_class.h"

/* All calendars, oldest first. */
enum status desk_calendars(struct desk *desk, const struct calendar **at, size_t *n,
                           struct err *err) MUST_CHECK;
/* Empty when the desk has none. */
enum status desk_classes(struct desk *desk, const struct unit_classes **out,
                         struct err *err) MUST_CHECK;
/* By id, name or another name; NULL when there is none. */
const struct unit_class *unit_class_find(const struct unit_classes *classes, const char *text);
/* The name of a class; the text itself when it is none. */
const char *unit_class_name(struct desk *desk, const char *class);

#endif
