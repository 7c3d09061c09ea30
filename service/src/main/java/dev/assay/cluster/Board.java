package dev.assay.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.topic.ITopic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Where members tell each other how far they are. What is on it can get lost, and is put there
 * again: the truth is in the database.
 */
final class Board {
  static final String MAP = "board";
  private static final String AGREED = "agreed";
  private static final String NODE = "node/";
  private static final String FENCE = "fence/";

  private final HazelcastInstance hazelcast;
  private final IMap<String, String> map;
  private final ITopic<String> news;

  /**
   * A board.
   *
   * @param changed called when something on it or among the members has changed; must not block
   * @param look called when a member says that there is something new in the database
   */
  Board(HazelcastInstance hazelcast, Runnable changed, Runnable look) {
    this.hazelcast = hazelcast;
    this.map = hazelcast.getMap(MAP);
    this.news = hazelcast.getTopic("news");
    map.addEntryListener(new Changes(changed), false);
    news.addMessageListener(message -> look.run());
    hazelcast
        .getCluster()
        .addMembershipListener(
            new MembershipListener() {
              @Override
              public void memberAdded(MembershipEvent event) {
                changed.run();
              }

              @Override
              public void memberRemoved(MembershipEvent event) {
                changed.run();
              }
            });
  }

  private record Changes(Runnable changed)
      implements EntryAddedListener<String, String>,
          EntryUpdatedListener<String, String>,
          EntryRemovedListener<String, String> {
    @Override
    public void entryAdded(EntryEvent<String, String> event) {
      changed.run();
    }

    @Override
    public void entryUpdated(EntryEvent<String, String> event) {
      changed.run();
    }

    @Override
    public void entryRemoved(EntryEvent<String, String> event) {
      changed.run();
    }
  }

  /** Where other members reach this one. */
  String address() {
    Address address = hazelcast.getCluster().getLocalMember().getAddress();
    return address.getHost() + ":" + address.getPort();
  }

  /** How many members there are. */
  int size() {
    return hazelcast.getCluster().getMembers().size();
  }

  /** All that is on it. Blocks. */
  Sight read() {
    List<String> ids = nodeIds();
    Set<String> keys = new HashSet<>(Set.of(AGREED));
    ids.forEach(id -> keys.addAll(List.of(NODE + id, FENCE + id)));
    Map<String, String> found = map.getAll(keys);
    Map<UUID, NodeReport> reports = new HashMap<>();
    Map<UUID, String> fences = new HashMap<>();
    for (String id : ids) {
      UUID nodeId = UUID.fromString(id);
      String report = found.get(NODE + id);
      if (report != null) {
        reports.put(nodeId, ReportJson.read(report));
      }
      String fence = found.get(FENCE + id);
      if (fence != null) {
        fences.put(nodeId, fence);
      }
    }
    long agreed = Long.parseLong(found.getOrDefault(AGREED, "0"));
    boolean decides = hazelcast.getCluster().getMembers().iterator().next().localMember();
    return new Sight(reports, agreed, fences, decides);
  }

  private List<String> nodeIds() {
    return hazelcast.getCluster().getMembers().stream()
        .map(member -> member.getAttribute(Member.NODE_ID))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  void post(NodeReport report) {
    map.set(NODE + report.nodeId(), ReportJson.write(report));
  }

  /** Has all members judge by an epoch, unless a newer one is agreed on. */
  void agree(long epoch) {
    String before = map.putIfAbsent(AGREED, Long.toString(epoch));
    while (before != null && Long.parseLong(before) < epoch) {
      if (map.replace(AGREED, before, Long.toString(epoch))) {
        return;
      }
      before = map.get(AGREED);
    }
  }

  void fence(UUID nodeId, String reason) {
    map.set(FENCE + nodeId, reason);
  }

  void unfence(UUID nodeId) {
    map.delete(FENCE + nodeId);
  }

  /** Tells all members to look into the database. */
  void announce() {
    news.publish("look");
  }
}
