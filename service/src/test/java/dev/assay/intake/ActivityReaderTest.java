package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Activities;
import dev.assay.model.ActivityKind;
import dev.assay.model.Lead;
import dev.assay.rules.IdealCustomer;
import dev.assay.rules.Measures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What activities still weigh. */
final class ActivityReaderTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Measures BY =
      new Measures(
          Map.of("page_view", Duration.ofDays(14), "email_open", Duration.ofHours(12)),
          Map.of("page_view", 2),
          IdealCustomer.OPEN);

  private record Sent(String type, Instant at) {}

  /** The last digits are those of {@link StrictMath}, which no JDK may change. */
  @Test
  void weight_halvesAfterEachHalfLife() {
    assertThat(read(page(0)).pageViews()).isEqualTo(1);
    assertThat(read(page(14)).pageViews()).isEqualTo(0.5);
    assertThat(read(page(28)).pageViews()).isEqualTo(0.25);
    assertThat(read(page(10)).pageViews()).isEqualTo(0.6095068271022377);
    assertThat(read(page(3), page(10)).pageViews()).isEqualTo(1.4714796483492154);
    assertThat(read(new Sent("email_open", NOW.minus(Duration.ofDays(1)))).emailOpens())
        .isEqualTo(0.25);
  }

  @Test
  void weight_withoutAHalfLifeStays() {
    assertThat(read(new Sent("unsubscribe", Instant.EPOCH)).unsubscribes()).isEqualTo(1);
  }

  @Test
  void weight_countsNoMoreOfADayThanItsLimit() {
    Activities read = read(page(0), page(0), page(0), page(14), page(14), page(14));

    assertThat(read.pageViews()).isEqualTo(3);
  }

  @Test
  void read_passesOverWhatIsYetToHappenOrUnknown() {
    Activities read =
        read(page(-1), new Sent("telepathy", NOW), new Sent("email_open", Instant.MAX));

    assertThat(read).isEqualTo(Activities.ABSENT);
  }

  @Test
  void daysSilent_countsFromWhatTheContactDid() {
    assertThat(read(page(5), new Sent("call", NOW)).daysSilent()).isEqualTo(5);
    assertThat(read(new Sent("call", NOW)).known()).isFalse();
    ObjectNode created = JsonNodeFactory.instance.objectNode().put("created_on", "2026-05-01");
    Activities read = ActivityReader.read(created, BY, NOW.toEpochMilli());
    assertThat(read.daysSilent()).isEqualTo(31);
    assertThat(read.active()).isFalse();
  }

  @Test
  void read_inAnyOrderGivesTheSame() {
    Random random = new Random(11);
    List<ActivityKind> kinds = List.of(ActivityKind.values());
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ActivityKind kind = kinds.get(random.nextInt(kinds.size()));
      sent.add(new Sent(kind.json(), NOW.minusSeconds(random.nextInt(8_000_000))));
    }
    Activities inOrder = read(sent.toArray(Sent[]::new));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(sent, random);

      assertThat(read(sent.toArray(Sent[]::new))).isEqualTo(inOrder);
    }
  }

  @Test
  void json_isReadAsWritten() throws Exception {
    Activities some = read(page(3), new Sent("email_bounce", NOW), new Sent("call", NOW));
    var lead =
        Lead.ABSENT.with(
            new IdealFitReader(ReferenceData.bundled().folding())
                .read(Lead.ABSENT, IdealCustomer.OPEN),
            some);

    assertThat(LeadJson.read(new ObjectMapper().readTree(LeadJson.bytes(lead)))).isEqualTo(lead);
  }

  private static Sent page(int daysAgo) {
    return new Sent("page_view", NOW.minus(Duration.ofDays(daysAgo)));
  }

  private static Activities read(Sent... sent) {
    ObjectNode lead = JsonNodeFactory.instance.objectNode();
    ArrayNode activities = lead.putArray("activities");
    for (Sent one : sent) {
      activities.addObject().put("type", one.type()).put("at", one.at().toString());
    }
    return ActivityReader.read(lead, BY, NOW.toEpochMilli());
  }
}
