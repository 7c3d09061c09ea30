package dev.assay.enrichment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Which tenant has which source, opened in memory. Thread-safe. */
public final class Sources {
  private static final JsonMapper JSON = new JsonMapper();

  private final SourceStore store;
  private final Keyring keyring;
  private final Audit audit;
  private final Supplier<UUID> newId;
  private volatile Map<UUID, Opened> opened = Map.of();

  private record Opened(UUID id, Source source) {}

  public Sources(SourceStore store, Keyring keyring, Audit audit, Supplier<UUID> newId) {
    this.store = store;
    this.keyring = keyring;
    this.audit = audit;
    this.newId = newId;
  }

  /** A tenant's source, as far as this node has heard. Never blocks. */
  public Optional<Source> of(UUID tenantId) {
    return Optional.ofNullable(opened.get(tenantId)).map(Opened::source);
  }

  /** Whether no tenant has one, as far as this node has heard. Never blocks. */
  boolean isEmpty() {
    return opened.isEmpty();
  }

  /** Chooses a source. Blocks. */
  public void put(UUID tenantId, Source source, Who who) {
    UUID id = newId.get();
    DataKey key = keyring.fetch(List.of(new KeyRequest(tenantId, id, null))).get(0);
    Bytes sealed = key.seal(id, json(source));
    store.put(
        new SourceStore.Sealed(id, tenantId, Objects.requireNonNull(key.own()), sealed),
        audit.entry(
            tenantId, who, "enrichment.on", source.host(), "", Map.of("host", source.host())));
    catchUp();
  }

  /** Has nothing looked up any more. Blocks. */
  public void remove(UUID tenantId, Who who) {
    store.remove(tenantId, audit.entry(tenantId, who, "enrichment.off", "", "", Map.of()));
    catchUp();
  }

  /** Hears of what all nodes have written. Blocks. */
  public synchronized void catchUp() {
    Map<UUID, Opened> next = new HashMap<>();
    for (SourceStore.Sealed sealed : store.all()) {
      Opened known = opened.get(sealed.tenantId());
      next.put(
          sealed.tenantId(),
          known != null && known.id().equals(sealed.id())
              ? known
              : new Opened(sealed.id(), open(sealed)));
    }
    opened = Map.copyOf(next);
  }

  private Source open(SourceStore.Sealed sealed) {
    DataKey key = keyring.opening(sealed.tenantId(), sealed.id(), null, sealed.key()).orElseThrow();
    try {
      JsonNode json = JSON.readTree(key.open(sealed.id(), sealed.sealed()));
      return new Source(
          json.path("url").asText(), json.path("header").asText(), json.path("secret").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("a source cannot be read", e);
    }
  }

  private static byte[] json(Source source) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("header").value(source.header());
    out.key("secret").value(source.secret()).key("url").value(source.url());
    return out.endObject().toBytes();
  }
}
