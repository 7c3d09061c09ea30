package dev.assay.http;

import dev.assay.audit.Who;
import dev.assay.drafts.Content;
import dev.assay.drafts.Draft;
import dev.assay.drafts.GateRecord;
import dev.assay.drafts.Step;
import dev.assay.drafts.Submission;
import dev.assay.drafts.Submission.Approval;
import dev.assay.packs.Line;
import dev.assay.rules.PackArchive;
import dev.assay.rules.PackSource;
import dev.assay.tenants.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Drafts as the operations of the contract need them: each call gets one of its own. */
final class ContractDrafts {
  /** Operations that are refused without {@code If-Match}. */
  static final Set<String> NEED_TAG = Set.of("deleteDraftFile", "importDraft");

  private static final String PACK = "lead-quality";
  private static final String VERSION = "7.0.0";
  private static final Who AUTHOR = new Who(new UUID(1, 2), "author");
  private static final Content CONTENT =
      new Content(
          Map.of(
              "pack.yaml",
              """
              pack: lead-quality
              version: 7.0.0
              vocabulary: 1
              base: 50
              factors:
                - { key: missing_name, stratum: risks, group: name, weight: -10, severity: low, says: "No name" }
              band_sets:
                quality:
                  - { band: high, from: 45, action: call }
                  - { band: low, from: 0, action: drop }
              """,
              "risks/name.drl",
              """
              rule "missing_name: none was sent"
              when
                  Lead( !name.present )
              then
                  card.risk("missing_name");
              end
              """,
              "cases/none.yaml",
              "lead: {}\nexpect: { score: 40, risk_flags: [missing_name] }\n",
              "cases/name.yaml",
              "lead: { name: Ana Silva }\nexpect: { score: 50 }\n"));

  private final TestNode node;
  private final Tenant tenant;
  private final List<UUID> made = new ArrayList<>();

  ContractDrafts(TestNode node, Tenant tenant) {
    this.node = node;
    this.tenant = tenant;
  }

  /** The id of a new draft, as far on its way as the operation needs it. */
  String make(Operation operation, boolean operator) {
    Line line = operator ? Line.base(PACK) : new Line(tenant.id(), PACK);
    Instant now = node.clock.instant();
    Draft draft = new Draft(UUID.randomUUID(), line, "1.0.0", 1, AUTHOR, now, now, null);
    made.forEach(
        id -> node.drafts.find(line, id).ifPresent(this::remove)); // a line has room for few
    made.add(draft.id());
    node.drafts.add(draft, CONTENT.files(), step(Step.Kind.CREATED, now));
    if (!Set.of("getDraftGate", "approveDraft", "rejectDraft", "publishDraft")
        .contains(operation.id())) {
      return draft.id().toString();
    }
    String hash = CONTENT.pack().hash();
    String cases = CONTENT.cases().hash();
    node.drafts.add(draft.id(), new GateRecord(hash, cases, now, true, true, report(hash, cases)));
    Approval approval =
        operation.id().equals("publishDraft")
            ? new Approval(new Who(new UUID(3, 4), "approver"), now, false)
            : null;
    Submission submission =
        new Submission(VERSION, "note", hash, cases, AUTHOR, now, approval, null);
    Draft submitted = new Draft(draft.id(), line, "1.0.0", 2, AUTHOR, now, now, submission);
    node.drafts.advance(submitted, step(Step.Kind.SUBMITTED, now));
    return draft.id().toString();
  }

  private void remove(Draft draft) {
    node.drafts.remove(draft.id(), draft.revision());
  }

  /** Body of an approval of what is submitted here. */
  String approval() {
    return "{\"pack_hash\":\"" + CONTENT.pack().hash() + "\"}";
  }

  /** A file that is there, or, for what creates one, is not. */
  static String file(Operation operation) {
    return operation.id().equals("putDraftFile") ? "lists/new.txt" : PackSource.MANIFEST;
  }

  /** What is sent as an example of that type. */
  static byte[] body(String mediaType, String example) {
    return mediaType.equals(DraftRoutes.ZIP)
        ? PackArchive.write(CONTENT.files())
        : example.getBytes(StandardCharsets.UTF_8);
  }

  private static Step step(Step.Kind kind, Instant at) {
    return new Step(kind, AUTHOR, at, "");
  }

  private static String report(String hash, String cases) {
    return """
        {"pack_hash":"%s","cases_hash":"%s","checked_on":"2026-11-22T09:00:00Z","passed":true,
         "checks":[{"check":"compiles","ok":true}],"problems":[],"cases":null,"drift":null,"cost":null}
        """
        .formatted(hash, cases);
  }
}
