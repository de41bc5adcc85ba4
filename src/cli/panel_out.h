/* What commands about panels tell alike. */
#ifndef CLI_PANEL_OUT_H
#define CLI_PANEL_OUT_H

#include "cli/cli.h"

/* A note for whoever seated somebody with other roles than an expert's; nothing when there is nobody. */
enum status cli_two_roles(struct cli *cli, int64_t panel, struct err *err) MUST_CHECK;

#endif
