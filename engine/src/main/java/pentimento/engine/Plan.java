package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Rect;

/// How a segment of a pipe is rendered: a source and the steps above it, bottom first.
///
/// @param source what the first step reads
/// @param stages steps, in order
public record Plan(Source source, List<Stage> stages) {

  public Plan {
    stages = List.copyOf(stages);
  }

  /// The picture that comes out.
  public ImageInfo out() {
    return stages.isEmpty() ? source.info() : stages.getLast().out();
  }

  /// All steps from the photograph or painting up, those below kept tiles included.
  public List<Stage> allStages() {
    if (!(source instanceof KeptTiles below)) return stages;
    List<Stage> all = new ArrayList<>(below.plan().allStages());
    all.addAll(stages);
    return all;
  }

  /// Has operations that must see the whole picture look at it, before anything is rendered; those
  /// of kept tiles below too.
  void learn() {
    if (source instanceof KeptTiles below) below.plan().learn();
    for (Stage stage : stages) {
      if (stage instanceof Stage.Global global && global.kernel() instanceof Learnt kernel) {
        kernel.learn();
      }
    }
  }

  /// The rectangle of the source that `rect` of the output needs.
  Rect need(Rect rect) {
    Rect need = rect;
    for (Stage stage : stages.reversed()) need = stage.need(need);
    return need;
  }
}
