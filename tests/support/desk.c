#include "support/desk.h"

#include "support/check.h"

struct desk_options desk_options_for_test(const char *path)
{
    return (struct desk_options){
        .path = path,
        .login = "zhang",
        .name = "张收件",
        .unit = "南岭示例通信管理局",
        .clock = clock_fixed(TEST_NOW),
    };
}

struct desk *desk_for_test(struct arena *a, bool with_data)
{
    struct err err = {.arena = a};
    struct desk *desk = NULL;
    struct desk_options o = desk_options_for_test(":memory:");
    o.data_dir = with_data ? "data" : NULL;
    if (desk_create(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s (%s)", err.text, err.cause ? err.cause : "");
    }
    return desk;
}
