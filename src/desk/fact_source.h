/* What facts of many cases are made from, each thing read from the desk once: units by id, the desk's
 * own unit, definitions by revision. It sees the desk as it was when
 * a thing was first asked for, so it is made anew for each question and not kept. */
#ifndef DESK_FACT_SOURCE_H
#define DESK_FACT_SOURCE_H

#include "base/keymap.h"
#include "desk/desk.h"
#include "model/unit.h"
#include "rules/facts.h"

/* A unit as rules see it. One that was merged stands for the unit it was merged into. */
struct source_unit {
    int64_t id; /* of the unit that stands for it */
    struct unit_facts facts;
};

/* An item of the form that is a column every case has. */
struct source_column {
    const struct field *field;
    const struct record_field *column;
};

struct source_definition {
    int64_t notice, revision; /* as asked */
    const struct notice *definition;
    const struct notice *parent; /* once asked for */
    bool is_parent_known;
    struct source_column *columns; /* of its form */
    size_t n_columns;
};

struct fact_source {
    struct desk *desk;
    struct arena *arena; /* the caller's, in which everything given out lives */
    struct keymap units_by_id, kinds_by_text;
    struct {
        struct source_unit **at; /* [0] is nobody */
        size_t n, cap;
    } units;
    struct { /* what units of one class and region have in common */
        struct unit_facts *at;
        size_t n, cap;
    } kinds;
    struct {
        struct source_definition *at;
        size_t n, cap;
    } definitions;
    struct number chars_tolerance;     /* once asked for */
    const struct unit_facts *receiver; /* the desk's own unit, once asked for */
    int64_t receiver_id;               /* the unit that stands for it; 0: nobody */
};

void fact_source_init(struct fact_source *f, struct desk *desk, struct arena *a);
/* What was given out stays with the arena. */
void fact_source_release(struct fact_source *f);

/* The place of a unit in `units`; 0 for id 0. */
enum status fact_source_place(struct fact_source *f, int64_t id, uint32_t *place,
                              struct err *err) MUST_CHECK;
/* Nobody's facts for id 0. */
enum status fact_source_unit(struct fact_source *f, int64_t id, const struct unit_facts **out,
                             struct err *err) MUST_CHECK;
/* From now on `id`, below 0, is a unit that is not in the desk yet and of which only the name is known. */
void fact_source_name(struct fact_source *f, int64_t id, const char *name);
/* 字数容差 of the desk, in percent. */
enum status fact_source_tolerance(struct fact_source *f, int64_t *percent,
                                  struct err *err) MUST_CHECK;
enum status fact_source_receiver(struct fact_source *f, const struct unit_facts **out,
                                 struct err *err) MUST_CHECK;
/* The notice it forwards, in the revision in force; NULL: none, or it is not on the desk. `definition` is
 * one that was given out. */
enum status fact_source_parent(struct fact_source *f, const struct notice *definition,
                               const struct notice **out, struct err *err) MUST_CHECK;
/* As notice_definition: 0 is the revision in force. */
enum status fact_source_definition(struct fact_source *f, int64_t notice, int64_t revision,
                                   const struct notice **out, struct err *err) MUST_CHECK;
/* The same with what goes with it; lasts until the next is asked for. */
enum status fact_source_form(struct fact_source *f, int64_t notice, int64_t revision,
                             const struct source_definition **out, struct err *err) MUST_CHECK;

#endif
