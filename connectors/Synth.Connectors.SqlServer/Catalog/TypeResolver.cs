using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Finds what the type of a column is. Pure.</summary>
internal static class TypeResolver
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The neutral type and the spelling in CREATE TABLE; the type is null where nothing here knows it.</summary>
    public static NativeType Resolve(ColumnRow row)
    {
        if (!row.IsUserDefined)
        {
            return NativeType.Of(row.TypeName, row.MaxLength, row.Precision, row.Scale);
        }

        var name = new TableName(row.TypeSchema, row.TypeName);
        var underlying = row.BaseTypeName is null ? null : NativeType.Of(row.BaseTypeName, row.MaxLength, row.Precision, row.Scale).Type;
        return new NativeType(underlying is null ? null : new DomainType(name, underlying), Dialect.Table(name));
    }
}
