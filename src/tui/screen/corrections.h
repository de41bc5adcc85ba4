/* 补正: the screens of notices of defects. */
#ifndef TUI_SCREEN_CORRECTIONS_H
#define TUI_SCREEN_CORRECTIONS_H

#include <stdint.h>

#include "tui/screen.h"

/* A notice to be issued for a case, and the last one issued, answered item by item. The argument of
 * both: const int64_t *, the id of the case. */
extern const struct screen_class correction_issue_screen, correction_screen;

/* F4 补正单 of a case: the notice it waits for, else a new one. */
struct action correction_open(struct screen *from, int64_t submission);
/* The paper of a case above `from`: 不予受理告知书 of a refused one, else the last 补正材料告知书. */
struct action correction_paper(struct screen *from, int64_t submission);

#endif
