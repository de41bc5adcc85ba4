#include "support/desk.h"

#include "desk/history.h"
#include "support/check.h"

struct desk_options desk_options_for_test(const char *path)
{
    return (struct desk_options){
        .path = path,
        .login = "zhang",
        .name = "张收件",
        .unit = "南岭示例通信管理局",
        .clock = clock_fixed(TEST_NOW),
        .password_cost = password_cost_least,
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

void desk_make_at(struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct desk_options o = desk_options_for_test(path);
    struct desk *desk = NULL;
    if (desk_create(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    desk_close(desk);
}

struct desk *desk_open_at(struct arena *a, const char *path, int patience_ms)
{
    struct err err = {.arena = a};
    struct desk_options o = desk_options_for_test(path);
    struct desk *desk = NULL;
    o.patience_ms = patience_ms;
    if (desk_open(&desk, &o, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return desk;
}

int64_t desk_verify_at(struct arena *a, const char *path)
{
    struct err err = {.arena = a};
    struct verify_report report = {0};
    struct desk *desk = desk_open_at(a, path, 0);
    if (desk_verify(desk, a, &report, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    desk_close(desk);
    return report.entries;
}
