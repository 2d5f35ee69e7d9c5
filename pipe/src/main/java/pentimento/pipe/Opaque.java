package pentimento.pipe;

import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.ContentHasher;

/// A module of another program that we keep but do not render ourselves; only that program's engine
/// can.
///
/// Structures are kept as that program stores them, in lower-case hexadecimal.
///
/// @param id the operation's id there
/// @param version of the parameters
/// @param params the parameters
/// @param blendVersion of the blending parameters; 0 when there are none
/// @param blend the blending parameters, may be empty
/// @param forms the drawn forms its mask is made of, groups and their members, sorted by id
/// @param reason why we do not render it: unknown operation, newer version, a mask, a blend mode
public record Opaque(
    String id,
    int version,
    String params,
    int blendVersion,
    String blend,
    List<Form> forms,
    String reason)
    implements Operation {

  public Opaque {
    forms = List.copyOf(forms);
  }

  /// Without blending.
  public Opaque(String id, int version, String params, String reason) {
    this(id, version, params, 0, "", List.of(), reason);
  }

  /// A drawn form, or a group of forms.
  ///
  /// @param id what the blending parameters and groups call it
  /// @param type what it is, in that program's bits
  /// @param name the user's name for it
  /// @param version of the points' structure
  /// @param points the points
  /// @param count how many points
  /// @param source where a clone takes its pixels from
  public record Form(
      long id, int type, String name, int version, String points, int count, String source) {}

  /// The same without the names that people gave to its forms.
  public Opaque nameless() {
    List<Form> plain = new ArrayList<>();
    for (Form f : forms) {
      plain.add(new Form(f.id, f.type, "", f.version, f.points, f.count, f.source));
    }
    return new Opaque(id, version, params, blendVersion, blend, plain, reason);
  }

  /// Puts all that may change pixels into a fingerprint: neither names nor the reason.
  public void hash(ContentHasher hasher) {
    hasher.put("opaque").put(id).put(version).put(params).put(blendVersion).put(blend);
    hasher.put(forms.size());
    for (Form form : forms) {
      hasher.put(form.id).put(form.type).put(form.version).put(form.points).put(form.source);
    }
  }
}
