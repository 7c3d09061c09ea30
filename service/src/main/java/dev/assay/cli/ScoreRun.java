package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.batch.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file through a node, two blocks at a time. Interrupted, it finishes the blocks that are
 * on their way. Each block has a key of its own, so that no lead is decided on twice when it goes
 * on.
 */
final class ScoreRun {
  private static final int ON_THEIR_WAY = 2;

  private final Path file;
  private final Format format;
  private final BatchClient client;
  private final ScoreOutput output;
  private final Interruption interruption;

  /** A block and its answers to come. */
  private record Sent(Block block, Future<List<JsonNode>> answers) {}

  ScoreRun(
      Path file, Format format, BatchClient client, ScoreOutput output, Interruption interruption) {
    this.file = file;
    this.format = format;
    this.client = client;
    this.output = output;
    this.interruption = interruption;
  }

  /** Scores what is not scored yet; 0 when all is. */
  int run() throws IOException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(ON_THEIR_WAY);
    try (LeadFile leads = LeadFile.open(file, format);
        @Nullable ProgressBar bar = bar()) {
      boolean all = score(leads, senders, bar);
      if (all) {
        output.finish();
      }
      return all ? 0 : 1;
    } finally {
      senders.shutdownNow();
    }
  }

  private boolean score(LeadFile leads, ExecutorService senders, @Nullable ProgressBar bar)
      throws IOException, InterruptedException {
    Deque<Sent> sent = new ArrayDeque<>();
    Block block = next(leads);
    while (block != null || !sent.isEmpty()) {
      while (block != null && sent.size() < ON_THEIR_WAY && !interruption.wished()) {
        Block next = block;
        sent.add(
            new Sent(
                next,
                senders.submit(() -> client.decide(next, output.run() + ":" + next.firstLine()))));
        block = next(leads);
      }
      Sent first = sent.poll();
      if (first == null) {
        return false;
      }
      output.write(first.block(), answers(first));
      if (bar != null) {
        bar.stepBy(first.block().leadsAfter(output.lastLine()));
      }
    }
    return true;
  }

  /** The next block of which some lead is not written yet; it is sent whole. */
  private @Nullable Block next(LeadFile leads) throws IOException {
    Block block = leads.block();
    while (block != null && block.lastLine() <= output.lastLine()) {
      block = leads.block();
    }
    return block;
  }

  private static List<JsonNode> answers(Sent sent) throws IOException, InterruptedException {
    try {
      return sent.answers().get();
    } catch (ExecutionException e) {
      throw new IOException("the node did not answer", e.getCause());
    }
  }

  /** Shown to people only: the launcher knows whether anybody looks. */
  private @Nullable ProgressBar bar() throws IOException {
    if (!Boolean.getBoolean("assay.terminal")) {
      return null;
    }
    long total = count(0);
    long done = total - count(output.lastLine());
    return new ProgressBarBuilder()
        .setTaskName("Scoring")
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setUnit(" leads", 1)
        .showSpeed()
        .setSpeedUnit(ChronoUnit.SECONDS)
        .build();
  }

  private long count(long afterLine) throws IOException {
    try (LeadFile leads = LeadFile.open(file, format)) {
      return leads.count(afterLine);
    }
  }
}
