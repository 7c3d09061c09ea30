package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.activation.Change;
import dev.assay.activation.LineState;
import dev.assay.activation.ReferenceState;
import dev.assay.activation.Scope;
import dev.assay.activation.Stage;
import dev.assay.activation.TenantState;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.AuditFilter;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.reference.ReferenceSnapshot;
import dev.assay.rollout.Scheduled;
import dev.assay.rollout.Step;
import dev.assay.rollout.Tally;
import dev.assay.rules.PackSource;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stores of packs, epochs, tunings, rollouts and the audit trail promise. */
public abstract class PackStoresContract {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.000001Z");
  private static final UUID TENANT = new UUID(7, 7);
  private static final Who WHO = new Who(new UUID(1, 2), "ana");
  private static final Line BASE = Line.base("lead-quality");
  private static final PackSource TEXT = new PackSource(Map.of("pack.yaml", "pack: \"ä\"\n"));
  private static final PackSource NONE = new PackSource(Map.of());

  @TempDir private Path folder;
  private int entries;
  private Opened opened;

  /**
   * The stores.
   *
   * @param closing closes them
   */
  public record Opened(PackWiring.Stores stores, Runnable closing) {}

  /** The stores; after the first call they are opened again, with what they held. */
  protected abstract Opened open(Path folder);

  @BeforeEach
  void start() {
    opened = open(folder);
  }

  @AfterEach
  void stop() {
    opened.closing().run();
  }

  private PackWiring.Stores stores() {
    return opened.stores();
  }

  private AuditEntry entry() {
    entries++;
    return new AuditEntry(
        new UUID(entries, 0), AT, TENANT, WHO, "step", "pack", "why", Map.of("n", "" + entries));
  }

  private static PackVersion version(Line line, String version) {
    return new PackVersion(
        line, version, TEXT.hash(), NONE.hash(), "note", WHO, null, "new", AT, null);
  }

  @Test
  void packs_addedOnce_areReadBackAfterReopening() {
    PackVersion base = version(BASE, "1.0.0");
    PackVersion own = version(new Line(TENANT, "lead-quality"), "1.0.0");

    assertThat(stores().packs().add(base, TEXT, NONE, entry())).isTrue();
    assertThat(stores().packs().add(own, TEXT, NONE, entry())).isTrue();
    assertThat(stores().packs().add(base, NONE, TEXT, entry())).isFalse();
    stop();
    start();

    assertThat(stores().packs().versions(BASE)).containsExactly(base);
    assertThat(stores().packs().versionsOf(TEXT.hash())).containsExactlyInAnyOrder(base, own);
    assertThat(stores().packs().text(TEXT.hash()).orElseThrow().files()).isEqualTo(TEXT.files());
    stores().packs().retire(BASE, "1.0.0", AT, entry());
    stores().packs().retire(BASE, "1.0.0", AT.plusSeconds(1), entry());
    assertThat(stores().packs().version(BASE, "1.0.0").orElseThrow().retiredOn()).isEqualTo(AT);
    assertThat(stores().audit().page(AuditFilter.of(TENANT), null, 9)).hasSize(4);
  }

  @Test
  void epochs_appendedOnce_areReadBackInOrder() {
    LineState first = LineState.first("1.0.0");
    LineState second =
        first.withTrial(new LineState.Trial("1.1.0", Stage.CANARY, 10, 20, 3)).withFrozen(true);
    TenantState tenant = new TenantState(true, "1.0.0", 3, 2, 1, 4);
    Change one = new Change(1, Scope.of(BASE), first, AT);
    Change two = new Change(2, Scope.ofTenant(TENANT, "lead-quality"), tenant, AT.plusSeconds(1));
    Change three = new Change(3, Scope.of(BASE), second, AT.plusSeconds(2));

    for (Change change : List.of(one, two, three)) {
      assertThat(stores().epochs().append(change, entry())).isTrue();
    }
    assertThat(stores().epochs().append(three, entry())).isFalse();
    stop();
    start();

    assertThat(stores().epochs().epoch()).isEqualTo(3);
    assertThat(stores().epochs().current()).containsExactly(two, three);
    assertThat(stores().epochs().between(1, 2)).containsExactly(two);
    assertThat(stores().epochs().at(Scope.of(BASE), AT.plusSeconds(1))).contains(one);
    assertThat(stores().epochs().at(Scope.of(BASE), AT.minusSeconds(1))).isEmpty();
    var timeline = stores().epochs().timeline(Scope.of(BASE), 9);
    assertThat(timeline).extracting(taken -> taken.change()).containsExactly(three, one);
    assertThat(timeline.get(0).who()).isEqualTo(WHO);
    assertThat(stores().audit().page(AuditFilter.of(null), null, 9)).hasSize(3);
  }

  @Test
  void tunings_addedOnce_areFoundByVersionAndHash() {
    Tuning one =
        new Tuning(TENANT, "p", TuningKind.WEIGHTS, 1, "sha256:1", "{\"a\":1.5}", WHO, "", AT);

    assertThat(stores().tunings().newest(TENANT, "p", TuningKind.WEIGHTS)).isZero();
    assertThat(stores().tunings().add(one, entry())).isTrue();
    assertThat(stores().tunings().add(one, entry())).isFalse();

    assertThat(stores().tunings().newest(TENANT, "p", TuningKind.WEIGHTS)).isEqualTo(1);
    assertThat(stores().tunings().find(TENANT, "p", TuningKind.WEIGHTS, 1)).contains(one);
    assertThat(stores().tunings().find(new UUID(8, 8), "p", TuningKind.WEIGHTS, 1)).isEmpty();
    assertThat(stores().tunings().content(TuningKind.WEIGHTS, "sha256:1")).contains("{\"a\":1.5}");
    assertThat(stores().tunings().content(TuningKind.BANDS, "sha256:1")).isEmpty();
  }

  @Test
  void schedule_dueStep_isClaimedByOne() {
    Scheduled step =
        new Scheduled(
            new UUID(5, 5), BASE, new Step("1.1.0", Stage.CANARY, 10, 20), AT, WHO, "why");
    stores().schedule().add(step, entry());

    assertThat(stores().schedule().of(BASE)).containsExactly(step);
    assertThat(stores().schedule().due(AT.minusSeconds(1))).isEmpty();
    assertThat(stores().schedule().due(AT)).containsExactly(step);
    assertThat(stores().schedule().claim(step.id(), AT, AT.minusSeconds(60))).isTrue();
    assertThat(stores().schedule().claim(step.id(), AT, AT.minusSeconds(60))).isFalse();
    assertThat(stores().schedule().cancel(BASE, step.id(), entry())).isFalse();
    assertThat(stores().schedule().claim(step.id(), AT.plusSeconds(99), AT.plusSeconds(9)))
        .isTrue();
    stores().schedule().done(step.id());
    assertThat(stores().schedule().of(BASE)).isEmpty();
  }

  @Test
  void tallies_addUp_andFourEyesAreRemembered() {
    stores().tallies().add(BASE, "1.1.0", 3, new Tally(5, 4, 3, 2, 1));
    stores().tallies().add(BASE, "1.1.0", 3, new Tally(1, 1, 1, 1, 1));
    stores().fourEyes().require(TENANT, true, entry());
    stores().fourEyes().require(TENANT, true, entry());

    assertThat(stores().tallies().tally(BASE, "1.1.0", 3)).isEqualTo(new Tally(6, 5, 4, 3, 2));
    assertThat(stores().tallies().tally(BASE, "1.1.0", 4)).isEqualTo(Tally.NONE);
    assertThat(stores().fourEyes().required(TENANT)).isTrue();
    stores().fourEyes().require(TENANT, false, entry());
    assertThat(stores().fourEyes().required(TENANT)).isFalse();
  }

  @Test
  void references_addedOnce_areReadBackAsTheyWere() {
    ReferenceSnapshot first = new ReferenceSnapshot("sha256:1", WHO, "first", AT);
    ReferenceSnapshot second = new ReferenceSnapshot("sha256:2", WHO, "second", AT.plusSeconds(1));
    SortedMap<String, String> files = new TreeMap<>(Map.of("free.txt", "ä.example\r\n", "x", ""));

    assertThat(stores().references().add(first, files, entry())).isTrue();
    assertThat(stores().references().add(first, new TreeMap<>(), entry())).isFalse();
    assertThat(stores().references().add(second, new TreeMap<>(), entry())).isTrue();

    assertThat(stores().references().list()).containsExactly(second, first);
    assertThat(stores().references().files("sha256:1")).contains(files);
    assertThat(stores().references().files("sha256:3")).isEmpty();
    assertThat(stores().audit().page(AuditFilter.of(null), null, 9)).hasSize(2);
  }

  @Test
  void epochs_ofReferenceData_areReadBack() {
    Scope scope = Scope.ofReferenceData();
    Change change = new Change(1, scope, new ReferenceState("sha256:1"), AT);
    Change back = new Change(2, scope, ReferenceState.USUAL, AT);

    assertThat(stores().epochs().append(change, entry())).isTrue();
    assertThat(stores().epochs().append(back, entry())).isTrue();

    assertThat(stores().epochs().between(0, 2)).containsExactly(change, back);
    assertThat(stores().epochs().current()).containsExactly(back);
  }

  @Test
  void audit_pages_areTheTenantsOwn_theNewestFirst() {
    AuditEntry one = entry();
    AuditEntry two = entry();
    AuditEntry operators =
        new AuditEntry(new UUID(9, 0), AT, null, Who.SERVICE, "step", "pack", "", Map.of());
    List.of(one, two, operators).forEach(stores().audit()::add);

    assertThat(stores().audit().page(AuditFilter.of(TENANT), null, 9)).containsExactly(two, one);
    assertThat(stores().audit().page(AuditFilter.of(TENANT), two.id(), 9)).containsExactly(one);
    assertThat(stores().audit().page(AuditFilter.of(null), null, 1)).containsExactly(operators);
  }

  @Test
  void audit_filtered_hasWhatMeetsAllOfIt() {
    AuditEntry issued = step(1, AT, "Ana's laptop", "key.created", "CRM 100%");
    AuditEntry revoked = step(2, AT.plusSeconds(60), "ben", "key.revoked", "CRM 100%");
    AuditEntry tuned = step(3, AT.plusSeconds(120), "ana", "weights.activated", "lead-quality");
    List.of(issued, revoked, tuned).forEach(stores().audit()::add);

    assertThat(found("ANA", null, null, null, null)).containsExactly(tuned, issued);
    assertThat(found(null, "key.", null, null, null)).containsExactly(revoked, issued);
    assertThat(found(null, ".revoked", null, null, null)).isEmpty();
    assertThat(found(null, null, "crm 100%", null, null)).containsExactly(revoked, issued);
    assertThat(found(null, null, "%", null, null)).containsExactly(revoked, issued);
    assertThat(found(null, null, null, AT.plusSeconds(60), AT.plusSeconds(120)))
        .containsExactly(revoked);
    assertThat(found("ana", "key.", "crm", AT, null)).containsExactly(issued);
  }

  private static AuditEntry step(int id, Instant at, String by, String step, String subject) {
    return new AuditEntry(
        new UUID(7, id), at, TENANT, new Who(null, by), step, subject, "", Map.of());
  }

  private List<AuditEntry> found(
      @Nullable String by,
      @Nullable String step,
      @Nullable String subject,
      @Nullable Instant from,
      @Nullable Instant to) {
    return stores().audit().page(new AuditFilter(TENANT, by, step, subject, from, to), null, 9);
  }
}
