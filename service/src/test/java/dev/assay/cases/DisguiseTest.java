package dev.assay.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.errors.ServiceException;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.rules.Fold;
import dev.assay.rules.Measures;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Leads in made-up words. */
final class DisguiseTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final PackSource TEXT = PackSource.shipped("lead-quality", "1.0.0");
  private static final RulePack PACK = new PackCompiler().compile(TEXT);
  private static final String PACK_WORDS = Fold.of(String.join("\n", TEXT.files().values()));

  @AfterAll
  static void release() {
    PACK.close();
  }

  @Test
  void everyShippedCase_disguised_scoresTheSameAndHoldsNoWordOfThePerson() {
    List<Case> cases = CaseSet.of(CaseSet.shipped("lead-quality")).cases();
    for (Case example : cases) {
      JsonNode sent = ((Subject.Sent) example.subject()).json();
      Lead lead = example.subject().read(INTAKE, PACK.parts(), Measures.NONE);
      Scorecard card = PACK.score(lead, PACK.terms());

      String text = CaseText.of(disguise(PACK, TEXT).of(lead), card, "made up");

      CaseSet read = CaseSet.of(new TreeMap<>(Map.of("a.yaml", text)));
      assertThat(read.problems()).as(text).isEmpty();
      assertThat(new CaseRunner(() -> INTAKE).run(PACK, read.cases()).failures())
          .as(text)
          .isEmpty();
      assertThat(
              PACK.score(
                      read.cases().get(0).subject().read(INTAKE, PACK.parts(), Measures.NONE),
                      PACK.terms())
                  .hash())
          .as(example.path())
          .isEqualTo(card.hash());
      assertNothingOf(sent, text);
    }
  }

  @Test
  void word_thatAPackAsksFor_stays_andNothingBesides() {
    Lead lead =
        read(
            """
            {"name": "Ana Silva", "email": "ana.silva@acme-tools.example",
             "message": "Ana here: please see bit.ly/anasilva about Kreditkarte or viagra for Rua Augusta 17"}
            """);

    Lead other = disguise(PACK, TEXT).of(lead);

    assertThat(other.message().text()).contains("bit.ly/").doesNotContain("anasilva", "Augusta");
    assertThat(other.message().text()).hasSameSizeAs(lead.message().text());
    assertThat(other.message().words()).isEqualTo(lead.message().words());
    assertThat(other.name().text()).doesNotContainIgnoringCase("ana").hasSize(9);
    assertThat(other.email().address()).doesNotContainIgnoringCase("acme").contains("@");
  }

  @Test
  void ruleOfADraft_thatReadsAWord_keepsIt() {
    Map<String, String> files = new TreeMap<>(TEXT.files());
    files.merge(
        "risks/source.drl",
        """

        rule "test_source: from the fair"
        when
            Lead( source.text == "Messe Nürnberg" )
        then
            card.risk("test_source");
        end
        """,
        String::concat);
    PackSource draft = new PackSource(files);
    Lead lead = read("{\"name\":\"Ana Silva\",\"source\":\"Messe Nürnberg\"}");
    try (RulePack compiled = new PackCompiler().compile(draft)) {
      Lead other =
          new Disguise(List.of(new Disguise.Judge(PACK, TEXT), new Disguise.Judge(compiled, draft)))
              .of(lead);

      assertThat(other.source().text()).isEqualTo("Messe Nürnberg");
      assertThat(other.name().text()).doesNotContain("Ana", "Silva");
    }
    assertThat(disguise(PACK, TEXT).of(lead).source().text()).doesNotContain("Messe");
  }

  @Test
  void judgement_byAWordThePackDoesNotHold_isRefused() {
    Map<String, String> files = new TreeMap<>(TEXT.files());
    files.computeIfPresent(
        "pack.yaml",
        (path, text) -> text.replace("\\\\b(bit\\\\.ly|", "(?-i)\\\\b([b-b][^a-h]t\\\\.ly|"));
    PackSource odd = new PackSource(files);
    Lead lead =
        read("{\"message\":\"my name is bit.ly/ana and nothing else is to be said of it\"}");
    try (RulePack compiled = new PackCompiler().compile(odd)) {
      Disguise disguise = disguise(compiled, new PackSource(Map.of("pack.yaml", "")));

      assertThatThrownBy(() -> disguise.of(lead))
          .isInstanceOf(ServiceException.class)
          .hasMessageContaining("/message/text")
          .hasMessageNotContaining("bit");
    }
  }

  private static void assertNothingOf(JsonNode sent, String text) {
    String values = text.replaceAll("\"seniority\":\"\\w+\"|\"\\w+\":", " ");
    String lower = values.toLowerCase(Locale.ROOT);
    for (JsonNode value : sent) {
      Matcher word = WORD.matcher(value.asText().toLowerCase(Locale.ROOT));
      while (word.find()) {
        if (!PACK_WORDS.contains(Fold.of(word.group()))) {
          assertThat(lower).doesNotContain(word.group());
        }
      }
    }
  }

  private static Disguise disguise(RulePack pack, PackSource text) {
    return new Disguise(List.of(new Disguise.Judge(pack, text)));
  }

  private static Lead read(String json) {
    try {
      return INTAKE.read(new JsonMapper().readTree(json)).lead();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
