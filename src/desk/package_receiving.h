/* A file from another level on its way in: what its parts share. Looked at (package_arrival.c), then taken in
 * (package_receive.c); an acknowledgement is recorded with the package it is of (package_ack.c). */
#ifndef DESK_PACKAGE_RECEIVING_H
#define DESK_PACKAGE_RECEIVING_H

#include "desk/notices.h"
#include "desk/packages.h"

struct receiving {
    struct desk *desk;
    struct arena *arena;
    const struct package_receive_options *options;
    struct package_received *out;
    struct notice_row notice;
};

/* Is it for this desk and new, what differs between the two desks and from the last one: STATUS_DATA, or
 * warnings in r->out. Needs out->file, sets notice and comparison. */
enum status package_arrival_check(struct receiving *r, struct err *err) MUST_CHECK;
enum status package_arrival_is_new(struct receiving *r, struct err *err) MUST_CHECK;

enum status package_ack_take(struct receiving *r, struct slice bytes, struct err *err) MUST_CHECK;

#endif
