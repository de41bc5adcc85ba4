#include "desk/flips.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "base/vec.h"

static int by_subject(const void *left, const void *right)
{
    const struct finding *l = left, *r = right;
    int order = strcmp(text_or_empty(l->subject), text_or_empty(r->subject));
    order = order ? order : strcmp(l->rule, r->rule);
    return order ? order : strcmp(l->text, r->text);
}

/* A case that is looked at for two units says everything twice. */
static void sort_once(struct findings *list)
{
    size_t n = 0;
    if (list->n) {
        qsort(list->at, list->n, sizeof *list->at, by_subject);
    }
    for (size_t i = 0; i < list->n; i++) {
        if (n == 0 || by_subject(&list->at[n - 1], &list->at[i]) != 0) {
            list->at[n++] = list->at[i];
        }
    }
    list->n = n;
}

static bool is_same_place(const struct finding *one, const struct finding *two)
{
    return text_eq(text_or_empty(one->subject), text_or_empty(two->subject)) &&
           text_eq(one->rule, two->rule);
}

/* Both sorted: what stands in both is taken out of both, so that it is never paired with another. */
static void drop_common(struct findings *before, struct findings *after)
{
    size_t b = 0, a = 0, kept_before = 0, kept_after = 0;
    while (b < before->n || a < after->n) {
        int order = b == before->n  ? 1
                    : a == after->n ? -1
                                    : by_subject(&before->at[b], &after->at[a]);
        if (order < 0) {
            before->at[kept_before++] = before->at[b];
        } else if (order > 0) {
            after->at[kept_after++] = after->at[a];
        }
        b += order <= 0;
        a += order >= 0;
    }
    before->n = kept_before;
    after->n = kept_after;
}

static const char *said(struct arena *a, const struct finding *f)
{
    return f ? finding_sentence(a, f) : NULL;
}

void flips_find(struct arena *a, struct findings *before, struct findings *after, struct flips *out)
{
    size_t b = 0, n = 0;
    sort_once(before);
    sort_once(after);
    drop_common(before, after);
    while (b < before->n || n < after->n) {
        const struct finding *one = b < before->n ? &before->at[b] : NULL;
        const struct finding *two = n < after->n ? &after->at[n] : NULL;
        bool is_pair = one && two && is_same_place(one, two);
        bool goes = one && (is_pair || !two || by_subject(one, two) < 0);
        bool comes = two && (is_pair || !goes);
        const struct finding *any = goes ? one : two;
        *VEC_PUSH(a, out) = (struct flip){.subject = text_or_empty(any->subject),
                                          .rule = any->rule,
                                          .before = said(a, goes ? one : NULL),
                                          .after = said(a, comes ? two : NULL)};
        b += goes;
        n += comes;
    }
}
