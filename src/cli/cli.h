/* The command line: one file per command, a table of them.
 *
 * A command parses its words (cli/args.h), asks desk/ and writes its answer into `out`: aligned
 * text, or one JSON document when `is_json`. cli_run writes `out` to stdout and everything else
 * (notes, the sentence of an error) to stderr, and turns the status into the exit code.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"

struct desk;

struct cli {
    struct arena *arena;
    struct clock clock;
    struct desk *desk;         /* open when the command says needs_desk */
    const char *desk_path;     /* where it is or will be */
    const char *data_dir;      /* the shipped data/ */
    const char *user;          /* -u, or the login name */
    const char *machine_login; /* of the process */
    const char *password_file; /* $SHENBAO_PASSWORD_FILE, NULL when there is none */
    bool is_by_key;            /* --by-key, see desk/login.h */
    bool is_json;
    bool is_verbatim; /* `out` is a file's text, not words for people */
    struct buf out;   /* to stdout; words for people are made printable (base/utf8.h) on the way */
    struct buf notes; /* to stderr, before the error's sentence */
};

struct command {
    const char *name;  /* one or two words: "table import" */
    const char *usage; /* what follows the name */
    const char *help;  /* one Chinese sentence */
    bool needs_desk;
    /* argc/argv are what follows the name. */
    enum status (*run)(struct cli *cli, int argc, char **argv, struct err *err);
};

/* Runs the command that argv[0..argc) names, or tells its usage when --help or -h is among its words.
 * Returns the exit code. */
int cli_run(struct cli *cli, int argc, char **argv);

/* The list of all commands with usage and help, for --help. */
void cli_help(struct buf *out);

#endif
