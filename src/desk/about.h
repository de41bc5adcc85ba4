/* What findings are about (model/finding.h): written in ids, named for people, judged by itself.
 *
 * An id is what a finding's id begins with. Letters and digits only, but for the code of a notice, so that
 * no shell takes them for anything else:
 *   00031       a case, by its number
 *   R20240037   an arrival, by its number
 *   U7          a unit by itself, by its row (#7)
 *   L粤76.7     the list of notice 粤76 of unit #7: what it recommends, leads or takes part in
 *   L粤76.0     what the notice counts over all: of a province, a direction, the whole */
#ifndef DESK_ABOUT_H
#define DESK_ABOUT_H

#include "desk/desk.h"
#include "model/finding.h"

enum status about_id(struct desk *desk, struct arena *a, const struct finding_about *about,
                     const char **id, struct err *err) MUST_CHECK;
/* STATUS_USAGE when it is not written so, STATUS_NOT_FOUND when there is no such thing. */
enum status about_parse(struct desk *desk, struct arena *a, const char *id,
                        struct finding_about *out, struct err *err) MUST_CHECK;
/* 申报件 00031, 收件 20240037, 单位 某公司, 粤76号 某局的名单, 粤76号. */
enum status about_name(struct desk *desk, struct arena *a, const struct finding_about *about,
                       const char **name, struct err *err) MUST_CHECK;
/* Everything found of it now, with ids and who accepted what; also what else is told where it is shown (an
 * arrival with the list of who sent it, a unit with its lists), which bears other ids. */
enum status about_check(struct desk *desk, struct arena *a, const struct finding_about *about,
                        struct findings *out, struct err *err) MUST_CHECK;

#endif
