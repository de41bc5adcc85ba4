#include "desk/regions.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "model/document.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/csv_reader.h"

static const char *cell(struct arena *a, const struct csv_row *row, size_t i)
{
    struct slice s = i < row->n ? slice_trim(row->cells[i].text) : (struct slice){0};
    return s.n ? arena_copy(a, s.at, s.n) : NULL;
}

static enum status read_rows(struct arena *a, struct csv_reader *reader, struct regions *out,
                             struct err *err)
{
    struct csv_row row;
    enum status status = STATUS_OK;
    while ((status = csv_reader_next(reader, &row, err)) == STATUS_OK && !row.is_end) {
        struct region r = {cell(a, &row, 0), cell(a, &row, 1), cell(a, &row, 2)};
        if (r.code && r.name && !text_eq(r.name, "名称")) {
            *VEC_PUSH(a, out) = r;
        }
    }
    return status;
}

enum status regions_parse(struct arena *a, const char *text, struct regions *out, struct err *err)
{
    struct source source = source_of_bytes(slice_of(text));
    struct decoder decoder;
    struct csv_reader reader;
    struct csv_options options = {.separator = ','};
    enum status status = decoder_open(&decoder, &source, CHARSET_DETECT, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = csv_reader_open(&reader, &decoder, options, err);
    if (status == STATUS_OK) {
        status = read_rows(a, &reader, out, err);
        csv_reader_close(&reader);
    }
    decoder_close(&decoder);
    return status;
}

static enum status load(struct desk *desk, struct regions *out, struct err *err)
{
    int64_t id = 0;
    struct data_file file = {0};
    enum status status = db_one(desk->db, QUERY_DATA_FILE_BY_NAME,
                                DB_ARGS(db_text("regions"), db_text("regions.csv")), 0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &data_file_type, id, &desk->arena, &file, err);
    }
    return status == STATUS_OK && id ? regions_parse(&desk->arena, file.text, out, err) : status;
}

enum status desk_regions(struct desk *desk, const struct regions **out, struct err *err)
{
    enum status status = STATUS_OK;
    if (!desk->regions) {
        struct regions *regions = ARENA_NEW(&desk->arena, struct regions);
        status = load(desk, regions, err);
        desk->regions = status == STATUS_OK ? regions : NULL;
    }
    *out = desk->regions;
    return status;
}

static const struct region *find(const struct regions *all, const char *text)
{
    for (size_t i = 0; i < all->n; i++) {
        if (text_eq(all->at[i].code, text) || text_eq(all->at[i].name, text)) {
            return &all->at[i];
        }
    }
    return NULL;
}

enum status regions_up(struct desk *desk, struct arena *a, const char *region, struct texts *out,
                       struct err *err)
{
    const struct regions *all = NULL;
    *out = (struct texts){0};
    if (text_is_empty(region)) {
        return STATUS_OK;
    }
    enum status status = desk_regions(desk, &all, err);
    if (status != STATUS_OK) {
        return status;
    }
    out->at = ARENA_ARRAY(a, const char *, 8);
    const struct region *r = find(all, region);
    if (!r) {
        out->at[out->n++] = region;
    }
    for (; r && out->n < 8; r = r->parent ? find(all, r->parent) : NULL) {
        out->at[out->n++] = r->code;
        out->at[out->n++] = r->name;
    }
    return STATUS_OK;
}

const char *region_words(struct arena *a, const struct region *r)
{
    return arena_printf(a, "%s %s", r->code, r->name);
}

static bool is_words(const struct region *r, const char *text)
{
    size_t n = strlen(r->code);
    return strncmp(text, r->code, n) == 0 && text[n] == ' ' && text_eq(text + n + 1, r->name);
}

const struct region *region_find(const struct regions *all, const char *text)
{
    const struct region *found = NULL;
    for (size_t i = 0; !text_is_empty(text) && i < all->n; i++) {
        const struct region *r = &all->at[i];
        if (text_eq(r->code, text) || is_words(r, text)) {
            return r;
        }
        if (text_eq(r->name, text)) {
            if (found) {
                return NULL;
            }
            found = r;
        }
    }
    return found;
}

const char *region_name(struct desk *desk, const char *code)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const struct regions *all = NULL;
    const struct region *r = NULL;
    if (!text_is_empty(code) && desk_regions(desk, &all, &err) == STATUS_OK) {
        r = find(all, code);
    }
    arena_release(&a);
    return r ? r->name : code;
}
