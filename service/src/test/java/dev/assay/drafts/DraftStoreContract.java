package dev.assay.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.Who;
import dev.assay.packs.Line;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of drafts promises. */
public abstract class DraftStoreContract {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.000001Z");
  private static final Instant LATE = Instant.parse("2026-07-01T12:30:00.999999Z");
  private static final Who ANA = new Who(new UUID(1, 1), "Ana ⚡");
  private static final Who BEA = new Who(new UUID(2, 2), "Bea");
  private static final Line OWN = new Line(new UUID(7, 7), "lead-quality");
  private static final Step CREATED = new Step(Step.Kind.CREATED, ANA, EARLY, "1.0.0");
  private static final String PATH = "risks/email.drl";

  @TempDir private Path folder;
  private Opened opened;
  private DraftStore store;

  /**
   * A store.
   *
   * @param closing closes it
   */
  public record Opened(DraftStore store, Runnable closing) {}

  /** The store; after the first call it is opened again, with what it held. */
  protected abstract Opened open(Path folder);

  @BeforeEach
  void start() {
    opened = open(folder);
    store = opened.store();
  }

  @AfterEach
  void stop() {
    opened.closing().run();
  }

  @Test
  void draft_readBack_alsoAfterReopening() {
    Draft draft = draft(OWN, EARLY);
    Draft later = draft(OWN, LATE);
    Map<String, String> files = new TreeMap<>(Map.of(PATH, "a\nb ✓", "cases/é.yaml", ""));
    store.add(draft, files, CREATED);
    store.add(later, Map.of(), CREATED);
    store.add(draft(Line.base("lead-quality"), EARLY), files, CREATED);
    stop();
    start();

    assertThat(store.drafts(OWN)).isEqualTo(List.of(later, draft));
    assertThat(store.find(OWN, draft.id())).contains(draft);
    assertThat(store.files(draft.id())).isEqualTo(files);
    assertThat(store.files(later.id())).isEmpty();
    assertThat(store.steps(draft.id())).isEqualTo(List.of(CREATED));
    assertThat(store.gate(draft.id())).isEmpty();
  }

  @Test
  void draft_ofAnotherLine_isNotFound() {
    Draft draft = added();

    assertThat(store.find(Line.base("lead-quality"), draft.id())).isEmpty();
    assertThat(store.find(new Line(OWN.owner(), "crm-score"), draft.id())).isEmpty();
    assertThat(store.find(OWN, UUID.randomUUID())).isEmpty();
  }

  @Test
  void drafts_ofAnOwner_areOfAllItsPacks() {
    Draft draft = draft(OWN, EARLY);
    Draft ofAnotherPack = draft(new Line(OWN.owner(), "crm-score"), LATE);
    store.add(draft, Map.of(), CREATED);
    store.add(ofAnotherPack, Map.of(), CREATED);
    store.add(draft(Line.base("lead-quality"), LATE), Map.of(), CREATED);

    assertThat(store.drafts(OWN.owner())).isEqualTo(List.of(ofAnotherPack, draft));
    assertThat(store.drafts(new UUID(8, 8))).isEmpty();
  }

  @Test
  void edit_ofWhatWasRead_isTaken_andTakesBackTheSubmission() {
    Draft submitted = submitted(added());

    boolean done = edit(submitted.id(), "new", new Condition.Tag(Content.tag("old")));

    assertThat(done).isTrue();
    assertThat(store.files(submitted.id())).containsEntry(PATH, "new");
    assertThat(store.find(OWN, submitted.id())).contains(submitted.with(null, LATE));
    assertThat(store.steps(submitted.id()))
        .extracting(Step::kind)
        .containsExactly(Step.Kind.CREATED, Step.Kind.SUBMITTED, Step.Kind.EDITED);
  }

  @Test
  void edit_ofWhatIsOtherwise_changesNothing() {
    Draft draft = submitted(added());

    assertThat(edit(draft.id(), "new", new Condition.Tag(Content.tag("older")))).isFalse();
    assertThat(edit(draft.id(), "new", new Condition.Absent())).isFalse();
    assertThat(edit(UUID.randomUUID(), "new", new Condition.Present())).isFalse();

    assertThat(store.files(draft.id())).isEqualTo(Map.of(PATH, "old"));
    assertThat(store.find(OWN, draft.id())).contains(draft);
    assertThat(store.steps(draft.id())).hasSize(2);
  }

  @Test
  void edit_removesAndCreates() {
    Draft draft = added();

    assertThat(edit(draft.id(), null, new Condition.Present())).isTrue();
    assertThat(store.files(draft.id())).isEmpty();
    assertThat(edit(draft.id(), null, new Condition.Present())).isFalse();
    assertThat(edit(draft.id(), "again", new Condition.Absent())).isTrue();
    assertThat(store.files(draft.id())).isEqualTo(Map.of(PATH, "again"));
  }

  @Test
  void edit_byManyAtOnce_isTakenFromOne() throws Exception {
    Draft draft = added();
    ExecutorService editors = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> edits = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String text = "by " + i;
        edits.add(() -> edit(draft.id(), text, new Condition.Tag(Content.tag("old"))));
      }
      int taken = 0;
      for (Future<Boolean> edit : editors.invokeAll(edits)) {
        taken += edit.get() ? 1 : 0;
      }

      assertThat(taken).isEqualTo(1);
      assertThat(store.steps(draft.id())).hasSize(2);
      assertThat(store.find(OWN, draft.id()).orElseThrow().revision()).isEqualTo(2);
    } finally {
      editors.shutdownNow();
    }
  }

  @Test
  void replace_ofTheRevisionThatWasRead_isTakenOnce() {
    Draft draft = added();
    Step step = new Step(Step.Kind.IMPORTED, BEA, LATE, "");

    assertThat(store.replace(draft.id(), 1, Map.of("pack.yaml", "x"), step)).isTrue();
    assertThat(store.replace(draft.id(), 1, Map.of("pack.yaml", "y"), step)).isFalse();

    assertThat(store.files(draft.id())).isEqualTo(Map.of("pack.yaml", "x"));
  }

  @Test
  void advance_keepsWhatWasSubmittedApprovedAndPublished() {
    Draft submitted = submitted(added());
    Submission submission = Objects.requireNonNull(submitted.submission());
    Draft approved =
        submitted.with(submission.approved(new Submission.Approval(BEA, LATE, true)), LATE);
    Draft published =
        approved.with(Objects.requireNonNull(approved.submission()).published(LATE), LATE);
    Step step = new Step(Step.Kind.APPROVED, BEA, LATE, "");

    assertThat(store.advance(approved, step)).isTrue();
    assertThat(store.find(OWN, approved.id())).contains(approved);
    assertThat(store.advance(approved, step)).isFalse();
    assertThat(store.advance(published, step)).isTrue();
    stop();
    start();
    assertThat(store.find(OWN, approved.id())).contains(published);
  }

  @Test
  void published_neverChanges() {
    Draft draft = submitted(added());
    Submission submission = Objects.requireNonNull(draft.submission());
    Draft published = draft.with(submission.published(LATE), LATE);
    store.advance(published, new Step(Step.Kind.PUBLISHED, BEA, LATE, ""));

    assertThat(edit(draft.id(), "new", new Condition.Present())).isFalse();
    assertThat(store.replace(draft.id(), published.revision(), Map.of(), CREATED)).isFalse();
    assertThat(store.advance(published.with(null, LATE), CREATED)).isFalse();
    assertThat(store.remove(draft.id(), published.revision())).isFalse();
    assertThat(store.find(OWN, draft.id())).contains(published);
    assertThat(store.files(draft.id())).isEqualTo(Map.of(PATH, "old"));
  }

  @Test
  void gate_theLastOneIsShown() {
    Draft draft = added();
    GateRecord first = new GateRecord("sha256:1", "sha256:c", EARLY, false, true, "{}");
    GateRecord last = new GateRecord("sha256:2", "sha256:c", LATE, true, false, "{\"ü\":1}");

    store.add(draft.id(), first);
    store.add(draft.id(), last);

    assertThat(store.gate(draft.id())).contains(last);
  }

  @Test
  void remove_takesEverythingAlong_butNotWhatChangedMeanwhile() {
    Draft draft = submitted(added());
    store.add(draft.id(), new GateRecord("sha256:1", "sha256:c", EARLY, false, true, "{}"));

    assertThat(store.remove(draft.id(), draft.revision() - 1)).isFalse();
    assertThat(store.remove(draft.id(), draft.revision())).isTrue();

    assertThat(store.find(OWN, draft.id())).isEmpty();
    assertThat(store.files(draft.id())).isEmpty();
    assertThat(store.steps(draft.id())).isEmpty();
    assertThat(store.gate(draft.id())).isEmpty();
  }

  private Draft added() {
    Draft draft = draft(OWN, EARLY);
    store.add(draft, Map.of(PATH, "old"), CREATED);
    return draft;
  }

  private Draft submitted(Draft draft) {
    Submission submission =
        new Submission("1.1.0", "why", "sha256:a", "sha256:b", ANA, EARLY, null, null);
    Draft next = draft.with(submission, EARLY);
    store.advance(next, new Step(Step.Kind.SUBMITTED, ANA, EARLY, "1.1.0"));
    return next;
  }

  private boolean edit(UUID id, @Nullable String text, Condition condition) {
    return store.edit(id, PATH, text, condition, new Step(Step.Kind.EDITED, BEA, LATE, PATH));
  }

  private static Draft draft(Line line, Instant at) {
    return new Draft(UUID.randomUUID(), line, "1.0.0", 1, ANA, at, at, null);
  }
}
