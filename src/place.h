/* Where things are: the desk's file, the shipped data, who is asking. Follows the XDG base
 * directory specification for a desk of one's own. */
#ifndef PLACE_H
#define PLACE_H

#include "base/err.h"

/* `given` (-d), else $SHENBAO_DESK, else $XDG_DATA_HOME/shenbao/desk.db, else
 * ~/.local/share/shenbao/desk.db. */
const char *place_desk(struct arena *a, const char *given);
/* The log beside the state of the user: $XDG_STATE_HOME or ~/.local/state, shenbao/shenbao.log. */
const char *place_log(struct arena *a);
/* data/ beside the program: ../share/shenbao/data when installed, ../../data in the source tree;
 * NULL when there is neither. */
const char *place_data(struct arena *a);
/* The login name of the process. */
const char *place_user(struct arena *a);

/* The folder in which a file will be, with its parents. */
enum status place_make_folder(struct arena *a, const char *file, struct err *err) MUST_CHECK;

#endif
