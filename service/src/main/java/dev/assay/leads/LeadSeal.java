package dev.assay.leads;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.Bytes;
import dev.assay.canonical.CanonicalJson;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Seals what is kept of a lead by the lead's own key, and opens it. Blocks where it has to read.
 */
final class LeadSeal {
  private static final UUID EXTERNAL_ID = new UUID(0, 1);
  private static final UUID PAYLOAD = new UUID(0, 2);
  private static final UUID ENRICHMENT = new UUID(0, 3);
  private static final JsonMapper JSON = new JsonMapper();

  private final DecisionLog log;
  private final Keyring keyring;

  LeadSeal(DecisionLog log, Keyring keyring) {
    this.log = log;
    this.keyring = keyring;
  }

  /** The key of a lead, which is made where there is none. */
  DataKey keyFor(UUID tenantId, String leadId) {
    return log.keyFor(new KeyRequest(tenantId, EXTERNAL_ID, leadId)).toCompletableFuture().join();
  }

  /** The key of a lead; empty where nothing is kept under that id, nor was decided. */
  Optional<DataKey> find(UUID tenantId, String leadId) {
    return keyring.find(tenantId, leadId);
  }

  /** The hash to keep, by which it is found. */
  String lookup(UUID tenantId, String leadId) {
    return keyring.hashKeys().newest(Lookup.LEAD_ID, tenantId, leadId);
  }

  /** Every hash under which it may be kept. */
  List<String> lookups(UUID tenantId, String leadId) {
    return keyring.hashKeys().all(Lookup.LEAD_ID, tenantId, leadId);
  }

  /** The key of a lead that is kept; empty once it is erased. */
  Optional<DataKey> keyOf(StoredLead lead) {
    return keyring.opening(lead.tenantId(), PAYLOAD, lead.id(), null);
  }

  /** The callers' own ids of leads, but for those that were erased meanwhile. */
  Map<UUID, String> externalIds(List<StoredLead> leads) {
    Set<UUID> ids = leads.stream().map(StoredLead::id).collect(Collectors.toSet());
    var opener = keyring.opener(ids);
    Map<UUID, String> found = new HashMap<>();
    for (StoredLead lead : leads) {
      opener
          .key(lead.tenantId(), EXTERNAL_ID, lead.id(), null)
          .ifPresent(key -> found.put(lead.id(), externalId(lead, key)));
    }
    return found;
  }

  static Bytes externalId(String leadId, DataKey key) {
    return key.seal(EXTERNAL_ID, leadId.getBytes(StandardCharsets.UTF_8));
  }

  static String externalId(StoredLead lead, DataKey key) {
    return new String(key.open(EXTERNAL_ID, lead.externalId()), StandardCharsets.UTF_8);
  }

  static Bytes payload(ObjectNode lead, DataKey key) {
    return key.seal(PAYLOAD, bytes(lead));
  }

  static ObjectNode payload(StoredLead lead, DataKey key) {
    return object(key.open(PAYLOAD, lead.payload()));
  }

  static Bytes enrichment(ObjectNode found, DataKey key) {
    return key.seal(ENRICHMENT, bytes(found));
  }

  /** An empty object where nothing was looked up. */
  static ObjectNode enrichment(StoredLead lead, DataKey key) {
    Bytes sealed = lead.enrichment();
    return sealed == null ? JSON.createObjectNode() : object(key.open(ENRICHMENT, sealed));
  }

  /** Canonical JSON. */
  static byte[] bytes(ObjectNode object) {
    CanonicalWriter out = new CanonicalWriter();
    CanonicalJson.write(object, out);
    return out.toBytes();
  }

  static ObjectNode object(byte[] json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("what is kept of a lead cannot be read", e);
    }
  }
}
