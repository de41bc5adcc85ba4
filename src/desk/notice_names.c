#include "desk/notice_names.h"

#include "desk/data_files.h"
#include "desk/regions.h"
#include "notice/check.h"

static void add(struct texts *known, const char *word)
{
    if (word) {
        known->at[known->n++] = word;
    }
}

static struct texts words_of_classes(struct arena *a, const struct unit_classes *classes)
{
    size_t most = 0;
    for (size_t i = 0; i < classes->n; i++) {
        most += 2 + classes->at[i].aliases.n;
    }
    struct texts known = {ARENA_ARRAY(a, const char *, most + 1), 0};
    for (size_t i = 0; i < classes->n; i++) {
        const struct unit_class *c = &classes->at[i];
        add(&known, c->name);
        add(&known, c->id);
        for (size_t k = 0; k < c->aliases.n; k++) {
            add(&known, c->aliases.at[k]);
        }
    }
    return known;
}

static struct texts words_of_regions(struct arena *a, const struct regions *regions)
{
    struct texts known = {ARENA_ARRAY(a, const char *, 2 * regions->n + 1), 0};
    for (size_t i = 0; i < regions->n; i++) {
        add(&known, regions->at[i].name);
        add(&known, regions->at[i].code);
    }
    return known;
}

enum status notice_names_check(struct desk *desk, struct arena *a, const struct notice *n,
                               struct problems *out, struct err *err)
{
    const struct unit_classes *classes = NULL;
    const struct regions *regions = NULL;
    enum status status = desk_classes(desk, &classes, err);
    if (status == STATUS_OK) {
        status = desk_regions(desk, &regions, err);
    }
    if (status == STATUS_OK) {
        struct known_names known = {words_of_classes(a, classes), words_of_regions(a, regions)};
        notice_check_names(n, &known, out);
    }
    return status;
}
