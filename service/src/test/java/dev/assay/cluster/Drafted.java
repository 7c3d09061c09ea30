package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.Node.Reply;

/** A version of a tenant's own line in the making, with one term of its own; any node will do. */
final class Drafted {
  private static final String DRAFTS = "/v1/packs/lead-quality/drafts";

  private final String author;
  private final String path;
  private String hash = "";

  /** Opened by its author, and edited. */
  Drafted(Nodes nodes, String author, String term) {
    this.author = author;
    Reply opened = done(nodes.get(0).post(DRAFTS, author, "{\"from\":\"1.0.0\"}"), 201);
    this.path = DRAFTS + "/" + opened.body().path("draft_id").asText();
    String list = path + "/files/lists/spam-terms.txt";
    String text = nodes.get(1).text(list, author);
    assertThat(nodes.get(1).edit(list, author, text + term + "\n")).isEqualTo(204);
  }

  /** Takes it through the gate; its hash. */
  String submit(Node at, String version) {
    String body = "{\"version\":\"%s\",\"note\":\"A test\"}".formatted(version);
    Reply submitted = done(at.post(path + "/submit", author, body), 200);
    hash = submitted.body().path("pack_hash").asText();
    return hash;
  }

  /** By somebody else; its author may not. */
  void approve(Node at, String approver) {
    String approval = "{\"pack_hash\":\"" + hash + "\"}";
    done(at.post(path + "/approve", author, approval), 403);
    done(at.post(path + "/approve", approver, approval), 200);
  }

  void publish(Node at) {
    done(at.post(path + "/publish", author, "{}"), 200);
  }

  private static Reply done(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    return reply;
  }
}
