#include "text/csv_writer.h"

#include "text/csv_escape.h"

#define HAND_OVER 65536

enum status csv_writer_open(struct csv_writer *w, enum charset to, struct csv_sink sink,
                            struct arena *arena, struct err *err)
{
    *w = (struct csv_writer){.sink = sink, .arena = arena, .row = 1, .column = 1};
    buf_init(&w->plain);
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

/* A mark at the start of the file would be taken for the file's own, and `sep=` for Excel's line. */
static bool needs_quotes(const struct csv_writer *w, struct slice text)
{
    if (w->row == 1 && w->column == 1 && text.n >= 3 &&
        (memcmp(text.at, "\xEF\xBB\xBF", 3) == 0 || memcmp(text.at, "sep", 3) == 0)) {
        return true;
    }
    static const bool is_special[256] = {
        [','] = true, ['\t'] = true, [';'] = true, ['"'] = true, ['\r'] = true, ['\n'] = true};
    for (size_t i = 0; i < text.n; i++) {
        if (is_special[(unsigned char)text.at[i]]) {
            return true;
        }
    }
    return false;
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
static struct slice without_zeros(struct csv_writer *w, struct slice text, struct buf *room)
{
    if (text.n == 0 || !memchr(text.at, '\0', text.n)) {
        return text;
    }
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] != '\0') {
            buf_char(room, text.at[i]);
        } else {
            note_loss(w, 0, ENCODER_LOST);
        }
    }
    return (struct slice){room->at, room->n};
}

void csv_writer_cell(struct csv_writer *w, struct slice text)
{
    struct buf room = BUF_INIT;
    text = without_zeros(w, text, &room);
    w->is_empty = w->column == 1 && text.n == 0;
    buf_clear(&w->plain);
    if (csv_is_formula_like(text)) {
        buf_char(&w->plain, '\'');
    }
    buf_add(&w->plain, text.at, text.n);
    struct slice plain = {w->plain.at, w->plain.n};
    struct buf quoted = BUF_INIT;
    if (needs_quotes(w, plain)) {
        add_quoted(&quoted, plain);
        plain = (struct slice){quoted.at, quoted.n};
    }
    if (w->column > 1) {
        buf_char(&w->out, ',');
    }
    encoder_add(&w->encoder, plain, &w->out, (struct encoder_report){note_loss, w});
    buf_release(&quoted);
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
    buf_release(&w->out);
    encoder_close(&w->encoder);
}
