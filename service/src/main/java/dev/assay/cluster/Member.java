package dev.assay.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;

/** How this node is set up as a member: plain, embedded, and to be found only where it says. */
final class Member {
  static final String NODE_ID = "node_id";

  /** Seconds after which a member that says nothing is taken for gone. */
  private static final String SILENT = "10";

  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("hazelcast.phone.home.enabled", "false"),
          Map.entry("hazelcast.logging.type", "slf4j"),
          Map.entry("hazelcast.shutdownhook.enabled", "false"),
          Map.entry("hazelcast.socket.bind.any", "false"),
          Map.entry("hazelcast.wait.seconds.before.join", "0"),
          Map.entry("hazelcast.heartbeat.interval.seconds", "2"),
          Map.entry("hazelcast.max.no.heartbeat.seconds", SILENT),
          Map.entry("hazelcast.operation.call.timeout.millis", "10000"),
          // Two members that cannot reach each other, though others reach both, are told apart.
          Map.entry("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "2"),
          Map.entry("hazelcast.merge.first.run.delay.seconds", "10"),
          Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
          Map.entry("hazelcast.operation.thread.count", "2"),
          Map.entry("hazelcast.operation.generic.thread.count", "2"),
          Map.entry("hazelcast.io.thread.count", "1"),
          Map.entry("hazelcast.event.thread.count", "1"));

  private Member() {}

  /**
   * The set-up.
   *
   * @param name of the cluster: members of another one are not let in
   */
  static Config config(String name, Place place, UUID nodeId) {
    Config config = new Config().setClusterName(name);
    PROPERTIES.forEach(config::setProperty);
    config.getMemberAttributeConfig().setAttribute(NODE_ID, nodeId.toString());
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(true).setResourceUploadEnabled(false);
    config
        .getSerializationConfig()
        .setJavaSerializationFilterConfig(
            new JavaSerializationFilterConfig()
                .setWhitelist(
                    new ClassFilter().addPrefixes("java.", "com.hazelcast.", "dev.assay.")));
    config.addMapConfig(new MapConfig(Board.MAP).setBackupCount(2));
    listen(config.getNetworkConfig(), place);
    return config;
  }

  private static void listen(NetworkConfig network, Place place) {
    network.setPort(place.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address(place.host()));
    JoinConfig join = network.getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    TcpIpConfig others = join.getTcpIpConfig().setEnabled(!place.join().isEmpty());
    place.join().forEach(other -> others.addMember(withPort(other)));
  }

  private static String withPort(String other) {
    return other.contains(":") ? other : other + ":" + Place.PORT;
  }

  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("there is no address " + host + " to listen on", e);
    }
  }
}
