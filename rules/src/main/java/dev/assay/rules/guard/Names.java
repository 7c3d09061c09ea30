package dev.assay.rules.guard;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.assay.model.Flag;
import dev.assay.model.ListHits;
import dev.assay.model.ListMatch;
import dev.assay.model.PatternMatch;
import dev.assay.model.Score;
import dev.assay.rules.guard.Rule.Condition;
import dev.assay.rules.guard.Rule.FactPattern;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * The flags, lists, patterns or bands that a pattern over facts can meet, read from its conditions.
 * Where a condition is not a plain comparison, any of them.
 */
final class Names {
  private static final Map<Class<?>, String> FIELDS =
      Map.of(
          Flag.class, "key",
          ListMatch.class, "list",
          ListHits.class, "list",
          PatternMatch.class, "pattern",
          Score.class, "band");

  private final FactPattern pattern;
  private final Set<String> all;
  private final String field;

  Names(FactPattern pattern, Declared declared) {
    this.pattern = pattern;
    this.field = FIELDS.getOrDefault(pattern.fact(), "");
    this.all = all(pattern.fact(), declared);
  }

  private static Set<String> all(Class<?> fact, Declared declared) {
    if (fact == Flag.class) {
      return declared.flags();
    }
    if (fact == ListMatch.class || fact == ListHits.class) {
      return declared.lists().keySet();
    }
    if (fact == PatternMatch.class) {
      return declared.patterns();
    }
    return fact == Score.class ? declared.bands() : Set.of();
  }

  Set<String> possible() {
    Set<String> possible = new TreeSet<>(all);
    pattern.conditions().forEach(condition -> possible.retainAll(of(condition.expression())));
    return possible;
  }

  /** Gives a fault for each name that the pack does not declare: it could never be met. */
  void refuseUnknown(Consumer<Fault> faults) {
    if (field.isEmpty()) {
      return;
    }
    for (Condition condition : pattern.conditions()) {
      condition
          .expression()
          .walk(
              part -> {
                if (part instanceof Expression expression) {
                  literals(expression).stream()
                      .filter(name -> !all.contains(name))
                      .sorted()
                      .forEach(
                          name ->
                              faults.accept(
                                  Fault.at(
                                      condition.place(),
                                      "undeclared",
                                      "pack.yaml declares no " + word() + " '" + name + "'")));
                }
              });
    }
  }

  private String word() {
    return pattern.fact() == Flag.class ? "flag" : field;
  }

  private Set<String> of(Expression expression) {
    if (expression instanceof EnclosedExpr enclosed) {
      return of(enclosed.getInner());
    }
    if (expression instanceof BinaryExpr binary) {
      switch (binary.getOperator()) {
        case AND -> {
          Set<String> both = new HashSet<>(of(binary.getLeft()));
          both.retainAll(of(binary.getRight()));
          return both;
        }
        case OR -> {
          Set<String> either = new HashSet<>(of(binary.getLeft()));
          either.addAll(of(binary.getRight()));
          return either;
        }
        case EQUALS -> {
          Set<String> named = literals(expression);
          return named.isEmpty() ? all : named;
        }
        default -> {
          return all;
        }
      }
    }
    if (expression instanceof PointFreeExpr in && !in.isNegated()) {
      Set<String> named = literals(in);
      return named.isEmpty() ? all : named;
    }
    return all;
  }

  /** The words that this expression itself compares the field with. */
  private Set<String> literals(Expression expression) {
    Set<String> words = new HashSet<>();
    if (expression instanceof BinaryExpr binary) {
      if (isField(binary.getLeft())) {
        add(binary.getRight(), words);
      } else if (isField(binary.getRight())) {
        add(binary.getLeft(), words);
      }
    } else if (expression instanceof PointFreeExpr in && isField(in.getLeft())) {
      in.getRight().forEach(right -> add(right, words));
    }
    return words;
  }

  private boolean isField(Expression expression) {
    return expression instanceof NameExpr name && name.getNameAsString().equals(field);
  }

  private static void add(Expression expression, Set<String> words) {
    if (expression instanceof StringLiteralExpr literal) {
      words.add(literal.asString());
    }
  }
}
