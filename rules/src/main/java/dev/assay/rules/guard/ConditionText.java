package dev.assay.rules.guard;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.List;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.MvelParser;
import org.drools.mvel.parser.TokenMgrException;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.printer.PrintUtil;

/**
 * A condition as the parser of the engine reads it. That parser leaves out what it does not
 * understand at the end of a text, so what was read is written again and must be what was given;
 * and on some signs it fails like a broken program, which is the text's fault all the same.
 *
 * @param variable what the condition binds, else empty
 */
record ConditionText(String variable, Expression expression) {
  static ConditionText parse(String text) {
    try {
      DrlxExpression read =
          DrlxParser.parseExpression(
              DrlxParser.buildDrlxParserWithArguments(List.of()), bounded(text));
      String variable = read.getBind() == null ? "" : read.getBind().asString();
      requireWhole(text, (variable.isEmpty() ? "" : variable + ":") + print(read.getExpr()));
      return new ConditionText(variable, read.getExpr());
    } catch (ParseProblemException | TokenMgrException | AssertionError e) {
      throw notUnderstood(text);
    }
  }

  /** The statements of a consequence, braces added. */
  static BlockStmt parseBlock(String text) {
    if (Characters.deepest(text) > Limits.MARK_BRACKETS) {
      throw new Refusal(
          "too_deep",
          "more than " + Limits.MARK_BRACKETS + " brackets within each other in a mark");
    }
    try {
      BlockStmt block = MvelParser.parseBlock("{" + bounded(text) + "}");
      requireWhole("{" + text + "}", print(block));
      return block;
    } catch (ParseProblemException | TokenMgrException | AssertionError e) {
      throw notUnderstood(text);
    }
  }

  static String print(Node node) {
    return PrintUtil.printNode(node);
  }

  private static String bounded(String text) {
    if (text.length() > Limits.EXPRESSION) {
      throw new Refusal(
          "too_large", "longer than " + Limits.EXPRESSION + " signs; use a list or a table");
    }
    if (text.chars().filter(c -> c == '<').count() > Limits.LESS_SIGNS) {
      throw new Refusal("too_large", "compares too often with '<'; write several rules");
    }
    return text;
  }

  private static void requireWhole(String given, String read) {
    if (!squeeze(given).equals(squeeze(read))) {
      throw notUnderstood(given);
    }
  }

  private static Refusal notUnderstood(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return new Refusal("not_understood", "'" + shown.strip() + "' cannot be understood");
  }

  /**
   * A text without white space, comments, and brackets, which are printed where they change
   * nothing.
   */
  private static String squeeze(String text) {
    StringBuilder out = new StringBuilder(text.length());
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '/' && i + 1 < text.length()) {
        int end = endOfComment(text, i);
        if (end > i) {
          i = end - 1;
          continue;
        }
      }
      if (c == '\\' && quote != 0 && i + 1 < text.length()) {
        out.append(c).append(text.charAt(++i));
        continue;
      }
      if (c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
      if (!Character.isWhitespace(c) && c != '(' && c != ')') {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int endOfComment(String text, int start) {
    char next = text.charAt(start + 1);
    if (next == '/') {
      int end = text.indexOf('\n', start);
      return end < 0 ? text.length() : end;
    }
    if (next == '*') {
      int end = text.indexOf("*/", start + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return start;
  }
}
