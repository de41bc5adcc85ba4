#include "cli/findings.h"

void findings_json(struct json *j, const struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *one = &f->at[i];
        json_object(j);
        json_put_text(j, "subject", one->subject);
        json_put_text(j, "rule", one->rule);
        json_put_text(j, "severity", severity_id(one->severity));
        json_put_bool(j, "hard", one->is_hard);
        json_put_text(j, "notice", one->notice);
        json_put_text(j, "clause", one->clause);
        json_put_text(j, "text", one->text);
        json_put_text(j, "id", one->id);
        json_put_text(j, "accepted_by", one->accepted_by);
        json_put_text(j, "accepted_why", one->accepted_why);
        json_put_text(j, "accepted_on", one->accepted_on);
        for (size_t k = 0; k < one->n_numbers; k++) {
            json_put_int(j, one->numbers[k].name, one->numbers[k].value);
        }
        json_object_end(j);
    }
}

void findings_text(struct buf *out, const struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *one = &f->at[i];
        bool is_open = one->id && !one->accepted_by && finding_may_be_accepted(one);
        buf_printf(out, "%s  %s  %s%s%s%s\n", severity_name(one->severity), one->subject,
                   finding_sentence(f->arena, one), is_open ? "  [" : "", is_open ? one->id : "",
                   is_open ? "]" : "");
    }
}

bool findings_matter(const struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->at[i].severity != SEVERITY_NOTE && !f->at[i].accepted_by) {
            return true;
        }
    }
    return false;
}
