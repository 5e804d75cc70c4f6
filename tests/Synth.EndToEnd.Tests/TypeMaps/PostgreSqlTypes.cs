using Synth.Connectors.PostgreSql.Catalog;
using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of PostgreSQL.</summary>
internal static class PostgreSqlTypes
{
    private const int Oid = 1;
    private const int NoModifier = -1;

    // The modifiers of lengths and digits count the four bytes of the length word.
    private const int LengthWord = 4;

    public static MappedTypes All { get; } = new(
        "PostgreSQL",
        "postgresql",
        [
            Native("boolean", "bool"),
            Native("smallint", "int2"),
            Native("integer", "int4"),
            Native("bigint", "int8"),
            Native("numeric(12,2)", "numeric", Digits(12, 2)),
            Native("numeric(60,10)", "numeric", Digits(60, 10)),
            Native("numeric", "numeric"),
            Native("real", "float4"),
            Native("double precision", "float8"),
            Native("money", "money"),
            Native("character(10)", "bpchar", LengthWord + 10),
            Native("character varying(30)", "varchar", LengthWord + 30),
            Native("character varying(5000)", "varchar", LengthWord + 5000),
            Native("character varying", "varchar"),
            Native("text", "text"),
            Native("name", "name"),
            Native("bytea", "bytea"),
            Native("date", "date"),
            Native("time(3) without time zone", "time", 3),
            Native("time without time zone", "time"),
            Native("time with time zone", "timetz"),
            Native("timestamp(3) without time zone", "timestamp", 3),
            Native("timestamp without time zone", "timestamp"),
            Native("timestamp with time zone", "timestamptz"),
            Native("interval", "interval"),
            Native("uuid", "uuid"),
            Native("json", "json"),
            Native("jsonb", "jsonb"),
            Native("xml", "xml"),
            Column("mood (an enum)", Row("mood", "public") with { Kind = "e", Labels = ["sad", "happy"] }),
            Column(
                "email (a domain)",
                Row("email", "public") with { Kind = "d", BaseOid = Oid + 1, BaseModifier = LengthWord + 100 },
                Row("varchar", Oid + 1)),
            Column("integer[]", Row("_int4") with { ElementOid = Oid + 1 }, Row("int4", Oid + 1)),
            Native("bit(8), bit varying(8)", "varbit"),
            Native("inet, cidr, macaddr", "inet"),
            Native("int4range and other ranges", "int4range"),
            Native("tsvector, tsquery", "tsvector"),
            Native("point and other shapes", "point"),
        ]);

    private static Column Native(string native, string name, int modifier = NoModifier) => Column(native, modifier, Row(name));

    private static Column Column(string native, params TypeRow[] rows) => Column(native, NoModifier, rows);

    private static Column Column(string native, int modifier, params TypeRow[] rows) =>
        MappedTypes.Of(native, new TypeResolver(rows).Resolve(Oid, modifier));

    private static TypeRow Row(string name, string schema = "pg_catalog") =>
        new() { Oid = Oid, Schema = schema, Name = name, Kind = "b", Category = "U", Labels = [], Constraints = [] };

    private static TypeRow Row(string name, long oid) => Row(name) with { Oid = oid };

    private static int Digits(int precision, int scale) => ((precision << 16) | scale) + LengthWord;
}
