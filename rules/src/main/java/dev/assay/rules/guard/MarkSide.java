package dev.assay.rules.guard;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.assay.rules.guard.Rule.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * The side of a rule after {@code then}: marks on the card, each a key as written and reasons,
 * nothing else.
 */
final class MarkSide {
  private static final Set<String> FLAGS = Set.of("risk", "signal", "recommend");
  private static final String HOW =
      "a rule marks the card and does nothing else: card.risk(\"key\").because(\"why\", $value);";

  private final Source source;
  private final ConditionTypes types;
  private final Consumer<Fault> faults;
  private final List<Mark> marks = new ArrayList<>();

  MarkSide(
      Vocabulary vocabulary,
      Source source,
      Map<String, Class<?>> variables,
      Consumer<Fault> faults) {
    this.source = source;
    this.types = new ConditionTypes(vocabulary, Void.class, variables);
    this.faults = faults;
  }

  List<Mark> marks() {
    return marks;
  }

  void read(RuleDescr rule) {
    String text = String.valueOf(rule.getConsequence());
    String drl = source.drl();
    int offset = drl.indexOf(text, Math.max(0, rule.getLhs().getEndCharacter()));
    Place start = offset < 0 ? new Place(rule.getConsequenceLine(), 1) : source.place(offset);
    try {
      BlockStmt block = ConditionText.parseBlock(text);
      List<Place> places = places(text, start, block.getStatements().size());
      for (int i = 0; i < places.size(); i++) {
        read(block.getStatement(i), places.get(i));
      }
    } catch (Refusal refusal) {
      faults.accept(refusal.at(start));
    }
  }

  private void read(Statement statement, Place place) {
    try {
      if (!(statement instanceof ExpressionStmt expression
          && expression.getExpression() instanceof MethodCallExpr call)) {
        throw new Refusal("forbidden_action", HOW);
      }
      marks.add(mark(call, place));
    } catch (Refusal refusal) {
      faults.accept(refusal.at(place));
    }
  }

  private Mark mark(MethodCallExpr last, Place place) {
    Deque<MethodCallExpr> calls = new ArrayDeque<>();
    Expression root = last;
    while (root instanceof MethodCallExpr call && call.getScope().isPresent()) {
      calls.push(call);
      root = call.getScope().get();
    }
    if (!(root instanceof NameExpr name && name.getNameAsString().equals("card"))) {
      throw new Refusal("forbidden_action", HOW);
    }
    MethodCallExpr first = calls.pop();
    String kind = first.getNameAsString();
    boolean factor = kind.equals("factor");
    if (!(factor || FLAGS.contains(kind)) || first.getArguments().size() != (factor ? 2 : 1)) {
      throw new Refusal("forbidden_action", HOW);
    }
    String key = key(first);
    Optional<Double> value = factor ? value(first.getArgument(1)) : Optional.empty();
    List<String> reasons = new ArrayList<>();
    calls.forEach(call -> reasons.add(reason(call)));
    return new Mark(kind, key, value, reasons, place);
  }

  private static String key(MethodCallExpr call) {
    if (!(call.getArgument(0) instanceof StringLiteralExpr literal)) {
      throw new Refusal("dynamic_key", "a key must be written out, in quotes");
    }
    return literal.asString();
  }

  /** The value where it is written out; else it is known only when the rule fires. */
  private Optional<Double> value(Expression expression) {
    if (types.of(expression) != double.class) {
      throw new Refusal("wrong_type", "the value of a factor must be a number from 0 to 1");
    }
    if (expression.findFirst(NameExpr.class).isPresent()) {
      return Optional.empty();
    }
    boolean written = expression.isDoubleLiteralExpr() || expression.isIntegerLiteralExpr();
    double value = written ? Double.parseDouble(ConditionText.print(expression)) : -1;
    if (value < 0 || value > 1) {
      throw new Refusal("bad_number", "the value of a factor must be a number from 0 to 1");
    }
    return Optional.of(value);
  }

  private String reason(MethodCallExpr call) {
    if (!call.getNameAsString().equals("because") || call.getArguments().size() != 2) {
      throw new Refusal("forbidden_action", HOW);
    }
    Expression value = call.getArgument(1);
    boolean plain =
        value instanceof StringLiteralExpr
            || value instanceof BooleanLiteralExpr
            || value instanceof NameExpr
            || types.of(value) == double.class;
    Class<?> type = plain ? types.of(value) : Void.class;
    if (type != String.class && type != double.class && type != boolean.class) {
      throw new Refusal("wrong_type", "a reason is a variable, a text, a number, true or false");
    }
    return key(call);
  }

  /** Where each statement begins; the engine's parser does not say. */
  private static List<Place> places(String text, Place start, int count) {
    List<Place> places = new ArrayList<>();
    new JavaParser()
        .parseBlock("{" + text + "}")
        .getResult()
        .ifPresent(
            block ->
                block
                    .getStatements()
                    .forEach(
                        s ->
                            s.getBegin()
                                .ifPresent(
                                    p ->
                                        places.add(
                                            p.line == 1
                                                ? new Place(
                                                    start.line(), start.column() + p.column - 2)
                                                : new Place(
                                                    start.line() + p.line - 1, p.column)))));
    while (places.size() < count) {
      places.add(start);
    }
    return places.subList(0, count);
  }
}
