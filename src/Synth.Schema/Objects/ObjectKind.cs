namespace Synth.Schema;

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
