package pentimento.kpl.create;

/// What stands in a list of Create swatches.
public sealed interface CreateItem permits CreateColour, CreateGroup {

  String name();
}
