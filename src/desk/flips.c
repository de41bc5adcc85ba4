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

static const char *said(struct arena *a, const struct finding *f)
{
    return f ? finding_sentence(a, f) : NULL;
}

void flips_find(struct arena *a, struct findings *before, struct findings *after, struct flips *out)
{
    size_t b = 0, n = 0;
    sort_once(before);
    sort_once(after);
    while (b < before->n || n < after->n) {
        const struct finding *one = b < before->n ? &before->at[b] : NULL;
        const struct finding *two = n < after->n ? &after->at[n] : NULL;
        int order = !one ? 1 : !two ? -1 : by_subject(one, two);
        bool is_other = order && one && two && is_same_place(one, two);
        bool goes = order < 0 || is_other, comes = order > 0 || is_other;
        if (order) {
            const struct finding *any = goes ? one : two;
            *VEC_PUSH(a, out) = (struct flip){.subject = text_or_empty(any->subject),
                                              .rule = any->rule,
                                              .before = said(a, goes ? one : NULL),
                                              .after = said(a, comes ? two : NULL)};
        }
        b += goes || !order;
        n += comes || !order;
    }
}
