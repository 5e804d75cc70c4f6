using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// The types of all columns. Both sides of a foreign key must have the same type to the length, so that a referencing column takes the type
/// of the one that it refers to. Pure.
/// </summary>
internal sealed class KeyColumns
{
    private readonly DatabaseSchema source;
    private readonly HashSet<(TableName Table, string Column)> keys;
    private readonly Dictionary<(TableName Table, string Column), TypeTranslation> types = [];

    /// <summary>Decides the types.</summary>
    public KeyColumns(DatabaseSchema source)
    {
        this.source = source;
        keys = [.. source.Tables.SelectMany(KeysOf)];
        foreach (var table in source.Tables)
        {
            foreach (var column in table.Columns)
            {
                types[(table.Name, column.Name)] = TypeTranslation.Of(column.Type, keys.Contains((table.Name, column.Name)));
            }
        }

        // A chain of references is at most as long as there are tables.
        for (var round = 0; round < source.Tables.Count && FollowReferences(); round++)
        {
        }
    }

    /// <summary>The type of a column in the target.</summary>
    public TypeTranslation TypeOf(TableName table, string column) => types[(table, column)];

    /// <summary>Whether a column is in a primary key, a unique one, or a foreign key.</summary>
    public bool IsKey(TableName table, string column) => keys.Contains((table, column));

    /// <summary>Whether both sides of a foreign key have come to have the same types.</summary>
    public bool Match(TableName table, ForeignKey key) => key.Columns.All(pair =>
        types[(table, pair.Column)].NativeType == types[(key.ReferencedTable, pair.ReferencedColumn)].NativeType);

    private bool FollowReferences()
    {
        var hasChanged = false;
        foreach (var table in source.Tables)
        {
            foreach (var key in table.ForeignKeys.Where(key => source.FindTable(key.ReferencedTable) is not null))
            {
                foreach (var pair in key.Columns)
                {
                    var (child, parent) = (types[(table.Name, pair.Column)], types[(key.ReferencedTable, pair.ReferencedColumn)]);
                    if (child.NativeType != parent.NativeType && Family(child.Type) == Family(parent.Type))
                    {
                        types[(table.Name, pair.Column)] = parent with
                        {
                            Difference = $"it has the type of the column that it refers to, {parent.NativeType}",
                        };
                        hasChanged = true;
                    }
                }
            }
        }

        return hasChanged;
    }

    private static Type Family(ColumnType type) => type is DecimalType ? typeof(IntegerType) : type.GetType();

    private static IEnumerable<(TableName Table, string Column)> KeysOf(Table table) => table.UniqueKeys()
        .SelectMany(key => key.Select(column => (table.Name, column)))
        .Concat(table.Indexes.Where(index => index.IsUnique)
            .SelectMany(index => index.Keys.Where(key => key.Column is not null).Select(key => (table.Name, key.Column!))))
        .Concat(table.ForeignKeys.SelectMany(key => key.Columns).Select(pair => (table.Name, pair.Column)))
        .Concat(table.ForeignKeys.SelectMany(key => key.Columns.Select(pair => (key.ReferencedTable, pair.ReferencedColumn))));
}
