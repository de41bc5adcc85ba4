#include "desk/form_columns.h"

#include "base/slice.h"
#include "desk/units.h"

static const struct {
    const char *id, *column;
} columns[] = {
    {"title", "title"},     {"direction", "direction"}, {"applicant", "lead"},
    {"lead", "lead"},       {"partners", "partners"},   {"recommender", "recommender"},
    {"contact", "contact"}, {"mobile", "phone"},        {"contact_mobile", "phone"},
    {"phone", "phone"},     {"email", "email"},         {"credit_code", "credit_code"},
};

const struct record_field *form_column(const struct field *f)
{
    for (size_t i = 0; f->id && i < sizeof columns / sizeof *columns; i++) {
        if (text_eq(columns[i].id, f->id)) {
            return record_field(&submission_type, columns[i].column);
        }
    }
    return NULL;
}

const char *form_column_text(struct desk *desk, struct arena *a, const struct submission *s,
                             const struct record_field *column)
{
    int64_t *ids;
    const char *text = NULL;
    if (column->kind == RECORD_LINK) {
        return unit_name(desk, a, record_number(s, column));
    }
    if (column->kind != RECORD_LINKS) {
        return record_value(a, s, column);
    }
    for (size_t i = 0, n = links_parse(a, record_text(s, column), &ids); i < n; i++) {
        const char *name = text_or_empty(unit_name(desk, a, ids[i]));
        text = text ? arena_printf(a, "%s、%s", text, name) : name;
    }
    return text;
}
