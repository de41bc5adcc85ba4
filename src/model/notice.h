/* A notice as plain data: everything a definition file says, nothing more.
 *
 * The definition is a tree of mappings; each mapping is one struct here, each key one member, and
 * the tables in notice/schema.c tie Chinese key, English identifier and member together.
 *
 * What a document does not say is absent and never guessed: a text is NULL, a number or date has
 * `has == false`, a choice is 0, a list has n == 0. Everything lives in the arena it was loaded
 * into and is not changed afterwards.
 *
 * All lists have the layout {at, n} of `struct list_view`, on which notice/ walks them. */
#ifndef MODEL_NOTICE_H
#define MODEL_NOTICE_H

#include "model/notice_asks.h"
#include "model/notice_rules.h"

/* ---- the notice itself ------------------------------------------------------------------------------ */

enum notice_kind { NOTICE_ABSENT, NOTICE_CALL, NOTICE_FORWARD, NOTICE_WORK, NOTICE_SUPPLEMENT };
enum doubt_kind { DOUBT_ABSENT, DOUBT_CONTRADICTION, DOUBT_GAP, DOUBT_AMBIGUITY, DOUBT_MISPRINT };
enum present { PRESENT_ABSENT, PRESENT_YES, PRESENT_NO };

/* 存疑: a contradiction, gap, ambiguity or misprint, kept with every spelling. */
struct doubt {
    struct rule rule;
    enum doubt_kind kind;
    const char *about;
    struct texts spellings, places;
    const char *treatment;
    const char *chosen;   /* what the desk uses meanwhile */
    struct texts open_to; /* values an open question may take */
};

struct attachment {
    struct rule rule;
    const char *name;
    struct texts aliases;
    enum present present; /* is it with the document we have? */
};

struct contact {
    struct rule rule;
    const char *name, *office, *person, *phone, *email, *address, *postcode;
};

enum amend_act { AMEND_ABSENT, AMEND_REPLACE, AMEND_ADD, AMEND_SUSPEND, AMEND_RESTORE };

struct amendment {
    struct rule rule;
    enum amend_act act;
    const char *target; /* number of a rule of the amended notice */
    const char *by;     /* number of the rule of this notice that takes its place */
    struct date from;
    const char *text;
};

/* What is said and binds nobody to a date or number: tasks, support, principles, organisation. */
struct provision {
    struct rule rule;
    const char *name, *topic, *text;
    struct texts items;
};

struct notice {
    const char *code; /* short form: 255, 粤76 */
    const char *doc_no, *title, *form;
    enum notice_kind kind;
    struct texts issuers;
    enum yes issuers_incomplete;
    struct number issuers_declared;
    struct date issued_on;
    struct texts recipients, aliases;
    const char *parent, *amends; /* doc_no of the other notice */
    const char *openness, *full_text, *note;
    LIST_OF(track) tracks;
    LIST_OF(axis) axes;
    LIST_OF(role) roles;
    LIST_OF(named_list) lists;
    LIST_OF(limit) limits;
    LIST_OF(step) steps;
    LIST_OF(condition) conditions;
    LIST_OF(material) materials;
    LIST_OF(name_pattern) names;
    LIST_OF(field_group) form_groups;
    LIST_OF(summary_table) tables;
    LIST_OF(attachment) attachments;
    LIST_OF(contact) contacts;
    LIST_OF(doubt) doubts;
    LIST_OF(amendment) amendments;
    LIST_OF(provision) provisions;
};

/* Lookups by name or alias; NULL when there is none. */
const struct direction *notice_direction(const struct notice *n, const char *name);
/* `text` is one direction or several with 、 ； ; ， , or a line end between. The first of them that is none,
 * copied; NULL when all are known. */
const char *notice_direction_unknown(struct arena *a, const struct notice *n, const char *text);
/* The names of all directions that can be chosen, each once. */
const char *notice_direction_names(struct arena *a, const struct notice *n);
const struct field *notice_field(const struct notice *n, const char *id_or_name);
const struct named_list *notice_list(const struct notice *n, const char *name);
const struct track *notice_track(const struct notice *n, const char *code_or_name);
const struct material *notice_material(const struct notice *n, const char *name);
/* The same, else the only one in whose name or aliases the words stand (光盘: 电子版光盘); NULL when there
 * is none or more than one. */
const struct material *notice_material_meant(const struct notice *n, const char *words);
/* 不予受理; NULL when the document names none, and for a hint. */
const char *consequence_name(enum consequence consequence);
/* True when one of the texts equals `text`. */
bool texts_has(const struct texts *texts, const char *text);

#endif
