/* JSON (RFC 8259) written piece by piece into a buf, indented by two blanks. Bytes that are no
 * UTF-8 become U+FFFD. Calls that would give no JSON (a value without its key in an object, a key
 * elsewhere, the wrong end, a second value outside) end the process: they are our mistake. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define JSON_MAX_DEPTH 32

struct json {
    struct buf *out;
    int depth;
    char closes[JSON_MAX_DEPTH];        /* '}' or ']': what ends each open level */
    bool has_items[JSON_MAX_DEPTH + 1]; /* [depth]: of the innermost open level; [0]: outside */
    bool has_key;
};

struct json json_start(struct buf *out);
/* Checks that everything is closed and ends the line. */
void json_finish(struct json *j);

void json_object(struct json *j);
void json_object_end(struct json *j);
void json_array(struct json *j);
void json_array_end(struct json *j);
void json_key(struct json *j, const char *key);

/* NULL becomes null. */
void json_text(struct json *j, const char *text);
void json_int(struct json *j, int64_t number);
/* number × 10^-places without zeros behind: 26.5. */
void json_decimal(struct json *j, int64_t number, int places);
void json_bool(struct json *j, bool value);
void json_null(struct json *j);

/* A key with its value. */
void json_put_text(struct json *j, const char *key, const char *text);
void json_put_decimal(struct json *j, const char *key, int64_t number, int places);
void json_put_int(struct json *j, const char *key, int64_t number);
/* null for 0: nothing has the number 0. */
void json_put_id(struct json *j, const char *key, int64_t id);
void json_put_bool(struct json *j, const char *key, bool value);

#endif
