package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.PackWiring;
import dev.assay.activation.Served;
import dev.assay.activation.Stage;
import dev.assay.audit.Who;
import dev.assay.decisionlog.LogReader;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.model.Lead;
import dev.assay.packs.Line;
import dev.assay.packs.Publication;
import dev.assay.rollout.Step;
import dev.assay.rules.PackSource;
import dev.assay.storage.DataFolder;
import dev.assay.storage.Database;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tenants with packs of their own, each swapped for another again and again: what is no longer in
 * force is released with its classes. What was measured is in target/pack-swaps.txt.
 */
@Tag("soak")
final class PackSwapsTest {
  private static final int TENANTS = Integer.getInteger("assay.tenants", 200);
  private static final int SWAPS = Integer.getInteger("assay.swaps", 1_000);

  /** The last packs that nobody judges by are kept for replays; from here on they are there. */
  private static final int SETTLED = 50;

  private static final String PACK = "lead-quality";
  private static final Path REPORT = Path.of("target", "pack-swaps.txt");

  @TempDir private Path folder;
  private final List<String> report = new ArrayList<>();

  /** What is in use after everything unreachable is gone, in bytes. */
  private record Memory(long heap, long metaspace, long classes) {
    static Memory now() throws InterruptedException {
      for (int i = 0; i < 5; i++) {
        System.gc();
        Thread.sleep(200); // the cleaner disposes of what was just found unreachable
      }
      long metaspace =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .map(MemoryPoolMXBean::getUsage)
              .mapToLong(usage -> usage.getUsed())
              .sum();
      return new Memory(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          metaspace,
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    @Override
    public String toString() {
      return "heap %d MB, metaspace %d MB, %d classes"
          .formatted(heap >> 20, metaspace >> 20, classes);
    }
  }

  @Test
  void packs_swappedAgainAndAgain_leaveNothingBehind() throws Exception {
    try (Database database = Database.embedded(new DataFolder(folder))) {
      Keyring keyring =
          Keyring.open(
              new SqlKeyStore(database),
              new MasterKeySource(null, folder.resolve("master.key")),
              new SecureRandom(),
              UuidCreator::getTimeOrderedEpochPlus1);
      try (PackWiring packs =
          PackWiring.over(
              database,
              keyring,
              List.of(),
              List.of(),
              new LogReader(new SqlDecisionStore(database), keyring),
              Clock.systemUTC(),
              UuidCreator::getTimeOrderedEpochPlus1)) {
        swap(packs);
      }
    }
  }

  private void swap(PackWiring packs) throws IOException, InterruptedException {
    long began = System.nanoTime();
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      rollOut(packs, tenant, 1);
    }
    told("%d tenants with packs of their own after %d s".formatted(TENANTS, seconds(began)));
    Memory settled = Memory.now();
    for (int swap = 1; swap <= SWAPS; swap++) {
      rollOut(packs, swap % TENANTS, 2 + swap / TENANTS);
      if (swap == SETTLED || swap % 100 == 0) {
        Memory now = Memory.now();
        told("%d swaps after %d s: %s".formatted(swap, seconds(began), now));
        settled = swap == SETTLED ? now : settled;
      }
    }
    Memory end = Memory.now();
    assertThat(end.heap()).as(report.toString()).isLessThan(settled.heap() * 11 / 10);
    assertThat(end.metaspace()).as(report.toString()).isLessThan(settled.metaspace() * 11 / 10);
    assertThat(end.classes()).as(report.toString()).isLessThan(settled.classes() * 11 / 10);
  }

  private void told(String what) throws IOException {
    report.add(what);
    Files.write(REPORT, report);
  }

  private static long seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000;
  }

  /** Publishes a text that nobody else has, has it judge the tenant, and judges a lead by it. */
  private static void rollOut(PackWiring packs, int tenant, int number) {
    UUID id = new UUID(7, tenant + 1L);
    Line line = new Line(id, PACK);
    String version = "1." + number + ".0";
    Publication publication =
        new Publication(
            line,
            version,
            text(tenant, version),
            new PackSource(Map.of()),
            Who.SERVICE,
            null,
            "A test",
            null);
    String hash = packs.publishing().publish(publication, Who.SERVICE).packHash();
    packs
        .parts()
        .rollouts()
        .start(line, new Step(version, Stage.LIVE, 0, 0), Who.SERVICE, "A test");
    Served served = packs.activations().current().served(id, PACK).orElseThrow();
    assertThat(served.pack().hash()).isEqualTo(hash);
    served.pack().score(Lead.ABSENT, served.terms());
  }

  /** The shipped pack with one file of rules, which is what takes the time to compile. */
  private static PackSource text(int tenant, String version) {
    Map<String, String> files = new TreeMap<>(PackSource.shipped(PACK, "1.0.0").files());
    files.keySet().removeIf(path -> path.endsWith(".drl") && !path.startsWith("risks/email"));
    files.computeIfPresent(
        PackSource.MANIFEST,
        (path, text) ->
            text.replace("version: 1.0.0", "version: " + version)
                .replace("weight: -30", "weight: -30." + (1000 + tenant)));
    return new PackSource(files);
  }
}
