#include "model/finding.h"

#include "base/vec.h"

const char *finding_sentence(struct arena *a, const struct finding *f)
{
    const char *text = f->clause ? arena_printf(a, "%s (%s)", f->text, f->clause) : f->text;
    return f->accepted_by
               ? arena_printf(a, "%s  [%s 已接受: %s]", text, f->accepted_by, f->accepted_why)
               : text;
}

void findings_add(struct findings *list, struct finding finding)
{
    *VEC_PUSH(list->arena, list) = finding;
}

const char *severity_id(enum severity severity)
{
    static const char *const ids[] = {"info", "warning", "error"};
    return ids[severity];
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"提示", "警告", "错误"};
    return names[severity];
}
