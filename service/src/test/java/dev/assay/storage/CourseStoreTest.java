package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.AuditEntry;
import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.events.Event;
import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Put;
import dev.assay.leads.LeadStore.Scored;
import dev.assay.leads.Snapshot;
import dev.assay.leads.StoredLead;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Tenant;
import dev.assay.weights.Owners;
import dev.assay.weights.Owners.Owner;
import dev.assay.weights.Owners.Strategy;
import dev.assay.workflow.Act;
import dev.assay.workflow.ActKind;
import dev.assay.workflow.Consequence;
import dev.assay.workflow.Consequence.Assignment;
import dev.assay.workflow.Course;
import dev.assay.workflow.Course.Nurturing;
import dev.assay.workflow.Handover;
import dev.assay.workflow.Rota;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of leads is kept with their scores, once. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL_15"})
final class CourseStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final Owners THREE =
      new Owners(
          Strategy.ROUND_ROBIN,
          Stream.of("cem", "ana", "ben").map(owner -> new Owner(owner, 1, null)).toList());

  private final TestDatabase kind;
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;
  private Database database;
  private SqlLeadStore leads;
  private SqlCourseStore courses;

  CourseStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open(folder);
    leads = new SqlLeadStore(database);
    courses = new SqlCourseStore(database);
    new SqlTenantStore(database)
        .add(
            new Tenant(tenant, "acme", Plan.UNLIMITED, LogMode.LOSSLESS, 0, NOON),
            TestTrail.entry());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private StoredLead lead() {
    UUID id = UUID.randomUUID();
    Bytes sealed = Bytes.of((byte) 1);
    leads.put(new Put(id, tenant, "hash of " + id, sealed, sealed, NOON, List.of()));
    return found(id);
  }

  private StoredLead found(UUID id) {
    return leads.find(id).orElseThrow();
  }

  private Event event(String type) {
    return new Event(UUID.randomUUID(), tenant, type, "lead", new TreeMap<>(), NOON);
  }

  private static Course hot(boolean open, @Nullable Nurturing nurture) {
    return new Course(
        1,
        "hot",
        "warm",
        true,
        NOON,
        open,
        null,
        null,
        80,
        "first",
        nurture,
        nurture == null ? null : NOON);
  }

  private Scored scored(
      StoredLead lead, Instant at, Course after, List<ActKind> kinds, @Nullable Owners owners) {
    List<Act> acts = kinds.stream().map(kind -> new Act(kind, 1, NOON, UUID.randomUUID())).toList();
    Assignment assignment =
        owners == null
            ? null
            : new Assignment(
                new Act(ActKind.ASSIGN, 1, NOON, UUID.randomUUID()),
                owners,
                owner -> event("lead.assigned"));
    UUID decision = UUID.randomUUID();
    return new Scored(
        lead,
        new Snapshot(80, "hot", "act", 80, "hot", "act", "v1", at, decision, null),
        "activity",
        List.of(),
        List.of(event("lead.scored")),
        new Consequence(
            tenant, lead.id(), lead.course(), after, acts, List.of(), assignment, false, null),
        NOON);
  }

  private Course assigned(StoredLead lead, Owners owners) {
    assertThat(leads.apply(scored(lead, NOON, hot(true, null), List.of(), owners))).isTrue();
    return found(lead.id()).course();
  }

  private int count(String sql) {
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(Integer.class).one());
  }

  private int events(String type) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select count(*) from events where type = ?", type)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void lead_givenByAPerson_countsAsTheirsAndIsAudited() {
    StoredLead lead = lead();
    String before = String.valueOf(assigned(lead, THREE).owner());
    String other = before.equals("ana") ? "ben" : "ana";

    courses.give(handover(lead, other));
    courses.give(handover(lead, other));

    assertThat(found(lead.id()).course().owner()).isEqualTo(other);
    assertThat(open(before)).isZero();
    assertThat(open(other)).isOne();
    assertThat(events("lead.assigned " + before)).isOne();
    assertThat(count("select count(*) from audit where step = 'lead.owner_changed'")).isOne();
    // What was read before somebody else got it: the one who has it now has one fewer.
    StoredLead closed = found(lead.id());
    courses.give(handover(lead, before));
    leads.apply(scored(closed, NOON.plusSeconds(1), hot(false, null), List.of(), THREE));
    assertThat(open(before)).isZero();
    assertThat(open(other)).isZero();
    assertThat(found(lead.id()).course().owner()).isEqualTo(before);
  }

  private int open(String owner) {
    Map<String, Rota.Load> loads = courses.loads(tenant, THREE);
    return loads.getOrDefault(owner, new Rota.Load(0, 0)).open();
  }

  private Handover handover(StoredLead lead, String owner) {
    return new Handover(
        tenant,
        lead.id(),
        owner,
        previous ->
            new AuditEntry(
                UUID.randomUUID(),
                NOON,
                tenant,
                Who.SERVICE,
                "lead.owner_changed",
                "a lead",
                "",
                Map.of()),
        (previous, now) -> event("lead.assigned " + previous));
  }

  @Test
  void course_isKeptWithTheScore() {
    StoredLead lead = lead();
    assertThat(lead.course()).isEqualTo(Course.NEW);
    Course after = hot(true, Nurturing.ENROLLED);

    leads.apply(scored(lead, NOON, after, List.of(ActKind.ALERT, ActKind.NURTURE), null));

    assertThat(found(lead.id()).course()).isEqualTo(after);
    assertThat(courses.done(lead.id(), 9))
        .extracting(Act::kind)
        .containsExactly(ActKind.ALERT, ActKind.NURTURE);
    assertThat(courses.done(lead.id(), 1)).hasSize(1);
    assertThat(courses.done(UUID.randomUUID(), 9)).isEmpty();
  }

  @Test
  void consequences_ofAScoreThatIsNotKept_areNone() {
    StoredLead lead = lead();
    assigned(lead, THREE);

    boolean kept =
        leads.apply(
            scored(lead, NOON.plusSeconds(9), hot(false, null), List.of(ActKind.ALERT), THREE));

    assertThat(kept).isFalse();
    assertThat(found(lead.id()).course().open()).isTrue();
    assertThat(courses.done(lead.id(), 9)).extracting(Act::kind).containsExactly(ActKind.ASSIGN);
    assertThat(events("lead.assigned")).isEqualTo(1);
  }

  @Test
  void owners_ofManyLeadsAtOnce_inTurn() {
    List<StoredLead> many = IntStream.range(0, 31).mapToObj(i -> lead()).toList();

    many.parallelStream().forEach(lead -> assigned(lead, THREE));

    assertThat(owned("cem")).isEqualTo(11);
    assertThat(owned("ana")).isEqualTo(10);
    assertThat(owned("ben")).isEqualTo(10);
    assertThat(events("lead.assigned")).isEqualTo(31);
  }

  private int owned(String owner) {
    return leads.page(new Page(tenant, null, null, owner, null, false, null, 99)).size();
  }

  @Test
  void room_isThereAgain_whenALeadIsClosedOrErased() {
    Owners one = new Owners(Strategy.BY_LOAD, List.of(new Owner("ana", 1, 1)));
    StoredLead first = lead();
    assertThat(assigned(first, one).owner()).isEqualTo("ana");
    assertThat(assigned(lead(), one).owner()).isNull();

    StoredLead owned = found(first.id());
    Course closed = owned.course().queued(false, 0, "later");
    leads.apply(scored(owned, NOON.plusSeconds(1), closed, List.of(), null));
    StoredLead second = lead();
    assertThat(assigned(second, one).owner()).isEqualTo("ana");
    assertThat(assigned(lead(), one).owner()).isNull();

    new SqlDecisionStore(database)
        .erase(
            List.of(
                new DestroyedKey(tenant, first.id(), NOON),
                new DestroyedKey(tenant, second.id(), NOON)));
    assertThat(assigned(lead(), one).owner()).isEqualTo("ana");
    assertThat(owned("ana")).isEqualTo(1);
  }
}
