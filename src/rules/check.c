#include "rules/check.h"

#include "rules/contact.h"
#include "rules/credit_code.h"
#include "rules/form_check.h"
#include "rules/levels.h"
#include "rules/route.h"

static void check_late(const struct check_input *in, struct findings *out)
{
    deadline_check(&in->time, in->facts, &in->arrival, out);
}

static void check_route(const struct check_input *in, struct findings *out)
{
    route_check(in->facts, out);
}

static void check_condition(const struct check_input *in, struct findings *out)
{
    struct condition_input input = {in->facts, in->ticks, in->applied_on};
    condition_check(&input, out);
}

static void check_copies(const struct check_input *in, struct findings *out)
{
    if (in->delivery) {
        copies_check(in->facts, in->delivery, in->items, out);
    }
}

static void check_agreement(const struct check_input *in, struct findings *out)
{
    if (in->delivery) {
        agree_check(in->facts, in->items, in->agreement, out);
    }
}

static void check_limits(const struct check_input *in, struct findings *out)
{
    if (in->limits) {
        limits_find_of(in->limits, in->limit_row, out);
    }
    if (in->own_limits) {
        limits_find_of(in->own_limits, in->own_row, out);
    }
}

static void check_code(const char *code, struct findings *out)
{
    struct credit_code_check c = credit_code_check(out->arena, code);
    if (c.fault != CREDIT_CODE_OK && c.fault != CREDIT_CODE_ABSENT) {
        findings_add(out, (struct finding){.subject = "统一社会信用代码",
                                           .rule = "credit_code",
                                           .severity = SEVERITY_ERROR,
                                           .clause = "GB 32100-2015",
                                           .text = c.text,
                                           .facts = code});
    }
}

static void check_credit_code(const struct check_input *in, struct findings *out)
{
    check_code(in->credit_code, out);
}

static void check_contact(const struct check_input *in, struct findings *out)
{
    contact_check(in->contact_info, "联系方式", CONTACT_ANY, out);
    contact_check(in->phone, "电话", CONTACT_PHONE, out);
    contact_check(in->email, "邮箱", CONTACT_MAIL, out);
}

static void check_form(const struct check_input *in, struct findings *out)
{
    form_check(in->facts, out);
}

static void check_levels(const struct check_input *in, struct findings *out)
{
    if (in->parent) {
        levels_check(in->facts, in->parent, out);
    }
}

/* The notice's own rules first, then what the upper one asks.
 * Limits: of many cases they are known only when all have been counted, and told then. */
static void (*const rules[])(const struct check_input *in, struct findings *out) = {
    check_late,        check_route,   check_condition, check_copies, check_agreement,
    check_credit_code, check_contact, check_form,      check_limits, check_levels,
};

void check_submission(const struct check_input *in, struct findings *out)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        rules[i](in, out);
    }
}

void check_unit_itself(const struct unit_says *says, struct findings *out)
{
    check_code(says->credit_code, out);
    contact_check(says->phone, "电话", CONTACT_PHONE, out);
    contact_check(says->email, "邮箱", CONTACT_MAIL, out);
}
