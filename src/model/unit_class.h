/* Classes of units (市工信局, 省通信管理局, 集团 …): what notices name in scopes and roles. */
#ifndef MODEL_UNIT_CLASS_H
#define MODEL_UNIT_CLASS_H

#include <stddef.h>

#include "model/notice.h"

struct unit_class {
    const char *id, *name;
    struct texts aliases;
    enum level level;
};

struct unit_classes {
    struct unit_class *at;
    size_t n;
};

#endif
