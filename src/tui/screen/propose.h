/* Proposals under a field that several screens share. */
#ifndef TUI_SCREEN_PROPOSE_H
#define TUI_SCREEN_PROPOSE_H

#include "desk/desk.h"
#include "tui/widget/input.h"

/* Units by name, alias, code or pinyin initials; those merged into others are left out. */
struct suggestions propose_unit(struct desk *desk, struct arena *a, const char *typed);
/* Experts by number, name, unit, expertise or pinyin initials; the text is the number. */
struct suggestions propose_reviewer(struct desk *desk, struct arena *a, const char *typed);
/* Cases by number or what a search of theirs finds; the text is the number. */
struct suggestions propose_submission(struct desk *desk, struct arena *a, const char *typed);
/* Files whose path begins as typed: directories and what may be a table (.csv .txt .tsv .xlsx). */
struct suggestions propose_table_file(struct arena *a, const char *typed);

#endif
