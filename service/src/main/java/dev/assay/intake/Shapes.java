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

  /**
   * Where an object keeps words: what else is in it is about the message, or about who wrote it.
   */
  private static final KeyOrder MESSAGE_KEYS =
      KeyOrder.of("value", "values", "text", "raw", "content", "body", "message", "plain");

  private static final KeyOrder DIAL_KEYS =
      KeyOrder.of("countrycode", "callingcode", "dialcode", "prefix", "code");

  private static final KeyOrder AREA_KEYS = KeyOrder.of("areacode", "area");

  /** What says of which kind an address or number is, or whose. */
  private static final KeyOrder LABELS = KeyOrder.of("name", "label", "title", "display");

  private static final KeyOrder MAIN = KeyOrder.of("primary", "isprimary", "preferred", "default");

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
    if (taken && offer.slot().reaches() && value.isContainerNode()) {
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
    int main = offer.slot().reaches() ? main(array) : 0;
    if (at(main, offer, array)) {
      return true;
    }
    for (int i = 0; i < array.size(); i++) {
      if (i != main && at(i, offer, array)) {
        return true;
      }
    }
    return false;
  }

  private boolean at(int place, Offer offer, JsonNode array) {
    JsonNode element = array.path(place);
    return !element.isArray() && element(offer.at(offer.place().element(place)), element);
  }

  /** Where the one stands of which is said that it is to be used first; the first where none is. */
  private int main(JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      String key = array.get(i).isObject() ? MAIN.best(array.get(i), vocabulary) : null;
      if (key != null && array.get(i).get(key).asBoolean()) {
        return i;
      }
    }
    return 0;
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
      beside(offer.as(Slot.DIAL), object, DIAL_KEYS);
      beside(offer.as(Slot.AREA), object, AREA_KEYS);
    }
    KeyOrder texts = offer.slot() == Slot.MESSAGE ? MESSAGE_KEYS : TEXT_KEYS;
    for (String key : texts.keys(object, vocabulary)) {
      Offer at = offer.at(Place.of(offer.place(), key));
      JsonNode value = object.get(key);
      boolean label = offer.slot().reaches() && LABELS.has(key, vocabulary);
      boolean meant = !label || fit.asked(offer.slot(), Scalars.text(value));
      if (meant && (value.isArray() ? firstOf(at, value) : element(at, value))) {
        return true;
      }
    }
    return false;
  }

  /** A calling or area code beside a number. */
  private void beside(Offer offer, JsonNode object, KeyOrder keys) {
    for (String key : keys.keys(object, vocabulary)) {
      if (fit.named(offer.slot(), Scalars.text(object.get(key)), false)) {
        sightings.see(offer.at(Place.of(offer.place(), key)), object.get(key));
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
