#include "pdf/description.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pdf/fonts.h"

#define FIRST_LINE "shenbao-pages 1"
#define MOST 100000 /* tenths of a point: ten thousand points, more than the largest sheet */

/* A kind of line: its numbers, then a face, then a side, then a text. */
struct kind {
    const char *word;
    enum entry_kind kind;
    int numbers;
    bool has_face, has_side, has_text;
};

static const struct kind kinds[] = {
    {"sheet", ENTRY_SHEET, 2, false, false, false}, {"about", ENTRY_ABOUT, 0, false, false, true},
    {"day", ENTRY_DAY, 0, false, false, true},      {"font", ENTRY_FONT, 0, true, false, true},
    {"latin", ENTRY_LATIN, 0, true, false, true},   {"page", ENTRY_PAGE, 0, false, false, false},
    {"text", ENTRY_TEXT, 4, true, true, true},      {"rule", ENTRY_RULE, 5, false, false, false},
    {"fill", ENTRY_FILL, 4, false, false, false},   {"end", ENTRY_END, 0, false, false, false},
};

/* The next word of a line; moves *at behind it and the blank that ends it. */
static char *word(char **at)
{
    char *start = *at, *blank = strchr(start, ' ');
    if (blank) {
        *blank = '\0';
    }
    *at = blank ? blank + 1 : start + strlen(start);
    return start;
}

static bool number(char **at, long least, long most, long *out)
{
    char *end, *text = word(at);
    *out = strtol(text, &end, 10);
    return *text != '\0' && *end == '\0' && *out >= least && *out <= most;
}

static bool read_parts(const struct kind *k, char *at, struct entry *out)
{
    long value;
    *out = (struct entry){.kind = k->kind};
    for (int i = 0; i < k->numbers; i++) {
        if (!number(&at, -MOST, MOST, &value)) {
            return false;
        }
        out->numbers[i] = (double)value / 10;
    }
    if (k->has_face) {
        if (!number(&at, 0, FACES_MAX - 1, &value)) {
            return false;
        }
        out->face = (int)value;
    }
    if (k->has_side) {
        const char *side = word(&at);
        if (strlen(side) != 1 || !strchr("lcrb", *side)) {
            return false;
        }
        out->side = *side;
    }
    out->text = at;
    return k->has_text || *at == '\0';
}

/* A line without its line feed; false at the end of the file and for what is no text. */
static bool read_line(struct description *d)
{
    ssize_t n = getline(&d->line, &d->size, d->in);
    if (n <= 0) {
        return false;
    }
    d->number++;
    n -= d->line[n - 1] == '\n' ? 1 : 0;
    d->line[n] = '\0';
    return strlen(d->line) == (size_t)n && utf8_valid_prefix(d->line, (size_t)n) == (size_t)n;
}

enum reading description_next(struct description *d, struct entry *out)
{
    if (!d->has_begun && (!read_line(d) || strcmp(d->line, FIRST_LINE) != 0)) {
        return READ_BAD;
    }
    d->has_begun = true;
    if (!read_line(d)) {
        return READ_BAD;
    }
    char *rest = d->line;
    const char *first = word(&rest);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(first, kinds[i].word) == 0) {
            bool is_good = read_parts(&kinds[i], rest, out);
            return !is_good ? READ_BAD : out->kind == ENTRY_END ? READ_END : READ_ENTRY;
        }
    }
    return READ_BAD;
}

void description_close(struct description *d)
{
    free(d->line);
    d->line = NULL;
}
