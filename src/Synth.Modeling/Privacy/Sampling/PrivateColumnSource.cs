namespace Synth.Modeling;

/// <summary>Where the values of a column of a private sample come from.</summary>
internal enum PrivateColumnSource
{
    /// <summary>The row above.</summary>
    Parent,

    /// <summary>The row that a link leads to.</summary>
    Link,

    /// <summary>The position of the row.</summary>
    Key,

    /// <summary>The position of the row among its siblings.</summary>
    Number,

    /// <summary>A distribution.</summary>
    Data,
}
