#include "desk/case_cell.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "desk/as_received.h"
#include "desk/regions.h"
#include "desk/units.h"
#include "model/fields.h"
#include "rules/contact.h"

/* ---- small readings ----------------------------------------------------------------------------- */

int64_t cell_number(const char *cell)
{
    int64_t number = 0;
    int digits = 0;
    for (size_t length; *cell; cell += length) {
        uint32_t c = utf8_decode(cell, strlen(cell), &length);
        uint32_t digit = c >= '0' && c <= '9'         ? c - '0'
                         : c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10
                                                      : 10;
        if (digit > 9) {
            bool is_end =
                strcmp(cell, ".") == 0 || strcmp(cell, "、") == 0 || strcmp(cell, "．") == 0;
            return digits && is_end ? number : NUMBER_NONE;
        }
        number = number * 10 + digit;
        if (++digits > 9) {
            return NUMBER_NONE;
        }
    }
    return digits ? number : NUMBER_NONE;
}

/* Made by hand: it is needed several times for each row of a table. */
static const char *number_text(struct arena *a, int64_t number)
{
    char digits[21], *at = digits + sizeof digits - 1;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    if (number == NUMBER_NONE) {
        return "";
    }
    *at = '\0';
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) {
        *--at = '-';
    }
    return arena_text(a, at);
}

/* The first phone and mail of a 联系方式 cell; NULL for none. */
static void contact_first(struct arena *a, const char *cell, const char **phone, const char **mail)
{
    struct contact_parts parts = contact_split(a, text_or_empty(cell));
    *phone = parts.phones.n ? parts.phones.at[0] : NULL;
    *mail = parts.mails.n ? parts.mails.at[0] : NULL;
    for (size_t i = 0; i < parts.phones.n; i++) {
        if (phone_is_valid(parts.phones.at[i])) {
            *phone = parts.phones.at[i];
            break;
        }
    }
}

/* ---- out ---------------------------------------------------------------------------------------- */

static const char *unit_cell(struct case_cells *c, struct arena *a, const struct submission *s,
                             const char *id, int64_t unit)
{
    const char *name = table_unit_name(c->units, unit);
    return s->fields
               ? received_get(a, s->fields, &(struct received){id, number_text(a, unit), name})
               : name;
}

static const char *partner_names(struct case_cells *c, struct arena *a, const char *links)
{
    int64_t *ids;
    size_t n = links_parse(a, links, &ids);
    const char *text = "";
    for (size_t i = 0; i < n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "、" : "", table_unit_name(c->units, ids[i]));
    }
    return text;
}

static const char *track_name(const struct case_cells *c, const char *track)
{
    const struct track *t = text_is_empty(track) ? NULL : notice_track(c->notice, track);
    return t && t->name ? t->name : text_or_empty(track);
}

/* The code of the lead stands in for one that was never asked for; a cell received blank stays so. */
static const char *code_cell(struct case_cells *c, struct arena *a, const struct submission *s)
{
    if (!text_is_empty(s->credit_code) || !s->lead) {
        return text_or_empty(s->credit_code);
    }
    const struct table_unit *lead = table_unit_of(c->units, s->lead);
    return received_get(a, s->fields,
                        &(struct received){"received.code", number_text(a, s->lead),
                                           text_or_empty(lead ? lead->credit_code : NULL)});
}

/* The received cell, unless phone or mail were set otherwise since. */
static const char *contact_cell(struct arena *a, const struct submission *s)
{
    const char *phone, *mail, *cell = text_or_empty(s->contact_info);
    bool has_phone = text_is_empty(s->phone) || strstr(cell, s->phone);
    bool has_mail = text_is_empty(s->email) || strstr(cell, s->email);
    if (has_phone && has_mail) {
        return cell;
    }
    contact_first(a, cell, &phone, &mail);
    if ((has_phone || text_eq(phone, s->phone)) && (has_mail || text_eq(mail, s->email))) {
        return cell;
    }
    bool has_both = !text_is_empty(s->phone) && !text_is_empty(s->email);
    return arena_printf(a, "%s%s%s", text_or_empty(s->phone), has_both ? "\n" : "",
                        text_or_empty(s->email));
}

static const char *region_cell(struct case_cells *c, struct arena *a, const struct submission *s)
{
    struct err err = {.arena = a};
    struct unit unit = {0};
    const char *usual = "";
    if (s->lead > 0 && unit_load(c->units->desk, a, s->lead, &unit, &err) == STATUS_OK &&
        !text_is_empty(unit.region)) {
        usual = region_name(c->units->desk, unit.region);
    }
    return received_get(a, s->fields,
                        &(struct received){"received.region", number_text(a, s->lead), usual});
}

static const char *form_field_id(const struct case_cells *c, const struct column *column)
{
    const struct field *f = notice_field(c->notice, text_or_empty(column->field));
    return f && f->id ? f->id : f ? f->name : text_or_empty(column->field);
}

const char *case_cell(struct case_cells *c, struct arena *a, const struct submission *s,
                      const struct column *column)
{
    switch (column->source) {
    case SOURCE_ROW_NUMBER:
    case SOURCE_ORDER: {
        const char *usual = number_text(a, s->list_order);
        return s->fields
                   ? received_get(a, s->fields, &(struct received){"received.order", usual, usual})
                   : usual;
    }
    case SOURCE_TITLE: return text_or_empty(s->title);
    case SOURCE_TRACK:
        return received_get(
            a, s->fields,
            &(struct received){"received.track", text_or_empty(s->track), track_name(c, s->track)});
    case SOURCE_DIRECTION: return text_or_empty(s->direction);
    case SOURCE_LEAD: return unit_cell(c, a, s, "received.lead", s->lead);
    case SOURCE_PARTNERS:
        return received_get(a, s->fields,
                            &(struct received){"received.partners", text_or_empty(s->partners),
                                               partner_names(c, a, s->partners)});
    case SOURCE_CREDIT_CODE: return code_cell(c, a, s);
    case SOURCE_CONTACT: return text_or_empty(s->contact);
    case SOURCE_PHONE: return text_or_empty(s->phone);
    case SOURCE_EMAIL: return text_or_empty(s->email);
    case SOURCE_CONTACT_INFO: return contact_cell(a, s);
    case SOURCE_RECOMMENDER: return unit_cell(c, a, s, "received.recommender", s->recommender);
    case SOURCE_REGION: return region_cell(c, a, s);
    case SOURCE_FIELD: return text_or_empty(fields_get(a, s->fields, form_field_id(c, column)));
    case SOURCE_ABSENT: break;
    }
    return "";
}

/* ---- in ----------------------------------------------------------------------------------------- */

static const char *or_null(const char *cell)
{
    return *cell ? cell : NULL;
}

/* Keeps a cell that is not what export would write by itself; a blank one says nothing. */
static void keep_cell(struct arena *a, struct submission *s, const struct received *r,
                      const char *cell)
{
    s->fields = received_put(a, s->fields, r, *cell ? cell : r->usual);
}

static void put_number(struct arena *a, struct submission *s, const char *cell)
{
    int64_t number = cell_number(cell);
    s->list_order = number == NUMBER_NONE ? s->list_order : number;
    const char *usual = number_text(a, s->list_order);
    keep_cell(a, s, &(struct received){"received.order", usual, usual}, cell);
}

/* A blank cell is noted also while the lead has no code: it may get one later. */
static void put_code(struct arena *a, struct submission *s, const char *cell)
{
    const char *blank = s->lead ? arena_printf(a, "%s\t", number_text(a, s->lead)) : NULL;
    s->credit_code = or_null(cell);
    if (!*cell || s->fields) {
        s->fields = fields_set(a, s->fields, "received.code", *cell ? NULL : blank);
    }
}

static void put_units(struct case_cells *c, struct arena *a, struct submission *s,
                      const struct case_value *v)
{
    const char *name = table_unit_name(c->units, v->unit);
    const char *id = number_text(a, v->unit);
    if (v->column->source == SOURCE_LEAD) {
        s->lead = v->unit;
        keep_cell(a, s, &(struct received){"received.lead", id, name}, v->cell);
    } else if (v->column->source == SOURCE_RECOMMENDER) {
        s->recommender = v->unit;
        keep_cell(a, s, &(struct received){"received.recommender", id, name}, v->cell);
    } else {
        s->partners = v->units;
        keep_cell(a, s,
                  &(struct received){"received.partners", text_or_empty(v->units),
                                     partner_names(c, a, v->units)},
                  v->cell);
    }
}

/* Phone and mail follow the cell unless somebody set them otherwise. */
static void put_contact_info(struct arena *a, struct submission *s, const char *cell)
{
    const char *old_phone = NULL, *old_mail = NULL, *phone, *mail;
    if (!text_is_empty(s->contact_info)) {
        contact_first(a, s->contact_info, &old_phone, &old_mail);
    }
    contact_first(a, cell, &phone, &mail);
    s->phone = text_is_empty(s->phone) || text_eq(s->phone, old_phone) ? phone : s->phone;
    s->email = text_is_empty(s->email) || text_eq(s->email, old_mail) ? mail : s->email;
    s->contact_info = or_null(cell);
}

void case_cell_put(struct case_cells *c, struct arena *a, struct submission *s,
                   const struct case_value *v)
{
    switch (v->column->source) {
    case SOURCE_ROW_NUMBER:
    case SOURCE_ORDER: put_number(a, s, v->cell); break;
    case SOURCE_TITLE: s->title = v->cell; break;
    case SOURCE_TRACK:
        keep_cell(
            a, s,
            &(struct received){"received.track", text_or_empty(s->track), track_name(c, s->track)},
            v->cell);
        break;
    case SOURCE_DIRECTION: s->direction = or_null(v->cell); break;
    case SOURCE_LEAD:
    case SOURCE_PARTNERS:
    case SOURCE_RECOMMENDER: put_units(c, a, s, v); break;
    case SOURCE_CREDIT_CODE: put_code(a, s, v->cell); break;
    case SOURCE_CONTACT: s->contact = or_null(v->cell); break;
    case SOURCE_PHONE: s->phone = or_null(v->cell); break;
    case SOURCE_EMAIL: s->email = or_null(v->cell); break;
    case SOURCE_CONTACT_INFO: put_contact_info(a, s, v->cell); break;
    case SOURCE_REGION:
        s->fields = received_put(a, s->fields,
                                 &(struct received){"received.region", number_text(a, s->lead), ""},
                                 v->cell);
        break;
    case SOURCE_FIELD:
        s->fields = fields_set(a, s->fields, form_field_id(c, v->column), v->cell);
        break;
    case SOURCE_ABSENT: break;
    }
}
