using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>
/// The description that lies beside data: which run made it, where each table is, and the whole schema it came from, in the terms of
/// its own engine, so that a database of that engine can be made of it again.
/// </summary>
internal sealed record SchemaDocument
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatName = "synth-schema";

    /// <summary>The version that is written. Readers refuse any other.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Says what the document is.</summary>
    public required string Format { get; init; }

    /// <summary>The version of its form.</summary>
    public required int Version { get; init; }

    /// <summary>The run that made it; null when a person did.</summary>
    public RunMarker? Run { get; init; }

    /// <summary>The places of the tables, in the order in which they can be loaded.</summary>
    public required ValueList<StoredTable> Tables { get; init; }

    /// <summary>The schema.</summary>
    public required DatabaseSchema Schema { get; init; }

    /// <summary>A description in the current form.</summary>
    public static SchemaDocument Create(RunMarker run, IEnumerable<StoredTable> tables, DatabaseSchema schema) => new()
    {
        Format = FormatName,
        Version = CurrentVersion,
        Run = run,
        Tables = tables.ToValueList(),
        Schema = schema,
    };
}
