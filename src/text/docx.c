#include "text/docx.h"

#include <expat.h>
#include <stdbool.h>
#include <string.h>

#include "base/slice.h"
#include "text/zip_part.h"

#define BETWEEN '|' /* of namespace and name, as expat hands them over */

struct reading {
    XML_Parser parser;
    struct buf *out;
    size_t start;    /* of this document in `out` */
    unsigned hidden; /* open elements whose text is not read */
    bool is_text;    /* within w:t */
    bool has_doctype, is_too_long;
};

/* Transitional and Strict documents differ in the namespace alone. */
static const char *word_name(const char *name)
{
    static const char *const spaces[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main|",
        "http://purl.oclc.org/ooxml/wordprocessingml/main|"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        if (text_starts(name, spaces[i])) {
            return strchr(name, BETWEEN) + 1;
        }
    }
    return "";
}

static bool is_hiding(const char *name)
{
    const char *word = word_name(name);
    return strcmp(word, "del") == 0 || strcmp(word, "moveFrom") == 0 ||
           strcmp(word, "instrText") == 0 ||
           strcmp(name, "http://schemas.openxmlformats.org/markup-compatibility/2006|Fallback") ==
               0;
}

static void put(struct reading *r, const char *text, size_t n)
{
    if (r->out->n - r->start + n > DOCX_TEXT_MAX) {
        r->is_too_long = true;
        XML_StopParser(r->parser, XML_FALSE);
        return;
    }
    buf_add(r->out, text, n);
}

static void XMLCALL on_start(void *to, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *r = to;
    const char *word = word_name(name);
    (void)attributes;
    if (r->hidden || is_hiding(name)) {
        r->hidden++;
        return;
    }
    r->is_text = strcmp(word, "t") == 0;
    if (strcmp(word, "br") == 0 || strcmp(word, "cr") == 0) {
        put(r, "\n", 1);
    } else if (strcmp(word, "tab") == 0) {
        put(r, "\t", 1);
    }
}

static void XMLCALL on_end(void *to, const XML_Char *name)
{
    struct reading *r = to;
    r->is_text = false;
    if (r->hidden) {
        r->hidden--;
    } else if (strcmp(word_name(name), "p") == 0) {
        put(r, "\n", 1);
    }
}

static void XMLCALL on_text(void *to, const XML_Char *text, int n)
{
    struct reading *r = to;
    if (r->is_text && !r->hidden) {
        put(r, text, (size_t)n);
    }
}

static void XMLCALL on_doctype(void *to, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_internal)
{
    struct reading *r = to;
    (void)name, (void)system, (void)public, (void)has_internal;
    r->has_doctype = true;
    XML_StopParser(r->parser, XML_FALSE);
}

static enum status parse(struct reading *r, struct slice xml, struct err *err)
{
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, on_start, on_end);
    XML_SetCharacterDataHandler(r->parser, on_text);
    XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
    if (XML_Parse(r->parser, xml.at, (int)xml.n, 1) == XML_STATUS_OK) {
        return STATUS_OK;
    }
    if (r->has_doctype) {
        return err_set(err, STATUS_DATA, "里面有文档类型声明, Word 不写这种东西, 没有再读");
    }
    if (r->is_too_long) {
        return err_set(err, STATUS_DATA, "文字多于 %zu MB, 不像正常文档, 没有再读",
                       DOCX_TEXT_MAX >> 20);
    }
    (void)err_set(err, STATUS_DATA, "文档内部坏了, 读不出来; 用 Word 打开另存一份");
    return err_cause(err, "%s, line %lu", XML_ErrorString(XML_GetErrorCode(r->parser)),
                     XML_GetCurrentLineNumber(r->parser));
}

enum status docx_text(int fd, struct buf *out, struct err *err)
{
    struct buf xml = BUF_INIT;
    const struct zip_part part = {fd, "word/document.xml", DOCX_XML_MAX};
    struct reading r = {.out = out, .start = out->n};
    enum status status = zip_part_read(&part, &xml, err);
    if (status == STATUS_OK) {
        r.parser = XML_ParserCreateNS(NULL, BETWEEN);
        status = r.parser ? parse(&r, (struct slice){xml.at, xml.n}, err)
                          : err_set(err, STATUS_INTERNAL, "内存不够, 没有读");
        XML_ParserFree(r.parser);
    }
    buf_release(&xml);
    return status;
}
