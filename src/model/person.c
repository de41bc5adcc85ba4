#include "model/person.h"

#include <string.h>

#include "base/slice.h"

#define FIELD(member, id, name, kind, traits)                                                      \
    {                                                                                              \
        id, name, kind, traits, offsetof(struct person, member), NULL                              \
    }

static const struct record_field fields[] = {
    FIELD(login, "login", "登录名", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(name, "name", "姓名", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(roles, "roles", "角色", RECORD_TEXT, TRAIT_REQUIRED),
    FIELD(note, "note", "备注", RECORD_TEXT, 0),
};

const struct record_type person_type = {
    "person", "用户", fields, sizeof fields / sizeof *fields, sizeof(struct person),
};

const struct person_role person_roles[] = {
    {"clerk", "收件员", MAY_LOG},
    {"reviewer", "专家", MAY_REVIEW},
    {"printer", "打印员", MAY_PRINT},
    {"supervisor", "主管", MAY_LOG | MAY_PRINT | MAY_DECIDE},
    {"administrator", "管理员", MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER},
};
const size_t n_person_roles = sizeof person_roles / sizeof *person_roles;

static const struct person_role *role_find(const char *at, size_t n)
{
    for (size_t i = 0; i < n_person_roles; i++) {
        if (slice_is((struct slice){at, n}, person_roles[i].id)) {
            return &person_roles[i];
        }
    }
    return NULL;
}

/* Walks "a,b": the next name and its length; false at the end. */
static bool next_role(const char **at, size_t *n)
{
    *at += *n;
    *at += strspn(*at, ", ");
    *n = strcspn(*at, ", ");
    return *n > 0;
}

unsigned person_may(const struct person *p)
{
    const char *at = text_or_empty(p->roles);
    unsigned may = 0;
    for (size_t n = 0; next_role(&at, &n);) {
        const struct person_role *role = role_find(at, n);
        may |= role ? role->may : 0;
    }
    return may;
}

bool person_roles_known(struct arena *a, const char *roles, const char **unknown)
{
    const char *at = text_or_empty(roles);
    for (size_t n = 0; next_role(&at, &n);) {
        if (!role_find(at, n)) {
            *unknown = arena_copy(a, at, n);
            return false;
        }
    }
    return true;
}

const char *person_roles_text(struct arena *a, const char *roles)
{
    const char *at = text_or_empty(roles), *text = "";
    for (size_t n = 0; next_role(&at, &n);) {
        const struct person_role *role = role_find(at, n);
        text = arena_printf(a, "%s%s%s", text, *text ? ", " : "",
                            role ? role->name : arena_copy(a, at, n));
    }
    return text;
}
