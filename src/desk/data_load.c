#include "desk/data_load.h"

#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/vec.h"
#include "desk/data_files.h"
#include "desk/regions.h"
#include "desk/write.h"
#include "notice/load.h"
#include "store/queries.h"
#include "store/record.h"

#define MAX_DATA_FILE ((size_t)4 << 20)
#define CHANGES_TOLD 200 /* of a file of thousands of regions nobody reads more */

static const struct {
    const char *kind, *name;
} kinds[] = {{"calendar", "日历"}, {"classes", "单位类别"}, {"regions", "行政区划"}};

const char *data_kind_name(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_eq(kinds[i].kind, kind)) {
            return kinds[i].name;
        }
    }
    return kind;
}

enum status data_files_load(struct desk *desk, struct arena *a, struct data_files_list *out,
                            struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct data_files_list){0};
    enum status status = record_ids(desk->db, QUERY_DATA_FILE_ALL, DB_NO_ARGS, a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &data_file_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

/* ---- what changes ---------------------------------------------------------------------------------------- */

/* An item by what units keep of it, and by what people call it. */
struct item {
    const char *key, *name;
};
struct items {
    struct item *at;
    size_t n, cap;
};

struct looking {
    struct desk *desk;
    struct arena *a;
    struct data_candidate *out;
    const char *noun; /* 类别, 地区 */
    size_t query;     /* what units bear */
    struct items old, new;
    VEC(const char *) told;
};

static const struct item *item_of(const struct items *items, const char *key)
{
    for (size_t i = 0; i < items->n; i++) {
        if (text_eq(items->at[i].key, key)) {
            return &items->at[i];
        }
    }
    return NULL;
}

static void tell(struct looking *l, const char *sentence)
{
    if (l->told.n < CHANGES_TOLD) {
        *VEC_PUSH(l->a, &l->told) = sentence;
    }
}

static void compare(struct looking *l)
{
    for (size_t i = 0; i < l->new.n; i++) {
        const struct item *mine = &l->new.at[i], *old = item_of(&l->old, mine->key);
        if (!old) {
            tell(l, arena_printf(l->a, "加上%s「%s」(%s)", l->noun, mine->name, mine->key));
        } else if (!text_eq(old->name, mine->name)) {
            tell(l, arena_printf(l->a, "%s %s 由「%s」改名「%s」", l->noun, mine->key, old->name,
                                 mine->name));
        }
    }
    for (size_t i = 0; i < l->old.n; i++) {
        const struct item *old = &l->old.at[i];
        if (!item_of(&l->new, old->key)) {
            tell(l, arena_printf(l->a, "去掉%s「%s」(%s)", l->noun, old->name, old->key));
        }
    }
    l->out->changes = (struct texts){l->told.at, l->told.n};
}

/* What units bear must stay. */
static enum status check_used(struct looking *l, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(l->desk->db, l->query, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        const char *key = db_column_text(&c, 0, l->a);
        const struct item *old = item_of(&l->old, key);
        if (old && !item_of(&l->new, key)) {
            problem_add(&l->out->problems, 1, 1,
                        "文件里没有%s「%s」(%s)，还有%lld个单位用着：先改单位，或留着它", l->noun,
                        old->name, key, (long long)db_column_int(&c, 1));
        }
    }
    db_finish(&c);
    return status;
}

/* ---- the kinds ------------------------------------------------------------------------------------------- */

static void add_classes(struct looking *l, struct items *items, const struct unit_classes *classes)
{
    for (size_t i = 0; i < classes->n; i++) {
        *VEC_PUSH(l->a, items) = (struct item){classes->at[i].id, classes->at[i].name};
    }
}

static enum status look_at_classes(struct looking *l, struct err *err)
{
    struct unit_classes mine = {0};
    const struct unit_classes *old = NULL;
    l->noun = "类别";
    l->query = QUERY_UNIT_CLASSES_USED;
    l->out->name = "classes.yaml";
    enum status status = unit_classes_load_text(l->out->text, &mine, &l->out->problems, err);
    if (status == STATUS_OK) {
        status = desk_classes(l->desk, &old, err);
    }
    if (status == STATUS_OK) {
        add_classes(l, &l->old, old);
        add_classes(l, &l->new, &mine);
        compare(l);
        status = check_used(l, err);
    }
    return status;
}

static void add_regions(struct looking *l, struct items *items, const struct regions *regions)
{
    for (size_t i = 0; i < regions->n; i++) {
        *VEC_PUSH(l->a, items) = (struct item){regions->at[i].code, regions->at[i].name};
    }
}

static enum status look_at_regions(struct looking *l, struct err *err)
{
    struct regions mine = {0};
    const struct regions *old = NULL;
    l->noun = "地区";
    l->query = QUERY_UNIT_REGIONS_USED;
    l->out->name = "regions.csv";
    enum status status = regions_parse(l->a, l->out->text.at, &mine, err);
    if (status == STATUS_OK) {
        status = desk_regions(l->desk, &old, err);
    }
    if (status == STATUS_OK) {
        add_regions(l, &l->old, old);
        add_regions(l, &l->new, &mine);
        compare(l);
        status = check_used(l, err);
    }
    return status;
}

static enum status look_at_calendar(struct looking *l, struct err *err)
{
    struct calendar mine = {0};
    enum status status = calendar_load_text(l->out->text, &mine, &l->out->problems, err);
    if (status == STATUS_OK) {
        l->out->name = arena_printf(l->a, "%d.yaml", mine.year);
        tell(l, arena_printf(l->a, "%d年的放假和调休按这一份; 以后的期限都按它算", mine.year));
        l->out->changes = (struct texts){l->told.at, l->told.n};
    }
    return status;
}

/* ---- looked at ------------------------------------------------------------------------------------------- */

/* By the first word of a line: a key of one schema, or the head of the table. */
static const char *kind_of(struct slice text)
{
    static const struct {
        const char *word, *kind;
    } words[] = {{"代码,", "regions"}, {"类别:", "classes"}, {"年份:", "calendar"}};
    static const char bom[] = "\xEF\xBB\xBF";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word);
        for (size_t at = text.n > 3 && memcmp(text.at, bom, 3) == 0 ? 3 : 0; at + n <= text.n;) {
            if (memcmp(text.at + at, words[i].word, n) == 0) {
                return words[i].kind;
            }
            const char *end = memchr(text.at + at, '\n', text.n - at);
            at = end ? (size_t)(end - text.at) + 1 : text.n;
        }
    }
    return NULL;
}

static enum status find_present(struct looking *l, struct data_file *out, struct err *err)
{
    int64_t id = 0;
    enum status status = db_one(l->desk->db, QUERY_DATA_FILE_BY_NAME,
                                DB_ARGS(db_text(l->out->kind), db_text(l->out->name)), 0, &id, err);
    *out = (struct data_file){0};
    return status == STATUS_OK && id ? record_load(l->desk->db, &data_file_type, id, l->a, out, err)
                                     : status;
}

static enum status look(struct looking *l, struct err *err)
{
    struct data_file present;
    enum status status = text_eq(l->out->kind, "classes")   ? look_at_classes(l, err)
                         : text_eq(l->out->kind, "regions") ? look_at_regions(l, err)
                                                            : look_at_calendar(l, err);
    if (status != STATUS_OK || l->out->problems.n) {
        return l->out->problems.n ? STATUS_OK : status;
    }
    status = find_present(l, &present, err);
    l->out->is_new = present.record.id == 0;
    l->out->is_same = present.record.id && !present.record.is_void &&
                      slice_is(l->out->text, text_or_empty(present.text));
    return status;
}

enum status data_candidate_read(struct desk *desk, struct arena *a, const char *path,
                                struct data_candidate *out, struct err *err)
{
    struct looking l = {.desk = desk, .a = a, .out = out};
    *out = (struct data_candidate){.path = arena_text(a, path)};
    out->problems = (struct problems){.arena = a, .file = out->path};
    enum status status = file_read(a, path, MAX_DATA_FILE, &out->text, err);
    if (status == STATUS_OK) {
        out->kind = kind_of(out->text);
    }
    return status == STATUS_OK && out->kind ? look(&l, err) : status;
}

/* ---- brought in ------------------------------------------------------------------------------------------ */

static enum status put(struct write *w, const struct data_candidate *c, struct err *err)
{
    struct looking l = {.desk = w->desk, .a = w->arena, .out = &(struct data_candidate){0}};
    struct data_file present, mine = {.kind = c->kind, .name = c->name, .text = c->text.at};
    char digest[DIGEST_TEXT_SIZE];
    *l.out = *c;
    digest_text(c->text.at, c->text.n, digest);
    mine.digest = arena_text(w->arena, digest);
    enum status status = find_present(&l, &present, err);
    if (status != STATUS_OK || present.record.id == 0) {
        return status == STATUS_OK ? write_insert(w, &data_file_type, &mine, err) : status;
    }
    mine.record = present.record;
    mine.record.is_void = 0;
    return write_update(w, &data_file_type, &present, &mine, err);
}

enum status data_candidate_load(struct desk *desk, struct arena *a, const struct data_candidate *c,
                                struct err *err)
{
    struct write w;
    if (!c->kind) {
        return err_set(err, STATUS_DATA, "%s 不是单位类别、行政区划或日历；写法见 notice-format.md",
                       c->path);
    }
    if (c->problems.n) {
        return err_set(err, STATUS_DATA, "%s 有 %zu 处问题, 不能载入", c->path, c->problems.n);
    }
    enum status status = write_begin(&w, desk, a, "data_load", MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = put(&w, c, err);
    }
    return write_end(&w, status, arena_printf(a, "载入%s %s", data_kind_name(c->kind), c->name),
                     NULL, NULL, err);
}
