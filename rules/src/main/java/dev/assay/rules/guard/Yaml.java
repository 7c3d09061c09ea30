package dev.assay.rules.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML as a stream, so that nothing is built of it, and refuses what makes a text mean more
 * than it shows: tags, anchors, several documents, keys that stand twice.
 */
public final class Yaml {
  private final Consumer<Fault> faults;
  private final Map<String, Place> places = new HashMap<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private int documents;

  private Yaml(Consumer<Fault> faults) {
    this.faults = faults;
  }

  /** A mapping or a list that is open; {@code key} where a mapping waits for one. */
  private static final class Level {
    private final @Nullable Set<String> keys;
    private boolean key;
    private String lastKey = "";

    private Level(boolean mapping) {
      this.keys = mapping ? new HashSet<>() : null;
      this.key = mapping;
    }
  }

  /**
   * Checks a text; gives the place of each word in it where it stands first, and of each pair as
   * {@code key: word}.
   */
  public static Map<String, Place> check(String text, Consumer<Fault> faults) {
    Yaml yaml = new Yaml(faults);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Limits.FILE);
    options.setNestingDepthLimit(Limits.NESTING);
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      while (yaml.goesOn(parser.peekEvent())) {
        parser.getEvent();
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      faults.accept(
          new Fault(
              mark == null ? 0 : mark.getLine() + 1,
              mark == null ? 0 : mark.getColumn() + 1,
              "bad_yaml",
              "this is not YAML: " + e.getProblem()));
    } catch (ReaderException e) {
      faults.accept(
          Fault.at(Place.of(text, e.getPosition()), "bad_character", "not a letter of YAML"));
    }
    return yaml.places;
  }

  /** Where a name is given, else where the word stands first; 0 where it does not. */
  public static Place place(Map<String, Place> places, String name) {
    Place word = places.getOrDefault(name, new Place(0, 0));
    return places.getOrDefault("key: " + name, places.getOrDefault("band: " + name, word));
  }

  private boolean goesOn(@Nullable Event event) {
    if (event == null) {
      return false;
    }
    if (event instanceof DocumentStartEvent start) {
      if (++documents > 1 || start.getVersion() != null || !defaultTags(start)) {
        return refuse(event, "yaml_document", "one document without directives is read, no more");
      }
    } else if (event instanceof AliasEvent) {
      return refuse(event, "yaml_alias", "'*' repeats a part; write it out");
    } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
      return refuse(event, "yaml_alias", "'&' names a part; write it out where it is needed");
    } else if (event instanceof ScalarEvent scalar) {
      return scalar.getTag() == null ? value(scalar) : tag(event);
    } else if (event instanceof CollectionStartEvent start) {
      return start.getTag() == null ? open(start) : tag(event);
    } else if (event instanceof CollectionEndEvent) {
      levels.pop();
    }
    return true;
  }

  private static boolean defaultTags(DocumentStartEvent start) {
    return start.getTags() == null || start.getTags().size() <= 2;
  }

  private boolean tag(Event event) {
    return refuse(event, "yaml_tag", "'!' makes something other than text; write the text itself");
  }

  private boolean open(CollectionStartEvent start) {
    Level outer = levels.peek();
    if (outer != null && outer.keys != null) {
      if (outer.key) {
        return refuse(start, "bad_yaml", "a key must be a word");
      }
      outer.key = true;
    }
    if (levels.size() >= Limits.NESTING) {
      return refuse(start, "too_deep", "more than " + Limits.NESTING + " levels within each other");
    }
    levels.push(new Level(start instanceof MappingStartEvent));
    return true;
  }

  private boolean value(ScalarEvent scalar) {
    places.putIfAbsent(scalar.getValue(), place(scalar));
    Level level = levels.peek();
    if (level == null || level.keys == null) {
      return true;
    }
    if (level.key && scalar.getValue().equals("<<")) {
      return refuse(scalar, "yaml_alias", "'<<' merges parts; write them out");
    }
    if (level.key && !level.keys.add(scalar.getValue())) {
      return refuse(scalar, "duplicate_key", "'" + scalar.getValue() + "' stands twice");
    }
    if (level.key) {
      level.lastKey = scalar.getValue();
    } else {
      places.putIfAbsent(level.lastKey + ": " + scalar.getValue(), place(scalar));
    }
    level.key = !level.key;
    return true;
  }

  private boolean refuse(Event event, String code, String message) {
    faults.accept(Fault.at(place(event), code, message));
    return false;
  }

  private static Place place(Event event) {
    Mark mark = event.getStartMark();
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
