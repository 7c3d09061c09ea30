package dev.assay.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;

/**
 * L2-regularised logistic regression by liblinear. Solver, iterations and the order of rows are
 * fixed: equal rows give equal coefficients, bit for bit, in whatever order they come.
 */
final class Regression {
  /** What it is, for those who want to do it again. */
  static final String SOLVER = "liblinear 2.44, L2R_LR, C 1, eps 1e-8, at most 1000 iterations";

  private static final double COST = 1;
  private static final double EPSILON = 1e-8;
  private static final int ITERATIONS = 1_000;

  /**
   * A row weighs in steps of a tenth: the library knows no weights, so it sees the row as often.
   */
  private static final int STEPS = 10;

  /**
   * One observation.
   *
   * @param values from 0 to 1
   * @param reward whose sign is the label, and whose size is the weight
   */
  record Row(List<Double> values, double reward) implements Comparable<Row> {
    Row {
      values = List.copyOf(values);
    }

    @Override
    public int compareTo(Row other) {
      for (int i = 0; i < values.size(); i++) {
        int byValue = Double.compare(values.get(i), other.values.get(i));
        if (byValue != 0) {
          return byValue;
        }
      }
      return Double.compare(reward, other.reward);
    }

    private int times() {
      return reward == 0 ? 0 : (int) Math.max(1, Math.round(Math.abs(reward) * STEPS));
    }
  }

  static {
    Linear.disableDebugOutput(); // it would write to the standard output
  }

  private Regression() {}

  /**
   * What each value adds to the odds; nothing where all rows have one label.
   *
   * @param rows with as many values each
   */
  static double[] coefficients(List<Row> rows) {
    List<Row> sorted = rows.stream().filter(row -> row.reward() != 0).sorted().toList();
    long good = sorted.stream().filter(row -> row.reward() > 0).count();
    if (good == 0 || good == sorted.size()) {
      return new double[0];
    }
    int width = sorted.get(0).values().size();
    Model model = Linear.train(problem(sorted, width), parameter());
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] coefficients = new double[width];
    for (int i = 0; i < width; i++) {
      coefficients[i] = sign * model.getFeatureWeights()[i];
    }
    return coefficients;
  }

  private static Problem problem(List<Row> rows, int width) {
    List<Feature[]> features = new ArrayList<>();
    List<Double> labels = new ArrayList<>();
    for (Row row : rows) {
      Feature[] present = features(row.values(), width);
      for (int i = 0; i < row.times(); i++) {
        features.add(present);
        labels.add(row.reward() > 0 ? 1.0 : -1.0);
      }
    }
    Problem problem = new Problem();
    problem.l = labels.size();
    problem.n = width + 1;
    problem.bias = 1;
    problem.x = features.toArray(new Feature[0][]);
    problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
    return problem;
  }

  private static Feature[] features(List<Double> values, int width) {
    List<Feature> present = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      if (values.get(i) != 0) {
        present.add(new FeatureNode(i + 1, values.get(i)));
      }
    }
    present.add(new FeatureNode(width + 1, 1)); // the bias
    return present.toArray(new Feature[0]);
  }

  private static Parameter parameter() {
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST / STEPS, ITERATIONS, EPSILON);
    parameter.setRegularizeBias(false);
    return parameter;
  }
}
