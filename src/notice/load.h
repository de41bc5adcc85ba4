/* Definition files → structs, with every problem at once.
 *
 * STATUS_DATA means that *problems holds at least one sentence, each with its line and column; the
 * notice is then not to be used. The notice lives in `arena`; `file_name` is only named. */
#ifndef NOTICE_LOAD_H
#define NOTICE_LOAD_H

#include "base/err.h"
#include "base/slice.h"
#include "model/calendar.h"
#include "model/notice.h"
#include "model/scheme.h"
#include "model/unit_class.h"
#include "text/yaml.h"

/* A definition as it was read: `problems` must be {.arena, .file} before the call. */
enum status notice_load_text(struct slice bytes, struct notice *out, struct problems *problems,
                             struct err *err) MUST_CHECK;
enum status calendar_load_text(struct slice bytes, struct calendar *out, struct problems *problems,
                               struct err *err) MUST_CHECK;
enum status unit_classes_load_text(struct slice bytes, struct unit_classes *out,
                                   struct problems *problems, struct err *err) MUST_CHECK;
/* Of a scheme without problems the defaults are filled in (model/scheme.h). */
enum status scheme_load_text(struct slice bytes, struct scheme *out, struct problems *problems,
                             struct err *err) MUST_CHECK;

#endif
