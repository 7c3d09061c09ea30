package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One walk through what was sent, offering each value for what its key or itself says it is. */
final class Walk {
  private static final int DEEPEST = 64;
  private static final int ASKED = 20_000;
  private static final int GUESSED = 30_000;

  private final Vocabulary vocabulary;
  private final Questions questions;
  private final Fit fit;
  private final Sightings sightings;
  private final Shapes shapes;
  private final Pairs pairs;
  private final Set<String> mapped = new HashSet<>();

  Walk(Vocabulary vocabulary, Questions questions, Fit fit, Sightings sightings) {
    this.vocabulary = vocabulary;
    this.questions = questions;
    this.fit = fit;
    this.sightings = sightings;
    this.shapes = new Shapes(vocabulary, fit, sightings);
    this.pairs = new Pairs(vocabulary);
  }

  /** Takes what the caller's map names; {@link #walk} will not look at it again. */
  void take(JsonNode lead, LeadMap.Entry entry) {
    LeadMap.Target target = LeadMap.find(lead, entry.path());
    String path = LeadMap.echo(entry.path());
    Place place = target.place();
    if (place == null) {
      sightings.warn(LeadMap.KEY + ": nothing was sent at '" + path + "'");
      return;
    }
    mapped.add(place.path());
    sightings.recognize(place);
    Slot slot = vocabulary.mapped(entry.field(), target.lastKey());
    if (!shapes.take(new Offer(slot, -1, Method.EXPLICIT_MAP, place), target.node())) {
      sightings.warn(LeadMap.KEY + ": '" + path + "' holds no value");
    }
  }

  void walk(JsonNode lead) {
    object(lead, Context.PERSON, null, Map.of());
  }

  private void object(
      JsonNode object, Context context, @Nullable Place place, Map<String, String> titles) {
    JsonNode definition = object.get("definition");
    Map<String, String> known = definition == null ? titles : Pairs.titles(definition);
    Context own = isOfPerson(context, object) ? Context.PERSON : context;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      if (place == null && key.equals(LeadMap.KEY)) {
        continue;
      }
      Place here = Place.of(place, key);
      if (mapped.isEmpty() || !mapped.contains(here.path())) {
        entry(key, entry.getValue(), own, here, known);
      }
    }
  }

  private void entry(
      String key, JsonNode value, Context context, Place place, Map<String, String> titles) {
    Vocabulary.Meaning meaning = vocabulary.meaning(key);
    boolean described =
        value.isObject() && vocabulary.isContext(key) && value.path("value").isMissingNode();
    if (!described && named(meaning, context, place, value)) {
      around(meaning, value, context, place, titles);
      return;
    }
    if (value.isContainerNode()) {
      below(value, context.enter(vocabulary.context(key)), place, meaning.words(), titles);
    } else if (speaks(meaning, context).admitsGuesses()) {
      guess(meaning.words(), value, place);
    }
  }

  /** Of whom a lone value speaks: what begins as an address may be one of e-mail. */
  private static Context speaks(Vocabulary.Meaning meaning, Context context) {
    return meaning.speaker() == Context.PLACE ? context : context.enter(meaning.speaker());
  }

  /** Chats send with a message who wrote it. */
  private void around(
      Vocabulary.Meaning meaning,
      JsonNode value,
      Context context,
      Place place,
      Map<String, String> titles) {
    boolean message = meaning.alias() != null && meaning.alias().slot() == Slot.MESSAGE;
    if (!message || !value.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> part : value.properties()) {
      if (part.getValue().isContainerNode()) {
        String key = part.getKey();
        below(
            part.getValue(),
            context.enter(vocabulary.context(key)),
            Place.of(place, key),
            List.of(),
            titles);
      }
    }
  }

  /** Offers a value for what its key names; whether that settles it. */
  private boolean named(Vocabulary.Meaning meaning, Context context, Place place, JsonNode value) {
    Vocabulary.Alias alias = meaning.alias();
    if (alias == null || !context.enter(meaning.speaker()).admits(alias.slot(), alias.weak())) {
      return false;
    }
    Offer offer = new Offer(alias.slot(), meaning.rank(), Method.SYNONYM, place);
    boolean taken = shapes.take(offer, value) || isDial(offer, value);
    if (taken || value.isValueNode() || value.isEmpty() || value.path(0).isValueNode()) {
      sightings.recognize(place);
    }
    return taken;
  }

  /** Forms send the calling code of a number as its "country code". */
  private boolean isDial(Offer offer, JsonNode value) {
    return offer.slot() == Slot.COUNTRY && sightings.see(offer.as(Slot.DIAL), value);
  }

  private void below(
      JsonNode value,
      Context context,
      Place place,
      List<String> words,
      Map<String, String> titles) {
    if (place.depth() >= DEEPEST) {
      sightings.warn("what is nested deeper than " + DEEPEST + " levels was not read");
    } else if (value.isObject()) {
      Pairs.Answer answer = pairs.read(value, titles);
      boolean passed = answer != null && isProtected(answer) && !isPerson(value);
      if (!passed && (answer == null || !answered(answer, context, place))) {
        object(value, context, place, titles);
      }
    } else {
      elements(value, context, place, words, titles);
    }
  }

  private void elements(
      JsonNode array,
      Context context,
      Place place,
      List<String> words,
      Map<String, String> titles) {
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      Place at = place.element(i);
      Pairs.Answer answer = element.isObject() ? pairs.read(element, titles) : null;
      if (answer != null) {
        boolean passed = isProtected(answer) || answered(answer, context, at);
        if (!passed && answer.value().isContainerNode()) {
          below(answer.value(), told(answer, context), Place.of(at, answer.key()), words, titles);
        }
      } else if (element.isContainerNode()) {
        below(element, context, at, words, titles);
      } else if (context.admitsGuesses()) {
        guess(words, element, at);
      }
    }
  }

  /** Whether it answers what nobody may be asked. Some people are called Christian, though. */
  private boolean isProtected(Pairs.Answer answer) {
    return answer.asked().stream().anyMatch(vocabulary::isProtected);
  }

  /** Of whom the parts of an answer speak: what was asked for is known, or could be of anyone. */
  private Context told(Pairs.Answer answer, Context context) {
    Context told = context;
    for (String asked : answer.asked()) {
      told = told.enter(vocabulary.context(asked));
    }
    return told;
  }

  /** Offers the answer of a form for what was asked; whether that settles it. */
  private boolean answered(Pairs.Answer answer, Context context, Place pair) {
    Place place = Place.of(pair, answer.key());
    if (!mapped.isEmpty() && mapped.contains(place.path())) {
      return true;
    }
    List<Vocabulary.Meaning> meanings = answer.asked().stream().map(vocabulary::meaning).toList();
    for (Vocabulary.Meaning meaning : meanings) {
      if (named(meaning, context, place, answer.value())) {
        return true;
      }
    }
    for (Vocabulary.Meaning meaning : meanings) {
      boolean admits = speaks(meaning, context).admitsGuesses();
      if (admits && guess(meaning.words(), answer.value(), place)) {
        return true;
      }
    }
    return false;
  }

  /** Offers a value for what words in its key ask for, else for what it shows to be. */
  private boolean guess(List<String> words, JsonNode value, Place place) {
    Questions.Asked asked = questions.asked(words);
    if (asked.isKnown()) {
      Offer offer = new Offer(asked.slot(), ASKED + asked.order(), Method.HEURISTIC, place);
      boolean taken = shapes.take(offer, value);
      boolean unanswered = asked.slot() != Slot.NONE && isUnanswered(value);
      if (taken || unanswered) {
        sightings.recognize(place);
      }
      return taken;
    }
    String text = Scalars.text(value);
    Slot slot = shown(words, text);
    return slot != Slot.NONE
        && sightings.see(new Offer(slot, GUESSED, Method.HEURISTIC, place), text, place.path());
  }

  /** A question that was asked and left open is known all the same. */
  private static boolean isUnanswered(JsonNode value) {
    boolean text = value.isTextual() || value.isNull();
    return text && Scalars.text(value).isEmpty();
  }

  private Slot shown(List<String> words, String text) {
    if (text.isEmpty()) {
      return Slot.NONE;
    }
    if (text.indexOf('@') > 0 && fit.isEmail(text)) {
      return Slot.EMAIL;
    }
    if (fit.isInternationalPhone(text)) {
      return Slot.PHONE;
    }
    return fit.isWebAddress(text) && questions.mayBeWebsite(words) ? Slot.WEBSITE : Slot.NONE;
  }

  /** An address speaks of a person where it bears a name, as those of shops do. */
  private boolean isOfPerson(Context context, JsonNode object) {
    return switch (context) {
      case LOOSE -> isPerson(object);
      case PLACE -> says(object, Slot::isNamePart);
      default -> false;
    };
  }

  /** An object with an e-mail address or a telephone number speaks of a person. */
  private boolean isPerson(JsonNode object) {
    return says(object, Slot::reaches);
  }

  private boolean says(JsonNode object, Predicate<Slot> slots) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Vocabulary.Alias alias = vocabulary.meaning(entry.getKey()).alias();
      if (alias != null && slots.test(alias.slot()) && !entry.getValue().isNull()) {
        return true;
      }
    }
    return false;
  }
}
