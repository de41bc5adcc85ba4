/* XML of a part of an office document, read in pieces as it is inflated; only user of expat.
 *
 * Names come without namespace and prefix. An element of a namespace that is none of Office's (in its
 * Transitional or its Strict form) has the name "", so that nobody takes it for one; elements without any
 * namespace are taken as Office's. A document type (the way to entity bombs), elements within elements
 * beyond reason and a single piece of markup of megabytes stop the reading: STATUS_DATA. */
#ifndef TEXT_XML_H
#define TEXT_XML_H

#include "text/zip_reader.h"

#define XML_DEPTH_MAX 200
#define XML_TOKEN_MAX (8u << 20) /* bytes of one tag or comment */

/* Any of them may be NULL. Attributes are name, value, name, value … NULL; see xml_attribute. */
struct xml_handler {
    void (*start)(void *to, const char *name, const char **attributes);
    void (*end)(void *to, const char *name);
    void (*text)(void *to, const char *text, size_t n);
};

struct xml_reader {
    void *parser;
    struct xml_handler handler;
    void *to;
    struct zip_stream stream;
    struct err *err; /* of the run under way */
    enum status status;
    int depth;
    bool is_open, is_last, is_paused;
    bool is_done; /* read to its end */
};

/* STATUS_NOT_FOUND when the file has no such part. */
enum status xml_open(struct xml_reader *x, const struct zip_reader *z, struct zip_part part,
                     struct err *err) MUST_CHECK;
/* Says who hears what is read, `to` being handed on; before the first xml_run. */
void xml_listen(struct xml_reader *x, struct xml_handler handler, void *to);
/* Reads on until a handler pauses it or it is done. After an error it can only be closed. */
enum status xml_run(struct xml_reader *x, struct err *err) MUST_CHECK;
void xml_close(struct xml_reader *x);

/* ---- from within a handler ---- */

/* xml_run returns after the present element or text. What a handler still hears then, as the end of an
 * empty element, is heard before. */
void xml_pause(struct xml_reader *x);
/* Stops the reading for good with what the caller set by err_set on x->err. */
void xml_fail(struct xml_reader *x, enum status status);

/* The value of an attribute, whatever its namespace; NULL. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
