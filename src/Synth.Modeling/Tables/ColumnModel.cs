using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>Where the values of a column come from.</summary>
/// <param name="Name">The column.</param>
/// <param name="Presence">The presence variable that says whether there is a value; -1 when there always is one.</param>
[JsonDerivedType(typeof(DataColumnModel), "data")]
[JsonDerivedType(typeof(KeyColumnModel), "key")]
[JsonDerivedType(typeof(ParentColumnModel), "parent")]
[JsonDerivedType(typeof(LinkColumnModel), "link")]
[JsonDerivedType(typeof(RepeatedColumnModel), "repeated")]
internal abstract record ColumnModel(string Name, int Presence);

/// <summary>A column whose values are drawn.</summary>
/// <param name="Name">The column.</param>
/// <param name="Presence">See <see cref="ColumnModel"/>.</param>
/// <param name="Encoder">Its codes.</param>
/// <param name="FirstVariable">The first of its variables among those of the table.</param>
internal sealed record DataColumnModel(string Name, int Presence, ColumnEncoder Encoder, int FirstVariable) : ColumnModel(Name, Presence)
{
    /// <summary>What decides its value; null where it is drawn for each row.</summary>
    public Determination? Decided { get; init; }

    /// <summary>
    /// Whether no two rows of the source share a text, although no key says so; rows that are made together do not share one either.
    /// </summary>
    public bool IsDistinct { get; init; }

    /// <summary>Whether the user has said what it holds.</summary>
    public bool IsOverridden { get; init; }

    /// <summary>Whether anything is drawn for it; where not, <see cref="FirstVariable"/> is another column's, or none.</summary>
    public bool HasVariables => Encoder.Variables.Count > 0;
}

/// <summary>A column whose values follow from the row's position.</summary>
/// <param name="Name">The column.</param>
/// <param name="Presence">See <see cref="ColumnModel"/>.</param>
/// <param name="Key">How they look.</param>
internal sealed record KeyColumnModel(string Name, int Presence, KeyModel Key) : ColumnModel(Name, Presence)
{
    /// <summary>The share of the source's rows that have a value, above 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>
    /// Whether not all rows but those that have a value are numbered, because there are fewer values than rows. Then all rows are made
    /// together.
    /// </summary>
    /// <param name="rowCount">Rows of the table.</param>
    public bool IsRanked(long rowCount) => Presence >= 0 && Key.Room < rowCount;
}

/// <summary>A column of the key to the primary parent.</summary>
/// <param name="Name">The column.</param>
/// <param name="ReferencedColumn">The parent's column whose value it takes.</param>
internal sealed record ParentColumnModel(string Name, string ReferencedColumn) : ColumnModel(Name, -1);

/// <summary>A column of a link.</summary>
/// <param name="Name">The column.</param>
/// <param name="Presence">See <see cref="ColumnModel"/>.</param>
/// <param name="Link">The link, by its number in the table's plan.</param>
/// <param name="ReferencedColumn">The linked table's column whose value it takes.</param>
internal sealed record LinkColumnModel(string Name, int Presence, int Link, string ReferencedColumn) : ColumnModel(Name, Presence);

/// <summary>A column that repeats what the parent or grandparent says.</summary>
/// <param name="Name">The column.</param>
/// <param name="Generations">1 for the parent, 2 for the grandparent.</param>
/// <param name="Source">The ancestor's column.</param>
internal sealed record RepeatedColumnModel(string Name, int Generations, string Source) : ColumnModel(Name, -1);
