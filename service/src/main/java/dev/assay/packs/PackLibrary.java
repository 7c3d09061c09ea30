package dev.assay.packs;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The packs this node has compiled, by hash: lines that share a text share its rules. A pack stays
 * as long as anybody can reach it, which is everybody who judges by it; beyond that, some of those
 * last asked for stay for the next replay. The rest is released with its classes. Thread-safe.
 */
public final class PackLibrary {
  private static final int RECENT = 24;

  private final PackStore store;
  private final PackSeal seal;
  private final PackCompiler compiler;
  private final Cache<String, RulePack> reachable = CacheBuilder.newBuilder().weakValues().build();
  private final Cache<String, RulePack> recent;
  private final LongAdder compilations = new LongAdder();

  public PackLibrary(PackStore store, PackSeal seal, PackCompiler compiler) {
    this(store, seal, compiler, RECENT);
  }

  /**
   * A library that keeps fewer.
   *
   * @param recent how many packs are kept that nobody judges by
   */
  PackLibrary(PackStore store, PackSeal seal, PackCompiler compiler, int recent) {
    this.store = store;
    this.seal = seal;
    this.compiler = compiler;
    this.recent = CacheBuilder.newBuilder().maximumSize(recent).build();
  }

  /** Takes in a pack that was compiled elsewhere. */
  public void add(RulePack pack) {
    reachable.put(pack.hash(), pack);
    recent.put(pack.hash(), pack);
  }

  /** The pack of that hash, if it is compiled. Never blocks. */
  public Optional<RulePack> atHand(String packHash) {
    return Optional.ofNullable(reachable.getIfPresent(packHash));
  }

  /**
   * The pack of a version, compiled. Blocks.
   *
   * @throws ServiceException where the version is not signed, or its text is not what was signed
   */
  public RulePack load(PackVersion version) {
    seal.check(version);
    return compiled(version.packHash(), () -> text(version));
  }

  /**
   * The pack of that hash, whichever line published it, compiled. Blocks.
   *
   * @throws ServiceException where no version of that hash is known, signed and unaltered
   */
  public RulePack load(String packHash) {
    Optional<RulePack> known = atHand(packHash);
    if (known.isPresent()) {
      recent.put(packHash, known.get());
      return known.get();
    }
    List<PackVersion> versions = store.versionsOf(packHash);
    if (versions.isEmpty()) {
      throw new ServiceException(ErrorCode.CONFLICT, "no version of a pack has hash " + packHash);
    }
    seal.check(versions.get(0));
    return compiled(packHash, () -> text(versions.get(0)));
  }

  /**
   * A text, published or about to be, compiled. Takes a second or so where it is not at hand.
   *
   * @throws dev.assay.rules.PackException where it cannot be compiled
   */
  public RulePack compile(PackSource text) {
    return compiled(text.hash(), () -> text);
  }

  /** How many texts were compiled here since the start. */
  public long compilations() {
    return compilations.sum();
  }

  private RulePack compiled(String packHash, Supplier<PackSource> text) {
    try {
      RulePack pack = reachable.get(packHash, () -> compile(text));
      recent.put(packHash, pack);
      return pack;
    } catch (ExecutionException | UncheckedExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot compile " + packHash, e);
    }
  }

  private RulePack compile(Supplier<PackSource> text) {
    PackSource source = text.get();
    compilations.increment();
    return compiler.compile(source);
  }

  /** The text of a version, which is what was signed. */
  private PackSource text(PackVersion version) {
    PackSource text;
    try {
      text =
          store
              .text(version.packHash())
              .orElseThrow(() -> PackSeal.refused(version, "its text is not there"));
    } catch (UncheckedIOException e) {
      throw PackSeal.refused(version, "its text was altered, and cannot be read");
    }
    if (!text.hash().equals(version.packHash())) {
      throw PackSeal.refused(
          version,
          "its text was altered: its hash is %s, must be %s"
              .formatted(text.hash(), version.packHash()));
    }
    return text;
  }
}
