package dev.assay.rules.analysis;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

/**
 * A condition over fields and constants, as something that can be tried on values.
 *
 * @param test takes values by field
 */
record Constraint(Predicate<Map<String, Object>> test) {

  /**
   * Reads a condition; none where it compares anything but fields with constants.
   *
   * @param named receives each field with each constant it is compared with
   */
  static Optional<Constraint> of(Expression expression, BiConsumer<String, Object> named) {
    if (expression instanceof EnclosedExpr enclosed) {
      return of(enclosed.getInner(), named);
    }
    if (expression instanceof BooleanLiteralExpr literal) {
      return Optional.of(new Constraint(values -> literal.getValue()));
    }
    if (expression instanceof UnaryExpr unary
        && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
      return of(unary.getExpression(), named).map(c -> new Constraint(c.test().negate()));
    }
    if (expression instanceof BinaryExpr binary) {
      return binary(binary, named);
    }
    if (expression instanceof PointFreeExpr in) {
      return in(in, named);
    }
    return field(expression)
        .map(
            field -> {
              named.accept(field, true);
              return new Constraint(values -> Boolean.TRUE.equals(values.get(field)));
            });
  }

  private static Optional<Constraint> binary(BinaryExpr binary, BiConsumer<String, Object> named) {
    return switch (binary.getOperator()) {
      case AND ->
          both(binary, named).map(two -> new Constraint(two.get(0).test().and(two.get(1).test())));
      case OR ->
          both(binary, named).map(two -> new Constraint(two.get(0).test().or(two.get(1).test())));
      case EQUALS -> compared(binary, named, order -> order == 0, order -> order == 0);
      case NOT_EQUALS -> compared(binary, named, order -> order != 0, order -> order != 0);
      case LESS -> compared(binary, named, order -> order < 0, order -> order > 0);
      case LESS_EQUALS -> compared(binary, named, order -> order <= 0, order -> order >= 0);
      case GREATER -> compared(binary, named, order -> order > 0, order -> order < 0);
      case GREATER_EQUALS -> compared(binary, named, order -> order >= 0, order -> order <= 0);
      default -> Optional.empty();
    };
  }

  private static Optional<List<Constraint>> both(
      BinaryExpr binary, BiConsumer<String, Object> named) {
    Optional<Constraint> left = of(binary.getLeft(), named);
    Optional<Constraint> right = of(binary.getRight(), named);
    return left.isPresent() && right.isPresent()
        ? Optional.of(List.of(left.get(), right.get()))
        : Optional.empty();
  }

  private static Optional<Constraint> compared(
      BinaryExpr binary,
      BiConsumer<String, Object> named,
      IntPredicate holds,
      IntPredicate holdsTurned) {
    Optional<Object> right = constant(binary.getRight());
    return right.isPresent()
        ? compared(binary.getLeft(), right.get(), named, holds)
        : constant(binary.getLeft())
            .flatMap(left -> compared(binary.getRight(), left, named, holdsTurned));
  }

  private static Optional<Constraint> compared(
      Expression left, Object constant, BiConsumer<String, Object> named, IntPredicate holds) {
    return field(left)
        .map(
            field -> {
              named.accept(field, constant);
              return new Constraint(values -> holds.test(order(values.get(field), constant)));
            });
  }

  private static Optional<Constraint> in(PointFreeExpr in, BiConsumer<String, Object> named) {
    List<Object> constants = new ArrayList<>();
    in.getRight().forEach(right -> constant(right).ifPresent(constants::add));
    if (constants.size() != in.getRight().size()) {
      return Optional.empty();
    }
    return field(in.getLeft())
        .map(
            field -> {
              constants.forEach(constant -> named.accept(field, constant));
              return new Constraint(
                  values ->
                      in.isNegated()
                          != constants.stream().anyMatch(c -> order(values.get(field), c) == 0));
            });
  }

  private static int order(@Nullable Object value, Object constant) {
    if (value instanceof BigDecimal number && constant instanceof BigDecimal bound) {
      return number.compareTo(bound);
    }
    return constant.equals(value) ? 0 : 1;
  }

  /** A field of the fact by its path; none for variables, words and anything else. */
  private static Optional<String> field(Expression expression) {
    if (expression instanceof NameExpr name) {
      String word = name.getNameAsString();
      return word.startsWith("$") || Character.isUpperCase(word.charAt(0))
          ? Optional.empty()
          : Optional.of(word);
    }
    if (expression instanceof FieldAccessExpr access) {
      return field(access.getScope()).map(scope -> scope + "." + access.getNameAsString());
    }
    if (expression instanceof NullSafeFieldAccessExpr access) {
      return field(access.getScope()).map(scope -> scope + "." + access.getNameAsString());
    }
    return Optional.empty();
  }

  private static Optional<Object> constant(Expression expression) {
    if (expression instanceof StringLiteralExpr text) {
      return Optional.of(text.asString());
    }
    if (expression instanceof BooleanLiteralExpr truth) {
      return Optional.of(truth.getValue());
    }
    if (expression instanceof LiteralStringValueExpr number) {
      return Optional.of(new BigDecimal(number.getValue().replace("L", "")));
    }
    if (expression instanceof UnaryExpr minus && minus.getOperator() == UnaryExpr.Operator.MINUS) {
      return constant(minus.getExpression()).map(n -> n instanceof BigDecimal d ? d.negate() : n);
    }
    return expression instanceof FieldAccessExpr word
            && word.getScope() instanceof NameExpr type
            && Character.isUpperCase(type.getNameAsString().charAt(0))
        ? Optional.of(new Word(type.getNameAsString(), word.getNameAsString()))
        : Optional.empty();
  }

  /** A word of a closed choice. */
  record Word(String choice, String name) {}
}
