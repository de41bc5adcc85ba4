/* Notices of defects as commands print them. */
#ifndef CLI_CORRECTION_OUT_H
#define CLI_CORRECTION_OUT_H

#include "cli/cli.h"
#include "desk/corrections.h"
#include "text/json.h"

/* One object: what is or would be issued, with its text. */
void correction_draft_json(struct cli *cli, struct json *j, const struct correction_draft *d,
                           const char *text);
/* As text or, with --json, one object or an array of them. */
void correction_print(struct cli *cli, const struct correction_view *v);
void corrections_print(struct cli *cli, const struct correction_views *all);
void correction_clock_print(struct cli *cli, const struct correction_clock *clock);

#endif
