/* The twin of pentimento.bench.FusedChain: the same arithmetic, left to the C compiler and its library.
   gcc -O3 -march=native -ffast-math fused_chain.c -o fused_chain -lm */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUN = 2048 };

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static void chain(float *restrict r, float *restrict g, float *restrict b, int n) {
  for (int i = 0; i < n; i++) {
    float x = r[i], y = g[i], z = b[i];
    r[i] = 0.60f * x + 0.30f * y + 0.10f * z;
    g[i] = 0.08f * x + 0.85f * y + 0.07f * z;
    b[i] = 0.02f * x + 0.12f * y + 0.86f * z;
  }
  float *planes[3] = {r, g, b};
  for (int c = 0; c < 3; c++) {
    float *restrict v = planes[c];
    for (int i = 0; i < n; i++) {
      float x = log2f(v[i]) * (1.f / 14.f) + 10.f / 14.f;
      x = fminf(fmaxf(x, 0.f), 1.f);
      x = x * x * (3.f - 2.f * x);
      v[i] = exp2f(14.f * x - 10.f);
    }
  }
}

int main(int argc, char **argv) {
  int pixels = argc > 1 ? atoi(argv[1]) : 24000000;
  int passes = argc > 2 ? atoi(argv[2]) : 12;
  float *rgb[3];
  for (int c = 0; c < 3; c++) rgb[c] = aligned_alloc(64, (size_t)((pixels + 15) / 16 * 16) * 4);
  double best = 1e30;
  for (int pass = 0; pass < passes; pass++) {
    for (int c = 0; c < 3; c++)
      for (int i = 0; i < pixels; i++) rgb[c][i] = 1e-3f + (float)((i * 31 + c * 7) % 4096) / 512.f;
    double start = cpu();
    for (int from = 0; from < pixels; from += RUN) {
      int n = pixels - from < RUN ? pixels - from : RUN;
      chain(rgb[0] + from, rgb[1] + from, rgb[2] + from, n);
    }
    double ns = (cpu() - start) / pixels;
    if (ns < best) best = ns;
  }
  double sum = 0;
  for (int c = 0; c < 3; c++)
    for (int i = 0; i < pixels; i += 1009) sum += rgb[c][i];
  printf("C: best %.2f ns/px, check %.6g\n", best, sum);
  return 0;
}
