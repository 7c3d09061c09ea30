package dev.assay.model;

import java.util.Locale;
import java.util.Optional;

/** What can happen to a contact. */
public enum ActivityKind {
  PAGE_VIEW(true),
  PRICING_PAGE_VISIT(true),
  DEMO_REQUEST(true),
  PAGE_INTENT(true),
  FORM_SUBMIT(true),
  EMAIL_OPEN(true),
  EMAIL_CLICK(true),
  EMAIL_RECEIVED(true),
  EMAIL_REPLY(true),
  CALL(false),
  CALL_CONNECTED(true),
  MEETING_BOOKED(true),
  EMAIL_BOUNCE(false),
  UNSUBSCRIBE(false),
  SPAM_REPORT(false);

  private final boolean ofContact;
  private final String json = name().toLowerCase(Locale.ROOT);

  ActivityKind(boolean ofContact) {
    this.ofContact = ofContact;
  }

  /** Whether it shows that the contact is there and willing. */
  public boolean isOfContact() {
    return ofContact;
  }

  /** Whether the contact answered somebody who looks after it. */
  public boolean isAnswer() {
    return switch (this) {
      case EMAIL_RECEIVED, EMAIL_REPLY, CALL_CONNECTED, MEETING_BOOKED -> true;
      default -> false;
    };
  }

  /** The name in JSON, SQL and packs. */
  public String json() {
    return json;
  }

  /** The kind of that name. */
  public static Optional<ActivityKind> of(String json) {
    for (ActivityKind kind : values()) {
      if (kind.json.equals(json)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
