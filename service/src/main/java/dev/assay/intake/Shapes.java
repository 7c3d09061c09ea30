package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Takes the text out of a value whose key named it, whatever shape it has: a text, a list, an
 * object around a text, a name in parts, a number in parts.
 */
final class Shapes {
  /** Where an object keeps its text, the best first. */
  private static final KeyOrder TEXT_KEYS =
      KeyOrder.of(
          "value",
          "values",
          "text",
          "raw",
          "content",
          "body",
          "e164",
          "international",
          "number",
          "address",
          "email",
          "phone",
          "code",
          "iso",
          "iso2",
          "isocode",
          "countrycode",
          "alpha2",
          "name",
          "label",
          "title",
          "formatted",
          "full",
          "display",
          "url",
          "host",
          "domain");

  private static final KeyOrder DIAL_KEYS =
      KeyOrder.of("countrycode", "callingcode", "dialcode", "prefix", "code");

  private final Vocabulary vocabulary;
  private final Fit fit;
  private final Sightings sightings;

  Shapes(Vocabulary vocabulary, Fit fit, Sightings sightings) {
    this.vocabulary = vocabulary;
    this.fit = fit;
    this.sightings = sightings;
  }

  /** Whether anything of the value could be used. */
  boolean take(Offer offer, JsonNode value) {
    boolean taken = used(offer, value);
    boolean names = offer.slot() == Slot.EMAIL || offer.slot() == Slot.PHONE;
    if (taken && names && value.isContainerNode()) {
      sightings.seeFurther(offer, value);
    }
    return taken;
  }

  private boolean used(Offer offer, JsonNode value) {
    if (!value.isArray()) {
      return element(offer, value);
    }
    boolean lines = offer.slot() == Slot.MESSAGE && isTexts(value);
    return lines ? joined(offer, value) : firstOf(offer, value);
  }

  private boolean element(Offer offer, JsonNode value) {
    return value.isObject() ? object(offer, value) : sightings.see(offer, value);
  }

  private boolean firstOf(Offer offer, JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      boolean nested = element.isArray();
      if (!nested && element(offer.at(offer.place().element(i)), element)) {
        return true;
      }
    }
    return false;
  }

  private boolean joined(Offer offer, JsonNode array) {
    StringJoiner text = new StringJoiner("\n");
    for (JsonNode element : array) {
      String line = Scalars.text(element);
      if (!line.isEmpty()) {
        text.add(line);
      }
    }
    return sightings.see(offer, TextNode.valueOf(text.toString()));
  }

  private boolean object(Offer offer, JsonNode object) {
    if (offer.slot() == Slot.NAME && nameInParts(offer, object)) {
      return true;
    }
    if (offer.slot() == Slot.PHONE) {
      dial(offer, object);
    }
    for (String key : TEXT_KEYS.keys(object, vocabulary)) {
      Offer at = offer.at(Place.of(offer.place(), key));
      JsonNode value = object.get(key);
      if (value.isArray() ? firstOf(at, value) : element(at, value)) {
        return true;
      }
    }
    return false;
  }

  /** A calling code beside a number. */
  private void dial(Offer offer, JsonNode object) {
    for (String key : DIAL_KEYS.keys(object, vocabulary)) {
      if (fit.isDial(Scalars.text(object.path(key)))) {
        sightings.see(offer.at(Place.of(offer.place(), key)).as(Slot.DIAL), object.get(key));
        return;
      }
    }
  }

  private boolean nameInParts(Offer offer, JsonNode object) {
    boolean any = false;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Slot slot = vocabulary.insideName(entry.getKey());
      if (slot != Slot.NONE && entry.getValue().isValueNode()) {
        Offer part = offer.at(Place.of(offer.place(), entry.getKey())).as(slot);
        any |= sightings.see(part, entry.getValue());
      }
    }
    return any;
  }

  private static boolean isTexts(JsonNode array) {
    for (JsonNode element : array) {
      if (element.isContainerNode()) {
        return false;
      }
    }
    return true;
  }
}
