package dev.assay.drafts;

import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import dev.assay.rules.PackSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens drafts and edits their files. An edit names what its editor last read, so nobody overwrites
 * what they have not seen; any edit takes back what was submitted. Calls block.
 */
public final class Drafts {
  private final DraftStore store;
  private final Origins origins;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Drafts(DraftStore store, Origins origins, Clock clock, Supplier<UUID> newId) {
    this.store = store;
    this.origins = origins;
    this.clock = clock;
    this.newId = newId;
  }

  /** A file as it stands. */
  public record Text(String text, String tag) {}

  /** Opens a draft of a line that begins as one of its versions, or of the base line's. */
  public Draft open(Line line, String from, Who who) {
    Content content =
        origins
            .content(line, from)
            .orElseThrow(
                () ->
                    new ServiceException(
                        ErrorCode.INVALID,
                        "pack '%s' has no version '%s'".formatted(line.pack(), from)));
    return open(line, from, content, who);
  }

  /** Opens a draft of a line from the files of an archive. */
  public Draft open(Line line, Map<String, String> files, Who who) {
    return open(line, null, checked(files), who);
  }

  private Draft open(Line line, @Nullable String from, Content content, Who who) {
    long open = store.drafts(line).stream().filter(d -> d.state() != Draft.State.PUBLISHED).count();
    if (open >= Limits.DRAFTS) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "there are " + open + " drafts of this pack: delete some first");
    }
    Instant now = now();
    Draft draft = new Draft(newId.get(), line, from, 1, who, now, now, null);
    Step.Kind kind = from == null ? Step.Kind.IMPORTED : Step.Kind.CREATED;
    store.add(draft, content.files(), new Step(kind, who, now, from == null ? "" : from));
    return draft;
  }

  public List<Draft> list(Line line) {
    return store.drafts(line);
  }

  /** Of all packs of an owner. */
  public List<Draft> list(UUID owner) {
    return store.drafts(owner);
  }

  public Draft find(Line line, UUID id) {
    return store.find(line, id).orElseThrow(Drafts::notFound);
  }

  public List<Step> steps(Draft draft) {
    return store.steps(draft.id());
  }

  public Content content(Draft draft) {
    return new Content(store.files(draft.id()));
  }

  public Text file(Draft draft, String path) {
    String text = store.files(draft.id()).get(path);
    if (text == null) {
      throw notFound();
    }
    return new Text(text, Content.tag(text));
  }

  /**
   * Writes a file; where the condition does not hold, nothing.
   *
   * @return its new tag
   * @throws ServiceException {@link ErrorCode#STALE} where the condition does not hold
   */
  public String put(Draft draft, String path, String text, Condition condition, Who who) {
    String unix = text.replace("\r\n", "\n");
    Limits.check(path, unix);
    Map<String, String> after = new TreeMap<>(store.files(draft.id()));
    after.put(path, unix);
    Limits.check(after);
    Step step = new Step(Step.Kind.EDITED, who, now(), path);
    if (!store.edit(draft.id(), path, unix, condition, step)) {
      throw refused(draft, path);
    }
    return Content.tag(unix);
  }

  /** Removes a file; where the condition does not hold, nothing. */
  public void remove(Draft draft, String path, Condition condition, Who who) {
    file(draft, path);
    Step step = new Step(Step.Kind.REMOVED, who, now(), path);
    if (!store.edit(draft.id(), path, null, condition, step)) {
      throw refused(draft, path);
    }
  }

  /** Puts the files of an archive in place of all files, where the draft is what it should be. */
  public void replace(Draft draft, Map<String, String> files, Condition condition, Who who) {
    Content content = checked(files);
    if (!condition.holds(content(draft).tag())) {
      throw stale("the draft is not what you last read");
    }
    Step step = new Step(Step.Kind.IMPORTED, who, now(), "");
    if (!store.replace(draft.id(), draft.revision(), content.files(), step)) {
      throw refused(draft, "the draft");
    }
  }

  /** Deletes a draft that is not published. */
  public void delete(Draft draft) {
    if (draft.state() == Draft.State.PUBLISHED) {
      throw published();
    }
    if (!store.remove(draft.id(), draft.revision())) {
      throw stale("the draft was changed meanwhile");
    }
  }

  private static Content checked(Map<String, String> files) {
    Map<String, String> unix = new TreeMap<>();
    files.forEach((path, text) -> unix.put(path, text.replace("\r\n", "\n")));
    Limits.check(unix);
    if (!unix.containsKey(PackSource.MANIFEST)) {
      throw new ServiceException(ErrorCode.INVALID, "a pack needs a pack.yaml");
    }
    return new Content(unix);
  }

  /** Why an edit was not taken. */
  private ServiceException refused(Draft draft, String what) {
    Draft now = find(draft.line(), draft.id());
    if (now.state() == Draft.State.PUBLISHED) {
      return published();
    }
    return stale(what + " is not what you last read: read it again, and send its ETag as If-Match");
  }

  private static ServiceException published() {
    return new ServiceException(
        ErrorCode.CONFLICT, "this draft is published and never changes; open a new one");
  }

  static ServiceException stale(String message) {
    return new ServiceException(ErrorCode.STALE, message);
  }

  private static ServiceException notFound() {
    return new ServiceException(ErrorCode.NOT_FOUND, "there is no such draft or file");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
