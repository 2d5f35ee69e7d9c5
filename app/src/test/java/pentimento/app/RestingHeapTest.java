package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestingHeapTest {

  @Test
  void givesBackOnceAfterTheLastWork() throws InterruptedException {
    CountDownLatch given = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Runnable release =
        () -> {
          times.incrementAndGet();
          given.countDown();
        };
    try (RestingHeap heap = new RestingHeap(Duration.ofMillis(200), release)) {
      for (int i = 0; i < 5; i++) heap.worked();
      assertThat(given.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(times).hasValue(1);
  }

  @Test
  void neverWhileSomethingWorks() throws InterruptedException {
    CountDownLatch given = new CountDownLatch(1);
    try (RestingHeap heap = new RestingHeap(Duration.ofMillis(1), given::countDown)) {
      heap.begin();
      heap.worked();
      assertThat(given.await(100, TimeUnit.MILLISECONDS)).isFalse();
      heap.end();
      assertThat(given.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void whatIsNotInUseGoesBackToTheSystem() {
    Runtime runtime = Runtime.getRuntime();
    List<byte[]> garbage = new ArrayList<>();
    for (int i = 0; i < 96; i++) garbage.add(new byte[1 << 20]);
    long full = runtime.totalMemory();
    assertThat(garbage).hasSize(96);
    garbage.clear();
    RestingHeap.release();
    assertThat(runtime.totalMemory()).isLessThan(full - (48 << 20));
  }
}
