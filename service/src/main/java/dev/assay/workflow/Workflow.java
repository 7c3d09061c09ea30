package dev.assay.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.decide.Decider;
import dev.assay.decide.Order;
import dev.assay.decisionlog.Decision;
import dev.assay.events.Event;
import dev.assay.intake.StandingJson;
import dev.assay.model.Standing;
import dev.assay.rules.RuleFailure;
import dev.assay.rules.Scorecard;
import dev.assay.tenants.LogMode;
import dev.assay.weights.Owners;
import dev.assay.workflow.Consequence.Assignment;
import dev.assay.workflow.Course.Nurturing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what to do with a lead whose score was computed, as a pack has it. Where there is anything
 * to do that is a decision of the log. Blocks.
 */
public final class Workflow {
  private static final Logger LOG = LoggerFactory.getLogger(Workflow.class);
  private static final String PACK = "crm-workflow";
  private static final String CLOSED = "closed";

  private final Decider decider;
  private final CourseStore courses;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Workflow(Decider decider, CourseStore courses, Clock clock, Supplier<UUID> newId) {
    this.decider = decider;
    this.courses = courses;
    this.clock = clock;
    this.newId = newId;
  }

  /** A pack that fails leaves the lead where it is, to be asked again with its next score. */
  public Consequence of(Subject subject) {
    try {
      return judged(subject, moved(subject));
    } catch (RuleFailure e) {
      LOG.error("nothing can be said of what to do with lead {}", subject.id(), e);
      return Consequence.none(subject.tenantId(), subject.id(), subject.course());
    }
  }

  private static Course moved(Subject of) {
    Integer total = of.total();
    Course before = of.course();
    if (total == null) {
      return before;
    }
    String band = Settled.band(of.bands(), before.band(), total, of.settings().hysteresis());
    boolean rising = Settled.isAbove(of.bands(), band, before.band());
    return band.equals(before.band()) ? before : before.crossedTo(band, rising, of.asOf());
  }

  private Consequence judged(Subject of, Course course) {
    boolean crossed = isCrossing(of.course(), course);
    Standing standing = standing(of, course, crossed);
    ObjectNode lead = JsonNodeFactory.instance.objectNode();
    lead.setAll(of.whole());
    lead.set("standing", StandingJson.of(standing));
    Decision said = decide(of, lead, LogMode.NONE);
    boolean room = wantsOwner(of, said.scorecard(), standing) && hasRoom(of);
    if (!kinds(said.scorecard(), standing, room).isEmpty()) {
      said = decide(of, lead, LogMode.LOSSLESS); // the one that acts name; rules may have changed
    }
    Scorecard card = said.scorecard();
    List<ActKind> kinds = kinds(card, standing, room);
    boolean open = !card.riskFlags().contains(CLOSED);
    Course next = course.queued(open, card.score(), card.band());
    List<Event> events = new ArrayList<>();
    if (crossed) {
      events.add(crossing(of, next, kinds.contains(ActKind.ALERT)));
    }
    List<Act> acts = new ArrayList<>();
    for (ActKind kind : kinds) {
      acts.add(new Act(kind, course.crossing(), of.asOf(), said.id()));
    }
    Assignment assignment = null;
    for (Act act : acts) {
      switch (act.kind()) {
        case ASSIGN -> assignment = assignment(of, act, card);
        case ALERT -> {} // told by the crossing
        case NURTURE -> {
          next = next.nurtured(Nurturing.ENROLLED, of.asOf());
          events.add(event(of, act, card, "lead.nurture_enrolled", Map.of()));
        }
        case END_NURTURE -> {
          next = next.nurtured(Nurturing.ENDED, of.asOf());
          events.add(event(of, act, card, "lead.nurture_ended", Map.of()));
        }
      }
    }
    return new Consequence(
        of.tenantId(),
        of.id(),
        of.course(),
        next,
        acts,
        events,
        assignment,
        !room && wantsOwner(of, card, standing),
        due(next, standing));
  }

  private Assignment assignment(Subject of, Act act, Scorecard card) {
    return new Assignment(
        act,
        of.settings().owners(),
        owner -> event(of, act, card, "lead.assigned", Map.of("owner", owner)));
  }

  /** Coming to the lowest band from none is where everybody begins. */
  private static boolean isCrossing(Course before, Course after) {
    return after.crossing() > before.crossing() && (before.band() != null || after.rose());
  }

  private static Standing standing(Subject of, Course course, boolean crossed) {
    Instant since = course.since();
    Instant answered = of.answered();
    int patience = of.settings().nurture().patience();
    return new Standing(
        text(course.band()),
        text(course.previous()),
        crossed,
        course.rose(),
        since == null ? 0 : (int) Math.max(0, Duration.between(since, of.asOf()).toDays()),
        course.owner() != null,
        course.nurture() == null ? "" : course.nurture().json(),
        answered != null
            && since != null
            && !answered.isBefore(since.minus(Duration.ofDays(patience))),
        patience);
  }

  private static boolean wantsOwner(Subject of, Scorecard card, Standing standing) {
    return !standing.owned()
        && !of.settings().owners().owners().isEmpty()
        && card.positiveSignals().contains(ActKind.ASSIGN.json());
  }

  /** As far as can be told before anybody else is kept from assigning. */
  private boolean hasRoom(Subject of) {
    Owners owners = of.settings().owners();
    return Rota.next(owners, courses.loads(of.tenantId(), owners)).isPresent();
  }

  /**
   * What the rules say, as far as it is not done and can be.
   *
   * @param room whether somebody may have the lead, if it wants an owner
   */
  private static List<ActKind> kinds(Scorecard card, Standing standing, boolean room) {
    List<ActKind> kinds = new ArrayList<>();
    for (ActKind kind : ActKind.values()) {
      boolean possible =
          switch (kind) {
            case ASSIGN -> !standing.owned() && room;
            case ALERT -> standing.crossed();
            case NURTURE -> standing.nurture().isEmpty();
            case END_NURTURE -> standing.nurture().equals(Nurturing.ENROLLED.json());
          };
      if (possible && card.positiveSignals().contains(kind.json())) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** When the tenant's patience ends; nobody has to ask for that. */
  private static @Nullable Instant due(Course course, Standing standing) {
    Instant since = course.since();
    return since == null
            || standing.patience() == 0
            || standing.answered()
            || course.nurture() != null
        ? null
        : since.plus(Duration.ofDays(standing.patience()));
  }

  private Decision decide(Subject of, ObjectNode lead, LogMode log) {
    Order order =
        new Order(null, of.tenantId(), PACK, null, null, lead, of.leadId(), of.asOf(), null, log);
    try {
      return decider.decide(order).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Event crossing(Subject of, Course course, boolean alert) {
    Map<String, String> data = new TreeMap<>(of.told());
    data.put("previous", course.previous() == null ? "none" : course.previous());
    data.put("new", text(course.band()));
    data.put("direction", course.rose() ? "up" : "down");
    data.put("alert", Boolean.toString(alert));
    return event(of, "lead.band_crossed", data);
  }

  private Event event(Subject of, Act act, Scorecard card, String type, Map<String, String> more) {
    Map<String, String> data = new TreeMap<>(of.told());
    data.putAll(more);
    data.put("queue", card.band());
    data.put("queue_priority", Integer.toString(card.score()));
    data.put("rule", rule(card, act.kind()));
    data.put("workflow_decision_id", act.decisionId().toString());
    return event(of, type, data);
  }

  /** Of now: a score may be computed for a time that is to come, and is told of at once. */
  private Event event(Subject of, String type, Map<String, String> data) {
    return new Event(
        newId.get(),
        of.tenantId(),
        type,
        of.id().toString(),
        new TreeMap<>(data),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The first rule that says so. */
  private static String rule(Scorecard card, ActKind kind) {
    return card.factors().stream()
        .filter(factor -> factor.key().equals(kind.json()))
        .flatMap(factor -> factor.rules().stream())
        .findFirst()
        .orElse("");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
