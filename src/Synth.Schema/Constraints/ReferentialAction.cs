namespace Synth.Schema;

/// <summary>What a foreign key does when the referenced row is deleted or its key updated (SQL:2016).</summary>
public enum ReferentialAction
{
    /// <summary>Refuse, when the constraint is checked.</summary>
    NoAction,

    /// <summary>Refuse at once.</summary>
    Restrict,

    /// <summary>Do the same to the referencing rows.</summary>
    Cascade,

    /// <summary>Set the referencing columns to null.</summary>
    SetNull,

    /// <summary>Set the referencing columns to their defaults.</summary>
    SetDefault,
}
