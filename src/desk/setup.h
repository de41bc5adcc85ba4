/* What a new desk begins with: its first administrator, its own unit, the shipped data. */
#ifndef DESK_SETUP_H
#define DESK_SETUP_H

#include "desk/desk.h"

enum status setup_desk(struct desk *desk, const struct desk_options *o, struct err *err) MUST_CHECK;

#endif
