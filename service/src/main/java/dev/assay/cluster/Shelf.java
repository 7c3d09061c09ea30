package dev.assay.cluster;

import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MapStoreConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapLoader;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryLoadedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sort of things that never change, by key, in the memory of all members: what one has loaded
 * the others need not, and need no database for. What is not there is loaded where it is asked for.
 *
 * @param <V> the form in which they are held
 */
final class Shelf<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final String name;
  private final int held;
  private final Function<String, @Nullable V> load;
  private final Supplier<? extends Iterable<String>> wanted;
  private volatile Map<String, V> kept = Map.of();
  private volatile @Nullable IMap<String, V> map;
  private volatile @Nullable Consumer<V> heard;

  /**
   * A shelf.
   *
   * @param held so many a node holds; those not asked for the longest go first
   * @param load reads one from the database; null where there is none
   * @param wanted keys of what should be there from the start
   */
  Shelf(
      String name,
      int held,
      Function<String, @Nullable V> load,
      Supplier<? extends Iterable<String>> wanted) {
    this.name = name;
    this.held = held;
    this.load = load;
    this.wanted = wanted;
  }

  MapConfig config() {
    return new MapConfig(name)
        .setBackupCount(2)
        .setEvictionConfig(
            new EvictionConfig()
                .setEvictionPolicy(EvictionPolicy.LRU)
                .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                .setSize(held))
        .setMapStoreConfig(
            new MapStoreConfig()
                .setImplementation(new FromDatabase())
                .setInitialLoadMode(MapStoreConfig.InitialLoadMode.LAZY));
  }

  /** Until it is released, this is found without asking anybody. */
  void keep(Map<String, V> some) {
    kept = Map.copyOf(some);
  }

  /** The database is there: what should be there from the start is loaded now. */
  void release() {
    kept = Map.of();
    IMap<String, V> shared = map;
    if (shared != null) {
      Set<String> keys = new HashSet<>();
      wanted.get().forEach(keys::add);
      shared.loadAll(keys, false);
    }
  }

  /** Has somebody told of what any member puts here, once it is shared; must not block. */
  void hear(Consumer<V> told) {
    heard = told;
  }

  /** From now on it is shared. */
  void share(HazelcastInstance hazelcast) {
    IMap<String, V> shared = hazelcast.getMap(name);
    Consumer<V> told = heard;
    if (told != null) {
      shared.addEntryListener(new Puts<>(told), true);
    }
    map = shared;
  }

  /** What is only loaded is no news; a listener that does not tell it apart hears of it as well. */
  private record Puts<V>(Consumer<V> told)
      implements EntryAddedListener<String, V>,
          EntryUpdatedListener<String, V>,
          EntryLoadedListener<String, V> {
    @Override
    public void entryAdded(EntryEvent<String, V> event) {
      told.accept(event.getValue());
    }

    @Override
    public void entryUpdated(EntryEvent<String, V> event) {
      told.accept(event.getValue());
    }

    @Override
    public void entryLoaded(EntryEvent<String, V> event) {}
  }

  /**
   * What has that key; where the cluster does not have it, and cannot load it, from here.
   *
   * @throws ServiceException where the database would have to be asked, and is away
   */
  Optional<V> get(String key) {
    V atHand = kept.get(key);
    if (atHand != null) {
      return Optional.of(atHand);
    }
    IMap<String, V> shared = map;
    if (shared != null) {
      try {
        V held = shared.get(key);
        if (held != null) {
          return Optional.of(held);
        }
      } catch (RuntimeException e) {
        LOG.debug("{} of {} is not in the cluster's memory", key, name, e);
      }
    }
    try {
      return Optional.ofNullable(load.apply(key));
    } catch (UncheckedIOException altered) {
      throw altered;
    } catch (RuntimeException e) {
      LOG.warn("{} of {} can be had neither from the cluster nor from the database", key, name, e);
      throw new ServiceException(
          ErrorCode.UNAVAILABLE, "The database is away, and the cluster does not hold it.");
    }
  }

  /** Shares what was just written to the database; it is found there where that fails. */
  void put(String key, V value) {
    IMap<String, V> shared = map;
    if (shared != null) {
      try {
        shared.set(key, value);
      } catch (HazelcastException e) {
        LOG.warn("{} of {} is not shared", key, name, e);
      }
    }
  }

  /** Has what changed after all be loaded anew. */
  void forget(String key) {
    IMap<String, V> shared = map;
    if (shared != null) {
      shared.delete(key);
    }
  }

  private final class FromDatabase implements MapLoader<String, V> {
    @Override
    public @Nullable V load(String key) {
      return readable(key);
    }

    /** What was altered beyond reading is not shared; who asks for it hears of that. */
    private @Nullable V readable(String key) {
      try {
        return load.apply(key);
      } catch (UncheckedIOException altered) {
        return null;
      }
    }

    @Override
    public Map<String, V> loadAll(Collection<String> keys) {
      Map<String, V> found = new HashMap<>();
      for (String key : keys) {
        V value = readable(key);
        if (value != null) {
          found.put(key, value);
        }
      }
      return found;
    }

    @Override
    public Iterable<String> loadAllKeys() {
      try {
        return wanted.get();
      } catch (RuntimeException away) {
        LOG.debug("{} starts empty", name, away);
        return List.of();
      }
    }
  }
}
