#include "model/finding.h"

#include "base/vec.h"

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
