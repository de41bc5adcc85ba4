/* Who else can open the desk's file. Whoever can read it needs neither the program nor a password, so it is
 * told wherever somebody sits at a desk that others can open; docs/deployment.md says how to close it. */
#ifndef DESK_EXPOSURE_H
#define DESK_EXPOSURE_H

#include "desk/desk.h"

struct exposure {
    const char *tag; /* a few words for line 1: 文件同组可读; NULL: nobody but the owner can */
    const char *sentence; /* who, by which permissions, and what to do; NULL */
};

/* Looks at the permissions of the file and of its folder, each as far as the other lets it count: who cannot
 * enter the folder cannot read what lies in it, who can write in it can put another file there. A group
 * of the owner alone (the usual one of Debian, of his name and without members) is nobody else. */
struct exposure desk_exposure(const struct desk *desk, struct arena *a);
/* Another number when the permissions are others, so that they can be looked at each second: who is in a group
 * may be asked of a directory service. */
uint64_t exposure_mark(const struct desk *desk);
/* The same by permissions alone, for tests: of file and folder, and whether the group has others in it. */
struct exposure exposure_of(struct arena *a, unsigned file, unsigned folder, bool group_is_others);

#endif
