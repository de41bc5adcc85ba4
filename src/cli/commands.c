#include "cli/commands.h"

const struct command *const commands[] = {
    &cmd_init,          &cmd_notice_list, &cmd_notice_check, &cmd_notice_load, &cmd_notice_export,
    &cmd_notice_attach, &cmd_log,         &cmd_undo,         &cmd_backup,      &cmd_restore,
    &cmd_verify,        &cmd_user_list,   &cmd_user_add,     &cmd_user_set,
};
const size_t n_commands = sizeof commands / sizeof *commands;
