/* 统一社会信用代码 after GB 32100-2015: is it right, and if not, which place is wrong.
 *
 * 18 characters of 0123456789ABCDEFGHJKLMNPQRTUWXY: department (1, digit or letter), class of
 * organisation (2), region after GB/T 2260 (3–8, digits), organisation code after GB 11714 (9–17,
 * the 17th its own check character), check character (18). A failed check is an error which a
 * supervisor may accept with a reason. */
#ifndef RULES_CREDIT_CODE_H
#define RULES_CREDIT_CODE_H

#include "base/arena.h"

#define CREDIT_CODE_LENGTH 18

enum credit_code_fault {
    CREDIT_CODE_OK,
    CREDIT_CODE_ABSENT,       /* nothing was written */
    CREDIT_CODE_SCIENTIFIC,   /* 9.111E+17: a spreadsheet ate the digits */
    CREDIT_CODE_ROUNDED,      /* 18 digits ending in 000 with a wrong check: rounded to 15 digits */
    CREDIT_CODE_LENGTH_WRONG, /* not 18 characters */
    CREDIT_CODE_CHARACTER,    /* a character outside the alphabet */
    CREDIT_CODE_REGION,       /* positions 3–8 are not digits */
    CREDIT_CODE_CHECK,        /* the 18th character is wrong */
    CREDIT_CODE_ORGANISATION, /* positions 9–16 and the 17th disagree (GB 11714) */
};

struct credit_code_check {
    enum credit_code_fault fault;
    int position;     /* 1-based, of the first wrong character; 0 when no single one is */
    char expected;    /* what should stand there; 0 when nobody can know */
    const char *text; /* one Chinese sentence with the position; NULL when all is well */
};

/* `code` as typed. Blanks around it, full-width and lower-case letters are folded before the
 * check. The check character is judged before the organisation code: it covers the whole. */
struct credit_code_check credit_code_check(struct arena *a, const char *code);

/* The code as it is stored: full-width to half-width, upper case, no blanks, hyphens or invisible
 * characters. What is not a character of a code stays. */
const char *credit_code_normalise(struct arena *a, const char *code);

/* A right code that a person probably meant: look-alikes that cannot stand in a code put right
 * (O→0, I→1, S→5, Z→2; more in the region, where only digits stand). Only when both check characters then agree; else NULL.
 * Lost digits are never guessed. To be proposed, never taken silently. */
const char *credit_code_repair(struct arena *a, const char *code);

#endif
