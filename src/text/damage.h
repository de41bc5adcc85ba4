/* What spreadsheets and copying do to a cell, seen from the cell alone and what its column holds. A
 * finding is never repaired silently: digits that are gone can only be asked for again. */
#ifndef TEXT_DAMAGE_H
#define TEXT_DAMAGE_H

#include "base/slice.h"

/* What the column should hold. */
enum damage_column {
    DAMAGE_COLUMN_TEXT,
    DAMAGE_COLUMN_NUMBER,
    DAMAGE_COLUMN_DATE,
    DAMAGE_COLUMN_CREDIT_CODE,
    DAMAGE_COLUMN_PHONE,
};

/* Bits of a set. */
enum damage {
    DAMAGE_SCIENTIFIC = 1 << 0,   /* 9.111E+17, in any column */
    DAMAGE_ROUNDED = 1 << 1,      /* credit code: 18 digits, the last three 000 */
    DAMAGE_DATE = 1 << 2,         /* text: 2024/3/1, 3月1日, 1-Mar: was perhaps 3-1 */
    DAMAGE_LOST_ZERO = 1 << 3,    /* phone: 10 or 11 digits that need a 0 in front */
    DAMAGE_POINT_ZERO = 1 << 4,   /* text, code, phone: 13800138000.0 */
    DAMAGE_HIDDEN = 1 << 5,       /* U+FEFF, zero-width or direction marks inside */
    DAMAGE_HARD_BLANK = 1 << 6,   /* U+00A0 and other blanks that are no blank */
    DAMAGE_WIDE_DIGITS = 1 << 7,  /* ０–９ where a number, date, code or phone is expected */
    DAMAGE_ERROR_VALUE = 1 << 8,  /* #N/A, #REF!, ##### */
    DAMAGE_FORMULA_TEXT = 1 << 9, /* ="013800138000", a trick to keep digits */
};
#define DAMAGE_KINDS 10

/* The set of damages of a cell (UTF-8). */
unsigned damage_find(struct slice cell, enum damage_column column);
/* `scientific`, `rounded` …: for JSON and the rejects' file. */
const char *damage_name(enum damage one);
/* What happened and what to do, one Chinese sentence without the place. */
const char *damage_sentence(enum damage one);

#endif
