package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusals of the LeadFlags API, in the order of its checks, to the byte. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeadFlagsErrorsTest {
  private static final String INVALID_JSON = "{\"error\":\"invalid_json\"}";
  private static final String NOT_AN_OBJECT =
      "{\"error\":\"invalid_json\",\"message\":\"The body must be a JSON object\"}";
  private static final String UNAUTHORIZED =
      "{\"error\":\"Unauthorized\",\"message\":\"Valid X-API-Key header required\"}";
  private static final String MEDIA_TYPE =
      "{\"error\":\"Unsupported Media Type\",\"message\":\"Content-Type must be application/json\"}";
  private static final String TOO_LARGE = "{\"error\":\"Payload Too Large\"}";
  private static final List<String> PATHS =
      List.of("/api/score-lead", "/api/score-lead/", "/api/normalize-lead", "/api/normalize-lead/");

  private final TestNode node;
  private final String key;
  private final String auditor;

  LeadFlagsErrorsTest(TestNode node) {
    this.node = node;
    Tenant tenant = node.tenant(Plan.GROWTH);
    key = node.key(tenant, Role.INTEGRATOR);
    auditor = node.key(tenant, Role.AUDITOR);
  }

  static Stream<String> paths() {
    return PATHS.stream();
  }

  static Stream<Arguments> methods() {
    return PATHS.stream()
        .flatMap(
            path ->
                Stream.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND")
                    .map(method -> Arguments.of(method, path)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_notPost_is405WithoutAskingForAKey(String method, String path) {
    Http.Reply reply = node.http.send(method, path, null);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("POST");
    assertThat(reply.body())
        .isEqualTo(method.equals("HEAD") ? "" : "{\"error\":\"Method Not Allowed\"}");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void key_missing_is401BeforeTheBodyIsLookedAt(String path) {
    Http.Reply reply = node.http.send("POST", path, "{", "Content-Type", "text/plain");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).isEqualTo(UNAUTHORIZED);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void key_wrong_is401(String path) {
    for (String wrong : List.of("ak_wrong", "", " ", key.substring(1))) {
      Http.Reply reply = node.http.post(path, wrong, "{}");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).isEqualTo(UNAUTHORIZED);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void key_asBearerOnly_is401(String path) {
    Http.Reply reply =
        node.http.send(
            "POST",
            path,
            "{}",
            "Authorization",
            "Bearer " + key,
            "Content-Type",
            "application/json");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).isEqualTo(UNAUTHORIZED);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void role_missing_is403(String path) {
    Http.Reply reply = node.http.post(path, auditor, "{");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body())
        .isEqualTo("{\"error\":\"Forbidden\",\"message\":\"This needs the role integrator\"}");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void contentType_missing_is415(String path) {
    Http.Reply reply = node.http.send("POST", path, "{}", "X-API-Key", key);

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).isEqualTo(MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/jsonp",
        "application/+json",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "multipart/form-data; boundary=x",
        "json",
        ";"
      })
  void contentType_notJson_is415BeforeTheBodyIsRead(String type) {
    Http.Reply reply = send(type, "x".repeat(RequestBody.LIMIT + 1));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).isEqualTo(MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json ; profile=x; charset=utf-8",
        "application/vnd.acme.lead+json",
        "application/ld+json; charset=utf-8"
      })
  void contentType_json_isRead(String type) {
    assertThat(send(type, "{").body()).isEqualTo(INVALID_JSON);
  }

  @Test
  void body_overOneMebibyte_is413() {
    String tooLarge = "{\"a\":\"" + "x".repeat(RequestBody.LIMIT - 7) + "\"}";
    assertThat(tooLarge).hasSize(RequestBody.LIMIT + 1);

    for (String path : PATHS) {
      Http.Reply reply = node.http.post(path, key, tooLarge);

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.body()).isEqualTo(TOO_LARGE);
    }
  }

  @Test
  void body_overOneMebibyteInChunks_is413() {
    List<byte[]> chunks =
        Stream.generate(() -> new byte[64 * 1024]).limit(40).toList(); // no length is declared

    Http.Reply reply =
        node.http.stream(
            "POST",
            "/api/score-lead",
            BodyPublishers.ofByteArrays(chunks),
            "X-API-Key",
            key,
            "Content-Type",
            "application/json");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body()).isEqualTo(TOO_LARGE);
  }

  @Test
  void body_justOneMebibyte_isRead() {
    String body = "[\"" + "x".repeat(RequestBody.LIMIT - 4) + "\"]";

    assertThat(send("application/json", body).body()).isEqualTo(NOT_AN_OBJECT);
  }

  static Stream<String> noJson() {
    return Stream.of(
        "",
        " ",
        "{",
        "}",
        "{]",
        "{}{}",
        "{} x",
        "{}]",
        "nul",
        "undefined",
        "NaN",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":0x1}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":1/*c*/}",
        "// c\n{}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"a\":1}}",
        "{\"a\":1e400}",
        "{\"a\":-1e400}",
        "{\"a\":" + "9".repeat(1001) + "}",
        "{\"a\":",
        "name=Alex&email=alex%40x.co",
        "<lead/>",
        "\0{}",
        nested(65),
        "[".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("noJson")
  void body_noJson_isInvalidJson(String body) {
    for (String path : PATHS) {
      Http.Reply reply = node.http.post(path, key, body);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).isEqualTo(INVALID_JSON);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void body_otherEncoding_isInvalidJson(String charset) throws Exception {
    byte[] body = "{\"name\":\"Ana\"}".getBytes(charset);

    assertThat(sendBytes(body).body()).isEqualTo(INVALID_JSON);
  }

  @Test
  void body_brokenUtf8_isInvalidJson() {
    byte[] body = "{\"name\":\"Ana?\"}".getBytes(StandardCharsets.UTF_8);
    body[12] = (byte) 0xC3;

    assertThat(sendBytes(body).body()).isEqualTo(INVALID_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "1", "-0.5", "\"x\"", "true", "null", "  null  "})
  void body_noObject_saysSo(String body) {
    for (String path : PATHS) {
      Http.Reply reply = node.http.post(path, key, body);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).isEqualTo(NOT_AN_OBJECT);
    }
  }

  @Test
  void refusal_always_namesTheRequest() {
    Http.Reply own =
        node.http.send("GET", "/api/score-lead", null, "X-Request-Id", "crm-17:retry/2");
    Http.Reply insane = node.http.send("GET", "/api/score-lead", null, "X-Request-Id", "a b\"c");

    assertThat(own.header("X-Request-Id")).isEqualTo("crm-17:retry/2");
    assertThat(insane.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }

  private Http.Reply send(String type, String body) {
    return node.http.send("POST", "/api/score-lead", body, "X-API-Key", key, "Content-Type", type);
  }

  private Http.Reply sendBytes(byte[] body) {
    return node.http.stream(
        "POST",
        "/api/score-lead",
        BodyPublishers.ofByteArray(body),
        "X-API-Key",
        key,
        "Content-Type",
        "application/json");
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }
}
