#include "text/csv_writer.h"

#include "text/csv_escape.h"

#define HAND_OVER 65536

enum status csv_writer_open(struct csv_writer *w, enum charset to, struct csv_sink sink,
                            struct arena *arena, struct err *err)
{
    *w = (struct csv_writer){.sink = sink, .arena = arena, .row = 1, .column = 1};
    buf_init(&w->plain);
    buf_init(&w->quoted);
    buf_init(&w->out);
    enum status status = encoder_open(&w->encoder, to, err);
    if (status == STATUS_OK) {
        encoder_start(&w->encoder, &w->out);
    }
    return status;
}

static void note_loss(void *to, uint32_t character, enum encoder_note note)
{
    struct csv_writer *w = to;
    w->losses_n++;
    if (w->losses.n < CSV_LOSSES_LISTED) {
        *VEC_PUSH(w->arena, &w->losses) = (struct csv_loss){w->row, w->column, character, note};
    }
}

/* What is in a cell that makes it more than a row of characters. */
enum { HAS_SEPARATOR = 1, HAS_ZERO = 2 };

/* All that matters is below '-', but for ';': eight bytes without either are plain. */
static bool is_plain_word(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t word, semicolon;
    memcpy(&word, at, sizeof word);
    semicolon = word ^ ones * ';';
    uint64_t is_low = (word - ones * '-') & ~word;
    uint64_t is_semicolon = (semicolon - ones) & ~semicolon;
    return ((is_low | is_semicolon) & tops) == 0;
}

static unsigned contents_of(struct slice text)
{
    static const unsigned char kinds[256] = {
        [','] = HAS_SEPARATOR, ['\t'] = HAS_SEPARATOR, [';'] = HAS_SEPARATOR,
        ['"'] = HAS_SEPARATOR, ['\r'] = HAS_SEPARATOR, ['\n'] = HAS_SEPARATOR,
        ['\0'] = HAS_ZERO};
    unsigned found = 0;
    for (size_t i = 0; i < text.n;) {
        if (text.n - i >= 8 && is_plain_word(text.at + i)) {
            i += 8;
        } else {
            found |= kinds[(unsigned char)text.at[i++]];
        }
    }
    return found;
}

/* A mark at the start of the file would be taken for the file's own, and `sep=` for Excel's line. */
static bool starts_file_oddly(const struct csv_writer *w, struct slice text)
{
    return w->row == 1 && w->column == 1 && text.n >= 3 &&
           (memcmp(text.at, "\xEF\xBB\xBF", 3) == 0 || memcmp(text.at, "sep", 3) == 0);
}

static void add_quoted(struct buf *out, struct slice text)
{
    buf_char(out, '"');
    while (text.n > 0) {
        const char *quote = memchr(text.at, '"', text.n);
        size_t n = quote ? (size_t)(quote - text.at) + 1 : text.n;
        buf_add(out, text.at, n);
        if (quote) {
            buf_char(out, '"');
        }
        text = (struct slice){text.at + n, text.n - n};
    }
    buf_char(out, '"');
}

/* Without zero bytes, which no reader of CSV takes; each is listed as lost. */
static void drop_zeros(struct csv_writer *w, struct slice text, struct buf *room)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] != '\0') {
            buf_char(room, text.at[i]);
        } else {
            note_loss(w, 0, ENCODER_LOST);
        }
    }
}

static void encode(struct csv_writer *w, struct slice text)
{
    encoder_add(&w->encoder, text, &w->out, (struct encoder_report){note_loss, w});
}

/* A cell that cannot stand as it is. */
static void add_guarded(struct csv_writer *w, struct slice text, unsigned contents)
{
    buf_clear(&w->plain);
    if (csv_is_formula_like(text)) {
        buf_char(&w->plain, '\'');
    }
    buf_add(&w->plain, text.at, text.n);
    struct slice plain = {w->plain.at, w->plain.n};
    if (!(contents & HAS_SEPARATOR) && !starts_file_oddly(w, plain)) {
        encode(w, plain);
        return;
    }
    buf_clear(&w->quoted);
    add_quoted(&w->quoted, plain);
    encode(w, (struct slice){w->quoted.at, w->quoted.n});
}

void csv_writer_cell(struct csv_writer *w, struct slice text)
{
    struct buf room = BUF_INIT;
    unsigned contents = contents_of(text);
    if (contents & HAS_ZERO) {
        drop_zeros(w, text, &room);
        text = (struct slice){room.at, room.n};
    }
    w->is_empty = w->column == 1 && text.n == 0;
    if (w->column > 1) {
        buf_char(&w->out, ',');
    }
    if ((contents & HAS_SEPARATOR) || csv_is_formula_like(text) || starts_file_oddly(w, text)) {
        add_guarded(w, text, contents);
    } else {
        encode(w, text);
    }
    buf_release(&room);
    w->column++;
}

static void hand_over(struct csv_writer *w)
{
    if (w->out.n > 0) {
        w->sink.write(w->sink.to, w->out.at, w->out.n);
    }
    buf_clear(&w->out);
}

void csv_writer_end_row(struct csv_writer *w)
{
    /* One empty cell is not an empty line. */
    buf_text(&w->out, w->is_empty ? "\"\"\r\n" : "\r\n");
    w->is_empty = false;
    w->row++;
    w->column = 1;
    if (w->out.n >= HAND_OVER) {
        hand_over(w);
    }
}

void csv_writer_close(struct csv_writer *w)
{
    hand_over(w);
    buf_release(&w->plain);
    buf_release(&w->quoted);
    buf_release(&w->out);
    encoder_close(&w->encoder);
}
