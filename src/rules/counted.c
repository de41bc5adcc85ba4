#include "rules/counted.h"

#include "base/vec.h"

static const struct unit_facts nobody = {0};

/* ---- what the list is about ----------------------------------------------------------------- */

static void add_field(struct counted_list *l, const struct scope_term *t)
{
    const struct field *field =
        t->subject == SUBJECT_FIELD ? notice_field(l->notice, t->name) : NULL;
    for (size_t i = 0; field && i < l->fields.n; i++) {
        field = l->fields.at[i] == field ? NULL : field;
    }
    if (field) {
        *VEC_PUSH(&l->arena, &l->fields) = field;
    }
}

static void add_fields(struct counted_list *l, const struct scope *scope)
{
    for (size_t i = 0; i < scope->n; i++) {
        add_field(l, &scope->at[i]);
    }
}

void counted_list_init(struct counted_list *l, const struct notice *notice)
{
    *l = (struct counted_list){.notice = notice};
    keymap_init(&l->text_places);
    *VEC_PUSH(&l->arena, &l->texts) = NULL;
    *VEC_PUSH(&l->arena, &l->units) = (struct counted_unit){.facts = &nobody};
    for (size_t i = 0; i < notice->limits.n; i++) {
        const struct rule *rule = &notice->limits.at[i].rule;
        add_fields(l, &rule->scope);
        add_fields(l, &rule->except);
        for (size_t k = 0; k < rule->outside.n; k++) {
            add_fields(l, &rule->outside.at[k]);
        }
    }
}

void counted_list_release(struct counted_list *l)
{
    keymap_release(&l->text_places);
    arena_release(&l->arena);
    *l = (struct counted_list){0};
}

/* ---- dictionaries --------------------------------------------------------------------------- */

uint32_t counted_text(struct counted_list *l, struct slice text)
{
    if (text.n == 0) {
        return 0;
    }
    uint32_t place = keymap_add(&l->text_places, text.at, text.n, (uint32_t)l->texts.n);
    if (place == l->texts.n) {
        *VEC_PUSH(&l->arena, &l->texts) = arena_copy(&l->arena, text.at, text.n);
    }
    return place;
}

#define REGION_DIGITS 6

/* Codes end in 0000 for a province and in 00 for a city; what else stands among the regions is a
 * name or a district. The four 直辖市 are cities too. */
static bool is_code_of(const char *region, bool wants_city)
{
    static const char *const both[] = {"110000", "120000", "310000", "500000"};
    bool is_code = strlen(region) == REGION_DIGITS && strspn(region, "0123456789") == REGION_DIGITS;
    bool is_province = is_code && strcmp(region + 2, "0000") == 0;
    bool is_city = is_code && !is_province && strcmp(region + 4, "00") == 0;
    for (size_t i = 0; wants_city && i < sizeof both / sizeof *both; i++) {
        is_city = is_city || strcmp(region, both[i]) == 0;
    }
    return wants_city ? is_city : is_province;
}

static uint32_t region_of(struct counted_list *l, const struct unit_facts *u, bool wants_city)
{
    for (size_t i = 0; i < u->regions.n; i++) {
        if (is_code_of(u->regions.at[i], wants_city)) {
            return counted_text(l, slice_of(u->regions.at[i]));
        }
    }
    return 0;
}

uint32_t counted_unit_add(struct counted_list *l, const struct unit_facts *facts)
{
    *VEC_PUSH(&l->arena, &l->units) = (struct counted_unit){
        .facts = facts,
        .class = counted_text(l, slice_of(facts->class)),
        .province = region_of(l, facts, false),
        .city = region_of(l, facts, true),
    };
    return (uint32_t)l->units.n - 1;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static uint32_t direction_place(struct counted_list *l, const char *written)
{
    const struct direction *d = notice_direction(l->notice, written);
    return counted_text(l, slice_of(d && d->name ? d->name : written));
}

/* Most rows name one direction, so its place stands in ids once for all of them. */
static uint32_t single_direction(struct counted_list *l, uint32_t place)
{
    while (l->single.n <= place) {
        *VEC_PUSH(&l->arena, &l->single) = 0;
    }
    if (!l->single.at[place]) {
        *VEC_PUSH(&l->arena, &l->ids) = place;
        l->single.at[place] = (uint32_t)l->ids.n;
    }
    return l->single.at[place] - 1;
}

static void add_directions(struct counted_list *l, const struct texts *written,
                           struct counted_case *c)
{
    uint32_t only = written->n == 1 ? direction_place(l, written->at[0]) : 0;
    c->directions = only ? single_direction(l, only) : (uint32_t)l->ids.n;
    c->n_directions = only ? 1 : 0;
    for (size_t i = 0; !only && i < written->n; i++) {
        uint32_t place = direction_place(l, written->at[i]);
        if (place) {
            *VEC_PUSH(&l->arena, &l->ids) = place;
            c->n_directions++;
        }
    }
}

void counted_add(struct counted_list *l, const struct counted_row *row)
{
    struct counted_case c = row->head;
    c.partners = (uint32_t)l->ids.n;
    c.n_partners = (uint32_t)row->n_partners;
    for (size_t i = 0; i < row->n_partners; i++) {
        *VEC_PUSH(&l->arena, &l->ids) = row->partners[i];
    }
    add_directions(l, &row->directions, &c);
    c.values = (uint32_t)l->ids.n;
    for (size_t i = 0; i < l->fields.n; i++) {
        *VEC_PUSH(&l->arena, &l->ids) = row->values ? counted_text(l, slice_of(row->values[i])) : 0;
    }
    c.track = counted_text(l, slice_of(row->track));
    *VEC_PUSH(&l->arena, &l->rows) = c;
}

void counted_drop_rows(struct counted_list *l)
{
    l->rows.n = 0;
    l->ids.n = 0;
    l->single.n = 0;
}
