package dev.assay.model;

import java.util.function.ToDoubleFunction;

/**
 * What a contact and the people who look after it did: for each kind how much of it still weighs at
 * the time of the decision. An activity weighs 1 when it happens and half of that after each
 * half-life; of one kind no more than a limit counts on one day. What is yet to happen does not
 * count.
 *
 * @param pageViews pages of the website seen
 * @param pricingPageVisits visits to the pricing page
 * @param demoRequests demonstrations asked for
 * @param pageIntents events by which the website says that somebody is about to buy
 * @param formSubmits forms filled in
 * @param emailOpens e-mails opened
 * @param emailClicks links in e-mails followed
 * @param emailsReceived e-mails that came from the contact
 * @param emailReplies replies of the contact
 * @param calls calls tried
 * @param callsConnected calls in which somebody was reached
 * @param meetingsBooked meetings agreed upon
 * @param emailBounces e-mails that could not be delivered
 * @param unsubscribes wishes to hear no more
 * @param spamReports complaints of spam
 * @param active whether the contact ever did something
 * @param known whether anything is known to have happened, be it that the contact became known
 * @param daysSilent whole days since the contact last did something, or since it became known where
 *     it never did; 0 where not {@code known}
 * @param status where the contact stands in the pipeline; empty when not said
 */
public record Activities(
    double pageViews,
    double pricingPageVisits,
    double demoRequests,
    double pageIntents,
    double formSubmits,
    double emailOpens,
    double emailClicks,
    double emailsReceived,
    double emailReplies,
    double calls,
    double callsConnected,
    double meetingsBooked,
    double emailBounces,
    double unsubscribes,
    double spamReports,
    boolean active,
    boolean known,
    int daysSilent,
    String status) {

  /** What is read for packs that do not look at it, and of a contact that did nothing. */
  public static final Activities ABSENT =
      new Activities(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false, 0, "");

  /** The same once the contact has done something just now, so many times. */
  public Activities after(ActivityKind done, int times) {
    return with(kind -> kind == done ? times : 0, true, true, 0, status);
  }

  /** The same at another place in the pipeline. */
  public Activities with(String otherStatus) {
    return with(kind -> 0, active, known, daysSilent, otherStatus);
  }

  private Activities with(
      ToDoubleFunction<ActivityKind> more,
      boolean isActive,
      boolean isKnown,
      int silent,
      String otherStatus) {
    return new Activities(
        pageViews + more.applyAsDouble(ActivityKind.PAGE_VIEW),
        pricingPageVisits + more.applyAsDouble(ActivityKind.PRICING_PAGE_VISIT),
        demoRequests + more.applyAsDouble(ActivityKind.DEMO_REQUEST),
        pageIntents + more.applyAsDouble(ActivityKind.PAGE_INTENT),
        formSubmits + more.applyAsDouble(ActivityKind.FORM_SUBMIT),
        emailOpens + more.applyAsDouble(ActivityKind.EMAIL_OPEN),
        emailClicks + more.applyAsDouble(ActivityKind.EMAIL_CLICK),
        emailsReceived + more.applyAsDouble(ActivityKind.EMAIL_RECEIVED),
        emailReplies + more.applyAsDouble(ActivityKind.EMAIL_REPLY),
        calls + more.applyAsDouble(ActivityKind.CALL),
        callsConnected + more.applyAsDouble(ActivityKind.CALL_CONNECTED),
        meetingsBooked + more.applyAsDouble(ActivityKind.MEETING_BOOKED),
        emailBounces + more.applyAsDouble(ActivityKind.EMAIL_BOUNCE),
        unsubscribes + more.applyAsDouble(ActivityKind.UNSUBSCRIBE),
        spamReports + more.applyAsDouble(ActivityKind.SPAM_REPORT),
        isActive,
        isKnown,
        silent,
        otherStatus);
  }
}
