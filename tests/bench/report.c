#include "bench/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/* Columns of the table: width, and whether it is set to the right. */
static const struct {
    const char *heading;
    size_t width;
    int is_right;
} columns[] = {{"工作", 34, 0}, {"行数", 9, 1},  {"本台", 11, 1}, {"对照", 11, 1},
               {"比值", 7, 1},  {"目标", 10, 1}, {"内存", 9, 1},  {"对照是", 26, 0}};

static size_t width_of(const char *text)
{
    size_t width = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        width += *at < 0x80 ? 1 : (*at & 0xc0) == 0x80 ? 0 : 2;
    return width;
}

static void put_cell(size_t column, const char *text)
{
    size_t width = width_of(text);
    int blanks = width < columns[column].width ? (int)(columns[column].width - width) : 0;
    if (columns[column].is_right)
        printf("%*s%s  ", blanks, "", text);
    else
        printf("%s%*s  ", text, blanks, "");
}

/* Of the first line of a file that begins with `name`, what is behind its colon. */
static void put_line(const char *path, const char *name)
{
    char line[256] = "", *found = NULL;
    FILE *f = fopen(path, "r");
    while (f && !found && fgets(line, sizeof line, f))
        found = strncmp(line, name, strlen(name)) == 0 ? strchr(line, ':') : NULL;
    if (f)
        fclose(f);
    printf("%.*s", found ? (int)strcspn(found + 1, "\n") : 0, found ? found + 1 : "");
}

static void put_machine(void)
{
    char when[32] = "";
    time_t now = time(NULL);
    struct utsname name = {0};
    (void)uname(&name);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M", localtime(&now));
    printf("run\t%s\t%s %s\t%ld 核", when, name.sysname, name.release,
           sysconf(_SC_NPROCESSORS_ONLN));
    put_line("/proc/cpuinfo", "model name");
    putchar('\n');
}

void report_load(size_t rows)
{
    double load[3] = {0};
    int n = getloadavg(load, 3);
    printf("load\t%zu\t%.2f\t%.2f\t%.2f\n", rows, n > 0 ? load[0] : 0, n > 1 ? load[1] : 0,
           n > 2 ? load[2] : 0);
    fflush(stdout);
}

void report_head(void)
{
    put_machine();
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        put_cell(i, columns[i].heading);
    putchar('\n');
}

static void put_time(size_t column, double ms)
{
    char text[32] = "";
    if (ms >= 1000)
        snprintf(text, sizeof text, "%.2f s", ms / 1000);
    else if (ms > 0)
        snprintf(text, sizeof text, "%.2f ms", ms);
    put_cell(column, text);
}

void bench_tell(const struct bench_line *l)
{
    char rows[24], ratio[24] = "", aim[24] = "", memory[24] = "";
    double r = l->peer_ms > 0 ? l->ms / l->peer_ms : 0;
    snprintf(rows, sizeof rows, "%zu", l->rows);
    if (r > 0)
        snprintf(ratio, sizeof ratio, "%.2f", r);
    if (l->aim_ratio > 0)
        snprintf(aim, sizeof aim, "<= %.2f", l->aim_ratio);
    else if (l->aim_ms > 0)
        snprintf(aim, sizeof aim, "<= %.0f ms", l->aim_ms);
    if (l->kib > 0)
        snprintf(memory, sizeof memory, "%.1f M", (double)l->kib / 1024);
    put_cell(0, l->work);
    put_cell(1, rows);
    put_time(2, l->ms);
    put_time(3, l->peer_ms);
    put_cell(4, ratio);
    put_cell(5, aim);
    put_cell(6, memory);
    printf("%s%s\n", l->peer ? l->peer : "", l->peer && l->peer_ms <= 0 ? " (没有安装或不成)" : "");
    printf("bench\t%zu\t%s\t%.3f\t%s\t%.3f\t%.3f\t%ld\n", l->rows, l->work, l->ms,
           l->peer ? l->peer : "-", l->peer_ms, r, l->kib);
    fflush(stdout);
}

void report_gap(const char *work, size_t rows, const char *why)
{
    printf("%s (%zu 行): 没有测, %s\n", work, rows, why);
    printf("gap\t%zu\t%s\t%s\n", rows, work, why);
    fflush(stdout);
}
