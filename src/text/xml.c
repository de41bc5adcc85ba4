#include "text/xml.h"

#include <expat.h>
#include <string.h>

#include "base/slice.h"

#define BETWEEN '|' /* of namespace and name, as expat hands them over */
#define BLOCK 65536

static const char *local_name(const char *name)
{
    const char *bar = strrchr(name, BETWEEN);
    return bar ? bar + 1 : name;
}

static const char *office_name(const char *name)
{
    static const char *const spaces[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main|",
        "http://purl.oclc.org/ooxml/wordprocessingml/main|",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main|",
        "http://purl.oclc.org/ooxml/spreadsheetml/main|",
        "http://schemas.openxmlformats.org/package/2006/relationships|",
        "http://schemas.openxmlformats.org/markup-compatibility/2006|",
    };
    const char *local = local_name(name);
    for (size_t i = 0; local != name && i < sizeof spaces / sizeof *spaces; i++) {
        if (text_starts(name, spaces[i])) {
            return local;
        }
    }
    return local == name ? name : "";
}

void xml_fail(struct xml_reader *x, enum status status)
{
    x->status = x->status == STATUS_OK ? status : x->status;
    XML_StopParser(x->parser, XML_FALSE);
}

void xml_pause(struct xml_reader *x)
{
    x->is_paused = true;
    XML_StopParser(x->parser, XML_TRUE);
}

/* ---- what expat calls ---------------------------------------------------------------------------- */

static void XMLCALL on_start(void *to, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_reader *x = to;
    if (x->status != STATUS_OK) {
        return;
    }
    if (++x->depth > XML_DEPTH_MAX) {
        xml_fail(x, err_set(x->err, STATUS_DATA, "内部层次多得不像正常文档, 没有再读"));
    } else if (x->handler.start) {
        x->handler.start(x->to, office_name(name), attributes);
    }
}

static void XMLCALL on_end(void *to, const XML_Char *name)
{
    struct xml_reader *x = to;
    x->depth--;
    if (x->handler.end && x->status == STATUS_OK) {
        x->handler.end(x->to, office_name(name));
    }
}

static void XMLCALL on_text(void *to, const XML_Char *text, int n)
{
    struct xml_reader *x = to;
    if (x->handler.text && x->status == STATUS_OK) {
        x->handler.text(x->to, text, (size_t)n);
    }
}

static void XMLCALL on_doctype(void *to, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_internal)
{
    struct xml_reader *x = to;
    (void)name, (void)system, (void)public, (void)has_internal;
    xml_fail(x, err_set(x->err, STATUS_DATA,
                        "里面有文档类型声明 (DTD), 办公软件不写这种东西, 没有再读"));
}

/* ---- reading ----------------------------------------------------------------------------------------- */

enum status xml_open(struct xml_reader *x, const struct zip_reader *z, struct zip_part part,
                     struct err *err)
{
    *x = (struct xml_reader){.is_open = true};
    enum status status = zip_stream_open(&x->stream, z, part, err);
    if (status != STATUS_OK) {
        return status;
    }
    x->parser = XML_ParserCreateNS(NULL, BETWEEN);
    if (!x->parser) {
        return err_set(err, STATUS_INTERNAL, "内存不够, 没有读");
    }
    XML_SetElementHandler(x->parser, on_start, on_end);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    return STATUS_OK;
}

void xml_listen(struct xml_reader *x, struct xml_handler handler, void *to)
{
    x->handler = handler;
    x->to = to;
    XML_SetUserData(x->parser, x);
}

static enum status tell(struct xml_reader *x, struct err *err)
{
    if (x->status != STATUS_OK) {
        return x->status; /* told by who stopped it */
    }
    bool is_encoding = XML_GetErrorCode(x->parser) == XML_ERROR_UNKNOWN_ENCODING;
    (void)err_set(err, STATUS_DATA, "%s; 用办公软件打开另存一份",
                  is_encoding ? "文档内部的编码不是 UTF-8, 读不出来" : "文档内部坏了, 读不出来");
    return err_cause(err, "%s: %s, line %lu", x->stream.part.name,
                     XML_ErrorString(XML_GetErrorCode(x->parser)),
                     XML_GetCurrentLineNumber(x->parser));
}

static enum status feed(struct xml_reader *x, enum XML_Status *parsed, struct err *err)
{
    size_t n = 0;
    XML_Index at = XML_GetCurrentByteIndex(x->parser);
    if (at >= 0 && x->stream.read - (uint64_t)at > XML_TOKEN_MAX) {
        return err_set(err, STATUS_DATA, "内部有一处长得不像正常文档, 没有再读");
    }
    void *to = XML_GetBuffer(x->parser, BLOCK);
    if (!to) {
        return err_set(err, STATUS_INTERNAL, "内存不够, 没有读");
    }
    enum status status = zip_stream_read(&x->stream, to, BLOCK, &n, err);
    if (status != STATUS_OK) {
        return status;
    }
    x->is_last = n == 0;
    *parsed = XML_ParseBuffer(x->parser, (int)n, x->is_last);
    return STATUS_OK;
}

enum status xml_run(struct xml_reader *x, struct err *err)
{
    x->err = err;
    while (!x->is_done) {
        enum XML_Status parsed = XML_STATUS_OK;
        enum status status = STATUS_OK;
        if (x->is_paused) {
            x->is_paused = false;
            parsed = XML_ResumeParser(x->parser);
        } else {
            status = feed(x, &parsed, err);
        }
        if (status != STATUS_OK) {
            return status;
        }
        if (parsed == XML_STATUS_ERROR) {
            return tell(x, err);
        }
        if (parsed == XML_STATUS_SUSPENDED) {
            return STATUS_OK;
        }
        x->is_done = x->is_last;
    }
    return STATUS_OK;
}

void xml_close(struct xml_reader *x)
{
    if (x->is_open) {
        XML_ParserFree(x->parser);
        zip_stream_close(&x->stream);
    }
    x->is_open = false;
    x->parser = NULL;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        if (strcmp(local_name(*attributes), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}
