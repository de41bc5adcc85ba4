#include "text/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

struct json json_start(struct buf *out)
{
    return (struct json){.out = out};
}

void json_finish(struct json *j)
{
    if (j->depth != 0 || !j->has_items[0]) {
        die("json: %d levels left open, or nothing written", j->depth);
    }
    buf_char(j->out, '\n');
}

static void new_line(struct json *j)
{
    buf_char(j->out, '\n');
    buf_fill(j->out, ' ', (size_t)j->depth * 2);
}

static bool is_in_object(const struct json *j)
{
    return j->depth > 0 && j->closes[j->depth - 1] == '}';
}

/* A comma when there was an item before, and a new line. */
static void separate(struct json *j)
{
    buf_text(j->out, j->depth > 0 && j->has_items[j->depth] ? "," : "");
    j->has_items[j->depth] = true;
    if (j->depth > 0) {
        new_line(j);
    }
}

static void begin_value(struct json *j)
{
    if (is_in_object(j) != j->has_key || (j->depth == 0 && j->has_items[0])) {
        die("json: a value where none may stand");
    }
    if (!j->has_key) {
        separate(j);
    }
    j->has_key = false;
}

static void begin_level(struct json *j, char open, char close)
{
    begin_value(j);
    if (j->depth == JSON_MAX_DEPTH) {
        die("json: too deep");
    }
    buf_char(j->out, open);
    j->closes[j->depth++] = close;
    j->has_items[j->depth] = false;
}

static void end_level(struct json *j, char close)
{
    if (j->depth == 0 || j->has_key || j->closes[j->depth - 1] != close) {
        die("json: nothing to close with %c", close);
    }
    bool had_items = j->has_items[j->depth--];
    if (had_items) {
        new_line(j);
    }
    buf_char(j->out, close);
}

void json_object(struct json *j)
{
    begin_level(j, '{', '}');
}

void json_object_end(struct json *j)
{
    end_level(j, '}');
}

void json_array(struct json *j)
{
    begin_level(j, '[', ']');
}

void json_array_end(struct json *j)
{
    end_level(j, ']');
}

static void write_escaped(struct buf *out, uint32_t cp)
{
    static const struct {
        char plain, letter;
    } shorts[] = {{'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};
    for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
        if (cp == (unsigned char)shorts[i].plain) {
            buf_printf(out, "\\%c", shorts[i].letter);
            return;
        }
    }
    buf_printf(out, "\\u%04x", (unsigned)cp);
}

static bool needs_escape(uint32_t cp)
{
    return cp < 0x20 || cp == '"' || cp == '\\' || cp == 0x7f || cp == 0x2028 || cp == 0x2029;
}

static void write_string(struct buf *out, const char *text)
{
    size_t n = strlen(text);
    buf_char(out, '"');
    for (size_t i = 0, length; i < n; i += length) {
        uint32_t cp = utf8_decode(text + i, n - i, &length);
        if (needs_escape(cp)) {
            write_escaped(out, cp);
        } else if (cp == UTF8_BAD) {
            buf_text(out, "\xef\xbf\xbd");
        } else {
            buf_add(out, text + i, length);
        }
    }
    buf_char(out, '"');
}

void json_key(struct json *j, const char *key)
{
    if (!is_in_object(j) || j->has_key) {
        die("json: key %s where none may stand", key);
    }
    separate(j);
    write_string(j->out, key);
    buf_text(j->out, ": ");
    j->has_key = true;
}

void json_text(struct json *j, const char *text)
{
    if (!text) {
        json_null(j);
        return;
    }
    begin_value(j);
    write_string(j->out, text);
}

void json_int(struct json *j, int64_t number)
{
    begin_value(j);
    buf_printf(j->out, "%" PRId64, number);
}

void json_decimal(struct json *j, int64_t number, int places)
{
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number, scale = 1;
    for (; places > 0 && size % 10 == 0; places--) {
        size /= 10;
    }
    for (int i = 0; i < places; i++) {
        scale *= 10;
    }
    begin_value(j);
    buf_printf(j->out, "%s%" PRIu64, number < 0 ? "-" : "", size / scale);
    if (places > 0) {
        buf_printf(j->out, ".%0*" PRIu64, places, size % scale);
    }
}

void json_bool(struct json *j, bool value)
{
    begin_value(j);
    buf_text(j->out, value ? "true" : "false");
}

void json_null(struct json *j)
{
    begin_value(j);
    buf_text(j->out, "null");
}

void json_put_text(struct json *j, const char *key, const char *text)
{
    json_key(j, key);
    json_text(j, text);
}

void json_put_decimal(struct json *j, const char *key, int64_t number, int places)
{
    json_key(j, key);
    json_decimal(j, number, places);
}

void json_put_int(struct json *j, const char *key, int64_t number)
{
    json_key(j, key);
    json_int(j, number);
}

void json_put_id(struct json *j, const char *key, int64_t id)
{
    json_key(j, key);
    if (id) {
        json_int(j, id);
    } else {
        json_null(j);
    }
}

void json_put_bool(struct json *j, const char *key, bool value)
{
    json_key(j, key);
    json_bool(j, value);
}
