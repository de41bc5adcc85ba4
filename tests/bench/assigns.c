#include "bench/assigns.h"

#include "bench/measure.h"
#include "bench/report.h"
#include "rules/assign.h"

#define MAX_RUNS 100
#define REVIEWERS 1000u
#define WANTED 5u
#define DIRECTIONS 5u

static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Each reviewer knows two directions of five, works where one of 250 cases comes from, and can take a
 * twentieth more than their share. */
static struct assign_problem problem(struct arena *a, size_t cases)
{
    unsigned char *pairs = arena_alloc(a, cases * REVIEWERS);
    int64_t *room = ARENA_ARRAY(a, int64_t, REVIEWERS);
    unsigned state = 20241120;
    for (size_t c = 0; c < cases; c++) {
        unsigned direction = next_random(&state) % DIRECTIONS, unit = next_random(&state) % 250;
        for (unsigned r = 0; r < REVIEWERS; r++) {
            unsigned first = r % DIRECTIONS, second = r / DIRECTIONS % DIRECTIONS;
            bool knows = direction == first || direction == second;
            pairs[c * REVIEWERS + r] = (unsigned char)((knows ? ASSIGN_SKILLED : 0) |
                                                       (r % 250 == unit ? ASSIGN_BLOCKED : 0));
        }
    }
    for (size_t r = 0; r < REVIEWERS; r++) {
        room[r] = (int64_t)(cases * WANTED * 21 / 20 / REVIEWERS + 1);
    }
    return (struct assign_problem){.cases = cases,
                                   .reviewers = REVIEWERS,
                                   .wanted = WANTED,
                                   .pairs = pairs,
                                   .room = room,
                                   .load = ARENA_ARRAY(a, int64_t, REVIEWERS)};
}

void bench_assigns(size_t cases, size_t runs)
{
    struct arena of_problem = {0};
    const struct assign_problem p = problem(&of_problem, cases);
    double times[MAX_RUNS];
    size_t open = 0;
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    for (size_t i = 0; i < runs; i++) {
        struct arena a = {0};
        struct assign_result result;
        double begin = bench_now();
        (void)assign(&a, &p, NULL, &result);
        times[i] = bench_now() - begin;
        open = result.open;
        arena_release(&a);
    }
    if (open) {
        report_gap("分配 1000 位专家", cases, "没有全部分到");
    }
    bench_tell(&(struct bench_line){.work = "分配 1000 位专家",
                                    .rows = cases,
                                    .ms = bench_quantile(times, runs, 0.5),
                                    .aim_ms = 10000});
    arena_release(&of_problem);
}
