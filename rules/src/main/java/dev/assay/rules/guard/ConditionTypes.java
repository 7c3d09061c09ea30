package dev.assay.rules.guard;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * The types of expressions, and with them what may stand in a condition: fields of facts, words,
 * numbers, comparisons, {@code &&}, {@code ||}, {@code !}, {@code in} and arithmetic. Whatever has
 * no type here is refused.
 */
final class ConditionTypes {
  private static final Set<String> TEXT_QUESTIONS =
      Set.of("startsWith", "endsWith", "contains", "equalsIgnoreCase", "isEmpty", "length");

  private final Vocabulary vocabulary;
  private final Class<?> fact;
  private final Map<String, Class<?>> variables;

  ConditionTypes(Vocabulary vocabulary, Class<?> fact, Map<String, Class<?>> variables) {
    this.vocabulary = vocabulary;
    this.fact = fact;
    this.variables = variables;
  }

  /** Refuses what is not a condition. */
  void condition(Expression expression) {
    require(boolean.class, expression);
  }

  /** The type of a field, for a variable to be bound to it. */
  Class<?> field(Expression expression) {
    if (expression instanceof NameExpr
        || expression instanceof FieldAccessExpr
        || expression instanceof NullSafeFieldAccessExpr
        || expression instanceof MethodCallExpr) {
      return of(expression);
    }
    throw new Refusal(
        "forbidden_expression", "a variable is bound to a field; put the condition beside it");
  }

  /**
   * {@code boolean}, {@code double} for any number, String, a closed choice or a part of a fact.
   */
  Class<?> of(Expression expression) {
    if (expression instanceof EnclosedExpr enclosed) {
      return of(enclosed.getInner());
    }
    if (expression instanceof BinaryExpr binary) {
      return binary(binary);
    }
    if (expression instanceof HalfBinaryExpr half) {
      return half(half);
    }
    if (expression instanceof UnaryExpr unary) {
      return unary(unary);
    }
    if (expression instanceof PointFreeExpr operator) {
      return in(operator);
    }
    if (expression instanceof NameExpr name) {
      return name(name);
    }
    if (expression instanceof FieldAccessExpr access) {
      return access(access);
    }
    if (expression instanceof NullSafeFieldAccessExpr access
        && access.getTypeArguments().isEmpty()) {
      return fieldOf(of(access.getScope()), access.getNameAsString());
    }
    if (expression instanceof MethodCallExpr call) {
      return call(call);
    }
    return literal(expression);
  }

  private static Class<?> literal(Expression expression) {
    if (expression instanceof StringLiteralExpr) {
      return String.class;
    }
    if (expression instanceof BooleanLiteralExpr) {
      return boolean.class;
    }
    if (expression instanceof IntegerLiteralExpr
        || expression instanceof LongLiteralExpr
        || expression instanceof DoubleLiteralExpr) {
      String digits = ((LiteralStringValueExpr) expression).getValue();
      if (digits.matches("\\d{1,15}(\\.\\d{1,15})?L?|\\.\\d{1,15}")) {
        return double.class;
      }
      throw new Refusal(
          "bad_number", "'" + digits + "' must be written in plain digits: 12 or 0.5");
    }
    throw Refusal.expression("'" + ConditionText.print(expression) + "'");
  }

  private Class<?> binary(BinaryExpr binary) {
    Expression left = binary.getLeft();
    Expression right = binary.getRight();
    switch (binary.getOperator()) {
      case AND, OR -> {
        require(boolean.class, left);
        require(boolean.class, right);
        return boolean.class;
      }
      case EQUALS, NOT_EQUALS -> {
        same(left, right);
        return boolean.class;
      }
      case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> {
        require(double.class, left);
        require(double.class, right);
        return boolean.class;
      }
      case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER -> {
        require(double.class, left);
        require(double.class, right);
        return double.class;
      }
      default -> throw operator(binary.getOperator().asString());
    }
  }

  /** {@code < 9} in {@code words >= 7 && < 9}. */
  private Class<?> half(HalfBinaryExpr half) {
    switch (half.getOperator()) {
      case EQUALS, NOT_EQUALS -> of(half.getRight());
      case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> require(double.class, half.getRight());
      default -> throw operator(half.getOperator().asString());
    }
    return boolean.class;
  }

  private Class<?> unary(UnaryExpr unary) {
    Class<?> type =
        switch (unary.getOperator()) {
          case LOGICAL_COMPLEMENT -> boolean.class;
          case MINUS, PLUS -> double.class;
          default -> throw operator(unary.getOperator().asString());
        };
    require(type, unary.getExpression());
    return type;
  }

  private Class<?> in(PointFreeExpr operator) {
    String word = operator.getOperator().asString();
    if (!word.equals("in") || operator.getArg1() != null) {
      throw operator(word);
    }
    Class<?> left = of(operator.getLeft());
    for (Expression right : operator.getRight()) {
      if (!(right instanceof LiteralStringValueExpr || isWord(right)) || of(right) != left) {
        throw new Refusal(
            "wrong_type", "'in' takes words or numbers of the field's own kind: in (\"a\", \"b\")");
      }
    }
    return boolean.class;
  }

  private static Refusal operator(String word) {
    return new Refusal(
        "forbidden_operator",
        "'" + word + "' cannot stand in a rule; write ==, !=, <, <=, >, >=, in, && or ||");
  }

  private boolean isWord(Expression expression) {
    return expression instanceof FieldAccessExpr access
        && access.getScope() instanceof NameExpr name
        && vocabulary.choice(name.getNameAsString()).isPresent();
  }

  private Class<?> name(NameExpr name) {
    String word = name.getNameAsString();
    if (name instanceof DrlNameExpr drl && drl.getBackReferencesCount() != 0) {
      throw Refusal.expression("'../'");
    }
    if (!word.startsWith("$")) {
      return fieldOf(fact, word);
    }
    Class<?> bound = variables.get(word);
    if (bound == null) {
      throw new Refusal("unknown_field", "'" + word + "' is bound nowhere before this");
    }
    return bound;
  }

  private Class<?> access(FieldAccessExpr access) {
    if (isWord(access)) {
      NameExpr choice = (NameExpr) access.getScope();
      return vocabulary.choice(choice.getNameAsString(), access.getNameAsString());
    }
    return fieldOf(of(access.getScope()), access.getNameAsString());
  }

  private Class<?> call(MethodCallExpr call) {
    String name = call.getNameAsString();
    boolean known = TEXT_QUESTIONS.contains(name) || vocabulary.isField(name);
    if (known && call.getScope().isPresent() && call.getTypeArguments().isEmpty()) {
      Class<?> scope = of(call.getScope().get());
      int arguments = call.getArguments().size();
      if (arguments == 0 && vocabulary.fields(scope).containsKey(name)) {
        return fieldOf(scope, name);
      }
      if (scope == String.class && arguments == 0 && name.equals("isEmpty")) {
        return boolean.class;
      }
      if (scope == String.class && arguments == 0 && name.equals("length")) {
        return double.class;
      }
      if (scope == String.class
          && arguments == 1
          && TEXT_QUESTIONS.contains(name)
          && call.getArgument(0) instanceof StringLiteralExpr) {
        return boolean.class;
      }
    }
    throw new Refusal(
        "forbidden_call",
        "'"
            + name
            + "' cannot be called; rules read fields, and ask texts for startsWith, endsWith,"
            + " contains, equalsIgnoreCase, isEmpty and length");
  }

  private Class<?> fieldOf(Class<?> type, String name) {
    if (type == Void.class) {
      throw new Refusal("unknown_field", "'" + name + "' is bound nowhere before 'then'");
    }
    Class<?> field = vocabulary.field(type, name);
    return field == int.class || field == long.class ? double.class : field;
  }

  private void require(Class<?> type, Expression expression) {
    Class<?> found = of(expression);
    if (found != type) {
      throw new Refusal(
          "wrong_type",
          "'"
              + ConditionText.print(expression)
              + "' is "
              + word(found)
              + ", must be "
              + word(type));
    }
  }

  private void same(Expression left, Expression right) {
    Class<?> one = of(left);
    Class<?> other = of(right);
    if (one != other || one.isRecord()) {
      throw new Refusal(
          "wrong_type",
          "'"
              + ConditionText.print(left)
              + "' is "
              + word(one)
              + " and '"
              + ConditionText.print(right)
              + "' is "
              + word(other)
              + "; they cannot be compared");
    }
  }

  /** Whether this asks a text something, and names no field. */
  static boolean isTextQuestion(String call) {
    return TEXT_QUESTIONS.contains(call);
  }

  static String word(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == double.class) {
      return "a number";
    }
    return type == String.class ? "a text" : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
