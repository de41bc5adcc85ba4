/* All commands. A new one is a file cmd_….c and a line here and in commands.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct command cmd_init;
extern const struct command cmd_user_list, cmd_user_add, cmd_user_set;
extern const struct command cmd_log, cmd_undo, cmd_backup, cmd_restore, cmd_verify;
extern const struct command cmd_notice_list, cmd_notice_check, cmd_notice_load, cmd_notice_export,
    cmd_notice_attach;

extern const struct command *const commands[];
extern const size_t n_commands;

#endif
