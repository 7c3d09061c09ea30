package dev.assay.ruletests.mutation;

import dev.assay.rules.PackSource;
import dev.assay.ruletests.mutation.DrlPattern.Span;
import dev.assay.ruletests.mutation.Mutant.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to the conditions of the rules. */
final class DrlMutants {
  private static final Pattern RULE =
      Pattern.compile("rule \"[^\"]+\"\\nwhen\\n(.*?)then\\n(.*?)end\\n", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"$-])\\d+(\\.\\d+)?(?![\\w.])");
  private static final Pattern OPERATOR = Pattern.compile("==|!=|>=|<=|[<>]");
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "==", List.of("!="),
          "!=", List.of("=="),
          ">=", List.of(">", "<"),
          "<=", List.of("<", ">"),
          "<", List.of("<=", ">="),
          ">", List.of(">=", "<="));

  private final PackSource pack;
  private final List<Mutant> mutants = new ArrayList<>();
  private String file = "";
  private String text = "";

  DrlMutants(PackSource pack) {
    this.pack = pack;
  }

  List<Mutant> all() {
    for (Map.Entry<String, String> entry : pack.files().entrySet()) {
      if (entry.getKey().endsWith(".drl")) {
        file = entry.getKey();
        text = entry.getValue();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
          replace(rule.start(), rule.end(), "", Kind.RULE);
          List<DrlPattern> patterns = DrlPattern.between(text, rule.start(1), rule.end(1));
          patterns.forEach(pattern -> pattern(pattern, patterns.size()));
          numbers(rule.start(2), rule.end(2), Kind.POINTS);
        }
      }
    }
    return mutants;
  }

  private void pattern(DrlPattern pattern, int patterns) {
    if (pattern.negated()) {
      replace(pattern.from(), pattern.type(), "exists ", Kind.PATTERN);
    } else {
      replace(pattern.from(), pattern.from(), "not ", Kind.PATTERN);
    }
    if (patterns > 1) {
      replace(pattern.from(), pattern.to(), "", Kind.PATTERN);
    }
    List<Span> constraints = pattern.constraints();
    for (int i = 0; i < constraints.size(); i++) {
      Span constraint = constraints.get(i);
      if (isBinding(constraint)) {
        continue;
      }
      drop(constraints, i);
      if (i > 0 && !isBinding(constraints.get(i - 1))) {
        replace(constraints.get(i - 1).to(), constraint.from(), " || ", Kind.CONDITION);
      }
      constraint(constraint);
    }
  }

  private void drop(List<Span> constraints, int index) {
    Span constraint = constraints.get(index);
    if (index + 1 < constraints.size()) {
      replace(constraint.from(), constraints.get(index + 1).from(), "", Kind.CONDITION);
    } else {
      int from = index == 0 ? constraint.from() : constraints.get(index - 1).to();
      replace(from, constraint.to(), "", Kind.CONDITION);
    }
  }

  private void constraint(Span constraint) {
    String condition = constraint.in(text);
    int list = condition.indexOf(" in (");
    if (list >= 0) {
      boolean not = condition.startsWith(" not", list - 4);
      int from = constraint.from() + list - (not ? 4 : 0);
      replace(from, constraint.from() + list + 3, not ? " in" : " not in", Kind.CONDITION);
      literals(constraint.from() + list + " in (".length());
      return;
    }
    Matcher operator = OPERATOR.matcher(text).region(constraint.from(), constraint.to());
    if (operator.find()) {
      for (String other : OTHERS.getOrDefault(operator.group(), List.of())) {
        boolean sameSide = other.charAt(0) == operator.group().charAt(0);
        replace(operator.start(), operator.end(), other, sameSide ? Kind.BOUND : Kind.CONDITION);
      }
      numbers(constraint.from(), constraint.to(), Kind.BOUND);
    } else if (condition.startsWith("!")) {
      replace(constraint.from(), constraint.from() + 1, "", Kind.CONDITION);
    } else {
      replace(constraint.from(), constraint.from(), "!", Kind.CONDITION);
    }
  }

  private void literals(int from) {
    List<Span> literals = DrlPattern.split(text, from, DrlPattern.close(text, from));
    for (int i = 0; i < literals.size(); i++) {
      Span literal = literals.get(i);
      int start = i == 0 ? literal.from() : literals.get(i - 1).to();
      int end = i == 0 && literals.size() > 1 ? literals.get(1).from() : literal.to();
      replace(start, end, "", Kind.LITERAL);
    }
  }

  private void numbers(int from, int to, Kind kind) {
    Matcher number = NUMBER.matcher(text).region(from, to).useTransparentBounds(true);
    while (number.find()) {
      boolean whole = number.group(1) == null;
      for (int step : new int[] {-1, 1}) {
        String moved =
            whole
                ? Integer.toString(Integer.parseInt(number.group()) + step)
                : new BigDecimal(number.group()).add(BigDecimal.valueOf(step, 1)).toPlainString();
        replace(number.start(), number.end(), moved, kind);
      }
    }
  }

  private boolean isBinding(Span constraint) {
    return text.charAt(constraint.from()) == '$';
  }

  private void replace(int from, int to, String with, Kind kind) {
    mutants.add(Mutant.replace(pack, file, from, to, with, kind, file));
  }
}
