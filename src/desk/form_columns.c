#include "desk/form_columns.h"

#include "base/slice.h"

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
