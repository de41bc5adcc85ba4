/* Which ranking a command of `rank` is about. */
#ifndef CLI_RANK_CHOICE_H
#define CLI_RANK_CHOICE_H

#include "cli/args.h"
#include "cli/cli.h"
#include "desk/rankings.h"

struct rank_choice {
    const char *notice, *code; /* as written; its short name */
    struct ranking_wanted wanted;
    const char *explain, *why, *seed, *file, *encoding, *format;
    bool is_in, is_out, is_back, is_dry, is_whole;
    text_list words;
    struct ranking ranking;
};

/* Options and words; --notice must be there. */
enum status rank_choice_parse(struct cli *cli, int argc, char **argv, struct rank_choice *c,
                              struct err *err) MUST_CHECK;
/* Then the notice alone. */
enum status rank_choice_notice(struct cli *cli, struct rank_choice *c, struct err *err) MUST_CHECK;
/* The notice and its ranking. */
enum status rank_choice_load(struct cli *cli, struct rank_choice *c, struct err *err) MUST_CHECK;

#endif
