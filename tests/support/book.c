#include "support/book.h"

#include <string.h>
#include <zip.h>

#include "base/buf.h"
#include "base/slice.h"
#include "support/check.h"
#include "support/folder.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define RELATION_SPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS_HEAD                                                                             \
    HEAD "<Relationships "                                                                         \
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

static const struct book_part root_relations = {
    "_rels/.rels", RELATIONS_HEAD "<Relationship Id=\"rId1\" Type=\"" RELATION_SPACE
                                  "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"};

const char *book_of_parts(struct arena *a, const struct book_part *parts, size_t n)
{
    int failed = 0;
    const char *path = folder_path(a, folder_make(a), "table.xlsx");
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &failed);
    assert_non_null(zip);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);
        assert_non_null(source);
        assert_true(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    return path;
}

const char *book_of_sheets(struct arena *a, const struct book_sheet *sheets, size_t n)
{
    struct book_part *parts = ARENA_ARRAY(a, struct book_part, n + 3);
    const char *names = "", *relations = "";
    for (size_t i = 0; i < n; i++) {
        const char *state =
            sheets[i].state ? arena_printf(a, " state=\"%s\"", sheets[i].state) : "";
        names = arena_printf(a, "%s<sheet name=\"%s\" sheetId=\"%zu\"%s r:id=\"rId%zu\"/>", names,
                             sheets[i].name, i + 1, state, i + 7);
        relations = arena_printf(a,
                                 "%s<Relationship Id=\"rId%zu\" Type=\"" RELATION_SPACE
                                 "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                                 relations, i + 7, i + 1);
        parts[i] = (struct book_part){
            arena_printf(a, "xl/worksheets/sheet%zu.xml", i + 1),
            arena_printf(a, HEAD "<worksheet " BOOK_SPACE ">%s</worksheet>", sheets[i].inside)};
    }
    parts[n] = root_relations;
    parts[n + 1] = (struct book_part){
        "xl/workbook.xml", arena_printf(a,
                                        HEAD "<workbook " BOOK_SPACE " xmlns:r=\"" RELATION_SPACE
                                             "\"><sheets>%s</sheets></workbook>",
                                        names)};
    parts[n + 2] =
        (struct book_part){"xl/_rels/workbook.xml.rels",
                           arena_printf(a, RELATIONS_HEAD "%s</Relationships>", relations)};
    return book_of_parts(a, parts, n + 3);
}

const char *book_laid_out(struct arena *a, struct book_layout layout)
{
    const struct book_part parts[] = {
        root_relations,
        {"xl/workbook.xml",
         HEAD "<workbook " BOOK_SPACE " xmlns:r=\"" RELATION_SPACE
              "\"><workbookPr/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
              "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", RELATIONS_HEAD
         "<Relationship Id=\"rId1\" Type=\"" RELATION_SPACE
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" RELATION_SPACE "/styles\" Target=\"styles.xml\"/>"
         "<Relationship Id=\"rId4\" Type=\"" RELATION_SPACE
         "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml",
         arena_printf(a, HEAD "<worksheet " BOOK_SPACE "><sheetData>%s</sheetData>%s</worksheet>",
                      text_or_empty(layout.rows), text_or_empty(layout.behind))},
        {"xl/sharedStrings.xml",
         arena_printf(a, HEAD "<sst " BOOK_SPACE ">%s</sst>", text_or_empty(layout.strings))},
        {"xl/styles.xml",
         arena_printf(a,
                      HEAD "<styleSheet " BOOK_SPACE "><numFmts>%s</numFmts><cellStyleXfs>"
                           "<xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>%s"
                           "</cellXfs></styleSheet>",
                      text_or_empty(layout.formats), text_or_empty(layout.styles))},
    };
    return book_of_parts(a, parts, sizeof parts / sizeof *parts);
}

const char *book_rows_of_csv(struct arena *a, const char *csv)
{
    struct buf out = BUF_INIT;
    for (int line = 1; *csv; line++) {
        buf_printf(&out, "<row r=\"%d\">", line);
        for (;;) {
            size_t n = strcspn(csv, ",\n");
            buf_text(&out, "<c t=\"inlineStr\"><is><t>");
            buf_add(&out, csv, n);
            buf_text(&out, "</t></is></c>");
            csv += n + (csv[n] != '\0');
            if (csv[-1] != ',') {
                break;
            }
        }
        buf_text(&out, "</row>");
    }
    const char *copy = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return copy;
}
