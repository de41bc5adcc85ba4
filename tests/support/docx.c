#include "support/docx.h"

#include <zip.h>

#include "support/check.h"

void docx_write(const char *path, const char *part, const char *bytes, size_t n)
{
    int failed = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &failed);
    assert_non_null(zip);
    zip_source_t *source = zip_source_buffer(zip, bytes, n, 0);
    assert_non_null(source);
    assert_true(zip_file_add(zip, part, source, ZIP_FL_ENC_UTF_8) >= 0);
    assert_int_equal(zip_close(zip), 0);
}
