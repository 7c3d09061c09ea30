package dev.assay.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.intake.LeadJson;
import dev.assay.model.Lead;
import dev.assay.rules.Fold;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a lead nobody's: what was observed of it stays, its texts become made-up words of the same
 * lengths. Words without which a pack would judge otherwise stay too, as far as the pack itself
 * holds them: the terms of its lists, what its expressions look for. For one lead; not thread-safe.
 */
public final class Disguise {
  /** Texts that name a thing of a small set, and nobody. */
  private static final Set<String> WORDS =
      Set.of(
          "/country/iso2",
          "/country/origin",
          "/phone/region",
          "/phone/length",
          "/job/seniority",
          "/identity/email_on_website",
          "/identity/name_in_email",
          "/identity/phone_in_country");

  /** How often a lead is judged in search of the words that must stay, at most. */
  private static final int PATIENCE = 20_000;

  private final ObjectMapper json = new ObjectMapper();
  private final List<Judge> judges;
  private final List<String> packWords;
  private int tried;

  /** A pack for which the lead must stay the same, compiled and as text. */
  public record Judge(RulePack pack, PackSource text) {

    /** What must stay: the outcome, and the rules that led to it. */
    Outcome outcome(Lead lead) {
      Trial trial = pack.trial(lead, pack.terms());
      return new Outcome(trial.scorecard().hash(), trial.fired());
    }
  }

  private record Outcome(String hash, Set<String> fired) {}

  public Disguise(List<Judge> judges) {
    this.judges = List.copyOf(judges);
    this.packWords =
        judges.stream().map(j -> Fold.of(String.join("\n", j.text().files().values()))).toList();
  }

  /**
   * The lead in other words.
   *
   * @throws ServiceException where a pack judges it by words that the pack does not hold
   */
  public Lead of(Lead lead) {
    List<Outcome> wanted = judges.stream().map(judge -> judge.outcome(lead)).toList();
    Masked masked = new Masked(tree(lead), WORDS);
    List<Masked.Word> needed = new ArrayList<>();
    while (!holds(masked.lead(needed), wanted)) {
      needed.add(firstNeeded(masked, needed, wanted));
    }
    needed.replaceAll(word -> shortest(masked, needed, word, wanted));
    for (Masked.Word word : needed) {
      if (!packsHold(word)) {
        throw new ServiceException(
            ErrorCode.CONFLICT,
            "this decision rests on a word of %s that the pack does not hold"
                .formatted(word.pointer()));
      }
    }
    return masked.lead(needed);
  }

  /** With all words before it masked no more, the judgement is the wanted one; without it, not. */
  private Masked.Word firstNeeded(Masked masked, List<Masked.Word> needed, List<Outcome> wanted) {
    List<Masked.Word> all = masked.words();
    int enough = all.size();
    int tooFew = 0;
    while (enough - tooFew > 1) {
      int tried = (enough + tooFew) >>> 1;
      List<Masked.Word> kept = new ArrayList<>(needed);
      kept.addAll(all.subList(0, tried));
      if (holds(masked.lead(kept), wanted)) {
        enough = tried;
      } else {
        tooFew = tried;
      }
    }
    return all.get(enough - 1);
  }

  /** As little of a word as will do: of "kreditkarte" what the term "kredit*" looks for. */
  private Masked.Word shortest(
      Masked masked, List<Masked.Word> needed, Masked.Word word, List<Outcome> wanted) {
    if (packsHold(word)) {
      return word;
    }
    List<Masked.Word> others = new ArrayList<>(needed);
    others.remove(word);
    for (int length = 1; length < word.text().length(); length++) {
      for (int from = 0; from + length <= word.text().length(); from++) {
        Masked.Word part = word.part(from, from + length);
        others.add(part);
        if (holds(masked.lead(others), wanted)) {
          return part;
        }
        others.remove(others.size() - 1);
      }
      if (length == Masked.LONGEST_PART) {
        return word;
      }
    }
    return word;
  }

  private boolean packsHold(Masked.Word word) {
    String folded = Fold.of(word.kept());
    return packWords.stream().anyMatch(words -> words.contains(folded));
  }

  private boolean holds(Lead lead, List<Outcome> wanted) {
    if (++tried > PATIENCE) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "this decision rests on too many words to make a case of it");
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!judges.get(i).outcome(lead).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private ObjectNode tree(Lead lead) {
    try {
      JsonNode tree = json.readTree(new String(LeadJson.bytes(lead), StandardCharsets.UTF_8));
      return (ObjectNode) tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a lead's own JSON cannot be read", e);
    }
  }
}
