using Synth.Connectors.Sqlite.Catalog.Typing;
using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of SQLite, where all values are as declared.</summary>
internal static class SqliteTypes
{
    public static MappedTypes All { get; } = new(
        "SQLite",
        "sqlite",
        [
            Column("TINYINT"),
            Column("SMALLINT"),
            Column("MEDIUMINT"),
            Column("INTEGER"),
            Column("NUMERIC(12,2)"),
            Column("NUMERIC(30,10)"),
            Column("NUMERIC"),
            Column("FLOAT(24)"),
            Column("REAL"),
            Column("CHAR(10)"),
            Column("VARCHAR(30)"),
            Column("TEXT"),
            Column("BLOB(16)"),
            Column("BLOB"),
            Column("BOOLEAN"),
            Column("DATE"),
            Column("TIME(3)"),
            Column("DATETIME"),
            Column("TIMESTAMP(7)"),
            Column("TIMESTAMPTZ(3)"),
            Column("UUID"),
            Column("JSON"),
            Mixed("ANY, or of several storage classes"),
        ]);

    private static Column Column(string native)
    {
        var declared = DeclaredType.Parse(native);
        return MappedTypes.Of(native, TypeChooser.Choose(declared, new ColumnProfile(declared)).Type);
    }

    private static Column Mixed(string native)
    {
        var declared = DeclaredType.Parse("ANY");
        var profile = new ColumnProfile(declared);
        profile.ObserveInteger(1);
        profile.ObserveBlob();
        return MappedTypes.Of(native, TypeChooser.Choose(declared, profile).Type);
    }
}
