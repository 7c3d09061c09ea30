package dev.assay.cli.pack;

import dev.assay.cases.CaseSet;
import dev.assay.drafts.Content;
import dev.assay.rules.PackArchive;
import dev.assay.rules.PackException;
import dev.assay.rules.PackSource;
import dev.assay.rules.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads packs from where a command says they are, and says what is wrong with them. */
final class Texts {
  private static final Pattern SHIPPED = Pattern.compile("([a-z][a-z0-9-]*)@(\\d+\\.\\d+\\.\\d+)");

  private Texts() {}

  /** A folder, a zip, or {@code name@version} of a pack that comes with this build. */
  static Content read(String where) {
    Path path = Path.of(where);
    Matcher shipped = SHIPPED.matcher(where);
    if (Files.isDirectory(path)) {
      return new Content(PackSource.ofFolder(path).files()).checked();
    }
    if (Files.isRegularFile(path)) {
      try {
        return new Content(PackArchive.read(Files.readAllBytes(path))).checked();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + where, e);
      }
    }
    if (shipped.matches()) {
      PackSource pack = PackSource.shipped(shipped.group(1), shipped.group(2));
      return Content.of(pack, CaseSet.shipped(shipped.group(1)));
    }
    throw new IllegalArgumentException(
        where + " is no folder, no archive, and no pack that comes with this build");
  }

  /** One line each, as compilers write them: {@code file:line:column: message [code]}. */
  static void print(List<Problem> problems, PrintWriter out) {
    for (Problem problem : problems) {
      out.printf(
          "%s:%d:%d: %s [%s]%n",
          problem.file(), problem.line(), problem.column(), problem.message(), problem.code());
    }
    out.flush();
  }

  /** What is odd, though it may be so. */
  static void warn(List<Problem> warnings, PrintWriter out) {
    for (Problem warning : warnings) {
      out.print("warning: ");
      print(List.of(warning), out);
    }
  }

  /** What is wrong with a pack that was refused. */
  static int refuse(PackException refused, PrintWriter out) {
    print(refused.problems(), out);
    return 1;
  }
}
