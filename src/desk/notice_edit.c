#include "desk/notice_edit.h"

#include "notice/copy.h"

enum status notice_edit_text(struct desk *desk, struct arena *a, int64_t notice,
                             struct notice_text_of *out, struct err *err)
{
    *out = (struct notice_text_of){0};
    enum status status = notice_row_load(desk, a, notice, &out->row, err);
    return status == STATUS_OK ? notice_yaml(desk, a, notice, 0, &out->yaml, err) : status;
}

enum status notice_edit_copy(struct desk *desk, struct arena *a, int64_t notice, const char **text,
                             struct err *err)
{
    struct notice_text_of original;
    enum status status = notice_edit_text(desk, a, notice, &original, err);
    *text = status == STATUS_OK ? notice_copy_text(a, original.yaml, original.row.doc_no) : NULL;
    return status;
}
