package pentimento.kra.filter;

/// Changes a picture in place.
public sealed interface Filter permits PointFilter, AreaFilter {}
