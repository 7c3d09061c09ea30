package dev.assay.drafts;

import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.drafts.Draft.State;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.gate.Gate;
import dev.assay.gate.GateJson;
import dev.assay.gate.GateReport;
import dev.assay.packs.PackStore;
import dev.assay.packs.PackVersion;
import dev.assay.packs.Publication;
import dev.assay.packs.Publishing;
import dev.assay.rules.PackSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes drafts through the gate and past a second pair of eyes. What is approved is a hash: any
 * edit takes the submission back, and nothing but the approved text is published. Calls block.
 */
public final class Reviews {
  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");
  private static final Pattern VERSION_LINE = Pattern.compile("(?m)^version:[^\\n#]*");
  private static final Pattern PACK_LINE = Pattern.compile("(?m)^pack:[ \\t]*\"?([^\\s\"#]*)");

  private final DraftStore store;
  private final Drafts drafts;
  private final Gate gate;
  private final PackStore packs;
  private final Publishing publishing;
  private final Consumer<PackSource> foretell;
  private final Clock clock;

  /**
   * Reviews these drafts.
   *
   * @param foretell told of a text that will probably judge soon
   */
  public Reviews(
      DraftStore store,
      Drafts drafts,
      Gate gate,
      PackStore packs,
      Publishing publishing,
      Consumer<PackSource> foretell,
      Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.gate = gate;
    this.packs = packs;
    this.publishing = publishing;
    this.foretell = foretell;
    this.clock = clock;
  }

  /**
   * Hands a draft in for review: states the version in its {@code pack.yaml}, runs the gate and
   * records what it showed.
   *
   * @throws ServiceException {@link ErrorCode#CONFLICT} where the gate does not let it through
   */
  public Draft submit(Draft draft, String version, String note, Who who) {
    requireOpen(draft);
    requireFree(draft, version);
    Draft stated = state(draft, version, who);
    Content content = drafts.content(stated);
    GateReport report =
        gate.report(stated.line(), content.pack(), content.caseFiles(), content.cases().hash());
    store.add(stated.id(), record(report));
    if (!report.passed()) {
      throw conflict("the gate is closed: " + String.join("; ", refusals(report)));
    }
    foretell.accept(content.pack());
    Instant now = now();
    Submission submission =
        new Submission(version, note, report.packHash(), report.casesHash(), who, now, null, null);
    return advance(stated.with(submission, now), new Step(Step.Kind.SUBMITTED, who, now, version));
  }

  /**
   * Approves what was submitted.
   *
   * @param packHash of what the approver has seen
   * @param acceptDrift whether more leads may change their bands than the budget allows
   */
  public Draft approve(Draft draft, String packHash, boolean acceptDrift, Who who) {
    Submission submission = inReview(draft);
    if (drafts.steps(draft).stream()
        .anyMatch(step -> step.kind().isAuthorship() && isSame(step.who(), who))) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "who wrote a draft cannot approve it: four eyes are needed");
    }
    if (!submission.packHash().equals(packHash)) {
      throw conflict(
          "in review is %s, approved would be %s".formatted(submission.packHash(), packHash));
    }
    requireUnchanged(draft, submission);
    boolean within = store.gate(draft.id()).filter(GateRecord::withinDrift).isPresent();
    if (!within && !acceptDrift) {
      throw conflict(
          "more leads change their bands than the budget allows: approve with accept_drift, or reject");
    }
    Instant now = now();
    Submission approved = submission.approved(new Submission.Approval(who, now, !within));
    return advance(
        draft.with(approved, now), new Step(Step.Kind.APPROVED, who, now, within ? "" : "drift"));
  }

  /** Sends a submission back, with what is to be done. */
  public Draft reject(Draft draft, String comment, Who who) {
    requireOpen(draft);
    if (draft.submission() == null) {
      throw conflict("nothing is in review");
    }
    Instant now = now();
    return advance(draft.with(null, now), new Step(Step.Kind.REJECTED, who, now, comment));
  }

  /**
   * Publishes what was approved; doing it twice changes nothing.
   *
   * @param signature made elsewhere, by a key that is trusted here; null to have it signed here
   */
  public PackVersion publish(Draft draft, @Nullable String signature, Who who) {
    Submission submission = draft.submission();
    if (submission != null && draft.state() == State.PUBLISHED) {
      return packs.version(draft.line(), submission.version()).orElseThrow();
    }
    if (submission == null || submission.approval() == null) {
      throw conflict("this text is not approved: what is published was seen by two");
    }
    Content content = requireUnchanged(draft, submission);
    PackVersion published =
        publishing.publish(
            new Publication(
                draft.line(),
                submission.version(),
                content.pack(),
                content.cases(),
                submission.by(),
                submission.approval().by(),
                submission.note(),
                signature),
            who);
    Instant now = now();
    advance(
        draft.with(submission.published(now), now),
        new Step(Step.Kind.PUBLISHED, who, now, submission.version()));
    return published;
  }

  /** How a draft fared at the gate the last time. */
  public Optional<GateRecord> gate(Draft draft) {
    return store.gate(draft.id());
  }

  private static Submission inReview(Draft draft) {
    Submission submission = draft.submission();
    if (submission == null || draft.state() != State.IN_REVIEW) {
      throw conflict("nothing is in review: the draft is " + draft.state().json());
    }
    return submission;
  }

  private static void requireOpen(Draft draft) {
    if (draft.state() == State.PUBLISHED) {
      throw conflict("this draft is published and never changes; open a new one");
    }
  }

  private void requireFree(Draft draft, String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new ServiceException(
          ErrorCode.INVALID, "a version is three numbers such as 1.1.0, this is '" + version + "'");
    }
    if (packs.version(draft.line(), version).isPresent()) {
      throw conflict("version " + version + " is published already");
    }
  }

  /** The draft with this version in its {@code pack.yaml}. */
  private Draft state(Draft draft, String version, Who who) {
    Drafts.Text manifest = drafts.file(draft, PackSource.MANIFEST);
    var pack = PACK_LINE.matcher(manifest.text());
    if (!pack.find() || !pack.group(1).equals(draft.line().pack())) {
      throw conflict("pack.yaml must say 'pack: " + draft.line().pack() + "' on a line of its own");
    }
    var line = VERSION_LINE.matcher(manifest.text());
    if (!line.find()) {
      throw conflict("pack.yaml must say 'version: " + version + "' on a line of its own");
    }
    String text = line.replaceFirst("version: " + version);
    if (!text.equals(manifest.text())) {
      Condition same = new Condition.Tag(manifest.tag());
      drafts.put(draft, PackSource.MANIFEST, text, same, who);
    }
    return drafts.find(draft.line(), draft.id());
  }

  private Content requireUnchanged(Draft draft, Submission submission) {
    Content content = drafts.content(draft);
    if (!content.pack().hash().equals(submission.packHash())
        || !content.cases().hash().equals(submission.casesHash())) {
      throw conflict("the text is not the one that was submitted");
    }
    return content;
  }

  private Draft advance(Draft next, Step step) {
    if (!store.advance(next, step)) {
      throw Drafts.stale("the draft was changed meanwhile");
    }
    return next;
  }

  private static List<String> refusals(GateReport report) {
    List<String> refusals = new ArrayList<>();
    if (!report.problems().isEmpty()) {
      refusals.add(report.problems().size() + " problem(s), see check");
      return refusals;
    }
    if (!report.casesPass() && report.cases() != null) {
      refusals.add(report.cases().failures().size() + " case(s) fail");
    }
    if (!report.rulesAreCovered() && report.cases() != null) {
      refusals.add(report.cases().rulesNotFired().size() + " rule(s) fire in no case");
    }
    if (!report.withinCost()) {
      refusals.add("a lead costs more than the budget allows");
    }
    if (report.drift() != null && report.drift().failed() > 0) {
      refusals.add("it fails on " + report.drift().failed() + " recorded lead(s)");
    }
    return refusals;
  }

  private static GateRecord record(GateReport report) {
    CanonicalWriter out = new CanonicalWriter();
    GateJson.write(report, out);
    return new GateRecord(
        report.packHash(),
        report.casesHash(),
        report.checkedOn(),
        report.passed(),
        report.withinDrift(),
        new String(out.toBytes(), StandardCharsets.UTF_8));
  }

  private static boolean isSame(Who a, Who b) {
    return a.keyId() != null && a.keyId().equals(b.keyId());
  }

  private static ServiceException conflict(String message) {
    return new ServiceException(ErrorCode.CONFLICT, message);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
