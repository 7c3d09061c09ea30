package dev.assay.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that brings a lead into a higher band; the rules themselves came to that score.
 *
 * @param band that is reached
 * @param fromScore what was decided
 * @param score what the rules make of the changed lead
 * @param changes each of another field, one to three
 */
public record NextBand(String band, int fromScore, int score, List<Change> changes) {

  public NextBand {
    changes = List.copyOf(changes);
  }

  /**
   * One field that is otherwise.
   *
   * @param field its name where it is sent
   * @param to what it is then, in words
   * @param example the value that was judged; null where the words say it all
   * @param factors what moves, after the changes before it
   */
  public record Change(String field, String to, @Nullable String example, List<Move> factors) {

    public Change {
      factors = List.copyOf(factors);
    }
  }

  /**
   * A factor that gives other points.
   *
   * @param points how many more, to six decimal places
   */
  public record Move(String key, double points) {}
}
