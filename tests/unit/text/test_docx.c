/* Word documents: what is read, what is left out, what hostile ones come to. */
#include "text/docx.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/slice.h"
#include "support/check.h"
#include "support/docx.h"
#include "support/folder.h"
#include "text/wordcount.h"
#include "text/zip_reader.h"

/* The text of a file, or NULL with the sentence in *why. */
static const char *read_file(struct arena *a, const char *path, const char **why)
{
    struct err err = {.arena = a};
    struct buf text = BUF_INIT;
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    enum status status = docx_text(fd, &text, &err);
    close(fd);
    const char *copy = status == STATUS_OK ? arena_copy(a, text.at, text.n) : NULL;
    buf_release(&text);
    *why = status == STATUS_OK ? "" : err.text;
    return copy;
}

static const char *read_xml(struct arena *a, const char *xml, const char **why)
{
    const char *path = folder_path(a, folder_make(a), "a.docx");
    docx_write(path, "word/document.xml", xml, strlen(xml));
    return read_file(a, path, why);
}

static void check_text(struct arena *a, const char *body, const char *wanted)
{
    const char *why;
    const char *text = read_xml(a, arena_printf(a, DOCX_HEAD "%s" DOCX_TAIL, body), &why);
    assert_string_equal(why, "");
    assert_string_equal(text, wanted);
}

static void test_runs_of_a_paragraph_are_joined(void **state)
{
    struct arena *a = *state;
    check_text(a,
               "<w:p><w:r><w:t>应</w:t></w:r><w:r><w:t>用5</w:t></w:r><w:r><w:t>G</w:t></w:r></w:p>"
               "<w:p><w:r><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br/><w:t>四</w:t></w:r></w:p>",
               "应用5G\n二\t三\n四\n");
    assert_int_equal(wordcount("应用5G", strlen("应用5G")), 3);
}

static void test_what_is_not_on_the_page_is_left_out(void **state)
{
    struct arena *a = *state;
    check_text(
        a,
        "<w:p><w:del><w:r><w:t>删</w:t></w:r></w:del><w:r><w:delText>除</w:delText>"
        "<w:instrText>PAGE</w:instrText><w:t>留</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
        "留\n框\n");
}

static void test_strict_documents_and_other_prefixes(void **state)
{
    const char *why;
    assert_string_equal(
        read_xml(*state,
                 "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:p>"
                 "<x:r><x:t>严</x:t></x:r></x:p><t xmlns=\"urn:o\">外</t></x:document>",
                 &why),
        "严\n");
}

static void test_a_document_type_stops_the_reading(void **state)
{
    const char *why;
    assert_null(read_xml(*state,
                         "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>"
                         "<a>&c;</a>",
                         &why));
    assert_non_null(strstr(why, "文档类型"));
}

static void test_broken_xml_is_told(void **state)
{
    const char *why;
    assert_null(read_xml(*state, DOCX_HEAD "<w:p>", &why));
    assert_non_null(strstr(why, "坏了"));
}

/* A small file that would fill the memory. */
static void test_a_bomb_is_stopped_while_it_inflates(void **state)
{
    struct arena *a = *state;
    const char *why, *path = folder_path(a, folder_make(a), "bomb.docx");
    size_t n = DOCX_XML_MAX + 1;
    char *blanks = malloc(n);
    assert_non_null(blanks);
    memset(blanks, ' ', n);
    docx_write(path, "word/document.xml", blanks, n);
    free(blanks);
    assert_true(folder_read(a, path).n < (1u << 20));
    assert_null(read_file(a, path, &why));
    assert_non_null(strstr(why, "解压后多于 64 MB"));
}

static void test_what_is_no_document(void **state)
{
    struct arena *a = *state;
    const char *why, *path = folder_path(a, folder_make(a), "a.docx");
    docx_write(path, "xl/workbook.xml", "<a/>", 4);
    assert_null(read_file(a, path, &why));
    assert_non_null(strstr(why, "不是 Word 文档"));
    assert_null(read_file(a, folder_file(a, "b.docx", slice_of("\xD0\xCF\x11\xE0 old")), &why));
    assert_non_null(strstr(why, "另存为 .docx"));
    assert_null(read_file(a, folder_file(a, "c.docx", slice_of("")), &why));
}

/* Every cut of a right file is refused, none is read as if it were whole. */
static void test_a_file_cut_short(void **state)
{
    struct arena *a = *state;
    const char *why, *path = folder_path(a, folder_make(a), "a.docx");
    const char *xml = DOCX_HEAD "<w:p><w:r><w:t>全</w:t></w:r></w:p>" DOCX_TAIL;
    docx_write(path, "word/document.xml", xml, strlen(xml));
    struct slice whole = folder_read(a, path);
    for (size_t n = 0; n < whole.n; n += 7) {
        folder_write(path, (struct slice){whole.at, n});
        assert_null(read_file(a, path, &why));
        assert_string_not_equal(why, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_runs_of_a_paragraph_are_joined),
        ARENA_TEST(test_what_is_not_on_the_page_is_left_out),
        ARENA_TEST(test_strict_documents_and_other_prefixes),
        ARENA_TEST(test_a_document_type_stops_the_reading),
        ARENA_TEST(test_broken_xml_is_told),
        ARENA_TEST(test_a_bomb_is_stopped_while_it_inflates),
        ARENA_TEST(test_what_is_no_document),
        ARENA_TEST(test_a_file_cut_short),
    };
    return check_run("docx", tests, sizeof tests / sizeof *tests);
}
