using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>The columns of a table of a model as rows of the catalog.</summary>
internal static class ModelColumns
{
    public static IEnumerable<ColumnRow> Of(TSqlObject table, ModelNumbers numbers, TSqlModel model)
    {
        var defaults = model.GetObjects(DacQueryScopes.UserDefined, DefaultConstraint.TypeClass)
            .Where(constraint => constraint.GetReferenced(DefaultConstraint.Host).First().Name.ToString() == table.Name.ToString())
            .ToDictionary(constraint => constraint.GetReferenced(DefaultConstraint.TargetColumn).First().Name.Parts[^1]);
        return table.GetReferenced(Table.Columns)
            .Select((column, i) => Row(table, column, i + 1, numbers, defaults.GetValueOrDefault(column.Name.Parts[^1])));
    }

    public static IEnumerable<ColumnFeatureRow> FeaturesOf(TSqlObject table, ModelNumbers numbers) =>
        table.GetReferenced(Table.Columns).Index().Select(entry => new ColumnFeatureRow
        {
            ObjectId = numbers.Of(table),
            ColumnId = entry.Index + 1,
            IsSparse = entry.Item.GetProperty<bool>(Column.Sparse),
            IsHidden = entry.Item.GetProperty<bool>(Column.IsHidden),
            IsColumnSet = entry.Item.GetMetadata<ColumnType>(Column.ColumnType) == ColumnType.ColumnSet,
            GeneratedAlways = entry.Item.GetProperty<ColumnGeneratedAlwaysType>(Column.GeneratedAlwaysType) switch
            {
                ColumnGeneratedAlwaysType.GeneratedAlwaysAsRowStart => 1,
                ColumnGeneratedAlwaysType.GeneratedAlwaysAsRowEnd => 2,
                _ => 0,
            },
        });

    public static IEnumerable<MaskedColumnRow> MasksOf(TSqlObject table, ModelNumbers numbers) =>
        table.GetReferenced(Table.Columns).Index()
            .Where(entry => entry.Item.GetText(Column.MaskingFunction) is { Length: > 0 })
            .Select(entry => new MaskedColumnRow
            {
                ObjectId = numbers.Of(table),
                ColumnId = entry.Index + 1,
                MaskingFunction = entry.Item.GetText(Column.MaskingFunction)!,
                IsVisible = true,
            });

    /// <summary>The length of a type as the catalog counts it: bytes, -1 for max.</summary>
    public static int BytesOf(string type, int length, bool isMax) =>
        isMax ? -1 : type is "nchar" or "nvarchar" or "sysname"
            ? 2 * Math.Max(1, length) : type == "timestamp" || type == "rowversion" ? 8 : Math.Max(1, length);

    private static ColumnRow Row(TSqlObject table, TSqlObject column, int columnId, ModelNumbers numbers, TSqlObject? defaultConstraint)
    {
        var type = column.GetReferenced(Column.DataType).FirstOrDefault();
        var isComputed = column.GetMetadata<ColumnType>(Column.ColumnType) == ColumnType.ComputedColumn;
        var isUserDefined = type is { Name.Parts.Count: > 1 } && type.Name.Parts[0] != "sys";
        var baseType = isUserDefined ? type!.GetReferenced(DataType.Type).First() : type;
        var baseName = baseType?.Name.Parts[^1] is { } name ? (name == "rowversion" ? "timestamp" : name) : "int";
        return new ColumnRow
        {
            ObjectId = numbers.Of(table),
            ColumnId = columnId,
            Name = column.Name.Parts[^1],
            TypeName = isUserDefined ? type!.Name.Parts[1] : baseName,
            TypeSchema = isUserDefined ? type!.Name.Parts[0] : "sys",
            IsUserDefined = isUserDefined,
            BaseTypeName = baseName,
            MaxLength = isUserDefined
                ? BytesOf(baseName, type!.GetProperty<int>(DataType.UddtLength), type.GetProperty<bool>(DataType.UddtIsMax))
                : BytesOf(baseName, column.GetProperty<int>(Column.Length), column.GetProperty<bool>(Column.IsMax)),
            Precision = PrecisionOf(baseName, column.GetProperty<int>(Column.Precision)),
            Scale = baseName is "money" or "smallmoney" ? 4 : column.GetProperty<int>(Column.Scale),
            IsNullable = isComputed ? column.GetProperty<bool?>(Column.PersistedNullable)
                ?? true : column.GetProperty<bool>(Column.Nullable),
            IsRowGuid = column.GetProperty<bool>(Column.IsRowGuidCol),
            Collation = baseName.Contains("char", StringComparison.Ordinal) || baseName.EndsWith("text", StringComparison.Ordinal)
                ? column.GetText(Column.Collation) is { Length: > 0 } collation ? collation : "SQL_Latin1_General_CP1_CI_AS"
                : null,
            IsIdentity = column.GetProperty<bool>(Column.IsIdentity),
            Seed = column.GetText(Column.IdentitySeed),
            Increment = column.GetText(Column.IdentityIncrement),
            IsNotForReplication = column.GetProperty<bool>(Column.IsIdentityNotForReplication),
            ComputedDefinition = isComputed ? $"({column.GetText(Column.Expression)})" : null,
            IsPersisted = isComputed && column.GetProperty<bool>(Column.Persisted),
            DefaultDefinition = defaultConstraint is null ? null : $"({defaultConstraint.GetText(DefaultConstraint.Expression)})",
            DefaultName = defaultConstraint is { Name.HasName: true } ? defaultConstraint.Name.Parts[^1] : null,
        };
    }

    private static int PrecisionOf(string type, int precision) => type switch { "money" => 19, "smallmoney" => 10, _ => precision };
}
