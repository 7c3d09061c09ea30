package dev.assay.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.intake.LeadJson;
import dev.assay.model.Lead;
import dev.assay.model.Similarity;
import dev.assay.rules.Calibration;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Terms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The index answers what the formula says, and small changes move it little. */
final class CustomerIndexTest {
  private static final int MOST_POINTS = 2;

  private static LeadCompany lead(Traits traits) {
    return new LeadCompany("", traits);
  }

  @Test
  void compare_isTheFormulaOverEveryCustomer() {
    Market market = new Market(20261122);
    List<Member> customers = market.customers(400);
    CustomerIndex index = CustomerIndex.of(customers);
    for (int i = 0; i < 200; i++) {
      Traits company = market.company();
      List<Integer> all = new ArrayList<>();
      for (Member customer : customers) {
        all.add(Gower.thousandths(Gower.pairs(company, customer.traits())));
      }
      all.sort(Collections.reverseOrder());

      Similarity similarity = index.compare(lead(company), 7);

      if (company.isEmpty()) {
        assertThat(similarity).isEqualTo(Similarity.ABSENT);
        continue;
      }
      double mean = all.subList(0, 80).stream().mapToInt(s -> s).average().orElseThrow() / 1000;
      assertThat(similarity.value()).isBetween(mean - 1e-12, mean + 1e-12);
      assertThat(similarity.nearest())
          .extracting(near -> (int) Math.round(near.similarity() * 1000))
          .containsExactlyElementsOf(all.subList(0, 7));
      assertThat(similarity.customers()).isEqualTo(400);
    }
  }

  @Test
  void of_anyOrder_isTheSame() {
    Market market = new Market(7);
    List<Member> customers = market.customers(300);
    List<Member> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, new Random(1));
    LeadCompany company = lead(market.company());

    CustomerIndex one = CustomerIndex.of(customers);
    CustomerIndex other = CustomerIndex.of(shuffled);

    assertThat(other.hash()).isEqualTo(one.hash()).startsWith("sha256:");
    assertThat(other.compare(company, 20)).isEqualTo(one.compare(company, 20));
  }

  @Test
  void hash_anyChange_isAnother() {
    List<Member> customers = new Market(7).customers(10);
    Member first = customers.get(0);
    List<Member> changed = new ArrayList<>(customers);
    changed.set(0, new Member(first.id(), "other.com", first.traits()));

    assertThat(CustomerIndex.of(changed).hash()).isNotEqualTo(CustomerIndex.of(customers).hash());
    assertThat(CustomerIndex.of(customers.subList(1, 10)).hash())
        .isNotEqualTo(CustomerIndex.of(customers).hash());
    assertThat(CustomerIndex.NONE.hash()).isNull();
  }

  @Test
  void traits_ofEachCustomer_areFound() {
    List<Member> customers = new Market(8).customers(50);
    CustomerIndex index = CustomerIndex.of(customers);

    for (Member customer : customers) {
      assertThat(index.traits(customer.id())).contains(customer.traits());
    }
    assertThat(index.traits(new UUID(0, 0))).isEmpty();
  }

  @Test
  void similarity_inALoggedLead_isReadAsItWas() {
    Market market = new Market(9);
    CustomerIndex index = CustomerIndex.of(market.customers(20));
    Lead lead = Lead.ABSENT.with(index.compare(lead(market.company()), 5));

    Lead read = LeadJson.read(json(LeadJson.bytes(lead)));

    assertThat(read).isEqualTo(lead);
    assertThat(lead.similarity().nearest()).hasSize(5);
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new JsonMapper().readTree(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Ten new ones among a thousand, drawn from the market, or all of them the lead itself or nothing
   * like it, which is the most that ten can do.
   */
  @Test
  void score_onePercentOfNewCustomers_movesByTwoPointsAtMost() {
    try (RulePack pack = new PackCompiler().compile(PackSource.shipped("icp-match", "2.0.0"))) {
      Terms steep =
          pack.terms()
              .calibrated(
                  new Calibration(
                      List.of(point(0, 0), point(20, 40), point(60, 60), point(100, 100))));
      Market market = new Market(42);
      List<Member> customers = market.customers(1_000);
      CustomerIndex before = CustomerIndex.of(customers);
      int largest = 0;
      for (int i = 0; i < 60; i++) {
        Traits company = market.company();
        for (int kind = 0; kind < 3; kind++) {
          List<Member> more = new ArrayList<>(customers);
          for (int n = 0; n < 10; n++) {
            Member drawn = market.customer();
            Traits traits = kind == 0 ? drawn.traits() : kind == 1 ? company : Traits.NONE;
            more.add(new Member(drawn.id(), drawn.domain(), traits));
          }
          CustomerIndex after = CustomerIndex.of(more);
          for (Terms terms : List.of(pack.terms(), steep)) {
            int moved =
                Math.abs(score(pack, terms, after, company) - score(pack, terms, before, company));
            largest = Math.max(largest, moved);
            assertThat(moved).isLessThanOrEqualTo(MOST_POINTS);
          }
        }
      }
      assertThat(largest).as("something moves at all").isPositive();
    }
  }

  private static Calibration.Point point(int score, int percentile) {
    return new Calibration.Point(score, percentile);
  }

  private static int score(RulePack pack, Terms terms, CustomerIndex index, Traits company) {
    return pack.score(Lead.ABSENT.with(index.compare(lead(company), 0)), terms).score();
  }
}
