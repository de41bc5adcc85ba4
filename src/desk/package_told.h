/* Hand-over packages in words, a line for each thing: the same on the command line and on the screen. */
#ifndef DESK_PACKAGE_TOLD_H
#define DESK_PACKAGE_TOLD_H

#include "desk/packages.h"

/* One that is not numbered yet has no check code. */
void package_told_file(struct buf *out, const struct package_file *f);
/* A line for each. */
void package_told_warnings(struct buf *out, const struct package_warnings *warnings);
/* `last`: number of the older one; NULL: there is none. */
void package_told_comparison(struct buf *out, const char *last, const struct package_comparison *c);
/* Its members with their sizes and SHA-256. */
void package_told_parts(struct buf *out, const struct package_file *f);
/* Everything, the consequences before what stands behind them. */
void package_told_received(struct buf *out, const struct package_received *r);
/* 收于 2024-07-16 09:41:37; 还没有回执. */
const char *package_told_state(struct arena *a, const struct package *p);

#endif
