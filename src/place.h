/* Where things are: the desk's file, the shipped data, who is asking. Follows the XDG base
 * directory specification for a desk of one's own. */
#ifndef PLACE_H
#define PLACE_H

#include "base/arena.h"

/* Where a desk lives that everybody with an account on this machine shares. */
#define PLACE_SHARED "/var/lib/shenbao/desk.db"

/* `given` (-d), else $SHENBAO_DESK, else PLACE_SHARED when there is one, else one's own:
 * $XDG_DATA_HOME/shenbao/desk.db or ~/.local/share/shenbao/desk.db. */
const char *place_desk(struct arena *a, const char *given);
/* The log beside the state of the user: $XDG_STATE_HOME or ~/.local/state, shenbao/shenbao.log. */
const char *place_log(struct arena *a);
/* data/ beside the program: ../share/shenbao/data when installed, ../../data in the source tree;
 * NULL when there is neither. */
const char *place_data(struct arena *a);
/* $SHENBAO_PASSWORD_FILE, NULL when it is not set: where a script keeps the password. */
const char *place_password_file(void);
/* $SSH_ORIGINAL_COMMAND: what somebody wanted to run where sshd runs this program instead; NULL: nothing. */
const char *place_ssh_command(void);
/* The login name of the process. */
const char *place_user(struct arena *a);

#endif
