package dev.assay.rules;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps scores to percentiles: what share of some leads scored no higher. A fixed snapshot, named by
 * its hash, since percentiles move and what was decided must not.
 *
 * @param points from score 0 to score 100, both ascending; between two of them lies a straight line
 */
public record Calibration(List<Point> points) {

  /** Points that a percentile rises by, at most, for a point of the score. */
  public static final int STEEPEST = 2;

  private static final int SCORES = 101;

  /** At this score, this percentile; both 0 to 100. */
  public record Point(int score, int percentile) {}

  public Calibration {
    points = List.copyOf(points);
    List<String> faults = new ArrayList<>();
    if (points.isEmpty()
        || points.get(0).score() != 0
        || points.get(points.size() - 1).score() != 100) {
      faults.add("points must begin at score 0 and end at score 100");
    }
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (point.percentile() < 0 || point.percentile() > 100) {
        faults.add("the percentile of " + point.score() + " must be 0 to 100");
      }
      if (i > 0 && point.score() <= points.get(i - 1).score()) {
        faults.add("score " + point.score() + " must be over the one before");
      }
      if (i > 0 && point.percentile() < points.get(i - 1).percentile()) {
        faults.add("the percentile of " + point.score() + " must not fall");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /**
   * Of scores that were given: at each the share of them that are no higher, as far as that rises
   * by no more than {@link #STEEPEST} points for each point of the score. So a score that moves by
   * a point moves its percentile by two at most, however many scores lie close together.
   *
   * @param counts how often each score from 0 to 100 was given
   */
  public static Calibration ofScores(int[] counts) {
    if (counts.length != SCORES) {
      throw new IllegalArgumentException("there are 101 scores, not " + counts.length);
    }
    long all = 0;
    for (int count : counts) {
      all += count;
    }
    if (all == 0) {
      throw new IllegalArgumentException("there are no scores");
    }
    int[] percentiles = new int[SCORES];
    long upTo = 0;
    for (int score = 0; score < SCORES; score++) {
      upTo += counts[score];
      int share = (int) ((2 * 100 * upTo + all) / (2 * all));
      percentiles[score] = score == 0 ? 0 : Math.min(share, percentiles[score - 1] + STEEPEST);
    }
    percentiles[SCORES - 1] = 100;
    for (int score = SCORES - 2; score > 0; score--) {
      percentiles[score] = Math.max(percentiles[score], percentiles[score + 1] - STEEPEST);
    }
    List<Point> points = new ArrayList<>();
    for (int score = 0; score < SCORES; score++) {
      points.add(new Point(score, percentiles[score]));
    }
    return new Calibration(points);
  }

  /** The percentile of a score from 0 to 100, rounded half up. */
  public int percentile(int score) {
    int i = 1;
    while (points.get(i).score() < score) {
      i++;
    }
    Point from = points.get(i - 1);
    Point to = points.get(i);
    int run = to.score() - from.score();
    int rise = (to.percentile() - from.percentile()) * (score - from.score());
    return from.percentile() + (2 * rise + run) / (2 * run);
  }

  /** Canonical JSON: {@code [{"percentile": 0, "score": 0}, ...]}. */
  public byte[] canonical() {
    CanonicalWriter out = new CanonicalWriter().beginArray();
    for (Point point : points) {
      out.beginObject().key("percentile").value(point.percentile());
      out.key("score").value(point.score()).endObject();
    }
    return out.endArray().toBytes();
  }

  /** Names it: SHA-256 over its canonical JSON. */
  public String hash() {
    return Hash.of(canonical());
  }
}
