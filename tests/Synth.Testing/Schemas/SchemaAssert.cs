using Synth.Schema;
using Xunit;

namespace Synth.Testing;

/// <summary>Compares schemas part by part, so that a failure names the part.</summary>
public static class SchemaAssert
{
    /// <summary>Asserts that two schemas are equal.</summary>
    public static void Equal(DatabaseSchema expected, DatabaseSchema actual)
    {
        Assert.Equal(expected.Tables.Select(table => table.Name), actual.Tables.Select(table => table.Name));
        foreach (var (wanted, found) in expected.Tables.Zip(actual.Tables))
        {
            Assert.Equal(wanted.Columns.Select(column => column.Name), found.Columns.Select(column => column.Name));
            Assert.All(wanted.Columns.Zip(found.Columns), pair => Assert.Equal(pair.First, pair.Second));
            Assert.Equal(wanted.PrimaryKey, found.PrimaryKey);
            Assert.Equal(wanted.UniqueConstraints, found.UniqueConstraints);
            Assert.Equal(wanted.ForeignKeys, found.ForeignKeys);
            Assert.Equal(wanted.Indexes, found.Indexes);
            Assert.Equal(wanted.Checks, found.Checks);
            Assert.Equal(wanted, found);
        }

        Assert.Equal(expected, actual);
    }
}
