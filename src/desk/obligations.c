#include "desk/obligations.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/decisions.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "rules/concern.h"
#include "store/queries.h"
#include "store/record.h"

#define DONE "obligation"
#define EVENT "event"

struct award {
    int64_t id, revision, lead;
    const char *title;
    day_t on;
};

/* A unit and what it was merged into. */
struct joined {
    int64_t id, into;
};

struct owing {
    struct desk *desk;
    struct arena *a;
    day_t today;
    struct deadline_context time;
    struct unit_facts us;
    int64_t our_id;
    struct decisions done, events;
    VEC(struct award) awards;
    int64_t awards_of; /* the notice they are of; 0: none read yet */
    VEC(const char *) classes;
    VEC(struct joined) merges;
    struct obligations *out;
};

/* The step at hand. */
struct owed_step {
    int64_t notice;
    const struct notice *n;
    const struct step *step;
};

const char *obligation_state_id(enum obligation_state state)
{
    static const char *const ids[] = {"open", "overdue", "done"};
    return ids[state];
}

const char *obligation_state_name(enum obligation_state state)
{
    static const char *const names[] = {"未办", "超期", "已办"};
    return names[state];
}

bool obligation_is(const struct obligation *o, const char *id)
{
    bool is = text_eq(o->id, id);
    for (size_t i = 0; i < o->former.n && !is; i++) {
        is = text_eq(o->former.at[i], id);
    }
    return is;
}

/* ---- what is known ----------------------------------------------------------------------------- */

/* Only of a notice that asks something of the awarded: most ask nothing, and 今日 waits for this before its
 * first picture. */
static enum status read_awards(struct owing *o, int64_t notice, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    if (o->awards_of == notice) {
        return STATUS_OK;
    }
    o->awards_of = notice;
    o->awards.n = 0;
    enum status status =
        db_query(o->desk->db, QUERY_OBLIGATION_AWARDS, DB_ARGS(db_int(notice)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t at = db_column_int(&c, 4);
        *VEC_PUSH(o->a, &o->awards) = (struct award){.id = db_column_int(&c, 0),
                                                     .revision = db_column_int(&c, 1),
                                                     .title = db_column_text(&c, 2, o->a),
                                                     .lead = db_column_int(&c, 3),
                                                     .on = at ? instant_day(at) : DAY_NONE};
    }
    db_finish(&c);
    return status;
}

static enum status read_classes(struct owing *o, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(o->desk->db, QUERY_UNIT_CLASSES, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(o->a, &o->classes) = db_column_text(&c, 0, o->a);
    }
    db_finish(&c);
    return status;
}

static enum status read_merges(struct owing *o, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(o->desk->db, QUERY_UNIT_MERGES, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(o->a, &o->merges) = (struct joined){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    return status;
}

static enum status start(struct owing *o, struct err *err)
{
    struct facts facts;
    const char *own = NULL;
    o->today = instant_day(desk_now(o->desk));
    enum status status = facts_time(o->desk, o->a, &o->time, err);
    if (status == STATUS_OK) {
        status = facts_delivery(o->desk, o->a, NULL, NULL, 0, &facts, err);
        o->us = facts.receiver;
    }
    if (status == STATUS_OK) {
        status = desk_setting(o->desk, o->a, "unit_id", &own, err);
        o->our_id = own ? strtoll(own, NULL, 10) : 0;
    }
    if (status == STATUS_OK) {
        status = decisions_load(o->desk, o->a, DONE, 0, &o->done, err);
    }
    if (status == STATUS_OK) {
        status = decisions_load(o->desk, o->a, EVENT, 0, &o->events, err);
    }
    if (status == STATUS_OK) {
        status = read_merges(o, err);
    }
    return status == STATUS_OK ? read_classes(o, err) : status;
}

/* ---- one row ----------------------------------------------------------------------------------- */

static const char *joined(struct arena *a, const struct texts *words)
{
    const char *text = "";
    for (size_t i = 0; i < words->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "、" : "", words->at[i]);
    }
    return text;
}

static const char *what_text(struct arena *a, const struct step *s, const char *title)
{
    const char *text = s->what.n == 1
                           ? arena_printf(a, "%s：%s", text_or_empty(s->name), s->what.at[0])
                           : text_or_empty(s->name);
    return title ? arena_printf(a, "%s（%s）", text, title) : text;
}

static void settle(struct owing *o, struct obligation *row)
{
    row->state = row->turn.due != DAY_NONE && row->turn.due < o->today ? OBLIGATION_OVERDUE
                                                                       : OBLIGATION_OPEN;
    bool has_own = false; /* which counts more than what stands under a former id */
    for (size_t i = 0; i < o->done.n; i++) {
        const struct decision *d = &o->done.at[i];
        if (!obligation_is(row, d->key)) {
            continue;
        }
        *VEC_PUSH(o->a, &row->marks) = d->key;
        if (!has_own) {
            has_own = text_eq(d->key, row->id);
            row->state = OBLIGATION_DONE;
            row->done_on = d->day;
            row->note = d->note;
            row->by = decision_by(o->desk, o->a, d);
        }
    }
}

static const char *id_of(struct owing *o, const struct obligation *owed, const char *who)
{
    return arena_printf(o->a, "%s.%s.%s%s%s", owed->code, owed->step, who,
                        *owed->turn.period ? "." : "", owed->turn.period);
}

static const char *unit_word(struct arena *a, int64_t unit)
{
    return arena_printf(a, "u%lld", (long long)unit);
}

/* Only ids that are made of the unit; what an award brings has the number of its case. */
static void add_former_ids(struct owing *o, struct obligation *owed)
{
    for (size_t i = 0; i < o->merges.n && owed->unit && !owed->submission; i++) {
        if (o->merges.at[i].into == owed->unit) {
            *VEC_PUSH(o->a, &owed->former) = id_of(o, owed, unit_word(o->a, o->merges.at[i].id));
        }
    }
}

/* Whoever owes it: `row` says who; `from` is the day its clock starts. */
static void add_turns(struct owing *o, const struct owed_step *s, day_t from,
                      const struct obligation *row)
{
    struct deadline_context time = o->time;
    time.event = from;
    time.notice = s->n->doc_no;
    struct turns turns = obligation_turns(&time, s->step, o->today);
    for (size_t i = 0; i < turns.n; i++) {
        struct obligation *owed = VEC_PUSH(o->a, o->out);
        *owed = *row;
        owed->turn = turns.at[i];
        owed->notice = s->notice;
        owed->code = s->n->code;
        owed->step = text_or_empty(s->step->name);
        owed->clause = s->step->rule.clause;
        owed->id = id_of(o, owed, row->id);
        add_former_ids(o, owed);
        settle(o, owed);
    }
}

/* ---- of the awarded ---------------------------------------------------------------------------- */

/* An assessment is made of the awarded by whom 谁 names; everything else the lead owes. */
static struct obligation row_of_award(struct owing *o, const struct owed_step *s,
                                      const struct award *award)
{
    bool is_assessed = s->step->kind == STEP_ASSESS && s->step->who.n;
    const char *lead = text_or_empty(unit_name(o->desk, o->a, award->lead));
    return (struct obligation){
        .id = submission_no(o->a, award->id),
        .unit = is_assessed ? 0 : award->lead,
        .submission = award->id,
        .who = is_assessed ? joined(o->a, &s->step->who) : lead,
        .what = what_text(o->a, s->step,
                          is_assessed ? arena_printf(o->a, "%s %s", lead, award->title)
                                      : award->title)};
}

static void add_award(struct owing *o, const struct owed_step *s, const struct award *award)
{
    struct obligation row = row_of_award(o, s, award);
    if (!obligation_has_event(s->step)) {
        add_turns(o, s, award->on, &row);
        return;
    }
    for (size_t i = 0; i < o->events.n; i++) {
        const struct decision *e = &o->events.at[i];
        day_t on;
        bool is_it = e->submission == award->id && text_starts(e->key, s->step->name) &&
                     e->key[strlen(s->step->name)] == '@';
        if (is_it && day_parse(text_or_empty(e->day), &on)) {
            struct obligation told = row;
            told.what = e->note ? arena_printf(o->a, "%s；%s", row.what, e->note) : row.what;
            add_turns(o, s, on, &told);
        }
    }
}

/* ---- of classes -------------------------------------------------------------------------------- */

static enum status add_units_of(struct owing *o, const struct owed_step *s, const char *class,
                                struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        db_query(o->desk->db, QUERY_UNIT_OF_CLASS, DB_ARGS(db_text(class)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t id = db_column_int(&c, 0);
        add_turns(o, s, DAY_NONE,
                  &(struct obligation){.id = unit_word(o->a, id),
                                       .unit = id,
                                       .who = db_column_text(&c, 1, o->a),
                                       .what = what_text(o->a, s->step, NULL)});
    }
    db_finish(&c);
    return status;
}

static void add_word(struct owing *o, const struct owed_step *s, const char *word)
{
    add_turns(
        o, s, DAY_NONE,
        &(struct obligation){.id = word, .who = word, .what = what_text(o->a, s->step, NULL)});
}

/* The units of the desk that one word of 谁 names; the word itself when there is none. A desk that owes
 * it itself answers for itself alone. */
static enum status add_who(struct owing *o, const struct owed_step *s, const char *word,
                           struct err *err)
{
    size_t before = o->out->n;
    enum status status = STATUS_OK;
    if (o->our_id && word_names(s->n, word, &o->us)) {
        add_turns(o, s, DAY_NONE,
                  &(struct obligation){.id = unit_word(o->a, o->our_id),
                                       .unit = o->our_id,
                                       .who = o->us.name,
                                       .what = what_text(o->a, s->step, NULL)});
        return STATUS_OK;
    }
    bool is_ours = (step_concern(s->n, s->step, &o->us) & CONCERN_DOES) != 0;
    for (size_t i = 0; i < o->classes.n && status == STATUS_OK && !is_ours; i++) {
        struct unit_facts unit;
        status = facts_class(o->desk, o->a, o->classes.at[i], &unit, err);
        if (status == STATUS_OK && word_names(s->n, word, &unit)) {
            status = add_units_of(o, s, o->classes.at[i], err);
        }
    }
    if (status == STATUS_OK && o->out->n == before) {
        add_word(o, s, word);
    }
    return status;
}

static enum status add_step(struct owing *o, const struct owed_step *s, struct err *err)
{
    enum status status = STATUS_OK;
    if (obligation_is_of_award(s->n, s->step)) {
        status = read_awards(o, s->notice, err);
        for (size_t i = 0; i < o->awards.n && status == STATUS_OK; i++) {
            add_award(o, s, &o->awards.at[i]);
        }
        return status;
    }
    for (size_t i = 0; i < s->step->who.n && status == STATUS_OK; i++) {
        status = add_who(o, s, s->step->who.at[i], err);
    }
    return status;
}

/* ---- all --------------------------------------------------------------------------------------- */

static int by_due(const void *left, const void *right)
{
    const struct obligation *l = left, *r = right;
    bool is_done[] = {l->state == OBLIGATION_DONE, r->state == OBLIGATION_DONE};
    if (is_done[0] != is_done[1]) {
        return is_done[0] - is_done[1];
    }
    day_t due[] = {l->turn.due == DAY_NONE ? INT32_MAX : l->turn.due,
                   r->turn.due == DAY_NONE ? INT32_MAX : r->turn.due};
    return due[0] != due[1] ? (due[0] < due[1] ? -1 : 1) : strcmp(l->id, r->id);
}

enum status obligations_load(struct desk *desk, struct arena *a, struct obligations *out,
                             struct err *err)
{
    struct owing o = {.desk = desk, .a = a, .out = out};
    struct notice_rows rows = {0};
    *out = (struct obligations){0};
    enum status status = start(&o, err);
    if (status == STATUS_OK) {
        status = notice_rows_load(desk, a, &rows, err);
    }
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        struct owed_step s = {.notice = rows.at[i].record.id};
        status = rows.at[i].is_stopped
                     ? STATUS_OK
                     : notice_definition(desk, s.notice, rows.at[i].revision, &s.n, err);
        for (size_t k = 0; status == STATUS_OK && s.n && k < s.n->steps.n; k++) {
            s.step = &s.n->steps.at[k];
            status = step_is_obligation(s.step) ? add_step(&o, &s, err) : STATUS_OK;
        }
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_due);
    }
    return status;
}
