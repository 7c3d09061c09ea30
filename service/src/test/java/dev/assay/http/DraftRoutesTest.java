package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.rules.PackArchive;
import dev.assay.rules.PackSource;
import dev.assay.tables.Workbook;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of drafts over HTTP. */
@ExtendWith(NodeExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DraftRoutesTest {
  private static final String DRAFTS = "/v1/packs/lead-quality/drafts";
  private static final String YAML = "/files/pack.yaml";

  private final TestNode node;
  private final Tenant tenant;
  private final String ana;
  private final String bea;

  DraftRoutesTest(TestNode node) {
    this.node = node;
    tenant = node.tenant(Plan.GROWTH);
    ana = node.key(tenant, Role.ANALYST);
    bea = node.key(tenant, Role.ANALYST);
  }

  @Test
  void draft_fromAVersion_hasItsFilesAndCases() {
    String draft = open();

    JsonNode files = get(draft + "/files", ana).json().path("items");
    JsonNode shown = get(draft, ana).json();

    PackSource shipped = PackSource.shipped("lead-quality", "1.0.0");
    assertThat(files.findValuesAsText("path")).containsAll(shipped.files().keySet());
    assertThat(files.size()).isGreaterThan(400);
    assertThat(get(draft + YAML, ana).body()).isEqualTo(shipped.files().get("pack.yaml"));
    assertThat(shown.path("state").asText()).isEqualTo("draft");
    assertThat(shown.path("line").asText()).isEqualTo("own");
    assertThat(shown.path("from").asText()).isEqualTo("1.0.0");
    assertThat(get(DRAFTS, ana).body()).contains(shown.path("draft_id").asText());
    assertThat(get(draft + "/diff", ana).json().path("changes")).isEmpty();
  }

  @Test
  void file_editedByTwo_theSecondIs412AndLosesNothing() {
    String draft = open();
    Http.Reply read = get(draft + YAML, ana);
    String tag = read.header("ETag");
    String first = read.body().replace("base: 50", "base: 51");
    String second = read.body().replace("base: 50", "base: 52");

    Http.Reply taken = put(draft + YAML, first, ana, tag);
    Http.Reply stale = put(draft + YAML, second, bea, tag);

    assertThat(taken.status()).isEqualTo(204);
    assertThat(stale.status()).isEqualTo(412);
    Http.Reply now = get(draft + YAML, bea);
    assertThat(now.body()).isEqualTo(first);
    assertThat(now.header("ETag")).isEqualTo(taken.header("ETag")).isNotEqualTo(tag);
    assertThat(put(draft + YAML, second, bea, now.header("ETag")).status()).isEqualTo(204);
    assertThat(get(draft + "/diff", ana).json().at("/changes/0/says").asText())
        .isEqualTo("base: 50 -> 52");
    assertThat(get(draft, ana).json().at("/steps").findValuesAsText("step"))
        .containsExactly("created", "edited", "edited");
  }

  @Test
  void file_withoutIfMatch_isOnlyCreated() {
    String draft = open();
    String path = draft + "/files/lists%2Fown-terms.txt";

    assertThat(put(path, "a\r\nb\n", ana, null).status()).isEqualTo(204);
    assertThat(put(path, "c\n", ana, null).status()).isEqualTo(412);
    assertThat(get(draft + "/files/lists/own-terms.txt", ana).body()).isEqualTo("a\nb\n");
    assertThat(put(draft + "/files/lists/other.txt", "x", ana, "*").status()).isEqualTo(412);
    assertThat(delete(path, null).status()).isEqualTo(412);
    assertThat(delete(path, "\"other\"").status()).isEqualTo(412);
    assertThat(delete(path, "*").status()).isEqualTo(204);
    assertThat(get(path, ana).status()).isEqualTo(404);
    assertThat(delete(path, "*").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/Evil.java",
        "risks/Evil.class",
        "risks/.hidden.drl",
        "..%2F..%2Fetc%2Fpasswd",
        "risks/../pack.yaml",
        "%2Fetc%2Fpasswd",
        "lists/a/b.txt",
        "risks/a%00.drl",
        "META-INF/kmodule.xml",
        "cases/a.drl",
        "x"
      })
  void file_whereNoneMayStand_isRefused(String path) {
    String draft = open();

    assertThat(put(draft + "/files/" + path, "x", ana, null).status()).isIn(400, 404, 412);
    assertThat(get(draft, ana).json().path("steps")).hasSize(1);
  }

  @Test
  void file_tooLargeOrNoText_isRefused() {
    String draft = open();
    String path = draft + "/files/lists/big.txt";

    assertThat(put(path, "x".repeat((256 << 10) + 1), ana, null).status()).isEqualTo(400);
    assertThat(put(path, "x".repeat((1 << 20) + 1), ana, null).status()).isEqualTo(413);
    assertThat(put(path, "a\0b", ana, null).status()).isEqualTo(400);
    assertThat(
            node.http.stream(
                    "PUT",
                    path,
                    BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3, 0x28}),
                    "X-API-Key",
                    ana,
                    "Content-Type",
                    "text/plain")
                .status())
        .isEqualTo(400);
    assertThat(
            node.http
                .send("PUT", path, "x", "X-API-Key", ana, "Content-Type", "image/png")
                .status())
        .isEqualTo(415);
    assertThat(get(path, ana).status()).isEqualTo(404);
  }

  @Test
  void draft_ofAnotherTenant_isNotFound() {
    String draft = open();
    String theirs = node.key(node.tenant(Plan.FREE), Role.ANALYST, Role.APPROVER, Role.AUDITOR);
    String operator = TestNode.OPERATOR_KEY;

    for (String key : new String[] {theirs, operator}) {
      for (String route : new String[] {"", "/files", YAML, "/archive", "/gate", "/diff"}) {
        assertThat(get(draft + route, key).status()).as(route).isEqualTo(404);
      }
      assertThat(put(draft + YAML, "x", key, "*").status()).isEqualTo(404);
      assertThat(node.http.post(draft + "/check", key, "{}").status()).isEqualTo(404);
      assertThat(node.http.send("DELETE", draft, null, "X-API-Key", key).status()).isEqualTo(404);
      assertThat(get(DRAFTS, key).body()).doesNotContain(draft.substring(DRAFTS.length() + 1));
    }
    assertThat(get(draft, ana).status()).isEqualTo(200);
  }

  @Test
  void draft_readOnly_forAuditors() {
    String draft = open();
    String auditor = node.key(tenant, Role.AUDITOR);

    assertThat(get(draft + YAML, auditor).status()).isEqualTo(200);
    assertThat(put(draft + YAML, "x", auditor, "*").status()).isEqualTo(403);
    assertThat(node.http.post(DRAFTS, auditor, "{\"from\":\"1.0.0\"}").status()).isEqualTo(403);
  }

  @Test
  void draft_ofNoPackOrVersion_isRefused() {
    assertThat(get("/v1/packs/no-such-pack/drafts", ana).status()).isEqualTo(404);
    assertThat(get("/v1/packs/No%20Pack/drafts", ana).status()).isEqualTo(404);
    assertThat(node.http.post(DRAFTS, ana, "{\"from\":\"9.9.9\"}").status()).isEqualTo(400);
    assertThat(node.http.post("/v1/packs/nope/drafts", ana, "{\"from\":\"1.0.0\"}").status())
        .isEqualTo(404);
  }

  @Test
  void archive_exportedAndImported_isTheSame() {
    String draft = open();
    byte[] zip = PackArchive.write(files(draft));

    Http.Reply made = upload("POST", DRAFTS + "/archive", zip, null);
    String other = DRAFTS + "/" + made.json().path("draft_id").asText();
    Map<String, String> changed = new TreeMap<>(files(draft));
    changed.put("lists/new.txt", "x\n");
    changed.remove("factors/seniority.drl");
    Http.Reply blind = upload("PUT", other + "/archive", PackArchive.write(changed), null);
    String tag = get(other, ana).header("ETag");
    Http.Reply stale = upload("PUT", other + "/archive", PackArchive.write(changed), "\"old\"");
    Http.Reply taken = upload("PUT", other + "/archive", PackArchive.write(changed), tag);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("from").isNull()).isTrue();
    assertThat(blind.status()).isEqualTo(412);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(taken.status()).isEqualTo(204);
    assertThat(files(other)).isEqualTo(changed);
  }

  @Test
  void archive_hostile_isRefusedAndChangesNothing() throws IOException {
    int before = get(DRAFTS, ana).json().path("items").size();
    byte[] bomb = zip(Map.of("pack.yaml", "a".repeat(20 << 20)));
    for (byte[] bytes :
        new byte[][] {
          {},
          "PK no zip".getBytes(StandardCharsets.UTF_8),
          zip(Map.of("../pack.yaml", "pack: x\n")),
          zip(Map.of("pack.yaml", "pack: x\n", "risks/Evil.class", "x")),
          zip(Map.of("pack.yaml", "pack: x\n", "META-INF/kmodule.xml", "<kmodule/>")),
          zip(Map.of("risks/a.drl", "")),
          bomb
        }) {
      assertThat(upload("POST", DRAFTS + "/archive", bytes, null).status()).isEqualTo(400);
    }
    assertThat(upload("POST", DRAFTS + "/archive", new byte[(4 << 20) + 1], null).status())
        .isEqualTo(413);
    assertThat(get(DRAFTS, ana).json().path("items")).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tables/countries.csv | text/csv   | id,country,points/r1,DE,0.6/r2,'a,b',007/",
        "lists/terms.txt      | text/plain | 0.6 percent/cash, now/say 'yes'/"
      })
  void file_asASpreadsheet_comesBackAsItWas(String file, String type, String lines) {
    String draft = open();
    String path = draft + "/files/" + file;
    String text = lines.replace('/', '\n').replace('\'', '"');
    assertThat(put(path, text, ana, null).status()).isEqualTo(204);

    String edited = text.replace("0.6", "0.7");
    byte[] xlsx = file.endsWith("csv") ? Workbook.ofCsv(edited) : Workbook.ofLines(edited);
    Http.Reply asSheet = get(path, ana, "Accept", Workbook.MEDIA_TYPE);
    Http.Reply put =
        node.http.stream(
            "PUT",
            path,
            BodyPublishers.ofByteArray(xlsx),
            "X-API-Key",
            ana,
            "Content-Type",
            Workbook.MEDIA_TYPE,
            "If-Match",
            asSheet.header("ETag"));

    assertThat(asSheet.header("Content-Type")).isEqualTo(Workbook.MEDIA_TYPE);
    assertThat(put.status()).isEqualTo(204);
    assertThat(get(path, ana).body()).isEqualTo(edited);
    assertThat(get(path, ana).header("Content-Type")).startsWith(type);
    assertThat(
            node.http
                .send(
                    "PUT", path, "no sheet", "X-API-Key", ana, "Content-Type", Workbook.MEDIA_TYPE)
                .status())
        .isEqualTo(400);
  }

  @Test
  void draft_deleted_isGone() {
    String draft = open();

    assertThat(delete(draft, null).status()).isEqualTo(204);
    assertThat(get(draft, ana).status()).isEqualTo(404);
    assertThat(delete(draft, null).status()).isEqualTo(404);
  }

  private String open() {
    Http.Reply made = node.http.post(DRAFTS, ana, "{\"from\":\"1.0.0\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return DRAFTS + "/" + made.json().path("draft_id").asText();
  }

  private Map<String, String> files(String draft) {
    Map<String, String> files = new TreeMap<>();
    for (JsonNode file : get(draft + "/files", ana).json().path("items")) {
      String path = file.path("path").asText();
      files.put(path, get(draft + "/files/" + path, ana).body());
    }
    return files;
  }

  private Http.Reply get(String path, String key, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "X-API-Key";
    all[1] = key;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return node.http.get(path, all);
  }

  private Http.Reply put(String path, String text, String key, @Nullable String tag) {
    return tag == null
        ? node.http.send("PUT", path, text, "X-API-Key", key, "Content-Type", "text/plain")
        : node.http.send(
            "PUT", path, text, "X-API-Key", key, "Content-Type", "text/plain", "If-Match", tag);
  }

  private Http.Reply delete(String path, @Nullable String tag) {
    return tag == null
        ? node.http.send("DELETE", path, null, "X-API-Key", ana)
        : node.http.send("DELETE", path, null, "X-API-Key", ana, "If-Match", tag);
  }

  private Http.Reply upload(String method, String path, byte[] zip, @Nullable String tag) {
    return node.http.stream(
        method,
        path,
        BodyPublishers.ofByteArray(zip),
        "X-API-Key",
        ana,
        "Content-Type",
        "application/zip",
        tag == null ? "X-None" : "If-Match",
        tag == null ? "none" : tag);
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
