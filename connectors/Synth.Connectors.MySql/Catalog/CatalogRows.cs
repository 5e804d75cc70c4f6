using Synth.Connectors.MySql.Catalog.Rows;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Everything that is asked of a catalog: the input of <see cref="SchemaAssembler"/>.</summary>
internal sealed record CatalogRows
{
    public IReadOnlyList<TableRow> Tables { get; init; } = [];

    public IReadOnlyList<ColumnRow> Columns { get; init; } = [];

    public IReadOnlyList<IndexRow> Indexes { get; init; } = [];

    public IReadOnlyList<ForeignKeyRow> ForeignKeys { get; init; } = [];

    public IReadOnlyList<CheckRow> Checks { get; init; } = [];

    public IReadOnlyList<SequenceRow> Sequences { get; init; } = [];

    /// <summary>Statements of SHOW CREATE TABLE, by table.</summary>
    public IReadOnlyDictionary<string, string> Statements { get; init; } = new Dictionary<string, string>();

    /// <summary>Views, triggers, routines and events in the order in which the queries have them.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];

    /// <summary>Columns that are declared as truth values or times of a day and hold more, each as table and column.</summary>
    public IReadOnlySet<(string Table, string Column)> Wider { get; init; } = new HashSet<(string Table, string Column)>();

    /// <summary>What the login may do on the whole database.</summary>
    public IReadOnlyList<string> Privileges { get; init; } = [];
}
