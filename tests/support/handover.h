/* Desks of several levels in tests, and packages that go between them. What cannot be done ends the test. */
#ifndef SUPPORT_HANDOVER_H
#define SUPPORT_HANDOVER_H

#include "desk/packages.h"

/* A desk in a file with the shipped data; the unit may be NULL, class and region too. */
struct handover_unit {
    const char *name, *class, *region;
};
struct desk *handover_desk(struct arena *a, struct handover_unit unit);

/* A path in a new folder. */
const char *handover_path(struct arena *a, const char *name);

/* The only table of the notice (code) as a package at `path`. */
struct package_made handover_make(struct desk *desk, struct arena *a, const char *notice,
                                  const char *path);
struct package_received handover_receive(struct desk *desk, struct arena *a, const char *path);

#endif
