/* Who works at the desk. Accounts are named from the start; every act has a person behind it. */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "model/record.h"

enum role_bit {
    MAY_LOG = 1,        /* clerk 收件员 */
    MAY_REVIEW = 2,     /* reviewer 专家 */
    MAY_PRINT = 4,      /* printer 打印员 */
    MAY_DECIDE = 8,     /* supervisor 主管 */
    MAY_ADMINISTER = 16 /* administrator 管理员 */
};

struct person {
    struct record record;
    const char *login, *name;
    const char *roles; /* clerk,supervisor: ids of person_roles */
    const char *note;
};

/* Characters of a password, see rules/password.h. */
#define PASSWORD_LEAST 10
#define PASSWORD_MOST 128

extern const struct record_type person_type;

struct person_role {
    const char *id, *name;
    unsigned may;
};
extern const struct person_role person_roles[];
extern const size_t n_person_roles;

/* The rights of a person; each role includes only what is its own, an administrator also logs. */
unsigned person_may(const struct person *p);
/* True when every id is known; *unknown is the first that is not. */
bool person_roles_known(struct arena *a, const char *roles, const char **unknown);
/* 收件员, 主管 */
const char *person_roles_text(struct arena *a, const char *roles);

#endif
