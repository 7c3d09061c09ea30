package dev.assay.similarity;

import dev.assay.model.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names the customers that a company is most like, and says in what. */
final class Nearest {
  private final LeadCompany company;
  private final List<Member> members;
  private final short[] similarities;
  private final int[] counts;

  /**
   * Out of these customers.
   *
   * @param similarities to each of the members, in thousandths
   * @param counts how many members have each of these similarities
   */
  Nearest(LeadCompany company, List<Member> members, short[] similarities, int[] counts) {
    this.company = company;
    this.members = members;
    this.similarities = similarities;
    this.counts = counts;
  }

  /** The most similar first; of those that are as similar the first ones there are. */
  List<Similarity.Near> name(int wanted) {
    int least = Gower.WHOLE;
    for (int above = counts[least]; above < wanted; above += counts[least]) {
      least--;
    }
    List<Integer> places = new ArrayList<>();
    int left = wanted;
    for (int similarity = Gower.WHOLE; similarity > least; similarity--) {
      left -= counts[similarity];
    }
    for (int place = 0; place < similarities.length; place++) {
      if (similarities[place] > least || (similarities[place] == least && left-- > 0)) {
        places.add(place);
      }
    }
    places.sort(Comparator.comparingInt((Integer place) -> -similarities[place]));
    return places.stream()
        .map(place -> near(members.get(place), similarities[place] / (double) Gower.WHOLE))
        .toList();
  }

  private Similarity.Near near(Member member, double similarity) {
    List<String> shared = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Gower.Pair pair : Gower.pairs(company.traits(), member.traits())) {
      if (pair.known()) {
        (pair.agrees() ? shared : different).add(pair.trait());
      } else if (pair.ofCustomer()) {
        missing.add(pair.trait());
      }
    }
    boolean same = !member.domain().isEmpty() && member.domain().equals(company.domain());
    return new Similarity.Near(
        member.id().toString(), similarity, same, shared, different, missing);
  }
}
