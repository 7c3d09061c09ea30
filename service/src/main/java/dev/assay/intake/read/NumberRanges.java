package dev.assay.intake.read;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.RegExp;
import dk.brics.automaton.RunAutomaton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The national numbers of one region that are in use. libphonenumber has a regular expression for
 * each kind of number and tries up to eleven; here they are one automaton, which reads each digit
 * once.
 */
final class NumberRanges {
  private final String region;
  private final RunAutomaton inUse;

  /** First digits that only this region of its calling code has; null where it has none. */
  private final @Nullable RunAutomaton leading;

  NumberRanges(String region, PhoneMetadata metadata) {
    this.region = region;
    Automaton used = BasicOperations.union(kinds(metadata));
    inUse = new RunAutomaton(used.intersection(numbers(metadata.getGeneralDesc())), false);
    leading =
        metadata.hasLeadingDigits()
            ? new RunAutomaton(automaton("(" + metadata.getLeadingDigits() + ")\\d*"), false)
            : null;
  }

  /** ISO 3166-1 alpha-2, or {@code 001}. */
  String region() {
    return region;
  }

  boolean inUse(String national) {
    return inUse.run(national);
  }

  /** Whether a number is this region's rather than another's of the same calling code. */
  boolean claims(String national) {
    return leading == null ? inUse(national) : leading.run(national);
  }

  private static List<Automaton> kinds(PhoneMetadata metadata) {
    List<Automaton> kinds = new ArrayList<>();
    kinds.add(numbers(metadata.getFixedLine()));
    if (!metadata.getSameMobileAndFixedLinePattern()) {
      kinds.add(numbers(metadata.getMobile()));
    }
    kinds.add(numbers(metadata.getPremiumRate()));
    kinds.add(numbers(metadata.getTollFree()));
    kinds.add(numbers(metadata.getSharedCost()));
    kinds.add(numbers(metadata.getVoip()));
    kinds.add(numbers(metadata.getPersonalNumber()));
    kinds.add(numbers(metadata.getPager()));
    kinds.add(numbers(metadata.getUan()));
    kinds.add(numbers(metadata.getVoicemail()));
    return kinds;
  }

  private static Automaton numbers(PhoneNumberDesc kind) {
    String pattern = kind.getNationalNumberPattern();
    if (pattern.isEmpty()) {
      return Automaton.makeEmpty();
    }
    Automaton numbers = automaton(pattern);
    if (kind.getPossibleLengthCount() == 0) {
      return numbers;
    }
    List<Automaton> lengths = new ArrayList<>();
    for (int length : kind.getPossibleLengthList()) {
      lengths.add(length < 0 ? Automaton.makeEmpty() : automaton("\\d{" + length + "}"));
    }
    return numbers.intersection(BasicOperations.union(lengths));
  }

  /** libphonenumber's patterns use nothing that is not regular; a test holds them to it. */
  private static Automaton automaton(String pattern) {
    String digits = pattern.replace("(?:", "(").replace("\\d", "[0-9]");
    return new RegExp(digits, RegExp.NONE).toAutomaton();
  }
}
