package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects, on one walk, every value that could be a field's and what the caller should know. */
final class Sightings {
  private static final int LONGEST = 64 * 1024;
  private static final int MOST_FURTHER = 100;

  private final Fit fit;
  private final List<Sighting> seen = new ArrayList<>();
  private final Map<Slot, Set<String>> further = new EnumMap<>(Slot.class);
  private final Set<String> recognized = new HashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  Sightings(Fit fit) {
    this.fit = fit;
  }

  /** Notes the text of a value if it fits what it is offered for. */
  boolean see(Offer offer, JsonNode value) {
    String text = Scalars.text(value);
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST);
      warn("'" + LeadMap.echo(offer.place().path()) + "' is longer than 64 KiB and was cut");
    }
    return see(offer, text, offer.place().path());
  }

  boolean see(Offer offer, String text, String path) {
    if (text.isEmpty() || !fits(offer, text)) {
      return false;
    }
    Place place = offer.place();
    seen.add(
        new Sighting(
            offer.slot(), offer.rank(), offer.method(), place.depth(), path, place.topKey(), text));
    return true;
  }

  /** Notes all addresses or numbers that stand in a list or an object of which one was seen. */
  void seeFurther(Offer offer, JsonNode value) {
    if (value.isContainerNode()) {
      value.forEach(element -> seeFurther(offer, element));
    } else {
      String text = Scalars.text(value);
      if (offer.slot() == Slot.EMAIL ? text.indexOf('@') > 0 : fit.isPhone(text)) {
        note(offer.slot(), text);
      }
    }
  }

  /** The texts of all addresses or all numbers, where there may be more than one. */
  Set<String> further(Slot slot) {
    String first = null;
    for (Sighting sighting : seen) {
      if (sighting.slot() != slot) {
        continue;
      }
      if (first == null) {
        first = sighting.text();
      } else {
        note(slot, first);
        note(slot, sighting.text());
      }
    }
    return further.getOrDefault(slot, Set.of());
  }

  private void note(Slot slot, String text) {
    Set<String> texts = further.computeIfAbsent(slot, none -> new LinkedHashSet<>());
    if (texts.size() < MOST_FURTHER) {
      texts.add(text);
    } else if (!texts.contains(text)) {
      warn("the contact is found by " + MOST_FURTHER + " addresses and as many numbers, not more");
    }
  }

  /** Notes that something under a top-level key is known, used or not. */
  void recognize(Place place) {
    recognized.add(place.topKey());
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  List<Sighting> seen() {
    return seen;
  }

  Set<String> recognized() {
    return recognized;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private boolean fits(Offer offer, String text) {
    return switch (offer.method()) {
      case EXPLICIT_MAP -> true;
      case SYNONYM -> fit.named(offer.slot(), text, offer.rank() == 0);
      case HEURISTIC -> fit.asked(offer.slot(), text);
    };
  }
}
