/* Submissions as limits count them: small numbers instead of texts.
 *
 * A list holds the submissions that may bear on some limits of one notice, up to a million of them.
 * Units, directions, tracks and values of fields stand once in dictionaries; a row names them by
 * their place there. Place 0 always means "not known". So each question a limit asks of a unit or a
 * direction is answered once (rules/limit_scope.h), not once per submission. */
#ifndef RULES_COUNTED_H
#define RULES_COUNTED_H

#include "base/keymap.h"
#include "base/slice.h"
#include "rules/facts.h"

#define COUNTED_NO_ORDER INT32_MAX

enum counted_as {
    COUNTED_FULLY,
    COUNTED_NOT,   /* withdrawn, or late and not taken: uses nothing up, but may come back */
    COUNTED_ASKED, /* is not there yet: limits that would bind it are told, and it uses up only what
                      is its own (每: 申报件) */
    COUNTED_ABOVE, /* filed under another notice and handed up under this one (rules/levels.h): uses up
                      the list of who hands it up (每: 推荐单位) and what is its own, nothing else */
};

/* Kept small: a desk may have a million. */
struct counted_case {
    int64_t id;    /* of the caller, which also orders the list: the smaller came first */
    int32_t order; /* 推荐顺序 in its recommender's list; COUNTED_NO_ORDER */
    uint32_t revision;
    uint32_t lead, recommender;        /* places in units */
    uint32_t partners, n_partners;     /* from there on in ids, places in units */
    uint32_t directions, n_directions; /* from there on in ids, places in texts */
    uint32_t values;                   /* from there on in ids, one place in texts per field */
    uint32_t track;                    /* place in texts */
    uint32_t same_case;                /* equal for submissions that are the same case */
    unsigned char as;                  /* enum counted_as */
    bool is_marked;                    /* by the caller, for its own use */
};
struct counted_unit {
    int64_t id; /* of the caller, who sets it; 0: none */
    const struct unit_facts *facts;
    uint32_t class;          /* place in texts */
    uint32_t province, city; /* the same: codes of GB/T 2260 */
};

struct counted_list {
    struct arena arena; /* of all of it but the facts of units, which are the caller's */
    const struct notice *notice;
    const struct notice *parent; /* the one it forwards; NULL: none, or it is not on the desk */
    enum level level;            /* of the desk that judges */
    struct unit_facts receiver;  /* that desk's unit */
    struct {
        struct counted_case *at;
        size_t n, cap;
    } rows;
    struct {
        struct counted_unit *at;
        size_t n, cap;
    } units;
    struct {
        const char **at;
        size_t n, cap;
    } texts;
    struct {
        uint32_t *at;
        size_t n, cap;
    } ids;
    struct keymap text_places;
    struct { /* where the one direction of a row stands in ids, by its place in texts, plus one */
        uint32_t *at;
        size_t n, cap;
    } single;
    struct { /* fields of the form which scopes of limits name, once each */
        const struct field **at;
        size_t n, cap;
    } fields;
};

/* An empty list; `notice` must live as long. */
void counted_list_init(struct counted_list *l, const struct notice *notice);
void counted_list_release(struct counted_list *l);

/* Another unit; the same unit must not be added twice. `facts` must live as long as the list. */
uint32_t counted_unit_add(struct counted_list *l, const struct unit_facts *facts);
/* The place of a text; 0 for an empty one. */
uint32_t counted_text(struct counted_list *l, struct slice text);

/* A submission to be added; lists by pointer and count. */
struct counted_row {
    struct counted_case head; /* id, order, revision, as, lead, recommender, same_case */
    const uint32_t *partners;
    size_t n_partners;
    const char *track;         /* NULL: not known */
    struct texts directions;   /* as written; an alias counts as the direction it means */
    const char *const *values; /* one per field of the list, NULL where it is not filled in */
};
void counted_add(struct counted_list *l, const struct counted_row *row);
/* Lets go of the rows; the dictionaries stay. */
void counted_drop_rows(struct counted_list *l);

#endif
