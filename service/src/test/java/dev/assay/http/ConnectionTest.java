package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens on one connection, byte by byte. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectionTest {
  private final TestNode node;
  private final String key;

  ConnectionTest(TestNode node) {
    this.node = node;
    key = node.key(node.tenant(Plan.GROWTH), Role.INTEGRATOR);
  }

  @Test
  void requests_inOnePacket_areAnsweredInOrder() throws IOException {
    String both = post("/api/score-lead", "{}") + post("/api/normalize-lead", "{}") + last();

    String answers = exchange(both);

    assertThat(statuses(answers)).isEqualTo("200 200 200");
    assertThat(answers.indexOf("\"quality\"")).isLessThan(answers.indexOf("\"detector_version\""));
    assertThat(answers.indexOf("\"detector_version\"")).isLessThan(answers.indexOf("\"healthy\""));
  }

  @Test
  void connection_afterARefusal_servesTheNextRequest() throws IOException {
    String tooLarge = post("/api/score-lead", " ".repeat(RequestBody.LIMIT + 1));
    String unknown = post("/api/score-lead", "{}").replace(key, "ak_wrong");
    String broken = post("/api/score-lead", "{");

    String answers = exchange(tooLarge + unknown + broken + post("/api/score-lead", "{}") + last());

    assertThat(statuses(answers)).isEqualTo("413 401 400 200 200");
  }

  @Test
  void body_inChunks_isRead() throws IOException {
    String request =
        head("/api/score-lead") + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";

    assertThat(statuses(exchange(request + last()))).isEqualTo("200 200");
  }

  @Test
  void body_withByteOrderMark_isRead() throws IOException {
    assertThat(statuses(exchange(post("/api/score-lead", "\ufeff{}") + last())))
        .isEqualTo("200 200");
  }

  @Test
  void expectation_toContinue_isMet() throws IOException {
    String request =
        head("/api/score-lead") + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}";

    assertThat(statuses(exchange(request + last()))).isEqualTo("100 200 200");
  }

  @Test
  void request_thatIsNone_isRefusedAndNothingElseSuffers() throws IOException {
    assertThat(statuses(exchange("NONSENSE\r\n\r\n"))).startsWith("400");
    assertThat(statuses(exchange("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")))
        .isEqualTo("400");
    assertThat(
            statuses(
                exchange(
                    "POST /api/score-lead?mid=%zz HTTP/1.1\r\nHost: x\r\nX-API-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                        + "Connection: close\r\n\r\n{}")))
        .isEqualTo("400");
    assertThat(
            statuses(
                exchange("GET /health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9000) + "\r\n\r\n")))
        .startsWith("431");
    assertThat(node.http.get("/health").status()).isEqualTo(200);
  }

  private String exchange(String requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.http.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String head(String path) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nContent-Type: application/json\r\n"
        .formatted(path, key);
  }

  private String post(String path, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return head(path) + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static String last() {
    return "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }

  private static String statuses(String answers) {
    return Pattern.compile("HTTP/1\\.[01] (\\d{3}) ")
        .matcher(answers)
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.joining(" "));
  }
}
