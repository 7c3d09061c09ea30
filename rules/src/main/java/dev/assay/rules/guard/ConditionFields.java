package dev.assay.rules.guard;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** The fields of a fact that a condition names, and what a fact holds in them. */
public final class ConditionFields {
  private ConditionFields() {}

  /** Paths such as {@code email.domain}, and variables such as {@code $words}, each once. */
  public static List<String> of(String condition) {
    return of(ConditionText.parse(condition).expression());
  }

  static List<String> of(Expression condition) {
    Set<String> fields = new LinkedHashSet<>();
    collect(condition, fields);
    return new ArrayList<>(fields);
  }

  private static void collect(Node node, Set<String> into) {
    Optional<String> path =
        node instanceof Expression expression ? path(expression) : Optional.empty();
    if (path.isPresent()) {
      into.add(path.get());
    } else if (node instanceof PointFreeExpr in) { // which is not told of as its children's parent
      collect(in.getLeft(), into);
      in.getRight().forEach(right -> collect(right, into));
    } else if (!isWord(node)) {
      node.getChildNodes().forEach(child -> collect(child, into));
    }
  }

  /** Empty for all that is not a field, a part of one or a variable. */
  private static Optional<String> path(Expression expression) {
    if (expression instanceof NameExpr name) {
      String word = name.getNameAsString();
      return Character.isUpperCase(word.charAt(0)) ? Optional.empty() : Optional.of(word);
    }
    if (expression instanceof FieldAccessExpr access) {
      return path(access.getScope()).map(scope -> scope + "." + access.getNameAsString());
    }
    if (expression instanceof NullSafeFieldAccessExpr access) {
      return path(access.getScope()).map(scope -> scope + "." + access.getNameAsString());
    }
    if (expression instanceof MethodCallExpr call
        && call.getArguments().isEmpty()
        && !ConditionTypes.isTextQuestion(call.getNameAsString())) {
      return call.getScope()
          .flatMap(ConditionFields::path)
          .map(scope -> scope + "." + call.getNameAsString());
    }
    return Optional.empty();
  }

  /** A word of a closed choice: {@code Seniority.HEAD}. */
  private static boolean isWord(Node node) {
    return node instanceof FieldAccessExpr access && access.getScope() instanceof NameExpr;
  }

  /**
   * What a fact holds at a path.
   *
   * @throws IllegalArgumentException if it has no such field
   */
  public static Object value(Object fact, String path) {
    Object value = fact;
    for (String field : path.split("\\.", -1)) {
      try {
        value = value.getClass().getMethod(field).invoke(value);
      } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
        throw new IllegalArgumentException(fact.getClass().getSimpleName() + " has no " + path, e);
      }
    }
    return value;
  }
}
