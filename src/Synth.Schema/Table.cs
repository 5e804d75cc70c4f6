namespace Synth.Schema;

/// <summary>A table with its columns and constraints.</summary>
public sealed record Table
{
    /// <summary>The table's name.</summary>
    public required TableName Name { get; init; }

    /// <summary>The columns in declared order.</summary>
    public required ValueList<Column> Columns { get; init; }

    /// <summary>The primary key; null for a keyless table.</summary>
    public PrimaryKey? PrimaryKey { get; init; }

    /// <summary>The declared uniquenesses besides the primary key.</summary>
    public ValueList<UniqueConstraint> UniqueConstraints { get; init; } = [];

    /// <summary>The foreign keys in catalog order.</summary>
    public ValueList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The conditions on rows.</summary>
    public ValueList<CheckConstraint> Checks { get; init; } = [];

    /// <summary>The exclusion constraints.</summary>
    public ValueList<ExclusionConstraint> ExclusionConstraints { get; init; } = [];

    /// <summary>The indexes that are no constraint.</summary>
    public ValueList<Index> Indexes { get; init; } = [];

    /// <summary>
    /// Storage clauses of the engine that decide behaviour: <c>STRICT</c>, <c>WITHOUT ROWID</c>, <c>UNLOGGED</c>. In order of the catalog.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];

    /// <summary>
    /// The tables whose columns and checks it has besides its own (PostgreSQL), in declared order. Its rows are its own: what is said of
    /// theirs, keys and references too, is not said of them.
    /// </summary>
    public ValueList<TableName> InheritsFrom { get; init; } = [];

    /// <summary>How its rows are spread over partitions; null when they are not.</summary>
    public Partitioning? Partitioning { get; init; }

    /// <summary>How the engine keeps the rows that were; null when it does not.</summary>
    public SystemVersioning? Versioning { get; init; }

    /// <summary>The engine's own statement for it, for a target of the same engine; null where there is none.</summary>
    public string? Definition { get; init; }

    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }

    /// <summary>The column of that name, or null.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The position of the column of that name, from 0.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public int IndexOf(string columnName)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == columnName)
            {
                return i;
            }
        }

        throw new ArgumentException($"Table {Name} has no column {columnName}.", nameof(columnName));
    }

    /// <summary>
    /// Every set of columns that identifies a row: the primary key, unique constraints, and unique indexes over plain columns of all rows.
    /// </summary>
    public IEnumerable<ValueList<string>> UniqueKeys()
    {
        if (PrimaryKey is not null)
        {
            yield return PrimaryKey.Columns;
        }

        foreach (var unique in UniqueConstraints)
        {
            yield return unique.Columns;
        }

        foreach (var index in Indexes.Where(index => index.IsUnique
            && index.Filter is null && index.Keys.All(key => key.Column is not null)))
        {
            yield return index.Keys.Select(key => key.Column!).ToValueList();
        }
    }
}
