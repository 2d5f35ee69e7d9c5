package pentimento.engine;

import java.util.List;
import pentimento.pipe.Module;
import pentimento.pixel.Rect;

/// An entry of the execution log: a step was run.
///
/// @param modules those of the step, bottom first
/// @param rect of its output that was made, halos of the steps above included
public record Executed(List<Module> modules, Rect rect) {}
