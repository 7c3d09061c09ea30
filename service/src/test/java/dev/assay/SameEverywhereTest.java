package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.audit.Who;
import dev.assay.canonical.Hash;
import dev.assay.http.Http;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same leads give the same results on any node, whatever the order of their keys, and on any
 * JDK: the hash of all results is pinned.
 */
final class SameEverywhereTest {
  private static final int LEADS = 1_000;
  private static final Path PINNED = Path.of("src/test/resources/same-everywhere.txt");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void results_areTheSameOnEveryNodeAndJdk(@TempDir Path one, @TempDir Path other)
      throws IOException {
    List<ObjectNode> leads = GeneratedLeads.of(2026).limit(LEADS).toList();
    Random random = new Random(7);
    List<ObjectNode> shuffled =
        leads.stream().map(lead -> GeneratedLeads.shuffled(lead, random)).toList();

    List<String> first = resultHashes(leads, one);
    List<String> second = resultHashes(shuffled, other);

    assertThat(second).isEqualTo(first);
    assertThat(first.stream().distinct().count()).isGreaterThan(LEADS / 2);
    String all = Hash.of(String.join("\n", first).getBytes(StandardCharsets.UTF_8));
    if (Boolean.getBoolean("updateGolden")) {
      Files.writeString(PINNED, all + "\n");
    }
    assertThat(all).isEqualTo(Files.readString(PINNED).strip());
  }

  /** Scored over HTTP by a fresh node. */
  private static List<String> resultHashes(List<ObjectNode> leads, Path data) {
    try (App app = App.start(new Config("127.0.0.1", 0, data, null, null, null, null))) {
      Tenant tenant = app.keys().create("acme", Plan.UNLIMITED, Who.SERVICE);
      String key = app.keys().issue(tenant.id(), "test", Set.of(Role.INTEGRATOR)).secret();
      Http http = new Http(URI.create(app.url()).getPort());
      return leads.parallelStream().map(lead -> resultHash(lead, http, key)).toList();
    }
  }

  private static String resultHash(ObjectNode lead, Http http, String key) {
    ObjectNode order = JSON.createObjectNode().put("pack", "lead-quality").set("lead", lead);
    JsonNode decision = http.post("/v1/decisions", key, order.toString()).json();
    return decision.required("receipt").required("result_hash").textValue();
  }
}
