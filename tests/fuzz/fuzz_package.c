/* Any bytes as a hand-over package, as the manifest of one that is otherwise right, or as an
 * acknowledgement: taken or refused with a sentence; what is taken is what was packed.
 *
 * The first byte says which: 0 the whole file, 1 the manifest, 2 the submissions with a right manifest,
 * 3 an acknowledgement. */
#include <stdlib.h>

#include "desk/package_compare.h"
#include "desk/package_file.h"
#include "text/zip_writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static struct package_file right_one(struct arena *a, struct slice submissions)
{
    struct package_file f;
    package_file_init(&f);
    f.number = "移交2024-0001";
    f.made_at = "2024-07-16 09:41:37";
    f.sender = f.notice = f.definition = f.table = f.form = "甲";
    f.parts[PACKAGE_TABLE].bytes = slice_of("名称\r\n一\r\n");
    f.parts[PACKAGE_TABLE].rows = 1;
    f.parts[PACKAGE_SUBMISSIONS].bytes = submissions;
    f.parts[PACKAGE_RECEIPTS].bytes = slice_of("收件号\r\n");
    package_file_seal(&f, a);
    return f;
}

static void unpack(struct arena *a, struct slice bytes)
{
    struct err err = {.arena = a};
    struct package_file f;
    struct package_comparison c;
    if (package_file_unpack(a, bytes, &f, &err) != STATUS_OK) {
        must(err.text && *err.text);
        return;
    }
    const struct slice cases = f.parts[PACKAGE_SUBMISSIONS].bytes;
    if (package_compare(a, cases, cases, &c, &err) == STATUS_OK) {
        must(c.n_added == 0 && c.n_removed == 0);
    }
}

static void unpack_with(struct arena *a, struct package_file *f, struct slice manifest)
{
    struct err err = {.arena = a};
    struct buf zip = BUF_INIT;
    const struct zip_entry entries[] = {
        {PACKAGE_MANIFEST, manifest},
        {f->parts[0].name, f->parts[0].bytes},
        {f->parts[1].name, f->parts[1].bytes},
        {f->parts[2].name, f->parts[2].bytes},
    };
    must(zip_write(entries, 4, &zip, &err) == STATUS_OK);
    unpack(a, (struct slice){zip.at, zip.n});
    buf_release(&zip);
}

/* Rows that are promised right and digests that are right: only the CSV itself may be refused. */
static void unpack_cases(struct arena *a, struct slice cases)
{
    struct err err = {.arena = a};
    struct buf zip = BUF_INIT;
    struct package_file f = right_one(a, cases);
    must(package_file_pack(&f, a, &zip, &err) == STATUS_OK);
    unpack(a, (struct slice){zip.at, zip.n});
    buf_release(&zip);
}

static void read_ack(struct arena *a, struct slice bytes)
{
    struct err err = {.arena = a};
    struct package_ack ack, again;
    if (package_ack_read(a, bytes, &ack, &err) != STATUS_OK) {
        must(err.text && *err.text);
        return;
    }
    const char *text = package_ack_text(a, &ack);
    must(package_is_ack(slice_of(text)));
    must(package_ack_read(a, slice_of(text), &again, &err) == STATUS_OK);
    must(text_eq(ack.number, again.number) && text_eq(ack.receiver, again.receiver));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    if (n == 0) {
        return 0;
    }
    struct slice rest = {arena_copy(&a, (const char *)bytes + 1, n - 1), n - 1};
    struct package_file f;
    switch (bytes[0] % 4) {
    case 0: unpack(&a, rest); break;
    case 1:
        f = right_one(&a, slice_of("申报件号,名称\r\n1,一\r\n"));
        unpack_with(&a, &f, rest);
        break;
    case 2: unpack_cases(&a, rest); break;
    default: read_ack(&a, rest);
    }
    arena_release(&a);
    return 0;
}
