namespace Synth.Schema;

/// <summary>That one object of a schema cannot be created before another one is there.</summary>
/// <param name="Object">The object.</param>
/// <param name="Needs">What it needs.</param>
public sealed record ObjectDependency(ObjectName Object, ObjectName Needs);

/// <summary>Which object of a schema is meant.</summary>
/// <param name="Kind">In which list of the schema it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">
/// What tells objects of one name apart: the signature of a routine, the kind of an engine's own object; empty for all else.
/// </param>
public sealed record ObjectName(ObjectKind Kind, TableName Name, string Detail = "");

/// <summary>The lists of a schema whose objects may need each other.</summary>
public enum ObjectKind
{
    /// <summary>One of <see cref="DatabaseSchema.Tables"/>.</summary>
    Table,

    /// <summary>One of <see cref="DatabaseSchema.Views"/>.</summary>
    View,

    /// <summary>One of <see cref="DatabaseSchema.Types"/>.</summary>
    Type,

    /// <summary>One of <see cref="DatabaseSchema.Sequences"/>.</summary>
    Sequence,

    /// <summary>One of <see cref="DatabaseSchema.Routines"/>.</summary>
    Routine,

    /// <summary>One of <see cref="DatabaseSchema.Objects"/>.</summary>
    Object,
}
