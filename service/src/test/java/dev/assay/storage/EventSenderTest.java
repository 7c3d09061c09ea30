package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.events.Event;
import dev.assay.events.Sender;
import dev.assay.leases.Lease;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: one of them sends, and each event once. */
final class EventSenderTest {
  private static final int EVENTS = 300;

  @TempDir private Path folder;

  @Test
  void events_twoNodesThatBothTry_areSentOnceInOrderByTheOneThatHoldsTheLease() throws Exception {
    try (Database one = Postgresql.V15.open(folder);
        Database other = Postgresql.V15.open(folder)) {
      SqlAuditStore audit = new SqlAuditStore(one);
      SqlEventStore events = new SqlEventStore(other);
      List<Thread> nodes = new ArrayList<>();
      for (Database database : List.of(one, other)) {
        Sender sender =
            new Sender(
                new SqlEventStore(database),
                new SqlLeaseStore(database),
                UUID.randomUUID(),
                Clock.systemUTC(),
                () -> {});
        nodes.add(
            new Thread(
                () -> {
                  while (events.after(null, EVENTS - 1L, 1).isEmpty()) {
                    sender.run();
                  }
                }));
      }
      nodes.forEach(Thread::start);
      for (int i = 0; i < EVENTS; i++) {
        audit.add(published(i));
      }
      for (Thread node : nodes) {
        node.join();
      }

      List<Event.Sent> sent = events.after(null, 0, 2 * EVENTS);

      assertThat(sent)
          .extracting(Event.Sent::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
      assertThat(sent).extracting(event -> event.event().id()).doesNotHaveDuplicates();
    }
  }

  @Test
  void events_ofASenderThatSleptTooLong_areNotSentByIt() {
    try (Database database = Postgresql.V15.open(folder)) {
      SqlLeaseStore leases = new SqlLeaseStore(database);
      SqlEventStore events = new SqlEventStore(database);
      Instant now = Instant.parse("2026-11-22T12:00:00Z");
      Lease slept =
          leases.take("events", UUID.randomUUID(), now, now.plusSeconds(10)).orElseThrow();
      new SqlAuditStore(database).add(published(0));
      Instant later = now.plusSeconds(11);
      Lease awake =
          leases.take("events", UUID.randomUUID(), later, later.plusSeconds(10)).orElseThrow();

      assertThat(events.send(slept, 10)).isZero();
      assertThat(events.after(null, 0, 10)).isEmpty();
      assertThat(events.send(awake, 10)).isEqualTo(1);
    }
  }

  private static AuditEntry published(int number) {
    return new AuditEntry(
        UUID.randomUUID(),
        Instant.parse("2026-11-22T12:00:00Z"),
        null,
        Who.SERVICE,
        "pack.published",
        "lead-quality",
        "a test",
        Map.of("version", "1." + number + ".0"));
  }
}
