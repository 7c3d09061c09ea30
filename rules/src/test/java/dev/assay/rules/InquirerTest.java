package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Email;
import dev.assay.rules.Unfired.Met;
import dev.assay.rules.guard.Rule.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why rules did not fire, by whatever may stand in a rule. */
final class InquirerTest {
  private static final Map<String, String> CONDITIONS = new LinkedHashMap<>();
  private static RulePack pack;

  static {
    CONDITIONS.put("either", "Lead( email.free || message.words > 90 )");
    CONDITIONS.put("between", "Lead( message.words > 1 && < 3 )");
    CONDITIONS.put("bound", "Lead( $w : message.words, $w >= 90, email.domain != \"\" )");
    CONDITIONS.put("asked", "Lead( email.domain.length() > 50, !email.domain.startsWith(\"a\") )");
    CONDITIONS.put("word", "Lead( job.seniority in (Seniority.HEAD, Seniority.CHIEF) )");
    CONDITIONS.put("share", "Lead( message.urls != 0, message.words / message.urls > 1 )");
    CONDITIONS.put("named", "ListMatch( list == \"stock\", term != \"x\" )");
    CONDITIONS.put("hit", "ListMatch( list == \"stock\", $t : term )");
    CONDITIONS.put("joined", "Lead( $d : email.domain ) ListMatch( term == $d )");
    CONDITIONS.put(
        "joined later",
        "$l : Lead( $w : message.words ) not PatternMatch( pattern == \"shortener\" )"
            + " ListHits( list == \"spam-terms\", terms > $w )");
    CONDITIONS.put(
        "joined twice",
        "not PatternMatch( pattern == \"shortener\" ) ListHits( $n : terms )"
            + " ListMatch( list == \"spam-terms\", count > $n )");
    CONDITIONS.put("exists", "Lead( email.present ) exists ListHits( terms > 9 )");
    CONDITIONS.put("never with", "Lead( email.present ) not ListHits( list == \"spam-terms\" )");
  }

  @BeforeAll
  static void compile() {
    Map<String, String> files = new TreeMap<>(Packs.tiny());
    String rules =
        CONDITIONS.entrySet().stream()
            .map(
                each ->
                    "rule \"%s\"\nwhen\n  %s\nthen\n  card.risk(\"spam\");\nend\n"
                        .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    files.put("risks/asked.drl", rules);
    pack = new PackCompiler().compile(new PackSource(files));
  }

  @AfterAll
  static void close() {
    pack.close();
  }

  private static Map<String, Unfired> unfired(Email email, String message) {
    Inquiry inquiry = pack.inquire(Leads.with(email, message), pack.terms());
    Map<String, Unfired> unfired =
        inquiry.unfired().stream().collect(Collectors.toMap(Unfired::rule, each -> each));
    assertThat(inquiry.fired()).doesNotContainAnyElementsOf(unfired.keySet());
    assertThat(inquiry.fired().size() + unfired.size()).isEqualTo(pack.rules().size());
    assertThat(inquiry.scorecard()).isEqualTo(pack.score(Leads.with(email, message), pack.terms()));
    return unfired;
  }

  private static @Nullable List<Met> met(Map<String, Unfired> unfired, String rule) {
    Unfired found = unfired.get(rule);
    return found == null ? List.of() : found.met();
  }

  private static Unfired found(Map<String, Unfired> unfired, String rule) {
    return Objects.requireNonNull(unfired.get(rule));
  }

  private static Met met(Map<String, Object> values, String... unmet) {
    return new Met(new TreeMap<>(values), List.of(unmet));
  }

  @Test
  void inquire_oneFact_namesItsValuesAndWhatDoesNotHold() {
    Map<String, Unfired> unfired = unfired(Leads.email("acme.com", false, false), "hello");

    assertThat(met(unfired, "either"))
        .containsExactly(
            met(
                Map.of("email.free", false, "message.words", 1.0),
                "email.free || message.words > 90"));
    assertThat(met(unfired, "between"))
        .containsExactly(met(Map.of("message.words", 1.0), "message.words > 1 && < 3"));
    assertThat(met(unfired, "bound"))
        .containsExactly(met(Map.of("$w", 1.0, "email.domain", "acme.com"), "$w >= 90"));
    assertThat(met(unfired, "asked"))
        .containsExactly(
            met(
                Map.of("email.domain", "acme.com"),
                "email.domain.length() > 50",
                "!email.domain.startsWith(\"a\")"));
    assertThat(met(unfired, "word"))
        .containsExactly(
            met(
                Map.of("job.seniority", "UNKNOWN"),
                "job.seniority in (Seniority.HEAD, Seniority.CHIEF)"));
    assertThat(met(unfired, "share"))
        .containsExactly(
            met(
                Map.of("message.urls", 0.0, "message.words", 1.0),
                "message.urls != 0",
                "message.words / message.urls > 1"));
    assertThat(found(unfired, "word").place())
        .isEqualTo(new RulePlace("risks/asked.drl", 25, List.of("spam")));
    assertThat(found(unfired, "word").stratum()).isEqualTo(Stratum.RISKS);
  }

  @Test
  void parts_askedByInAlone_areLookedAt() {
    assertThat(pack.parts()).containsExactly("email", "job", "message");
  }

  @Test
  void inquire_noSuchFact_saysThatThereIsNone() {
    Unfired hit = found(unfired(Email.ABSENT, ""), "hit");

    assertThat(hit.fact()).isEqualTo("ListMatch");
    assertThat(hit.conditions()).containsExactly("list == \"stock\"");
    assertThat(hit.facts()).isZero();
    assertThat(hit.met()).isEmpty();
  }

  @Test
  void inquire_factThatMustNotBe_isShown() {
    Unfired never = found(unfired(Leads.email("acme.com", false, false), "viagra"), "never with");

    assertThat(never.kind()).isEqualTo(Kind.NOT);
    assertThat(never.met()).containsExactly(met(Map.of("list", "spam-terms")));
  }

  @Test
  void inquire_actionRule_seesTheScore() {
    Map<String, Unfired> unfired = unfired(Email.ABSENT, "viagra");

    Unfired action = found(unfired, "spam never gets a call");
    assertThat(action.stratum()).isEqualTo(Stratum.ACTIONS);
    assertThat(action.place().marks()).containsExactly("drop");
    assertThat(action.met()).containsExactly(met(Map.of("band", "low"), "band == \"high\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "joined       | x        |                               | ListMatch    | true",
        "joined       | Viagra   | viagra                        |              |",
        "joined       | x        | viagra                        | ListMatch    | true",
        "joined later | x        | viagra bit.ly/x               | PatternMatch | false",
        "joined later | x        | viagra                        | ListHits     | true",
        "joined later | x        | viagra_free_money_kredit      |              |",
        "joined twice | x        | bit.ly/x                      | PatternMatch | false",
        "joined twice | x        | nothing                       | ListHits     | false",
        "joined twice | x        | viagra                        | ListMatch    | true",
        "joined twice | x        | viagra viagra                 |              |",
        "exists       |          | viagra                        | Lead         | false",
        "exists       | x        | viagra                        | ListHits     | false",
        "never with   | x        | hello                         |              |"
      })
  void inquire_joinedFacts_findsTheFirstThatIsNotMet(
      String rule,
      @Nullable String domain,
      @Nullable String message,
      @Nullable String fact,
      @Nullable Boolean isJoin) {
    Email email = domain == null ? Email.ABSENT : Leads.email(domain, false, false);

    Map<String, Unfired> unfired = unfired(email, message == null ? "" : message);

    if (fact == null) {
      assertThat(unfired).doesNotContainKey(rule);
      return;
    }
    assertThat(found(unfired, rule).fact()).isEqualTo(fact);
    assertThat(found(unfired, rule).met() == null).isEqualTo(isJoin);
  }

  @Test
  void inquire_manyFacts_standInOneOrder() {
    Unfired named = found(unfired(Email.ABSENT, "kredit viagra free money"), "named");

    assertThat(Objects.requireNonNull(named.met()))
        .extracting(met -> met.values().get("term"))
        .containsExactly("Viagra", "free money", "kredit*");
  }

  @Test
  void inquire_manyFactsThatLookTheSame_areShownOnce() {
    Unfired hit = found(unfired(Email.ABSENT, "viagra free money kredit"), "hit");

    assertThat(hit.facts()).isEqualTo(3);
    assertThat(hit.met()).containsExactly(met(Map.of("list", "spam-terms"), "list == \"stock\""));
  }
}
