namespace Synth.Schema.Expressions;

/// <summary>The functions that the engines share, whatever they call them.</summary>
public enum SqlFunction
{
    /// <summary>The first argument that is not null.</summary>
    Coalesce,

    /// <summary>The number of characters, blanks at the end included.</summary>
    Length,

    /// <summary>A text in small letters.</summary>
    Lower,

    /// <summary>A text in capitals.</summary>
    Upper,

    /// <summary>Part of a text: text, first character from 1, and, if it is given, number of characters.</summary>
    Substring,

    /// <summary>A text without blanks at its ends.</summary>
    Trim,

    /// <summary>A text without blanks at its start.</summary>
    TrimStart,

    /// <summary>A text without blanks at its end.</summary>
    TrimEnd,

    /// <summary>A number without its sign.</summary>
    Absolute,

    /// <summary>A number rounded, halves away from zero: number and, if it is given, digits after the point.</summary>
    Round,

    /// <summary>All arguments in a row, nulls left out.</summary>
    ConcatenateKnown,

    /// <summary>Whether a text is a JSON document.</summary>
    IsJson,

    /// <summary>A new random UUID.</summary>
    NewUuid,

    /// <summary>Now, as a point in time or as the session's clock shows it.</summary>
    CurrentTimestamp,

    /// <summary>Today, by the session's clock.</summary>
    CurrentDate,

    /// <summary>The time of day, by the session's clock.</summary>
    CurrentTime,

    /// <summary>Now, as a clock in UTC shows it.</summary>
    UtcTimestamp,

    /// <summary>Today, in UTC.</summary>
    UtcDate,

    /// <summary>The time of day, in UTC.</summary>
    UtcTime,
}
