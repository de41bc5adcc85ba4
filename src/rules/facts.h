/* What is known of one submission, arrival or hand-over when a rule is judged. NULL, 0 and empty
 * mean "not known", never "no". The caller (desk) fills it; rules only read it. */
#ifndef RULES_FACTS_H
#define RULES_FACTS_H

#include <stdint.h>

#include "model/notice.h"

enum applied_as { FORM_ABSENT, FORM_SINGLE, FORM_JOINT }; /* 单独 / 联合 */

struct unit_facts {
    const char *name;
    const char *class;    /* 省级通信管理局: name of the class, as notices write it */
    struct texts classes; /* further names of the class (aliases, id) */
    const char *kind;     /* 企业, 事业单位 */
    enum level level;
    struct texts regions; /* names and codes, from its own region up to the province */
    struct texts lists;   /* lists it is known to be on, beside what the notice's own rows say */
    const char *credit_code;
};

struct field_fact {
    const char *name;  /* id or name of the form field */
    const char *value; /* NULL: not filled in */
    int64_t chars;     /* 字数 of the value, counted by the caller */
};

struct facts {
    const struct notice *notice;
    const struct notice *parent; /* the one it forwards; NULL: none, or it is not on the desk */
    const char *track;
    struct texts directions; /* of all axes; n == 0: not known */
    struct unit_facts recommender, lead, receiver;
    const struct unit_facts *partners;
    size_t n_partners;
    bool partners_known; /* true: n_partners is all of them, even 0 */
    enum applied_as form;
    enum level level; /* of the desk that judges */
    const char *step, *material;
    const struct field_fact *fields;
    size_t n_fields;
    int64_t chars_tolerance; /* 字数容差 in percent of a bound */
};

/* NULL when the field is not among the facts. `field` by id or by name. */
const struct field_fact *facts_field(const struct facts *f, const struct field *field);

#endif
