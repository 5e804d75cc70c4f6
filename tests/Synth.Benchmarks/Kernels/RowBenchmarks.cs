using BenchmarkDotNet.Attributes;
using Synth.Benchmarks.LinearCost;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Data;
using Synth.Modeling;

namespace Synth.Benchmarks.Kernels;

/// <summary>
/// What every row of ten mixed columns goes through: sampling, values from codes, COPY; and the choice of the row that a foreign key
/// leads to.
/// </summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private const int Rows = 8192;

    private readonly int[] degrees = [.. Enumerable.Range(0, 100_000).Select(row => row % 7)];
    private RecordBatch batch = null!;
    private RowEncoder encoder = null!;
    private GenerationPlan plan = null!;
    private NumberEncoder numbers = null!;
    private ColumnVector values = null!;
    private byte[][] codes = [];
    private LinkPool pool = null!;
    private CellDraw draw;

    [GlobalSetup]
    public void Prepare()
    {
        var table = MixedTables.Make(1, Rows, 10)[0];
        using (var read = table.Read().GetEnumerator())
        {
            read.MoveNext();
            batch = RecordBatch.Create(read.Current.Layout, Rows);
            for (var row = 0; row < read.Current.RowCount; row++)
            {
                for (var i = 0; i < batch.Columns.Count; i++)
                {
                    batch.Columns[i].AppendFrom(read.Current.Columns[i], row);
                }
            }
        }

        encoder = new RowEncoder([.. table.Definition.Columns], batch.Layout);
        plan = MemoryRun.PlanOf([table]);
        var amount = table.Definition.Columns[1];
        values = batch.Columns[1];
        numbers = new NumberEncoder(
            amount.Name,
            NumberUnits.Fit(values),
            [.. Enumerable.Range(0, 100).Select(bin => new NumberBin(10 * bin, (10 * bin) + 9))],
            [],
            new NumberGrid(0, 1, [], []),
            0,
            0,
            0,
            0,
            1000,
            []);
        codes = numbers.Encode(values);
        pool = LinkPool.Of(new RowRanges(degrees));
        draw = new CellDraw(RandomStream.FromSeed(1), 0);
    }

    [GlobalCleanup]
    public void Clean()
    {
        batch.Dispose();
    }

    /// <summary>Rows of a batch to a sample of families that keeps all of them.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Sample() => new SourceSampleBuilder(plan, 1_000_000).Add(plan.Tables[0].Name, batch);

    /// <summary>A column of numbers to codes.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public byte[][] EncodeColumn() => numbers.Encode(values);

    /// <summary>A column of codes to numbers.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int DecodeColumn()
    {
        using var target = ColumnVector.Create(values.Kind, Rows);
        for (var row = 0; row < Rows; row++)
        {
            numbers.Decode(codes, row, draw with { Position = row }, target);
        }

        return target.Count;
    }

    /// <summary>Rows of ten columns to the bytes of a binary COPY.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int EncodeCopy()
    {
        using var writer = new CopyWriter();
        for (var row = 0; row < Rows; row++)
        {
            encoder.WriteRow(batch.Columns, row, writer);
        }

        return writer.Length;
    }

    /// <summary>The row behind a use of a linked table's rows.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long ChooseForeignKey()
    {
        long sum = 0;
        for (var use = 0; use < Rows; use++)
        {
            sum += pool.RowOf((use * 7919L) % pool.UseCount);
        }

        return sum;
    }
}
