#include "model/finding.h"

#include <string.h>

#include "base/digest.h"
#include "base/slice.h"
#include "base/vec.h"

#define FINDING_KEY_DIGITS 8

static void add(struct digest *d, const char *text)
{
    digest_add(d, text_or_empty(text), strlen(text_or_empty(text)) + 1);
}

const char *finding_key(struct arena *a, const struct finding *f)
{
    char text[DIGEST_TEXT_SIZE];
    struct digest d;
    digest_init(&d);
    add(&d, f->rule);
    add(&d, f->subject);
    add(&d, f->notice);
    add(&d, f->clause);
    add(&d, f->text);
    add(&d, f->facts);
    digest_finish(&d, text);
    return arena_copy(a, text, FINDING_KEY_DIGITS);
}

bool finding_may_be_accepted(const struct finding *f)
{
    bool is_set_hard = f->severity == SEVERITY_ERROR && f->is_hard;
    return f->severity != SEVERITY_NOTE && !is_set_hard && !text_eq(f->rule, "late");
}

void finding_number(struct arena *a, struct finding *f, const char *name, int64_t value)
{
    struct finding_number *all = ARENA_ARRAY(a, struct finding_number, f->n_numbers + 1);
    for (size_t i = 0; i < f->n_numbers; i++) {
        all[i] = f->numbers[i];
    }
    all[f->n_numbers++] = (struct finding_number){name, value};
    f->numbers = all;
}

const char *finding_accepted(struct arena *a, const struct finding *f)
{
    const char *on = f->accepted_on ? arena_printf(a, ", %s", f->accepted_on) : "";
    return f->accepted_by ? arena_printf(a, "[%s 已接受: %s%s]", f->accepted_by,
                                         text_or_empty(f->accepted_why), on)
                          : NULL;
}

const char *finding_sentence(struct arena *a, const struct finding *f)
{
    const char *text = f->clause ? arena_printf(a, "%s (%s)", f->text, f->clause) : f->text;
    return f->accepted_by ? arena_printf(a, "%s  %s", text, finding_accepted(a, f)) : text;
}

void findings_add(struct findings *list, struct finding finding)
{
    *VEC_PUSH(list->arena, list) = finding;
}

const struct finding *findings_with_id(const struct findings *list, const char *id)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->at[i].id && text_eq(list->at[i].id, id)) {
            return &list->at[i];
        }
    }
    return NULL;
}

bool finding_about_same(const struct finding_about *one, const struct finding_about *two)
{
    return one->submission == two->submission && one->receipt == two->receipt &&
           one->notice == two->notice && one->unit == two->unit;
}

const char *severity_id(enum severity severity)
{
    static const char *const ids[] = {"info", "warning", "error"};
    return ids[severity];
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"提示", "警告", "错误"};
    return names[severity];
}
