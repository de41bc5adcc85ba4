#include "desk/left_out.h"

#include "base/slice.h"
#include "store/listing.h"

enum status left_out_is_asked(struct arena *a, const char *where, bool *asked, struct err *err)
{
    const struct listing *l = listing_find("submission");
    const struct where_field *fields = listing_where_fields(a, l);
    struct where parsed = {0};
    *asked = false;
    enum status status = where_parse(a, fields, l->n_fields, text_or_empty(where), &parsed, err);
    for (size_t i = 0; i < parsed.n && status == STATUS_OK; i++) {
        size_t field = parsed.at[i].field;
        *asked = *asked || (field != WHERE_ANY && text_eq(fields[field].id, "state"));
    }
    return status;
}

bool left_out_note(struct left_out *l, const char *state)
{
    enum submission_state s;
    if (!submission_state_parse(text_or_empty(state), &s) || submission_is_in(s)) {
        return false;
    }
    l->n[s]++;
    return true;
}

const char *left_out_text(struct arena *a, const struct left_out *l)
{
    const char *why = "", *one = NULL;
    int64_t total = 0;
    for (int s = 0; s < SUBMISSION_STATES; s++) {
        if (l->n[s] > 0) {
            one = one ? one : submission_state_name((enum submission_state)s);
            why = arena_printf(a, "%s%s%s %lld 件", why, total ? ", " : "",
                               submission_state_name((enum submission_state)s), (long long)l->n[s]);
            total += l->n[s];
        }
    }
    return total ? arena_printf(a, "另有 %lld 件没有列入: %s; 要列入, 在条件里写明状态, 如 状态:%s",
                                (long long)total, why, one)
                 : NULL;
}
