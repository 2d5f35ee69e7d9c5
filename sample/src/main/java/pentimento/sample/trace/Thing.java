package pentimento.sample.trace;

/// One object of a scene.
public record Thing(Mesh mesh, Placement placement, Material material) {}
