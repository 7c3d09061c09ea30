package dev.assay.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.assay.intake.LeadJson;
import dev.assay.rules.Problem;
import dev.assay.similarity.CustomerIndex;
import dev.assay.similarity.Member;
import dev.assay.similarity.TraitsJson;
import dev.assay.weights.IcpJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads one case as people mean its YAML: NO is Norway, and a key stands once. */
final class CaseReader {
  private static final Set<String> KEYS =
      Set.of("about", "near_miss", "as_of", "icp", "customers", "lead", "observations", "expect");
  private static final int MAX_DEPTH = 64;

  /** For packs that look at nothing that grows old. */
  private static final String ANY_TIME = "2026-01-01T00:00:00Z";

  private final ObjectMapper yaml =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());
  private final List<Case> cases = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** All that was read, and all that could not be. */
  CaseSet read() {
    return new CaseSet(cases, problems);
  }

  void add(String path, String text) {
    JsonNode node;
    try {
      node = yaml.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      problems.add(new Problem(path, line, column, "bad_yaml", e.getOriginalMessage()));
      return;
    }
    int before = problems.size();
    names(node).stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> problem(path, "'" + key + "' is no key of a case"));
    names(node.path("expect")).stream()
        .filter(key -> !Expectation.KEYS.contains(key))
        .forEach(key -> problem(path, "nobody knows what to expect of '" + key + "'"));
    if (node.path("lead").isObject() == node.path("observations").isObject()) {
      problem(path, "a case has either a lead or observations, as an object");
    } else if (problems.size() == before) {
      add(path, node);
    }
  }

  private void add(String path, JsonNode node) {
    JsonNode about = node.path("about");
    try {
      cases.add(
          new Case(
              path,
              about.isTextual() ? List.of(about.asText()) : texts(about),
              node.path("near_miss").asText().equals("true"),
              node.has("lead")
                  ? new Subject.Sent(
                      node.path("lead"),
                      Instant.parse(node.path("as_of").asText(ANY_TIME)),
                      IcpJson.read(node.path("icp")),
                      customers(node.path("customers")))
                  : new Subject.Observed(LeadJson.read(node.path("observations"))),
              new Expectation(node.path("expect"))));
    } catch (DateTimeParseException noTime) {
      problem(path, "as_of must be a time such as " + ANY_TIME);
    } catch (IllegalArgumentException unknownWord) {
      problem(path, "the observations are not complete, or hold a word that is none of theirs");
    }
  }

  /** Customers by their traits, with the domain beside them. */
  private static CustomerIndex customers(JsonNode list) {
    List<Member> members = new ArrayList<>();
    for (JsonNode customer : list) {
      UUID id = new UUID(0, members.size());
      String domain = customer.path("domain").asText();
      members.add(new Member(id, domain, TraitsJson.read(customer)));
    }
    return CustomerIndex.of(members);
  }

  private void problem(String path, String message) {
    problems.add(new Problem(path, 0, 0, "bad_case", message));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
