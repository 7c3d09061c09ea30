package dev.assay.activation;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ServiceException;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.packs.Publication;
import dev.assay.packs.Publishing;
import dev.assay.rules.PackSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the packs that come with this build on their base lines. The first version of a pack is
 * live at once; what comes later waits until the operator rolls it out.
 */
public final class BaseLines {
  private static final PackSource NO_CASES = new PackSource(Map.of());

  private static final Logger LOG = LoggerFactory.getLogger(BaseLines.class);

  private final Publishing publishing;
  private final Activations activations;
  private final Audit audit;

  public BaseLines(Publishing publishing, Activations activations, Audit audit) {
    this.publishing = publishing;
    this.activations = activations;
    this.audit = audit;
  }

  /**
   * Publishes a pack, unless it is known already. Where it is known as another text, what is in
   * force stays. Blocks.
   */
  public void add(String pack, String version) {
    Line line = Line.base(pack);
    Publication shipped =
        new Publication(
            line,
            version,
            PackSource.shipped(pack, version),
            NO_CASES,
            Who.SERVICE,
            null,
            "Comes with the service",
            null);
    PackVersion published;
    try {
      published = publishing.publish(shipped, Who.SERVICE);
    } catch (ServiceException altered) {
      LOG.error("{}", altered.getMessage());
      return;
    }
    activations.change(
        Scope.of(line),
        now -> now.line(line).orElseGet(() -> LineState.first(published.version())),
        audit.entry(
            null,
            Who.SERVICE,
            "rollout.live",
            pack,
            "First version of the pack",
            Map.of("version", version, "pack_hash", published.packHash())));
  }
}
