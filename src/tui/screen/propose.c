#include "tui/screen/propose.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/data_files.h"
#include "desk/lists.h"
#include "desk/regions.h"
#include "desk/reviewers.h"
#include "desk/submissions.h"
#include "desk/unit_search.h"

#define PROPOSALS 6
#define FILES_LOOKED_AT 2000 /* of a directory; more are not worth waiting for */

/* What a class is called; its own text when the desk does not know it. */
static const char *class_name(struct desk *desk, struct arena *a, const char *class)
{
    struct err err = {.arena = a};
    const struct unit_classes *classes = NULL;
    if (text_is_empty(class) || desk_classes(desk, &classes, &err) != STATUS_OK) {
        return text_or_empty(class);
    }
    for (size_t i = 0; i < classes->n; i++) {
        if (text_eq(classes->at[i].id, class)) {
            return classes->at[i].name;
        }
    }
    return class;
}

static const char *unit_note(struct desk *desk, struct arena *a, const struct unit *u)
{
    return arena_printf(a, "%s %s", class_name(desk, a, u->class),
                        u->region ? text_or_empty(region_name(desk, u->region)) : "");
}

struct suggestions propose_unit(struct desk *desk, struct arena *a, const char *typed)
{
    struct err err = {.arena = a};
    struct unit_hits hits = {0};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    struct suggestions found = {at, 0, 0};
    if (unit_search(desk, a, typed, PROPOSALS, &hits, &err) != STATUS_OK) {
        return found;
    }
    for (size_t i = 0; i < hits.n; i++) {
        const struct unit *u = &hits.at[i];
        at[found.n++] =
            (struct suggestion){.text = u->name, .note = unit_note(desk, a, u), .id = u->record.id};
    }
    found.total = found.n + hits.has_more;
    return found;
}

struct suggestions propose_reviewer(struct desk *desk, struct arena *a, const char *typed)
{
    struct err err = {.arena = a};
    struct reviewer_views all = {0};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    struct suggestions found = {at, 0, 0};
    if (reviewers_load(desk, a, &all, &err) != STATUS_OK) {
        return found;
    }
    for (size_t i = 0; i < all.n; i++) {
        const struct reviewer_view *v = &all.at[i];
        if (!reviewer_matches(v, typed)) {
            continue;
        }
        found.total++;
        if (found.n < PROPOSALS) {
            at[found.n++] = (struct suggestion){
                .text = v->no,
                .note = arena_printf(a, "%s %s", v->reviewer.name, text_or_empty(v->unit)),
                .id = v->reviewer.record.id};
        }
    }
    return found;
}

struct suggestions propose_submission(struct desk *desk, struct arena *a, const char *typed)
{
    struct err err = {.arena = a};
    struct id_list list = {0};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    struct suggestions found = {at, 0, 0};
    const struct list_options options = {.noun = "submission", .where = list_typed(a, typed)};
    if (text_is_empty(typed) || id_list_open(&list, desk, &options, &err) != STATUS_OK) {
        return found;
    }
    if (id_list_more(&list, &err) == STATUS_OK) {
        found.total = list.n;
    }
    for (size_t i = 0; i < found.total && found.n < PROPOSALS; i++) {
        struct submission s;
        if (submission_load(desk, a, list.ids[i], &s, &err) == STATUS_OK) {
            at[found.n++] = (struct suggestion){
                .text = submission_no(a, list.ids[i]), .note = s.title, .id = list.ids[i]};
        }
    }
    id_list_release(&list);
    return found;
}

static bool is_table_name(const char *name)
{
    static const char *const ends[] = {".csv", ".txt", ".tsv", ".xlsx"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (n > strlen(ends[i]) && strcasecmp(name + n - strlen(ends[i]), ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct suggestion *)a)->text, ((const struct suggestion *)b)->text);
}

/* Every entry of `directory` that begins with `start`. */
static size_t list_directory(struct arena *a, const char *directory, const char *start,
                             struct suggestion *out)
{
    DIR *dir = opendir(*directory ? directory : ".");
    size_t n = 0;
    for (struct dirent *e; dir && n < FILES_LOOKED_AT && (e = readdir(dir));) {
        const char *path = arena_printf(a, "%s%s", directory, e->d_name);
        bool is_hidden = e->d_name[0] == '.' && *start != '.';
        if (is_hidden || !text_starts(e->d_name, start)) {
            continue;
        }
        if (file_is_directory(path)) {
            out[n++] = (struct suggestion){
                .text = arena_printf(a, "%s/", path), .note = "目录", .goes_on = true};
        } else if (is_table_name(e->d_name)) {
            out[n++] = (struct suggestion){.text = path};
        }
    }
    if (dir) {
        (void)closedir(dir);
    }
    return n;
}

struct suggestions propose_table_file(struct arena *a, const char *typed)
{
    const char *path = path_typed(a, typed);
    const char *slash = strrchr(path, '/');
    const char *start = slash ? slash + 1 : path;
    const char *directory = arena_copy(a, path, (size_t)(start - path));
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, FILES_LOOKED_AT);
    size_t total = list_directory(a, directory, start, at);
    qsort(at, total, sizeof *at, by_text);
    return (struct suggestions){at, total < PROPOSALS ? total : PROPOSALS, total};
}
