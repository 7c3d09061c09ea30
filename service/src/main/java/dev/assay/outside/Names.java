package dev.assay.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks the addresses of hosts up. That may take long, so it has threads of its own; a host is
 * looked up by one at a time, however many want to know, so that a slow one occupies no more.
 */
final class Names implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 30;

  private final Resolver resolver;
  private final ThreadPoolExecutor threads;
  private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> asked =
      new ConcurrentHashMap<>();

  /** What knows the addresses. Blocks. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  Names(Resolver resolver) {
    this.resolver = resolver;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Names::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  /** Looks them up as this machine does. */
  static Names ofThisMachine() {
    return new Names(InetAddress::getAllByName);
  }

  private static Thread thread(Runnable task) {
    Thread made = new Thread(task, "names");
    made.setDaemon(true);
    return made;
  }

  /** The addresses of a host; fails with an {@code UnknownHostException} where there are none. */
  CompletableFuture<List<InetAddress>> addresses(String host) {
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> others = asked.putIfAbsent(host, mine);
    if (others != null) {
      return others;
    }
    threads.execute(
        () -> {
          try {
            List<InetAddress> found = List.of(resolver.addresses(host));
            asked.remove(host);
            mine.complete(found);
          } catch (UnknownHostException | RuntimeException e) {
            asked.remove(host);
            mine.completeExceptionally(new CompletionException(e));
          }
        });
    return mine;
  }

  @Override
  public void close() {
    threads.shutdownNow(); // nothing of it touches a file
  }
}
