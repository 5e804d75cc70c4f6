using System.Text.Json.Serialization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Everything that is learned about the rows of a synthesized table.</summary>
internal sealed record TableModel
{
    /// <summary>The table.</summary>
    public required TableName Name { get; init; }

    /// <summary>Rows in the source.</summary>
    public required long SourceRowCount { get; init; }

    /// <summary>
    /// The bytes that texts and bytes of a row have on average, where they are so many that fewer rows are made at a time; else 0.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long BytesPerRow { get; init; }

    /// <summary>The share of rows whose primary parent is null; 0 for roots.</summary>
    public required double OrphanShare { get; init; }

    /// <summary>The codes of the number of siblings, the row itself included; null for roots.</summary>
    public required NumberEncoder? SiblingCount { get; init; }

    /// <summary>The codes of the position among siblings, from 0; null for roots.</summary>
    public required NumberEncoder? SiblingIndex { get; init; }

    /// <summary>What is counted per row, in the order in which it is drawn.</summary>
    public required CountModel[] Counts { get; init; }

    /// <summary>The links, in the order of the table's plan.</summary>
    public required LinkModel[] Links { get; init; }

    /// <summary>The writable columns in order.</summary>
    public required ColumnModel[] Columns { get; init; }

    /// <summary>How many variables come first: the presence of links and what they choose.</summary>
    public required int LeadCount { get; init; }

    /// <summary>How siblings depend on each other in the variables after the lead.</summary>
    public required SiblingModel Siblings { get; init; }

    /// <summary>The variables in the order in which they are drawn: the lead, then presence and the variables of columns.</summary>
    public required VariableModel[] Variables { get; init; }

    /// <summary>Uniqueness that has to be seen to.</summary>
    public required UniqueRule[] UniqueRules { get; init; }

    /// <summary>Uniqueness of some rows, or of nulls too, for which colliding rows are drawn again.</summary>
    public WatchedKey[] WatchedKeys { get; init; } = [];

    /// <summary>Spans of rows that must not overlap, which are moved apart.</summary>
    public WatchedSpan[] WatchedSpans { get; init; } = [];

    /// <summary>What the values keep among each other and with those of the rows above, below, and linked to.</summary>
    public Rule[] Rules { get; init; } = [];

    /// <summary>Conditions that the user asks for, in the dialect of the source.</summary>
    public string[] Conditions { get; init; } = [];

    /// <summary>Which codes of the variables never come with which.</summary>
    public Exclusion[] Exclusions { get; init; } = [];

    /// <summary>Features that describe where a row stands: siblings and counts.</summary>
    public int StructureFeatureCount => (SiblingCount is null ? 0 : 2) + Counts.Length;

    /// <summary>All features of a row's own: structure first, then the variables.</summary>
    public int FeatureCount => StructureFeatureCount + Variables.Length;

    /// <summary>Which variables something decides. Shape [variables].</summary>
    public bool[] FindDecided()
    {
        var result = new bool[Variables.Length];
        foreach (var column in Columns.OfType<DataColumnModel>().Where(column => column.Decided is not null))
        {
            Array.Fill(result, true, column.FirstVariable, column.Encoder.Variables.Count);
        }

        return result;
    }
}
