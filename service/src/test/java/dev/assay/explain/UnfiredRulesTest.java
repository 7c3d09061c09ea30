package dev.assay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.model.Lead;
import dev.assay.rules.Inquiry;
import dev.assay.rules.RulePack;
import dev.assay.rules.Unfired;
import dev.assay.rules.guard.Rule.Kind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why rules of the packs that are shipped do not fire on generated leads. */
final class UnfiredRulesTest {
  private static final int LEADS = 40;
  private static final Pattern CONSTANT =
      Pattern.compile("\"([^\"]*)\"|\\b[A-Z]\\w+\\.([A-Z_]+)|(?<![\\w.])([0-9]+(?:\\.[0-9]+)?)");

  /** What is changed about a lead to have a rule fire, and what then is said of it. */
  private record Attempt(RulePack pack, Lead lead, Unfired unfired) {

    /** Whether the pattern is met for one of the values that its only condition speaks of. */
    boolean succeeds() {
      Map.Entry<String, Object> met =
          Objects.requireNonNull(unfired.met()).get(0).values().entrySet().iterator().next();
      return candidates(met.getValue()).stream()
          .map(value -> with(lead, List.of(met.getKey().split("\\.")), value))
          .anyMatch(this::isMet);
    }

    private boolean isMet(Lead changed) {
      return pack.inquire(changed, pack.terms()).unfired().stream()
          .noneMatch(
              after ->
                  after.rule().equals(unfired.rule())
                      && after.kind() == unfired.kind()
                      && after.conditions().equals(unfired.conditions()));
    }

    private List<Object> candidates(Object met) {
      if (met instanceof Boolean truth) {
        return List.of(!truth);
      }
      List<Object> candidates = new ArrayList<>();
      Matcher constants = CONSTANT.matcher(unfired.conditions().get(0));
      while (constants.find()) {
        if (constants.group(3) != null) {
          double number = Double.parseDouble(constants.group(3));
          candidates.addAll(List.of(number - 1, number, number + 1, number + 0.001));
        } else {
          candidates.add(constants.group(1) == null ? constants.group(2) : constants.group(1));
        }
      }
      candidates.add("anything");
      candidates.add("UNKNOWN");
      candidates.add("NONE");
      candidates.add("NO");
      return candidates;
    }
  }

  /** The same record with another value at a path; values that do not fit change nothing. */
  @SuppressWarnings("unchecked")
  private static <T> T with(T record, List<String> path, Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        Object now = components[i].getAccessor().invoke(record);
        boolean isHere = components[i].getName().equals(path.get(0));
        if (isHere && path.size() > 1) {
          values[i] = with(now, path.subList(1, path.size()), value);
        } else {
          values[i] = isHere ? fit(value, now) : now;
        }
      }
      return (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object fit(Object value, Object now) {
    if (value instanceof Double number && now instanceof Integer) {
      return number.intValue();
    }
    if (now instanceof Enum<?> word) {
      for (Enum<?> each : word.getDeclaringClass().getEnumConstants()) {
        if (each.name().equals(value)) {
          return each;
        }
      }
    }
    return value.getClass() == now.getClass() ? value : now;
  }

  @ParameterizedTest
  @CsvSource({
    "lead-quality@1.0.0, 15",
    "crm-score@1.0.0, 15",
    "icp-match@1.0.0, 10",
    "icp-match@2.0.0, 5"
  })
  void inquire_anyLead_tellsOfEveryRule_andWhatIsNamedMakesThePatternMatch(String name, int rules) {
    RulePack pack = NextBandSearchTest.pack(name);
    Set<String> tried = new HashSet<>();
    for (JsonNode sent : NextBandSearchTest.leads(name).limit(LEADS).toList()) {
      Lead lead = NextBandSearchTest.read(pack, sent);
      Inquiry inquiry = pack.inquire(lead, pack.terms());

      List<String> all = new ArrayList<>(inquiry.fired());
      inquiry.unfired().forEach(each -> all.add(each.rule()));
      assertThat(all).containsExactlyInAnyOrderElementsOf(pack.rules().keySet());
      assertThat(inquiry.scorecard()).isEqualTo(pack.score(lead, pack.terms()));
      for (Unfired unfired : inquiry.unfired()) {
        assertThat(unfired.place().marks()).as(unfired.rule()).isNotEmpty();
        assertThat(Objects.requireNonNull(unfired.met()))
            .allSatisfy(
                met -> assertThat(met.unmet().isEmpty()).isEqualTo(unfired.kind() == Kind.NOT));
        if (isSimple(unfired) && tried.add(unfired.rule())) {
          assertThat(new Attempt(pack, lead, unfired).succeeds()).as("%s", unfired).isTrue();
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(rules);
  }

  /** Of one condition on one field of the lead, which is stored and not computed from others. */
  private static boolean isSimple(Unfired unfired) {
    List<Unfired.Met> met = unfired.met();
    return unfired.kind() == Kind.THERE_IS
        && unfired.fact().equals("Lead")
        && unfired.conditions().size() == 1
        && met != null
        && met.get(0).values().size() == 1
        && !met.get(0).values().firstKey().endsWith(".present");
  }
}
