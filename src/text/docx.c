#include "text/docx.h"

#include <string.h>

#include "base/slice.h"
#include "text/xml.h"

struct reading {
    struct xml_reader xml;
    struct buf *out;
    size_t start;    /* of this document in `out` */
    unsigned hidden; /* open elements whose text is not read */
    bool is_text;    /* within w:t */
};

static bool is_hiding(const char *name)
{
    return strcmp(name, "del") == 0 || strcmp(name, "moveFrom") == 0 ||
           strcmp(name, "instrText") == 0 || strcmp(name, "Fallback") == 0;
}

static void put(struct reading *r, const char *text, size_t n)
{
    if (r->out->n - r->start + n > DOCX_TEXT_MAX) {
        xml_fail(&r->xml, err_set(r->xml.err, STATUS_DATA,
                                  "文字多于 %zu MB, 不像正常文档, 没有再读", DOCX_TEXT_MAX >> 20));
        return;
    }
    buf_add(r->out, text, n);
}

static void on_start(void *to, const char *name, const char **attributes)
{
    struct reading *r = to;
    (void)attributes;
    if (r->hidden || is_hiding(name)) {
        r->hidden++;
        return;
    }
    r->is_text = strcmp(name, "t") == 0;
    if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) {
        put(r, "\n", 1);
    } else if (strcmp(name, "tab") == 0) {
        put(r, "\t", 1);
    }
}

static void on_end(void *to, const char *name)
{
    struct reading *r = to;
    r->is_text = false;
    if (r->hidden) {
        r->hidden--;
    } else if (strcmp(name, "p") == 0) {
        put(r, "\n", 1);
    }
}

static void on_text(void *to, const char *text, size_t n)
{
    struct reading *r = to;
    if (r->is_text && !r->hidden) {
        put(r, text, n);
    }
}

static enum status read_document(struct reading *r, const struct zip_reader *zip, struct err *err)
{
    const struct zip_part part = {"word/document.xml", DOCX_XML_MAX};
    if (!zip_reader_has(zip, part.name)) {
        return err_set(err, STATUS_NOT_FOUND, "不是 Word 文档 (.docx)");
    }
    enum status status = xml_open(&r->xml, zip, part, err);
    if (status == STATUS_OK) {
        xml_listen(&r->xml, (struct xml_handler){on_start, on_end, on_text}, r);
        status = xml_run(&r->xml, err);
    }
    xml_close(&r->xml);
    return status;
}

enum status docx_text(int fd, struct buf *out, struct err *err)
{
    struct zip_reader zip;
    struct reading r = {.out = out, .start = out->n};
    const struct source from = {.fd = fd};
    struct err why = {.arena = err->arena};
    enum status status = zip_reader_open(&zip, &from, &why);
    if (status != STATUS_OK) {
        return err_set(err, status, "%s%s", why.text,
                       "; Word 文档请用 .docx, 旧的 .doc 和带密码的请另存为 .docx");
    }
    status = read_document(&r, &zip, err);
    zip_reader_close(&zip);
    return status;
}
