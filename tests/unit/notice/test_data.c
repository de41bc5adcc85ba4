/* The small data files load, hang together, and know every class and region the notices name. */
#include <string.h>

#include "base/file.h"
#include "notice/load.h"
#include "notice/schema.h"
#include "support/check.h"
#include "support/notice.h"
#include "text/csv_reader.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const notices[] = {"255", "88", "gd76", "926", "360", "220"};

struct region {
    const char *code, *name, *parent, *mark;
};

struct regions {
    struct region at[1000];
    size_t n;
};

static struct slice read_data(struct arena *a, const char *name)
{
    struct slice text;
    struct err err = {.arena = a};
    assert_int_equal(file_read(a, arena_printf(a, "data/%s", name), YAML_MAX_BYTES, &text, &err),
                     STATUS_OK);
    return text;
}

static struct unit_classes load_classes(struct arena *a)
{
    struct unit_classes classes;
    struct problems ps = {.arena = a, .file = "classes.yaml"};
    struct err err = {.arena = a};
    assert_int_equal(unit_classes_load_text(read_data(a, "classes.yaml"), &classes, &ps, &err),
                     STATUS_OK);
    return classes;
}

static const char *cell(struct arena *a, const struct csv_row *row, size_t i)
{
    return arena_copy(a, row->cells[i].text.at, row->cells[i].text.n);
}

static struct regions *load_regions(struct arena *a)
{
    struct source from = source_of_bytes(read_data(a, "regions.csv"));
    struct regions *regions = arena_alloc(a, sizeof *regions);
    struct err err = {.arena = a};
    struct csv_row row = {0};
    struct decoder d;
    struct csv_reader r;
    assert_int_equal(decoder_open(&d, &from, CHARSET_DETECT, &err), STATUS_OK);
    assert_int_equal(csv_reader_open(&r, &d, (struct csv_options){0}, &err), STATUS_OK);
    while (csv_reader_next(&r, &row, &err) == STATUS_OK && !row.is_end) {
        assert_int_equal(row.n, 4);
        assert_true(regions->n < COUNT(regions->at));
        regions->at[regions->n++] =
            (struct region){cell(a, &row, 0), cell(a, &row, 1), cell(a, &row, 2), cell(a, &row, 3)};
    }
    csv_reader_close(&r);
    decoder_close(&d);
    return regions;
}

static const struct region *region_by_code(const struct regions *regions, const char *code)
{
    for (size_t i = 0; i < regions->n; i++) {
        if (strcmp(regions->at[i].code, code) == 0) {
            return &regions->at[i];
        }
    }
    return NULL;
}

static bool has_region(const struct regions *regions, const char *name)
{
    for (size_t i = 0; i < regions->n; i++) {
        if (strcmp(regions->at[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_class(const struct unit_classes *classes, const char *name)
{
    for (size_t i = 0; i < classes->n; i++) {
        if (strcmp(classes->at[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void test_class_names_and_aliases_are_each_one(void **state)
{
    struct unit_classes classes = load_classes(*state);
    assert_true(classes.n > 40);
    for (size_t i = 0; i < classes.n; i++) {
        for (size_t j = 0; j < classes.n; j++) {
            assert_false(i < j && strcmp(classes.at[i].id, classes.at[j].id) == 0);
            assert_false(i < j && strcmp(classes.at[i].name, classes.at[j].name) == 0);
            assert_false(texts_has(&classes.at[i].aliases, classes.at[j].name));
        }
    }
}

struct names {
    const struct unit_classes *classes;
    const struct regions *regions;
    size_t n_classes, n_regions; /* how many were looked at */
};

static void check_class(struct names *names, const char *name)
{
    names->n_classes++;
    if (!has_class(names->classes, name)) {
        fail_msg("data/classes.yaml has no %s", name);
    }
}

static void check_region(struct names *names, const char *name)
{
    names->n_regions++;
    if (!has_region(names->regions, name)) {
        fail_msg("data/regions.csv has no %s", name);
    }
}

static void check_term(struct names *names, const struct scope_term *term)
{
    for (size_t i = 0; i < term->values.n; i++) {
        if (term->attribute == ATTRIBUTE_CLASS) {
            check_class(names, term->values.at[i]);
        } else if (term->attribute == ATTRIBUTE_REGION) {
            check_region(names, term->values.at[i]);
        }
    }
}

static void check_map(struct names *names, const struct schema *s, const void *map)
{
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        const void *at = (const char *)map + k->offset;
        const struct scope *scope = at;
        const struct list_view *items = at;
        for (size_t j = 0; k->kind == KEY_SCOPE && j < scope->n; j++) {
            check_term(names, &scope->at[j]);
        }
        for (size_t j = 0; k->kind == KEY_LIST && j < items->n; j++) {
            check_map(names, k->sub, (const char *)items->at + j * k->sub->size);
        }
    }
}

static void check_notice(struct arena *a, struct names *names, const char *code)
{
    const char *path = arena_printf(a, "data/notices/%s.yaml", code);
    struct notice n = notice_from(a, notice_file(a, path));
    check_map(names, &notice_schema, &n);
    for (size_t i = 0; i < n.roles.n; i++) {
        for (size_t j = 0; j < n.roles.at[i].classes.n; j++) {
            check_class(names, n.roles.at[i].classes.at[j]);
        }
    }
}

static void test_notices_name_known_classes_and_regions(void **state)
{
    struct unit_classes classes = load_classes(*state);
    struct names names = {.classes = &classes, .regions = load_regions(*state)};
    for (size_t i = 0; i < COUNT(notices); i++) {
        check_notice(*state, &names, notices[i]);
    }
    assert_true(names.n_classes > 40);
    assert_int_equal(names.n_regions, 9 + 1 + 12 + 1);
}

static void test_regions_hang_together(void **state)
{
    const struct regions *regions = load_regions(*state);
    size_t tops = 0;
    assert_string_equal(regions->at[0].code, "代码");
    assert_int_equal(regions->n, 1 + 35 + 451);
    for (size_t i = 1; i < regions->n; i++) {
        const struct region *r = &regions->at[i];
        assert_int_equal(strlen(r->code), 6);
        assert_int_equal(strspn(r->code, "0123456789"), 6);
        assert_ptr_equal(region_by_code(regions, r->code), r);
        const struct region *parent = region_by_code(regions, r->parent);
        bool is_top = strcmp(r->code + 2, "0000") == 0;
        tops += is_top;
        assert_true(is_top ? !*r->parent : parent && strcmp(parent->code + 2, "0000") == 0);
    }
    assert_int_equal(tops, 34 + 1); /* the provinces and what ranks with them, and the corps */
}

static void test_separate_cities_and_corps_are_marked(void **state)
{
    static const char *const cities[] = {"大连市", "宁波市", "厦门市", "青岛市", "深圳市"};
    const struct regions *regions = load_regions(*state);
    size_t n = 0;
    for (size_t i = 1; i < regions->n; i++) {
        const struct region *r = &regions->at[i];
        if (strcmp(r->mark, "计划单列市") == 0) {
            assert_true(n < COUNT(cities));
            assert_string_equal(r->name, cities[n++]);
        }
        assert_int_equal(strcmp(r->mark, "兵团") == 0,
                         strncmp(r->code, "659", 3) == 0 || strcmp(r->code, "660000") == 0);
    }
    assert_int_equal(n, COUNT(cities));
    assert_true(has_region(regions, "新疆生产建设兵团"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_class_names_and_aliases_are_each_one),
        ARENA_TEST(test_notices_name_known_classes_and_regions),
        ARENA_TEST(test_regions_hang_together),
        ARENA_TEST(test_separate_cities_and_corps_are_marked),
    };
    return check_run("data", tests, COUNT(tests));
}
