package dev.assay.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Refused;
import dev.assay.packs.Line;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The JSON in which nodes tell each other of themselves; fields may be added, none changed. */
public final class ReportJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ReportJson() {}

  public static String write(NodeReport report) {
    ObjectNode out = JSON.createObjectNode();
    out.put("node_id", report.nodeId().toString());
    out.put("address", report.address()).put("url", report.url());
    out.put("state", report.state().json()).put("reason", report.reason());
    out.put("epoch", report.epoch()).put("prepared", report.prepared());
    out.put("directory", report.directory()).put("stale_ms", report.staleMillis());
    ObjectNode packs = out.putObject("packs");
    report.packs().forEach(packs::put);
    ArrayNode refused = out.putArray("refused");
    for (Refused line : report.refused()) {
      refused
          .addObject()
          .put("owner", line.line().owner().toString())
          .put("pack", line.line().pack())
          .put("why", line.why());
    }
    return out.toString();
  }

  public static NodeReport read(String json) {
    JsonNode in = parse(json);
    Map<String, String> packs = new TreeMap<>();
    in.path("packs")
        .properties()
        .forEach(pack -> packs.put(pack.getKey(), pack.getValue().asText()));
    List<Refused> refused = new ArrayList<>();
    for (JsonNode line : in.path("refused")) {
      UUID owner = UUID.fromString(line.path("owner").asText());
      refused.add(
          new Refused(new Line(owner, line.path("pack").asText()), line.path("why").asText()));
    }
    return new NodeReport(
        UUID.fromString(in.path("node_id").asText()),
        in.path("address").asText(),
        in.path("url").asText(),
        NodeState.of(in.path("state").asText()),
        in.path("reason").textValue(),
        in.path("epoch").asLong(),
        in.path("prepared").asLong(),
        in.path("directory").asLong(),
        packs,
        refused,
        in.path("stale_ms").asLong());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a node's report cannot be read", e);
    }
  }
}
