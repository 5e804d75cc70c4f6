using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Data;
using Synth.Testing;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Writes databases of structures that the public ones lack as SQLite files, each cut at random into two halves of families, so that
/// clones of the one can be judged by the other.
/// </summary>
internal static class StructuresBenchmark
{
    private static readonly SqliteConnector Connector = new();

    /// <summary>Writes a file of each half of every structure: NAME.train.sqlite and NAME.holdout.sqlite.</summary>
    /// <param name="folder">Where to; it is made when it is not there. Files of that name are replaced.</param>
    public static async Task<int> RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var structure in Structure.All)
        {
            var rows = Make(structure);
            var halves = RandomStream.FromSeed(5).Derive(structure.Name);
            foreach (var (half, bit) in new[] { ("train", 0UL), ("holdout", 1UL) })
            {
                var file = Path.Combine(folder, $"{structure.Name}.{half}.sqlite");
                File.Delete(file);
                var count = await WriteAsync(structure, rows, file, family => family < 0 || (halves.Bits(family) & 1) == bit);
                Console.WriteLine($"{file}: {count} rows");
            }
        }

        return 0;
    }

    private static StructureRows Make(Structure structure)
    {
        var rows = new StructureRows();
        var stream = RandomStream.FromSeed(3).Derive(structure.Name);
        structure.WriteShared?.Invoke(new FamilyWriter(rows, -1, stream.Derive("shared")));
        for (var family = 0; family < structure.FamilyCount; family++)
        {
            structure.WriteFamily(new FamilyWriter(rows, family, stream.Derive(family)));
        }

        return rows;
    }

    private static async Task<int> WriteAsync(Structure structure, StructureRows rows, string file, Func<int, bool> isWanted)
    {
        var batches = structure.Tables.ToDictionary(
            table => table.Name, table => BatchBuilder.Create(table, rows.Of(table.Name.Name, isWanted)));
        var count = batches.Values.Sum(batch => batch.RowCount);
        await TargetRun.WriteAsync(
            Connector,
            new DatabaseAddress { Scheme = "sqlite", Database = file },
            SchemaBuilder.Database(structure.Tables),
            table => [batches[table.Name]]);
        foreach (var batch in batches.Values)
        {
            batch.Dispose();
        }

        return count;
    }
}
