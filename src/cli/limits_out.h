/* The meter of limits as commands print it behind an act that changes what may still be added. */
#ifndef CLI_LIMITS_OUT_H
#define CLI_LIMITS_OUT_H

#include "cli/cli.h"
#include "desk/limits.h"
#include "text/json.h"

/* An array: [{who,text,used,max,left,state,clause}]. max is null where there is none, left as well where
 * nobody can say whether the limit binds. */
void limits_json(struct cli *cli, struct json *j, const struct limit_lines *lines);
/* A line 限额 each. */
void limits_text(struct cli *cli, const struct limit_lines *lines);

#endif
