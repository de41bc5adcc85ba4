/* Summary tables of a track, and their columns as import and export need them. There is no default
 * table in C: a notice whose columns are the desk's own says so in its file, 来源: 本台自定. */
#ifndef NOTICE_TABLE_DEF_H
#define NOTICE_TABLE_DEF_H

#include "base/arena.h"
#include "model/notice_view.h"

/* True when the table holds rows of this track (code or name); a table without 通道 in its scope
 * holds every track. NULL asks for no particular track. */
bool table_is_of_track(const struct notice *n, const struct summary_table *t, const char *track);
/* The table of that name or alias for the track; name NULL: its first. NULL: there is none. */
const struct summary_table *notice_table(const struct notice *n, const char *track,
                                         const char *name);
struct table_leaves table_leaves(struct arena *a, const struct summary_table *t);

#endif
