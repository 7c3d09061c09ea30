package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.diff.PackDiff;
import dev.assay.drafts.Content;
import dev.assay.drafts.Draft;
import dev.assay.drafts.GateRecord;
import dev.assay.drafts.Origins;
import dev.assay.drafts.RealCases;
import dev.assay.drafts.Reviews;
import dev.assay.drafts.Submission;
import dev.assay.gate.Gate;
import dev.assay.gate.GateJson;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackException;
import dev.assay.rules.Problem;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Tries drafts, and takes them through review to a version. */
final class ReviewRoutes {
  private final DraftDesk desk;
  private final Gate gate;
  private final Reviews reviews;
  private final RealCases realCases;
  private final Origins origins;

  ReviewRoutes(DraftDesk desk, Gate gate, Reviews reviews, RealCases realCases, Origins origins) {
    this.desk = desk;
    this.gate = gate;
    this.reviews = reviews;
    this.realCases = realCases;
    this.origins = origins;
  }

  Map<String, Handling> handlings() {
    return Map.ofEntries(
        Map.entry("checkDraft", this::check),
        Map.entry("testDraft", this::test),
        Map.entry("backtestDraft", this::backtest),
        Map.entry("addDraftCase", this::addCase),
        Map.entry("getDraftGate", this::gate),
        Map.entry("submitDraft", this::submit),
        Map.entry("approveDraft", this::approve),
        Map.entry("rejectDraft", this::reject),
        Map.entry("publishDraft", this::publish),
        Map.entry("diffDraft", this::diffDraft),
        Map.entry("diffVersion", this::diffVersion));
  }

  private Future<Answer> check(Call call) {
    Map<String, String> unsaved = new TreeMap<>();
    if (call.body() != null) {
      call.json()
          .path("files")
          .properties()
          .forEach(file -> unsaved.put(file.getKey(), file.getValue().asText()));
    }
    return trying(
        call,
        (draft, saved) -> {
          Content content = unsaved.isEmpty() ? saved : saved.with(unsaved).checked();
          List<Problem> problems = gate.check(content.pack(), content.caseFiles());
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("ok").value(problems.isEmpty()).key("problems");
          GateJson.problems(problems, gate.warnings(content.pack()), out);
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> test(Call call) {
    return trying(
        call,
        (draft, content) -> {
          CanonicalWriter out = new CanonicalWriter();
          GateJson.cases(gate.test(content.pack(), content.caseFiles()), out);
          return Answer.ok(out);
        });
  }

  private Future<Answer> backtest(Call call) {
    return trying(
        call,
        (draft, content) -> {
          CanonicalWriter out = new CanonicalWriter();
          GateJson.drift(gate.drift(draft.line(), content.pack()), gate.budget(), out);
          return Answer.ok(out);
        });
  }

  /** What is done with a draft. */
  private interface Trying {
    Answer of(Draft draft, Content content);
  }

  /** A text that does not compile is no fault of the request: it is in the way of what is asked. */
  private Future<Answer> trying(Call call, Trying trying) {
    return desk.runSlowly(
        () -> {
          Draft draft = desk.find(call);
          try {
            return trying.of(draft, desk.drafts().content(draft));
          } catch (PackException e) {
            throw new Refusal(
                Kind.CONFLICT,
                "the draft has " + e.problems().size() + " problem(s), see check",
                e.problems().stream().map(ReviewRoutes::fault).toList());
          }
        });
  }

  private static Fault fault(Problem problem) {
    return new Fault(problem.file() + ":" + problem.line(), problem.message());
  }

  private Future<Answer> addCase(Call call) {
    UUID tenantId = call.tenant().id();
    UUID decisionId = JsonId.of(call.json().path("decision_id").asText(), "/decision_id");
    return desk.runSlowly(
        () -> {
          String path = realCases.add(desk.find(call), tenantId, decisionId, DraftDesk.who(call));
          return Answer.created(
              new CanonicalWriter().beginObject().key("path").value(path).endObject());
        });
  }

  private Future<Answer> gate(Call call) {
    return desk.run(
        () -> {
          GateRecord record =
              reviews.gate(desk.find(call)).orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
          return new Answer(
              200, "application/json", record.report().getBytes(StandardCharsets.UTF_8));
        });
  }

  private Future<Answer> submit(Call call) {
    String version = call.json().path("version").asText();
    String note = call.json().path("note").asText();
    return desk.runSlowly(
        () -> {
          Draft submitted = reviews.submit(desk.find(call), version, note, DraftDesk.who(call));
          return Answer.ok(written(submitted, Submission::packHash));
        });
  }

  private static CanonicalWriter written(Draft draft, Function<Submission, String> hash) {
    Submission submission = draft.submission();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("state").value(draft.state().json());
    Json.text(out.key("pack_hash"), submission == null ? null : hash.apply(submission));
    return out.endObject();
  }

  private Future<Answer> approve(Call call) {
    String hash = call.json().path("pack_hash").asText();
    boolean drift = call.json().path("accept_drift").asBoolean();
    return desk.run(
        () -> {
          Draft approved = reviews.approve(desk.find(call), hash, drift, DraftDesk.who(call));
          return Answer.ok(written(approved, Submission::packHash));
        });
  }

  private Future<Answer> reject(Call call) {
    String comment = call.json().path("comment").asText();
    return desk.run(
        () -> {
          Draft rejected = reviews.reject(desk.find(call), comment, DraftDesk.who(call));
          return Answer.ok(written(rejected, Submission::packHash));
        });
  }

  private Future<Answer> publish(Call call) {
    String signature = call.body() == null ? null : call.json().path("signature").textValue();
    return desk.runSlowly(
        () -> {
          PackVersion version = reviews.publish(desk.find(call), signature, DraftDesk.who(call));
          CanonicalWriter out = new CanonicalWriter().beginObject();
          out.key("pack").value(version.line().pack()).key("version").value(version.version());
          out.key("line").value(version.line().json()).key("pack_hash").value(version.packHash());
          out.key("cases_hash").value(version.casesHash());
          out.key("signature").value(version.signature());
          out.key("published_on").value(version.publishedOn().toString());
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> diffDraft(Call call) {
    String asked = call.query().text("from");
    return desk.run(
        () -> {
          Draft draft = desk.find(call);
          String from = asked == null ? draft.from() : asked;
          if (from == null) {
            throw new Refusal(
                Kind.INVALID_REQUEST,
                List.of(new Fault("?from", "must name a version: the draft began as none")));
          }
          Content to = desk.drafts().content(draft);
          return diff(draft.line(), from, draft.state().json(), to);
        });
  }

  private Future<Answer> diffVersion(Call call) {
    String from = call.query().text("from");
    String version = call.path().getOrDefault("version", "");
    return desk.run(
        () -> {
          Line line = DraftDesk.line(call);
          Content to =
              origins.content(line, version).orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
          if (from == null) {
            throw new Refusal(
                Kind.INVALID_REQUEST, List.of(new Fault("?from", "must name a version")));
          }
          return diff(line, from, version, to);
        });
  }

  private Answer diff(Line line, String from, String to, Content content) {
    Content before =
        origins
            .content(line, from)
            .orElseThrow(
                () ->
                    new Refusal(
                        Kind.INVALID_REQUEST,
                        List.of(new Fault("?from", "there is no such version"))));
    return Answer.ok(
        DraftJson.diff(line.pack(), from, to, PackDiff.between(before.pack(), content.pack())));
  }
}
