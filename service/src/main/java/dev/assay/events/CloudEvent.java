package dev.assay.events;

import dev.assay.canonical.CanonicalWriter;

/** An event as CloudEvents 1.0 has it: the same wherever it is read. */
public final class CloudEvent {
  private static final String SOURCE = "/v1/events";

  private CloudEvent() {}

  /** Its bytes in JSON. */
  public static byte[] bytes(Event.Sent sent) {
    CanonicalWriter out = new CanonicalWriter();
    write(out, sent);
    return out.toBytes();
  }

  /** The same as a part of something larger. */
  public static void write(CanonicalWriter out, Event.Sent sent) {
    Event event = sent.event();
    out.beginObject().key("specversion").value("1.0").key("id").value(event.id().toString());
    out.key("source").value(SOURCE).key("type").value(event.type());
    out.key("subject").value(event.subject()).key("time").value(event.at().toString());
    out.key("sequence").value(Long.toString(sent.number())).key("tenantid");
    if (event.tenantId() == null) {
      out.nullValue();
    } else {
      out.value(event.tenantId().toString());
    }
    out.key("datacontenttype").value("application/json").key("data").beginObject();
    event.data().forEach((name, value) -> out.key(name).value(value));
    out.endObject().endObject();
  }
}
