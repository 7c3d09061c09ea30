package dev.assay.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors are those of the Certificate Transparency reference implementation. */
final class MerkleTreeTest {
  private static final List<String> RECORDS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final int LARGEST = 70;

  private final MerkleTree vectors =
      new MerkleTree(
          index -> TreeHash.ofLeaf(HexFormat.of().parseHex(RECORDS.get(Math.toIntExact(index)))));
  private final MerkleTree tree =
      new MerkleTree(index -> TreeHash.ofLeaf(new byte[] {(byte) index}));

  @Test
  void root_vectors() {
    assertThat(IntStream.rangeClosed(0, 8).mapToObj(size -> hex(vectors.root(size))))
        .containsExactlyElementsOf(ROOTS);
  }

  @Test
  void inclusion_vectors() {
    assertThat(hex(vectors.inclusion(0, 1))).isEmpty();
    assertThat(hex(vectors.inclusion(0, 8)))
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
  }

  @Test
  void consistency_vectors() {
    assertThat(hex(vectors.consistency(6, 8)))
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(hex(vectors.consistency(8, 8))).isEmpty();
  }

  @Test
  void compactRange_everySize_sameRootAndGoesOnFromItsPeaks() {
    CompactRange range = CompactRange.empty();
    for (int size = 0; size <= LARGEST; size++) {
      assertThat(range.root()).isEqualTo(tree.root(size));
      range = CompactRange.of(range.size(), range.peaks());
      range.append(tree.leaves().apply(size));
    }
  }

  @Test
  void compactRange_peaksOfAnotherSize_refused() {
    assertThatThrownBy(() -> CompactRange.of(3, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 leaves");
  }

  @Test
  void includes_everyLeafOfEverySize_andNoOther() {
    for (int size = 1; size <= LARGEST; size++) {
      byte[] root = tree.root(size);
      for (int index = 0; index < size; index++) {
        List<byte[]> proof = tree.inclusion(index, size);
        byte[] leaf = tree.leaves().apply(index);
        assertThat(Proofs.includes(leaf, index, size, proof, root)).isTrue();
        assertThat(Proofs.includes(leaf, index + 1, size, proof, root)).isFalse();
        assertThat(Proofs.includes(tree.leaves().apply(size), index, size, proof, root)).isFalse();
        assertThat(Proofs.includes(leaf, index, size, longer(proof), root)).isFalse();
        for (List<byte[]> forged : forged(proof)) {
          assertThat(Proofs.includes(leaf, index, size, forged, root)).isFalse();
        }
      }
    }
  }

  @Test
  void consistent_everyPairOfSizes_andNoOther() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int old = 1; old <= size; old++) {
        List<byte[]> proof = tree.consistency(old, size);
        byte[] oldRoot = tree.root(old);
        byte[] root = tree.root(size);
        assertThat(ConsistencyProof.holds(old, oldRoot, size, root, proof)).isTrue();
        assertThat(ConsistencyProof.holds(old, tree.root(LARGEST + 1), size, root, proof))
            .isFalse();
        assertThat(ConsistencyProof.holds(old, oldRoot, size, tree.root(LARGEST + 1), proof))
            .isFalse();
        assertThat(ConsistencyProof.holds(old, oldRoot, size, root, longer(proof))).isFalse();
        for (List<byte[]> forged : forged(proof)) {
          assertThat(ConsistencyProof.holds(old, oldRoot, size, root, forged)).isFalse();
        }
      }
    }
  }

  @Test
  void inclusion_noSuchLeaf_refused() {
    assertThatThrownBy(() -> tree.inclusion(5, 5)).hasMessage("no leaf 5 among 5");
    assertThatThrownBy(() -> tree.consistency(6, 5)).hasMessageContaining("never had 6");
  }

  /** The proof with each of its hashes altered, and with each left out. */
  private static List<List<byte[]>> forged(List<byte[]> proof) {
    List<List<byte[]>> forged = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      List<byte[]> altered = new ArrayList<>(proof);
      byte[] hash = proof.get(i).clone();
      hash[i % hash.length] ^= 1;
      altered.set(i, hash);
      forged.add(altered);
      List<byte[]> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      forged.add(shorter);
    }
    return forged;
  }

  private static List<byte[]> longer(List<byte[]> proof) {
    List<byte[]> longer = new ArrayList<>(proof);
    longer.add(new byte[TreeHash.BYTES]);
    return longer;
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(MerkleTreeTest::hex).toList();
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
