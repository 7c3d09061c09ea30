package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent, the fault is never ours. */
@ExtendWith(NodeExtension.class)
final class FuzzTest {
  private static final int ROUNDS = 600;
  private static final List<String> KEYS =
      List.of(
          "name",
          "first_name",
          "email",
          "phone",
          "message",
          "source",
          "country",
          "job_title",
          "website",
          "properties",
          "fields",
          "value",
          "label",
          "_leadflags_map",
          "pack",
          "lead",
          "as_of",
          "lead_id",
          "roles",
          "plan",
          "",
          " ",
          "\\u0000",
          "\\ud800",
          "__proto__",
          "a.b");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-0.0",
          "1e308",
          "1E-400",
          "9007199254740993",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"ana@acme-labs.com\"",
          "\"@\"",
          "\"+34 987 65 43 21\"",
          "\"+999\"",
          "\"ES\"",
          "\"\\ud83d\\ude00\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\u202e\\u200b\"",
          "\"xn--\"",
          "\"http://[::1\"",
          "\"lead-quality\"",
          "\"2026-11-22T09:00:00Z\"",
          "\"email\"",
          "\"<script>\"",
          "\"%s%n\"",
          "\"'; drop table decisions; --\"",
          "\"\u00df\u0130\ufb03\"",
          "\"\u0645\u0631\u062d\"");

  private final Random random = new Random(4711);
  private final TestNode node;

  FuzzTest(TestNode node) {
    this.node = node;
  }

  @Test
  void bodies_ofAnyKind_areNeverOurFault() {
    Tenant tenant = node.tenant(Plan.UNLIMITED);
    String key = node.key(tenant, Role.INTEGRATOR, Role.ADMIN);
    List<String> paths =
        List.of(
            "/api/score-lead?detection_meta=1",
            "/api/normalize-lead?score=1&debug_mode=1",
            "/v1/decisions",
            "/v1/tenants/" + tenant.id() + "/keys",
            "/v1/login");
    int taken = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = body();
      for (String path : paths) {
        Http.Reply reply =
            node.http.stream(
                "POST",
                path,
                BodyPublishers.ofByteArray(body),
                "X-API-Key",
                key,
                "Content-Type",
                "application/json");
        assertThat(reply.status())
            .as("%s %s", path, new String(body, StandardCharsets.UTF_8))
            .isIn(200, 201, 400, 401, 403);
        assertThat(reply.json().isObject()).isTrue();
        taken += reply.status() == 200 ? 1 : 0;
      }
    }
    assertThat(taken).isGreaterThan(ROUNDS / 2);
  }

  private byte[] body() {
    byte[] body =
        (random.nextInt(10) == 0 ? wrapped() : object(0)).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
    }
    return body;
  }

  private String wrapped() {
    return "{\"pack\":\"lead-quality\",\"lead\":" + object(1) + "}";
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    int fields = random.nextInt(8);
    for (int i = 0; i < fields; i++) {
      String key = pick(KEYS) + (random.nextInt(3) == 0 ? i : "");
      json.append(i == 0 ? "" : ",").append('"').append(key).append("\":").append(value(depth));
    }
    return json.append('}').toString();
  }

  private String value(int depth) {
    return switch (depth > 3 ? 9 : random.nextInt(10)) {
      case 0 -> object(depth + 1);
      case 1 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
      case 2 -> "\"" + letters() + "\"";
      default -> pick(SCALARS);
    };
  }

  private String letters() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(200); i > 0; i--) {
      int c = random.nextInt(0x3000);
      text.appendCodePoint(c < 0x20 || c == '"' || c == '\\' ? ' ' : c);
    }
    return text.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
