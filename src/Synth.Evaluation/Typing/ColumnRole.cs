namespace Synth.Evaluation;

/// <summary>What a column is to the metrics.</summary>
internal enum ColumnRole
{
    /// <summary>Identifies rows, or points at some: for joins only.</summary>
    Key,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date or a moment, in seconds since 0001-01-01.</summary>
    DateTime,

    /// <summary>A time of day or a span, in seconds.</summary>
    Time,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>One of some texts that repeat.</summary>
    Category,

    /// <summary>Text that hardly repeats: not shown to classifiers, since it is invented; searched for texts of the source.</summary>
    Text,

    /// <summary>Only nulls.</summary>
    Empty,
}
