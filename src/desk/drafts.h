/* What is typed and not saved yet. Kept per field when the field is left and after a moment's
 * rest, so that neither Esc nor a dropped line loses anything; outside of the audit. `form` names
 * the screen and the record: "submission:31", "receipt:new". */
#ifndef DESK_DRAFTS_H
#define DESK_DRAFTS_H

#include "desk/write.h"
#include "model/fields.h"

struct draft {
    struct named_value *values;
    size_t n;
    int64_t at; /* of the last keystroke kept; 0 when there is no draft */
};

enum status draft_put(struct desk *desk, const char *form, const char *field, const char *value,
                      struct err *err) MUST_CHECK;
/* Several fields of a form, all or none. */
enum status draft_put_all(struct desk *desk, const char *form, const struct named_value *values,
                          size_t n, struct err *err) MUST_CHECK;
enum status draft_load(struct desk *desk, struct arena *a, const char *form, struct draft *out,
                       struct err *err) MUST_CHECK;
enum status draft_drop(struct desk *desk, const char *form, struct err *err) MUST_CHECK;
/* As a part of the write that saves what was typed. */
enum status draft_drop_in(struct write *w, const char *form, struct err *err) MUST_CHECK;

struct draft_form {
    const char *form;
    int64_t fields, at;
};
struct draft_forms {
    struct draft_form *at;
    size_t n, cap;
};
/* What I have left unfinished, newest first. */
enum status draft_forms_load(struct desk *desk, struct arena *a, struct draft_forms *out,
                             struct err *err) MUST_CHECK;

#endif
