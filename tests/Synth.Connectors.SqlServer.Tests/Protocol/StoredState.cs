using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What a <see cref="StoredDatabase"/> holds.</summary>
internal sealed class StoredState
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The rows of each table, by its quoted name.</summary>
    public Dictionary<string, StoredTable> Tables { get; private init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What statements made, in their order.</summary>
    public List<StoredDefinition> Definitions { get; private init; } = [];

    /// <summary>The schemas beside dbo.</summary>
    public SortedSet<string> Schemas { get; private init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy that later changes do not reach.</summary>
    public StoredState Copy() => new()
    {
        Tables = Tables.ToDictionary(table => table.Key, table => table.Value.Copy(), StringComparer.OrdinalIgnoreCase),
        Definitions = [.. Definitions],
        Schemas = new SortedSet<string>(Schemas, StringComparer.OrdinalIgnoreCase),
    };

    public bool Has(TableName name) => Definitions.Any(item => item.Table is null && item.Name == name);

    /// <summary>Moves an object with all that belongs to it; whether it is there.</summary>
    public bool Move(TableName name, string schema)
    {
        if (!Has(name))
        {
            return false;
        }

        if (Tables.Remove(Dialect.Table(name), out var table))
        {
            Tables.Add(Dialect.Table(name with { Schema = schema }), table);
        }

        for (var i = 0; i < Definitions.Count; i++)
        {
            Definitions[i] = Definitions[i].After(name, schema);
        }

        return true;
    }

    /// <summary>Removes an object with all that belongs to it.</summary>
    public void Remove(TableName name)
    {
        Tables.Remove(Dialect.Table(name));
        Definitions.RemoveAll(item => item.Table == name || (item.Table is null && item.Name == name));
    }
}
