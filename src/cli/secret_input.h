/* Passwords on the command line: never an argument, which everybody on the machine can read (ps). Asked
 * for on the terminal without echo, or read from a file or a pipe. */
#ifndef CLI_SECRET_INPUT_H
#define CLI_SECRET_INPUT_H

#include "desk/desk.h"

/* For desk_open: the first line of `file` ($SHENBAO_PASSWORD_FILE) when it is given, which nobody but
 * its owner may be able to read; else the terminal of the process, whatever stdin is. Without either
 * STATUS_NOT_PERMITTED. `file` must live as long as the asker. */
struct password_asker secret_asker(const char *file);

/* A new password: typed twice when stdin is a terminal, else the first line of stdin. `whose` stands in
 * the question. Wipe it. */
enum status secret_read_new(const char *whose, struct secret *out, struct err *err) MUST_CHECK;

#endif
