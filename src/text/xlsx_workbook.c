/* Where the sheets of a workbook are: package relations, workbook, relations of the workbook. Nothing is
 * assumed of the names of parts. */
#include <stdlib.h>

#include "text/xlsx_parts.h"

struct relation {
    const char *id, *type, *target; /* target: from the root, without a slash in front */
};

struct reading {
    struct xlsx *book;
    struct xlsx_part part;
    const char *folder; /* of the part the relations are of: xl/ */
    VEC(struct relation) relations;
    VEC(const char *) sheet_relations; /* of the sheets of the book, in their order */
};

/* As a target should be written; some programs write backslashes. */
static const char *with_slashes(struct arena *a, const char *target)
{
    char *copy = arena_text(a, target);
    for (char *c = copy; *c; c++) {
        *c = *c == '\\' ? '/' : *c;
    }
    return copy;
}

/* ../a and ./a resolved; what climbs out of the file ends at its root. */
static const char *resolve(struct arena *a, const char *folder, const char *written)
{
    const char *target = with_slashes(a, written);
    const char *joined = *target == '/' ? target + 1 : arena_printf(a, "%s%s", folder, target);
    char *out = arena_alloc(a, strlen(joined) + 1);
    size_t n = 0;
    while (*joined) {
        size_t length = strcspn(joined, "/");
        bool is_up = length == 2 && memcmp(joined, "..", 2) == 0;
        bool is_here = length == 0 || (length == 1 && *joined == '.');
        if (is_up) {
            n -= n > 0; /* the slash */
            while (n > 0 && out[n - 1] != '/') {
                n--;
            }
        } else if (!is_here) {
            memcpy(out + n, joined, length);
            n += length;
            out[n] = '/';
            n += joined[length] == '/';
        }
        joined += length + (joined[length] == '/');
    }
    out[n] = '\0';
    return out;
}

static void on_relation(void *to, const char *name, const char **attributes)
{
    struct reading *r = to;
    const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    bool is_outside = text_eq(xml_attribute(attributes, "TargetMode"), "External");
    if (!text_eq(name, "Relationship") || !id || !type || !target || is_outside ||
        r->relations.n >= ZIP_PARTS_MAX) {
        return;
    }
    struct arena *a = r->book->arena;
    *VEC_PUSH(a, &r->relations) =
        (struct relation){arena_text(a, id), arena_text(a, type), resolve(a, r->folder, target)};
}

static enum status read_relations(struct reading *r, const char *part, const char *folder,
                                  struct err *err)
{
    r->folder = folder;
    r->relations.n = 0;
    r->part = (struct xlsx_part){
        .part = {part, XLSX_PART_BYTES_MAX}, .handler = {.start = on_relation}, .to = r};
    return xlsx_part_read(r->book, &r->part, err);
}

/* By the last word of its type, which is the same in Strict files. */
static const struct relation *relation_of_type(const struct reading *r, const char *word)
{
    for (size_t i = 0; i < r->relations.n; i++) {
        const char *slash = strrchr(r->relations.at[i].type, '/');
        if (slash && text_eq(slash + 1, word)) {
            return &r->relations.at[i];
        }
    }
    return NULL;
}

static const struct relation *relation_of_id(const struct reading *r, const char *id)
{
    for (size_t i = 0; i < r->relations.n; i++) {
        if (text_eq(r->relations.at[i].id, id)) {
            return &r->relations.at[i];
        }
    }
    return NULL;
}

/* ---- the workbook ---------------------------------------------------------------------------------- */

static void on_workbook(void *to, const char *name, const char **attributes)
{
    struct reading *r = to;
    struct arena *a = r->book->arena;
    if (text_eq(name, "workbookPr")) {
        const char *is_1904 = xml_attribute(attributes, "date1904");
        r->book->is_1904 = text_eq(is_1904, "1") || text_eq(is_1904, "true");
    }
    if (!text_eq(name, "sheet") || r->book->sheets.n >= XLSX_SHEETS_MAX) {
        return;
    }
    const char *state = xml_attribute(attributes, "state");
    *VEC_PUSH(a, &r->book->sheets) = (struct xlsx_sheet){
        arena_text(a, text_or_empty(xml_attribute(attributes, "name"))),
        NULL,
        text_eq(state, "hidden") || text_eq(state, "veryHidden"),
    };
    *VEC_PUSH(a, &r->sheet_relations) =
        arena_text(a, text_or_empty(xml_attribute(attributes, "id")));
}

/* Charts and dialogs stand among the sheets too. */
static void find_parts(struct reading *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->book->sheets.n; i++) {
        const struct relation *found = relation_of_id(r, r->sheet_relations.at[i]);
        const char *type = found ? strrchr(found->type, '/') : NULL;
        if (type && text_eq(type, "/worksheet")) {
            r->book->sheets.at[n] = r->book->sheets.at[i];
            r->book->sheets.at[n++].part = found->target;
        }
    }
    r->book->sheets.n = n;
}

/* xl/workbook.xml: folder xl/, relations xl/_rels/workbook.xml.rels. */
static enum status read_parts(struct reading *r, const char *workbook, struct err *err)
{
    struct arena *a = r->book->arena;
    const char *slash = strrchr(workbook, '/');
    const char *file = slash ? slash + 1 : workbook;
    const char *folder = arena_copy(a, workbook, (size_t)(file - workbook));
    r->part = (struct xlsx_part){
        .part = {workbook, XLSX_PART_BYTES_MAX}, .handler = {.start = on_workbook}, .to = r};
    enum status status = xlsx_part_read(r->book, &r->part, err);
    if (status == STATUS_OK) {
        status = read_relations(r, arena_printf(a, "%s_rels/%s.rels", folder, file), folder, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    find_parts(r);
    const struct relation *strings = relation_of_type(r, "sharedStrings");
    const struct relation *styles = relation_of_type(r, "styles");
    if (strings) {
        status = xlsx_read_strings(r->book, strings->target, err);
    }
    return styles && status == STATUS_OK ? xlsx_read_styles(r->book, styles->target, err) : status;
}

/* What else a zip file may be, and what to do. */
static const char *what_it_is(const struct zip_reader *zip)
{
    return zip_reader_has(zip, "xl/workbook.bin") ? "这是 xlsb 文件; 请在表格软件里另存为 xlsx"
           : zip_reader_has(zip, "word/document.xml")
               ? "这是 Word 文档 (docx), 不是表格; 请把表格另存为 xlsx 或 CSV"
           : zip_reader_has(zip, "content.xml")
               ? "这是 ods 一类的文件; 请在表格软件里另存为 xlsx"
               : "这是压缩包, 不是 xlsx 表格; 若是压缩的表格, 请先解压";
}

enum status xlsx_read_workbook(struct xlsx *x, struct err *err)
{
    struct reading r = {.book = x};
    enum status status = read_relations(&r, "_rels/.rels", "", err);
    const struct relation *found = relation_of_type(&r, "officeDocument");
    const char *workbook = found ? found->target : "xl/workbook.xml";
    if (status != STATUS_OK) {
        return status;
    }
    if (!zip_reader_has(&x->zip, workbook) || zip_reader_has(&x->zip, "word/document.xml") ||
        zip_reader_has(&x->zip, "xl/workbook.bin")) {
        return err_set(err, STATUS_DATA, "%s", what_it_is(&x->zip));
    }
    status = read_parts(&r, workbook, err);
    if (status == STATUS_OK && x->sheets.n == 0) {
        return err_set(err, STATUS_DATA, "工作簿里没有工作表");
    }
    return status;
}
