/* One thing of a record for people to read: 牵头单位  甲公司. */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "cli/cli.h"

/* The label, filled up to four characters, and the value; further lines of the value stand below its
 * first. Nothing when the value is empty. */
void cli_line(struct cli *cli, const char *label, const char *value);

#endif
