/* Any bytes as a Word document: bytes that begin as a zip file are one; others are its word/document.xml, for
 * a fuzzer does not find out how to mend a checksum. What is read is UTF-8 text within the bound; what is not
 * has its sentence. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "text/docx.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define PART "word/document.xml"
#define PART_MOST 65535

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static uint32_t crc32_of(const uint8_t *bytes, size_t n)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
        }
    }
    return ~crc;
}

/* A number of 16 or 32 bits, the low byte first. */
static void put(struct buf *out, uint32_t value, int size)
{
    for (int i = 0; i < size; i++) {
        buf_char(out, (char)(value >> 8 * i & 0xFF));
    }
}

/* What stands alike in the head of a part and in the directory: version, flags, stored, time, day. */
static void put_part(struct buf *out, const uint8_t *bytes, size_t n)
{
    put(out, 10, 2);
    put(out, 0, 4);
    put(out, 0, 4);
    put(out, crc32_of(bytes, n), 4);
    put(out, (uint32_t)n, 4);
    put(out, (uint32_t)n, 4);
    put(out, sizeof PART - 1, 2);
}

static void put_zip(struct buf *out, const uint8_t *bytes, size_t n)
{
    put(out, 0x04034b50, 4);
    put_part(out, bytes, n);
    put(out, 0, 2);
    buf_text(out, PART);
    buf_add(out, (const char *)bytes, n);
    uint32_t directory = (uint32_t)out->n;
    put(out, 0x02014b50, 4);
    put(out, 10, 2);
    put_part(out, bytes, n);
    put(out, 0, 4); /* extra, comment */
    put(out, 0, 4); /* disk, inner attributes */
    put(out, 0, 4); /* outer attributes */
    put(out, 0, 4); /* where the part begins */
    buf_text(out, PART);
    uint32_t size = (uint32_t)out->n - directory;
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, 1, 2);
    put(out, 1, 2);
    put(out, size, 4);
    put(out, directory, 4);
    put(out, 0, 2);
}

static void read_back(const struct buf *file)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf text = BUF_INIT;
    FILE *f = tmpfile();
    must(f && fwrite(file->at, 1, file->n, f) == file->n && fflush(f) == 0);
    enum status status = docx_text(fileno(f), &text, &err);
    must(status == STATUS_OK || *err.text);
    must(text.n <= DOCX_TEXT_MAX && utf8_valid_prefix(text.at, text.n) == text.n);
    fclose(f);
    buf_release(&text);
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct buf file = BUF_INIT;
    if (n > PART_MOST) {
        return 0;
    }
    if (n > 2 && memcmp(bytes, "PK", 2) == 0) {
        buf_add(&file, (const char *)bytes, n);
    } else {
        put_zip(&file, bytes, n);
    }
    read_back(&file);
    buf_release(&file);
    return 0;
}
