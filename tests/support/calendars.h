/* The shipped calendars, for tests that count working days. */
#ifndef SUPPORT_CALENDARS_H
#define SUPPORT_CALENDARS_H

#include "rules/workday.h"

/* 2021 to 2026; fails the test when one does not load. */
struct calendars calendars_shipped(struct arena *a);

#endif
