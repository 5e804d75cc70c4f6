using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Makes enums, domains, ranges and composite types, each with the statement that creates it. Pure.</summary>
internal sealed class UserTypeAssembler(CatalogRows rows, TypeResolver types)
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    private readonly ILookup<long, ColumnRow> attributes = rows.Columns.ToLookup(row => row.RelationOid);

    public IEnumerable<UserType> Assemble() =>
        rows.Types
            .Where(row => row.IsDefinedByUser && (row.Kind is "e" or "d" or "c" || row.RangeDefinition is not null))
            .Select(row => new UserType(NameOf(row), types.Resolve(row.Oid, -1), Define(row))
            {
                Comment = row.Comment,
                Checks = row.CheckNames
                    .Select((name, i) => new CheckConstraint(name, row.CheckConditions[i], row.ChecksAreValidated[i]))
                    .ToValueList(),
                IsNullable = !row.IsNotNull,
                Companion = MultirangeOf(row),
            });

    private string Define(TypeRow row) => row.Kind switch
    {
        "e" => $"CREATE TYPE {Dialect.Table(NameOf(row))} AS ENUM ({string.Join(", ", row.Labels.Select(Dialect.Literal))})",
        "d" => DefineDomain(row),
        "r" => $"CREATE TYPE {Dialect.Table(NameOf(row))} AS RANGE ({row.RangeDefinition}{NameOfMultirange(row)})",
        _ => $"CREATE TYPE {Dialect.Table(NameOf(row))} AS ({string.Join(", ", attributes[row.RelationOid].Select(DefineAttribute))})",
    };

    private static TableName? MultirangeOf(TypeRow row) =>
        row.MultirangeName is null ? null : new TableName(row.MultirangeSchema, row.MultirangeName);

    // Servers before version 14 take no such name.
    private static string NameOfMultirange(TypeRow row) =>
        MultirangeOf(row) is { } name && (name.Name != row.UsualMultirangeName || name.Schema != row.Schema)
            ? $", multirange_type_name = {Dialect.Table(name)}"
            : "";

    private static string DefineDomain(TypeRow row)
    {
        var parts = new[]
        {
            $"CREATE DOMAIN {Dialect.Table(NameOf(row))} AS {row.BaseNativeType}",
            row.Collation is null ? null : $"COLLATE {row.Collation}",
            row.DefaultExpression is null ? null : $"DEFAULT {row.DefaultExpression}",
            row.IsNotNull ? "NOT NULL" : null,
        };
        return string.Join(" ", parts.OfType<string>().Concat(row.Constraints));
    }

    private static string DefineAttribute(ColumnRow row) =>
        $"{Dialect.Identifier(row.Name)} {row.NativeType}{(row.Collation is null ? "" : $" COLLATE {row.Collation}")}";

    private static TableName NameOf(TypeRow row) => new(row.Schema, row.Name);
}
