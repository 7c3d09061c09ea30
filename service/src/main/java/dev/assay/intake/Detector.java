package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.intake.Detection.Conflict;
import dev.assay.intake.Detection.Found;
import dev.assay.intake.reference.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the fields of a lead in whatever JSON object was sent. */
final class Detector {
  private final Vocabulary vocabulary;
  private final Questions questions;
  private final Fit fit;

  Detector(Folding folding, Fit fit) {
    this.vocabulary = new Vocabulary(folding);
    this.questions = new Questions(folding);
    this.fit = fit;
  }

  /**
   * What was sent, by field.
   *
   * @param texts the text of each field that was found, as sent
   * @param emails all e-mail addresses that were sent, where they may be several
   * @param phones all telephone numbers that were sent, where they may be several
   */
  record Sent(
      Map<Field, String> texts,
      Map<Field, Found> found,
      Set<String> emails,
      Set<String> phones,
      List<String> unrecognized,
      List<Conflict> conflicts,
      List<String> warnings) {
    String text(Field field) {
      return texts.getOrDefault(field, "");
    }
  }

  /**
   * Finds the fields.
   *
   * @throws InvalidMapException if the caller's map is not usable
   */
  Sent detect(JsonNode lead) {
    List<LeadMap.Entry> map = LeadMap.read(lead);
    Sightings sightings = new Sightings(fit);
    Walk walk = new Walk(vocabulary, questions, fit, sightings);
    for (LeadMap.Entry entry : map) {
      walk.take(lead, entry);
    }
    walk.walk(lead);
    Choice choice = new Choice(sightings.seen());
    Set<String> recognized = sightings.recognized();
    recognized.addAll(choice.usedKeys());
    return new Sent(
        choice.texts(),
        choice.found(),
        sightings.further(Slot.EMAIL),
        sightings.further(Slot.PHONE),
        unrecognized(lead, recognized),
        choice.conflicts(),
        sightings.warnings());
  }

  private static List<String> unrecognized(JsonNode lead, Set<String> recognized) {
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : lead.properties()) {
      String key = entry.getKey();
      if (!recognized.contains(key) && !key.equals(LeadMap.KEY)) {
        keys.add(key);
      }
    }
    return keys;
  }
}
