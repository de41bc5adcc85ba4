/* 单位: the screens of units, for those who open them. */
#ifndef TUI_SCREEN_UNITS_H
#define TUI_SCREEN_UNITS_H

#include "tui/screen.h"

/* All units, the selected one explained below the list; a main screen. */
extern const struct screen_class units_screen;

/* One unit, whole. Argument: const int64_t *, its id. */
extern const struct screen_class unit_screen;

/* One unit being entered or edited. Argument: const int64_t *, its id; 0 is a new one. Its drafts
 * stand under `unit:12` and `unit:new`. Closed with its id as answer.choice. */
extern const struct screen_class unit_form_screen;
/* The same for a new unit whose name is known. Argument: const char *, the name. */
extern const struct screen_class unit_named_screen;

/* Pairs that look like the same unit, side by side. No argument. */
extern const struct screen_class unit_pairs_screen;

/* What a merge or taking it back changes, and doing it. Argument: const struct unit_joining *
 * (desk/unit_consequences.h). */
extern const struct screen_class unit_merge_screen;

#endif
