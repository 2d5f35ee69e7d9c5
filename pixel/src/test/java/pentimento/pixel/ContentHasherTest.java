package pentimento.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHasherTest {

  @Test
  void canonical_floats_have_one_nan_and_no_negative_zero() {
    assertThat(hash(-0f)).isEqualTo(hash(0f));
    assertThat(hash(Float.intBitsToFloat(0x7fc00001))).isEqualTo(hash(Float.NaN));
    assertThat(hash(1f)).isNotEqualTo(hash(Math.nextUp(1f)));
  }

  @Test
  void sequences_that_only_concatenate_alike_differ() {
    assertThat(new ContentHasher().put("ab").put("c").hash())
        .isNotEqualTo(new ContentHasher().put("a").put("bc").hash());
  }

  @Test
  void raw_bytes_hash_as_everyone_does() {
    assertThat(
            ContentHasher.ofBytes("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static ContentHash hash(float value) {
    return new ContentHasher().put(new float[] {value}, 0, 1).hash();
  }
}
