using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Finds the neutral type of a PostgreSQL type and its modifier. Pure.</summary>
internal sealed class TypeResolver(IEnumerable<TypeRow> rows)
{
    private const int MaxTimeDigits = 6;
    private const int MaxNameBytes = 63;

    private readonly Dictionary<long, TypeRow> types = rows.ToDictionary(row => row.Oid);

    /// <summary>The neutral type.</summary>
    /// <param name="typeOid">The type.</param>
    /// <param name="modifier">Its modifier (lengths, digits); -1 for none.</param>
    public ColumnType Resolve(long typeOid, int modifier) =>
        types.GetValueOrDefault(typeOid) switch
        {
            null => new UnsupportedType(),
            { ElementOid: > 0 } array => new ArrayType(Resolve(array.ElementOid, modifier)),
            { Kind: "d" } domain => new DomainType(NameOf(domain), Resolve(domain.BaseOid, domain.BaseModifier)),
            { Kind: "e" } enumeration => new EnumType(NameOf(enumeration), enumeration.Labels.ToValueList()),
            { Schema: "pg_catalog" } system => ResolveSystemType(system.Name, modifier),
            _ => new UnsupportedType(),
        };

    /// <summary>Whether values are rows of a table or view, or arrays of them.</summary>
    public bool IsOfRows(long typeOid) => !types.TryGetValue(typeOid, out var row) || (row.ElementOid > 0 && IsOfRows(row.ElementOid));

    private static ColumnType ResolveSystemType(string name, int modifier) => name switch
    {
        "bool" => new BooleanType(),
        "int2" => new IntegerType(16),
        "int4" => new IntegerType(32),
        "int8" => new IntegerType(64),
        "numeric" => ResolveNumeric(modifier),
        "float4" => new FloatType(32),
        "float8" => new FloatType(64),
        "text" => new TextType(),
        "varchar" => new TextType(LengthOf(modifier)),
        "bpchar" => new TextType(LengthOf(modifier), IsFixedLength: modifier >= 0),
        "name" => new TextType(MaxNameBytes),
        "bytea" => new BinaryType(),
        "date" => new DateType(),
        "time" => new TimeType(DigitsOf(modifier)),
        "timestamp" => new TimestampType(DigitsOf(modifier)),
        "timestamptz" => new TimestampType(DigitsOf(modifier), IsInstant: true),
        "interval" => new IntervalType(),
        "uuid" => new UuidType(),
        "json" => new JsonType(),
        "jsonb" => new JsonType(IsBinary: true),
        "xml" => new XmlType(),
        _ => new UnsupportedType(),
    };

    // Modifiers of character types and numeric count the four bytes of the length word.
    private static int? LengthOf(int modifier) => modifier < 4 ? null : modifier - 4;

    private static int DigitsOf(int modifier) => modifier < 0 ? MaxTimeDigits : modifier;

    // Precision in the high half, scale in the low eleven bits, signed since version 15. A negative scale rounds to tens or
    // hundreds: such numbers are whole, with as many more digits.
    private static DecimalType ResolveNumeric(int modifier)
    {
        if (modifier < 4)
        {
            return new DecimalType(null, null);
        }

        var precision = (modifier - 4) >> 16;
        var scale = (((modifier - 4) & 0x7FF) ^ 1024) - 1024;
        return scale < 0 ? new DecimalType(precision - scale, 0) : new DecimalType(Math.Max(precision, scale), scale);
    }

    private static TableName NameOf(TypeRow row) => new(row.Schema, row.Name);
}
