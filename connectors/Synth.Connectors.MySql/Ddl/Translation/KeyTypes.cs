using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>
/// The types of columns that keys are made of. The engine compares only equal types, so that all columns that refer to each other get
/// one; and its keys have at
/// most 3,072 bytes, so that texts in them get a length. Pure.
/// </summary>
internal sealed class KeyTypes
{
    private const int MaxKeyCharacters = 768;
    private const int CharactersOfOthers = 8;

    private readonly Dictionary<(TableName Table, string Column), (TableName Table, string Column)> leaders = [];
    private readonly Dictionary<(TableName Table, string Column), ColumnType> types = [];

    public KeyTypes(DatabaseSchema source)
    {
        var keys = source.Tables.SelectMany(table => table.UniqueKeys()
            .Concat(table.ForeignKeys.Select(key => key.ReferencingColumns.ToValueList()))
            .Select(key => key.Select(column => (table.Name, column)).ToArray())).ToArray();
        foreach (var column in keys.SelectMany(key => key))
        {
            leaders[column] = column;
        }

        foreach (var (table, key) in source.Tables.SelectMany(table => table.ForeignKeys.Select(key => (table, key))))
        {
            Join(source, table, key);
        }

        var limits = keys.SelectMany(key => Limits(source, key)).ToLookup(limit => Find(limit.Column), limit => limit.Characters);
        foreach (var group in leaders.Keys.ToLookup(Find))
        {
            var common = Merge([.. group.Select(column => TypeIn(source, column))]);
            foreach (var column in group)
            {
                types[column] = Limit(common ?? TypeIn(source, column), limits[group.Key].DefaultIfEmpty(MaxKeyCharacters).Min());
            }
        }
    }

    /// <summary>The type that a column of a key must have; null for a column that is in none.</summary>
    public ColumnType? Find(TableName table, string column) => types.GetValueOrDefault((table, column));

    private void Join(DatabaseSchema source, Table table, ForeignKey key)
    {
        if (source.FindTable(key.ReferencedTable) is null)
        {
            return;
        }

        foreach (var pair in key.Columns)
        {
            var referenced = (key.ReferencedTable, pair.ReferencedColumn);
            leaders.TryAdd(referenced, referenced);
            leaders[Find((table.Name, pair.Column))] = Find(referenced);
        }
    }

    private (TableName Table, string Column) Find((TableName Table, string Column) column)
    {
        while (leaders[column] != column)
        {
            column = leaders[column];
        }

        return column;
    }

    private static IEnumerable<((TableName Table, string Column) Column, int Characters)> Limits(DatabaseSchema source,
        (TableName Table, string Column)[] key)
    {
        var variable = key.Count(column => IsVariable(TypeIn(source, column)));
        return key.Select(column => (column, (MaxKeyCharacters - (CharactersOfOthers * (key.Length - variable))) / Math.Max(1, variable)));
    }

    private static bool IsVariable(ColumnType type) => type is TextType or BinaryType
        or DecimalType { Precision: null } or XmlType or JsonType or ArrayType or UnsupportedType or IntervalType;

    private static ColumnType TypeIn(DatabaseSchema source, (TableName Table, string Column) column)
    {
        var table = source.GetTable(column.Table);
        return table.Columns[table.IndexOf(column.Column)].Type.WithoutDomain();
    }

    // The type that holds the values of all; null when there is none.
    private static ColumnType? Merge(ColumnType[] all) =>
        all.Distinct().Count() == 1 ? all[0]
        : all.All(type => type is IntegerType) ? MergeIntegers([.. all.Cast<IntegerType>()])
        : all.All(type => type is TextType)
            ? new TextType(all.Cast<TextType>().Any(text => text.MaxLength is null)
                ? null
                : all.Cast<TextType>().Max(text => text.MaxLength))
        : null;

    private static IntegerType MergeIntegers(IntegerType[] all)
    {
        var isUnsigned = all.All(type => type.IsUnsigned);
        var bits = all.Max(type => type.IsUnsigned && !isUnsigned ? type.Bits + 1 : type.Bits);
        return new IntegerType(bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 24 ? 24 : bits <= 32 ? 32 : 64, isUnsigned);
    }

    private static ColumnType Limit(ColumnType type, int characters) => type switch
    {
        TextType { MaxLength: { } length } when length <= characters => type,
        BinaryType { MaxLength: { } length } when length <= characters * RowBudget.BytesPerCharacter => type,
        BinaryType => new BinaryType(characters * RowBudget.BytesPerCharacter),
        _ when IsVariable(type) => new TextType(characters),
        _ => type,
    };
}
