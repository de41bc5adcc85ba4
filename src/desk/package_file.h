/* What a hand-over package (移交包) is as a file: a plain zip of three CSV files (UTF-8 with mark) and
 * manifest.txt, which names them with their rows, sizes and SHA-256, so that each can be checked with any
 * program. Formats are told in docs/packages.md. And the acknowledgement that goes back, a text.
 *
 * Everything in a package from outside is hostile: exactly the members that the manifest names are taken,
 * none with a path, sizes are bounded while they are inflated, and nothing is ever written to a folder. */
#ifndef DESK_PACKAGE_FILE_H
#define DESK_PACKAGE_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

#define PACKAGE_PART_MAX ((uint64_t)64 << 20) /* bytes of one part */
#define PACKAGE_MANIFEST "manifest.txt"

enum package_part_id { PACKAGE_TABLE, PACKAGE_SUBMISSIONS, PACKAGE_RECEIPTS, PACKAGE_PARTS };

struct package_part {
    const char *name;   /* table.csv */
    const char *what;   /* 汇总表 */
    int64_t rows;       /* without headings and lines around the table */
    const char *digest; /* SHA-256 */
    struct slice bytes;
};

struct package_file {
    const char *number;  /* 移交2024-0001 */
    const char *made_at; /* 2024-07-16 09:41:37 */
    const char *sender, *receiver;
    const char *notice, *title; /* 文号 */
    int64_t revision;
    const char *definition; /* SHA-256 of the definition of the notice */
    const char *track, *table;
    const char *form;        /* SHA-256 of the headings of the table */
    const char *fingerprint; /* of all of this and the parts, but not of number and time */
    struct package_part parts[PACKAGE_PARTS];
    const char *manifest; /* the text of the manifest */
    const char *digest;   /* of the whole file */
};

/* What should be looked at before a package goes or is taken: sentences. */
struct package_warnings {
    const char **at;
    size_t n, cap;
};

/* Names and meanings of the parts; then bytes and rows must be set before package_file_pack. */
void package_file_init(struct package_file *f);
/* Fills in digests and fingerprint; with the same content but for number and time they are the same. */
void package_file_seal(struct package_file *f, struct arena *a);
/* The zip file. Sets manifest and digest. */
enum status package_file_pack(struct package_file *f, struct arena *a, struct buf *out,
                              struct err *err) MUST_CHECK;

/* Reads and verifies one. STATUS_DATA with what is wrong: no package, members missing or too many,
 * a digest, size or number of rows that does not fit. Texts and bytes live in `a`. */
enum status package_file_unpack(struct arena *a, struct slice bytes, struct package_file *out,
                                struct err *err) MUST_CHECK;

/* The first 8 digits of the digest, in two groups, for reading over the telephone: 3f2a 91c0. */
const char *package_check_code(struct arena *a, const char *digest);

struct package_counts {
    int64_t new, changed, same, refused;
};

/* An acknowledgement: which file arrived, with whom, when, and what became of its rows. */
struct package_ack {
    const char *number, *digest, *fingerprint;
    const char *notice, *sender, *receiver;
    const char *taken_at;
    int64_t rows;
    struct package_counts counts;
};
const char *package_ack_text(struct arena *a, const struct package_ack *ack);
/* Whether a file is one, by how it begins. */
bool package_is_ack(struct slice bytes);
enum status package_ack_read(struct arena *a, struct slice bytes, struct package_ack *out,
                             struct err *err) MUST_CHECK;

#endif
