using System.Globalization;
using System.IO.Hashing;
using SQLitePCL;
using Synth.Data;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>One pass in one format, in a process of its own so that its peak memory is its own.</summary>
internal static class BatchFormatPass
{
    public const string Verb = "batch-format-pass";

    private const int BatchSize = 8_192;
    private const int WarmUpRows = 50_000;

    private static readonly RandomStream Stream = RandomStream.FromSeed(20_240_229);

    /// <summary>Runs the pass that the arguments (format, pass, rows, folder) name and prints its measurement.</summary>
    public static int Run(string[] arguments)
    {
        var (format, pass, rowCount, folder) =
            (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), arguments[3]);
        var source = Path.Combine(folder, "source.db");
        using var columns = new Columns(format);
        var binners = OrderBinners.Create(Stream);
        Func<int, string> work = pass switch
        {
            "read" => rows => ReadAndEncode(columns.All, binners, source, rows),
            "load" => rows => GenerateAndLoad(columns.All, Path.Combine(folder, "target.db"), rows),
            "prepare" => rows => GenerateAndLoad(columns.All, source, rows),
            _ => throw new ArgumentException($"There is no pass {pass}.", nameof(arguments)),
        };
        if (pass != "prepare")
        {
            work(Math.Min(rowCount, WarmUpRows));
        }

        Console.WriteLine(Measurement.Of(() => work(rowCount)).ToLine());
        return 0;
    }

    private static string ReadAndEncode(FormatColumn[] columns, ColumnBinner[] binners, string path, int rowCount)
    {
        var bins = columns.Select(_ => new byte[rowCount]).ToArray();
        using var file = new SqliteFile(path);
        using var statement = file.Prepare(OrderTable.Select);
        for (var start = 0; start < rowCount; start += BatchSize)
        {
            var end = Math.Min(start + BatchSize, rowCount);
            for (var row = start; row < end && raw.sqlite3_step(statement) == raw.SQLITE_ROW; row++)
            {
                SqliteFile.AppendRow(statement, OrderTable.Kinds, columns);
            }

            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Seal();
                columns[i].Encode(binners[i], bins[i].AsSpan(start, end - start));
                columns[i].Clear();
            }
        }

        var hash = new XxHash3();
        Array.ForEach(bins, hash.Append);
        return hash.GetCurrentHashAsUInt64().ToString("x", CultureInfo.InvariantCulture);
    }

    private static string GenerateAndLoad(FormatColumn[] columns, string path, int rowCount)
    {
        File.Delete(path);
        using (var file = new SqliteFile(path))
        {
            file.Execute(OrderTable.Create);
            file.Execute("BEGIN");
            using var statement = file.Prepare(OrderTable.Insert);
            var binders = OrderTable.Kinds.Select((kind, i) => new ValueBinder(statement, i + 1, kind)).ToArray();
            var buffer = new byte[256];
            for (var start = 0; start < rowCount; start += BatchSize)
            {
                var end = Math.Min(start + BatchSize, rowCount);
                for (var row = start; row < end; row++)
                {
                    OrderTable.AppendRow(columns, Stream, row, buffer);
                }

                Array.ForEach(columns, column => column.Seal());
                Load(columns, binders, statement, end - start);
                Array.ForEach(columns, column => column.Clear());
            }

            file.Execute("COMMIT");
        }

        return new FileInfo(path).Length.ToString(CultureInfo.InvariantCulture);
    }

    private static void Load(FormatColumn[] columns, ValueBinder[] binders, sqlite3_stmt statement, int rowCount)
    {
        for (var row = 0; row < rowCount; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Bind(binders[i], row);
            }

            raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The columns of the table in one format.</summary>
    private sealed class Columns(string format) : IDisposable
    {
        public FormatColumn[] All { get; } = [.. OrderTable.Kinds.Select(kind => format switch
        {
            "synth" => SynthColumns.Create(kind, BatchSize),
            "arrow" => ArrowColumns.Create(kind, BatchSize),
            _ => throw new ArgumentException($"There is no format {format}.", nameof(format)),
        })];

        public void Dispose() => Array.ForEach(All, column => column.Dispose());
    }
}
