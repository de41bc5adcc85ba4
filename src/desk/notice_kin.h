/* A definition among the other notices of the desk: what no file can know by itself. */
#ifndef DESK_NOTICE_KIN_H
#define DESK_NOTICE_KIN_H

#include "desk/desk.h"
#include "model/notice.h"
#include "text/yaml.h"

/* Adds a problem, at its line, for a 代号 that another 文号 has (also a notice that was taken back:
 * old records name it), for a 上级 that leads back to the notice itself, and for an amendment of what the amended notice
 * does not number. `yaml` is the text `n`
 * was read from. */
enum status notice_kin_check(struct desk *desk, const struct notice *n, struct slice yaml,
                             struct problems *problems, struct err *err) MUST_CHECK;

#endif
