/* What is wrong with definition files: notice check, review scheme check. */
#ifndef CLI_PROBLEMS_OUT_H
#define CLI_PROBLEMS_OUT_H

#include "cli/args.h"
#include "cli/cli.h"
#include "text/yaml.h"

/* A line file:line:column: sentence for each. */
void problems_text(struct buf *out, const struct problems *ps);
/* All files by `check`, as text or JSON; STATUS_FINDINGS when there are problems. */
enum status problems_check(struct cli *cli, const text_list *files,
                           enum status (*check)(struct cli *cli, const char *path,
                                                struct problems *ps, struct err *err),
                           struct err *err) MUST_CHECK;

#endif
