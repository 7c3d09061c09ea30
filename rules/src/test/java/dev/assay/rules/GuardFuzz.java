package dev.assay.rules;

import dev.assay.model.Email;
import dev.assay.model.Lead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tries packs that are nearly right, for ever or for a while: each is refused, or compiles and
 * judges leads soon, and whatever goes wrong then is a {@link RuleFailure}.
 *
 * <p>{@code main} takes a seed and seconds, for runs that are traced from outside.
 */
final class GuardFuzz {
  /** Far above what any pack takes, on the slowest machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<Lead> LEADS =
      List.of(
          Leads.with(Email.ABSENT, ""),
          Leads.with(Leads.email("acme.com", false, false), "we want to buy 30 licences now"),
          Leads.with(
              Leads.email("x.zz", true, true),
              "free money http://bit.ly/x viagra earn $500 a day guaranteed backlinks "
                  .repeat(20)));

  private final PackMutator mutator;
  private final PackCompiler compiler = new PackCompiler();
  private final Deadline patience = new Deadline(PATIENCE);
  private final List<String> failures = new ArrayList<>();
  private final long seed;
  private int tried;
  private int compiled;
  private int failed;

  GuardFuzz(long seed) {
    this.seed = seed;
    this.mutator = new PackMutator(seed);
  }

  public static void main(String[] arguments) {
    GuardFuzz fuzz = new GuardFuzz(Long.parseLong(arguments[0]));
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    while (System.nanoTime() < end) {
      fuzz.round();
    }
    System.out.println(fuzz.summary());
    fuzz.failures().forEach(System.out::println);
    System.exit(fuzz.failures().isEmpty() ? 0 : 1);
  }

  /** What went wrong that never may, with the pack. */
  List<String> failures() {
    return failures;
  }

  int compiled() {
    return compiled;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "seed %d: %d packs tried, %d refused, %d compiled, %d of them failed to judge",
        seed,
        tried,
        tried - compiled,
        compiled,
        failed);
  }

  void round() {
    Map<String, String> files = mutator.next();
    tried++;
    try {
      RulePack pack = patience.call(() -> compiler.compile(new PackSource(files)));
      compiled++;
      try {
        patience.call(() -> judge(pack));
      } finally {
        pack.close();
      }
    } catch (PackException e) {
      boolean hung = e.problems().stream().anyMatch(problem -> problem.code().equals("too_slow"));
      if (hung || e.problems().isEmpty()) {
        failures.add("too slow: " + files);
      }
    } catch (RuleFailure e) {
      failed++;
    } catch (RuntimeException | Error e) {
      failures.add(
          e + " at " + List.of(e.getStackTrace()).stream().limit(5).toList() + ": " + shown(files));
    }
  }

  private static Map<String, String> shown(Map<String, String> files) {
    files.keySet().removeIf(path -> path.startsWith("lists/"));
    return files;
  }

  private static boolean judge(RulePack pack) {
    for (Lead lead : LEADS) {
      pack.score(lead, pack.terms());
    }
    return true;
  }
}
