namespace Synth.Schema;

/// <summary>
/// What is known of a database's rows when primary parents are chosen. Everything may be missing: then declarations decide.
/// </summary>
public sealed record FamilyEvidence
{
    /// <summary>No evidence: the schema alone decides.</summary>
    public static FamilyEvidence None { get; } = new();

    /// <summary>Rows per table.</summary>
    public IReadOnlyDictionary<TableName, long> RowCounts { get; init; } = new Dictionary<TableName, long>();

    /// <summary>Use of foreign keys, by table and key.</summary>
    public IReadOnlyDictionary<(TableName Table, ForeignKey Key), ForeignKeyStatistics> ForeignKeys { get; init; } =
        new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>();

    /// <summary>Tables that are never a primary parent: those that are copied as they are.</summary>
    public IReadOnlySet<TableName> NeverParents { get; init; } = new HashSet<TableName>();

    /// <summary>
    /// Tables that have no primary parent, and whose families come before those that link to them: what links to them has to know their
    /// rows.
    /// </summary>
    public IReadOnlySet<TableName> First { get; init; } = new HashSet<TableName>();

    /// <summary>Tables of persons or companies: their rows are no history of what they link to.</summary>
    public IReadOnlySet<TableName> Persons { get; init; } = new HashSet<TableName>();

    /// <summary>Tables that may not have one another as primary parent, though a key leads there.</summary>
    public IReadOnlySet<(TableName Child, TableName Parent)> Apart { get; init; } = new HashSet<(TableName, TableName)>();

    /// <summary>
    /// Tables of which a row may have no more than so many descendants on the average when it is the root of a family. Others have
    /// no limit.
    /// </summary>
    public IReadOnlyDictionary<TableName, double> MostDescendants { get; init; } = new Dictionary<TableName, double>();
}
